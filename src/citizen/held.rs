//! State that outlives a page. It is made once and never freed, so that handles to it are plain references.

use std::cell::RefCell;

use leptos::prelude::{Notify, Track, Trigger};

/// A value that nobody follows.
#[derive(Debug, Default)]
pub struct Held<T>(RefCell<T>);

/// A value that pages follow; the following is one code for all types.
pub struct Live<T> {
    value: RefCell<T>,
    changed: Trigger,
}

impl<T> Held<T> {
    /// Holds a value.
    pub const fn new(value: T) -> Self {
        Self(RefCell::new(value))
    }

    /// Reads it.
    pub fn with<U>(&self, read: impl FnOnce(&T) -> U) -> U {
        read(&self.0.borrow())
    }

    /// Changes it.
    pub fn update<U>(&self, change: impl FnOnce(&mut T) -> U) -> U {
        change(&mut self.0.borrow_mut())
    }

    /// Puts another in its place.
    pub fn replace(&self, value: T) -> T {
        self.0.replace(value)
    }
}

impl<T> Live<T> {
    /// Holds a value.
    pub fn new(value: T) -> Self {
        Self {
            value: RefCell::new(value),
            changed: Trigger::new(),
        }
    }

    /// Reads it and follows it.
    pub fn with<U>(&self, read: impl FnOnce(&T) -> U) -> U {
        self.changed.track();
        read(&self.value.borrow())
    }

    /// Reads it once.
    pub fn peek<U>(&self, read: impl FnOnce(&T) -> U) -> U {
        read(&self.value.borrow())
    }

    /// Puts another in its place.
    pub fn set(&self, value: T) {
        self.value.replace(value);
        self.changed.notify();
    }
}

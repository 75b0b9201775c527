//! Elements, made one by one with Leptos' signals behind what changes.
//!
//! Every element has the same Rust type, so that a page adds little code: with a type per template
//! (Leptos' `view!`) the app was half as large again, far over its budget.

use std::rc::Rc;

use leptos::prelude::{RenderEffect, StoredValue, document};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, Node};

/// A finished piece of a page.
pub type View = Node;
/// Words that change; reading signals in it is enough.
pub type Words = Rc<dyn Fn() -> String>;

/// An element being made.
#[derive(Debug)]
#[must_use]
pub struct El(Element);

/// A new element with a class; no words, no class.
///
/// Writing one's own document does not fail; what the engine refuses is left out.
pub fn el(tag: &str, class: &str) -> El {
    let element = document()
        .create_element(tag)
        .unwrap_or_else(|_| JsValue::NULL.unchecked_into());
    let el = El(element);
    if class.is_empty() { el } else { el.set("class", class) }
}

/// Nothing, where something else could have been.
pub fn nothing() -> View {
    document().create_document_fragment().into()
}

/// Runs something now, and again whenever a signal read in it changes, until the page is left.
pub fn follow(run: Box<dyn Fn()>) {
    let effect = RenderEffect::new(move |_: Option<()>| run());
    StoredValue::new_local(effect);
}

fn put(element: &Element, name: &str, value: &str) {
    drop(if value.is_empty() && name != "value" {
        element.remove_attribute(name)
    } else {
        element.set_attribute(name, value)
    });
}

impl El {
    /// Sets an attribute; an empty value leaves it out.
    pub fn set(self, name: &str, value: &str) -> Self {
        put(&self.0, name, value);
        self
    }

    /// Sets an attribute without a value, if so.
    pub fn flag(self, name: &str, so: bool) -> Self {
        if so {
            drop(self.0.set_attribute(name, ""));
        }
        self
    }

    /// Adds words.
    pub fn text(self, text: &str) -> Self {
        self.child(document().create_text_node(text).into())
    }

    /// Adds a piece.
    pub fn child(self, child: View) -> Self {
        drop(self.0.append_child(&child));
        self
    }

    /// Adds pieces.
    pub fn all(self, children: Vec<View>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// Follows an attribute; an empty value leaves it out.
    pub fn follow(self, name: &'static str, value: impl Fn() -> String + 'static) -> Self {
        let element = self.0.clone();
        follow(Box::new(move || put(&element, name, &value())));
        self
    }

    /// Hides it while so.
    pub fn hide_while(self, so: impl Fn() -> bool + 'static) -> Self {
        let element = self.0.clone();
        follow(Box::new(move || {
            drop(if so() {
                element.set_attribute("hidden", "")
            } else {
                element.remove_attribute("hidden")
            });
        }));
        self
    }

    /// Follows words as its only content; without words it is hidden.
    pub fn words(self, words: Words) -> Self {
        let element = self.0.clone();
        follow(Box::new(move || {
            let words = words();
            element.set_text_content(Some(&words));
            drop(if words.is_empty() {
                element.set_attribute("hidden", "")
            } else {
                element.remove_attribute("hidden")
            });
        }));
        self
    }

    /// Follows its only content.
    pub fn content(self, content: impl Fn() -> Vec<View> + 'static) -> Self {
        let element = self.0.clone();
        follow(Box::new(move || {
            element.set_text_content(None);
            for child in content() {
                drop(element.append_child(&child));
            }
        }));
        self
    }

    /// Hears an event for as long as it exists.
    pub fn on(self, name: &str, then: impl FnMut(Event) + 'static) -> Self {
        hear(&self.0, name, Box::new(then));
        self
    }

    /// The finished piece.
    pub fn view(self) -> View {
        self.0.into()
    }
}

fn hear(element: &Element, name: &str, then: Box<dyn FnMut(Event)>) {
    // The engine frees the closure together with its element.
    let listener = Closure::wrap(then).into_js_value();
    drop(element.add_event_listener_with_callback(name, listener.unchecked_ref()));
}

//! What stays on the device: the tab's storage, or the device's when the citizen wants it.
//!
//! Storage that throws (private mode, a frame, a full disk) means memory and a warning, never a broken page.

use std::cell::{Cell, RefCell};

use leptos::prelude::window;
use web_sys::Storage;

/// Where something is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Until the tab is closed.
    Tab,
    /// Until it is removed.
    Device,
}

thread_local! {
    static MEMORY: RefCell<Vec<(String, String)>> = const { RefCell::new(Vec::new()) };
    static MEMORY_ONLY: Cell<bool> = const { Cell::new(false) };
}

/// Keeps nothing on the device from now on: for kiosks.
pub fn memory_only() {
    MEMORY_ONLY.set(true);
}

fn storage(place: Place) -> Option<Storage> {
    if MEMORY_ONLY.get() {
        return None;
    }
    match place {
        Place::Tab => window().session_storage().ok()?,
        Place::Device => window().local_storage().ok()?,
    }
}

/// Reads what is kept under a name.
pub fn read(place: Place, name: &str) -> Option<String> {
    let kept = storage(place).and_then(|storage| storage.get_item(name).ok()?);
    kept.or_else(|| {
        let find = |memory: &Vec<(String, String)>| memory.iter().find(|(key, _)| key == name).map(|(_, v)| v.clone());
        (place == Place::Tab).then(|| MEMORY.with_borrow(find))?
    })
}

/// Keeps something under a name; false when only memory took it.
pub fn write(place: Place, name: &str, text: &str) -> bool {
    let kept = storage(place).is_some_and(|storage| storage.set_item(name, text).is_ok());
    if !kept && place == Place::Tab {
        forget(name);
        MEMORY.with_borrow_mut(|memory| memory.push((name.to_owned(), text.to_owned())));
    }
    kept || MEMORY_ONLY.get()
}

/// Removes what is kept under a name, everywhere.
pub fn remove(name: &str) {
    for place in [Place::Tab, Place::Device] {
        if let Some(storage) = storage(place) {
            // What cannot be removed could not be written either.
            drop(storage.remove_item(name));
        }
    }
    forget(name);
}

fn forget(name: &str) {
    MEMORY.with_borrow_mut(|memory| memory.retain(|(key, _)| key != name));
}

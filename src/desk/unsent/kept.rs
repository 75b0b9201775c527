//! What of visits is kept on the phone: the device's storage is the truth, so that two tabs do not undo each other.

use leptos::prelude::*;
use qingyu_domain::inspection::Unsent;
use qingyu_domain::person::PersonId;

use crate::clock;
use crate::desk::app::Desk;
use crate::storage::{self, Place};

const NAME: &str = "qingyu-desk-visits";

fn load() -> Option<Unsent> {
    serde_json::from_str(&storage::read(Place::Device, NAME)?).ok()
}

/// Writes it, or removes it when nothing is in it; whether the device took it.
fn store(unsent: &Unsent) -> bool {
    if unsent.is_empty() {
        storage::remove(NAME);
        return true;
    }
    serde_json::to_string(unsent).is_ok_and(|text| storage::write(Place::Device, NAME, &text))
}

fn whose(desk: Desk) -> Option<PersonId> {
    desk.me
        .with_untracked(|me| me.as_ref().map(|me| me.id.clone()))
        .filter(|_| desk.is_visitor())
}

/// What is kept of whoever is signed in; read in an effect, it is read again when it changes.
pub fn of(desk: Desk) -> Option<Unsent> {
    desk.noted.track();
    let by = whose(desk)?;
    let mut unsent = load().filter(|unsent| unsent.by == by)?;
    unsent.tidy(clock::now().ms());
    Some(unsent)
}

/// Changes it; whether the device took it.
pub fn change<T>(desk: Desk, change: impl FnOnce(&mut Unsent, i64) -> T) -> (bool, Option<T>) {
    let Some(by) = whose(desk) else {
        return (false, None);
    };
    let now = clock::now().ms();
    let kept = load().filter(|unsent| unsent.by == by);
    let mut unsent = kept.unwrap_or_else(|| Unsent::new(by));
    unsent.tidy(now);
    let value = change(&mut unsent, now);
    let is_kept = store(&unsent);
    desk.noted.update(|count| *count += 1);
    (is_kept, Some(value))
}

/// Forgets what is too old, whosever it is.
pub fn tidy() {
    match load() {
        Some(mut unsent) => {
            unsent.tidy(clock::now().ms());
            store(&unsent);
        }
        // What cannot be read helps nobody.
        None => storage::remove(NAME),
    }
}

/// What is kept is of whoever is signed in, or gone.
pub fn belongs(desk: Desk) {
    let by = whose(desk);
    if load().is_some_and(|unsent| Some(&unsent.by) != by.as_ref()) {
        wipe(desk);
    }
}

/// Forgets everything.
pub fn wipe(desk: Desk) {
    storage::remove(NAME);
    desk.noted.update(|count| *count += 1);
}

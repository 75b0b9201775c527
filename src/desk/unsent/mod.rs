//! 没有网络时的走访: what a supervisor notes in a hall stays on the phone and is sent once there is a network.
//!
//! A supervisor's alone: their phone is theirs and known, while a desk is many people's.

mod kept;
mod kit;
mod panel;
mod send;
mod worker;

use std::cell::Cell;

use leptos::prelude::*;
use qingyu_api::Endpoint;
use qingyu_api::desk::session::{Me, WhoAmI};

use qingyu_words::desk::unsent as words;

use super::app::Desk;
use super::navigate;
use crate::client;
use crate::clock;
use crate::ui::dom;

pub use self::kept::{change, of};
pub use self::kit::{Kit, kit};
pub use self::panel::panel;
pub use self::send::{passes, resume, send};

thread_local! {
    /// The hourly alarm is set.
    static WATCHES: Cell<bool> = const { Cell::new(false) };
}

/// Ends what is too old, and follows the network from now on.
pub fn start() {
    kept::tidy();
    dom::listen(&window(), "online", |_| {
        if let Some(desk) = Desk::now() {
            awake(desk);
        }
    });
}

/// Somebody has been recognised: what another one left here is gone, and one's own goes on.
pub fn enter(desk: Desk) {
    kept::belongs(desk);
    let is_visitor = desk.is_visitor();
    // Whatever is left of a supervisor who was here before, their kit or not.
    if !is_visitor || kit().is_some_and(|kit| !desk.is(&kit.me.id)) {
        kit::wipe();
        worker::end();
    }
    if !is_visitor {
        return;
    }
    watch();
    kit::prepare(desk);
    worker::register();
    resume(desk);
}

/// The server knows nobody here: whoever comes next signs in before they see anything, with or without a network.
pub fn over() {
    kit::wipe();
}

/// Asks before something that was not sent is forgotten.
pub fn may_leave(desk: Desk) -> bool {
    let is_any = untrack(|| of(desk)).is_some_and(|unsent| !unsent.is_empty());
    !is_any || dom::confirm(words::leave_sure(desk.lang))
}

/// Nobody is signed in any more, by their own wish: nothing of theirs stays.
pub fn leave(desk: Desk) {
    kept::wipe(desk);
    kit::wipe();
    worker::end();
}

/// The network is back: whoever was let in without it is asked for again.
fn awake(desk: Desk) {
    if !desk.is_visitor() {
        return;
    }
    client::spawn(async move {
        match client::staff::get::<Me>(WhoAmI::PATH).await {
            Ok(me) if desk.is(&me.id) => {
                desk.me.set(Some(me));
                kit::prepare(desk);
                resume(desk);
            }
            Ok(me) => navigate::enter(desk, me),
            Err(failure) if navigate::is_signed_out(&failure) => navigate::over(desk),
            Err(_) => {}
        }
    });
}

/// Forgets in time, also while the page stays open.
fn watch() {
    const HOUR_MS: u32 = 3_600_000;
    if !WATCHES.replace(true) {
        ring(HOUR_MS);
    }
}

fn ring(pause: u32) {
    clock::alarm(pause, move || {
        kept::tidy();
        if let Some(desk) = Desk::now() {
            desk.noted.update(|count| *count += 1);
        }
        ring(pause);
    });
}

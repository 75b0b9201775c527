//! `?kiosk=1` in a hall: an idle page warns, then wipes itself. Nothing is kept on such a device; what has not
//! arrived yet is sent on from memory, out of sight.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::{document, window};
use qingyu_words::more;

use super::app::App;
use super::carry;
use crate::clock::{self, Alarm};
use crate::ui::dom;
use crate::ui::el::follow;

/// Idle for so long, it warns.
const WARN_MS: u32 = 45_000;
/// So long after the warning, it wipes.
const WIPE_MS: u32 = 15_000;

/// Watches for signs of life, in a kiosk only.
pub fn start(app: App) {
    if !app.is_kiosk {
        return;
    }
    // Pages without the app cannot wipe themselves, nor come back as a kiosk: the style hides the ways to them.
    if let Some(root) = document().document_element() {
        drop(root.set_attribute("data-kiosk", ""));
    }
    let alarm = Rc::new(RefCell::new(Alarm::default()));
    rearm(app, &alarm);
    // Not `scroll`: a page whose panel changes its height scrolls by itself.
    for name in ["pointerdown", "wheel", "keydown", "input"] {
        dom::listen(&window(), name, {
            let alarm = alarm.clone();
            move |_| rearm(app, &alarm)
        });
    }
    // A receipt that has just come is given its time.
    follow(Box::new(move || {
        if app.sending.with(|sending| sending.kept().is_some()) {
            rearm(app, &alarm);
        }
    }));
    dom::listen(&window(), "beforeunload", move |event| {
        if carry::must_stay(app) {
            event.prevent_default();
        }
    });
}

/// What is said before the page is wiped.
fn warning(app: App) -> &'static str {
    if app.sending.peek(|sending| sending.request().is_some()) {
        more::kiosk_waiting(app.lang)
    } else {
        more::kiosk_warning(app.lang)
    }
}

fn rearm(app: App, alarm: &Rc<RefCell<Alarm>>) {
    let warnings = [more::kiosk_waiting(app.lang), more::kiosk_warning(app.lang)];
    if app.banner.peek(|banner| warnings.contains(&banner.as_str())) {
        app.hush();
    }
    let next = alarm.clone();
    let warn = move || {
        app.say(warning(app));
        next.replace(clock::alarm(WIPE_MS, move || app.leave()));
    };
    alarm.borrow_mut().stop();
    alarm.replace(clock::alarm(WARN_MS, warn));
}

//! `?kiosk=1` in a hall: an idle page warns, then wipes itself. Nothing is kept on such a device.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::window;
use qingyu_words::more;

use super::app::App;
use crate::clock::{self, Alarm};
use crate::ui::dom;

/// Idle for so long, it warns.
const WARN_MS: u32 = 45_000;
/// So long after the warning, it wipes.
const WIPE_MS: u32 = 15_000;

/// Watches for signs of life, in a kiosk only.
pub fn start(app: App) {
    if !app.is_kiosk {
        return;
    }
    let alarm = Rc::new(RefCell::new(Alarm::default()));
    rearm(app, &alarm);
    for name in ["pointerdown", "keydown", "input", "scroll"] {
        dom::listen(&window(), name, {
            let alarm = alarm.clone();
            move |_| rearm(app, &alarm)
        });
    }
}

fn rearm(app: App, alarm: &Rc<RefCell<Alarm>>) {
    if app.banner.peek(|banner| banner == more::kiosk_warning(app.lang)) {
        app.say("");
    }
    let next = alarm.clone();
    let warn = move || {
        app.say(more::kiosk_warning(app.lang));
        next.replace(clock::alarm(WIPE_MS, move || app.leave()));
    };
    alarm.borrow_mut().stop();
    alarm.replace(clock::alarm(WARN_MS, warn));
}

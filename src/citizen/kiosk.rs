//! `?kiosk=1` in a hall: an idle page warns, then wipes itself. Nothing is kept on such a device.

use leptos::prelude::*;
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
    let alarm = StoredValue::new_local(Alarm::default());
    rearm(app, alarm);
    for name in ["pointerdown", "keydown", "input", "scroll"] {
        dom::listen(&window(), name, move |_| rearm(app, alarm));
    }
}

fn rearm(app: App, alarm: StoredValue<Alarm, LocalStorage>) {
    if app.banner.get_untracked() == more::kiosk_warning(app.lang) {
        app.say("");
    }
    let warn = move || {
        app.say(more::kiosk_warning(app.lang));
        let wipe = clock::alarm(WIPE_MS, move || app.leave());
        alarm.set_value(wipe);
    };
    alarm.update_value(|alarm| {
        alarm.stop();
        *alarm = clock::alarm(WARN_MS, warn);
    });
}

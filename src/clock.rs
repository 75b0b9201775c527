//! The only place that reads the time or waits for it.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::set_timeout_with_handle;
use qingyu_domain::time::{Day, Timestamp};

/// Now, by this device.
pub fn now() -> Timestamp {
    // Milliseconds since 1970 stay far below 2⁵³, so nothing is lost.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the clock of a browser counts whole milliseconds"
    )]
    let ms = js_sys::Date::now() as i64;
    Timestamp::from_ms(ms)
}

/// Today in the city's zone.
pub fn today() -> Day {
    now().day()
}

/// Something that will happen unless it is stopped.
#[derive(Debug, Default)]
pub struct Alarm(Option<TimeoutHandle>);

impl Alarm {
    /// Stops it.
    pub fn stop(&mut self) {
        if let Some(handle) = self.0.take() {
            handle.clear();
        }
    }
}

/// Runs something after some milliseconds.
pub fn alarm(ms: u32, then: impl FnOnce() + 'static) -> Alarm {
    let then: Box<dyn FnOnce()> = Box::new(then);
    Alarm(set_timeout_with_handle(then, Duration::from_millis(u64::from(ms))).ok())
}

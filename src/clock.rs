//! The only place that reads the time or waits for it.

use std::cell::Cell;
use std::rc::Rc;
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

/// How long it is until a moment, and a little more, so that an alarm never rings before it.
pub fn ms_until(moment: i64) -> u32 {
    u32::try_from(moment - now().ms() + 500).unwrap_or(0)
}

/// Something that will happen unless it is stopped.
#[derive(Debug, Default)]
pub struct Alarm {
    handle: Option<TimeoutHandle>,
    /// Says it once more than the handle, which an engine with large numbers for timers cuts off.
    is_stopped: Rc<Cell<bool>>,
}

impl Alarm {
    /// Stops it.
    pub fn stop(&mut self) {
        self.is_stopped.set(true);
        if let Some(handle) = self.handle.take() {
            handle.clear();
        }
    }
}

/// Runs something after some milliseconds.
pub fn alarm(ms: u32, then: impl FnOnce() + 'static) -> Alarm {
    let is_stopped = Rc::new(Cell::new(false));
    let stopped = is_stopped.clone();
    let then: Box<dyn FnOnce()> = Box::new(move || {
        if !stopped.get() {
            then();
        }
    });
    let handle = set_timeout_with_handle(then, Duration::from_millis(u64::from(ms))).ok();
    Alarm { handle, is_stopped }
}

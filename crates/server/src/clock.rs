//! The only place that reads the time.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use qingyu_domain::time::Timestamp;

/// Where the program's time comes from.
#[derive(Debug)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// A clock that stands until it is set, in milliseconds since the epoch; for tests and the demo.
    Fixed(AtomicI64),
}

impl Clock {
    /// A clock that stands at a moment.
    pub const fn fixed(at: Timestamp) -> Self {
        Self::Fixed(AtomicI64::new(at.ms()))
    }

    /// Now.
    pub fn now(&self) -> Timestamp {
        match self {
            Self::System => {
                let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
                Timestamp::from_ms(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
            }
            Self::Fixed(ms) => Timestamp::from_ms(ms.load(Ordering::Relaxed)),
        }
    }

    /// Sets a fixed clock; the machine's clock is not ours to set.
    pub fn set(&self, at: Timestamp) {
        if let Self::Fixed(ms) = self {
            ms.store(at.ms(), Ordering::Relaxed);
        }
    }
}

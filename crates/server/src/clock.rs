//! The only place that reads the time.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use qingyu_domain::time::Timestamp;

/// Where the program's time comes from.
#[derive(Debug)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// A clock that stands until it is set, in milliseconds since the epoch; for tests.
    Fixed(AtomicI64),
    /// The machine's clock, but while months are played, in milliseconds since the epoch; for the demonstration.
    Played(AtomicI64),
}

/// How long something takes, by a clock that nobody sets.
#[derive(Clone, Copy, Debug)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Begins.
    pub fn start() -> Self {
        Self(Instant::now())
    }

    /// Seconds since then.
    pub fn seconds(self) -> f64 {
        self.0.elapsed().as_secs_f64()
    }
}

/// Nothing is played.
const LIVE: i64 = i64::MIN;

impl Clock {
    /// The machine's clock, on which months can be played.
    pub const fn played() -> Self {
        Self::Played(AtomicI64::new(LIVE))
    }

    /// A clock that stands at a moment.
    pub const fn fixed(at: Timestamp) -> Self {
        Self::Fixed(AtomicI64::new(at.ms()))
    }

    /// Now.
    pub fn now(&self) -> Timestamp {
        let set = match self {
            Self::System => LIVE,
            Self::Fixed(ms) | Self::Played(ms) => ms.load(Ordering::Relaxed),
        };
        if set == LIVE {
            machine()
        } else {
            Timestamp::from_ms(set)
        }
    }

    /// Sets a clock that can be set; the machine's is not ours to set.
    pub fn set(&self, at: Timestamp) {
        if let Self::Fixed(ms) | Self::Played(ms) = self {
            ms.store(at.ms(), Ordering::Relaxed);
        }
    }

    /// What was played is over: a fixed clock stands at this moment, the other one goes on with the machine.
    pub fn go_on(&self, from: Timestamp) {
        match self {
            Self::System => {}
            Self::Fixed(ms) => ms.store(from.ms(), Ordering::Relaxed),
            Self::Played(ms) => ms.store(LIVE, Ordering::Relaxed),
        }
    }
}

fn machine() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp::from_ms(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// A moment as the standard library and others know it.
pub fn system(at: Timestamp) -> SystemTime {
    UNIX_EPOCH + Duration::from_millis(u64::try_from(at.ms()).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_played_is_over_when_the_clock_goes_on() {
        let (then, now) = (Timestamp::from_ms(1000), Timestamp::from_ms(9000));
        let (played, fixed) = (Clock::played(), Clock::fixed(now));
        for clock in [&played, &fixed] {
            clock.set(then);
            assert_eq!(clock.now(), then);
            clock.go_on(now);
        }
        assert!(played.now() > now && fixed.now() == now);
    }
}

//! The only place of the measurement that reads a clock.

use std::time::{Duration, Instant};

/// A stopwatch.
pub struct Watch(Instant);

impl Watch {
    /// Starts.
    pub fn start() -> Self {
        Self(Instant::now())
    }

    /// The time since.
    pub fn time(&self) -> Duration {
        self.0.elapsed()
    }
}

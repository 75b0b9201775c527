//! How long wrong passwords make one wait: longer each time, never for ever, and for unknown names just as long.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use qingyu_domain::time::Timestamp;

use crate::pepper::Pepper;
use crate::refusal::Refusal;

/// Wrong passwords without a wait.
const FREE: i64 = 3;
/// The longest wait, in seconds.
const LONGEST: i64 = 300;
/// Unknown names that are remembered.
const CAPACITY: usize = 10_000;

/// Wrong passwords in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failures {
    /// How many.
    pub count: i64,
    /// When the last one was.
    pub last: Timestamp,
}

impl Failures {
    /// Refuses while it is too early for another try.
    pub fn check(self, now: Timestamp) -> Result<(), Refusal> {
        let beyond = u32::try_from(self.count - FREE).ok();
        let wait = beyond.map_or(0, |beyond| 2_i64.saturating_pow(beyond).min(LONGEST));
        // A clock that was set back makes nobody wait longer than the longest wait.
        let left = (self.last.ms() + wait * 1000 - now.ms()).min(LONGEST * 1000);
        if left <= 0 {
            return Ok(());
        }
        Err(Refusal::TooMany(u64::try_from(left).unwrap_or_default().div_ceil(1000)))
    }
}

/// Names that nobody has, so that they wait like those that somebody has. In memory, under the pepper.
#[derive(Debug, Default)]
pub struct Strangers(Mutex<HashMap<[u8; 32], Failures>>);

impl Strangers {
    /// What this name has failed so far.
    pub fn failures(&self, pepper: &Pepper, name: &str) -> Option<Failures> {
        let table = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        table.get(&key(pepper, name)).copied()
    }

    /// Counts one more.
    pub fn failed(&self, pepper: &Pepper, name: &str, now: Timestamp) {
        let mut table = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if table.len() >= CAPACITY {
            let oldest = table
                .iter()
                .min_by_key(|(_, failures)| failures.last)
                .map(|(key, _)| *key);
            oldest.map(|key| table.remove(&key));
        }
        let failures = table
            .entry(key(pepper, name))
            .or_insert(Failures { count: 0, last: now });
        failures.count += 1;
        failures.last = now;
    }
}

fn key(pepper: &Pepper, name: &str) -> [u8; 32] {
    pepper.mac(&[b"stranger/".as_slice(), name.as_bytes()].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait(count: i64, after_ms: i64) -> Option<u64> {
        let last = Timestamp::from_ms(1_000_000);
        match (Failures { count, last }).check(last.plus_ms(after_ms)) {
            Ok(()) => None,
            Err(Refusal::TooMany(seconds)) => Some(seconds),
            Err(other) => panic!("{other:?}"),
        }
    }

    #[test]
    fn waits_double_and_end() {
        assert_eq!(
            (0..=8).map(|count| wait(count, 0)).collect::<Vec<_>>(),
            [None, None, None, Some(1), Some(2), Some(4), Some(8), Some(16), Some(32)]
        );
        assert_eq!(wait(1000, 0), Some(300), "never for ever");
        assert_eq!(wait(1000, 300_000), None);
        assert_eq!(wait(5, 3500), Some(1));
        assert_eq!(wait(5, -9_000_000), Some(300), "the clock was set back");
    }

    #[test]
    fn unknown_names_are_counted_each_for_itself_and_not_without_end() {
        let (strangers, pepper) = (Strangers::default(), Pepper::from_bytes([1; 32]));
        let now = Timestamp::from_ms(5);
        strangers.failed(&pepper, "a", now);
        strangers.failed(&pepper, "a", now);
        assert_eq!(strangers.failures(&pepper, "a"), Some(Failures { count: 2, last: now }));
        assert_eq!(strangers.failures(&pepper, "b"), None);
        for n in 0..CAPACITY {
            strangers.failed(&pepper, &n.to_string(), now.plus_ms(1));
        }
        assert_eq!(strangers.failures(&pepper, "a"), None, "the oldest is forgotten");
        assert!(strangers.0.lock().unwrap().len() <= CAPACITY);
    }
}

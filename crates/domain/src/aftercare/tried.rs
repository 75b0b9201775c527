//! When somebody who does not answer was called often enough.

use crate::time::Day;

/// So many calls.
const TRIES: usize = 3;

/// Whether it was tried often enough: three times, and not all on one day.
pub(crate) fn is_tried(days: &[Day]) -> bool {
    days.len() >= TRIES && days.iter().any(|day| Some(day) != days.first())
}

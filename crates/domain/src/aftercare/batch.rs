//! When a unit is told of its bad ratings: five or more of one window together, of weeks that are over, so that no rating can be told
//! from the others by the day on which it came. Fewer wait, over the end of a month too: one that is told alone has a face.

use crate::time::Day;

/// So many together.
pub const TOGETHER: usize = 5;

/// A bad rating that waits to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Which one.
    pub rating: String,
    /// The window.
    pub window: String,
    /// The day on which it was given.
    pub on: Day,
    /// Whether whoever gave it agreed that the unit is told of it alone.
    pub agreed: bool,
}

/// Those that are told now. Whoever agreed to be told alone hides nobody, and so does not count as one of five.
pub fn together(waiting: &[Waiting], today: Day) -> Vec<String> {
    let monday = today.plus(-today.weekday());
    let waits = |one: &&Waiting| !one.agreed && one.on < monday;
    let is_told = |one: &&Waiting| {
        let others = waiting.iter().filter(waits).filter(|other| other.window == one.window);
        one.agreed || (waits(one) && others.count() >= TOGETHER)
    };
    waiting.iter().filter(is_told).map(|one| one.rating.clone()).collect()
}

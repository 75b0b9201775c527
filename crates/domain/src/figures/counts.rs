//! The counters of a month, by unit.

use std::collections::BTreeMap;

use super::figure::Figure;

/// Where a case is counted that named no unit, or one that has no row of its own.
pub const OTHERS: &str = "";

/// What was counted of cases in a month, with what there was of each stock at its end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts(BTreeMap<(String, Figure, i64), i64>);

impl Counts {
    /// Adds to a counter.
    pub fn add(&mut self, unit: &str, figure: Figure, bucket: i64, by: i64) {
        *self.0.entry((unit.to_owned(), figure, bucket)).or_default() += by;
    }

    /// The same, with everything that has no row of its own in one.
    #[must_use]
    pub fn within(&self, units: &[String]) -> Self {
        let mut within = Self::default();
        for ((unit, figure, bucket), by) in &self.0 {
            let row = if units.contains(unit) { unit } else { OTHERS };
            within.add(row, *figure, *bucket, *by);
        }
        within
    }

    /// The same without some units, as if nothing had ever happened there.
    #[must_use]
    pub fn without(mut self, is_out: impl Fn(&str) -> bool) -> Self {
        self.0.retain(|(unit, ..), _| !is_out(unit));
        self
    }

    /// How many.
    pub fn of(&self, unit: &str, figure: Figure) -> u32 {
        let found = self.0.get(&(unit.to_owned(), figure, 0)).copied().unwrap_or(0);
        u32::try_from(found.max(0)).unwrap_or(u32::MAX)
    }

    /// How many of each length, shortest first; of all units where none is named.
    pub fn buckets(&self, unit: Option<&str>, figure: Figure) -> BTreeMap<i64, u32> {
        let mut buckets = BTreeMap::new();
        for ((of, what, bucket), by) in &self.0 {
            if *what == figure && unit.is_none_or(|unit| unit == of) {
                let more = u32::try_from((*by).max(0)).unwrap_or(u32::MAX);
                let so_far: &mut u32 = buckets.entry(*bucket).or_default();
                *so_far = so_far.saturating_add(more);
            }
        }
        buckets
    }

    /// How many of all units.
    pub fn all(&self, figure: Figure) -> u32 {
        self.buckets(None, figure)
            .values()
            .copied()
            .fold(0, u32::saturating_add)
    }
}

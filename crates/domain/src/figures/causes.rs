//! What was found to be so, by its cause: for those who see the cases, and for nobody else.

use super::counts::Counts;
use super::figure::Figure;
use crate::case::Cause;

/// How many allegations were found 属实 or 部分属实.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caused {
    /// What they were about.
    pub cause: Cause,
    /// How many.
    pub found: u32,
}

/// Where a counter has a cause. Another order is another rule of counting.
pub fn place(cause: Cause) -> i64 {
    let at = Cause::ALL.iter().position(|one| *one == cause);
    at.and_then(|at| i64::try_from(at).ok()).unwrap_or_default()
}

/// The causes that there were, in the order of their list; of all units where none is named.
pub fn causes(counts: &Counts, unit: Option<&str>) -> Vec<Caused> {
    let buckets = counts.buckets(unit, Figure::Caused);
    let one = |&cause: &Cause| {
        let found = buckets.get(&place(cause)).copied().filter(|found| *found > 0)?;
        Some(Caused { cause, found })
    };
    Cause::ALL.iter().filter_map(one).collect()
}

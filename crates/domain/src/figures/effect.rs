//! Repeated causes, and whether a cause fell after an improvement. Neither is a target, and a fall proves nothing by itself.

use super::month::Month;

/// Months in which the same cause at the same unit counts as repeated.
pub const REPEATED_WITHIN: i64 = 3;
/// Cases with it from which on it does.
pub const REPEATED: u32 = 2;
/// Months before and after an improvement that are looked at; the month in which it was done is in neither.
pub const EFFECT_MONTHS: i64 = 3;
/// Cases on either side below which nothing is said: 样本不足.
pub const ENOUGH_FOUND: u32 = 10;

/// Whether a cause is repeated in a month: it was found in that month, and at least twice in the three that end with it.
pub fn is_repeated(month: Month, cases: impl Fn(Month) -> u32) -> bool {
    let within = (0..REPEATED_WITHIN).map(|back| cases(month.plus(-back)));
    cases(month) > 0 && within.fold(0, u32::saturating_add) >= REPEATED
}

/// Cases with a cause, of all in which anything was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// With this cause found 属实 or 部分属实.
    pub cases: u32,
    /// With anything found, whatever it was.
    pub of: u32,
}

codes! {
    /// What became of a cause after an improvement.
    Change {
        /// The three months after it are not over.
        NotYet = "not_yet",
        /// 样本不足
        TooFew = "too_few",
        /// Its share is smaller than before.
        Fell = "fell",
        /// Its share is the same, or larger.
        NotFallen = "not_fallen",
    }
}

/// The months before an improvement was done, and those after it.
pub fn around(done: Month) -> [[Month; 3]; 2] {
    let from = |first: i64| [0, 1, 2].map(|more| done.plus(first + more));
    [from(-EFFECT_MONTHS), from(1)]
}

/// Whether the months after it are over.
pub fn is_over(done: Month, today: Month) -> bool {
    today > done.plus(EFFECT_MONTHS)
}

/// What became of it; `after` is absent as long as its months are not over.
pub fn change(before: Span, after: Option<Span>) -> Change {
    let Some(after) = after else {
        return Change::NotYet;
    };
    if before.of < ENOUGH_FOUND || after.of < ENOUGH_FOUND {
        return Change::TooFew;
    }
    let share = |one: Span, other: Span| u64::from(one.cases) * u64::from(other.of);
    if share(after, before) < share(before, after) {
        Change::Fell
    } else {
        Change::NotFallen
    }
}

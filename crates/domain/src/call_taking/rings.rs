//! How fast calls were answered: never a share without the number that it is a share of.

use std::cmp::Ordering;
use std::ops::AddAssign;

/// From so many calls on an hour can be the worst one: of fewer a share says nothing.
pub const ENOUGH_CALLS: i64 = 5;

/// What is counted of the calls of an hour, a day or a month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rings {
    /// All of them; whoever gave up before somebody answered is one of them.
    pub calls: i64,
    /// Answered.
    pub answered: i64,
    /// Answered within three rings.
    pub within: i64,
}

impl AddAssign for Rings {
    fn add_assign(&mut self, more: Self) {
        self.calls += more.calls;
        self.answered += more.answered;
        self.within += more.within;
    }
}

impl Rings {
    /// Of one call.
    pub fn of(is_answered: bool, is_within: bool) -> Self {
        Self {
            calls: 1,
            answered: is_answered.into(),
            within: is_within.into(),
        }
    }

    /// The share answered within three rings, in tenths of a per cent and never more than it is; none of no calls.
    pub const fn tenths(self) -> Option<i64> {
        match self.calls {
            0 => None,
            calls => Some(self.within * 1000 / calls),
        }
    }

    /// By the share alone, without dividing.
    const fn cmp_share(self, other: Self) -> Ordering {
        let (own, others) = (self.within * other.calls, other.within * self.calls);
        if own < others {
            Ordering::Less
        } else if own > others {
            Ordering::Greater
        } else {
            Ordering::Equal
        }
    }
}

/// The hour with the least share among those with enough calls: of equal shares the one with more calls, then the earlier.
pub fn worst(hours: &[(u8, Rings)]) -> Option<(u8, Rings)> {
    let enough = hours.iter().filter(|(_, rings)| rings.calls >= ENOUGH_CALLS);
    let worse = |one: &&(u8, Rings), other: &&(u8, Rings)| {
        let by_share = one.1.cmp_share(other.1);
        by_share.then(other.1.calls.cmp(&one.1.calls)).then(one.0.cmp(&other.0))
    };
    enough.min_by(worse).copied()
}

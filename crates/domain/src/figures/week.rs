//! A week in +08:00, named by its Monday: for those who see the cases behind its numbers, never published.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::time::Day;

/// Days of a week.
const DAYS: i64 = 7;

/// A week; its Monday as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Week(Day);

impl Week {
    /// The week of a day.
    pub const fn of(day: Day) -> Self {
        Self(day.plus(-day.weekday()))
    }

    /// Parses the day with which it begins; no other day names a week.
    pub fn parse(text: &str) -> Option<Self> {
        let day = Day::parse(text)?;
        (Self::of(day).0 == day).then_some(Self(day))
    }

    /// Its Monday.
    pub const fn first(self) -> Day {
        self.0
    }

    /// Its Sunday.
    pub const fn last(self) -> Day {
        self.0.plus(DAYS - 1)
    }

    /// Some weeks later.
    #[must_use]
    pub const fn plus(self, weeks: i64) -> Self {
        Self(self.0.plus(weeks * DAYS))
    }
}

impl fmt::Display for Week {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl From<Week> for String {
    fn from(week: Week) -> Self {
        week.to_string()
    }
}

impl TryFrom<String> for Week {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("not the Monday of a week as YYYY-MM-DD")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_begins_on_monday_and_ends_on_sunday_over_the_turn_of_a_year() {
        for (day, monday) in [
            ("2026-11-23", "2026-11-23"),
            ("2026-11-29", "2026-11-23"),
            ("2026-11-30", "2026-11-30"),
            ("2027-01-01", "2026-12-28"),
            ("2027-01-03", "2026-12-28"),
            ("2027-01-04", "2027-01-04"),
        ] {
            let week = Week::of(Day::parse(day).unwrap());
            assert_eq!(week.to_string(), monday, "{day}");
            assert_eq!(Week::parse(monday), Some(week));
            assert_eq!(week.last().plus(1), week.plus(1).first());
        }
        assert_eq!(Week::parse("2026-11-24"), None, "a Tuesday");
        assert_eq!(Week::parse("2026-W48"), None);
    }
}

//! A month in +08:00: what figures are counted by and published for.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::rating::VALID_DAYS;
use crate::time::Day;

/// The day of a month from which the month before is published: visits are reported until then, and whoever filed last is
/// not made out by a number that moves.
pub const PUBLISHED_ON: i64 = VALID_DAYS + 1;

/// A month, counted from the year 0; `YYYY-MM` as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Month(i64);

impl Month {
    /// The month of a day.
    pub const fn of(day: Day) -> Self {
        let (year, month, _) = day.ymd();
        Self(year * 12 + month - 1)
    }

    /// Parses `YYYY-MM`.
    pub fn parse(text: &str) -> Option<Self> {
        let day = Day::parse(&[text, "-01"].concat())?;
        Some(Self::of(day))
    }

    /// The last month that is published on a day.
    #[must_use]
    pub const fn published_by(today: Day) -> Self {
        let (_, _, of_month) = today.ymd();
        let back = if of_month >= PUBLISHED_ON { 1 } else { 2 };
        Self::of(today).plus(-back)
    }

    /// The day on which it is published.
    pub const fn published_on(self) -> Option<Day> {
        let (year, month) = self.plus(1).year_and_month();
        Day::from_ymd(year, month, PUBLISHED_ON)
    }

    /// Its first day.
    pub const fn first_day(self) -> Option<Day> {
        let (year, month) = self.year_and_month();
        Day::from_ymd(year, month, 1)
    }

    /// Some months later.
    #[must_use]
    pub const fn plus(self, months: i64) -> Self {
        Self(self.0 + months)
    }

    /// The year, and the month from 1 to 12.
    pub const fn year_and_month(self) -> (i64, i64) {
        (self.0.div_euclid(12), self.0.rem_euclid(12) + 1)
    }

    /// The year.
    pub const fn year(self) -> i64 {
        self.year_and_month().0
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month) = self.year_and_month();
        write!(f, "{year:04}-{month:02}")
    }
}

impl From<Month> for String {
    fn from(month: Month) -> Self {
        month.to_string()
    }
}

impl TryFrom<String> for Month {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("not a month as YYYY-MM")
    }
}

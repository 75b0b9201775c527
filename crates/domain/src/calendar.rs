//! Working days: Monday to Friday, less the holidays, plus the make-up days of each year's announcement.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::time::Day;

/// The files that come with the program, oldest year first.
pub const FILES: &[&str] = &[
    include_str!("../calendar/2026.json"),
    include_str!("../calendar/2027.json"),
];

/// One day that differs from the plain week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exception {
    /// Which day.
    pub day: Day,
    /// The holiday it belongs to, in Chinese.
    pub name: String,
    /// Whether the day was found in a second source.
    pub verified: bool,
}

/// The calendar of one year, as in its file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Year {
    /// The year.
    pub year: i64,
    /// Whether the State Council's arrangement is in the file; if not, make-up days are unknown.
    pub announced: bool,
    /// Where the days come from.
    pub source: String,
    /// How they were checked.
    pub verified: String,
    /// Days off.
    pub off: Vec<Exception>,
    /// Weekend days that are worked.
    pub work: Vec<Exception>,
}

/// What is wrong with a calendar file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CalendarError {
    /// Not JSON of the form.
    Unreadable(String),
    /// A day outside the year or both off and worked.
    Inconsistent(Day),
}

/// The working-day calendar of all years that have a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    exceptions: BTreeMap<Day, bool>,
    /// Year → announced.
    years: BTreeMap<i64, bool>,
}

/// The day on which a count of working days ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reached {
    /// The last day.
    pub day: Day,
    /// Days passed over because nobody works on them.
    pub skipped: i64,
    /// Whether every year touched has an announced arrangement.
    pub announced: bool,
}

impl Calendar {
    /// The calendar of the files that come with the program.
    pub fn bundled() -> Result<Self, CalendarError> {
        Self::from_files(FILES.iter().copied())
    }

    /// Reads files of one year each.
    pub fn from_files<'a>(files: impl IntoIterator<Item = &'a str>) -> Result<Self, CalendarError> {
        let mut calendar = Self::default();
        for file in files {
            let year: Year =
                serde_json::from_str(file).map_err(|error| CalendarError::Unreadable(error.to_string()))?;
            calendar.years.insert(year.year, year.announced);
            for (days, worked) in [(&year.off, false), (&year.work, true)] {
                for exception in days {
                    let twice = calendar.exceptions.insert(exception.day, worked).is_some();
                    if twice || exception.day.ymd().0 != year.year {
                        return Err(CalendarError::Inconsistent(exception.day));
                    }
                }
            }
        }
        Ok(calendar)
    }

    /// The name of this state of knowledge: each year, with `?` where no arrangement is announced.
    pub fn version(&self) -> String {
        let mark = |(year, announced): (&i64, &bool)| format!("{year}{}", if *announced { "" } else { "?" });
        self.years.iter().map(mark).collect::<Vec<_>>().join(",")
    }

    /// Whether people work on this day.
    pub fn is_working(&self, day: Day) -> bool {
        self.exceptions.get(&day).copied().unwrap_or(day.weekday() < 5)
    }

    /// Counts working days after the given one, which is not counted itself.
    pub fn after(&self, day: Day, working_days: u16) -> Reached {
        let mut reached = Reached {
            day,
            skipped: 0,
            announced: true,
        };
        let mut left = working_days;
        while left > 0 {
            reached.day = reached.day.next();
            let year = reached.day.ymd().0;
            reached.announced &= self.years.get(&year).copied().unwrap_or(false);
            if self.is_working(reached.day) {
                left -= 1;
            } else {
                reached.skipped += 1;
            }
        }
        reached
    }

    /// Working days after the first day up to and with the last one.
    pub fn working_days_between(&self, first: Day, last: Day) -> u16 {
        let mut day = first;
        let mut days = 0_u16;
        while day < last {
            day = day.next();
            days = days.saturating_add(u16::from(self.is_working(day)));
        }
        days
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn the_days_between_two_days_are_the_working_ones() {
        let calendar = Calendar::bundled().unwrap();
        let between = |first, last| calendar.working_days_between(day(first), day(last));
        assert_eq!(between("2026-11-27", "2026-11-30"), 1);
        assert_eq!(between("2026-11-27", "2026-11-27"), 0);
        assert_eq!(between("2026-11-30", "2026-11-27"), 0);
        assert_eq!(between("2026-11-27", "2026-12-04"), 5);
    }

    fn reached(from: &str, n: u16) -> (String, i64, bool) {
        let Reached {
            day,
            skipped,
            announced,
        } = Calendar::bundled().unwrap().after(day(from), n);
        (day.to_string(), skipped, announced)
    }

    #[test]
    fn the_day_of_receipt_is_not_counted() {
        assert_eq!(reached("2026-11-23", 1), ("2026-11-24".to_owned(), 0, true));
        assert_eq!(reached("2026-11-27", 1), ("2026-11-30".to_owned(), 2, true));
    }

    #[test]
    fn holidays_are_skipped_and_make_up_days_are_worked() {
        assert_eq!(reached("2026-09-30", 1), ("2026-10-08".to_owned(), 7, true));
        assert_eq!(reached("2026-10-09", 1), ("2026-10-10".to_owned(), 0, true));
        assert_eq!(reached("2026-02-13", 2), ("2026-02-24".to_owned(), 9, true));
    }

    #[test]
    fn a_year_without_a_file_counts_monday_to_friday_and_says_so() {
        assert_eq!(reached("2030-01-04", 1), ("2030-01-07".to_owned(), 2, false));
    }

    #[test]
    fn a_file_with_a_day_of_another_year_is_refused() {
        let file = r#"{"year":2026,"announced":true,"source":"","verified":"","off":[{"day":"2027-01-01","name":"","verified":true}],"work":[]}"#;
        assert_eq!(
            Calendar::from_files([file]),
            Err(CalendarError::Inconsistent(day("2027-01-01")))
        );
        assert!(matches!(Calendar::from_files(["{"]), Err(CalendarError::Unreadable(_))));
    }
}

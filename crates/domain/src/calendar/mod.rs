//! Working days: Monday to Friday, less the holidays, plus the make-up days of each year's announcement.

use std::collections::BTreeMap;

use crate::time::Day;

mod year;

pub use year::{Exception, Year, missing, read_days};

/// The files that come with the program, oldest year first.
pub const FILES: &[&str] = &[
    include_str!("../../calendar/2026.json"),
    include_str!("../../calendar/2027.json"),
];

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
    years: BTreeMap<i64, Known>,
}

/// What is known of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Known {
    announced: bool,
    revision: i64,
}

/// A year, and how often it was changed since it came with the program.
pub type Revised = (Year, i64);

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

/// The years that come with the program, those in the second list instead where it has them; in order.
pub fn years(changed: Vec<Revised>) -> Result<Vec<Revised>, CalendarError> {
    let bundled = read(FILES.iter().copied())?;
    let all = bundled.into_iter().chain(changed);
    let years: BTreeMap<i64, Revised> = all.map(|revised| (revised.0.year, revised)).collect();
    Ok(years.into_values().collect())
}

fn read<'a>(files: impl IntoIterator<Item = &'a str>) -> Result<Vec<Revised>, CalendarError> {
    let year = |file| serde_json::from_str(file).map_err(|error| CalendarError::Unreadable(error.to_string()));
    files.into_iter().map(|file| Ok((year(file)?, 0))).collect()
}

impl Calendar {
    /// The calendar of the files that come with the program.
    pub fn bundled() -> Result<Self, CalendarError> {
        Self::from_files(FILES.iter().copied())
    }

    /// Reads files of one year each.
    pub fn from_files<'a>(files: impl IntoIterator<Item = &'a str>) -> Result<Self, CalendarError> {
        Self::of(&read(files)?)
    }

    /// The calendar of these years.
    pub fn of(years: &[Revised]) -> Result<Self, CalendarError> {
        let mut calendar = Self::default();
        for (year, revision) in years {
            let known = Known {
                announced: year.announced,
                revision: *revision,
            };
            calendar.years.insert(year.year, known);
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

    /// The name of this state of knowledge: each year, with `?` where no arrangement is announced, and how often it
    /// was changed since it came with the program.
    pub fn version(&self) -> String {
        let mark = |(year, known): (&i64, &Known)| {
            let announced = if known.announced { "" } else { "?" };
            match known.revision {
                0 => format!("{year}{announced}"),
                revision => format!("{year}{announced}.{revision}"),
            }
        };
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
            reached.announced &= self.years.get(&year).is_some_and(|known| known.announced);
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
    fn a_year_that_was_changed_counts_instead_and_is_named_by_its_revision() {
        let text = r#"{"year":2027,"announced":true,"source":"s","verified":"","off":[{"day":"2027-01-04","name":"x","verified":false}],"work":[]}"#;
        let changed = vec![(serde_json::from_str(text).unwrap(), 2)];
        let calendar = Calendar::of(&years(changed).unwrap()).unwrap();
        assert_eq!(calendar.version(), "2026,2027.2");
        assert!(calendar.is_working(day("2027-01-01")) && !calendar.is_working(day("2027-01-04")));
        assert!(!calendar.is_working(day("2026-10-01")), "the other years stay");
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

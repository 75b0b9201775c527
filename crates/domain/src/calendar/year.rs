//! One year of the calendar: the days that differ from the plain week, read from lines and checked.

use serde::{Deserialize, Serialize};

use crate::fault::{Fault, FaultCode, Faults, Field};
use crate::text;
use crate::time::Day;

/// Characters of a holiday's name at most.
const NAME: usize = 30;
/// Characters of the note on where the days come from at most.
const SOURCE: usize = 500;
/// Days of one list at most: a year has some thirty days off.
const DAYS: usize = 120;
/// Years that there is a calendar for.
const YEARS: std::ops::RangeInclusive<i64> = 2000..=2099;

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

impl Exception {
    /// A day and its name, as somebody types them: found in no second source.
    pub const fn typed(day: Day, name: String) -> Self {
        Self {
            day,
            name,
            verified: false,
        }
    }

    /// Reads a line such as `2027-02-06 春节`.
    pub fn read(line: &str) -> Option<Self> {
        let (day, name) = line.trim().split_once([' ', '\t', '\u{3000}'])?;
        let name = name.trim();
        (!name.is_empty()).then_some(Self::typed(Day::parse(day)?, name.to_owned()))
    }

    /// The line that [`Exception::read`] reads.
    pub fn line(&self) -> String {
        format!("{} {}", self.day, self.name)
    }
}

/// Reads a list of one day per line, blank lines aside; the number of the first line that is none, from 1.
pub fn read_days(text: &str) -> Result<Vec<Exception>, usize> {
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(at, line)| Exception::read(line).ok_or(at)).collect()
}

/// The days of one list that the other has not.
pub fn missing(from: &[Exception], of: &[Exception]) -> Vec<Exception> {
    let is_in = |one: &&Exception| {
        from.iter()
            .any(|other| (other.day, &other.name) == (one.day, &one.name))
    };
    of.iter().filter(|one| !is_in(one)).cloned().collect()
}

impl Year {
    /// Everything that is wrong with it, at once.
    pub fn check(&self) -> Result<(), Vec<Fault>> {
        let mut faults = Faults::default();
        if !YEARS.contains(&self.year) {
            faults.add(Field::Year, FaultCode::OutOfRange);
        }
        faults.keep(Field::Source, text::check(&self.source, SOURCE));
        if let Some(code) = self.wrong_days() {
            faults.add(Field::Days, code);
        }
        faults.into_list().map_or(Ok(()), Err)
    }

    fn wrong_days(&self) -> Option<FaultCode> {
        let mut days: Vec<&Exception> = self.off.iter().chain(&self.work).collect();
        if self.off.len().max(self.work.len()) > DAYS {
            return Some(FaultCode::TooLong);
        }
        if let Some(code) = days.iter().find_map(|one| text::check(&one.name, NAME).err()) {
            return Some(code);
        }
        // A day of another year, and a make-up day on a day that is worked anyway, are slips of the hand.
        let is_elsewhere = days.iter().any(|one| one.day.ymd().0 != self.year);
        if is_elsewhere || self.work.iter().any(|one| one.day.weekday() < 5) {
            return Some(FaultCode::Malformed);
        }
        days.sort_by_key(|one| one.day);
        let is_twice = days
            .windows(2)
            .any(|pair| matches!(pair, [one, next] if one.day == next.day));
        is_twice.then_some(FaultCode::Duplicate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn year(off: &str, work: &str) -> Year {
        Year {
            year: 2027,
            announced: true,
            source: "国务院办公厅通知".to_owned(),
            verified: String::new(),
            off: read_days(off).unwrap(),
            work: read_days(work).unwrap(),
        }
    }

    fn wrong(year: &Year) -> Vec<(Field, FaultCode)> {
        let faults = year.check().err().unwrap_or_default();
        faults.into_iter().map(|fault| (fault.field, fault.code)).collect()
    }

    #[test]
    fn days_are_read_from_lines_and_a_line_that_is_none_is_named() {
        let days = read_days("2027-02-06 春节\n\n 2027-02-07\u{3000}春节 \n").unwrap();
        let lines: Vec<String> = days.iter().map(Exception::line).collect();
        assert_eq!(lines, ["2027-02-06 春节", "2027-02-07 春节"]);
        assert_eq!(read_days("2027-02-06 春节\n\n2027-02-30 春节"), Err(3));
        assert_eq!(read_days("2027-02-06"), Err(1));
        assert_eq!(read_days(""), Ok(Vec::new()));
    }

    #[test]
    fn what_is_wrong_with_a_year_is_named_at_once() {
        assert_eq!(wrong(&year("2027-02-08 春节", "2027-02-14 春节")), []);
        let days = |code| vec![(Field::Days, code)];
        assert_eq!(
            wrong(&year("2028-02-08 春节", "")),
            days(FaultCode::Malformed),
            "another year"
        );
        assert_eq!(
            wrong(&year("", "2027-02-15 春节")),
            days(FaultCode::Malformed),
            "a Monday"
        );
        let twice = year("2027-02-14 春节", "2027-02-14 春节");
        assert_eq!(wrong(&twice), days(FaultCode::Duplicate));
        let long = format!("2027-02-08 {}", "长".repeat(31));
        assert_eq!(wrong(&year(&long, "")), days(FaultCode::TooLong));
        let mut many = year("", "");
        many.year = 1999;
        many.source = " ".to_owned();
        let expected = [
            (Field::Year, FaultCode::OutOfRange),
            (Field::Source, FaultCode::Required),
        ];
        assert_eq!(wrong(&many), expected);
    }

    #[test]
    fn the_days_that_a_change_takes_away_and_adds_are_known_by_day_and_name() {
        let (old, new) = (
            year("2027-02-08 春节\n2027-04-05 清明", ""),
            year("2027-02-08 春节\n2027-04-05 清明节", ""),
        );
        let lines = |days: Vec<Exception>| days.iter().map(Exception::line).collect::<Vec<_>>();
        assert_eq!(lines(missing(&old.off, &new.off)), ["2027-04-05 清明节"]);
        assert_eq!(lines(missing(&new.off, &old.off)), ["2027-04-05 清明"]);
    }
}

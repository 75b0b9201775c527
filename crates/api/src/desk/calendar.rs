//! GET and POST /desk/calendar: days off and make-up days, for administrators.

use qingyu_domain::calendar::{Exception, Revised, Year};
use qingyu_domain::time::Day;
use serde::{Deserialize, Serialize};

crate::endpoint::endpoint! {
    /// Lists the years of the calendar.
    ReadCalendar: Get "/api/v1/desk/calendar", code false, () => Vec<CalendarYear>
}
crate::endpoint::endpoint! {
    /// Puts a year in the place of what it was.
    SetCalendar: Post "/api/v1/desk/calendar", code false, CalendarYear => CalendarYear
}

/// A year: the days that differ from Monday to Friday.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CalendarYear {
    /// The year.
    pub year: i64,
    /// How often it was changed since it came with the program. A change names the one that it was made on.
    pub revision: i64,
    /// Whether the arrangement of the State Council is in it.
    pub announced: bool,
    /// Where the days come from.
    pub source: String,
    /// Days off.
    pub off: Vec<CalendarDay>,
    /// Days of weekends that are worked.
    pub work: Vec<CalendarDay>,
}

/// A day that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CalendarDay {
    /// Which day.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub day: Day,
    /// The holiday that it belongs to.
    pub name: String,
}

impl From<&Exception> for CalendarDay {
    fn from(one: &Exception) -> Self {
        Self {
            day: one.day,
            name: one.name.clone(),
        }
    }
}

impl From<&Revised> for CalendarYear {
    fn from((year, revision): &Revised) -> Self {
        Self {
            year: year.year,
            revision: *revision,
            announced: year.announced,
            source: year.source.clone(),
            off: year.off.iter().map(CalendarDay::from).collect(),
            work: year.work.iter().map(CalendarDay::from).collect(),
        }
    }
}

impl CalendarYear {
    /// The year that it describes, typed by somebody and found in no second source.
    pub fn typed(&self) -> Year {
        let days = |days: &[CalendarDay]| {
            let typed = days
                .iter()
                .map(|one| Exception::typed(one.day, one.name.trim().to_owned()));
            typed.collect()
        };
        Year {
            year: self.year,
            announced: self.announced,
            source: self.source.trim().to_owned(),
            verified: String::new(),
            off: days(&self.off),
            work: days(&self.work),
        }
    }
}

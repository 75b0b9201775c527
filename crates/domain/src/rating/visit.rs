//! A visit to a window, as a queue system (叫号) reports it: that it was, and whether its visitor was given a token.

use serde::{Deserialize, Serialize};

use super::token::{RatingToken, VALID_DAYS};
use crate::fault::{Fault, FaultCode, Faults, Field};
use crate::text;
use crate::time::Day;

/// The longest number of a visit, in characters.
const NUMBER_LIMIT: usize = 60;

/// A visit as it comes over the wire or in a file; nothing is checked yet.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct VisitAnswers {
    /// The queue system's own number of the visit, unique on its day: only a keyed fingerprint of it is kept.
    pub visit: Option<String>,
    /// `YYYY-MM-DD`: today, or at most 14 days ago.
    pub on: Option<String>,
    /// The window's code.
    pub window: Option<String>,
    /// 20 digits that the queue system drew and printed on the slip; absent where its visitor was offered nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
}

crate::without_debug!(VisitAnswers);

/// A valid visit.
#[derive(Clone, PartialEq, Eq)]
pub struct Visit {
    /// The queue system's own number.
    pub number: String,
    /// The day.
    pub on: Day,
    /// The window, which is one that the source may report.
    pub window: String,
    /// What its visitor was given.
    pub token: Option<RatingToken>,
}

crate::without_debug!(Visit);

impl VisitAnswers {
    /// Parses everything; on failure names every fault. `windows` are those that the source may report.
    pub fn parse(&self, windows: &[String], today: Day) -> Result<Visit, Vec<Fault>> {
        let mut faults = Faults::default();
        let number = text::parse_optional_line(self.visit.as_deref(), NUMBER_LIMIT);
        let number = faults.keep(
            Field::Visit,
            number.and_then(|number| number.ok_or(FaultCode::Required)),
        );
        let on = faults.keep(Field::On, reported_day(self.on.as_deref(), today));
        let window = faults.keep(Field::Window, one_of(self.window.as_deref(), windows));
        let token = faults.keep(Field::Token, reported_token(self.token.as_deref()));
        match (number, on, window, token) {
            (Some(number), Some(on), Some(window), Some(token)) => Ok(Visit {
                number,
                on,
                window,
                token,
            }),
            _ => Err(faults.into_list().unwrap_or_default()),
        }
    }
}

impl Visit {
    /// The last day on which its visitor can rate it.
    pub fn until(&self) -> Day {
        self.on.plus(VALID_DAYS)
    }
}

/// Blank is absent.
pub(crate) fn filled(typed: Option<&str>) -> Option<&str> {
    typed.map(str::trim).filter(|typed| !typed.is_empty())
}

/// What has to be there.
pub(crate) fn needed(typed: Option<&str>) -> Result<&str, FaultCode> {
    filled(typed).ok_or(FaultCode::Required)
}

/// A day that a source may report: today, or so long ago as a token lives.
pub(crate) fn reported_day(typed: Option<&str>, today: Day) -> Result<Day, FaultCode> {
    let on = Day::parse(needed(typed)?).ok_or(FaultCode::Malformed)?;
    if on > today {
        Err(FaultCode::Future)
    } else if on.plus(VALID_DAYS) < today {
        Err(FaultCode::OutOfRange)
    } else {
        Ok(on)
    }
}

/// One of the codes that a source may report.
pub(crate) fn one_of(typed: Option<&str>, known: &[String]) -> Result<String, FaultCode> {
    let typed = needed(typed)?;
    let known = known.iter().find(|code| *code == typed);
    known.cloned().ok_or(FaultCode::Unknown)
}

/// The token that a source drew, if it drew one.
pub(crate) fn reported_token(typed: Option<&str>) -> Result<Option<RatingToken>, FaultCode> {
    let token = filled(typed).map(|token| RatingToken::parse(token).ok_or(FaultCode::Malformed));
    token.transpose()
}

//! 月清仓: law-enforcement cases as the system of record lists them: reference, unit, opened, due and status, and nobody's name. A row that
//! comes again moves its case; nothing is changed here by hand.

use serde::{Deserialize, Serialize};

use super::count::{ClearingCount, Counted};
use crate::aftercare::{is_central, is_of_unit};
use crate::case::Given;
use crate::fault::{Fault, FaultCode, Faults, Field};
use crate::person::{Person, PersonId, Role};
use crate::rating::visit::needed;
use crate::text;
use crate::time::Day;
use crate::unit::Units;

/// The form in which steps are stored.
const VERSION: u8 = 1;
/// The longest reference, in characters.
const REFERENCE_LIMIT: usize = 60;

codes! {
    /// Where a law-enforcement case stands.
    LawStatus {
        /// 办理中
        Open = "open",
        /// 中止
        Suspended = "suspended",
        /// 移送
        Transferred = "transferred",
        /// 办结
        Closed = "closed",
    }
}

impl LawStatus {
    /// Whether nothing is left to be done here.
    pub const fn is_cleared(self) -> bool {
        matches!(self, Self::Transferred | Self::Closed)
    }
}

/// A row as it comes in a file; nothing is checked yet.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LawCaseAnswers {
    /// 案号: one that comes again is known by it.
    pub reference: Option<String>,
    /// The code of the unit.
    pub unit: Option<String>,
    /// `YYYY-MM-DD`.
    pub opened: Option<String>,
    /// `YYYY-MM-DD`.
    pub due: Option<String>,
    /// open, suspended, transferred, closed.
    pub status: Option<String>,
}

crate::without_debug!(LawCaseAnswers);

/// A valid row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LawCaseRow {
    /// The unit.
    pub unit: String,
    /// When it was opened.
    pub opened: Day,
    /// When it is due.
    pub due: Day,
    /// Where it stands.
    pub status: LawStatus,
}

/// A step with who imported it and on which day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LawDone {
    /// The form.
    pub v: u8,
    /// On which day.
    pub on: Day,
    /// Who.
    pub by: PersonId,
    /// What.
    pub step: LawStep,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum LawStep {
    /// It came for the first time.
    Imported(LawCaseRow),
    /// It came again, otherwise than before.
    Moved(LawCaseRow),
}

impl LawStep {
    /// Its name on the wire.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Imported(_) => "imported",
            Self::Moved(_) => "moved",
        }
    }

    const fn row(&self) -> &LawCaseRow {
        match self {
            Self::Imported(row) | Self::Moved(row) => row,
        }
    }
}

/// A law-enforcement case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LawCase {
    /// As its last row says.
    pub row: LawCaseRow,
    /// On which day it was imported as cleared; nothing while it is open.
    pub cleared_on: Option<Day>,
    /// How many steps there are.
    pub version: usize,
}

impl LawCase {
    /// What it counts as.
    pub fn counts(&self) -> Vec<Counted> {
        match self.cleared_on {
            None => vec![
                (ClearingCount::LawDue, self.row.due),
                (ClearingCount::LawSince, self.row.opened),
            ],
            Some(on) => vec![(ClearingCount::LawCleared, on)],
        }
    }
}

/// The state after these steps; nothing where there is none.
pub fn fold_law_case<'a>(steps: impl IntoIterator<Item = &'a LawDone>) -> Option<LawCase> {
    steps.into_iter().fold(None, |before: Option<LawCase>, done| {
        let row = done.step.row().clone();
        let since = before.as_ref().and_then(|before| before.cleared_on);
        Some(LawCase {
            cleared_on: row.status.is_cleared().then(|| since.unwrap_or(done.on)),
            row,
            version: before.map_or(0, |before| before.version) + 1,
        })
    })
}

/// The step that a row is; nothing where everything is known.
pub fn law_step(before: Option<&LawCase>, row: LawCaseRow, by: &PersonId, today: Day) -> Option<LawDone> {
    let step = match before {
        None => LawStep::Imported(row),
        Some(before) if before.row == row => return None,
        Some(_) => LawStep::Moved(row),
    };
    Some(LawDone {
        v: VERSION,
        on: today,
        by: by.clone(),
        step,
    })
}

/// Whether somebody imports lists of law-enforcement cases: command.
pub fn imports_law_cases(person: &Person) -> bool {
    person.holds(Role::Command)
}

/// Whether somebody reads a unit's list: command and oversight without an interest in it, the reviewer for those who watch, and the unit's own
/// people.
pub fn knows_law_case(person: &Person, unit: &str, given: &Given<'_>) -> bool {
    is_of_unit(person, unit, &[Role::UnitHead, Role::Handler])
        || is_central(person, &[Role::Command, Role::Oversight], unit, given)
}

impl LawCaseAnswers {
    /// Parses everything; on failure names every fault.
    pub fn parse(&self, units: &Units, today: Day) -> Result<(String, LawCaseRow), Vec<Fault>> {
        let mut faults = Faults::default();
        let reference = faults.keep(Field::Number, self.reference());
        let unit = needed(self.unit.as_deref()).and_then(|code| {
            let unit = units.unit(code).filter(|unit| !unit.closed);
            unit.map(|unit| unit.code.clone()).ok_or(FaultCode::Unknown)
        });
        let unit = faults.keep(Field::Unit, unit);
        let opened = day(self.opened.as_deref()).and_then(|opened| {
            let is_past = opened <= today;
            is_past.then_some(opened).ok_or(FaultCode::Future)
        });
        let opened = faults.keep(Field::On, opened);
        let due = day(self.due.as_deref()).and_then(|due| {
            let is_after = opened.is_none_or(|opened| due >= opened);
            is_after.then_some(due).ok_or(FaultCode::OutOfRange)
        });
        let due = faults.keep(Field::DueAt, due);
        let status = needed(self.status.as_deref());
        let status = status.and_then(|code| LawStatus::from_code(code).ok_or(FaultCode::Unknown));
        let status = faults.keep(Field::Kind, status);
        match (reference, unit, opened, due, status, faults.into_list()) {
            (Some(reference), Some(unit), Some(opened), Some(due), Some(status), None) => Ok((
                reference,
                LawCaseRow {
                    unit,
                    opened,
                    due,
                    status,
                },
            )),
            (.., list) => Err(list.unwrap_or_default()),
        }
    }

    /// A number as files of cases have them: letters and digits, with at least one digit, so that no name can be one.
    fn reference(&self) -> Result<String, FaultCode> {
        let typed = text::parse_optional_line(self.reference.as_deref(), REFERENCE_LIMIT)?;
        let typed = typed.ok_or(FaultCode::Required)?;
        let is_of_number = |c: char| c.is_alphanumeric() || "-_/.()（）〔〕[]【】".contains(c);
        let fits = typed.chars().all(is_of_number) && typed.chars().any(|c| c.is_ascii_digit());
        fits.then_some(typed).ok_or(FaultCode::Malformed)
    }
}

fn day(typed: Option<&str>) -> Result<Day, FaultCode> {
    Day::parse(needed(typed)?).ok_or(FaultCode::Malformed)
}

//! The row of a case in `cases`: a function of its events alone.

use qingyu_domain::case::{Case, Mark, Recorded, Status, fold};
use qingyu_domain::time::Timestamp;

use crate::db::{Value, int, opt_int, opt_text, text};
use crate::error::StoreError;

/// Where a case stands, as it is kept in `cases`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Projection {
    pub(crate) number: String,
    kind: &'static str,
    unit: Option<String>,
    window: Option<String>,
    stage: &'static str,
    step: Option<&'static str>,
    due_at: Option<i64>,
    marks: String,
    hand: Option<&'static str>,
    enterprise: Option<i64>,
    received_at: i64,
    changed_at: i64,
    version: i64,
}

impl Projection {
    /// Of a case's state after so many events. What is next is seen from the moment of its last event.
    pub(crate) fn of(case: &Case, version: i64) -> Result<Self, StoreError> {
        let number = case.number.ok_or_else(|| StoreError::corrupt("a case has no number"))?;
        let changed_at = case.history.last().map_or(case.filed_at, |(at, ..)| *at);
        let (status, _, next) = Status::told(case, changed_at);
        let marks = serde_json::to_string(&case.marks).map_err(|_| StoreError::corrupt("marks have no text"))?;
        Ok(Self {
            number: number.to_string(),
            kind: case.kind.as_str(),
            unit: case.unit.clone(),
            window: case.window.clone(),
            stage: status.as_str(),
            step: next.as_ref().map(|next| next.step.as_str()),
            due_at: next.as_ref().map(|next| next.due_at.ms()),
            marks,
            hand: hand(case),
            enterprise: case.has(Mark::Enterprise).then_some(1),
            received_at: case.filed_at.ms(),
            changed_at: changed_at.ms(),
            version,
        })
    }

    /// The row, in the order of the table's columns.
    pub(crate) fn row<'a>(&'a self, id: &'a str) -> [Value<'a>; 14] {
        [
            text(id),
            text(self.number.as_str()),
            text(self.kind),
            opt_text(self.unit.as_deref()),
            opt_text(self.window.as_deref()),
            text(self.stage),
            opt_text(self.step),
            opt_int(self.due_at),
            text(self.marks.as_str()),
            int(self.received_at),
            int(self.changed_at),
            int(self.version),
            opt_text(self.hand),
            opt_int(self.enterprise),
        ]
    }

    /// What an act can change, then the case and the version it must have.
    pub(crate) fn change<'a>(&'a self, id: &'a str, expected: i64) -> [Value<'a>; 10] {
        [
            text(self.stage),
            opt_text(self.step),
            opt_int(self.due_at),
            text(self.marks.as_str()),
            opt_text(self.hand),
            opt_int(self.enterprise),
            int(self.changed_at),
            int(self.version),
            text(id),
            int(expected),
        ]
    }
}

/// Whether the reviewer alone sees a case, or sees it as well.
fn hand(case: &Case) -> Option<&'static str> {
    if case.is_for_reviewer_only() {
        Some("reviewer")
    } else {
        case.is_in_reviewers_hands().then_some("up")
    }
}

/// The state of a case after all its events.
pub(crate) fn state(events: &[Recorded]) -> Result<Case, StoreError> {
    let case = fold(events).ok().flatten();
    case.ok_or_else(|| StoreError::corrupt("the events of a case have an impossible order"))
}

/// The change of a row by an act; no row is touched when the version is another one.
pub(crate) const CHANGE: &str = "UPDATE cases SET stage = $1, step = $2, due_at = $3, marks = $4, hand = $5, \
    enterprise = $6, changed_at = $7, version = $8 WHERE id = $9 AND version = $10";

/// A count as it is stored.
pub(crate) fn count(items: usize) -> i64 {
    i64::try_from(items).unwrap_or(i64::MAX)
}

/// The day of a moment as `numbers` names it, and as a number starts.
pub(crate) fn day_of(moment: Timestamp) -> String {
    let (year, month, day) = moment.day().ymd();
    format!("{year:04}{month:02}{day:02}")
}

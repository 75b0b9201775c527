//! GET /case: the citizen's view of a case.

use qingyu_domain::case::{CaseStatus, May, Number, Party, Status, TimelineEntry, What};
use qingyu_domain::deadlines::Due;
use qingyu_domain::kind::Kind;
use qingyu_domain::time::Timestamp;
use serde::{Deserialize, Serialize};

crate::endpoint::endpoint! {
    /// Asks for the case of a query code; unknown and malformed codes get the same 404.
    ReadCase: Get "/api/v1/case", code true, () => CaseView
}

/// A case as its citizen sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CaseView {
    /// `YYYYMMDD-NNNNNN`.
    #[cfg_attr(feature = "schema", schema(value_type = String))]
    pub number: Number,
    /// As filed.
    pub kind: Kind,
    /// As filed; null when the citizen did not know.
    pub unit: Option<String>,
    /// The window, if one was chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub window: Option<String>,
    /// Where it stands.
    pub status: CaseStatus,
    /// Who has it.
    pub holder: Party,
    /// What is next, by when and why; null when nothing is promised.
    pub next: Option<Due>,
    /// What happened so far, oldest first.
    pub timeline: Vec<TimelineLine>,
    /// The answer, once there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
    /// Messages, oldest first.
    pub messages: Vec<Message>,
    /// What the citizen may do now.
    pub may: Vec<May>,
}

/// One line of the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct TimelineLine {
    /// When.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    /// What.
    pub what: What,
    /// Who.
    pub by: Party,
}

/// A message of a case.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Message {
    /// When.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    /// Who wrote it.
    pub by: Party,
    /// What; empty once it is erased.
    pub text: String,
}

impl CaseView {
    /// Puts the view together.
    pub fn new(
        number: Number,
        kind: Kind,
        (unit, window): (Option<String>, Option<String>),
        status: Status,
        timeline: Vec<TimelineEntry>,
        messages: Vec<Message>,
    ) -> Self {
        let line = |entry: TimelineEntry| TimelineLine {
            at: entry.at,
            what: entry.what,
            by: entry.by,
        };
        Self {
            number,
            kind,
            unit,
            window,
            status: status.code,
            holder: status.holder,
            next: status.next,
            timeline: timeline.into_iter().map(line).collect(),
            answer: None,
            messages,
            may: status.may,
        }
    }
}

qingyu_domain::without_debug!(Message);

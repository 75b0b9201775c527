//! GET /case: the citizen's view of a case.

use qingyu_domain::case::{
    CaseStatus, FindingTold, May, Number, Objectable, Party, Solved, Status, TimelineEntry, What,
};
use qingyu_domain::deadlines::{Due, Step};
use qingyu_domain::kind::Kind;
use qingyu_domain::time::{Day, Timestamp};
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
    /// What was found about each allegation and what comes of it, as told with the answer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<FindingTold>,
    /// The organ of the legal review (复查) and its last day, as the answer names them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review: Option<LegalReview>,
    /// How the citizen evaluated the answer that holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evaluated: Option<Evaluated>,
    /// What dissatisfaction would set going now, by when and why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub if_unsatisfied: Option<Due>,
    /// What can be objected to, and until when: the answer by `review`, anything else by `objection`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub objections: Vec<Objectable>,
    /// Who alone reads a report of reprisal: oversight, or the reviewer where it is the reviewer's.
    pub watcher: Party,
    /// Messages, oldest first.
    pub messages: Vec<Message>,
    /// What the citizen may do now.
    pub may: Vec<May>,
}

/// The legal review, which is not the second look.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct LegalReview {
    /// The organ, by name.
    pub organ: String,
    /// The last day.
    pub until: Due,
}

/// What the citizen said of the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Evaluated {
    /// 1 非常不满意 to 5 非常满意.
    pub level: u8,
    /// Whether it is solved.
    pub solved: Solved,
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
            findings: Vec::new(),
            review: None,
            evaluated: None,
            if_unsatisfied: None,
            objections: Vec::new(),
            watcher: status.watcher,
            messages,
            may: status.may,
        }
    }

    /// Whether it is not said yet whether it is accepted, and the time for that is not over.
    pub fn is_to_be_accepted(&self, today: Day) -> bool {
        let mut next = self.next.iter();
        next.any(|due| due.step == Step::Accept && due.due_at.day() >= today)
    }
}

qingyu_domain::without_debug!(Message);

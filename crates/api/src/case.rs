//! GET /case: the citizen's view of a case.

use qingyu_domain::case::{
    CaseStatus, DecisionTold, FindingTold, May, Number, Objectable, Party, Solved, Status, TimelineEntry, What,
};
use qingyu_domain::deadlines::{Due, Step};
use qingyu_domain::kind::Kind;
use qingyu_domain::submission::HelpKind;
use qingyu_domain::time::{Day, Timestamp};
use serde::{Deserialize, Serialize};

use crate::publication::PublicationView;

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
    /// 已合并办理: worked on together with others; status, answer and what is next are those of the work on all of them.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub merged: bool,
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
    /// What two persons decided about it, oldest first, each with its reason.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decisions: Vec<DecisionTold>,
    /// Who alone reads a report of reprisal: oversight, or the reviewer where it is the reviewer's.
    pub watcher: Party,
    /// By when a report of reprisal that is made now is acted on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reprisal: Option<Due>,
    /// Until when a withdrawal that is made now can be undone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub undo: Option<Due>,
    /// Until when the citizen is waited for to agree; without a word it is a no.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consent: Option<Due>,
    /// Whether a thank-you is published, or could be, in which words; absent where it cannot be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publication: Option<PublicationView>,
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
    /// Which wish for help it answers.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub help: Option<HelpTold>,
    /// What; empty once it is erased.
    pub text: String,
}

/// A wish for help that is answered; why is the text of the message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct HelpTold {
    /// Which.
    pub help: HelpKind,
    /// Whether it is given.
    pub granted: bool,
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
            merged: false,
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
            decisions: Vec::new(),
            watcher: status.watcher,
            reprisal: status.reprisal,
            undo: status.undo,
            consent: status.consent,
            publication: None,
            messages,
            may: status.may,
        }
    }

    /// Whether it is a complaint, as filed or as it came to be worked on.
    pub fn is_complaint(&self) -> bool {
        let retyped = |one: &DecisionTold| one.kind == Some(Kind::Complaint);
        self.kind == Kind::Complaint || self.decisions.iter().any(retyped)
    }

    /// By when it is said whether it is accepted, as long as that is not said and the time for it not over.
    pub fn to_be_accepted(&self, today: Day) -> Option<&Due> {
        let next = self.next.as_ref();
        next.filter(|due| due.step == Step::Accept && due.due_at.day() >= today)
    }
}

qingyu_domain::without_debug!(Message);

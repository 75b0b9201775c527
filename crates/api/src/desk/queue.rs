//! GET /desk/queue: what is to be done, the most urgent first.

use qingyu_domain::case::{CaseStatus, Mark};
use qingyu_domain::deadlines::Step;
use qingyu_domain::kind::Kind;
use qingyu_domain::person::Role;
use qingyu_domain::time::Timestamp;
use serde::{Deserialize, Serialize};

crate::endpoint::endpoint! {
    /// Lists the tasks of the roles that one holds.
    ReadQueue: Get "/api/v1/desk/queue", code false, () => Queue
}

/// What to list, as the query of the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[serde(deny_unknown_fields, default)]
pub struct QueueFilter {
    /// One of one's roles; absent: all of them.
    pub role: Option<Role>,
    /// Only tasks that are this person's alone.
    pub mine: Option<bool>,
    /// `next` of the page before.
    pub after: Option<String>,
    /// Tasks on a page, 1 to 100; absent: 50.
    pub limit: Option<u16>,
}

/// A page of the queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Queue {
    /// The tasks: 疑似危急 first, then by the time they are due.
    pub tasks: Vec<QueuedTask>,
    /// Where the next page begins; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub next: Option<String>,
}

/// Something to be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct QueuedTask {
    /// The case's number.
    pub number: String,
    /// As filed.
    pub kind: Kind,
    /// The unit that it is about, as worked on.
    pub about: Option<String>,
    /// Where it stands.
    pub status: CaseStatus,
    /// Marks.
    pub marks: Vec<Mark>,
    /// The step.
    pub step: Step,
    /// By when.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub due_at: Timestamp,
    /// How urgent it is.
    pub urgency: Urgency,
    /// As what.
    pub role: Role,
    /// Whether it is this person's alone.
    pub is_mine: bool,
}

/// Three levels of warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// Its time is over.
    Overdue,
    /// Its time is over at the end of this day.
    Today,
    /// At the end of the next day.
    Tomorrow,
    /// Later.
    Later,
}

impl Urgency {
    /// Of something that is due at a moment.
    pub fn of(due_at: Timestamp, now: Timestamp) -> Self {
        let (due, today) = (due_at.day(), now.day());
        if due_at < now {
            Self::Overdue
        } else if due <= today {
            Self::Today
        } else if due == today.next() {
            Self::Tomorrow
        } else {
            Self::Later
        }
    }
}

//! GET /desk/queue: what is to be done, the most urgent first.

use qingyu_domain::case::{CaseStatus, Mark};
use qingyu_domain::deadlines::Step;
use qingyu_domain::kind::Kind;
use qingyu_domain::person::Role;
use qingyu_domain::time::Timestamp;
use serde::{Deserialize, Serialize};

crate::endpoint::endpoint! {
    /// Lists the cases with tasks of the roles that one holds.
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
    /// What lies with others instead of one's own; only for those who oversee.
    pub others: Option<bool>,
    /// Only tasks that are so urgent.
    pub urgency: Option<Urgency>,
    /// Only cases about this unit, as worked on.
    pub unit: Option<String>,
    /// Only cases of this kind, as filed.
    pub kind: Option<Kind>,
    /// `next` of the page before.
    pub after: Option<String>,
    /// Cases on a page, 1 to 100; absent: 50.
    pub limit: Option<u16>,
}

/// A page of the queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Queue {
    /// Each case once, with its most urgent task: 疑似危急 first, then reports of reprisal, then by the time it is due.
    pub tasks: Vec<QueuedTask>,
    /// Where the next page begins; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub next: Option<String>,
}

/// A case in which something is to be done: its most urgent task, and the others.
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
    /// Whether it is one person's alone: this one's, or of the others the one who has it.
    pub is_mine: bool,
    /// What else this person can see to in this case, the most urgent first.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub others: Vec<OtherTask>,
}

/// Something else to be done in the same case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct OtherTask {
    /// The step.
    pub step: Step,
    /// By when.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub due_at: Timestamp,
    /// How urgent it is.
    pub urgency: Urgency,
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
    /// All of them, the most urgent first.
    pub const ALL: [Self; 4] = [Self::Overdue, Self::Today, Self::Tomorrow, Self::Later];

    /// The name on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Today => "today",
            Self::Tomorrow => "tomorrow",
            Self::Later => "later",
        }
    }

    /// The moments at which something so urgent is due: from the first, before the second.
    pub fn between(self, now: Timestamp) -> (Option<Timestamp>, Option<Timestamp>) {
        let tomorrow = now.day().next();
        let after = tomorrow.next().start();
        match self {
            Self::Overdue => (None, Some(now)),
            Self::Today => (Some(now), Some(tomorrow.start())),
            Self::Tomorrow => (Some(tomorrow.start()), Some(after)),
            Self::Later => (Some(after), None),
        }
    }

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn something_is_so_urgent_when_it_is_due_between_the_two_moments() {
        let now = Timestamp::parse("2026-11-23T10:00:00+08:00").unwrap();
        for hours in -60..60 {
            for ms in [-1, 0, 1] {
                let due = now.plus_ms(hours * 3_600_000 + ms);
                for urgency in Urgency::ALL {
                    let (from, until) = urgency.between(now);
                    let is_between = from.is_none_or(|from| due >= from) && until.is_none_or(|until| due < until);
                    assert_eq!(is_between, Urgency::of(due, now) == urgency, "{due} {urgency:?}");
                }
            }
        }
    }
}

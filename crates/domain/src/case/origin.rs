//! Where a case came from that its citizen did not file here: the source, its own number, and by when it expects an answer.

use serde::{Deserialize, Serialize};

use super::state::Case;
use super::tasks::{receiver, watcher};
use super::work::Work;
use crate::deadlines::{Basis, Due};
use crate::person::Person;
use crate::time::Timestamp;

/// What is kept of it for ever. It is for those who register and watch: no unit that is complained about learns of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The code of the source; absent where somebody of the staff took it down.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub source: Option<String>,
    /// The source's own number.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub number: Option<String>,
    /// By when the source expects an answer.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub due_at: Option<Timestamp>,
}

impl Origin {
    /// What is promised, or the source's time where that is earlier.
    pub(super) fn earlier(&self, ours: Due) -> Due {
        match self.due_at {
            Some(theirs) if theirs < ours.due_at => Due {
                due_at: theirs,
                basis: Basis::Origin,
                skipped: 0,
                announced: true,
                ..ours
            },
            _ => ours,
        }
    }
}

impl Case {
    /// What is promised until the first answer; the source asks for no other one.
    pub(super) fn by_origin(&self, ours: Due) -> Due {
        let origin = self.origin.as_ref().filter(|_| is_unanswered(&self.work));
        match origin {
            Some(origin) => origin.earlier(ours),
            None => ours,
        }
    }

    /// Whether somebody who sees the story may know where it came from: those who receive it and those who watch.
    pub fn may_know_of_origin(&self, person: &Person) -> bool {
        person.holds(receiver(self)) || person.holds(watcher(self))
    }

    /// Whether the answer is due when the source says, and not when we would.
    pub(super) fn is_bound_by_origin(&self) -> bool {
        let due = self.work.answer_due.as_ref();
        is_unanswered(&self.work) && due.is_some_and(|due| due.basis == Basis::Origin)
    }
}

const fn is_unanswered(work: &Work) -> bool {
    work.answers.is_empty()
}

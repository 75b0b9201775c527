//! What goes through the house: orders from above and what was done about them, the summary, and what other authorities say.

use serde::{Deserialize, Serialize};

use super::TextRef;
use crate::deadlines::Due;
use crate::person::PersonId;
use crate::time::Day;

codes! {
    /// An order from above that is answered, and decides nothing.
    DirectiveKind {
        /// 督办: of whoever watches, where something is overdue or grave.
        Supervision = "supervision",
        /// 领导批示: of a leader, as whoever watches records it.
        Instruction = "instruction",
    }
}

/// Somebody above orders something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Directed {
    /// What sort of order it is.
    pub kind: DirectiveKind,
    /// The leader whose instruction it is.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub leader: Option<PersonId>,
    /// Who had the case then, and so to whom it goes.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub to: Option<PersonId>,
    /// Answered by the end of this day.
    pub due_on: Day,
    /// What is ordered.
    pub text: TextRef,
}

/// It is said what was done about an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectiveAnswered {
    /// Which order of the case, from 0.
    pub directive: u16,
    /// What was done.
    pub text: TextRef,
}

/// Those complained about may read the summary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SummaryReleased {
    /// Until when the person concerned may make a statement.
    pub statement: Due,
    /// Until when the heads of the unit and of the one above say that they read it; before there was such a time, nobody had to.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub acknowledge: Option<Due>,
}

/// The authority that it was sent on to was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentOnChecked {
    /// What it said.
    pub text: TextRef,
    /// Unless it is settled there: when it is asked again.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub next: Option<Due>,
}

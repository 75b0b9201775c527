//! Commands: what somebody wants, with what the rules need to judge it.

use super::event::{Filed, Mark, TextRef};
use super::number::Number;
use crate::calendar::Calendar;
use crate::deadlines::Deadlines;
use crate::time::Timestamp;

codes! {
    /// Why a citizen withdraws.
    WithdrawalReason {
        /// The matter is solved.
        Solved = "solved",
        /// It was a mistake.
        Mistaken = "mistaken",
        /// 有人要求或劝我撤回: goes to oversight only.
        Pressed = "pressed",
        /// Something else, perhaps in words of one's own.
        Other = "other",
        /// No reason was given, and none is needed.
        Unsaid = "unsaid",
    }
}

impl WithdrawalReason {
    /// Reads a code or words; words that speak of pressure count as pressure.
    pub fn read(reason: &str) -> Self {
        let reason = reason.trim();
        let speaks_of_pressure = ["有人要求", "劝我撤", "让我撤", "逼我撤", "要我撤", "叫我撤"];
        match Self::from_code(reason) {
            Some(known) => known,
            None if reason.is_empty() => Self::Unsaid,
            None if speaks_of_pressure.iter().any(|words| reason.contains(words)) => Self::Pressed,
            None => Self::Other,
        }
    }
}

/// What somebody wants to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// File a new case under a fresh number.
    File {
        /// What was sent.
        filed: Filed,
        /// The number, taken in the transaction that stores the case.
        number: Number,
    },
    /// Add a message.
    AddMessage {
        /// The message.
        text: TextRef,
        /// Marks for what is written in it.
        marks: Vec<Mark>,
    },
    /// Take the case back.
    Withdraw {
        /// Why.
        reason: WithdrawalReason,
        /// Why, in words.
        text: Option<TextRef>,
        /// Marks for those words.
        marks: Vec<Mark>,
    },
    /// Take the withdrawal back.
    UndoWithdrawal,
    /// Say how it went.
    Evaluate,
    /// Object to a refusal, merger or reference.
    Object,
    /// Ask for a review.
    AskReview,
    /// Report reprisal.
    ReportReprisal,
}

/// What a decision is made with.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a> {
    /// Now.
    pub now: Timestamp,
    /// Working days.
    pub calendar: &'a Calendar,
    /// Clocks.
    pub deadlines: &'a Deadlines,
}

codes! {
    /// Why a command is refused.
    Refusal {
        /// The case's state does not allow it.
        NotNow = "not_now",
        /// The time for it has passed.
        TooLate = "too_late",
        /// Thirty messages were sent today.
        TooManyMessages = "too_many_messages",
        /// Somebody else has to do it.
        NotYours = "not_yours",
    }
}

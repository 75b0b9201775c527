//! Deciding: may it be done, and what happens then.

use super::command::{Command, Given, Refusal};
use super::event::{Event, Party};
use super::state::{Case, Stage};
use crate::deadlines::Step;

/// Messages a citizen can add to one case on one day.
pub const MESSAGES_PER_DAY: u32 = 30;

/// Judges a command against the state; the same on both sides of the wire.
pub fn decide(case: Option<&Case>, command: Command, who: Party, given: &Given<'_>) -> Result<Vec<Event>, Refusal> {
    let Some(case) = case else {
        return match command {
            Command::File { filed, number } => {
                let next = given.deadlines.promise(Step::Accept, given.now, given.calendar);
                Ok(vec![Event::Filed(filed), Event::Received { number, next }])
            }
            _ => Err(Refusal::NotNow),
        };
    };
    if who != Party::You {
        return Err(Refusal::NotYours);
    }
    match command {
        Command::AddMessage { text, marks } => {
            may_add_message(case, given)?;
            Ok(vec![Event::MessageAdded { text, marks }])
        }
        Command::Withdraw { reason, text, marks } => {
            if !is_open(&case.stage) {
                return Err(Refusal::NotNow);
            }
            let undo = given.deadlines.promise(Step::Undo, given.now, given.calendar);
            Ok(vec![Event::Withdrawn {
                reason,
                text,
                undo,
                marks,
            }])
        }
        Command::UndoWithdrawal => match &case.stage {
            Stage::Withdrawn { undo, .. } if given.now <= undo.due_at => Ok(vec![Event::WithdrawalUndone]),
            Stage::Withdrawn { .. } => Err(Refusal::TooLate),
            _ => Err(Refusal::NotNow),
        },
        // These wait for the states of the closed loop: nothing to evaluate, object to or review yet.
        Command::File { .. } | Command::Evaluate | Command::Object | Command::AskReview | Command::ReportReprisal => {
            Err(Refusal::NotNow)
        }
    }
}

/// Whether work on the case can go on.
pub(super) const fn is_open(stage: &Stage) -> bool {
    match stage {
        Stage::Received { .. } => true,
        Stage::Filed | Stage::Withdrawn { .. } => false,
    }
}

fn may_add_message(case: &Case, given: &Given<'_>) -> Result<(), Refusal> {
    let today = given.now.day();
    match case.messages_on {
        _ if !is_open(&case.stage) => Err(Refusal::NotNow),
        Some((day, count)) if day == today && count >= MESSAGES_PER_DAY => Err(Refusal::TooManyMessages),
        _ => Ok(()),
    }
}

//! Applying what is seen to because it cannot wait.

use super::{Corrupt, reported};
use crate::case::care::{Care, Withdrawing};
use crate::case::event::{Event, HelpAnswered, Mark, WithdrawalSeen};
use crate::case::state::Case;

/// Says whether it was such an event.
pub(super) fn change(case: &mut Case, event: &Event) -> Result<bool, Corrupt> {
    match event {
        Event::CareWanted { care, until } => {
            let mut open = case.work.cares.iter_mut();
            open.find(|open| open.care == *care).ok_or(Corrupt)?.due_at = until.due_at;
        }
        Event::Attended { .. } => {
            case.ends(Care::Emergency);
            // With a report of reprisal it ends when that is handled; without one there is nothing else to end it.
            if case.work.reprisal.is_none() {
                case.work.threat = None;
            }
        }
        Event::HelpAnswered(HelpAnswered { help, granted, .. }) => {
            let mut wishes = case.work.help.iter_mut();
            wishes.find(|(wish, _)| wish == help).ok_or(Corrupt)?.1 = Some(*granted);
            if case.work.help.iter().all(|(_, answer)| answer.is_some()) {
                case.ends(Care::Help);
            }
        }
        Event::LookedInto(looked) => {
            case.ends(looked.care);
            case.work.persons = looked.persons.or(case.work.persons);
        }
        Event::WithdrawalSeen(WithdrawalSeen { found, reprisal, .. }) => {
            case.ends(Care::Withdrawal);
            case.work.withdrawing = Some(*found);
            if *found == Withdrawing::Pressed {
                case.mark(Mark::Pressed);
            }
            if let Some(until) = reprisal {
                reported(case, until);
            }
        }
        _ => return Ok(false),
    }
    Ok(true)
}

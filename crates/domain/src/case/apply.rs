//! Applying events: each one is taken as true; only an impossible order is an error.

use super::command::WithdrawalReason;
use super::event::{Event, Mark, Recorded};
use super::state::{Case, Stage};
use crate::time::Timestamp;

/// The stored events cannot have happened in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Corrupt;

/// Folds all events of a case; `None` for none.
pub fn fold<'a>(events: impl IntoIterator<Item = &'a Recorded>) -> Result<Option<Case>, Corrupt> {
    events
        .into_iter()
        .try_fold(None, |case, recorded| apply(case, recorded).map(Some))
}

/// Applies one event.
pub fn apply(case: Option<Case>, recorded: &Recorded) -> Result<Case, Corrupt> {
    let at = Timestamp::from_ms(recorded.at);
    let mut case = match (case, &recorded.event) {
        (None, Event::Filed(filed)) => Case {
            kind: filed.kind,
            unit: filed.unit.clone(),
            window: filed.window.clone(),
            channel: filed.channel,
            reply_by: filed.reply_by,
            marks: Vec::new(),
            number: None,
            filed_at: at,
            stage: Stage::Filed,
            messages_on: None,
            history: Vec::new(),
        },
        (Some(case), event) => change(case, event, at)?,
        (None, _) => return Err(Corrupt),
    };
    for &one in recorded.event.marks() {
        mark(&mut case, one);
    }
    case.history.push((at, recorded.by, recorded.event.name()));
    Ok(case)
}

/// A mark stays for ever, and once.
fn mark(case: &mut Case, mark: Mark) {
    if !case.marks.contains(&mark) {
        case.marks.push(mark);
    }
}

fn change(mut case: Case, event: &Event, at: Timestamp) -> Result<Case, Corrupt> {
    match event {
        Event::Received { number, next } if case.stage == Stage::Filed => {
            case.number = Some(*number);
            case.stage = Stage::Received { accept: next.clone() };
        }
        Event::Filed(_) | Event::Received { .. } => return Err(Corrupt),
        Event::MessageAdded { .. } => {
            let today = at.day();
            let before = case.messages_on.filter(|(day, _)| *day == today).map_or(0, |(_, n)| n);
            case.messages_on = Some((today, before + 1));
        }
        Event::Withdrawn { reason, undo, .. } => {
            if *reason == WithdrawalReason::Pressed {
                mark(&mut case, Mark::Pressed);
            }
            case.stage = Stage::Withdrawn {
                undo: undo.clone(),
                before: Box::new(case.stage),
            };
        }
        Event::WithdrawalUndone => match case.stage {
            Stage::Withdrawn { before, .. } => case.stage = *before,
            _ => return Err(Corrupt),
        },
    }
    Ok(case)
}

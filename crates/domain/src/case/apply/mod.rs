//! Applying events: each one is taken as true; only an impossible order is an error.

use super::event::{Event, Mark, Recorded};
use super::state::{Case, Stage};
use super::vocabulary::Erasure;
use super::work::{Overlay, Work};
use crate::person::PersonId;
use crate::time::Timestamp;

mod answering;
mod proposing;
mod working;

/// The stored events cannot have happened in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Corrupt;

/// When, and by whom of the staff.
struct Moment<'a> {
    at: Timestamp,
    person: Option<&'a PersonId>,
}

impl Moment<'_> {
    /// The person; an event of the staff without one is corrupt.
    fn person(&self) -> Result<PersonId, Corrupt> {
        self.person.cloned().ok_or(Corrupt)
    }
}

/// Folds all events of a case; `None` for none.
pub fn fold<'a>(events: impl IntoIterator<Item = &'a Recorded>) -> Result<Option<Case>, Corrupt> {
    events
        .into_iter()
        .try_fold(None, |case, recorded| apply(case, recorded).map(Some))
}

/// Applies one event.
pub fn apply(case: Option<Case>, recorded: &Recorded) -> Result<Case, Corrupt> {
    let at = Timestamp::from_ms(recorded.at);
    let moment = Moment {
        at,
        person: recorded.person.as_ref(),
    };
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
            overlay: Overlay::default(),
            work: Work::new(filed.marks.contains(&Mark::Watchers)),
            messages_on: None,
            erased: None,
            history: Vec::new(),
        },
        (Some(mut case), event) => {
            // What comes after an erasure can be erased again.
            case.erased = case.erased.map(|_| Erasure::Contact);
            change(&mut case, event, &moment)?;
            case
        }
        (None, _) => return Err(Corrupt),
    };
    for &mark in recorded.event.marks() {
        case.mark(mark);
    }
    case.history.push((at, recorded.by, recorded.event.name()));
    case.tell(at.day());
    Ok(case)
}

/// What the citizen does is here; the rest is asked in turn.
fn change(case: &mut Case, event: &Event, moment: &Moment<'_>) -> Result<(), Corrupt> {
    match event {
        Event::Filed(_) => return Err(Corrupt),
        Event::Received { number, next } => {
            if case.stage != Stage::Filed {
                return Err(Corrupt);
            }
            case.number = Some(*number);
            case.stage = Stage::Received { accept: next.clone() };
        }
        _ if case.stage == Stage::Filed => return Err(Corrupt),
        Event::MessageAdded { .. } => {
            let today = moment.at.day();
            let before = case.messages_on.filter(|(day, _)| *day == today).map_or(0, |(_, n)| n);
            case.messages_on = Some((today, before + 1));
        }
        Event::Withdrawn { reason, undo, .. } => {
            if *reason == super::command::WithdrawalReason::Pressed {
                case.mark(Mark::Pressed);
            }
            case.overlay.withdrawn = Some(undo.clone());
        }
        Event::WithdrawalUndone => {
            case.overlay.withdrawn.take().ok_or(Corrupt)?;
        }
        Event::ReprisalReported { until, .. } => {
            // A second report does not move the promise of the first.
            case.work.reprisal.get_or_insert_with(|| until.clone());
            case.work.was_reprisal = true;
        }
        Event::ReprisalHandled { .. } => case.work.reprisal = None,
        Event::IdentitySeen { approve, .. } => {
            if let Some(until) = approve {
                case.work.looks.push((moment.person()?, until.clone()));
            }
        }
        Event::IdentityLookApproved => {
            let person = moment.person()?;
            let another = case.work.looks.iter().position(|(who, _)| *who != person);
            case.work.looks.remove(another.ok_or(Corrupt)?);
        }
        Event::SentOnChecked { next, .. } => match &mut case.stage {
            Stage::SentOn { check } => check.clone_from(next),
            _ => return Err(Corrupt),
        },
        Event::CodeReplaced => case.work.new_code = None,
        Event::RepeatLinked { to } => case.work.repeats.push(to.clone()),
        Event::Erased { what } => case.erased = Some(*what),
        Event::Marked { mark } => case.work.is_about_watchers |= *mark == Mark::Watchers,
        _ => {
            let is_known = working::change(case, event, moment)?
                || proposing::change(case, event, moment)?
                || answering::change(case, event, moment)?;
            if !is_known {
                return Err(Corrupt);
            }
        }
    }
    Ok(())
}

//! Applying events: each one is taken as true; only an impossible order is an error.

use super::care::{Care, asked, is_secret};
use super::event::{Event, Joining, Mark, PublicationAllowed, Recorded, SentOnChecked};
use super::state::{Case, Stage};
use super::vocabulary::Erasure;
use super::work::{Overlay, Work};
use crate::deadlines::Due;
use crate::person::PersonId;
use crate::time::Timestamp;

mod answering;
mod caring;
mod directing;
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
            origin: filed.origin.clone(),
            is_claimed: filed.origin.is_none(),
            number: None,
            filed_at: at,
            stage: Stage::Filed,
            overlay: Overlay::default(),
            work: Work {
                help: asked(filed).map(|help| (help, None)).collect(),
                ..Work::new(filed.marks.contains(&Mark::Watchers))
            },
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
    // What words about pressure hint at is nobody's to see who may not know of them.
    let marks = if is_secret(&recorded.event) {
        &[]
    } else {
        recorded.event.marks()
    };
    for &mark in marks {
        case.mark(mark);
    }
    case.arise(&recorded.event, at);
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
                if event.marks().contains(&Mark::Emergency) {
                    case.work.threat = Some(moment.at);
                }
            }
            case.overlay.withdrawn = Some(undo.clone());
            case.work.withdrawing = None;
        }
        Event::WithdrawalUndone => {
            case.overlay.withdrawn.take().ok_or(Corrupt)?;
            case.ends(Care::Withdrawal);
        }
        Event::ReprisalReported { until, .. } => {
            reported(case, until);
            if event.marks().contains(&Mark::Emergency) {
                case.work.threat = Some(moment.at);
            }
        }
        Event::ReprisalHandled { .. } => {
            case.work.reprisal = None;
            case.work.threat = None;
        }
        Event::IdentitySeen { approve, .. } => {
            if let Some(until) = approve {
                case.work.looks.push((moment.person()?, until.clone()));
            }
        }
        Event::IdentityLookApproved | Event::IdentityLookDeclined { .. } => judged(case, &moment.person()?)?,
        Event::SentOnChecked(SentOnChecked { next, .. }) => match &mut case.stage {
            Stage::SentOn { check } => check.clone_from(next),
            _ => return Err(Corrupt),
        },
        Event::CodeReplaced => case.work.new_code = None,
        Event::RepeatLinked { to } => case.work.repeats.push(to.clone()),
        Event::Joined(joined) => {
            case.work.joined.retain(|(from, _)| *from != joined.from);
            if joined.how != Joining::Ended {
                case.work.joined.push((joined.from.clone(), joined.said));
            }
        }
        Event::PublicationAllowed(PublicationAllowed { yes: true, until }) => {
            case.work.publication.agreed = Some(until.clone());
        }
        Event::PublicationAllowed(_) => case.end_publication(),
        Event::Erased { what } => {
            case.erased = Some(*what);
            case.end_publication();
            case.work.publication.is_over |= *what == Erasure::All;
        }
        // Its mark is set as all marks are.
        Event::EnterpriseMarked { .. } => {}
        Event::Marked { mark } => case.work.is_about_watchers |= *mark == Mark::Watchers,
        _ => {
            let is_known = claiming(case, event)?
                || caring::change(case, event)?
                || directing::change(case, event, moment)?
                || working::change(case, event, moment)?
                || proposing::change(case, event, moment)?
                || answering::change(case, event, moment)?;
            if !is_known {
                return Err(Corrupt);
            }
        }
    }
    Ok(())
}

/// A slip was made, or used.
fn claiming(case: &mut Case, event: &Event) -> Result<bool, Corrupt> {
    match event {
        Event::ClaimOffered { .. } => Ok(true),
        Event::Claimed if case.is_claimed => Err(Corrupt),
        Event::Claimed => {
            case.is_claimed = true;
            Ok(true)
        }
        _ => Ok(false),
    }
}

/// Somebody judged the oldest emergency look of somebody else.
fn judged(case: &mut Case, by: &PersonId) -> Result<(), Corrupt> {
    let another = case.work.looks.iter().position(|(who, _)| who != by);
    case.work.looks.remove(another.ok_or(Corrupt)?);
    Ok(())
}

/// Reprisal is reported. A second report never moves the promise of the first to a later time.
fn reported(case: &mut Case, until: &Due) {
    let first = case.work.reprisal.take().filter(|first| first.due_at <= until.due_at);
    case.work.reprisal = Some(first.unwrap_or_else(|| until.clone()));
    case.work.was_reprisal = true;
}

//! What an event tells the source of its case, and the sources of the cases that follow it.
//!
//! A source is told what the citizen is told, and less: never who they are, what was found about whom, what the house wrote to itself, why
//! something was withdrawn, or that somebody spoke of pressure or reprisal. While a case is withdrawn nothing is told of it: whether work goes
//! on after that is nobody's to know.

use super::step::{ReturnReason, SourceStep, StepKind};
use crate::case::{Case, Event, Proposal, Recorded, Stage};
use crate::time::Timestamp;

/// A step, and where its words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// When.
    pub at: Timestamp,
    /// What.
    pub step: SourceStep,
    /// The event, counted from 1, whose answer goes along: of the case that it happened to.
    pub text: Option<u32>,
}

/// What an event tells the source of its own case, which was so before and is so after it.
pub fn told(before: &Case, recorded: &Recorded, after: &Case) -> Vec<Told> {
    let at = Timestamp::from_ms(recorded.at);
    let plain = |kind| Told {
        at,
        step: SourceStep::of(kind),
        text: None,
    };
    let (was, is) = (before.overlay.withdrawn.is_some(), after.overlay.withdrawn.is_some());
    match (was, is) {
        (false, true) => vec![plain(StepKind::Withdrawn)],
        (true, true) => Vec::new(),
        // What was answered meanwhile is its citizen's to read again, and so its source's to know.
        (true, false) => std::iter::once(plain(StepKind::Reopened))
            .chain(meanwhile(after, at))
            .collect(),
        (false, false) => happened(before, recorded, after).into_iter().collect(),
    }
}

/// What an event tells the sources of the cases that follow this one: where the work stands and the answer, nothing of what its own citizen
/// said, nor that they took it back.
pub fn told_to_followers(before: &Case, recorded: &Recorded, after: &Case) -> Option<Told> {
    let told = happened(before, recorded, after)?;
    match told.step.kind {
        StepKind::Returned | StepKind::Answered | StepKind::Reopened => Some(told),
        // How its own citizen took it is theirs.
        StepKind::Closed => Some(Told {
            step: SourceStep::of(StepKind::Closed),
            ..told
        }),
        StepKind::SignedOff | StepKind::Extended | StepKind::FollowedUp | StepKind::Withdrawn => None,
    }
}

/// The answer that was given, and the end, while a withdrawal lay over it.
fn meanwhile(case: &Case, at: Timestamp) -> Vec<Told> {
    let is_closed = matches!(case.stage, Stage::Closed { .. });
    let is_answered = is_closed || matches!(case.stage, Stage::Answered { .. });
    let place = case.history.iter().rposition(|(_, _, name)| *name == "answered");
    let answered = place.filter(|_| is_answered).map(|place| Told {
        at,
        step: SourceStep::of(StepKind::Answered),
        text: u32::try_from(place + 1).ok(),
    });
    let closed = is_closed.then(|| Told {
        at,
        step: SourceStep::of(StepKind::Closed),
        text: None,
    });
    answered.into_iter().chain(closed).collect()
}

fn happened(before: &Case, recorded: &Recorded, after: &Case) -> Option<Told> {
    let step = match &recorded.event {
        Event::Accepted { .. } if !was_signed_off(before) => SourceStep::of(StepKind::SignedOff),
        Event::Approved { proposal, .. } => approved(before, after, *proposal)?,
        Event::ObjectionDecided {
            proposal, upheld: true, ..
        } => fell(after, *proposal)?,
        Event::Answered { adoption, .. } => SourceStep {
            adoption: *adoption,
            ..SourceStep::of(StepKind::Answered)
        },
        Event::Evaluated { level, solved, .. } => SourceStep {
            level: Some(*level),
            solved: Some(*solved),
            ..SourceStep::of(StepKind::FollowedUp)
        },
        Event::FollowedUp { reached, level, solved } => SourceStep {
            reached: Some(*reached),
            level: *level,
            solved: *solved,
            ..SourceStep::of(StepKind::FollowedUp)
        },
        Event::Closed { ending, .. } => SourceStep {
            ending: Some(*ending),
            ..SourceStep::of(StepKind::Closed)
        },
        Event::LookedAgain { .. } | Event::WentUp { .. } | Event::Reopened { .. } => SourceStep::of(StepKind::Reopened),
        _ => return None,
    };
    let has_text = step.kind == StepKind::Answered;
    Some(Told {
        at: Timestamp::from_ms(recorded.at),
        step,
        text: has_text.then(|| place(after)).flatten(),
    })
}

/// The place of the event that led here, from 1.
fn place(after: &Case) -> Option<u32> {
    u32::try_from(after.history.len()).ok()
}

/// Taken as a case of its own, or as one that follows another.
fn was_signed_off(case: &Case) -> bool {
    let is_merger = |one: &crate::case::Proposed| matches!(one.proposal, Proposal::Merge { .. }) && one.at.is_some();
    case.work.accepted_at.is_some() || case.work.proposals.iter().any(is_merger)
}

fn proposal(case: &Case, at: u16) -> Option<&Proposal> {
    case.work.proposals.get(usize::from(at)).map(|one| &one.proposal)
}

/// What a second person agreed to.
fn approved(before: &Case, after: &Case, at: u16) -> Option<SourceStep> {
    match proposal(after, at)? {
        Proposal::Refuse { ground } => Some(SourceStep::returned((*ground).into())),
        Proposal::Refer {
            way,
            keeps_conduct: false,
        } => Some(SourceStep::returned((*way).into())),
        Proposal::SendOn { .. } => Some(SourceStep::returned(ReturnReason::SentOn)),
        Proposal::Merge { .. } => (!was_signed_off(before)).then(|| SourceStep::of(StepKind::SignedOff)),
        Proposal::Extend | Proposal::Complex => Some(extended(after)),
        _ => None,
    }
}

/// What fell after an objection: it is worked on again, or due when it was due.
fn fell(after: &Case, at: u16) -> Option<SourceStep> {
    match proposal(after, at)? {
        Proposal::Refuse { .. }
        | Proposal::SendOn { .. }
        // It may have been told over with the case that it followed.
        | Proposal::Merge { .. }
        | Proposal::Refer {
            keeps_conduct: false, ..
        } => Some(SourceStep::of(StepKind::Reopened)),
        Proposal::Extend | Proposal::Complex => Some(extended(after)),
        _ => None,
    }
}

fn extended(after: &Case) -> SourceStep {
    SourceStep {
        due_at: after.work.answer_due.as_ref().map(|due| due.due_at),
        ..SourceStep::of(StepKind::Extended)
    }
}

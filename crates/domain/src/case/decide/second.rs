//! The second person: agreeing, disagreeing, deciding on the citizen's objection, releasing the summary.

use super::desk::Desk;
use super::finding::{had_their_say, is_another};
use super::route::becomes_reviewers;
use super::{back, end_by_law, promise, propose};
use crate::case::command::{Given, Refusal};
use crate::case::event::{Event, Mark, SummaryReleased, TextRef};
use crate::case::proposal::Proposal;
use crate::case::state::Case;
use crate::case::vocabulary::Consequence;
use crate::case::work::{Proposed, Standing};
use crate::deadlines::{Due, Step};
use crate::kind::Kind;

fn pick(case: &Case, at: u16) -> Result<&Proposed, Refusal> {
    case.work.proposals.get(usize::from(at)).ok_or(Refusal::Unknown)
}

/// A proposal that waits for this person, who did not make it.
fn waiting<'a>(desk: &'a Desk<'_>, at: u16) -> Result<&'a Proposed, Refusal> {
    let one = pick(desk.case, at)?;
    if !matches!(one.standing, Standing::Waiting(_)) {
        return Err(Refusal::AlreadyDone);
    }
    is_another(std::slice::from_ref(&one.by), &desk.person.id)?;
    if one.proposal == Proposal::Publication {
        propose::writes_of_others(desk)?;
    }
    if matches!(one.proposal, Proposal::Finding { .. }) && works_on_it(desk) {
        return Err(Refusal::SecondPerson);
    }
    Ok(one)
}

fn works_on_it(desk: &Desk<'_>) -> bool {
    desk.case
        .work
        .current()
        .is_some_and(|assignment| assignment.to == desk.person.id)
}

/// Agrees; where two have to, the first of them only says so, and nothing happens yet.
pub(super) fn approve(desk: &Desk<'_>, proposal: u16) -> Result<Vec<Event>, Refusal> {
    let one = waiting(desk, proposal)?;
    let missing = desk.case.endorses(one, desk.person, desk.given.org)?;
    // The case went on meanwhile: what made sense then may get round a rule now.
    if one.round != desk.case.work.round || !propose::fits(desk.case, &one.proposal) {
        return Err(Refusal::NotNow);
    }
    // Somebody may have been named since it was proposed.
    if let Proposal::Finding { consequences, .. } = &one.proposal {
        had_their_say(desk, consequences)?;
    }
    // More time is given before the time is over, or not at all.
    let is_longer = matches!(one.proposal, Proposal::Extend | Proposal::Complex);
    let is_over = desk
        .case
        .work
        .answer_due
        .as_ref()
        .is_none_or(|due| desk.given.now > due.due_at);
    if is_longer && is_over {
        return Err(Refusal::TooLate);
    }
    // The citizen took it back meanwhile: there is nothing left to decide, unless it goes on all the same.
    if one.proposal.needs_work() {
        desk.is_workable()?;
    }
    if let Some(missing) = missing {
        return Ok(vec![Event::Endorsed { proposal, missing }]);
    }
    let next = next(desk.case, &one.proposal, desk.given);
    let mut events = vec![Event::Approved { proposal, next }];
    if matches!(one.proposal, Proposal::Retype { kind: Kind::Complaint }) && becomes_reviewers(desk)? {
        events.push(Event::Marked { mark: Mark::Watchers });
    }
    Ok(events)
}

/// What is promised with an approval.
fn next(case: &Case, proposal: &Proposal, given: &Given<'_>) -> Option<Due> {
    match proposal {
        Proposal::SendOn { .. } => Some(promise(given, Step::SentOn)),
        Proposal::Withdrawal => Some(promise(given, Step::Undo)),
        Proposal::Complex => {
            let due = given
                .deadlines
                .promise(Step::AnswerComplex, case.filed_at, given.calendar);
            let due = due.later(case.work.paused, end_by_law(case, true), given.calendar);
            // What was promised is never taken back.
            let before = case.work.answer_due.clone();
            Some(case.by_origin(before.filter(|before| before.due_at > due.due_at).unwrap_or(due)))
        }
        Proposal::Finding { consequences, .. } if consequences.contains(&Consequence::Fault) => {
            Some(promise(given, Step::FaultObjection))
        }
        Proposal::Extend => {
            let more = given.deadlines.limit(Step::Extend).amount;
            let due = case.work.answer_due.clone()?;
            Some(case.by_origin(due.later(more, end_by_law(case, true), given.calendar)))
        }
        _ => None,
    }
}

/// Disagrees, with a reason.
pub(super) fn decline(desk: &Desk<'_>, proposal: u16, text: TextRef) -> Result<Vec<Event>, Refusal> {
    let one = waiting(desk, proposal)?;
    desk.case.may_decline(one, desk.person, desk.given.org)?;
    Ok(vec![Event::Declined { proposal, text }])
}

/// Another approver than the first decides on what the citizen objects to.
pub(super) fn decide_objection(
    desk: &Desk<'_>,
    proposal: u16,
    upheld: bool,
    text: TextRef,
) -> Result<Vec<Event>, Refusal> {
    let one = pick(desk.case, proposal)?;
    let Standing::Objected(approvers, _) = &one.standing else {
        return Err(Refusal::NotNow);
    };
    is_another(approvers, &desk.person.id)?;
    is_another(std::slice::from_ref(&one.by), &desk.person.id)?;
    let decided = Event::ObjectionDecided { proposal, upheld, text };
    // A merged case that is freed goes on.
    Ok(back(desk.case, decided, desk.given))
}

/// Releases the checked summary, unless the citizen was asked and did not agree.
pub(super) fn release(case: &Case, given: &Given<'_>) -> Result<Event, Refusal> {
    let release = &case.work.release;
    if release.summary.is_none() || release.released.is_some() || !case.is_workable() {
        return Err(Refusal::NotNow);
    }
    match release.consent {
        None | Some(Some(true)) => Ok(Event::SummaryReleased(SummaryReleased {
            statement: promise(given, Step::Statement),
            acknowledge: Some(promise(given, Step::Acknowledge)),
        })),
        Some(None | Some(false)) => Err(Refusal::NeedsConsent),
    }
}

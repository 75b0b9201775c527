//! What protects people: marks, reports of reprisal, looks at an identity.

use super::desk::Desk;
use super::promise;
use crate::case::command::Refusal;
use crate::case::event::{Event, Mark, TextRef};
use crate::case::state::Stage;
use crate::case::vocabulary::LookReason;
use crate::deadlines::Step;
use crate::person::Role;

/// Sets a mark. Those that routing or the citizen sets are not set by hand.
pub(super) fn mark(desk: &Desk<'_>, mark: Mark) -> Result<Vec<Event>, Refusal> {
    if desk.case.stage == Stage::Filed || matches!(mark, Mark::Watchers | Mark::Pressed) {
        return Err(Refusal::NotNow);
    }
    if desk.case.has(mark) {
        return Err(Refusal::AlreadyDone);
    }
    Ok(vec![Event::Marked { mark }])
}

/// Takes a report of reprisal in hand.
pub(super) fn handle_reprisal(desk: &Desk<'_>, text: TextRef) -> Result<Vec<Event>, Refusal> {
    match desk.case.work.reprisal {
        Some(_) => Ok(vec![Event::ReprisalHandled { text }]),
        None => Err(Refusal::NotNow),
    }
}

/// Looks at the citizen's identity. Danger to life opens it at once, and somebody else approves within 24 hours.
pub(super) fn look(desk: &Desk<'_>, reason: LookReason, text: TextRef) -> Result<Vec<Event>, Refusal> {
    let (case, person) = (desk.case, desk.person);
    if case.is_anonymous() {
        return Err(Refusal::NotNow);
    }
    let is_danger = reason == LookReason::Danger;
    if is_danger && !case.has(Mark::Emergency) {
        return Err(Refusal::DoesNotFit);
    }
    let is_central = [Role::Intake, Role::Oversight, Role::Reviewer]
        .into_iter()
        .any(|role| person.holds(role));
    let is_duty = is_danger && person.holds(Role::Command);
    if !is_central && !is_duty {
        // A verifier looks only at the identity of the case in hand; the duty officer only in danger.
        desk.own_work()?;
    }
    if reason == LookReason::Reprisal && !(person.holds(Role::Oversight) || person.holds(Role::Reviewer)) {
        return Err(Refusal::NotYours);
    }
    Ok(vec![Event::IdentitySeen {
        reason,
        text: Some(text),
        approve: is_danger.then(|| promise(desk.given, Step::ApproveLook)),
    }])
}

/// Somebody else says that the emergency look was right.
pub(super) fn approve_look(desk: &Desk<'_>) -> Result<Vec<Event>, Refusal> {
    let looks = &desk.case.work.looks;
    if looks.is_empty() {
        return Err(Refusal::NotNow);
    }
    if looks.iter().all(|(who, _)| *who == desk.person.id) {
        return Err(Refusal::SecondPerson);
    }
    Ok(vec![Event::IdentityLookApproved])
}

/// Hands out another query code: to whoever checked the identity, once.
pub(super) fn issue_code(desk: &Desk<'_>) -> Result<Vec<Event>, Refusal> {
    match &desk.case.work.new_code {
        // Erased since: there is nobody any more whom it could belong to.
        _ if desk.case.is_anonymous() => Err(Refusal::NotNow),
        None => Err(Refusal::NotNow),
        Some(person) if *person != desk.person.id => Err(Refusal::NotYours),
        Some(_) => Ok(vec![Event::CodeReplaced]),
    }
}

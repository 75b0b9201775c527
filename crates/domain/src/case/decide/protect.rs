//! What protects people: marks, reports of reprisal, looks at an identity.

use super::desk::Desk;
use super::{back, promise};
use crate::case::care::{Attended, Care, Withdrawing};
use crate::case::command::Refusal;
use crate::case::event::{Event, HelpAnswered, LookedInto, Mark, TextRef, WithdrawalSeen};
use crate::case::state::Stage;
use crate::case::vocabulary::LookReason;
use crate::deadlines::Step;
use crate::person::Role;
use crate::submission::HelpKind;

/// Sets a mark. Those that routing or the citizen sets are not set by hand.
pub(super) fn mark(desk: &Desk<'_>, mark: Mark) -> Result<Vec<Event>, Refusal> {
    if desk.case.stage == Stage::Filed {
        return Err(Refusal::NotNow);
    }
    if !Mark::BY_HAND.contains(&mark) {
        return Err(Refusal::DoesNotFit);
    }
    // Danger can arise again after somebody saw to it.
    let is_new_danger = mark == Mark::Emergency && !desk.case.wants(Care::Emergency);
    if desk.case.has(mark) && !is_new_danger {
        return Err(Refusal::AlreadyDone);
    }
    Ok(vec![Event::Marked { mark }])
}

/// 涉企, with a reason: from then on legal sees it too, and agrees to what is found.
pub(super) fn mark_enterprise(desk: &Desk<'_>, text: TextRef) -> Result<Vec<Event>, Refusal> {
    if desk.case.stage == Stage::Filed {
        return Err(Refusal::NotNow);
    }
    if desk.case.has(Mark::Enterprise) {
        return Err(Refusal::AlreadyDone);
    }
    Ok(vec![Event::EnterpriseMarked { text }])
}

/// Somebody saw to a possible emergency: it is at its end, until another one arises.
pub(super) fn attend(desk: &Desk<'_>, outcome: Attended, text: TextRef) -> Result<Vec<Event>, Refusal> {
    if !desk.case.wants(Care::Emergency) {
        return Err(Refusal::NotNow);
    }
    Ok(vec![Event::Attended { outcome, text }])
}

/// Answers a wish for help, each once.
pub(super) fn answer_help(
    desk: &Desk<'_>,
    help: HelpKind,
    granted: bool,
    text: TextRef,
) -> Result<Vec<Event>, Refusal> {
    let mut wishes = desk.case.work.help.iter();
    match wishes.find(|(wish, _)| *wish == help) {
        None => Err(Refusal::Unknown),
        Some((_, Some(_))) => Err(Refusal::AlreadyDone),
        Some((_, None)) => Ok(vec![Event::HelpAnswered(HelpAnswered { help, granted, text })]),
    }
}

/// Persons in one matter at most: more was mistyped.
const MOST_PERSONS: u32 = 99_999;

/// Whoever watches looked at what they look at on the same day. Of a matter of many it is said how many persons they are,
/// fewer than five too.
pub(super) fn look_into(
    desk: &Desk<'_>,
    care: Care,
    persons: Option<u32>,
    text: TextRef,
) -> Result<Vec<Event>, Refusal> {
    if !matches!(care, Care::Serious | Care::Group) || !desk.case.wants(care) {
        return Err(Refusal::NotNow);
    }
    let fits = match persons {
        Some(count) => care == Care::Group && (1..=MOST_PERSONS).contains(&count),
        None => care != Care::Group,
    };
    if !fits {
        return Err(Refusal::DoesNotFit);
    }
    Ok(vec![Event::LookedInto(LookedInto { care, persons, text })])
}

/// Whoever watches looked at a withdrawal: pressed, it is a report of reprisal; what goes on goes on at once.
pub(super) fn look_into_withdrawal(desk: &Desk<'_>, found: Withdrawing, text: TextRef) -> Result<Vec<Event>, Refusal> {
    let case = desk.case;
    if !case.wants(Care::Withdrawal) {
        return Err(Refusal::NotNow);
    }
    if found == Withdrawing::Free && case.speaks_of_pressure() {
        return Err(Refusal::DoesNotFit);
    }
    let reprisal = (found == Withdrawing::Pressed).then(|| promise(desk.given, Step::Reprisal));
    let seen = Event::WithdrawalSeen(WithdrawalSeen { found, text, reprisal });
    if found == Withdrawing::Free {
        return Ok(vec![seen]);
    }
    Ok(back(case, seen, desk.given))
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
    if is_danger && !case.is_in_danger() {
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
    may_judge_look(desk)?;
    Ok(vec![Event::IdentityLookApproved])
}

/// Somebody else says that it was not.
pub(super) fn decline_look(desk: &Desk<'_>, text: TextRef) -> Result<Vec<Event>, Refusal> {
    may_judge_look(desk)?;
    Ok(vec![Event::IdentityLookDeclined { text }])
}

fn may_judge_look(desk: &Desk<'_>) -> Result<(), Refusal> {
    let looks = &desk.case.work.looks;
    if looks.is_empty() {
        return Err(Refusal::NotNow);
    }
    if looks.iter().all(|(who, _)| *who == desk.person.id) {
        return Err(Refusal::SecondPerson);
    }
    Ok(())
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

//! 全量回访: every answer is followed up; dissatisfaction starts a second look, then goes up.

use super::desk::Desk;
use super::promise;
use crate::case::command::{Given, Refusal};
use crate::case::event::{Event, Party, SentOnChecked, TextRef};
use crate::case::state::{Case, Stage};
use crate::case::vocabulary::{Ending, Reached, Round, Solved};
use crate::case::work::{Answer, Evaluation};
use crate::deadlines::Step;
use crate::person::Role;

/// What an evaluation sets going: the end, a second look, or the way up.
pub(in crate::case) fn after_evaluation(case: &Case, evaluation: Evaluation, given: &Given<'_>) -> Vec<Event> {
    let is_closed = matches!(case.stage, Stage::Closed { .. });
    if evaluation.is_content() {
        return if is_closed {
            Vec::new()
        } else {
            vec![closed(Ending::Content, given)]
        };
    }
    match case.work.round {
        Round::First => vec![Event::LookedAgain {
            until: promise(given, Step::SecondLook),
        }],
        Round::Second => vec![Event::WentUp {
            to: above(case, given),
            until: promise(given, Step::Escalated),
        }],
        Round::Up if is_closed => Vec::new(),
        Round::Up => vec![closed(Ending::Exhausted, given)],
    }
}

/// The end, and until when it can still be evaluated.
fn closed(ending: Ending, given: &Given<'_>) -> Event {
    Event::Closed {
        ending,
        evaluation: Some(promise(given, Step::Evaluation)),
    }
}

/// To oversight; to the independent reviewer where oversight itself verified, if one without an interest is left, or
/// where the case is the reviewer's.
fn above(case: &Case, given: &Given<'_>) -> Party {
    let oversaw = case.work.team.iter().any(|assignment| {
        let person = given.org.person(&assignment.to);
        person.is_some_and(|person| person.holds(Role::Oversight) || person.holds(Role::Reviewer))
    });
    if case.is_reviewers(given.org) || (oversaw && case.is_left_to(Role::Reviewer, given.org)) {
        Party::Reviewer
    } else {
        Party::Oversight
    }
}

/// Somebody outside the units of those who worked on it, and none of those who called about the answer before.
fn is_outsider(desk: &Desk<'_>) -> Result<(), Refusal> {
    let work = &desk.case.work;
    let id = &desk.person.id;
    // Only of those: a case that is answered many times would run out of people.
    let mut before = work.answers.iter().rev().skip(1).take(1);
    let called = before.any(|answer| answer.followed_up_by.contains(id));
    let is_in_team = work.team.iter().any(|assignment| assignment.to == *id);
    // Reviewers are few and of one unit: they are told apart by name.
    let is_of_team = !desk.case.is_in_reviewers_hands() && desk.case.is_of_team(desk.person, desk.given.org, |_| true);
    if called || is_in_team || is_of_team {
        Err(Refusal::OtherPeople)
    } else {
        Ok(())
    }
}

/// Records a follow-up.
pub(super) fn follow_up(
    desk: &Desk<'_>,
    reached: Reached,
    level: Option<u8>,
    solved: Option<Solved>,
) -> Result<Vec<Event>, Refusal> {
    let case = desk.case;
    if !matches!(case.stage, Stage::Answered { .. }) {
        return Err(Refusal::NotNow);
    }
    is_outsider(desk)?;
    let event = Event::FollowedUp { reached, level, solved };
    match (reached, level, solved) {
        (Reached::Spoken, Some(level @ 1..=5), Some(solved)) if !case.is_anonymous() => {
            let is_open = |answer: &Answer| answer.evaluation.is_none() && answer.reported.is_none();
            if !case.work.last_answer().is_some_and(is_open) {
                return Err(Refusal::AlreadyDone);
            }
            let mut events = vec![event];
            events.extend(after_evaluation(case, Evaluation { level, solved }, desk.given));
            Ok(events)
        }
        (Reached::NotReached, None, None) if !case.is_anonymous() => Ok(vec![event]),
        (Reached::Anonymous, None, None) if case.is_anonymous() => {
            is_due(desk)?;
            Ok(vec![event, closed(Ending::Anonymous, desk.given)])
        }
        _ => Err(Refusal::DoesNotFit),
    }
}

/// Records what became of a case that was sent on. Its citizen is told; it stays sent on.
pub(super) fn check_sent_on(desk: &Desk<'_>, settled: bool, text: TextRef) -> Result<Vec<Event>, Refusal> {
    match &desk.case.stage {
        Stage::SentOn { check: Some(due) } => {
            // Whoever sent it away does not end the matter before it was asked about.
            if settled && desk.given.now < due.due_at {
                return Err(Refusal::NotNow);
            }
            let next = (!settled).then(|| promise(desk.given, Step::SentOn));
            Ok(vec![Event::SentOnChecked(SentOnChecked { text, next })])
        }
        Stage::SentOn { check: None } => Err(Refusal::AlreadyDone),
        _ => Err(Refusal::NotNow),
    }
}

/// The time to evaluate on the page has passed.
fn is_due(desk: &Desk<'_>) -> Result<(), Refusal> {
    match &desk.case.stage {
        Stage::Answered { follow_up } if desk.given.now > follow_up.due_at => Ok(()),
        _ => Err(Refusal::NotNow),
    }
}

/// Closes after calls that reached nobody. Silence is recorded as silence, never as content.
pub(super) fn close_in_silence(desk: &Desk<'_>) -> Result<Vec<Event>, Refusal> {
    is_due(desk)?;
    is_outsider(desk)?;
    let calls = desk
        .case
        .work
        .last_answer()
        .map_or(0, |answer| answer.followed_up_by.len());
    if calls == 0 {
        return Err(Refusal::MustFollowUp);
    }
    Ok(vec![closed(Ending::Silence, desk.given)])
}

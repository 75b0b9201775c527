//! What the citizen may do, judged on both sides of the wire.

use super::erasable::erasable;
use super::follow_up::after_evaluation;
use super::{Decided, back, is_past_answer, promise, promised, reopened, resumed};
use crate::case::care;
use crate::case::command::{Command, Given, Refusal, WithdrawalReason};
use crate::case::event::{Event, Filed, Mark, Party, PublicationAllowed, ReviewAsked, TextRef};
use crate::case::number::Number;
use crate::case::state::{Case, Stage};
use crate::case::tasks::watcher;
use crate::case::vocabulary::{EvaluationReason, Round};
use crate::case::work::{Evaluation, Standing};
use crate::deadlines::{Due, Step};
use crate::kind::Kind;

/// Messages a citizen can add to one case on one day.
pub const MESSAGES_PER_DAY: u32 = 30;

/// Judges a command of the citizen.
pub fn decide(case: Option<&Case>, command: Command, given: &Given<'_>) -> Result<Decided, Refusal> {
    let events = match (case, command) {
        (None, Command::File { filed, number }) => received(filed, number, given),
        (None, _) | (Some(_), Command::File { .. }) => return Err(Refusal::NotNow),
        (Some(case), Command::AddMessage { text, marks }) => add_message(case, text, marks, given)?,
        (Some(case), Command::Withdraw { reason, text, marks }) => withdraw(case, reason, (text, marks), given)?,
        (Some(case), Command::UndoWithdrawal) => match &case.overlay.withdrawn {
            Some(undo) if given.now <= undo.due_at => back(case, Event::WithdrawalUndone, given),
            Some(_) => return Err(Refusal::TooLate),
            None => return Err(Refusal::NotNow),
        },
        (
            Some(case),
            Command::Evaluate {
                level,
                solved,
                reasons,
                text,
                marks,
            },
        ) => {
            let said = Evaluation { level, solved };
            evaluate(case, said, reasons, (text, marks), given)?
        }
        (Some(case), Command::Object { text, marks }) => object(case, text, marks, given)?,
        (Some(case), Command::AskReview { text, marks }) => ask_review(case, text, marks, given)?,
        (Some(case), Command::ReportReprisal { text, marks }) => {
            may_report_reprisal(case, given)?;
            vec![Event::ReprisalReported {
                text: Some(text),
                until: reprisal(&marks, given),
                marks,
            }]
        }
        (Some(case), Command::Consent { yes }) => consent(case, yes)?,
        (Some(case), Command::AllowPublication { yes }) => allow_publication(case, yes, given)?,
        (Some(case), Command::Erase) => {
            let what = erasable(case, given).ok_or(Refusal::NotNow)?;
            vec![Event::Erased { what }]
        }
    };
    Ok(Decided {
        by: Party::You,
        person: None,
        events: care::promised(case, events, given),
    })
}

/// What everything begins with.
pub(super) fn received(filed: Filed, number: Number, given: &Given<'_>) -> Vec<Event> {
    let ours = promise(given, Step::Accept);
    let next = filed
        .origin
        .as_ref()
        .map_or_else(|| ours.clone(), |origin| origin.earlier(ours.clone()));
    vec![Event::Filed(filed), Event::Received { number, next }]
}

/// While open always; after the answer for thirty days, and the work begins again.
fn add_message(case: &Case, text: TextRef, marks: Vec<Mark>, given: &Given<'_>) -> Result<Vec<Event>, Refusal> {
    may_add_message(case, given)?;
    let mut events = vec![Event::MessageAdded { text, marks }];
    if case.overlay.waiting.is_some() {
        events.push(resumed(case, given));
    }
    events.extend(reopened(case, given));
    if events.len() > 1 {
        events.extend(case.follows(given));
    }
    Ok(events)
}

/// Whether a message may be added now.
pub(in crate::case) fn may_add_message(case: &Case, given: &Given<'_>) -> Result<(), Refusal> {
    // What is added to a merged case is for those who work on the main case.
    let worked_on = case.worked_on(given).ok_or(Refusal::NotNow)?;
    let is_late = is_past_answer(&worked_on.stage);
    if case.overlay.withdrawn.is_some() || !(worked_on.is_open() || is_late) {
        return Err(Refusal::NotNow);
    }
    if is_late && !is_within_addition(worked_on, given) {
        return Err(Refusal::TooLate);
    }
    let today = given.now.day();
    if case
        .messages_on
        .is_some_and(|(day, count)| day == today && count >= MESSAGES_PER_DAY)
    {
        return Err(Refusal::TooManyMessages);
    }
    Ok(())
}

/// Until when something can be added to the last answer, or a second look be asked for.
pub(in crate::case) fn addition(case: &Case, given: &Given<'_>) -> Option<Due> {
    let answer = case.work.last_answer()?;
    Some(promised(answer.addition.as_ref(), Step::Addition, answer.at, given))
}

/// Whether the last answer is young enough to be added to.
pub(super) fn is_within_addition(case: &Case, given: &Given<'_>) -> bool {
    addition(case, given).is_some_and(|until| given.now <= until.due_at)
}

fn withdraw(
    case: &Case,
    reason: WithdrawalReason,
    (text, marks): (Option<TextRef>, Vec<Mark>),
    given: &Given<'_>,
) -> Result<Vec<Event>, Refusal> {
    if !case.is_open() || case.overlay.withdrawn.is_some() {
        return Err(Refusal::NotNow);
    }
    let undo = promise(given, Step::Undo);
    let is_report = reason == WithdrawalReason::Pressed && may_report_reprisal(case, given).is_ok();
    let follows = if is_report {
        Some(Event::ReprisalReported {
            text: None,
            until: reprisal(&marks, given),
            marks: marks.clone(),
        })
    } else {
        // With nobody to keep it to, danger is everybody's.
        let is_danger = reason == WithdrawalReason::Pressed && marks.contains(&Mark::Emergency);
        is_danger.then_some(Event::Marked { mark: Mark::Emergency })
    };
    let withdrawn = Event::Withdrawn {
        reason,
        text,
        undo,
        marks,
    };
    Ok(std::iter::once(withdrawn).chain(follows).collect())
}

/// Until when a report of reprisal is taken in hand: as soon as any danger, where its words speak of one.
fn reprisal(marks: &[Mark], given: &Given<'_>) -> Due {
    let until = promise(given, Step::Reprisal);
    if !marks.contains(&Mark::Emergency) {
        return until;
    }
    let danger = promise(given, Step::Attend);
    if danger.due_at >= until.due_at {
        return until;
    }
    Due {
        step: Step::Reprisal,
        ..danger
    }
}

/// For ever, as long as somebody is there to read it: a report that nobody reads would be worse than none.
pub(in crate::case) fn may_report_reprisal(case: &Case, given: &Given<'_>) -> Result<(), Refusal> {
    let is_read = case.is_left_to(watcher(case), given.org);
    is_read.then_some(()).ok_or(Refusal::NotNow)
}

fn evaluate(
    case: &Case,
    said: Evaluation,
    reasons: Vec<EvaluationReason>,
    (text, marks): (Option<TextRef>, Vec<Mark>),
    given: &Given<'_>,
) -> Result<Vec<Event>, Refusal> {
    let Evaluation { level, solved } = said;
    if !(1..=5).contains(&level) {
        return Err(Refusal::Unknown);
    }
    may_evaluate(case, given)?;
    // In the order of the list, each once; who is satisfied has none.
    let is_given = |reason: &EvaluationReason| level <= 2 && reasons.contains(reason);
    let reasons = EvaluationReason::ALL.iter().copied().filter(is_given).collect();
    let mut events = vec![Event::Evaluated {
        level,
        solved,
        reasons,
        text,
        marks,
    }];
    events.extend(after_evaluation(case, said, given));
    Ok(events)
}

/// Whether the last answer can be evaluated: once, and late ones for thirty days after closing.
pub(in crate::case) fn may_evaluate(case: &Case, given: &Given<'_>) -> Result<(), Refusal> {
    let is_open = case
        .work
        .last_answer()
        .is_some_and(|answer| answer.evaluation.is_none());
    match &case.stage {
        Stage::Answered { .. } if is_open => Ok(()),
        Stage::Closed { at, evaluation } if is_open => {
            let until = promised(evaluation.as_ref(), Step::Evaluation, *at, given);
            (given.now <= until.due_at).then_some(()).ok_or(Refusal::TooLate)
        }
        _ => Err(Refusal::NotNow),
    }
}

/// The last decision that was told and not objected to, by its place among the proposals.
pub(in crate::case) fn objectionable(case: &Case) -> Option<u16> {
    let told = case.work.proposals.iter().enumerate().rev();
    told.filter(|(_, one)| one.proposal.is_told() && matches!(one.standing, Standing::Approved(_)))
        .find_map(|(at, _)| u16::try_from(at).ok())
}

fn object(case: &Case, text: TextRef, marks: Vec<Mark>, given: &Given<'_>) -> Result<Vec<Event>, Refusal> {
    let proposal = objectionable(case).ok_or(Refusal::NotNow)?;
    let until = promise(given, Step::Objection);
    Ok(vec![Event::Objected {
        proposal,
        text,
        until,
        marks,
    }])
}

/// A second look may be asked for once, about the first answer; praise has none.
pub(in crate::case) fn may_ask_review(case: &Case, given: &Given<'_>) -> Result<(), Refusal> {
    let is_asked = case.is_complaint() || case.working_kind() != Kind::Praise;
    let is_first = case.work.round == Round::First && is_asked;
    if !is_past_answer(&case.stage) || !is_first {
        return Err(Refusal::NotNow);
    }
    if is_within_addition(case, given) {
        Ok(())
    } else {
        Err(Refusal::TooLate)
    }
}

fn ask_review(case: &Case, text: TextRef, marks: Vec<Mark>, given: &Given<'_>) -> Result<Vec<Event>, Refusal> {
    may_ask_review(case, given)?;
    let until = promise(given, Step::SecondLook);
    Ok(vec![
        Event::ReviewAsked(ReviewAsked { text, marks }),
        Event::LookedAgain { until },
    ])
}

fn consent(case: &Case, yes: bool) -> Result<Vec<Event>, Refusal> {
    if case.work.release.consent == Some(None) {
        Ok(vec![Event::ConsentGiven { yes }])
    } else {
        Err(Refusal::NotNow)
    }
}

/// Whether a thank-you may be published. To take it back nothing has to be the case but that it was said.
fn allow_publication(case: &Case, yes: bool, given: &Given<'_>) -> Result<Vec<Event>, Refusal> {
    let may = if yes {
        case.may_agree_to_publish()
    } else {
        case.may_end_publication()
    };
    let until = yes.then(|| promise(given, Step::Publish));
    may.then(|| vec![Event::PublicationAllowed(PublicationAllowed { yes, until })])
        .ok_or(Refusal::NotNow)
}

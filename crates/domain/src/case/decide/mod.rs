//! Deciding: may it be done, and what happens then. Nothing here changes anything.

use super::command::{Given, Refusal, SystemCommand};
use super::event::{Event, Party};
use super::proposal::Proposal;
use super::state::{Case, Stage};
use super::vocabulary::Round;
use super::work::Standing;
use crate::deadlines::{self, Due, Step};
use crate::kind::Kind;
use crate::person::PersonId;
use crate::time::Timestamp;

mod answer;
mod citizen;
mod claim;
mod desk;
mod direct;
mod erasable;
mod finding;
mod follow_up;
mod joined;
mod musts;
mod propose;
mod protect;
mod route;
mod second;
mod verify;

pub use citizen::{MESSAGES_PER_DAY, decide};
pub(super) use citizen::{addition, may_add_message, may_ask_review, may_evaluate, may_report_reprisal, objectionable};
pub use claim::{CLAIM_DAYS, claim, is_own_matter, may_register, offer_claim, register};
pub use desk::decide_desk;
pub(in crate::case) use erasable::erasable;
pub(super) use follow_up::after_evaluation;
pub use joined::{decide_joined, decide_led};
pub(super) use musts::owed;

/// What a decision brings: events, and who is their author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// As what the author acts.
    pub by: Party,
    /// Who, of the staff.
    pub person: Option<PersonId>,
    /// What happens, in order.
    pub events: Vec<Event>,
}

/// Judges what the software wants to do by itself.
pub fn decide_system(case: &Case, command: SystemCommand, given: &Given<'_>) -> Result<Decided, Refusal> {
    let events = match command {
        SystemCommand::Resume => {
            let waiting = case.overlay.waiting.as_ref().ok_or(Refusal::NotNow)?;
            if given.now <= waiting.until.due_at {
                return Err(Refusal::NotNow);
            }
            back(case, resumed(case, given), given)
        }
        SystemCommand::ReleaseSummary => vec![second::release(case, given)?],
        SystemCommand::FollowHouse => case.follows(given),
    };
    if events.is_empty() {
        return Err(Refusal::NotNow);
    }
    Ok(Decided {
        by: Party::System,
        person: None,
        events,
    })
}

/// An event after which work goes on, with what follows from the house as it has become meanwhile.
fn back(case: &Case, event: Event, given: &Given<'_>) -> Vec<Event> {
    let mut events = vec![event];
    events.extend(case.follows(given));
    events
}

/// A promise counted from a moment.
fn promise(given: &Given<'_>, step: Step) -> Due {
    given.deadlines.promise(step, given.now, given.calendar)
}

/// What was promised, whatever the clocks are now; records from before promises were kept are counted anew.
pub(super) fn promised(kept: Option<&Due>, step: Step, from: Timestamp, given: &Given<'_>) -> Due {
    kept.cloned()
        .unwrap_or_else(|| given.deadlines.promise(step, from, given.calendar))
}

/// The step that promises the answer, by kind.
fn answer_step(case: &Case) -> Step {
    // As filed or as worked on: a complaint that was retyped keeps its clock.
    let kind = if case.is_complaint() {
        Kind::Complaint
    } else {
        case.working_kind()
    };
    match kind {
        Kind::Complaint => Step::AnswerComplaint,
        Kind::Praise => Step::AnswerPraise,
        Kind::Enquiry => Step::AnswerEnquiry,
        Kind::Suggestion => Step::AnswerSuggestion,
    }
}

/// The clock runs again: what is promised moves by the working days that it stood still.
fn resumed(case: &Case, given: &Given<'_>) -> Event {
    let stood = case.overlay.waiting.as_ref().map_or(0, |waiting| {
        let until = given.now.min(waiting.until.due_at);
        given.calendar.working_days_between(waiting.since.day(), until.day())
    });
    let answer = case.work.answer_due.clone().map_or_else(
        || {
            given
                .deadlines
                .promise(answer_step(case), case.filed_at, given.calendar)
        },
        |due| {
            let last = end_by_law(case, was_longer(case));
            due.later(stood, last, given.calendar)
        },
    );
    // Our clock stood still; that of the system it came from did not.
    let answer = case.by_origin(answer);
    Event::Resumed { answer, stood }
}

/// The last moment that the law gives to the first answer; what is looked at again has promises of its own.
fn end_by_law(case: &Case, is_extended: bool) -> Option<Timestamp> {
    let accepted = case.work.accepted_at.filter(|_| case.work.round == Round::First)?;
    Some(deadlines::end_by_law(accepted, is_extended))
}

/// Whether more time was approved, and stands.
fn was_longer(case: &Case) -> bool {
    case.work.proposals.iter().any(|one| {
        let is_longer = matches!(one.proposal, Proposal::Extend | Proposal::Complex);
        let stands = matches!(
            one.standing,
            Standing::Approved(_) | Standing::Objected(..) | Standing::Confirmed
        );
        is_longer && stands
    })
}

/// Whether it was answered.
/// What is added once all is found, or answered, is looked at: the work begins again. Before the answer its clock goes on.
fn reopened(case: &Case, given: &Given<'_>) -> Option<Event> {
    let answer = match &case.stage {
        Stage::Found => case.work.answer_due.clone()?,
        stage if is_past_answer(stage) => promise(given, answer_step(case)),
        _ => return None,
    };
    Some(Event::Reopened { answer })
}

const fn is_past_answer(stage: &Stage) -> bool {
    matches!(stage, Stage::Answered { .. } | Stage::Closed { .. })
}

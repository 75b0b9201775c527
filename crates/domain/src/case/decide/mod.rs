//! Deciding: may it be done, and what happens then. Nothing here changes anything.

use super::command::{Given, Refusal, SystemCommand};
use super::event::{Event, Party};
use super::state::{Case, Stage};
use crate::deadlines::{Due, Step};
use crate::kind::Kind;
use crate::person::PersonId;

mod answer;
mod citizen;
mod desk;
mod finding;
mod follow_up;
mod musts;
mod propose;
mod protect;
mod route;
mod second;
mod verify;

pub use citizen::{MESSAGES_PER_DAY, decide};
pub(super) use citizen::{
    addition, erasable, may_add_message, may_ask_review, may_evaluate, may_report_reprisal, objectionable,
};
pub use desk::decide_desk;
pub(super) use follow_up::after_evaluation;
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
    let event = match command {
        SystemCommand::Resume => {
            let waiting = case.overlay.waiting.as_ref().ok_or(Refusal::NotNow)?;
            if given.now <= waiting.until.due_at {
                return Err(Refusal::NotNow);
            }
            resumed(case, given)
        }
        SystemCommand::ReleaseSummary => second::release(case, given)?,
    };
    Ok(Decided {
        by: Party::System,
        person: None,
        events: vec![event],
    })
}

/// A promise counted from a moment.
fn promise(given: &Given<'_>, step: Step) -> Due {
    given.deadlines.promise(step, given.now, given.calendar)
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
        |due| due.later(stood, given.calendar),
    );
    Event::Resumed { answer, stood }
}

/// Whether it was answered.
const fn is_past_answer(stage: &Stage) -> bool {
    matches!(stage, Stage::Answered { .. } | Stage::Closed { .. })
}

//! What the citizen is told: a total function of the state.

use super::command::{Given, Refusal};
use super::decide::{
    erasable, may_add_message, may_ask_review, may_evaluate, may_report_reprisal, objectionable, promised,
};
use super::event::Party;
use super::state::{Case, Stage};
use super::vocabulary::Round;
use super::work::Standing;
use crate::deadlines::{Due, Step};
use crate::time::Timestamp;

mod answered;
mod codes;
mod decided;
mod followed;

pub use answered::{FindingTold, Objectable};
pub use codes::{CaseStatus, Decision, DecisionStanding, May, Upshot, What};
pub use decided::DecisionTold;

/// One line of the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimelineEntry {
    /// When.
    pub at: Timestamp,
    /// What.
    pub what: What,
    /// Who.
    pub by: Party,
}

/// What it is, who has it, what is next by when and why, and what the citizen may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// What it is.
    pub code: CaseStatus,
    /// Who has it.
    pub holder: Party,
    /// What is next.
    pub next: Option<Due>,
    /// What the citizen may do.
    pub may: Vec<May>,
    /// Who alone reads a report of reprisal.
    pub watcher: Party,
    /// By when a report of reprisal that is made now is acted on.
    pub reprisal: Option<Due>,
    /// Until when a withdrawal that is made now can be undone.
    pub undo: Option<Due>,
    /// Until when the citizen is waited for to agree; without a word it is a no.
    pub consent: Option<Due>,
}

impl Status {
    /// The status at a moment: what may be done depends on the moment too.
    pub fn of(case: &Case, given: &Given<'_>) -> Self {
        let (code, holder, next) = Self::stands(case, given);
        let may = may(case, given);
        let within = |one: May, step: Step| {
            let is_possible = may.contains(&one);
            is_possible.then(|| given.deadlines.promise(step, given.now, given.calendar))
        };
        let asked = case.work.release.asked.as_ref().filter(|_| may.contains(&May::Consent));
        Self {
            code,
            holder,
            next,
            reprisal: within(May::Reprisal, Step::Reprisal),
            undo: within(May::Withdraw, Step::Undo),
            consent: asked.map(|(at, until)| promised(until.as_ref(), Step::Reply, *at, given)),
            watcher: Self::reads_reprisal(case),
            may,
        }
    }

    /// What it is, who has it, what is next: of the main case where this one is merged into it, for both sides.
    pub fn stands(case: &Case, given: &Given<'_>) -> (CaseStatus, Party, Option<Due>) {
        match case.worked_on(given) {
            Some(main) if case.follows_another() => followed::told(case, main),
            _ => Self::told(case, given.now),
        }
    }

    /// The same by itself, whatever it is merged into.
    pub fn told(case: &Case, now: Timestamp) -> (CaseStatus, Party, Option<Due>) {
        told(case, now)
    }

    /// The timeline as the citizen sees it: what looks the same at the same minute is one line, but for looks at an
    /// identity, which count. Nobody anonymous is told that they were spoken to.
    pub fn timeline(case: &Case) -> Vec<TimelineEntry> {
        let mut lines: Vec<TimelineEntry> = Vec::new();
        for &(at, by, name) in &case.history {
            let Some(what) = What::from_code(name) else { continue };
            let minute = |at: Timestamp| at.ms().div_euclid(60_000);
            let looks_the_same = |line: &TimelineEntry| (line.what, line.by, minute(line.at)) == (what, by, minute(at));
            let is_untrue = what == What::Contacted && case.reply_by.is_none();
            if !is_untrue && (what == What::IdentitySeen || !lines.iter().any(looks_the_same)) {
                lines.push(TimelineEntry { at, what, by });
            }
        }
        lines
    }
}

/// What it is, who has it, what is next.
fn told(case: &Case, now: Timestamp) -> (CaseStatus, Party, Option<Due>) {
    if let Some(undo) = &case.overlay.withdrawn {
        let next = (now <= undo.due_at).then(|| undo.clone());
        return (CaseStatus::Withdrawn, Party::You, next);
    }
    if let Some(waiting) = &case.overlay.waiting {
        return (CaseStatus::Waiting, Party::You, Some(waiting.until.clone()));
    }
    staged(case)
}

/// The same, whatever lies over the work.
fn staged(case: &Case) -> (CaseStatus, Party, Option<Due>) {
    let watcher = watcher(case);
    let answer = || case.work.answer_due.clone();
    match (&case.stage, case.work.round) {
        (Stage::Filed, _) => (CaseStatus::Received, Party::System, None),
        (Stage::Received { accept }, _) => {
            let holder = if case.is_for_reviewer_only() {
                Party::Reviewer
            } else {
                Party::Intake
            };
            (CaseStatus::Received, holder, Some(accept.clone()))
        }
        (Stage::Accepted, Round::First) => {
            let is_routed_by_intake = !case.is_complaint();
            let holder = if is_routed_by_intake { Party::Intake } else { watcher };
            (CaseStatus::Accepted, holder, answer())
        }
        (Stage::Working, Round::First) => {
            let status = if case.is_complaint() {
                CaseStatus::Verifying
            } else {
                CaseStatus::Handling
            };
            (status, worker(case), answer())
        }
        (Stage::Found, Round::First) => (CaseStatus::Found, worker(case), answer()),
        (Stage::Accepted | Stage::Working | Stage::Found, Round::Second) => {
            (CaseStatus::SecondLook, worker(case), answer())
        }
        (Stage::Accepted | Stage::Working | Stage::Found, Round::Up) => {
            (CaseStatus::Escalated, case.work.up_to.unwrap_or(watcher), answer())
        }
        (Stage::Answered { follow_up }, _) => (CaseStatus::Answered, Party::Intake, Some(follow_up.clone())),
        (Stage::Closed { .. }, _) => (CaseStatus::Closed, watcher, objection(case)),
        (Stage::SentOn { check }, _) => (CaseStatus::SentOn, watcher, objection(case).or_else(|| check.clone())),
        (Stage::Referred, _) => (CaseStatus::Referred, watcher, objection(case)),
        (Stage::Refused, _) => (CaseStatus::Refused, watcher, objection(case)),
    }
}

/// Who oversees it.
fn watcher(case: &Case) -> Party {
    if case.is_for_reviewer_only() {
        Party::Reviewer
    } else {
        Party::Oversight
    }
}

/// Who works on it.
fn worker(case: &Case) -> Party {
    match case.work.current() {
        Some(assignment) => Party::of(assignment.role),
        None => watcher(case),
    }
}

/// Until when the last objection is decided.
fn objection(case: &Case) -> Option<Due> {
    case.work.proposals.iter().rev().find_map(|one| match &one.standing {
        Standing::Objected(_, until) => Some(until.clone()),
        _ => None,
    })
}

/// What the citizen may do: what `decide` allows.
fn may(case: &Case, given: &Given<'_>) -> Vec<May> {
    let is_withdrawn = case.overlay.withdrawn.is_some();
    let undo = case.overlay.withdrawn.as_ref();
    // The form stays when today's messages are used up: tomorrow it goes on.
    let is_over = matches!(may_add_message(case, given), Err(Refusal::NotNow | Refusal::TooLate));
    let all = [
        (May::Message, !is_over),
        (May::Consent, case.work.release.consent == Some(None)),
        (May::Evaluate, may_evaluate(case, given).is_ok()),
        (May::Object, objectionable(case).is_some()),
        (May::Review, may_ask_review(case, given).is_ok()),
        (May::Withdraw, case.is_open() && !is_withdrawn),
        (May::Undo, undo.is_some_and(|undo| given.now <= undo.due_at)),
        (May::Reprisal, may_report_reprisal(case, given).is_ok()),
        (May::Publish, case.may_agree_to_publish()),
        (May::Unpublish, case.may_end_publication()),
        (May::Erase, erasable(case, given).is_some()),
    ];
    all.into_iter().filter_map(|(may, so)| so.then_some(may)).collect()
}

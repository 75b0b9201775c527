//! What an answer tells its citizen beside its words: findings, what can be objected to, what dissatisfaction sets going.

use serde::{Deserialize, Serialize};

use super::Status;
use super::codes::{Decision, Upshot};
use super::decided;
use crate::case::command::Given;
use crate::case::decide::{addition, after_evaluation, may_ask_review, may_evaluate, objectionable};
use crate::case::event::{Event, Party};
use crate::case::state::Case;
use crate::case::tasks;
use crate::case::vocabulary::{Cause, Consequence, Outcome, Solved};
use crate::case::work::{Allegation, Evaluation};
use crate::deadlines::{Due, Step};
use crate::person::Role;

/// What was found about one allegation, as its citizen is told: codes only, nobody's name, no record of the house.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct FindingTold {
    /// What it is about.
    pub cause: Cause,
    /// What was found.
    pub outcome: Outcome,
    /// What comes of it.
    pub upshots: Vec<Upshot>,
}

/// Something that the citizen can object to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Objectable {
    /// What: the answer through a second look, anything else through another approver.
    pub about: Decision,
    /// Until when; null when it has no end.
    pub until: Option<Due>,
    /// By when an objection that is made now is answered.
    pub within: Due,
}

impl Status {
    /// What was found about each allegation, as far as an answer has told it.
    pub fn findings(case: &Case) -> Vec<FindingTold> {
        let allegations = (0..).zip(&case.work.allegations);
        allegations.filter_map(|(at, one)| told(case, at, one)).collect()
    }

    /// What can be objected to now, the answer first.
    pub fn objections(case: &Case, given: &Given<'_>) -> Vec<Objectable> {
        let promise = |step| given.deadlines.promise(step, given.now, given.calendar);
        let answer = may_ask_review(case, given).is_ok().then(|| Objectable {
            about: Decision::Answer,
            until: addition(case, given),
            within: promise(Step::SecondLook),
        });
        let decided = objectionable(case).and_then(|at| case.work.proposals.get(usize::from(at)));
        let decision = decided.filter(|one| one.proposal.is_told());
        let decision = decision.and_then(|one| decided::about(&one.proposal));
        let decision = decision.map(|about| Objectable {
            about,
            until: None,
            within: promise(Step::Objection),
        });
        answer.into_iter().chain(decision).collect()
    }

    /// What dissatisfaction with the answer would set going now: a second look, or the way up.
    pub fn if_unsatisfied(case: &Case, given: &Given<'_>) -> Option<Due> {
        may_evaluate(case, given).ok()?;
        let unsatisfied = Evaluation {
            level: 1,
            solved: Solved::No,
        };
        let mut events = after_evaluation(case, unsatisfied, given).into_iter();
        events.find_map(|event| match event {
            Event::LookedAgain { until } | Event::WentUp { until, .. } => Some(until),
            _ => None,
        })
    }

    /// Who alone reads a report of reprisal.
    pub(super) fn reads_reprisal(case: &Case) -> Party {
        match tasks::watcher(case) {
            Role::Reviewer => Party::Reviewer,
            _ => Party::Oversight,
        }
    }
}

fn told(case: &Case, at: u16, one: &Allegation) -> Option<FindingTold> {
    let finding = one.finding.as_ref()?;
    // What is found anew is said with the next answer.
    let answer = case.work.last_answer().filter(|answer| finding.at <= answer.at);
    answer?;
    let mut improvements = case.work.improvements.iter().filter(|plan| plan.allegation == at);
    let upshot = |consequence: &Consequence| match consequence {
        Consequence::Fault if one.accounted > 0 && one.objection.is_none() => Upshot::Accounted,
        Consequence::Fault => Upshot::ToAccount,
        Consequence::Shortcoming if improvements.all(|plan| plan.is_proved) => Upshot::Improved,
        Consequence::Shortcoming => Upshot::ToImprove,
        Consequence::NoFault => Upshot::Cleared,
    };
    Some(FindingTold {
        cause: one.cause,
        outcome: finding.outcome,
        upshots: finding.consequences.iter().map(upshot).collect(),
    })
}

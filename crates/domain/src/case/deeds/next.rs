//! The one next deed of a person: the first thing that is still missing for the case to go on, and never what is done.

use super::Deed;
use crate::case::command::Refusal;
use crate::case::decide::owed;
use crate::case::proposal::Proposal;
use crate::case::state::Case;
use crate::case::tasks::{Task, is_to_clarify, tasks};
use crate::case::vocabulary::Consequence;
use crate::case::work::{Allegation, Proposed, Standing};
use crate::deadlines::Step;
use crate::kind::Kind;
use crate::person::Person;

/// A deed by its name, and what it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Want {
    name: &'static str,
    proposal: Option<&'static str>,
    of: Option<u16>,
}

const fn want(name: &'static str) -> Want {
    Want {
        name,
        proposal: None,
        of: None,
    }
}

const fn about(name: &'static str, of: u16) -> Want {
    Want {
        name,
        proposal: None,
        of: Some(of),
    }
}

/// The place in these deeds of what this person does next; `None` when nothing of theirs is missing, or when it is
/// somebody else's turn first.
pub fn next(case: &Case, person: &Person, deeds: &[Deed]) -> Option<usize> {
    // Somebody stands at the counter and waits for it.
    if let Some(at) = place(deeds, want("issue_code")) {
        return Some(at);
    }
    let mut mine: Vec<Task> = tasks(case).into_iter().filter(|task| task.is_of(person)).collect();
    mine.sort_by_key(|task| (task.rank(case), task.due_at));
    let wants = mine.into_iter().flat_map(|task| wants(case, task.step));
    wants.into_iter().find_map(|want| place(deeds, want))
}

/// Where a deed is that can be done; where a rule is in its way, the deed that keeps the rule.
fn place(deeds: &[Deed], want: Want) -> Option<usize> {
    let at = deeds
        .iter()
        .position(|deed| (deed.name, deed.proposal, deed.of) == (want.name, want.proposal, want.of))?;
    let keeping = match deeds.get(at)?.blocked {
        None => return Some(at),
        Some(Refusal::TakeOnFirst) => "take_on",
        Some(Refusal::MustPreserve) => "preserve",
        Some(Refusal::MustVerify | Refusal::MustHear) => "verify",
        Some(Refusal::MustConvey) => "convey",
        Some(Refusal::MustFollowUp) => "follow_up",
        Some(_) => return None,
    };
    deeds
        .iter()
        .position(|deed| deed.name == keeping && deed.blocked.is_none())
}

/// What a step of the clock waits for, the first thing first.
fn wants(case: &Case, step: Step) -> Vec<Want> {
    let work = &case.work;
    match step {
        Step::Accept => vec![want("accept")],
        Step::Approve => proposals(case, "approve", |standing| matches!(standing, Standing::Waiting(_))),
        Step::Objection => proposals(case, "decide_objection", |standing| {
            matches!(standing, Standing::Objected(..))
        }),
        Step::FaultObjection => allegations(case, "decide_fault_objection", |one| one.objection.is_some()),
        Step::FollowUp => {
            let was_called = work
                .last_answer()
                .is_some_and(|answer| !answer.followed_up_by.is_empty());
            let silence = was_called.then_some(want("close_in_silence"));
            silence.into_iter().chain([want("follow_up")]).collect()
        }
        Step::Summary => vec![Want {
            proposal: Some("summary"),
            ..want("propose")
        }],
        Step::Publish => vec![Want {
            proposal: Some("publication"),
            ..want("propose")
        }],
        Step::Reprisal => vec![want("handle_reprisal")],
        Step::Attend => vec![want("attend")],
        Step::Help => vec![want("answer_help")],
        Step::SeriousLook | Step::GroupLook => vec![want("look_into")],
        Step::WithdrawalLook => vec![want("look_into_withdrawal")],
        Step::ApproveLook => vec![want("approve_look"), want("decline_look")],
        Step::SentOn => vec![want("check_sent_on")],
        Step::Account => allegations(case, "hold_accountable", |one| {
            let finding = one.finding.as_ref();
            let is_fault = finding.is_some_and(|finding| finding.consequences.contains(&Consequence::Fault));
            is_fault && one.accounted == 0 && one.objection.is_none()
        }),
        Step::Clarify => allegations(case, "clarify", is_to_clarify),
        Step::Directive => {
            let directives = (0_u16..).zip(&work.directives);
            let open = directives.filter(|(_, one)| one.answered.is_none());
            open.map(|(at, _)| about("answer_directive", at)).collect()
        }
        Step::Improve => {
            let improvements = (0_u16..).zip(&work.improvements);
            let open = improvements.filter(|(_, one)| !one.is_proved);
            open.map(|(at, _)| about("prove_improvement", at)).collect()
        }
        _ => working(case, step),
    }
}

fn proposals(case: &Case, name: &'static str, so: impl Fn(&Standing) -> bool) -> Vec<Want> {
    let proposals = (0_u16..).zip(&case.work.proposals);
    let those = proposals.filter(|(_, one)| so(&one.standing));
    those.map(|(at, _)| about(name, at)).collect()
}

fn allegations(case: &Case, name: &'static str, so: impl Fn(&Allegation) -> bool) -> Vec<Want> {
    let allegations = (0_u16..).zip(&case.work.allegations);
    allegations
        .filter(|(_, one)| so(one))
        .map(|(at, _)| about(name, at))
        .collect()
}

/// What is missing where somebody works on it, up to the answer.
fn working(case: &Case, step: Step) -> Vec<Want> {
    let work = &case.work;
    match work.current() {
        None => return vec![want("assign")],
        Some(assignment) if !assignment.is_taken => return vec![want("take_on")],
        Some(_) => {}
    }
    let is_complaint = case.is_complaint();
    let mut wants = Vec::new();
    // Recordings are overwritten: before anything else somebody asks for them.
    if is_complaint && !work.was_preserved && work.preserve.is_none() {
        wants.push(want("order_preservation"));
    }
    match step {
        // Somebody anonymous is met by the first message on the page.
        Step::Contact => wants.extend([want("contact"), want("tell")]),
        Step::Preserve => wants.push(want("preserve")),
        _ => {
            if is_complaint {
                wants.extend(verifying(case));
            } else if case.working_kind() == Kind::Praise && work.conveyed.is_none() {
                wants.push(want("convey"));
            }
            wants.push(want("answer"));
        }
    }
    wants
}

/// What is missing for each allegation; what waits for a second person is not proposed again.
fn verifying(case: &Case) -> Vec<Want> {
    let work = &case.work;
    let mut wants = Vec::new();
    if work.preserve.is_some() {
        wants.push(want("preserve"));
    }
    if work.allegations.is_empty() {
        wants.push(want("allege"));
    }
    for (at, one) in (0_u16..).zip(&work.allegations) {
        wants.extend(match owed(case, one) {
            Some(Refusal::MustFind) if !work.proposals.iter().any(|one| finds(one, at)) => Some(Want {
                proposal: Some("finding"),
                ..about("propose", at)
            }),
            Some(Refusal::MustImprove) => Some(about("plan_improvement", at)),
            Some(Refusal::MustClarify) => Some(about("clarify", at)),
            Some(Refusal::MustAccount) => Some(about("hold_accountable", at)),
            _ => None,
        });
    }
    wants
}

/// Whether a finding about an allegation waits for its second person.
fn finds(one: &Proposed, allegation: u16) -> bool {
    let is_about = matches!(&one.proposal, Proposal::Finding { allegation: at, .. } if *at == allegation);
    is_about && matches!(one.standing, Standing::Waiting(_))
}

//! What a citizen says about the work and has erased: reasons, marks, the frozen form.

use super::told::lines;
use super::world::{World, at, text, why};
use crate::case::*;

fn evaluated(level: u8, reasons: Vec<EvaluationReason>, marks: Vec<Mark>) -> World {
    let mut world = World::answered();
    let solved = Solved::Yes;
    let text = Some(text(Part::Evaluation));
    world
        .citizen(Command::Evaluate {
            level,
            solved,
            reasons,
            text,
            marks,
        })
        .unwrap();
    world
}

#[test]
fn reasons_are_kept_for_dissatisfaction_only_each_once() {
    let kept = |world: &World| {
        let events = world.events.iter().map(|recorded| &recorded.event);
        let mut reasons = events.filter_map(|event| match event {
            Event::Evaluated { reasons, .. } => Some(reasons.clone()),
            _ => None,
        });
        reasons.next().unwrap()
    };
    let (slow, unfair) = (EvaluationReason::Slow, EvaluationReason::Unfair);
    let twice = || vec![unfair, slow, unfair];
    assert_eq!(kept(&evaluated(2, twice(), Vec::new())), [slow, unfair]);
    assert_eq!(kept(&evaluated(3, twice(), Vec::new())), []);
}

#[test]
fn words_of_every_kind_that_hint_at_danger_mark_the_case() {
    let marks = || vec![Mark::Emergency];
    assert!(evaluated(1, Vec::new(), marks()).case().has(Mark::Emergency));
    let mut reviewed = World::answered();
    reviewed
        .citizen(Command::AskReview {
            text: text(Part::Objection),
            marks: marks(),
        })
        .unwrap();
    let mut objected = World::complaint();
    let refuse = Proposal::Refuse {
        ground: RefusalGround::NoContent,
    };
    let at = objected.propose("intake-1", refuse).unwrap();
    objected.approve("oversight-1", at).unwrap();
    objected
        .citizen(Command::Object {
            text: text(Part::Objection),
            marks: marks(),
        })
        .unwrap();
    for world in [reviewed, objected] {
        assert!(world.case().has(Mark::Emergency));
    }
}

#[test]
fn the_canonical_form_of_what_citizens_say_about_the_work_is_frozen() {
    let mut world = evaluated(1, vec![EvaluationReason::Unsolved], vec![Mark::Emergency]);
    world
        .citizen(Command::ReportReprisal {
            text: text(Part::Reprisal),
            marks: vec![Mark::Emergency],
        })
        .unwrap();
    let mut erased = World::complaint();
    erased.citizen(Command::Erase).unwrap();
    let last = |events: &[Recorded]| {
        let lines = events.iter().filter(|event| event.by == Party::You);
        lines.map(|event| event.canonical().unwrap()).collect::<Vec<_>>()
    };
    let lines = [last(&world.events), last(&erased.events)].concat();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn while_a_case_goes_on_only_the_contact_is_erased_and_nobody_can_call_any_more() {
    let mut world = World::complaint();
    let erased = |world: &World| world.case().erased;
    world.citizen(Command::Erase).unwrap();
    assert_eq!(erased(&world), Some(Erasure::Contact));
    assert!(world.case().is_anonymous() && !world.status().may.contains(&May::Erase));
    assert_eq!(world.citizen(Command::Erase), Err(Refusal::NotNow));
    let look = DeskCommand::LookAtIdentity {
        reason: LookReason::Help,
        text: why(),
    };
    assert_eq!(world.desk("intake-1", look), Err(Refusal::NotNow));
    world.accept();
    world.give_to("oversight-1", "verifier-1");
    assert!(lines(&world).contains(&What::Erased), "the citizen sees it");
    assert_eq!(world.status().code, CaseStatus::Verifying, "the case goes on");
}

#[test]
fn once_a_case_is_over_everything_is_erased_and_what_comes_later_can_be_too() {
    let mut world = World::answered();
    world.evaluate(5, Solved::Yes).unwrap();
    world.citizen(Command::Erase).unwrap();
    assert_eq!(world.case().erased, Some(Erasure::All));
    assert_eq!(world.citizen(Command::Erase), Err(Refusal::NotNow));
    let message = Command::AddMessage {
        text: text(Part::Message),
        marks: Vec::new(),
    };
    world.citizen(message).unwrap();
    assert_eq!(world.case().erased, Some(Erasure::Contact));
    assert_eq!(world.citizen(Command::Erase), Err(Refusal::NotNow), "it was reopened");
}

#[test]
fn words_stay_while_somebody_has_to_decide_or_to_protect() {
    let mut world = World::answered();
    world.evaluate(5, Solved::Yes).unwrap();
    let report = Command::ReportReprisal {
        text: text(Part::Reprisal),
        marks: Vec::new(),
    };
    world.citizen(report).unwrap();
    world.citizen(Command::Erase).unwrap();
    assert_eq!(
        world.case().erased,
        Some(Erasure::Contact),
        "oversight still needs the words"
    );
    let mut refused = World::complaint();
    let refuse = Proposal::Refuse {
        ground: RefusalGround::NoContent,
    };
    let refusal = refused.propose("intake-1", refuse).unwrap();
    refused.approve("oversight-1", refusal).unwrap();
    let object = Command::Object {
        text: text(Part::Objection),
        marks: Vec::new(),
    };
    refused.citizen(object).unwrap();
    refused.citizen(Command::Erase).unwrap();
    assert_eq!(refused.case().erased, Some(Erasure::Contact));
    let mut withdrawn = World::complaint();
    withdrawn.withdraw(WithdrawalReason::Mistaken);
    withdrawn.now = at("2027-02-01T10:00:00+08:00");
    let look = DeskCommand::LookIntoWithdrawal {
        found: Withdrawing::Free,
        text: text(Part::Record),
    };
    withdrawn.desk("oversight-1", look).unwrap();
    withdrawn.citizen(Command::Erase).unwrap();
    assert_eq!(withdrawn.case().erased, Some(Erasure::All));
}

#[test]
fn the_contact_of_somebody_in_danger_is_not_erased_while_help_may_be_needed() {
    let mut world = World::complaint();
    let message = Command::AddMessage {
        text: text(Part::Message),
        marks: vec![Mark::Emergency],
    };
    world.citizen(message).unwrap();
    assert_eq!(world.citizen(Command::Erase), Err(Refusal::NotNow));
}

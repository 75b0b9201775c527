//! What follows from findings, as it is listed: whose, by when, since when, with which evidence.

use super::world::{World, id, text, why};
use crate::case::*;

fn found(outcome: Outcome, consequences: &[Consequence]) -> World {
    let mut world = World::verifying();
    let people = vec![id("officer-1")];
    let superiors = Vec::new();
    let named = DeskCommand::NameConcerned { people, superiors };
    world.desk("verifier-1", named).unwrap();
    super::sight::release(&mut world);
    world.desk("officer-1", DeskCommand::State { text: why() }).unwrap();
    world.preserve("verifier-1");
    world.verify("verifier-1", &[VerifyingAct::HeardConcerned]).unwrap();
    let finding = world.find("verifier-1", outcome, consequences).unwrap();
    world.approve("oversight-1", finding).unwrap();
    world
}

fn listed(world: &World) -> Vec<(Must, bool)> {
    owed(&world.case())
        .iter()
        .map(|one| (one.what, one.done_on.is_some()))
        .collect()
}

fn account(world: &World, who: &str, days: i64) -> DeskCommand {
    DeskCommand::HoldAccountable {
        allegation: 0,
        by_way_of: Accountability::Criticism,
        person: Some(id(who)),
        on: Some(world.now.day().plus(days)),
        text: Some(text(Part::Record)),
    }
}

#[test]
fn a_fault_and_a_shortcoming_are_owed_until_they_are_answered_for_and_proved() {
    let mut world = found(Outcome::Upheld, &[Consequence::Fault, Consequence::Shortcoming]);
    assert_eq!(
        listed(&world),
        [(Must::Improvement, false), (Must::Accountability, false)]
    );
    let due = world.case().work.answer_due.unwrap().due_at;
    assert!(
        owed(&world.case()).iter().all(|one| one.due_at == Some(due)),
        "with the answer"
    );
    let due_on = world.now.day().plus(10);
    let plan = DeskCommand::PlanImprovement {
        allegation: 0,
        measure: ImprovementMeasure::Training,
        owner: "station-1".to_owned(),
        due_on,
        text: text(Part::Improvement),
    };
    world.desk("verifier-1", plan).unwrap();
    let planned = owed(&world.case()).remove(0);
    assert_eq!((planned.due_at, planned.done_on), (Some(due_on.end()), None));
    assert_eq!(
        (planned.owner.as_deref(), planned.measure),
        (Some("station-1"), Some(ImprovementMeasure::Training))
    );
    world.desk("oversight-1", account(&world, "officer-1", 0)).unwrap();
    let accounted = owed(&world.case()).remove(1);
    assert_eq!(
        (accounted.done_on, accounted.person.as_ref()),
        (Some(world.now.day()), Some(&id("officer-1")))
    );
    assert!(accounted.is_proved, "there is evidence");
    let proof = DeskCommand::ProveImprovement {
        improvement: 0,
        text: text(Part::Improvement),
    };
    world.desk("oversight-1", proof).unwrap();
    assert_eq!(
        listed(&world),
        [(Must::Improvement, true), (Must::Accountability, true)]
    );
}

#[test]
fn nobody_answers_for_a_fault_who_is_not_named_nor_on_a_day_to_come() {
    let mut world = found(Outcome::Upheld, &[Consequence::Fault]);
    for command in [account(&world, "verifier-1", 0), account(&world, "officer-1", 1)] {
        assert_eq!(world.desk("oversight-1", command), Err(Refusal::Unknown));
    }
    world.desk("oversight-1", account(&world, "officer-1", -1)).unwrap();
    let object = DeskCommand::ObjectToFault {
        allegation: 0,
        text: why(),
    };
    let mut other = found(Outcome::Upheld, &[Consequence::Fault]);
    other.desk("officer-1", object).unwrap();
    let until = other.case().work.allegations[0].objection.clone().unwrap().due_at;
    assert_eq!(
        owed(&other.case())[0].due_at,
        Some(until),
        "not before the objection is decided"
    );
}

#[test]
fn a_clarification_is_owed_until_everybody_has_heard_it() {
    let mut world = found(Outcome::NotUpheld, &[Consequence::NoFault]);
    let clarify = |to: &[Audience], days: i64| DeskCommand::Clarify {
        allegation: 0,
        to: to.to_vec(),
        on: Some(world.now.day().plus(days)),
        text: text(Part::Clarification),
    };
    let (first, late, rest) = (
        clarify(&[Audience::Officer], -1),
        clarify(Audience::ALL, 1),
        clarify(Audience::ALL, 0),
    );
    world.desk("verifier-1", first).unwrap();
    assert_eq!(listed(&world), [(Must::Clarification, false)]);
    assert_eq!(world.desk("verifier-1", late), Err(Refusal::Unknown));
    world.desk("verifier-1", rest).unwrap();
    let done = owed(&world.case()).remove(0);
    assert_eq!(
        (done.done_on, done.person),
        (Some(world.now.day()), Some(id("verifier-1")))
    );
}

#[test]
fn words_may_be_left_out_of_an_accountability_alone() {
    for command in super::moves::commands(&World::complaint()) {
        let is_free = matches!(command, DeskCommand::HoldAccountable { .. });
        let has_words = command.part().is_some();
        let unsaid = Unsaid::from(command);
        assert_eq!(unsaid.may_be_silent(), is_free);
        assert_eq!(unsaid.clone().say(None).is_some(), !has_words || is_free);
        assert_eq!(unsaid.say(Some(why())).is_some(), has_words);
    }
}

#[test]
fn what_is_said_of_a_must_later_is_frozen_too() {
    let mut world = found(Outcome::Upheld, &[Consequence::Fault]);
    world.desk("oversight-1", account(&world, "officer-1", 0)).unwrap();
    let last = world.events.last().unwrap().canonical().unwrap();
    insta::assert_snapshot!(last);
}

//! Rules 1 and 6: what is added before the end is looked at, and it is recorded how.

use super::world::{World, text};
use crate::case::*;

fn add(world: &mut World) {
    let text = text(Part::Message);
    let marks = Vec::new();
    world.citizen(Command::AddMessage { text, marks }).unwrap();
}

/// Verified, found and cleared, not answered yet.
fn found() -> World {
    let mut world = World::verifying();
    world.verify("verifier-1", &[VerifyingAct::HeardConcerned]).unwrap();
    let finding = world.find("verifier-1", Outcome::NotUpheld, &[Consequence::NoFault]);
    world.approve("oversight-1", finding.unwrap()).unwrap();
    world.clarify("verifier-1");
    world
}

#[test]
fn what_is_added_once_all_is_found_is_looked_at_before_the_answer() {
    let mut world = found();
    assert_eq!(world.status().code, CaseStatus::Found);
    let due = world.case().work.answer_due;
    add(&mut world);
    assert_eq!(world.status().code, CaseStatus::Verifying);
    assert_eq!(world.case().work.answer_due, due, "its clock goes on");
    assert_eq!(world.answer("verifier-1"), Err(Refusal::MustVerify));
    world.verify("verifier-1", &[VerifyingAct::ReadFiles]).unwrap();
    let mut nothing_new = world.clone();
    nothing_new.answer("verifier-1").unwrap();
    let cause = Cause::Bribery;
    world.desk("verifier-1", DeskCommand::Allege { cause }).unwrap();
    assert_eq!(world.answer("verifier-1"), Err(Refusal::MustFind));
}

#[test]
fn what_is_added_before_there_is_a_finding_changes_no_state() {
    let mut world = World::verifying();
    world.verify("verifier-1", &[VerifyingAct::HeardConcerned]).unwrap();
    let before = world.case().work;
    add(&mut world);
    assert_eq!(world.case().work, before);
}

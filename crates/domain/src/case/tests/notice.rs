//! Who is told of a case by a notice, and what.

use super::sight::release;
use super::world::{World, id, text};
use crate::case::*;
use crate::person::Role;

/// A complaint about somebody, with work begun.
fn about_somebody() -> World {
    let mut world = World::verifying();
    let name = DeskCommand::NameConcerned {
        people: vec![id("officer-1")],
        superiors: Vec::new(),
    };
    world.desk("oversight-1", name).unwrap();
    world
}

#[test]
fn a_number_tells_nothing_and_stays_the_same() {
    let number = notice_number("0190b5a0-0000-7000-8000-000000000001");
    assert_eq!(number.len(), 14);
    assert_eq!(number, notice_number("0190b5a0-0000-7000-8000-000000000001"));
    assert_ne!(number, notice_number("0190b5a0-0000-7000-8000-000000000002"));
    assert!(
        number
            .chars()
            .all(|digit| digit == '-' || digit.is_ascii_digit() || digit.is_ascii_uppercase())
    );
}

#[test]
fn nobody_is_told_before_something_is_released() {
    let world = about_somebody();
    assert!(world.case().work.told.is_empty());
    for person in &world.org.people {
        assert!(!world.case().is_told(person, &world.org.units), "{person:?}");
    }
}

#[test]
fn who_is_told_is_who_the_case_is_about() {
    let mut world = about_somebody();
    release(&mut world);
    let case = world.case();
    let told = |who: &str| case.is_told(world.org.person(&id(who)).unwrap(), &world.org.units);
    assert!(told("officer-1"));
    assert!(!told("oversight-1") && !told("verifier-1") && !told("intake-1"));
    let about = case.about().unwrap().to_owned();
    for person in &world.org.people {
        let of_unit = person.holds_at(Role::UnitHead, &about) || person.holds_at(Role::Handler, &about);
        assert_eq!(
            case.is_told(person, &world.org.units),
            of_unit || [id("officer-1"), id("chief-1")].contains(&person.id),
            "{:?}",
            person.id
        );
    }
    assert!(!case.work.told.is_empty());
}

#[test]
fn a_fault_is_told_without_a_summary_so_that_it_can_be_objected_to() {
    let mut world = about_somebody();
    world.desk("verifier-1", DeskCommand::AskConsent).unwrap();
    world.citizen(Command::Consent { yes: false }).unwrap();
    world.verify("verifier-1", &[VerifyingAct::CitizenDidNotAgree]).unwrap();
    let officer = world.org.person(&id("officer-1")).unwrap().clone();
    assert!(!world.case().is_told(&officer, &world.org.units));
    let fault = world
        .find("verifier-1", Outcome::Upheld, &[Consequence::Fault])
        .unwrap();
    world.approve("oversight-1", fault).unwrap();
    assert!(world.case().is_told_as_named(&officer));
    let object = DeskCommand::ObjectToFault {
        allegation: 0,
        text: text(Part::Statement),
    };
    world.desk("officer-1", object).unwrap();
}

#[test]
fn whoever_is_told_acknowledges_once_and_nobody_else_does() {
    let mut world = about_somebody();
    assert_eq!(
        world.desk("officer-1", DeskCommand::Acknowledge),
        Err(Refusal::NotYours)
    );
    release(&mut world);
    world.desk("officer-1", DeskCommand::Acknowledge).unwrap();
    assert_eq!(
        world.desk("officer-1", DeskCommand::Acknowledge),
        Err(Refusal::AlreadyDone)
    );
    for who in ["oversight-1", "verifier-1", "intake-1"] {
        assert_eq!(
            world.desk(who, DeskCommand::Acknowledge),
            Err(Refusal::NotYours),
            "{who}"
        );
    }
}

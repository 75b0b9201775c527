//! Somebody always watches a case: what becomes a complaint about those who watch is the reviewer's, or does not become one.

use super::world::{World, id};
use crate::case::*;
use crate::kind::Kind;
use crate::whistle::{Subject, raises};

fn sees(world: &World, who: &str) -> bool {
    world.case().sight(world.org.person(&id(who)).unwrap(), &world.org) == Sight::Story
}

/// An enquiry in which somebody is named, proposed to be a complaint.
fn enquiry_about(who: &str) -> (World, u16) {
    let mut world = World::filed(Kind::Enquiry, Some("station-1"), true);
    world.accept();
    let people = vec![id(who)];
    let superiors = Vec::new();
    world
        .desk("intake-1", DeskCommand::NameConcerned { people, superiors })
        .unwrap();
    let kind = Kind::Complaint;
    let proposal = world.propose("intake-1", Proposal::Retype { kind }).unwrap();
    (world, proposal)
}

#[test]
fn an_enquiry_that_names_somebody_who_watches_is_the_reviewers_as_a_complaint() {
    let (mut world, retype) = enquiry_about("oversight-1");
    world.approve("oversight-2", retype).unwrap();
    assert!(world.case().has(Mark::Watchers));
    assert!(sees(&world, "reviewer-1") && !sees(&world, "oversight-2") && !sees(&world, "intake-1"));
    let (mut plain, retype) = enquiry_about("officer-1");
    plain.approve("oversight-2", retype).unwrap();
    assert!(sees(&plain, "oversight-2") && !plain.case().has(Mark::Watchers));
}

#[test]
fn it_does_not_become_a_complaint_that_nobody_could_see() {
    let (mut world, retype) = enquiry_about("reviewer-1");
    assert_eq!(world.approve("oversight-2", retype), Err(Refusal::OtherPeople));
    assert!(sees(&world, "oversight-2"));
}

#[test]
fn a_complaint_that_leaves_nobody_of_oversight_without_an_interest_is_the_reviewers() {
    let mut world = World::verifying();
    world.serve("officer-2", "oversight", Some("2026-03-01"));
    let people = vec![id("officer-2")];
    let superiors = Vec::new();
    world
        .desk("oversight-1", DeskCommand::NameConcerned { people, superiors })
        .unwrap();
    assert!(sees(&world, "reviewer-1") && !sees(&world, "oversight-1"));
}

#[test]
fn a_complaint_about_oversight_that_goes_to_another_unit_stays_the_reviewers() {
    let accept = |unit: &str| {
        let mut world = World::filed(Kind::Complaint, Some(unit), true);
        let about = Some("traffic".to_owned());
        let marks = Vec::new();
        world.desk("reviewer-1", DeskCommand::Accept { about, marks }).unwrap();
        world
    };
    let about_oversight = accept("oversight");
    assert!(sees(&about_oversight, "reviewer-1") && !sees(&about_oversight, "oversight-1"));
    let about_command = accept("command");
    assert!(sees(&about_command, "oversight-1"), "oversight has no interest in it");
}

#[test]
fn nobody_whistles_on_what_is_the_reviewers() {
    let whistles = |world: &World, who: &str| {
        let (case, person) = (world.case(), world.org.person(&id(who)).unwrap().clone());
        raises(&person, Subject::Case(&case), &world.given()).is_some()
    };
    let plain = World::verifying();
    assert!(whistles(&plain, "verifier-1"));
    let mut watched = plain.clone();
    let people = vec![id("oversight-1")];
    let superiors = Vec::new();
    let named = DeskCommand::NameConcerned { people, superiors };
    watched.desk("intake-1", named).unwrap();
    assert!(watched.case().is_in_reviewers_hands() || watched.case().is_reviewers(&watched.org));
    assert!(!whistles(&watched, "verifier-1") && !whistles(&watched, "reviewer-1"));
}

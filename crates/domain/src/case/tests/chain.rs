//! Who says that they read a released summary, until when, and who is late.

use super::sight::release;
use super::world::{DAY, World, id};
use crate::case::*;
use crate::person::Role;
use crate::time::Day;

/// Of each link: the unit, its heads, who read it.
fn chain(world: &World) -> Vec<(String, Vec<String>, Vec<String>)> {
    let names = |all: &[crate::person::PersonId]| all.iter().map(|one| one.0.clone()).collect();
    let links = world.case().chain(&world.org);
    let view = |link: Link| {
        let read: Vec<_> = link.read.into_iter().map(|(who, _)| who).collect();
        (link.unit, names(&link.heads), names(&read))
    };
    links.into_iter().map(view).collect()
}

fn released() -> World {
    let mut world = World::verifying();
    release(&mut world);
    world
}

#[test]
fn the_head_of_the_unit_and_of_the_one_above_say_that_they_read_it() {
    let mut world = World::verifying();
    assert_eq!(chain(&world), [], "nothing is released");
    release(&mut world);
    let own = |read: &[&str]| {
        let read = read.iter().map(|one| (*one).to_owned()).collect();
        ("station-1".to_owned(), vec!["head-1".to_owned()], read)
    };
    let above = |read: &[&str]| {
        let read = read.iter().map(|one| (*one).to_owned()).collect();
        ("branch".to_owned(), vec!["chief-1".to_owned()], read)
    };
    assert_eq!(chain(&world), [own(&[]), above(&[])]);
    assert_eq!(
        world.desk("handler-1", DeskCommand::Acknowledge),
        Err(Refusal::NotYours),
        "a handler speaks for no head"
    );
    world.desk("head-1", DeskCommand::Acknowledge).unwrap();
    assert_eq!(chain(&world), [own(&["head-1"]), above(&[])]);
    world.desk("chief-1", DeskCommand::Acknowledge).unwrap();
    assert_eq!(chain(&world), [own(&["head-1"]), above(&["chief-1"])]);
    assert_eq!(
        world.desk("chief-1", DeskCommand::Acknowledge),
        Err(Refusal::AlreadyDone)
    );
}

#[test]
fn whoever_is_late_is_late_until_they_read_it() {
    let mut world = released();
    let late = |world: &World| -> Vec<bool> {
        let links = world.case().chain(&world.org);
        links.iter().map(|link| link.is_overdue(world.now)).collect()
    };
    // Released on Monday: two working days end on Wednesday.
    let until = world.case().chain(&world.org)[0].until.due_at;
    assert_eq!(until, Day::parse("2026-11-25").unwrap().end());
    assert_eq!(late(&world), [false, false]);
    world.wait(3 * DAY);
    assert_eq!(late(&world), [true, true]);
    world.desk("head-1", DeskCommand::Acknowledge).unwrap();
    assert_eq!(late(&world), [false, true]);
    let of = |who: &str| {
        world
            .case()
            .acknowledge_until(world.org.person(&id(who)).unwrap(), &world.org)
    };
    assert_eq!(of("chief-1").map(|due| due.due_at), Some(until));
    for who in ["head-1", "head-2", "handler-1", "oversight-1"] {
        assert_eq!(of(who), None, "{who} has not to, or did");
    }
}

#[test]
fn who_heads_the_unit_above_reads_the_summary_and_no_story() {
    let mut world = World::verifying();
    let sight = |world: &World| {
        let chief = world.org.person(&id("chief-1")).unwrap();
        world.case().sight(chief, &world.org)
    };
    assert_eq!(sight(&world), Sight::Nothing);
    release(&mut world);
    assert_eq!(sight(&world), Sight::Notice);
    let other = world.org.person(&id("head-2")).unwrap();
    assert_eq!(
        world.case().sight(other, &world.org),
        Sight::Nothing,
        "beside it, not above"
    );
}

#[test]
fn somebody_who_comes_later_reads_it_anew_and_a_unit_under_nothing_has_nobody_above() {
    let mut world = released();
    world.desk("head-1", DeskCommand::Acknowledge).unwrap();
    world.end("head-1");
    world.promote("handler-1b", Role::UnitHead, "station-1");
    assert!(chain(&world)[0].2.is_empty());
    let unit = world.org.units.0.iter_mut().find(|unit| unit.code == "station-1");
    unit.unwrap().parent = None;
    assert_eq!(chain(&world).len(), 1);
}

#[test]
fn above_a_unit_that_watches_nobody_is_told() {
    let mut world = World::filed(crate::kind::Kind::Complaint, Some("oversight"), true);
    world.promote("support-1", Role::UnitHead, "bureau");
    let accept = DeskCommand::Accept {
        about: None,
        marks: Vec::new(),
    };
    world.desk("reviewer-1", accept).unwrap();
    let summary = world.propose("reviewer-1", Proposal::Summary).unwrap();
    world.approve("reviewer-2", summary).unwrap();
    world.system(SystemCommand::ReleaseSummary).unwrap();
    let links = chain(&world);
    assert_eq!(links.len(), 1, "{links:?}");
    let above = world.org.person(&id("support-1")).unwrap();
    assert!(!world.case().is_told(above, &world.org.units));
}

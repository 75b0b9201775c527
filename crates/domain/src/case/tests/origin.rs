//! Cases that came from elsewhere: whose time counts, who registers and who claims them.

use super::world::{World, id};
use crate::case::*;
use crate::deadlines::{Basis, Step};
use crate::kind::Kind;
use crate::person::{PersonId, Role};
use crate::time::Timestamp;

fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

/// A complaint that came from elsewhere and is due there at a moment.
fn passed_on(due_at: Option<&str>) -> World {
    let mut world = World::filed(Kind::Complaint, Some("station-1"), true);
    let Event::Filed(filed) = world.events.remove(0).event else {
        panic!("it begins otherwise")
    };
    let Event::Received { number, .. } = world.events.remove(0).event else {
        panic!("it goes on otherwise")
    };
    world.events.clear();
    let origin = Some(Origin {
        source: Some("12345".to_owned()),
        number: Some("EZ-1".to_owned()),
        due_at: due_at.map(at),
    });
    let decided = register(Filed { origin, ..filed }, number, None, false, &world.given());
    world.events = Recorded::stamp(decided, world.now);
    world
}

fn accepted(mut world: World) -> World {
    let accept = DeskCommand::Accept {
        about: None,
        marks: Vec::new(),
    };
    world.desk("intake-1", accept).unwrap();
    world
}

fn extend() -> DeskCommand {
    DeskCommand::Propose {
        proposal: Proposal::Extend,
        text: TextRef::unsaid(),
    }
}

#[test]
fn the_earlier_of_two_times_counts_in_every_clock() {
    let soon = accepted(passed_on(Some("2026-11-24T12:00:00+08:00")));
    let dues: Vec<_> = tasks(&soon.case())
        .into_iter()
        .filter(|task| matches!(task.step, Step::Contact | Step::AnswerComplaint))
        .map(|task| task.due_at.to_string())
        .collect();
    assert_eq!(dues, ["2026-11-24T12:00:00+08:00"; 2]);
    let answer = soon.case().work.answer_due.unwrap();
    assert_eq!(answer.basis, Basis::Origin);
    let late = accepted(passed_on(Some("2027-01-24T12:00:00+08:00")));
    let ours = accepted(passed_on(None));
    assert_eq!(late.case().work.answer_due, ours.case().work.answer_due);
    assert_eq!(late.case().work.contact, ours.case().work.contact);
    let over = passed_on(Some("2026-11-01T12:00:00+08:00"));
    assert_eq!(
        tasks(&over.case())[0].due_at,
        at("2026-11-01T12:00:00+08:00"),
        "overdue from the start"
    );
}

#[test]
fn nobody_here_gives_more_time_than_the_system_that_it_came_from() {
    for (due, expected) in [
        (Some("2026-11-26T12:00:00+08:00"), Err(Refusal::NotNow)),
        (None, Ok(())),
    ] {
        let mut world = accepted(passed_on(due));
        world
            .desk("oversight-1", DeskCommand::Assign { to: id("verifier-1") })
            .unwrap();
        world.desk("verifier-1", DeskCommand::TakeOn).unwrap();
        assert_eq!(world.desk("verifier-1", extend()).map(drop), expected);
    }
}

#[test]
fn a_pause_does_not_stop_the_clock_of_the_system_it_came_from() {
    let mut world = accepted(passed_on(Some("2026-11-26T12:00:00+08:00")));
    world
        .desk("oversight-1", DeskCommand::Assign { to: id("verifier-1") })
        .unwrap();
    world.desk("verifier-1", DeskCommand::TakeOn).unwrap();
    let text = TextRef::unsaid();
    world
        .desk("verifier-1", DeskCommand::Ask { text: text.clone() })
        .unwrap();
    world.wait(2 * super::world::DAY);
    world
        .citizen(Command::AddMessage {
            text,
            marks: Vec::new(),
        })
        .unwrap();
    let answer = world.case().work.answer_due.unwrap();
    assert_eq!(answer.due_at, at("2026-11-26T12:00:00+08:00"));
}

#[test]
fn intake_registers_and_never_about_its_own_unit() {
    let world = World::new();
    let given = world.given();
    let may = |name: &str, about: Option<&str>| {
        let person = world.org.person(&id(name)).unwrap();
        may_register(person, about, &given)
    };
    assert_eq!(may("intake-1", Some("station-1")), Ok(()));
    assert_eq!(may("intake-1", None), Ok(()));
    let own = world.org.person(&id("intake-1")).unwrap().posts[0].unit.clone();
    assert_eq!(may("intake-1", Some(&own)), Err(Refusal::OwnMatter));
    for name in ["oversight-1", "handler-1", "verifier-1"] {
        assert_eq!(may(name, Some("station-1")), Err(Refusal::NotYours), "{name}");
    }
}

#[test]
fn whoever_registers_stands_in_the_history_and_makes_a_slip() {
    let world = World::filed(Kind::Praise, Some("station-1"), false);
    let Event::Filed(filed) = world.events[0].event.clone() else {
        panic!("it begins otherwise")
    };
    let number = world.case().number.unwrap();
    let filed = Filed {
        origin: Some(Origin::default()),
        ..filed
    };
    let by = PersonId("intake-1".to_owned());
    let decided = register(filed, number, Some(&by), true, &world.given());
    let events = Recorded::stamp(decided, world.now);
    assert_eq!((events[0].by, events[0].person.as_ref()), (Party::Intake, Some(&by)));
    let names: Vec<_> = events.iter().map(|one| one.event.name()).collect();
    assert_eq!(names, ["filed", "received", "claim_offered"]);
    assert!(!fold(&events).unwrap().unwrap().is_claimed);
}

#[test]
fn a_case_is_claimed_once_and_a_slip_is_made_by_those_who_receive_it() {
    let mut world = passed_on(None);
    let person = |world: &World, name: &str| world.org.person(&id(name)).unwrap().clone();
    for (name, holds) in [
        ("intake-1", true),
        ("oversight-1", false),
        ("verifier-1", false),
        ("verifier-own", false),
    ] {
        let person = person(&world, name);
        assert_eq!(person.holds(Role::Intake), holds);
        let expected = if holds { None } else { Some(Refusal::NotYours) };
        assert_eq!(
            offer_claim(&world.case(), &person, &world.given()).err(),
            expected,
            "{name}"
        );
    }
    let decided = claim(&world.case()).unwrap();
    assert_eq!(decided.by, Party::You);
    world.events.extend(Recorded::stamp(decided, world.now));
    assert!(world.case().is_claimed);
    assert_eq!(claim(&world.case()).err(), Some(Refusal::NotNow));
    let intake = person(&world, "intake-1");
    assert_eq!(
        offer_claim(&world.case(), &intake, &world.given()).err(),
        Some(Refusal::NotNow)
    );
    let own = World::complaint();
    assert_eq!(claim(&own.case()).err(), Some(Refusal::NotNow), "its citizen filed it");
}

#[test]
fn another_query_code_is_for_those_who_had_one() {
    let mut world = passed_on(None);
    let look = DeskCommand::LookAtIdentity {
        reason: LookReason::ALL[0],
        text: TextRef::unsaid(),
    };
    world.desk("intake-1", look).unwrap();
    let propose = DeskCommand::Propose {
        proposal: Proposal::NewCode,
        text: TextRef::unsaid(),
    };
    assert_eq!(world.desk("intake-1", propose).map(drop), Err(Refusal::NotNow));
}

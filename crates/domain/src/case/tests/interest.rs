//! Rule 2: who is left to look, who has to let go, and who is outside the unit that worked on it.

use super::world::{DAY, World, id, text, why};
use crate::case::*;
use crate::kind::Kind;
use crate::person::Role;
use crate::unit::Unit;

fn name(people: &[&str]) -> DeskCommand {
    DeskCommand::NameConcerned {
        people: people.iter().map(|name| id(name)).collect(),
        superiors: Vec::new(),
    }
}

fn assign(to: &str) -> DeskCommand {
    DeskCommand::Assign { to: id(to) }
}

fn unit<'a>(world: &'a mut World, code: &str) -> &'a mut Unit {
    let mut units = world.org.units.0.iter_mut();
    units.find(|unit| unit.code == code).unwrap()
}

fn sees(world: &World, who: &str) -> bool {
    world.case().sight(world.org.person(&id(who)).unwrap(), &world.org) == Sight::Story
}

fn worker(world: &World) -> Option<String> {
    world.case().work.current().map(|assignment| assignment.to.0.clone())
}

#[test]
fn a_unit_above_those_who_watch_is_told_as_one_and_has_a_reviewer_outside_it_or_none() {
    let mut world = World::new();
    let told = |world: &World, code: &str| {
        let units = units_told(&world.org, world.now);
        let unit = units.unit(code).unwrap();
        (unit.watches, unit.reviewed)
    };
    for code in ["bureau", "oversight", "command"] {
        assert_eq!(told(&world, code), (true, true), "{code}");
    }
    assert_eq!(told(&world, "station-1"), (false, false));
    // Reviewers of the bureau itself judge its oversight, but not the bureau.
    for person in world
        .org
        .people
        .iter_mut()
        .filter(|person| person.holds(Role::Reviewer))
    {
        person.posts[0].unit = "bureau".to_owned();
    }
    assert_eq!(told(&world, "bureau"), (true, false));
    assert_eq!(told(&world, "oversight"), (true, true));
    world.org.people.retain(|person| !person.holds(Role::Reviewer));
    assert_eq!(told(&world, "oversight"), (true, false));
}

#[test]
fn what_nobody_could_see_is_neither_routed_there_nor_sent_up_nor_promised_to_be_read() {
    let mut world = World::complaint();
    for person in world
        .org
        .people
        .iter_mut()
        .filter(|person| person.holds(Role::Reviewer))
    {
        person.posts[0].unit = "bureau".to_owned();
    }
    let accept = |about: &str| DeskCommand::Accept {
        about: Some(about.to_owned()),
        marks: Vec::new(),
    };
    assert_eq!(
        world.clone().desk("intake-1", accept("bureau")),
        Err(Refusal::OtherPeople)
    );
    world.desk("intake-1", accept("oversight")).unwrap();
    assert!(sees(&world, "reviewer-1"));
    let report = || Command::ReportReprisal {
        text: text(Part::Reprisal),
        marks: Vec::new(),
    };
    assert_eq!(world.citizen(report()), Ok(()));
    let mut bureau = World::filed(Kind::Complaint, Some("bureau"), true);
    bureau.org = world.org.clone();
    assert_eq!(bureau.citizen(report()), Err(Refusal::NotNow), "no reviewer is left");
    assert!(!bureau.status().may.contains(&May::Reprisal));
}

#[test]
fn where_oversight_verified_and_no_reviewer_is_left_it_goes_up_to_others_of_oversight() {
    let mut world = World::answered();
    world.evaluate(1, Solved::No).unwrap();
    world.promote("oversight-3", Role::Verifier, "oversight");
    world.give_to("oversight-1", "oversight-3");
    world.look_and_answer("oversight-3", "oversight-2");
    for who in ["reviewer-1", "reviewer-2", "reviewer-3"] {
        world.serve(who, "station-1", None);
    }
    world.evaluate(1, Solved::No).unwrap();
    assert_eq!(world.status().holder, Party::Oversight);
    assert_eq!(
        world.desk("oversight-1", assign("oversight-3")),
        Err(Refusal::OtherPeople)
    );
    world.promote("intake-3", Role::Oversight, "centre");
    world.give_to("oversight-1", "intake-3");
}

#[test]
fn whoever_has_an_interest_since_somebody_is_named_lets_the_work_go() {
    let mut world = World::verifying();
    world.serve("officer-2", "traffic", Some("2026-03-01"));
    world.desk("oversight-1", name(&["officer-1"])).unwrap();
    assert_eq!(
        worker(&world).as_deref(),
        Some("verifier-1"),
        "nothing to do with this one"
    );
    world.desk("oversight-1", name(&["officer-2"])).unwrap();
    assert_eq!(worker(&world), None);
    let Event::ConcernedNamed { released, .. } = &world.events.last().unwrap().event else {
        panic!("somebody was named");
    };
    assert_eq!(*released, [id("verifier-1")]);
    assert_eq!(tasks(&world.case())[0].person, None, "it is somebody's queue again");
    world.desk("oversight-1", assign("verifier-2")).unwrap();
    // The reviewer's from now on: a verifier does not keep what they no longer see.
    let mut watched = World::verifying();
    watched.desk("oversight-1", name(&["command-1"])).unwrap();
    assert_eq!(worker(&watched), None);
    watched.desk("reviewer-1", assign("reviewer-2")).unwrap();
}

#[test]
fn work_that_is_found_already_is_given_to_somebody_who_answers_it() {
    let mut world = World::verifying();
    world.verify("verifier-1", &[VerifyingAct::HeardConcerned]).unwrap();
    let finding = world
        .find("verifier-1", Outcome::NotUpheld, &[Consequence::NoFault])
        .unwrap();
    world.approve("oversight-1", finding).unwrap();
    world.clarify("verifier-1");
    assert_eq!(world.desk("oversight-1", assign("verifier-2")), Err(Refusal::NotNow));
    world.desk("oversight-1", name(&["verifier-1"])).unwrap();
    world.give_to("oversight-1", "verifier-2");
    assert_eq!(world.status().code, CaseStatus::Found);
    world.answer("verifier-2").unwrap();
}

#[test]
fn work_of_somebody_who_left_or_has_an_interest_by_now_goes_back_to_whoever_assigns() {
    let follow = |world: &mut World| world.system(SystemCommand::FollowHouse);
    let changes: [fn(&mut World); 4] = [
        |world| world.end("verifier-1"),
        |world| world.org.people.retain(|person| person.id != id("verifier-1")),
        |world| world.serve("verifier-1", "station-1", None),
        |world| {
            world.promote("verifier-1", Role::Support, "traffic");
            let mut people = world.org.people.iter_mut();
            let person = people.find(|person| person.id == id("verifier-1")).unwrap();
            person.posts.retain(|post| post.role != Role::Verifier);
        },
    ];
    for change in changes {
        let mut world = World::verifying();
        assert_eq!(follow(&mut world), Err(Refusal::NotNow), "nothing has changed");
        change(&mut world);
        follow(&mut world).unwrap();
        assert_eq!(worker(&world), None);
        assert!(tasks(&world.case()).iter().all(|task| task.person.is_none()));
        assert_eq!(follow(&mut world), Err(Refusal::NotNow), "once");
        world.give_to("oversight-1", "verifier-2");
    }
}

#[test]
fn work_that_rested_meanwhile_goes_back_when_it_goes_on() {
    let message = || Command::AddMessage {
        text: text(Part::Message),
        marks: Vec::new(),
    };
    let ask = DeskCommand::Ask {
        text: text(Part::Question),
    };
    let mut waiting = World::verifying();
    waiting.desk("verifier-1", ask).unwrap();
    let mut silent = waiting.clone();
    let mut withdrawn = World::verifying();
    withdrawn.withdraw(WithdrawalReason::Solved);
    let mut answered = World::answered();
    for world in [&mut waiting, &mut silent, &mut withdrawn, &mut answered] {
        assert_eq!(worker(world).as_deref(), Some("verifier-1"));
        world.end("verifier-1");
    }
    waiting.citizen(message()).unwrap();
    silent.wait(20 * DAY);
    silent.system(SystemCommand::Resume).unwrap();
    withdrawn.citizen(Command::UndoWithdrawal).unwrap();
    answered.citizen(message()).unwrap();
    for world in [waiting, silent, withdrawn, answered] {
        assert_eq!(worker(&world), None);
        assert_eq!(world.case().stage, Stage::Accepted);
    }
}

#[test]
fn a_unit_that_comes_to_watch_takes_its_open_cases_along() {
    let mut world = World::verifying();
    unit(&mut world, "station-1").watches = true;
    // At once, before anything is recorded.
    assert!(sees(&world, "reviewer-1") && !sees(&world, "oversight-1") && !sees(&world, "verifier-1"));
    assert_eq!(
        world.verify("verifier-1", &[VerifyingAct::Visited]),
        Err(Refusal::NotYours)
    );
    world.system(SystemCommand::FollowHouse).unwrap();
    assert_eq!(worker(&world), None);
    assert!(tasks(&world.case()).iter().all(|task| task.role == Role::Reviewer));
    assert_eq!(world.system(SystemCommand::FollowHouse), Err(Refusal::NotNow));
    world.desk("reviewer-1", assign("reviewer-2")).unwrap();
    let mut enquiry = World::filed(Kind::Enquiry, Some("station-1"), true);
    unit(&mut enquiry, "station-1").watches = true;
    assert_eq!(enquiry.system(SystemCommand::FollowHouse), Err(Refusal::NotNow));
    assert!(sees(&enquiry, "intake-1"), "it is no complaint");
}

#[test]
fn the_second_look_and_the_calls_are_made_outside_the_units_that_worked_on_it() {
    let call = DeskCommand::FollowUp {
        reached: Reached::NotReached,
        level: None,
        solved: None,
    };
    let mut world = World::answered();
    world.promote("intake-2", Role::Intake, "traffic");
    assert_eq!(world.desk("intake-2", call.clone()), Err(Refusal::OtherPeople));
    world.clone().desk("intake-1", call.clone()).unwrap();
    world.evaluate(1, Solved::No).unwrap();
    world.promote("verifier-3", Role::Verifier, "traffic");
    assert_eq!(
        world.desk("oversight-1", assign("verifier-3")),
        Err(Refusal::OtherPeople),
        "of the unit that verified first"
    );
    world.give_to("oversight-1", "verifier-2");
    world.look_and_answer("verifier-2", "oversight-1");
    world.promote("intake-3", Role::Intake, "legal");
    assert_eq!(world.desk("intake-3", call.clone()), Err(Refusal::OtherPeople));
    world.desk("intake-1", call).unwrap();
}

#[test]
fn another_code_is_agreed_anew_for_somebody_else_when_whoever_asked_has_left() {
    let mut world = World::complaint();
    let look = DeskCommand::LookAtIdentity {
        reason: LookReason::LostCode,
        text: why(),
    };
    world.desk("intake-1", look.clone()).unwrap();
    let first = world.propose("intake-1", Proposal::NewCode).unwrap();
    world.approve("oversight-1", first).unwrap();
    assert_eq!(world.propose("intake-1", Proposal::NewCode), Err(Refusal::AlreadyDone));
    world.end("intake-1");
    world.wait(DAY);
    assert_eq!(world.propose("intake-2", Proposal::NewCode), Err(Refusal::MustLook));
    world.desk("intake-2", look).unwrap();
    let second = world.propose("intake-2", Proposal::NewCode).unwrap();
    assert_eq!(world.desk("intake-2", DeskCommand::IssueCode), Err(Refusal::NotYours));
    world.approve("oversight-1", second).unwrap();
    world.desk("intake-2", DeskCommand::IssueCode).unwrap();
}

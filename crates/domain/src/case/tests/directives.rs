//! 督办 and 领导批示: who may order what, when, and that nothing else moves.

use super::world::{DAY, World, id, text};
use crate::case::decide::erasable;
use crate::case::*;
use crate::deadlines::Step;
use crate::kind::Kind;
use crate::person::Role;

fn supervise(world: &World, days: i64) -> DeskCommand {
    DeskCommand::Supervise {
        due_on: world.now.day().plus(days),
        text: text(Part::Directive),
    }
}

fn instruct(world: &World, leader: &str) -> DeskCommand {
    DeskCommand::Instruct {
        leader: id(leader),
        due_on: world.now.day().plus(2),
        text: text(Part::Directive),
    }
}

fn answer(directive: u16) -> DeskCommand {
    DeskCommand::AnswerDirective {
        directive,
        text: text(Part::Directive),
    }
}

/// Tasks that an order made: whose role, whose alone.
fn ordered(world: &World) -> Vec<(Role, Option<String>)> {
    let tasks = tasks(&world.case()).into_iter();
    let orders = tasks.filter(|task| task.step == Step::Directive);
    orders.map(|task| (task.role, task.person.map(|id| id.0))).collect()
}

#[test]
fn only_what_is_overdue_or_grave_is_supervised() {
    let mut world = World::verifying();
    assert_eq!(world.desk("oversight-1", supervise(&world, 2)), Err(Refusal::NotNow));
    let mut late = world.clone();
    late.wait(9 * DAY);
    late.desk("oversight-1", supervise(&late, 2)).unwrap();
    let serious = DeskCommand::Mark { mark: Mark::Serious };
    world.desk("oversight-1", serious).unwrap();
    assert_eq!(
        world.desk("oversight-1", supervise(&world, -1)),
        Err(Refusal::Unknown),
        "a day that is over"
    );
    world.desk("oversight-1", supervise(&world, 0)).unwrap();
    for who in ["verifier-1", "intake-1", "legal-1", "reviewer-1", "head-1", "chief-1"] {
        assert_eq!(world.desk(who, supervise(&world, 2)), Err(Refusal::NotYours), "{who}");
    }
}

#[test]
fn what_only_those_who_watch_may_know_of_makes_nothing_overdue() {
    let mut reported = World::complaint();
    let report = Command::ReportReprisal {
        text: text(Part::Reprisal),
        marks: Vec::new(),
    };
    reported.citizen(report).unwrap();
    let mut silent = World::complaint();
    for world in [&mut reported, &mut silent] {
        world.accept();
        world.give_to("oversight-1", "verifier-1");
        world.desk("verifier-1", DeskCommand::Contact).unwrap();
        world.preserve("verifier-1");
        world.wait(3 * DAY);
    }
    let said = |world: &mut World| {
        let order = supervise(world, 2);
        world.desk("oversight-1", order)
    };
    for world in [&mut reported, &mut silent] {
        assert_eq!(
            said(world),
            Err(Refusal::NotNow),
            "a report of reprisal shows in nothing"
        );
    }
}

#[test]
fn an_order_is_the_task_of_whoever_has_the_case_until_it_is_answered_once() {
    let mut world = World::complaint();
    world
        .desk("oversight-1", DeskCommand::Mark { mark: Mark::Serious })
        .unwrap();
    world.desk("oversight-1", supervise(&world, 2)).unwrap();
    assert_eq!(ordered(&world), [(Role::Oversight, None)], "nobody has it yet");
    world.accept();
    world.give_to("oversight-1", "verifier-1");
    assert_eq!(ordered(&world), [(Role::Verifier, Some("verifier-1".to_owned()))]);
    assert_eq!(world.desk("verifier-2", answer(0)), Err(Refusal::NotYours));
    assert_eq!(world.desk("verifier-1", answer(1)), Err(Refusal::Unknown));
    world.desk("verifier-1", answer(0)).unwrap();
    assert_eq!(world.desk("verifier-1", answer(0)), Err(Refusal::AlreadyDone));
    assert_eq!(ordered(&world), []);
    let one = &world.case().work.directives[0];
    assert_eq!(one.answered, Some((id("verifier-1"), world.now.day())));
}

#[test]
fn a_leader_is_the_head_of_a_unit_above_without_an_interest() {
    let mut world = World::verifying();
    for who in ["head-1", "head-2", "oversight-1", "nobody"] {
        assert_eq!(
            world.desk("oversight-1", instruct(&world, who)),
            Err(Refusal::Unknown),
            "{who}"
        );
    }
    world.desk("oversight-1", instruct(&world, "chief-1")).unwrap();
    let one = world.case().work.directives[0].clone();
    assert_eq!(
        (one.kind, one.leader, one.to),
        (DirectiveKind::Instruction, Some(id("chief-1")), Some(id("verifier-1")))
    );
    // Who served at the unit has an interest in it.
    world.serve("chief-1", "station-1", None);
    assert_eq!(
        world.desk("oversight-1", instruct(&world, "chief-1")),
        Err(Refusal::Unknown)
    );
}

#[test]
fn a_case_about_the_leaders_or_in_the_reviewers_hands_takes_no_instruction() {
    let mut world = World::filed(Kind::Complaint, Some("oversight"), true);
    world.promote("support-1", Role::UnitHead, "bureau");
    let accept = DeskCommand::Accept {
        about: None,
        marks: Vec::new(),
    };
    world.desk("reviewer-1", accept).unwrap();
    assert!(world.case().leaders(&world.org).is_empty());
    for who in ["oversight-1", "reviewer-1"] {
        assert_eq!(
            world.desk(who, instruct(&world, "support-1")),
            Err(Refusal::NotYours),
            "{who}"
        );
    }
    let mut about = World::filed(Kind::Complaint, Some("branch"), true);
    about.accept();
    assert_eq!(
        about.desk("oversight-1", instruct(&about, "chief-1")),
        Err(Refusal::Unknown),
        "its own head"
    );
}

#[test]
fn an_order_changes_no_finding_no_sight_and_nothing_that_its_citizen_is_told() {
    let mut world = World::verifying();
    world
        .desk("oversight-1", DeskCommand::Mark { mark: Mark::Serious })
        .unwrap();
    let before = world.clone();
    world.desk("oversight-1", supervise(&world, 2)).unwrap();
    world.desk("oversight-1", instruct(&world, "chief-1")).unwrap();
    world.desk("verifier-1", answer(0)).unwrap();
    assert_eq!(world.status(), before.status());
    assert_eq!(world.case().work.allegations, before.case().work.allegations);
    assert_eq!(world.case().work.proposals, before.case().work.proposals);
    let new = &world.events[before.events.len()..];
    assert!(!has_news(&before.case(), new, &world.case()));
    for person in &world.org.people {
        let sight = |of: &World| of.case().sight(person, &of.org);
        assert_eq!(sight(&world), sight(&before), "{:?}", person.id);
    }
}

#[test]
fn an_order_that_nobody_answered_keeps_no_citizens_words() {
    let mut world = World::answered();
    world.desk("oversight-1", instruct(&world, "chief-1")).unwrap();
    world.evaluate(5, Solved::Yes).unwrap();
    world.wait(31 * DAY);
    assert_eq!(
        ordered(&world),
        [(Role::Oversight, None)],
        "nobody works on it any more"
    );
    assert_eq!(erasable(&world.case(), &world.given()), Some(Erasure::All));
    world.desk("oversight-1", answer(0)).unwrap();
    assert_eq!(
        world.desk("oversight-1", instruct(&world, "chief-1")),
        Err(Refusal::NotNow)
    );
}

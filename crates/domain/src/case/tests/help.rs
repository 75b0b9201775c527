//! Help that was asked for: each wish is answered, yes or no with a reason, on the same day.

use super::staff::STAFF;
use super::world::{World, at, id, text};
use crate::case::*;
use crate::deadlines::Step;
use crate::kind::Kind;
use crate::person::Role;
use crate::submission::HelpKind;

const WISHES: [HelpKind; 3] = [HelpKind::OnBehalf, HelpKind::CallBack, HelpKind::BarrierFree];

fn answer(help: HelpKind, granted: bool) -> DeskCommand {
    DeskCommand::AnswerHelp {
        help,
        granted,
        text: text(Part::Message),
    }
}

fn asking(kind: Kind, unit: &str) -> World {
    World::asking(kind, Some(unit), true, &WISHES)
}

fn roles(world: &World) -> Vec<Role> {
    let tasks = tasks(&world.case());
    let those = tasks.iter().filter(|task| task.step == Step::Help);
    those.map(|task| task.role).collect()
}

fn standings(world: &World) -> Vec<WishStanding> {
    world.case().wishes().iter().map(|wish| wish.standing).collect()
}

#[test]
fn every_wish_is_answered_on_the_same_day_and_once() {
    let mut world = asking(Kind::Complaint, "station-1");
    assert_eq!(roles(&world), [Role::Intake]);
    let due = tasks(&world.case()).into_iter().find(|task| task.step == Step::Help);
    assert_eq!(due.unwrap().due_at, at("2026-11-23T23:59:59+08:00"));
    for help in [HelpKind::OnBehalf, HelpKind::HomeVisit] {
        let unasked = world.desk("intake-1", answer(help, true));
        assert_eq!(unasked, Err(Refusal::Unknown), "{help:?}");
    }
    world.desk("intake-1", answer(HelpKind::CallBack, true)).unwrap();
    assert_eq!(roles(&world), [Role::Intake], "one is left");
    let again = world.desk("intake-1", answer(HelpKind::CallBack, false));
    assert_eq!(again, Err(Refusal::AlreadyDone));
    world.desk("intake-2", answer(HelpKind::BarrierFree, false)).unwrap();
    assert_eq!(roles(&world), []);
    let told = Status::timeline(&world.case());
    assert!(told.iter().any(|line| line.what == What::HelpAnswered));
    assert_eq!(roles(&World::complaint()), [], "nothing was asked");
}

#[test]
fn wishes_are_answered_by_those_who_receive_and_those_who_watch() {
    for (unit, able) in [
        ("station-1", &[Role::Intake, Role::Oversight][..]),
        ("oversight", &[Role::Reviewer]),
    ] {
        let world = asking(Kind::Complaint, unit);
        assert_eq!(roles(&world), able[..1]);
        for (who, role, _) in STAFF {
            let may = world.clone().desk(who, answer(HelpKind::CallBack, true)).is_ok();
            assert_eq!(may, able.contains(role), "{unit} {who}");
        }
    }
}

#[test]
fn whoever_verifies_is_not_told_what_may_say_who_asks_and_whoever_helps_is() {
    for (kind, by, who) in [
        (Kind::Complaint, "oversight-1", "verifier-1"),
        (Kind::Enquiry, "intake-1", "handler-1"),
    ] {
        let mut world = asking(kind, "station-1");
        world.accept();
        world.give_to(by, who);
        world.desk("intake-1", answer(HelpKind::CallBack, true)).unwrap();
        let event = &world.events.last().unwrap().event;
        for (name, role, _) in STAFF {
            let person = world.org.person(&id(name)).unwrap();
            let is_helper = *name == who && kind == Kind::Enquiry;
            let wanted = matches!(role, Role::Intake | Role::Oversight) || is_helper;
            assert_eq!(world.case().may_know_of_help(person), wanted, "{name}");
            assert_eq!(world.case().may_know_of(event, person), wanted, "{name}");
        }
    }
}

#[test]
fn what_is_taken_back_or_at_its_end_asks_for_no_help() {
    let mut world = asking(Kind::Enquiry, "station-1");
    let mut withdrawn = world.clone();
    withdrawn.withdraw(WithdrawalReason::Solved);
    assert_eq!(roles(&withdrawn), []);
    assert_eq!(standings(&withdrawn), [WishStanding::Over; 2]);
    withdrawn.citizen(Command::UndoWithdrawal).unwrap();
    assert_eq!(roles(&withdrawn), [Role::Intake]);
    assert_eq!(standings(&withdrawn), [WishStanding::Open; 2]);
    world.accept();
    world.give_to("intake-1", "handler-1");
    world.answer("handler-1").unwrap();
    assert_eq!(
        roles(&world),
        [Role::Intake],
        "an answer to the matter is none to the wish"
    );
    world.desk("intake-1", answer(HelpKind::CallBack, false)).unwrap();
    world.evaluate(5, Solved::Yes).unwrap();
    assert_eq!(roles(&world), []);
    assert_eq!(standings(&world), [WishStanding::Declined, WishStanding::Over]);
    assert!(world.case().wishes().iter().all(|wish| wish.due_at.is_none()));
}

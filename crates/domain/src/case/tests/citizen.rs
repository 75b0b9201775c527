//! What the citizen may do, numbers, and the frozen form of events.

use super::world::{World, at, text};
use crate::case::*;
use crate::time::Day;

fn withdrawn(reason: WithdrawalReason) -> World {
    let mut world = World::complaint();
    world.withdraw(reason);
    world
}

fn message() -> Command {
    Command::AddMessage {
        text: text(Part::Message),
        marks: Vec::new(),
    }
}

#[test]
fn a_withdrawal_can_be_undone_for_thirty_days_and_leads_back() {
    let before = World::complaint().case().stage;
    let mut world = withdrawn(WithdrawalReason::Mistaken);
    world.now = at("2026-12-23T23:59:59+08:00");
    let mut undone = world.clone();
    undone.citizen(Command::UndoWithdrawal).unwrap();
    assert_eq!(undone.case().stage, before);
    assert_eq!(undone.status().code, CaseStatus::Received);
    world.now = at("2026-12-24T00:00:00+08:00");
    assert_eq!(world.citizen(Command::UndoWithdrawal), Err(Refusal::TooLate));
    assert_eq!(world.status().may, [May::Reprisal, May::Erase]);
}

#[test]
fn a_withdrawal_under_pressure_is_marked_even_after_it_was_undone() {
    let mut world = withdrawn(WithdrawalReason::Pressed);
    world.citizen(Command::UndoWithdrawal).unwrap();
    assert_eq!(world.case().marks, [Mark::Pressed]);
    assert_eq!(WithdrawalReason::read("所长劝我撤了"), WithdrawalReason::Pressed);
    assert_eq!(WithdrawalReason::read("有人要求或劝我撤回"), WithdrawalReason::Pressed);
    assert_eq!(WithdrawalReason::read(" "), WithdrawalReason::Unsaid);
    assert_eq!(WithdrawalReason::read("不想说了"), WithdrawalReason::Other);
}

#[test]
fn thirty_messages_fit_into_a_day_and_the_next_day_starts_anew() {
    let mut world = World::complaint();
    for _ in 0..MESSAGES_PER_DAY {
        world.citizen(message()).unwrap();
    }
    assert_eq!(world.citizen(message()), Err(Refusal::TooManyMessages));
    world.now = at("2026-11-24T00:00:00+08:00");
    assert_eq!(world.citizen(message()), Ok(()));
}

#[test]
fn the_canonical_form_of_the_citizens_events_is_frozen() {
    let mut world = World::complaint();
    world.citizen(message()).unwrap();
    let reason = WithdrawalReason::Other;
    world
        .citizen(Command::Withdraw {
            reason,
            text: Some(text(Part::Reason)),
            marks: Vec::new(),
        })
        .unwrap();
    world.citizen(Command::UndoWithdrawal).unwrap();
    let lines: Vec<String> = world.events.iter().map(|event| event.canonical().unwrap()).collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn the_canonical_form_of_events_with_marks_is_frozen() {
    let mut world = World::complaint();
    let marks = || vec![Mark::Emergency];
    let message = Command::AddMessage {
        text: text(Part::Message),
        marks: marks(),
    };
    world.citizen(message).unwrap();
    let reason = WithdrawalReason::Other;
    world
        .citizen(Command::Withdraw {
            reason,
            text: Some(text(Part::Reason)),
            marks: marks(),
        })
        .unwrap();
    assert_eq!(world.case().marks, [Mark::Emergency], "a mark is set once");
    let lines: Vec<String> = world
        .events
        .iter()
        .skip(2)
        .map(|event| event.canonical().unwrap())
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn the_canonical_form_of_the_desks_events_is_frozen() {
    let mut world = World::answered();
    world.evaluate(1, Solved::No).unwrap();
    named_late(&mut world);
    let lines: Vec<String> = world
        .events
        .iter()
        .skip(2)
        .map(|event| event.canonical().unwrap())
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
}

/// A second look whose verifier has to let it go: somebody is named after the release and after a fault was found.
fn named_late(world: &mut World) {
    world.give_to("oversight-1", "verifier-2");
    world.desk("verifier-2", DeskCommand::AskConsent).unwrap();
    world.citizen(Command::Consent { yes: true }).unwrap();
    super::sight::release(world);
    world.verify("verifier-2", &[VerifyingAct::HeardConcerned]).unwrap();
    let fault = world
        .find("verifier-2", Outcome::Upheld, &[Consequence::Fault])
        .unwrap();
    world.approve("oversight-3", fault).unwrap();
    world.serve("officer-1", "legal", None);
    let name = DeskCommand::NameConcerned {
        people: vec![super::world::id("officer-1")],
        superiors: Vec::new(),
    };
    world.desk("oversight-1", name).unwrap();
    world
        .desk(
            "oversight-1",
            DeskCommand::Assign {
                to: super::world::id("verifier-3"),
            },
        )
        .unwrap();
    world.end("verifier-3");
    world.system(SystemCommand::FollowHouse).unwrap();
}

#[test]
fn events_in_an_impossible_order_are_corrupt() {
    let events = World::complaint().events;
    assert_eq!(fold(&events[1..]), Err(Corrupt));
    assert_eq!(fold([&events[0], &events[0]]), Err(Corrupt));
    assert_eq!(fold([&events[0], &events[1], &events[1]]), Err(Corrupt));
}

#[test]
fn numbers_are_parsed_back_and_sort_by_time() {
    let number = Number {
        day: Day::parse("2026-01-02").unwrap(),
        position: 37,
    };
    assert_eq!(number.to_string(), "20260102-000037");
    assert_eq!(Number::parse("20260102-000037"), Some(number));
    for bad in [
        "20260102-37",
        "20261302-000001",
        "2026010-0000037",
        "20260102000037",
        "20260102-00003a",
    ] {
        assert_eq!(Number::parse(bad), None, "{bad}");
    }
}

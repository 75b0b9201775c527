//! Rule 8: every withdrawn complaint is looked at once by whoever watches.

use super::staff::STAFF;
use super::world::{DAY, World, text};
use crate::case::*;
use crate::deadlines::Step;
use crate::kind::Kind;
use crate::person::{Person, Role};

fn look(found: Withdrawing) -> DeskCommand {
    DeskCommand::LookIntoWithdrawal {
        found,
        text: text(Part::Record),
    }
}

fn looks(world: &World) -> Vec<Role> {
    let tasks = tasks(&world.case());
    let those = tasks.iter().filter(|task| task.step == Step::WithdrawalLook);
    those.map(|task| task.role).collect()
}

/// What somebody is told is to be done.
fn to_do(world: &World, person: &Person) -> Vec<Task> {
    let case = world.case();
    let mut all = tasks(&case);
    all.retain(|task| case.may_know_of_task(task, person));
    all
}

fn withdrawn(unit: &str) -> World {
    let mut world = World::filed(Kind::Complaint, Some(unit), true);
    world.withdraw(WithdrawalReason::Solved);
    world
}

fn steps(world: &World) -> Vec<Step> {
    tasks(&world.case()).iter().map(|task| task.step).collect()
}

#[test]
fn every_withdrawn_complaint_is_looked_at_and_once_only() {
    for &found in Withdrawing::ALL {
        let mut world = withdrawn("station-1");
        assert_eq!(looks(&world), [Role::Oversight], "though nothing else is to be done");
        for (who, role, _) in STAFF {
            let may = world.clone().desk(who, look(found)).is_ok();
            assert_eq!(may, *role == Role::Oversight, "{who}");
        }
        world.desk("oversight-1", look(found)).unwrap();
        assert_eq!(looks(&world), []);
        assert_eq!(world.desk("oversight-2", look(found)), Err(Refusal::NotNow));
        let told = Status::timeline(&world.case());
        assert!(told.iter().any(|line| line.what == What::WithdrawalSeen));
        assert_eq!(world.status().code, CaseStatus::Withdrawn, "the citizen's word stands");
    }
}

#[test]
fn what_watchers_find_decides_whether_the_matter_rests() {
    for (found, rests, is_report) in [
        (Withdrawing::Free, true, false),
        (Withdrawing::Pressed, false, true),
        (Withdrawing::GoesOn, false, false),
    ] {
        let mut world = withdrawn("station-1");
        assert_eq!(steps(&world), [Step::WithdrawalLook]);
        world.desk("oversight-1", look(found)).unwrap();
        assert_eq!(!steps(&world).contains(&Step::Accept), rests, "{found:?}");
        assert_eq!(steps(&world).contains(&Step::Reprisal), is_report, "{found:?}");
        assert_eq!(world.case().marks.contains(&Mark::Pressed), is_report, "{found:?}");
    }
}

#[test]
fn that_it_was_pressed_is_known_to_whoever_watches_alone() {
    let mut world = withdrawn("station-1");
    let before = world.clone();
    world.desk("oversight-1", look(Withdrawing::Pressed)).unwrap();
    let last = world.events.last().unwrap();
    let mut other = before.clone();
    other.desk("oversight-1", look(Withdrawing::GoesOn)).unwrap();
    for (who, role, _) in STAFF {
        let person = world.org.person(&super::world::id(who)).unwrap();
        let is_watcher = *role == Role::Oversight;
        assert!(world.case().may_know_of(&last.event, person), "that it was looked at");
        assert_eq!(world.case().may_read(&last.event, person), is_watcher, "{who}");
        let told = |found| world.case().withdrawal_as_told(found, person);
        let as_told = [told(Withdrawing::Pressed), told(Withdrawing::GoesOn)];
        assert_eq!(as_told[0] != as_told[1], is_watcher, "{who}");
        assert_eq!(to_do(&world, person) != to_do(&other, person), is_watcher, "{who}");
        let marks = |world: &World| world.case().marks_now(person);
        assert_eq!(marks(&world) != marks(&before), is_watcher, "{who}");
    }
}

#[test]
fn a_withdrawal_in_a_call_is_looked_at_too_and_one_that_is_undone_no_more() {
    let mut world = World::verifying();
    let at = world.propose("intake-1", Proposal::Withdrawal).unwrap();
    assert_eq!(looks(&world), []);
    world.approve("oversight-1", at).unwrap();
    assert_eq!(looks(&world), [Role::Oversight]);
    world.citizen(Command::UndoWithdrawal).unwrap();
    assert_eq!(looks(&world), []);
    world.withdraw(WithdrawalReason::Other);
    assert_eq!(looks(&world), [Role::Oversight], "withdrawn again, looked at again");
    let mut praise = World::filed(Kind::Praise, Some("station-1"), true);
    praise.withdraw(WithdrawalReason::Other);
    assert_eq!(looks(&praise), [], "nobody is pressed to take back praise");
}

#[test]
fn a_withdrawal_of_what_is_about_the_watchers_is_the_reviewers() {
    let mut world = withdrawn("oversight");
    assert_eq!(looks(&world), [Role::Reviewer]);
    assert_eq!(
        world.desk("oversight-1", look(Withdrawing::Free)),
        Err(Refusal::NotYours)
    );
    world.desk("reviewer-1", look(Withdrawing::Free)).unwrap();
}

#[test]
fn the_words_of_a_withdrawn_complaint_stay_until_somebody_looked() {
    let mut world = withdrawn("station-1");
    world.wait(31 * DAY);
    let mut early = world.clone();
    early.citizen(Command::Erase).unwrap();
    assert_eq!(early.case().erased, Some(Erasure::Contact));
    world.desk("oversight-1", look(Withdrawing::Free)).unwrap();
    world.citizen(Command::Erase).unwrap();
    assert_eq!(world.case().erased, Some(Erasure::All));
}

#[test]
fn recordings_are_preserved_while_somebody_looks_at_the_withdrawal() {
    let mut world = World::complaint();
    world.accept();
    world.give_to("oversight-1", "verifier-1");
    world.withdraw(WithdrawalReason::Solved);
    assert!(steps(&world).contains(&Step::Preserve), "it stays somebody's to do");
    let order = || DeskCommand::OrderPreservation {
        recordings: vec![Recording::BodyCamera],
    };
    let preserve = || DeskCommand::Preserve {
        text: text(Part::Record),
    };
    let mut rests = world.clone();
    rests.desk("oversight-1", look(Withdrawing::Free)).unwrap();
    assert_eq!(rests.desk("verifier-1", order()), Err(Refusal::NotNow));
    assert_eq!(rests.desk("verifier-1", preserve()), Err(Refusal::NotNow));
    assert!(!steps(&rests).contains(&Step::Preserve), "the matter rests");
    world.desk("verifier-1", order()).unwrap();
    world.desk("verifier-1", preserve()).unwrap();
    assert!(!steps(&world).contains(&Step::Preserve));
}

/// Everything that somebody who does not watch can see of a case besides its events.
fn seen(world: &World, who: &str) -> (Vec<Task>, Vec<Deed>, Vec<Mark>, Sight) {
    let (case, given) = (world.case(), world.given());
    let person = world.org.person(&super::world::id(who)).unwrap();
    let deeds = deeds(&case, person, &given);
    (
        to_do(world, person),
        deeds,
        case.marks_now(person),
        case.sight(person, &world.org),
    )
}

#[test]
fn nobody_else_can_tell_pressure_from_any_other_withdrawal() {
    let report = |world: &mut World| {
        let report = Command::ReportReprisal {
            text: text(Part::Reprisal),
            marks: Vec::new(),
        };
        world.citizen(report).unwrap();
    };
    let same = |worlds: &[&World], when: &str| {
        for (who, role, _) in STAFF.iter().filter(|(_, role, _)| *role != Role::Oversight) {
            let all: Vec<_> = worlds.iter().map(|world| seen(world, who)).collect();
            assert!(all.iter().all(|one| *one == all[0]), "{when}: {who} {role:?}: {all:?}");
        }
    };
    let of = |reason| {
        let mut world = World::verifying();
        world.withdraw(reason);
        world
    };
    let (mut solved, mut pressed, mut reported) = (
        of(WithdrawalReason::Solved),
        of(WithdrawalReason::Pressed),
        of(WithdrawalReason::Solved),
    );
    let mut free = solved.clone();
    report(&mut reported);
    same(&[&solved, &pressed, &reported], "withdrawn");
    solved.desk("oversight-1", look(Withdrawing::GoesOn)).unwrap();
    pressed.desk("oversight-1", look(Withdrawing::Pressed)).unwrap();
    reported.desk("oversight-1", look(Withdrawing::GoesOn)).unwrap();
    same(&[&solved, &pressed, &reported], "looked at");
    free.desk("oversight-1", look(Withdrawing::Free)).unwrap();
    let mut later = free.clone();
    report(&mut later);
    same(&[&free, &later], "a report while it rests");
    assert_eq!(looks(&later), [Role::Oversight], "it is looked at anew");
    assert_eq!(
        later.desk("oversight-1", look(Withdrawing::Free)),
        Err(Refusal::DoesNotFit)
    );
}

//! Rules 10 and 14: serious allegations and matters of many on the same day, recordings from acceptance on, suspected
//! offences handed over.

use super::staff::STAFF;
use super::world::{DAY, HOUR, World, at, id, text, why};
use crate::case::*;
use crate::deadlines::Step;
use crate::kind::Kind;
use crate::person::Role;

fn look(care: Care) -> DeskCommand {
    DeskCommand::LookInto {
        care,
        persons: (care == Care::Group).then_some(5),
        text: text(Part::Record),
    }
}

/// Whose task a step is.
fn roles(world: &World, step: Step) -> Vec<Role> {
    let tasks = tasks(&world.case());
    let those = tasks.iter().filter(|task| task.step == step);
    those.map(|task| task.role).collect()
}

fn accepted(marks: &[Mark]) -> World {
    let mut world = World::complaint();
    let (about, marks) = (None, marks.to_vec());
    world.desk("intake-1", DeskCommand::Accept { about, marks }).unwrap();
    world
}

#[test]
fn whoever_watches_looks_at_what_is_grave_on_the_same_day() {
    for (mark, care, step) in [
        (Mark::Serious, Care::Serious, Step::SeriousLook),
        (Mark::Group, Care::Group, Step::GroupLook),
    ] {
        let mut marked = accepted(&[]);
        assert_eq!(roles(&marked, step), []);
        marked.desk("intake-1", DeskCommand::Mark { mark }).unwrap();
        for mut world in [accepted(&[mark]), marked] {
            assert_eq!(roles(&world, step), [Role::Oversight]);
            let due = tasks(&world.case()).into_iter().find(|task| task.step == step);
            assert_eq!(due.unwrap().due_at, at("2026-11-23T23:59:59+08:00"));
            for (who, role, _) in STAFF {
                let may = world.clone().desk(who, look(care)).is_ok();
                assert_eq!(may, *role == Role::Oversight, "{who}");
            }
            world.desk("oversight-1", look(care)).unwrap();
            assert_eq!(roles(&world, step), []);
            assert_eq!(world.desk("oversight-2", look(care)), Err(Refusal::NotNow));
            let told = Status::timeline(&world.case());
            assert!(told.iter().any(|line| line.what == What::LookedInto));
        }
    }
}

#[test]
fn of_a_matter_of_many_it_is_said_how_many_they_are_and_of_nothing_else() {
    let world = accepted(&[Mark::Serious, Mark::Group]);
    for (care, persons, wanted) in [
        (Care::Group, None, Err(Refusal::DoesNotFit)),
        (Care::Group, Some(0), Err(Refusal::DoesNotFit)),
        (Care::Group, Some(1), Ok(())),
        (Care::Group, Some(99_999), Ok(())),
        (Care::Group, Some(100_000), Err(Refusal::DoesNotFit)),
        (Care::Serious, None, Ok(())),
        (Care::Serious, Some(5), Err(Refusal::DoesNotFit)),
    ] {
        let text = text(Part::Record);
        let look = DeskCommand::LookInto { care, persons, text };
        let mut world = world.clone();
        assert_eq!(world.desk("oversight-1", look), wanted, "{care:?} {persons:?}");
        let persons = persons.filter(|_| wanted.is_ok() && care == Care::Group);
        let told = world.events.iter().find_map(|recorded| match &recorded.event {
            Event::LookedInto(looked) => looked.persons,
            _ => None,
        });
        assert_eq!(told, persons);
    }
}

#[test]
fn each_serious_allegation_is_looked_at_and_one_look_ends_one_care() {
    let mut world = accepted(&[Mark::Serious, Mark::Group]);
    world.desk("oversight-1", look(Care::Serious)).unwrap();
    assert_eq!(roles(&world, Step::GroupLook), [Role::Oversight], "that is another one");
    world.give_to("oversight-1", "verifier-1");
    for (cause, looks) in [(Cause::Attitude, 0), (Cause::Bribery, 1)] {
        world.desk("verifier-1", DeskCommand::Allege { cause }).unwrap();
        assert_eq!(roles(&world, Step::SeriousLook).len(), looks, "{cause:?}");
    }
}

#[test]
fn what_ends_otherwise_is_not_ended_by_a_look() {
    let mut world = accepted(&[Mark::Emergency]);
    world.withdraw(WithdrawalReason::Other);
    for &care in Care::ALL {
        assert_eq!(world.desk("oversight-1", look(care)), Err(Refusal::NotNow), "{care:?}");
    }
}

/// The task to preserve recordings: whose, and how many hours after receipt it is due.
fn preserve(world: &World) -> Option<(Role, i64)> {
    let mut those = tasks(&world.case())
        .into_iter()
        .filter(|task| task.step == Step::Preserve);
    let first = those.next()?;
    assert_eq!(those.next(), None, "one task, not two");
    Some((first.role, (first.due_at.ms() - world.case().filed_at.ms()) / HOUR))
}

#[test]
fn recordings_are_somebodys_from_acceptance_until_they_are_preserved() {
    let mut world = World::complaint();
    assert_eq!(preserve(&world), None);
    world.wait(HOUR);
    world.accept();
    assert_eq!(preserve(&world), Some((Role::Oversight, 25)));
    world.give_to("oversight-1", "verifier-1");
    assert_eq!(preserve(&world), Some((Role::Verifier, 25)));
    world.wait(10 * HOUR);
    let recordings = vec![Recording::Call110];
    let order = DeskCommand::OrderPreservation { recordings };
    world.desk("verifier-1", order.clone()).unwrap();
    assert_eq!(
        preserve(&world),
        Some((Role::Verifier, 25)),
        "a late order wins no time"
    );
    let question = text(Part::Question);
    world.desk("verifier-1", DeskCommand::Ask { text: question }).unwrap();
    assert_eq!(
        preserve(&world),
        Some((Role::Verifier, 25)),
        "nothing waits for the citizen here"
    );
    world.preserve("verifier-1");
    assert_eq!(preserve(&world), None);
    world.wait(DAY);
    world.desk("verifier-1", order).unwrap();
    assert_eq!(
        preserve(&world),
        Some((Role::Verifier, 59)),
        "what is found later has its own time"
    );
}

#[test]
fn only_a_complaint_has_recordings_to_preserve_and_what_becomes_one_has() {
    let mut world = World::filed(Kind::Enquiry, Some("station-1"), true);
    world.accept();
    assert_eq!(preserve(&world), None);
    let retype = Proposal::Retype { kind: Kind::Complaint };
    let at = world.propose("intake-1", retype).unwrap();
    world.approve("oversight-1", at).unwrap();
    assert_eq!(preserve(&world), Some((Role::Oversight, 24)));
}

#[test]
fn recordings_of_a_case_accepted_before_promises_were_kept_are_somebodys_too() {
    let mut world = World::complaint();
    world.accept();
    assert!(matches!(world.events.pop().unwrap().event, Event::CareWanted { .. }));
    assert_eq!(preserve(&world), Some((Role::Oversight, 24)));
}

fn hand_over(organ: Discipline, quiet: bool) -> Proposal {
    Proposal::HandOver { organ, quiet }
}

#[test]
fn a_suspected_offence_is_handed_over_by_two_of_those_who_watch() {
    let mut world = World::verifying();
    let over = || hand_over(Discipline::Stationed, false);
    for (who, role, _) in STAFF {
        let may = world.clone().propose(who, over()).is_ok();
        assert_eq!(may, *role == Role::Oversight, "{who}");
    }
    let before = world.case();
    let at = world.propose("oversight-1", over()).unwrap();
    assert_eq!(world.approve("oversight-1", at), Err(Refusal::SecondPerson));
    assert_eq!(Status::decisions(&world.case()), [], "nothing is decided yet");
    world.approve("oversight-2", at).unwrap();
    let [(_, told)] = &Status::decisions(&world.case())[..] else {
        panic!("the citizen is told");
    };
    assert_eq!(
        (told.what, told.organ),
        (Decision::HandOver, Some(Discipline::Stationed))
    );
    assert_eq!(
        (world.case().stage, world.case().work.answer_due),
        (before.stage, before.work.answer_due)
    );
    assert!(
        !world.status().may.contains(&May::Object),
        "there is nothing to object to"
    );
    assert_eq!(world.propose("oversight-1", over()), Err(Refusal::AlreadyDone));
}

#[test]
fn what_would_endanger_the_inquiry_is_told_later() {
    let mut world = World::verifying();
    let quiet = hand_over(Discipline::Commission, true);
    let at = world.propose("oversight-1", quiet.clone()).unwrap();
    world.approve("oversight-2", at).unwrap();
    assert_eq!(Status::decisions(&world.case()), []);
    assert_eq!(world.propose("oversight-1", quiet), Err(Refusal::AlreadyDone));
    let told = hand_over(Discipline::Commission, false);
    let at = world.propose("oversight-1", told).unwrap();
    world.approve("oversight-2", at).unwrap();
    assert_eq!(Status::decisions(&world.case()).len(), 1);
}

#[test]
fn those_complained_about_never_see_a_hand_over() {
    let mut world = World::verifying();
    let at = world
        .propose("oversight-1", hand_over(Discipline::Stationed, false))
        .unwrap();
    world.approve("oversight-2", at).unwrap();
    for who in ["head-1", "officer-1", "handler-1", "verifier-own"] {
        let sight = world.case().sight(world.org.person(&id(who)).unwrap(), &world.org);
        assert_ne!(sight, Sight::Story, "{who}");
    }
    let mut withdrawn = World::verifying();
    withdrawn.withdraw(WithdrawalReason::Solved);
    let at = withdrawn
        .propose("oversight-1", hand_over(Discipline::Stationed, true))
        .unwrap();
    withdrawn.approve("oversight-2", at).unwrap();
    let decline = DeskCommand::Decline {
        proposal: at,
        text: why(),
    };
    assert_eq!(withdrawn.desk("oversight-3", decline), Err(Refusal::AlreadyDone));
}

//! 表扬公开: when a thank-you may be published, by whom, and that its citizen ends it at once.

use super::staff::STAFF;
use super::stages::stages;
use super::world::{World, id, text, why};
use crate::case::*;
use crate::deadlines::Step;
use crate::kind::Kind;
use crate::person::Role;

const YES: Command = Command::AllowPublication { yes: true };
const NO: Command = Command::AllowPublication { yes: false };

/// Praise that was conveyed by somebody of another unit.
pub(super) fn conveyed(unit: Option<&str>, verified: bool) -> World {
    let mut world = World::filed(Kind::Praise, unit, true);
    world.accept();
    world.give_to("intake-1", "handler-2");
    world.desk("handler-2", DeskCommand::Convey { verified }).unwrap();
    world
}

/// Its citizen agrees.
pub(super) fn agreed() -> World {
    let mut world = conveyed(Some("station-1"), true);
    world.citizen(YES).unwrap();
    world
}

fn write(world: &mut World, who: &str) -> Result<(), Refusal> {
    let propose = DeskCommand::Propose {
        proposal: Proposal::Publication,
        text: text(Part::Publication),
    };
    world.desk(who, propose)
}

/// Its words wait for the second person.
pub(super) fn checking() -> World {
    let mut world = agreed();
    write(&mut world, "intake-1").unwrap();
    world
}

/// Everybody reads them.
pub(super) fn public() -> World {
    let mut world = checking();
    world.approve("oversight-1", 0).unwrap();
    world
}

fn standing(world: &World) -> Option<PublicationStanding> {
    world.case().publication().map(|(standing, _)| standing)
}

#[test]
fn a_citizen_may_agree_in_one_state_and_take_it_back_in_all_that_follow() {
    let with = |may: May| -> Vec<&str> {
        let stages = stages();
        let so = stages.iter().filter(|(_, world)| world.status().may.contains(&may));
        so.map(|(name, _)| *name).collect()
    };
    assert_eq!(with(May::Publish), ["praise_conveyed"]);
    assert_eq!(
        with(May::Unpublish),
        ["praise_agreed", "praise_checking", "praise_public"]
    );
    for (name, world) in stages() {
        let is_public = name == "praise_public";
        assert_eq!(world.case().published().is_some(), is_public, "{name}");
    }
}

#[test]
fn nothing_unverified_of_nobody_known_of_a_minor_or_taken_back_is_published() {
    assert_eq!(conveyed(Some("station-1"), false).citizen(YES), Err(Refusal::NotNow));
    let mut nobody = World::filed(Kind::Praise, None, true);
    nobody.accept();
    let people = vec![id("officer-1")];
    let superiors = Vec::new();
    nobody
        .desk("intake-1", DeskCommand::NameConcerned { people, superiors })
        .unwrap();
    nobody.give_to("intake-1", "handler-2");
    nobody
        .desk("handler-2", DeskCommand::Convey { verified: true })
        .unwrap();
    assert_eq!(nobody.citizen(YES), Err(Refusal::NotNow), "a name without a unit");
    for mut world in [conveyed(Some("station-1"), true), public()] {
        let mark = Mark::Minor;
        world.desk("intake-1", DeskCommand::Mark { mark }).unwrap();
        assert_eq!((world.case().published(), standing(&world)), (None, None));
    }
    let mut withdrawn = public();
    withdrawn.withdraw(WithdrawalReason::Solved);
    assert_eq!(withdrawn.case().published(), None);
    assert_eq!(
        withdrawn.citizen(NO),
        Ok(()),
        "what was agreed can always be taken back"
    );
    let mut retyped = public().case();
    retyped.work.kind = Some(Kind::Complaint);
    assert_eq!(retyped.published(), None);
}

#[test]
fn words_are_written_by_oversight_or_intake_and_agreed_to_by_somebody_else() {
    let may = |world: &World, act: &dyn Fn(&mut World, &str) -> Result<(), Refusal>| -> Vec<&str> {
        let names = STAFF.iter().map(|(name, ..)| *name);
        names.filter(|name| act(&mut world.clone(), name).is_ok()).collect()
    };
    let writers = [
        "intake-1",
        "intake-2",
        "intake-3",
        "oversight-1",
        "oversight-2",
        "oversight-3",
    ];
    assert_eq!(may(&agreed(), &write), writers);
    assert!(
        may(&conveyed(Some("station-1"), true), &write).is_empty(),
        "the citizen was not asked to"
    );
    let agree = |world: &mut World, who: &str| world.approve(who, 0);
    assert_eq!(may(&checking(), &agree), &writers[3..]);
    let mut own = agreed();
    write(&mut own, "oversight-1").unwrap();
    assert_eq!(own.approve("oversight-1", 0), Err(Refusal::SecondPerson));
    assert_eq!(may(&own, &agree), &writers[4..]);
}

#[test]
fn nobody_publishes_what_is_said_of_their_own() {
    let mut world = agreed();
    world.serve("oversight-2", "station-1", Some("2026-06-01"));
    world.promote("intake-2", Role::UnitHead, "station-1");
    assert_eq!(write(&mut world, "intake-2"), Err(Refusal::OwnMatter));
    write(&mut world, "intake-1").unwrap();
    assert_eq!(world.approve("oversight-2", 0), Err(Refusal::OwnMatter));
    let decline = DeskCommand::Decline {
        proposal: 0,
        text: why(),
    };
    assert_eq!(world.desk("oversight-2", decline), Err(Refusal::OwnMatter));
    assert_eq!(world.approve("oversight-1", 0), Ok(()));
}

#[test]
fn taken_back_the_words_are_nobodys_at_once_and_come_back_by_two_people_only() {
    for mut world in [checking(), public()] {
        world.citizen(NO).unwrap();
        assert_eq!(
            (world.case().published(), standing(&world)),
            (None, Some(PublicationStanding::Possible))
        );
        assert_eq!(
            world.approve("oversight-2", 0),
            Err(Refusal::AlreadyDone),
            "what waited waits no more"
        );
        assert_eq!(write(&mut world, "intake-1"), Err(Refusal::NotNow));
        assert_eq!(world.citizen(NO), Err(Refusal::NotNow));
        world.citizen(YES).unwrap();
        assert_eq!(
            standing(&world),
            Some(PublicationStanding::Agreed),
            "no words of before"
        );
        write(&mut world, "oversight-2").unwrap();
        world.approve("oversight-1", 1).unwrap();
        assert!(world.case().published().is_some());
    }
}

#[test]
fn the_words_are_those_of_the_proposal_that_was_agreed_to_last() {
    let mut world = public();
    let first = world.case().published().unwrap();
    assert_eq!(world.events[first as usize - 1].event.name(), "proposed");
    write(&mut world, "oversight-2").unwrap();
    assert_eq!(world.case().published(), Some(first), "until somebody agrees");
    let text = why();
    world
        .desk("oversight-1", DeskCommand::Decline { proposal: 1, text })
        .unwrap();
    write(&mut world, "oversight-2").unwrap();
    world.approve("oversight-1", 2).unwrap();
    assert!(world.case().published() > Some(first));
}

#[test]
fn the_words_are_somebodys_to_write_until_they_wait_for_another() {
    let steps = |world: &World| -> Vec<(Step, Role)> {
        let tasks = tasks(&world.case())
            .into_iter()
            .filter(|task| matches!(task.step, Step::Publish | Step::Approve));
        tasks.map(|task| (task.step, task.role)).collect()
    };
    assert_eq!(steps(&agreed()), [(Step::Publish, Role::Intake)]);
    let (world, case) = (agreed(), agreed().case());
    let intake = world.org.person(&id("intake-1")).unwrap();
    let offered = deeds(&case, intake, &world.given());
    let deed = next(&case, intake, &offered).map(|at| offered[at].proposal);
    assert_eq!(deed, Some(Some("publication")));
    assert_eq!(steps(&checking()), [(Step::Approve, Role::Oversight)]);
    assert!(steps(&public()).is_empty());
}

#[test]
fn erasing_ends_it_and_is_not_kept_waiting_by_it() {
    for mut world in [agreed(), checking(), public()] {
        world.answer("handler-2").unwrap();
        world.evaluate(5, Solved::Yes).unwrap();
        world.citizen(Command::Erase).unwrap();
        let case = world.case();
        assert_eq!(case.erased, Some(Erasure::All));
        assert_eq!((case.published(), case.publication()), (None, None));
        assert_eq!(world.citizen(YES), Err(Refusal::NotNow), "the original is gone");
    }
    let mut contact = public();
    contact.citizen(Command::Erase).unwrap();
    assert_eq!(contact.case().erased, Some(Erasure::Contact));
    assert_eq!(standing(&contact), Some(PublicationStanding::Possible));
}

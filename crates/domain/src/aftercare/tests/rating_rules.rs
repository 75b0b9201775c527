//! Who may what, in every state; and that no order of commands gets round it.

use proptest::prelude::*;

use super::world::{STAFF, World};
use crate::aftercare::*;
use crate::case::Refusal;

const COMMANDS: [RatingCommand; 13] = [
    RatingCommand::Look,
    RatingCommand::Call {
        reached: false,
        alone: None,
    },
    RatingCommand::Call {
        reached: true,
        alone: Some(false),
    },
    RatingCommand::Redact,
    RatingCommand::Fix,
    RatingCommand::FollowUp { content: None },
    RatingCommand::FollowUp { content: Some(true) },
    RatingCommand::FollowUp { content: Some(false) },
    RatingCommand::Appeal,
    RatingCommand::Judge { upheld: true },
    RatingCommand::Judge { upheld: false },
    RatingCommand::Check { reply: false },
    RatingCommand::Check { reply: true },
];

#[test]
fn before_it_is_told_the_unit_can_do_nothing_and_learns_nothing() {
    for has_number in [true, false] {
        let mut world = World::rated("station-1", has_number);
        for command in COMMANDS {
            for name in [
                "head",
                "handler",
                "intake-own",
                "oversight-own",
                "head-other",
                "verifier",
                "admin",
            ] {
                assert_eq!(world.tries(name, command), Err(Refusal::NotYours), "{name} {command:?}");
            }
        }
    }
}

#[test]
fn what_is_about_those_who_watch_is_the_reviewers_alone() {
    let mut world = World::rated("command", true);
    assert_eq!(world.able("call"), ["reviewer"]);
    assert_eq!(world.able("redact"), ["reviewer"]);
    assert_eq!(world.tries("oversight", RatingCommand::Redact), Err(Refusal::NotYours));
    world.does("reviewer", COMMANDS[2]);
    world.tell();
    assert!(world.able("fix").is_empty(), "nobody here heads that unit");
}

#[test]
fn the_reviewer_and_those_of_other_units_have_nothing_to_do_with_an_ordinary_one() {
    let mut world = World::rated("station-1", true);
    world.does("intake", COMMANDS[2]);
    world.tell();
    assert_eq!(world.able("fix"), ["head", "handler"]);
    assert_eq!(world.able("appeal"), ["head"]);
    assert_eq!(world.able("redact"), ["oversight", "oversight-2"]);
    let given = world.given();
    for (name, side) in [
        ("intake", Some(Side::Central)),
        ("oversight", Some(Side::Central)),
        ("head", Some(Side::Unit)),
        ("reviewer", None),
        ("intake-own", None),
        ("head-other", None),
        ("admin", None),
    ] {
        assert_eq!(Side::of(world.person(name), "station-1", &given), side, "{name}");
    }
}

#[test]
fn what_is_owed_is_for_a_role_that_can_do_it() {
    for what in Want::ALL {
        for (name, role, _) in STAFF {
            for unit in ["station-1", "station-2", "command"] {
                let world = World::rated(unit, true);
                let is_of = what.is_of(world.person(name), unit, &world.given());
                assert!(!is_of || what.is_for(role), "{what:?} {name}");
            }
        }
    }
}

#[test]
fn the_unit_reads_no_word_that_was_said_on_the_phone() {
    let told = RatingStep::Called {
        reached: true,
        alone: Some(false),
    };
    assert!(!told.is_for_unit() && !RatingStep::Looked.is_for_unit());
    let asked = RatingStep::FollowedUp {
        content: Some(false),
        again: None,
    };
    assert!(!asked.is_for_unit());
}

proptest! {
    #[test]
    fn whatever_is_tried_the_steps_are_one_story(
        has_number in any::<bool>(),
        tries in prop::collection::vec((0..STAFF.len(), 0..COMMANDS.len(), 0..10u8), 0..60),
    ) {
        let mut world = World::rated("station-1", has_number);
        for (who, what, turn) in tries {
            if turn == 0 {
                world.now = world.now.plus_ms(24 * 3_600_000);
            }
            if turn == 1 && let Ok(told) = tell(&world.rating(), &world.given()) {
                world.steps.push(told);
            }
            let before = world.steps.len();
            let (name, command) = (STAFF[who].0, COMMANDS[what]);
            let done = world.tries(name, command);
            prop_assert_eq!(world.steps.len(), before + usize::from(done.is_ok()));
            prop_assert_eq!(done == Ok(true), done.is_ok() && command == RatingCommand::Judge { upheld: true });
        }
        let rating = world.rating();
        let stored: Vec<String> = world.steps.iter().map(|step| serde_json::to_string(step).unwrap()).collect();
        let read: Vec<RatingDone> = stored.iter().map(|step| serde_json::from_str(step).unwrap()).collect();
        prop_assert_eq!(fold_rating(&read), Some(rating.clone()));
        prop_assert_eq!(rating.version, world.steps.len());
        let is_over = matches!(rating.stage, RatingStage::Done(_) | RatingStage::Removed);
        let is_open = rating.appeal.is_some_and(|appeal| appeal.upheld.is_none());
        let mut owed = rating.owed();
        owed.retain(|one| one.what != Want::Check);
        prop_assert_eq!(owed.is_empty(), is_over && !is_open);
        prop_assert!(!rating.is_checked() || rating.owed().len() == owed.len(), "nothing is left to check");
        // Whoever said it, it was said before the unit was told, and fixed only by the unit.
        let by = |step: &RatingDone| step.by.clone().map(|by| by.0).unwrap_or_default();
        for step in &world.steps {
            match step.step {
                RatingStep::Fixed { .. } => prop_assert!(["head", "handler"].contains(&by(step).as_str())),
                RatingStep::Checked { .. } => prop_assert!(["oversight", "oversight-2"].contains(&by(step).as_str())),
                RatingStep::Called { .. } => prop_assert!(["intake", "intake-2"].contains(&by(step).as_str())),
                _ => {}
            }
        }
        let mut asked = rating.followed_up_by.clone();
        asked.sort();
        asked.dedup();
        prop_assert_eq!(asked.len(), rating.followed_up_by.len(), "never twice by one person");
    }
}

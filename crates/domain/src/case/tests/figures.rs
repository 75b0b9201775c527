//! What a life of a case moves: by a full life told, and over random lives against looking at every month's end.

use proptest::prelude::*;

use super::every::{play, push_on};
use super::world::{DAY, World};
use crate::case::*;
use crate::figures::{Figure, Month, Move, moves};
use crate::kind::Kind;
use crate::time::Timestamp;

/// Everything that a life moved, by event.
fn by_event(world: &World) -> Vec<(Recorded, Vec<Move>)> {
    let mut case = None;
    let mut all = Vec::new();
    for recorded in &world.events {
        let (after, moved) = moves(case, [recorded]).unwrap();
        case = after;
        all.push((recorded.clone(), moved));
    }
    all
}

fn told(world: &World) -> Vec<String> {
    let (case, moved) = moves(None, &world.events).unwrap();
    assert_eq!(case, Some(world.case()));
    let told = |one: &Move| format!("{} {} {} {}", one.month, one.figure.as_str(), one.bucket, one.by);
    moved.iter().map(told).collect()
}

#[test]
fn a_complaint_answered_in_time_counts_once_in_each_month_in_which_something_happened() {
    let mut world = World::verifying();
    world.wait(4 * DAY);
    world.look_and_answer("verifier-1", "oversight-1");
    world.wait(9 * DAY);
    world.evaluate(5, Solved::Yes).unwrap();
    assert_eq!(
        told(&world),
        [
            "2026-11 complaint 0 1",
            "2026-11 waiting 0 1",
            "2026-11 overdue 0 1",
            "2026-11 overdue 0 -1",
            "2026-11 overdue 0 1",
            "2026-11 not_upheld 0 1",
            "2026-11 found_cases 0 1",
            "2026-11 in_time 0 1",
            "2026-11 days 4 1",
            "2026-11 days_without 4 1",
            "2026-11 waiting 0 -1",
            "2026-11 overdue 0 -1",
            "2026-12 solved 0 1",
        ]
    );
}

#[test]
fn a_late_answer_is_late_and_was_overdue_at_the_end_of_its_months() {
    let mut world = World::verifying();
    world.wait(40 * DAY);
    world.look_and_answer("verifier-1", "oversight-1");
    let told = told(&world);
    for expected in [
        "2027-01 late 0 1",
        "2027-01 days 40 1",
        "2026-11 overdue 0 1",
        "2027-01 overdue 0 -1",
        "2027-01 waiting 0 -1",
    ] {
        assert!(told.iter().any(|one| one == expected), "{expected} in {told:?}");
    }
}

#[test]
fn days_on_which_the_citizen_is_waited_for_are_counted_and_taken_off() {
    let mut world = World::verifying();
    let ask = DeskCommand::Ask {
        text: super::world::text(Part::Question),
    };
    world.wait(DAY);
    world.desk("verifier-1", ask).unwrap();
    world.wait(6 * DAY);
    let message = Command::AddMessage {
        text: super::world::text(Part::Message),
        marks: Vec::new(),
    };
    world.citizen(message).unwrap();
    world.wait(DAY);
    world.look_and_answer("verifier-1", "oversight-1");
    let told = told(&world);
    for expected in ["2026-11 pause_days 0 6", "2026-12 days 8 1", "2026-12 days_without 2 1"] {
        assert!(told.iter().any(|one| one == expected), "{expected} in {told:?}");
    }
}

#[test]
fn a_matter_of_many_counts_once_and_its_persons_as_they_were_said_last() {
    let mut world = World::complaint();
    let (about, marks) = (None, vec![Mark::Group]);
    world.desk("intake-1", DeskCommand::Accept { about, marks }).unwrap();
    let look = DeskCommand::LookInto {
        care: Care::Group,
        persons: Some(7),
        text: super::world::text(Part::Record),
    };
    world.desk("oversight-1", look).unwrap();
    // No command looks twice today; what was stored so would be counted as it was said last.
    for (days, persons) in [(30, 12), (60, 3)] {
        let mut again = world.events.last().unwrap().clone();
        again.at = world.events[0].at + days * DAY;
        let Event::LookedInto(looked) = &mut again.event else {
            panic!("a look is what was done last");
        };
        looked.persons = Some(persons);
        world.events.push(again);
    }
    let told = told(&world);
    let counted = told
        .iter()
        .filter(|one| one.contains("groups") || one.contains("persons"));
    assert_eq!(
        counted.collect::<Vec<_>>(),
        [
            "2026-11 groups 0 1",
            "2026-11 persons 0 7",
            "2026-12 persons 0 5",
            "2027-01 groups 0 -1",
            "2027-01 persons 0 -12"
        ]
    );
}

#[test]
fn a_withdrawal_under_pressure_counts_like_every_other_one() {
    let lives = [WithdrawalReason::Pressed, WithdrawalReason::Solved].map(|reason| {
        let mut world = World::complaint();
        world.accept();
        world.wait(DAY);
        world.withdraw(reason);
        told(&world)
    });
    assert_eq!(lives[0], lives[1]);
    assert!(
        lives[0].contains(&"2026-11 withdrawn 0 1".to_owned()) && lives[0].contains(&"2026-11 waiting 0 -1".to_owned())
    );
}

/// What not everybody may know of moves nothing that everybody sees.
fn is_hidden(event: &Event) -> bool {
    matches!(
        event,
        Event::ReprisalReported { .. }
            | Event::ReprisalHandled { .. }
            | Event::WithdrawalSeen(_)
            | Event::CareWanted { .. }
            | Event::Attended { .. }
            | Event::LookedInto(LookedInto { persons: None, .. })
            | Event::HelpAnswered(_)
            | Event::IdentitySeen { .. }
            | Event::IdentityLookApproved
            | Event::Marked { .. }
            | Event::ConcernedNamed { .. }
            | Event::Joined(_)
            | Event::Erased { .. }
            | Event::CodeReplaced
            | Event::ClaimOffered { .. }
            | Event::Claimed
    )
}

/// Whether an answer was waited for, and was late, when a month ended: by the state of then.
fn at_end_of(world: &World, month: Month) -> (bool, bool) {
    let (year, of_year) = month.plus(1).year_and_month();
    let end = crate::time::Day::from_ymd(year, of_year, 1).unwrap().start();
    let events = world
        .events
        .iter()
        .filter(|recorded| Timestamp::from_ms(recorded.at) < end);
    let Some(case) = fold(events).unwrap() else {
        return (false, false);
    };
    let runs = matches!(
        case.stage,
        Stage::Received { .. } | Stage::Accepted | Stage::Working | Stage::Found
    );
    let waits = runs && case.overlay.withdrawn.is_none() && case.overlay.merged_into.is_none();
    let due = match &case.stage {
        Stage::Received { accept } => Some(accept.due_at),
        _ => case.work.answer_due.as_ref().map(|due| due.due_at),
    };
    let is_late = waits && case.overlay.waiting.is_none() && due.is_some_and(|due| due < end);
    (waits, is_late)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_stocks_of_every_month_are_what_its_end_shows_and_months_that_are_over_never_move(
        kind in 0usize..4,
        unit in prop::sample::select(vec![None, Some("station-1"), Some("oversight"), Some("branch")]),
        named in any::<bool>(),
        plays in prop::collection::vec((0usize..64, 0usize..400, 0i64..60, any::<bool>()), 0..50),
    ) {
        let mut world = World::filed(Kind::ALL[kind], unit, named);
        for (who, what, days, is_pushed) in plays {
            if is_pushed {
                push_on(&mut world, who + what);
            } else {
                play(&mut world, who, what, days);
            }
        }
        let all = by_event(&world);
        for (recorded, moved) in &all {
            let now = Month::of(Timestamp::from_ms(recorded.at).day());
            prop_assert!(moved.iter().all(|one| one.month >= now), "a month that is over moves: {recorded:?}");
            let only_later = moved.iter().all(|one| one.month == now || one.figure == Figure::Overdue);
            prop_assert!(only_later, "{recorded:?}");
            prop_assert!(!is_hidden(&recorded.event) || moved.is_empty(), "{recorded:?} {moved:?}");
        }
        let stock = |figure: Figure, last: Month| -> i64 {
            let these = all.iter().flat_map(|(_, moved)| moved);
            these.filter(|one| one.figure == figure && one.month <= last).map(|one| one.by).sum()
        };
        let first = Month::of(Timestamp::from_ms(world.events[0].at).day());
        let last = Month::of(world.now.day());
        let mut month = first.plus(-1);
        while month < last {
            let (waits, is_late) = at_end_of(&world, month);
            prop_assert_eq!(stock(Figure::Waiting, month), i64::from(waits), "{}", month);
            prop_assert_eq!(stock(Figure::Overdue, month), i64::from(is_late), "{}", month);
            month = month.plus(1);
        }
        let total = |figure: Figure| stock(figure, last.plus(1000));
        let filed: i64 = Kind::ALL.iter().map(|kind| total(Figure::filed(*kind))).sum();
        prop_assert_eq!((filed, total(Figure::filed(Kind::ALL[kind]))), (1, 1), "once, as first filed");
        let answers = i64::from(!world.case().work.answers.is_empty());
        prop_assert_eq!(total(Figure::InTime) + total(Figure::Late), answers);
    }
}

//! Causes: each counted once a case, in the month of the first time; and 涉企 apart.

use super::world::{DAY, World, at, text, why};
use crate::case::*;
use crate::figures::{Figure, moves, place_of_cause};

/// What moved of some figures, in order: month, figure, bucket.
fn moved(world: &World) -> Vec<(String, Figure, i64)> {
    let (_, moved) = moves(None, &world.events).unwrap();
    let is_of = |figure| {
        matches!(
            figure,
            Figure::FoundCases | Figure::CausedCases | Figure::ToldCauses | Figure::Enterprises | Figure::Unmarked
        )
    };
    let moved = moved.into_iter().filter(|one| is_of(one.figure));
    moved
        .map(|one| {
            assert_eq!(one.by, 1);
            (one.month.to_string(), one.figure, one.bucket)
        })
        .collect()
}

fn find(world: &mut World, allegation: u16, outcome: Outcome) {
    let consequences = match outcome {
        Outcome::NotUpheld => vec![Consequence::NoFault],
        Outcome::NotProvable => Vec::new(),
        _ => vec![Consequence::Shortcoming],
    };
    let finding = Proposal::Finding {
        allegation,
        outcome,
        consequences,
    };
    let at = world.propose("verifier-1", finding).unwrap();
    world.approve("oversight-2", at).unwrap();
}

/// Three allegations, two of the same cause.
fn alleged() -> World {
    let mut world = World::verifying();
    for cause in [Cause::Evasion, Cause::Attitude] {
        world.desk("verifier-1", DeskCommand::Allege { cause }).unwrap();
    }
    world.verify("verifier-1", &[VerifyingAct::HeardConcerned]).unwrap();
    world
}

#[test]
fn a_cause_is_counted_once_a_case_and_told_once_its_unit_is() {
    let (attitude, evasion) = (place_of_cause(Cause::Attitude), place_of_cause(Cause::Evasion));
    let mut world = alleged();
    find(&mut world, 1, Outcome::NotProvable);
    let november = |figure, bucket| ("2026-11".to_owned(), figure, bucket);
    assert_eq!(moved(&world), [november(Figure::FoundCases, 0)]);
    assert_eq!(world.case().caused(), []);
    let summary = world.propose("oversight-1", Proposal::Summary).unwrap();
    world.approve("oversight-2", summary).unwrap();
    find(&mut world, 0, Outcome::PartlyUpheld);
    assert_eq!(moved(&world)[1..], [november(Figure::CausedCases, attitude)]);
    world.wait(10 * DAY);
    world.system(SystemCommand::ReleaseSummary).unwrap();
    let december = |figure, bucket| ("2026-12".to_owned(), figure, bucket);
    assert_eq!(moved(&world)[2..], [december(Figure::ToldCauses, attitude)]);
    find(&mut world, 2, Outcome::Upheld);
    assert_eq!(moved(&world).len(), 3, "the same cause again");
    assert_eq!(
        world.case().caused(),
        [(Cause::Attitude, at("2026-11-23T10:00:00+08:00"))]
    );
    assert!(!moved(&world).iter().any(|(_, _, bucket)| *bucket == evasion));
}

#[test]
fn what_a_unit_is_told_first_is_counted_when_it_is_found() {
    let mut world = alleged();
    let summary = world.propose("oversight-1", Proposal::Summary).unwrap();
    world.approve("oversight-2", summary).unwrap();
    world.system(SystemCommand::ReleaseSummary).unwrap();
    assert_eq!(moved(&world), []);
    find(&mut world, 0, Outcome::Upheld);
    let figures: Vec<Figure> = moved(&world).into_iter().map(|(_, figure, _)| figure).collect();
    assert_eq!(figures, [Figure::FoundCases, Figure::CausedCases, Figure::ToldCauses]);
}

#[test]
fn a_unit_that_it_was_not_filed_about_is_told_nothing_that_is_counted() {
    let mut world = World::complaint();
    let accept = DeskCommand::Accept {
        about: Some("station-2".to_owned()),
        marks: Vec::new(),
    };
    world.desk("intake-1", accept).unwrap();
    world.give_to("oversight-1", "verifier-1");
    let cause = Cause::Attitude;
    world.desk("verifier-1", DeskCommand::Allege { cause }).unwrap();
    world.preserve("verifier-1");
    world.verify("verifier-1", &[VerifyingAct::HeardConcerned]).unwrap();
    let summary = world.propose("oversight-1", Proposal::Summary).unwrap();
    world.approve("oversight-2", summary).unwrap();
    world.system(SystemCommand::ReleaseSummary).unwrap();
    find(&mut world, 0, Outcome::Upheld);
    let figures: Vec<Figure> = moved(&world).into_iter().map(|(_, figure, _)| figure).collect();
    assert_eq!(figures, [Figure::FoundCases, Figure::CausedCases]);
}

#[test]
fn complaints_of_enterprises_are_counted_when_they_are_marked_and_when_they_are_not_any_more() {
    let mut world = World::complaint();
    let mark = || DeskCommand::MarkEnterprise {
        text: text(Part::Reason),
    };
    world.desk("intake-1", mark()).unwrap();
    world.wait(20 * DAY);
    let at = world.propose("intake-1", Proposal::Unmark).unwrap();
    world.approve("legal-1", at).unwrap();
    let expected = [("2026-11", Figure::Enterprises), ("2026-12", Figure::Unmarked)];
    assert_eq!(
        moved(&world),
        expected.map(|(month, figure)| (month.to_owned(), figure, 0))
    );
    let mut enquiry = World::filed(crate::kind::Kind::Enquiry, Some("station-1"), true);
    enquiry
        .desk("intake-1", DeskCommand::MarkEnterprise { text: why() })
        .unwrap();
    assert_eq!(moved(&enquiry), [], "no complaint");
}

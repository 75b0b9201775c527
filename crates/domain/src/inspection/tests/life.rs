//! What was poor is mended, looked at again, and where it is not becomes a problem.

use proptest::prelude::*;

use super::world::{STAFF, World, day};
use crate::aftercare::Want;
use crate::case::Refusal;
use crate::inspection::*;
use crate::person::{Post, Role, Service};

const RECTIFY: InspectionCommand = InspectionCommand::Rectify;
const CLEAR: InspectionCommand = InspectionCommand::Clear;

const fn again(is_mended: bool) -> InspectionCommand {
    InspectionCommand::Reinspect { is_mended }
}

/// What is to be done, by its day.
fn owed(world: &World) -> Vec<(Want, String)> {
    let owed = world.state().owed();
    owed.iter().map(|one| (one.what, one.due.to_string())).collect()
}

fn all<const N: usize>(owed: [(Want, &str); N]) -> Vec<(Want, String)> {
    owed.map(|(what, due)| (what, due.to_owned())).into()
}

#[test]
fn what_oversight_finds_poor_is_mended_by_the_unit_and_looked_at_again() {
    let mut world = World::inspected("oversight", "station-1", "hall");
    assert_eq!(world.state().score(), Score { good: 5, looked_at: 6 });
    assert_eq!(
        owed(&world),
        all([(Want::Rectify, "2026-12-09"), (Want::Reinspect, "2026-12-16")])
    );
    assert_eq!(world.able("rectify"), ["head", "handler"]);
    assert_eq!(
        world.tries("oversight", again(true)),
        Err(Refusal::NotNow),
        "it has its days"
    );
    world.tries("head", RECTIFY).unwrap();
    assert_eq!(world.tries("head", RECTIFY), Err(Refusal::NotNow));
    assert_eq!(owed(&world), all([(Want::Reinspect, "2026-12-02")]));
    assert_eq!(world.able("reinspect"), ["oversight", "oversight-2"]);
    world.tries("oversight-2", again(true)).unwrap();
    assert_eq!(world.state().stage, InspectionStage::Done(InspectionEnd::Mended));
    assert_eq!(
        world.state().score(),
        Score { good: 5, looked_at: 6 },
        "mending makes it no better"
    );
    assert_eq!(world.state().owed(), []);
}

#[test]
fn what_is_not_mended_is_a_problem_until_the_quarter_ends() {
    for (on, end) in [
        ("2026-11-25", "2026-12-31"),
        ("2026-12-31", "2026-12-31"),
        ("2027-01-04", "2027-03-31"),
    ] {
        let mut world = World::inspected("oversight", "station-1", "response");
        world.on(on);
        world.tries("handler", RECTIFY).unwrap();
        world.tries("oversight", again(false)).unwrap();
        assert_eq!(owed(&world), all([(Want::ClearProblem, end)]));
        assert_eq!(world.able("clear"), ["oversight", "oversight-2"]);
        assert_eq!(world.tries("head", CLEAR), Err(Refusal::NotYours));
        world.tries("oversight", CLEAR).unwrap();
        assert_eq!(world.state().stage, InspectionStage::Done(InspectionEnd::Cleared));
    }
}

#[test]
fn a_unit_that_says_nothing_is_looked_at_once_its_day_is_over() {
    let mut world = World::inspected("oversight", "station-1", "hall");
    world.on("2026-12-09");
    assert_eq!(world.tries("oversight", again(false)), Err(Refusal::NotNow));
    world.on("2026-12-10");
    assert_eq!(world.able("rectify"), ["head", "handler"], "late is better than never");
    world.tries("oversight", again(false)).unwrap();
    assert_eq!(world.state().stage, InspectionStage::Problem(day("2026-12-31")));
}

#[test]
fn a_visit_is_looked_at_again_by_a_supervisor_and_then_it_is_oversights() {
    let mut world = World::inspected("supervisor", "station-1", "window");
    let (mend, look) = ((Want::Rectify, "2026-12-16"), (Want::Revisit, "2026-12-23"));
    assert_eq!(
        owed(&world),
        all([
            (Want::Reply, "2026-12-02"),
            (Want::Answer, "2026-12-15"),
            mend,
            look,
            (Want::Reinspect, "2026-12-29")
        ]),
        "15 days, whatever was said"
    );
    world.tries("head", RECTIFY).unwrap();
    assert_eq!(
        owed(&world),
        all([(Want::Revisit, "2026-12-02"), (Want::Reinspect, "2026-12-15")])
    );
    assert_eq!(world.able("reinspect"), ["supervisor", "supervisor-2"]);
    world.tries("supervisor", again(false)).unwrap();
    assert_eq!(world.able("clear"), ["oversight", "oversight-2"]);
}

#[test]
fn a_visit_whose_unit_has_no_supervisor_any_more_is_looked_at_by_oversight() {
    for is_mended in [false, true] {
        let mut world = World::inspected("supervisor", "station-1", "window");
        world
            .org
            .people
            .iter_mut()
            .for_each(|one| one.posts.retain(|post| post.role != Role::Supervisor));
        if is_mended {
            world.tries("head", RECTIFY).unwrap();
        }
        let day_before = if is_mended { "2026-12-08" } else { "2026-12-22" };
        world.on(day_before);
        assert_eq!(world.tries("oversight", again(true)), Err(Refusal::NotNow));
        world.on(&day(day_before).next().to_string());
        assert_eq!(world.able("reinspect"), ["oversight", "oversight-2"]);
        world.tries("oversight", again(true)).unwrap();
    }
}

#[test]
fn whoever_serves_or_served_at_a_unit_is_no_visitor_of_it() {
    let visits = |world: &World| world.inspects("supervisor", "station-1", "window", false);
    let mut world = World::new();
    assert!(visits(&world).is_ok());
    let at = world
        .org
        .people
        .iter()
        .position(|one| one.id.0 == "supervisor")
        .unwrap();
    world.org.people[at].posts.push(Post::new(Role::Handler, "station-1"));
    assert_eq!(visits(&world), Err(Refusal::NotYours));
    world.org.people[at].posts.pop();
    world.org.people[at].served.push(Service {
        unit: "station-1".to_owned(),
        until: Some(day("2026-06-30")),
    });
    assert_eq!(visits(&world), Err(Refusal::NotYours));
}

#[test]
fn nobody_inspects_their_own_unit_or_what_is_not_theirs() {
    let world = World::new();
    let may = |name: &str, unit: &str, list: &str| world.inspects(name, unit, list, false).is_ok();
    for (list, able) in [
        ("hall", vec!["oversight", "oversight-2"]),
        ("patrol", vec!["oversight", "oversight-2"]),
        ("window", vec!["supervisor", "supervisor-2"]),
    ] {
        let found: Vec<&str> = STAFF
            .iter()
            .map(|one| one.0)
            .filter(|name| may(name, "station-1", list))
            .collect();
        assert_eq!(found, able, "{list}");
    }
    assert!(
        may("reviewer", "command", "hall"),
        "those who watch are watched by the reviewer"
    );
    assert!(!may("oversight", "command", "hall"));
}

#[test]
fn where_all_is_good_nothing_is_to_be_done() {
    let mut world = World::new();
    let done = world.inspects("oversight", "station-1", "hall", false).unwrap();
    world.steps.push(done);
    assert_eq!(world.state().stage, InspectionStage::Done(InspectionEnd::Good));
    assert_eq!(world.state().owed(), []);
    for deed in ["rectify", "reinspect", "clear"] {
        assert_eq!(world.able(deed), [""; 0]);
    }
}

#[test]
fn supervisors_see_visits_only_and_units_their_own() {
    use InspectionSide::{Oversight, Supervisor, Unit};
    let whole = [
        ("oversight", Oversight),
        ("oversight-2", Oversight),
        ("head", Unit),
        ("handler", Unit),
    ];
    let world = World::inspected("oversight", "station-1", "hall");
    assert_eq!(world.sides(), whole);
    let visited = World::inspected("supervisor", "station-1", "window");
    let more = [("supervisor", Supervisor), ("supervisor-2", Supervisor)];
    assert_eq!(visited.sides(), [&whole[..], &more[..]].concat());
}

proptest! {
    #[test]
    fn whatever_is_tried_the_steps_are_one_story_and_only_its_people_act(
        is_visit: bool,
        tries in prop::collection::vec((0..STAFF.len(), 0..8usize, 0..10u8), 0..30),
    ) {
        let (first, list) = if is_visit { ("supervisor", "window") } else { ("oversight", "hall") };
        let mut world = World::inspected(first, "station-1", list);
        for (who, what, turn) in tries {
            if turn == 0 {
                world.now = world.now.plus_ms(9 * 24 * 3_600_000);
            }
            let command = [
                RECTIFY,
                again(true),
                again(false),
                CLEAR,
                InspectionCommand::Reply,
                InspectionCommand::Judge { is_content: true },
                InspectionCommand::Judge { is_content: false },
                InspectionCommand::Answer,
            ][what];
            let before = world.state();
            let name = STAFF[who].0;
            if world.tries(name, command).is_ok() {
                prop_assert!(world.sides().iter().any(|(one, _)| *one == name));
                let after = world.state();
                prop_assert_ne!((before.stage, before.opinion), (after.stage, after.opinion));
            }
        }
        let state = world.state();
        let stored: Vec<String> = world.steps.iter().map(|step| serde_json::to_string(step).unwrap()).collect();
        let read: Vec<InspectionDone> = stored.iter().map(|step| serde_json::from_str(step).unwrap()).collect();
        prop_assert_eq!(fold_inspection(&read), Some(state.clone()));
        let is_over = matches!(state.stage, InspectionStage::Done(_)) && state.opinion == Opinion::Over;
        prop_assert_eq!(state.owed().is_empty(), is_over);
        prop_assert!(is_visit || state.opinion == Opinion::Over, "oversight has no opinion, but findings");
        prop_assert!(world.steps.len() <= 7, "it ends: {:?}", world.steps);
    }
}

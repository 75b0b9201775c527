//! What a supervisor has an opinion on is answered, and answered again by oversight where that will not do.

use super::world::{World, noted};
use crate::aftercare::Want;
use crate::case::Refusal;
use crate::deadlines::{Basis, Limit, Measure, Step};
use crate::fault::{FaultCode, Field};
use crate::inspection::*;

const REPLY: InspectionCommand = InspectionCommand::Reply;
const ANSWER: InspectionCommand = InspectionCommand::Answer;

const fn judge(is_content: bool) -> InspectionCommand {
    InspectionCommand::Judge { is_content }
}

/// A visit on which all was good, with an opinion.
fn said() -> World {
    let mut world = World::new();
    let mut answers = noted("station-1", "window", false);
    answers.opinion = true;
    answers.text = Some("门口可以加一把椅子".to_owned());
    let new = answers.parse(&world.org.units, &bundled().unwrap()).unwrap();
    let done = inspect(&new, world.person("supervisor"), &world.given()).unwrap();
    world.steps.push(done);
    world
}

fn owed(world: &World) -> Vec<(Want, String)> {
    let owed = world.state().owed();
    owed.iter().map(|one| (one.what, one.due.to_string())).collect()
}

#[test]
fn the_unit_answers_within_five_working_days_and_a_supervisor_says_whether_that_will_do() {
    let mut world = said();
    let late = |day: &str| (Want::Answer, day.to_owned());
    assert_eq!(
        owed(&world),
        [(Want::Reply, "2026-12-02".to_owned()), late("2026-12-15")]
    );
    assert_eq!(world.able("reply"), ["head", "handler"]);
    assert_eq!(world.tries("supervisor", judge(true)), Err(Refusal::NotNow));
    world.on("2026-11-26");
    world.tries("handler", REPLY).unwrap();
    assert_eq!(world.tries("handler", REPLY), Err(Refusal::NotNow), "once");
    assert_eq!(
        owed(&world),
        [(Want::Judge, "2026-12-03".to_owned()), late("2026-12-16")]
    );
    assert_eq!(world.able("judge"), ["supervisor", "supervisor-2"]);
    world.tries("supervisor", judge(true)).unwrap();
    assert_eq!(owed(&world), []);
}

#[test]
fn an_answer_that_will_not_do_is_given_again_by_oversight_and_then_it_ends() {
    let mut world = said();
    world.tries("head", REPLY).unwrap();
    world.tries("supervisor-2", judge(false)).unwrap();
    assert_eq!(owed(&world), [(Want::Answer, "2026-12-02".to_owned())]);
    assert_eq!(world.able("answer"), ["oversight", "oversight-2"]);
    assert_eq!(world.tries("head", ANSWER), Err(Refusal::NotYours));
    world.tries("oversight", ANSWER).unwrap();
    assert_eq!(owed(&world), []);
    assert_eq!(world.tries("supervisor", judge(false)), Err(Refusal::NotNow));
}

#[test]
fn what_is_mended_before_it_is_answered_needs_no_more_words() {
    let mut world = World::inspected("supervisor", "station-1", "window");
    world.tries("head", InspectionCommand::Rectify).unwrap();
    assert_eq!(world.state().opinion, Opinion::Over);
    let mut world = World::inspected("supervisor", "station-1", "window");
    world.tries("head", REPLY).unwrap();
    world.tries("supervisor", judge(false)).unwrap();
    world.tries("head", InspectionCommand::Rectify).unwrap();
    world
        .tries("supervisor", InspectionCommand::Reinspect { is_mended: true })
        .unwrap();
    assert_eq!(
        world.able("answer"),
        ["oversight", "oversight-2"],
        "what was asked of oversight stays"
    );
}

#[test]
fn an_opinion_has_words_and_is_a_supervisors_only() {
    let world = World::new();
    let lists = bundled().unwrap();
    let mut answers = noted("station-1", "window", false);
    answers.opinion = true;
    let faults = answers.parse(&world.org.units, &lists).unwrap_err();
    assert_eq!(
        faults.iter().map(|one| (one.field, one.code)).collect::<Vec<_>>(),
        [(Field::Text, FaultCode::Required)]
    );
    let mut answers = noted("station-1", "hall", false);
    answers.opinion = true;
    assert!(!answers.parse(&world.org.units, &lists).unwrap().wants_reply());
}

#[test]
fn a_unit_or_a_supervisor_that_says_nothing_is_not_waited_for() {
    for is_answered in [false, true] {
        let mut world = said();
        if is_answered {
            world.tries("head", REPLY).unwrap();
        }
        world.on("2026-12-08");
        assert_eq!(world.tries("oversight", ANSWER), Err(Refusal::NotNow));
        world.on("2026-12-09");
        assert_eq!(world.able("answer"), ["oversight", "oversight-2"]);
        let late = if is_answered { "judge" } else { "reply" };
        assert!(!world.able(late).is_empty(), "late is better than never");
        world.tries("oversight", ANSWER).unwrap();
        assert_eq!(owed(&world), []);
    }
}

#[test]
fn a_second_look_that_finds_nothing_mended_leaves_the_unit_its_answer_to_give() {
    let mut world = World::inspected("supervisor", "station-1", "window");
    world.on("2026-12-17");
    let look = InspectionCommand::Reinspect { is_mended: false };
    world.tries("supervisor", look).unwrap();
    assert_eq!(world.able("reply"), ["head", "handler"]);
    world.tries("head", REPLY).unwrap();
    assert_eq!(world.able("judge"), ["supervisor", "supervisor-2"]);
}

#[test]
fn a_city_sets_these_clocks_as_it_does_others() {
    let days = |amount| Limit {
        amount,
        measure: Measure::Days,
        basis: Basis::OwnChoice,
    };
    let clocks = [
        (Step::OpinionReply, days(1)),
        (Step::OpinionJudge, days(2)),
        (Step::OpinionAnswer, days(3)),
        (Step::VisitMend, days(4)),
        (Step::InspectionLook, days(6)),
    ];
    let mut world = World::new();
    world.deadlines = clocks.into_iter().collect();
    let today = world.given().now.day();
    let done = world.inspects("supervisor", "station-1", "window", true).unwrap();
    world.steps.push(done);
    let due = |world: &World, what: Want| {
        let owed = world.state().owed();
        owed.iter().find(|one| one.what == what).map(|one| one.due)
    };
    assert_eq!(due(&world, Want::Reply), Some(today.plus(1)));
    assert_eq!(due(&world, Want::Rectify), Some(today.plus(4)));
    world.tries("head", REPLY).unwrap();
    assert_eq!(due(&world, Want::Judge), Some(today.plus(2)));
    world.tries("supervisor", judge(false)).unwrap();
    assert_eq!(due(&world, Want::Answer), Some(today.plus(3)));
    world.tries("head", InspectionCommand::Rectify).unwrap();
    assert_eq!(due(&world, Want::Revisit), Some(today.plus(6)));
}

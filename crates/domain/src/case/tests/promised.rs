//! What was promised never moves, whatever clocks and calendar become later.

use super::world::{DAY, World, text, why};
use crate::case::*;
use crate::deadlines::{Basis, Deadlines, Limit, Measure, Step};
use crate::person::Role;

/// Every step that is promised to somebody, cut to an hour or a day.
fn cut(world: &mut World) {
    let limit = |measure| Limit {
        amount: 1,
        measure,
        basis: Basis::OwnChoice,
    };
    world.deadlines = [
        Step::Addition,
        Step::Evaluation,
        Step::FaultObjection,
        Step::AnswerComplex,
    ]
    .into_iter()
    .map(|step| (step, limit(Measure::Hours)))
    .collect();
}

fn say_more() -> Command {
    Command::AddMessage {
        text: text(Part::Message),
        marks: Vec::new(),
    }
}

#[test]
fn thirty_days_to_add_something_stay_thirty_days() {
    let mut world = World::verifying();
    world.look_and_answer("verifier-1", "oversight-1");
    cut(&mut world);
    world.wait(20 * DAY);
    assert!(world.status().may.contains(&May::Message));
    world.citizen(say_more()).unwrap();
}

#[test]
fn a_late_evaluation_is_taken_as_long_as_it_was_promised() {
    let mut world = World::verifying();
    world.look_and_answer("verifier-1", "oversight-1");
    world.wait(5 * DAY);
    let call = DeskCommand::FollowUp {
        reached: Reached::NotReached,
        level: None,
        solved: None,
    };
    world.desk("intake-2", call).unwrap();
    world.desk("intake-2", DeskCommand::CloseInSilence).unwrap();
    cut(&mut world);
    world.wait(20 * DAY);
    world.evaluate(4, Solved::Yes).unwrap();
}

#[test]
fn whoever_is_found_at_fault_keeps_the_days_to_object() {
    let mut world = World::verifying();
    let names = DeskCommand::NameConcerned {
        people: vec![super::world::id("officer-1")],
        superiors: Vec::new(),
    };
    world.desk("oversight-1", names).unwrap();
    super::sight::release(&mut world);
    world.desk("officer-1", DeskCommand::State { text: why() }).unwrap();
    world.verify("verifier-1", &[VerifyingAct::Visited]).unwrap();
    let finding = world
        .find("verifier-1", Outcome::Upheld, &[Consequence::Fault])
        .unwrap();
    world.approve("oversight-1", finding).unwrap();
    cut(&mut world);
    world.wait(DAY);
    let object = DeskCommand::ObjectToFault {
        allegation: 0,
        text: text(Part::Statement),
    };
    world.desk("officer-1", object).unwrap();
}

#[test]
fn a_complex_matter_is_never_due_earlier_than_it_was() {
    let mut world = World::verifying();
    let before = world.case().work.answer_due.unwrap();
    cut(&mut world);
    let complex = world.propose("verifier-1", Proposal::Complex).unwrap();
    world.approve("oversight-1", complex).unwrap();
    assert_eq!(world.case().work.answer_due.unwrap().due_at, before.due_at);
}

/// A complaint for which the city takes all the time that the law gives.
fn slow() -> World {
    let mut world = World::complaint();
    let limit = |amount, measure| Limit {
        amount,
        measure,
        basis: Basis::OwnChoice,
    };
    world.deadlines = [
        (Step::AnswerComplaint, limit(60, Measure::Days)),
        (Step::Extend, limit(14, Measure::WorkingDays)),
    ]
    .into_iter()
    .collect();
    world.accept();
    world.give_to("oversight-1", "verifier-1");
    world
}

/// Waits for the citizen as long as one may, and goes on.
fn pause(world: &mut World) {
    let text = text(Part::Question);
    world.desk("verifier-1", DeskCommand::Ask { text }).unwrap();
    world.wait(20 * DAY);
    world.system(SystemCommand::Resume).unwrap();
    assert!(world.case().work.paused > 0);
}

fn answer_due(world: &World) -> String {
    world.case().work.answer_due.unwrap().due_at.day().to_string()
}

#[test]
fn no_pause_and_no_extension_leads_beyond_the_end_by_law() {
    let mut world = slow();
    assert_eq!(answer_due(&world), "2027-01-22", "sixty days from acceptance");
    pause(&mut world);
    assert_eq!(answer_due(&world), "2027-01-22", "a pause adds nothing to them");
    let mut world = slow();
    let more = world.propose("verifier-1", Proposal::Extend).unwrap();
    world.approve("oversight-1", more).unwrap();
    assert_eq!(answer_due(&world), "2027-02-15", "fourteen working days more, approved");
    pause(&mut world);
    assert_eq!(answer_due(&world), "2027-02-21", "thirty days more at most");
}

#[test]
fn records_from_before_promises_were_kept_are_counted_anew() {
    let old = r#"{"type":"closed","ending":"content"}"#;
    assert!(matches!(
        serde_json::from_str(old).unwrap(),
        Event::Closed {
            ending: Ending::Content,
            evaluation: None
        }
    ));
    assert_eq!(Deadlines::default().limit(Step::Evaluation).amount, 30);
}

fn is_asked_for_a_summary(world: &World) -> bool {
    let tasks = tasks(&world.case());
    let mut asked = tasks.iter().filter(|task| task.step == Step::Summary);
    asked.next().is_some_and(|task| task.role == Role::Oversight) && asked.next().is_none()
}

#[test]
fn oversight_is_asked_for_the_summary_once_there_is_an_allegation() {
    let mut world = World::complaint();
    world.accept();
    world.give_to("oversight-1", "verifier-1");
    assert!(!is_asked_for_a_summary(&world), "nothing to summarise yet");
    let cause = Cause::Attitude;
    world.desk("verifier-1", DeskCommand::Allege { cause }).unwrap();
    assert!(is_asked_for_a_summary(&world));
    let due = world.case().work.release.wanted.unwrap();
    world.wait(DAY);
    world
        .desk("verifier-1", DeskCommand::Allege { cause: Cause::Slowness })
        .unwrap();
    assert_eq!(
        world.case().work.release.wanted,
        Some(due),
        "a second allegation asks for no second one"
    );
    let summary = world.propose("oversight-1", Proposal::Summary).unwrap();
    assert!(!is_asked_for_a_summary(&world), "now it waits for the second person");
    world
        .desk(
            "oversight-2",
            DeskCommand::Decline {
                proposal: summary,
                text: why(),
            },
        )
        .unwrap();
    assert!(is_asked_for_a_summary(&world), "declined, it is to be written again");
    let summary = world.propose("oversight-1", Proposal::Summary).unwrap();
    world.approve("oversight-2", summary).unwrap();
    assert!(!is_asked_for_a_summary(&world));
}

#[test]
fn no_summary_is_asked_for_after_the_citizen_said_no() {
    let mut world = World::verifying();
    world.desk("verifier-1", DeskCommand::AskConsent).unwrap();
    assert!(is_asked_for_a_summary(&world));
    world.citizen(Command::Consent { yes: false }).unwrap();
    assert!(!is_asked_for_a_summary(&world));
}

#[test]
fn what_a_wish_would_set_going_is_told_by_the_clocks_as_they_are_set() {
    let limit = |measure| Limit {
        amount: 7,
        measure,
        basis: Basis::OwnChoice,
    };
    let mut world = World::verifying();
    world.deadlines = [
        (Step::Reprisal, limit(Measure::Hours)),
        (Step::Undo, limit(Measure::Days)),
        (Step::Reply, limit(Measure::WorkingDays)),
        (Step::SecondLook, limit(Measure::WorkingDays)),
    ]
    .into_iter()
    .collect();
    let told = |due: Option<crate::deadlines::Due>| due.map(|due| (due.step, due.amount));
    assert_eq!(told(world.status().consent), None, "nobody asked");
    world.desk("verifier-1", DeskCommand::AskConsent).unwrap();
    let asked = world.now;
    world.wait(DAY);
    let status = world.status();
    assert_eq!(told(status.reprisal), Some((Step::Reprisal, 7)));
    assert_eq!(told(status.undo), Some((Step::Undo, 7)));
    let promised = world.deadlines.promise(Step::Reply, asked, &world.calendar);
    assert_eq!(
        status.consent,
        Some(promised),
        "as it was promised when they were asked"
    );
    world.citizen(Command::Consent { yes: false }).unwrap();
    assert_eq!(told(world.status().consent), None, "they have said it");
    world.look_and_answer("verifier-1", "oversight-1");
    let answered = world.case();
    let objections = Status::objections(&answered, &world.given());
    assert_eq!(
        (objections[0].within.step, objections[0].within.amount),
        (Step::SecondLook, 7)
    );
    assert_eq!(told(world.status().undo), None, "an answer is not withdrawn");
}

//! What a citizen is told of the work: only what is true, and nothing inner.

use super::world::{DAY, World, text, why};
use crate::case::*;
use crate::deadlines::Step;
use crate::kind::Kind;

fn anonymous() -> World {
    let mut world = World::filed(Kind::Complaint, Some("station-1"), false);
    world.accept();
    world.give_to("oversight-1", "verifier-1");
    world
}

pub(super) fn lines(world: &World) -> Vec<What> {
    let lines = Status::timeline(&world.case());
    lines.into_iter().map(|line| line.what).collect()
}

fn waits_for_contact(world: &World) -> bool {
    tasks(&world.case()).iter().any(|task| task.step == Step::Contact)
}

fn ask() -> DeskCommand {
    DeskCommand::Ask {
        text: text(Part::Question),
    }
}

/// A complaint with this finding, planned and answered for as it has to be, and answered.
fn found(outcome: Outcome, consequences: &[Consequence]) -> World {
    let mut world = World::verifying();
    world.verify("verifier-1", &[VerifyingAct::HeardConcerned]).unwrap();
    let finding = world.find("verifier-1", outcome, consequences).unwrap();
    assert!(
        Status::findings(&world.case()).is_empty(),
        "nothing is found by one person"
    );
    world.approve("oversight-1", finding).unwrap();
    assert!(
        Status::findings(&world.case()).is_empty(),
        "nothing is told before the answer"
    );
    for consequence in consequences {
        match consequence {
            Consequence::Shortcoming => {
                let plan = DeskCommand::PlanImprovement {
                    allegation: 0,
                    measure: ImprovementMeasure::Training,
                    owner: "station-1".to_owned(),
                    due_on: world.now.day().plus(10),
                    text: text(Part::Improvement),
                };
                world.desk("verifier-1", plan).unwrap();
            }
            Consequence::Fault => {
                let by_way_of = Accountability::Reminder;
                let account = DeskCommand::HoldAccountable {
                    allegation: 0,
                    by_way_of,
                    person: None,
                    on: None,
                    text: None,
                };
                world.desk("oversight-1", account).unwrap();
            }
            Consequence::NoFault => world.clarify("verifier-1"),
        }
    }
    world.answer("verifier-1").unwrap();
    world
}

#[test]
fn somebody_anonymous_is_met_by_the_first_question_on_the_page_and_by_nothing_else() {
    let mut world = anonymous();
    assert!(waits_for_contact(&world));
    for who in ["verifier-1", "intake-1", "oversight-1"] {
        assert_eq!(world.desk(who, DeskCommand::Contact), Err(Refusal::NotNow));
    }
    world.desk("verifier-1", ask()).unwrap();
    world.system(SystemCommand::Resume).unwrap_err();
    world.wait(20 * DAY);
    world.system(SystemCommand::Resume).unwrap();
    assert!(!waits_for_contact(&world));
    assert!(lines(&world).contains(&What::Asked) && !lines(&world).contains(&What::Contacted));
}

#[test]
fn an_old_record_that_somebody_anonymous_was_spoken_to_is_not_told() {
    let mut world = anonymous();
    let contacted = Recorded {
        v: VERSION,
        at: world.now.ms(),
        by: Party::Verifier,
        person: Some(super::world::id("verifier-1")),
        event: Event::Contacted,
    };
    world.events.push(contacted);
    assert!(!lines(&world).contains(&What::Contacted));
}

#[test]
fn somebody_with_a_phone_is_spoken_to_once_and_a_question_does_not_stand_for_it() {
    let mut world = World::verifying();
    world.desk("verifier-1", ask()).unwrap();
    world.wait(20 * DAY);
    world.system(SystemCommand::Resume).unwrap();
    assert!(waits_for_contact(&world));
    world.desk("verifier-1", DeskCommand::Contact).unwrap();
    assert!(lines(&world).contains(&What::Contacted));
    assert_eq!(
        world.desk("verifier-1", DeskCommand::Contact),
        Err(Refusal::AlreadyDone)
    );
}

#[test]
fn an_answer_tells_each_finding_and_what_comes_of_it() {
    let told = |world: &World| {
        let findings = Status::findings(&world.case());
        assert_eq!(findings.len(), 1);
        let one = findings.into_iter().next().unwrap();
        assert_eq!(one.cause, Cause::Attitude);
        (one.outcome, one.upshots)
    };
    let both = [Consequence::Fault, Consequence::Shortcoming];
    let mut world = found(Outcome::Upheld, &both);
    let mended = |upshot| (Outcome::Upheld, vec![Upshot::Accounted, upshot]);
    assert_eq!(told(&world), mended(Upshot::ToImprove));
    let prove = DeskCommand::ProveImprovement {
        improvement: 0,
        text: text(Part::Improvement),
    };
    world.desk("oversight-1", prove).unwrap();
    assert_eq!(told(&world), mended(Upshot::Improved));
    let cleared = found(Outcome::NotUpheld, &[Consequence::NoFault]);
    assert_eq!(told(&cleared), (Outcome::NotUpheld, vec![Upshot::Cleared]));
    let open = found(Outcome::NotProvable, &[]);
    assert_eq!(told(&open), (Outcome::NotProvable, Vec::new()));
}

#[test]
fn a_fault_that_is_objected_to_is_not_told_as_answered_for() {
    let mut world = World::verifying();
    let people = vec![super::world::id("officer-1")];
    let superiors = Vec::new();
    world
        .desk("oversight-1", DeskCommand::NameConcerned { people, superiors })
        .unwrap();
    super::sight::release(&mut world);
    world.desk("officer-1", DeskCommand::State { text: why() }).unwrap();
    world.verify("verifier-1", &[VerifyingAct::Visited]).unwrap();
    let fault = [Consequence::Fault];
    let finding = world.find("verifier-1", Outcome::Upheld, &fault).unwrap();
    world.approve("oversight-1", finding).unwrap();
    let object = DeskCommand::ObjectToFault {
        allegation: 0,
        text: why(),
    };
    world.desk("officer-1", object).unwrap();
    world.answer("verifier-1").unwrap();
    let upshots = &Status::findings(&world.case())[0].upshots;
    assert_eq!(*upshots, [Upshot::ToAccount]);
}

#[test]
fn what_a_second_look_finds_is_told_with_its_answer_only() {
    let mut world = World::answered();
    world.evaluate(1, Solved::No).unwrap();
    assert_eq!(Status::findings(&world.case()).len(), 1, "the first answer still holds");
    world.give_to("oversight-1", "verifier-2");
    world.wait(DAY);
    world.verify("verifier-2", &[VerifyingAct::HeardConcerned]).unwrap();
    let finding = world.find("verifier-2", Outcome::NotProvable, &[]).unwrap();
    world.approve("oversight-2", finding).unwrap();
    assert!(Status::findings(&world.case()).is_empty());
    world.answer("verifier-2").unwrap();
    assert_eq!(Status::findings(&world.case())[0].outcome, Outcome::NotProvable);
}

#[test]
fn an_answer_keeps_the_organ_of_the_legal_review_and_its_last_day() {
    let case = World::answered().case();
    let (organ, until) = case.work.last_answer().unwrap().review.clone().unwrap();
    assert_eq!(organ, "province");
    assert_eq!(
        (until.step, until.due_at.to_string().as_str()),
        (Step::LegalReview, "2026-12-23T23:59:59+08:00")
    );
}

#[test]
fn an_objection_says_what_it_is_about_and_until_when_and_is_offered_as_long_as_it_is_taken() {
    let mut world = World::complaint();
    assert!(Status::objections(&world.case(), &world.given()).is_empty());
    let refuse = Proposal::Refuse {
        ground: RefusalGround::NoContent,
    };
    let at = world.propose("intake-1", refuse).unwrap();
    world.approve("oversight-1", at).unwrap();
    let about = |world: &World| {
        let objections = Status::objections(&world.case(), &world.given());
        let about = |one: &Objectable| (one.about, one.until.as_ref().map(|due| due.due_at.day().to_string()));
        objections.iter().map(about).collect::<Vec<_>>()
    };
    assert_eq!(about(&world), [(Decision::Refuse, None)]);
    let mut answered = World::answered();
    let answer = (Decision::Answer, Some("2026-12-23".to_owned()));
    assert_eq!(about(&answered), [answer]);
    answered.wait(31 * DAY);
    assert!(about(&answered).is_empty());
    assert!(!answered.status().may.contains(&May::Review));
}

#[test]
fn what_dissatisfaction_sets_going_is_told_before_it_is_said() {
    let world = World::answered();
    let mut dissatisfied = world.clone();
    dissatisfied.evaluate(2, Solved::Partly).unwrap();
    let before = Status::if_unsatisfied(&world.case(), &world.given()).unwrap();
    assert_eq!(before.step, Step::SecondLook);
    assert_eq!(dissatisfied.status().next, Some(before));
    assert_eq!(
        Status::if_unsatisfied(&dissatisfied.case(), &dissatisfied.given()),
        None
    );
}

#[test]
fn the_same_line_of_one_minute_is_told_once_but_every_look_at_an_identity_counts() {
    let mut world = World::verifying();
    let before = lines(&world).len();
    for _ in 0..2 {
        world.verify("verifier-1", &[VerifyingAct::HeardConcerned]).unwrap();
        world.verify("verifier-1", &[VerifyingAct::Visited]).unwrap();
    }
    assert_eq!(lines(&world).len(), before + 1);
    world.wait(60_000);
    world.verify("verifier-1", &[VerifyingAct::ReadFiles]).unwrap();
    assert_eq!(lines(&world).len(), before + 2, "another minute is another line");
    for _ in 0..2 {
        let look = DeskCommand::LookAtIdentity {
            reason: LookReason::Help,
            text: why(),
        };
        world.desk("intake-1", look).unwrap();
    }
    assert_eq!(lines(&world).len(), before + 4);
}

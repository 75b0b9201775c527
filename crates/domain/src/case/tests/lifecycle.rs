//! Whole lives of cases.

use super::world::{DAY, World, id, text, why};
use crate::case::*;
use crate::kind::Kind;
use crate::person::Role;

#[test]
fn a_complaint_goes_from_receipt_to_its_end() {
    let mut world = World::complaint();
    assert_eq!(world.status().code, CaseStatus::Received);
    world.accept();
    assert_eq!(world.status().code, CaseStatus::Accepted);
    assert_eq!(
        world.status().next.unwrap().due_at.to_string(),
        "2026-11-30T23:59:59+08:00"
    );
    world.give_to("oversight-1", "verifier-1");
    assert_eq!(
        (world.status().code, world.status().holder),
        (CaseStatus::Verifying, Party::Verifier)
    );
    world.desk("verifier-1", DeskCommand::Contact).unwrap();
    let cause = Cause::Attitude;
    world.desk("verifier-1", DeskCommand::Allege { cause }).unwrap();
    world.preserve("verifier-1");
    world
        .verify(
            "verifier-1",
            &[VerifyingAct::AskedComplainant, VerifyingAct::HeardConcerned],
        )
        .unwrap();
    let both = [Consequence::Fault, Consequence::Shortcoming];
    let finding = world.find("verifier-1", Outcome::Upheld, &both).unwrap();
    world.approve("oversight-1", finding).unwrap();
    assert_eq!(world.status().code, CaseStatus::Found);
    assert_eq!(world.answer("verifier-1"), Err(Refusal::MustImprove));
    let plan = DeskCommand::PlanImprovement {
        allegation: 0,
        measure: ImprovementMeasure::Training,
        owner: "station-1".to_owned(),
        due_on: world.now.day().plus(10),
        text: text(Part::Improvement),
    };
    world.desk("verifier-1", plan).unwrap();
    assert_eq!(world.answer("verifier-1"), Err(Refusal::MustAccount));
    let by_way_of = Accountability::Criticism;
    world
        .desk(
            "oversight-1",
            DeskCommand::HoldAccountable {
                allegation: 0,
                by_way_of,
                person: None,
                on: None,
                text: None,
            },
        )
        .unwrap();
    world.answer("verifier-1").unwrap();
    assert_eq!(world.status().code, CaseStatus::Answered);
    assert!(world.status().may.contains(&May::Evaluate));
    world.evaluate(5, Solved::Yes).unwrap();
    assert_eq!(world.status().code, CaseStatus::Closed);
    assert!(world.ended(Ending::Content));
    let proof = DeskCommand::ProveImprovement {
        improvement: 0,
        text: text(Part::Improvement),
    };
    assert_eq!(world.desk("head-2", proof.clone()), Err(Refusal::NotYours));
    world.desk("head-1", proof).unwrap();
}

#[test]
fn an_unsatisfied_citizen_gets_other_people_and_then_the_way_up() {
    let mut world = World::answered();
    world.evaluate(1, Solved::No).unwrap();
    assert_eq!(world.status().code, CaseStatus::SecondLook);
    let again = DeskCommand::Assign { to: id("verifier-1") };
    assert_eq!(world.desk("oversight-1", again), Err(Refusal::OtherPeople));
    world.give_to("oversight-1", "verifier-2");
    assert_eq!(
        world.answer("verifier-2"),
        Err(Refusal::MustVerify),
        "the first look does not answer for the second"
    );
    world.look_and_answer("verifier-2", "oversight-2");
    let call = |level, solved| DeskCommand::FollowUp {
        reached: Reached::Spoken,
        level: Some(level),
        solved: Some(solved),
    };
    assert_eq!(world.desk("verifier-1", call(2, Solved::No)), Err(Refusal::NotYours));
    world.desk("intake-2", call(2, Solved::No)).unwrap();
    assert_eq!(
        (world.status().code, world.status().holder),
        (CaseStatus::Escalated, Party::Oversight)
    );
    world.give_to("oversight-1", "oversight-3");
    world.look_and_answer("oversight-3", "oversight-2");
    let same = call(1, Solved::No);
    assert_eq!(
        world.desk("intake-2", same),
        Err(Refusal::OtherPeople),
        "who called before does not call again"
    );
    world.desk("intake-3", call(1, Solved::No)).unwrap();
    assert!(world.ended(Ending::Exhausted));
}

#[test]
fn where_oversight_verified_itself_the_reviewer_has_the_last_word() {
    let mut world = World::answered();
    world.evaluate(2, Solved::Partly).unwrap();
    // An overseer may verify in a second look when the post allows it.
    world.promote("oversight-3", Role::Verifier, "oversight");
    world.give_to("oversight-1", "oversight-3");
    world.look_and_answer("oversight-3", "oversight-2");
    world.evaluate(1, Solved::No).unwrap();
    assert_eq!(
        (world.status().code, world.status().holder),
        (CaseStatus::Escalated, Party::Reviewer)
    );
    world.give_to("reviewer-1", "reviewer-2");
    world.look_and_answer("reviewer-2", "reviewer-1");
    assert_eq!(world.status().code, CaseStatus::Answered);
}

#[test]
fn praise_reaches_the_officer_before_it_is_answered() {
    let mut world = World::filed(Kind::Praise, Some("station-1"), true);
    world.accept();
    world.give_to("intake-1", "handler-1");
    assert_eq!(world.status().code, CaseStatus::Handling);
    assert_eq!(world.answer("handler-1"), Err(Refusal::MustConvey));
    world
        .desk("handler-1", DeskCommand::Convey { verified: false })
        .unwrap();
    world.answer("handler-1").unwrap();
    world.evaluate(5, Solved::Yes).unwrap();
    assert_eq!(world.status().code, CaseStatus::Closed);
}

#[test]
fn an_enquiry_and_a_suggestion_are_answered_by_their_unit() {
    for kind in [Kind::Enquiry, Kind::Suggestion] {
        let mut world = World::filed(kind, Some("station-1"), true);
        world.accept();
        world.give_to("intake-1", "handler-1");
        let answer = |adoption| DeskCommand::Answer {
            text: text(Part::Answer),
            adoption,
            organ: None,
        };
        if kind == Kind::Suggestion {
            assert_eq!(world.desk("handler-1", answer(None)), Err(Refusal::MustAdopt));
        }
        world.desk("handler-1", answer(Some(Adoption::Adopted))).unwrap();
        let call = DeskCommand::FollowUp {
            reached: Reached::NotReached,
            level: None,
            solved: None,
        };
        world.desk("intake-1", call).unwrap();
        assert_eq!(
            world.desk("intake-1", DeskCommand::CloseInSilence),
            Err(Refusal::NotNow),
            "not before the time"
        );
        world.wait(10 * DAY);
        world.desk("intake-1", DeskCommand::CloseInSilence).unwrap();
        assert!(world.ended(Ending::Silence));
        world.evaluate(1, Solved::No).unwrap();
        assert_eq!(world.status().code, CaseStatus::SecondLook, "a late evaluation counts");
    }
}

#[test]
fn what_is_added_after_the_answer_reopens_the_work_for_thirty_days() {
    let message = || Command::AddMessage {
        text: text(Part::Message),
        marks: Vec::new(),
    };
    let mut world = World::answered();
    world.evaluate(4, Solved::Yes).unwrap();
    let mut late = world.clone();
    late.wait(31 * DAY);
    assert_eq!(late.citizen(message()), Err(Refusal::TooLate));
    world.wait(20 * DAY);
    world.citizen(message()).unwrap();
    assert_eq!(world.status().code, CaseStatus::Verifying);
    assert_eq!(
        world.answer("verifier-1"),
        Err(Refusal::MustVerify),
        "what was added is looked at"
    );
    world.verify("verifier-1", &[VerifyingAct::ReadFiles]).unwrap();
    world
        .desk("verifier-1", DeskCommand::Allege { cause: Cause::Slowness })
        .unwrap();
    assert_eq!(
        world.answer("verifier-1"),
        Err(Refusal::MustFind),
        "the new allegation needs its finding"
    );
}

#[test]
fn a_question_stops_the_clock_and_ten_working_days_later_the_work_goes_on() {
    let mut world = World::verifying();
    let due = world.status().next.unwrap().due_at;
    world.wait(DAY);
    world
        .desk(
            "verifier-1",
            DeskCommand::Ask {
                text: text(Part::Question),
            },
        )
        .unwrap();
    assert_eq!(world.status().code, CaseStatus::Waiting);
    assert!(tasks(&world.case()).is_empty(), "nobody's clock runs");
    let mut replied = world.clone();
    replied.wait(2 * DAY);
    replied
        .citizen(Command::AddMessage {
            text: text(Part::Message),
            marks: Vec::new(),
        })
        .unwrap();
    assert_eq!(replied.status().code, CaseStatus::Verifying);
    assert!(
        replied.status().next.unwrap().due_at > due,
        "what the citizen needed is not counted"
    );
    assert_eq!(world.system(SystemCommand::Resume), Err(Refusal::NotNow));
    world.wait(20 * DAY);
    world.system(SystemCommand::Resume).unwrap();
    assert_eq!(world.case().work.paused, 10);
    let again = DeskCommand::Ask {
        text: text(Part::Question),
    };
    assert_eq!(world.desk("verifier-1", again), Err(Refusal::TooLate), "ten in all");
}

#[test]
fn a_refusal_needs_two_persons_and_an_objection_another_one() {
    let refuse = Proposal::Refuse {
        ground: RefusalGround::Advertising,
    };
    let mut world = World::complaint();
    let proposal = world.propose("intake-1", refuse).unwrap();
    assert_eq!(
        world.status().code,
        CaseStatus::Received,
        "nothing happens until somebody else agrees"
    );
    world.approve("oversight-1", proposal).unwrap();
    assert_eq!(world.status().code, CaseStatus::Refused);
    assert!(world.status().may.contains(&May::Object));
    world
        .citizen(Command::Object {
            text: text(Part::Objection),
            marks: Vec::new(),
        })
        .unwrap();
    let decide = DeskCommand::DecideObjection {
        proposal,
        upheld: true,
        text: why(),
    };
    assert_eq!(world.desk("oversight-1", decide.clone()), Err(Refusal::SecondPerson));
    world.desk("oversight-2", decide).unwrap();
    assert_eq!(world.status().code, CaseStatus::Received);
    world.accept();
}

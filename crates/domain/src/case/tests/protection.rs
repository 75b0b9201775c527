//! Rules 5 and 7 to 14: follow-up, withdrawal, reprisal, serious matters, lawful ways, merging, repeats.

use super::world::{DAY, World, text, why};
use crate::case::*;
use crate::kind::Kind;

const HEARD: &[VerifyingAct] = &[VerifyingAct::HeardConcerned];

#[test]
fn an_anonymous_citizen_has_the_whole_time_before_the_case_closes_as_anonymous() {
    let mut world = World::filed(Kind::Enquiry, Some("station-1"), false);
    world.accept();
    world.give_to("intake-1", "handler-1");
    world.answer("handler-1").unwrap();
    let call = DeskCommand::FollowUp {
        reached: Reached::Anonymous,
        level: None,
        solved: None,
    };
    assert_eq!(world.desk("intake-1", call.clone()), Err(Refusal::NotNow));
    world.wait(5 * DAY);
    world.desk("intake-1", call).unwrap();
    assert!(world.ended(Ending::Anonymous));
}

#[test]
fn nothing_closes_before_somebody_followed_up() {
    let mut world = World::answered();
    world.wait(10 * DAY);
    assert_eq!(
        world.desk("intake-1", DeskCommand::CloseInSilence),
        Err(Refusal::MustFollowUp)
    );
    let call = DeskCommand::FollowUp {
        reached: Reached::Anonymous,
        level: None,
        solved: None,
    };
    assert_eq!(
        world.desk("intake-1", call),
        Err(Refusal::DoesNotFit),
        "this citizen left a contact"
    );
    let content = DeskCommand::FollowUp {
        reached: Reached::Spoken,
        level: None,
        solved: None,
    };
    assert_eq!(
        world.desk("intake-1", content),
        Err(Refusal::DoesNotFit),
        "what was said is recorded"
    );
}

#[test]
fn a_withdrawal_under_pressure_is_a_report_of_reprisal_and_the_matter_goes_on() {
    let mut world = World::verifying();
    world.withdraw(WithdrawalReason::Pressed);
    assert_eq!(world.status().code, CaseStatus::Withdrawn);
    assert!(
        tasks(&world.case())
            .iter()
            .any(|task| task.step == crate::deadlines::Step::Reprisal)
    );
    let rests = world.verify("verifier-1", HEARD);
    assert_eq!(rests, Err(Refusal::NotNow), "as any other until it is looked at");
    let look = |found| DeskCommand::LookIntoWithdrawal {
        found,
        text: text(Part::Record),
    };
    let free = world.desk("oversight-1", look(Withdrawing::Free));
    assert_eq!(free, Err(Refusal::DoesNotFit));
    world.desk("oversight-1", look(Withdrawing::Pressed)).unwrap();
    world.verify("verifier-1", HEARD).expect("verified all the same");
    let handle = DeskCommand::HandleReprisal {
        text: text(Part::Record),
    };
    assert_eq!(world.desk("intake-1", handle.clone()), Err(Refusal::NotYours));
    world.desk("oversight-1", handle).unwrap();
    let mut solved = World::verifying();
    let reason = WithdrawalReason::Solved;
    solved
        .citizen(Command::Withdraw {
            reason,
            text: None,
            marks: Vec::new(),
        })
        .unwrap();
    assert_eq!(solved.verify("verifier-1", HEARD), Err(Refusal::NotNow));
    solved.citizen(Command::UndoWithdrawal).unwrap();
    solved.verify("verifier-1", HEARD).unwrap();
}

#[test]
fn staff_record_a_withdrawal_only_by_two_and_the_citizen_can_undo_it() {
    let mut world = World::verifying();
    assert_eq!(
        world.propose("oversight-1", Proposal::Withdrawal),
        Err(Refusal::NotYours)
    );
    assert_eq!(
        world.propose("verifier-1", Proposal::Withdrawal),
        Err(Refusal::NotYours)
    );
    let at = world.propose("intake-1", Proposal::Withdrawal).unwrap();
    world.approve("oversight-1", at).unwrap();
    assert_eq!(world.status().code, CaseStatus::Withdrawn);
    world.citizen(Command::UndoWithdrawal).unwrap();
    assert_eq!(world.status().code, CaseStatus::Verifying);
}

#[test]
fn reprisal_can_be_reported_for_ever() {
    for mut world in [World::complaint(), World::answered()] {
        world.wait(4000 * DAY);
        assert!(world.status().may.contains(&May::Reprisal));
        world
            .citizen(Command::ReportReprisal {
                text: text(Part::Reprisal),
                marks: Vec::new(),
            })
            .unwrap();
        assert_eq!(
            world.case().work.reprisal.as_ref().unwrap().due_at,
            world.now.plus_ms(DAY)
        );
    }
}

#[test]
fn a_report_of_reprisal_that_nobody_would_read_is_not_taken() {
    let report = || Command::ReportReprisal {
        text: text(Part::Reprisal),
        marks: Vec::new(),
    };
    let mut world = World::complaint();
    world
        .org
        .people
        .retain(|person| !person.holds(crate::person::Role::Oversight));
    assert_eq!(world.citizen(report()), Err(Refusal::NotNow));
    assert!(!world.status().may.contains(&May::Reprisal));
    world.withdraw(WithdrawalReason::Pressed);
    assert_eq!(
        (world.case().work.reprisal, world.case().marks.clone()),
        (None, vec![Mark::Pressed])
    );
    let mut watched = World::filed(Kind::Complaint, Some("oversight"), true);
    watched
        .org
        .people
        .retain(|person| !person.holds(crate::person::Role::Reviewer));
    assert_eq!(
        watched.citizen(report()),
        Err(Refusal::NotNow),
        "oversight does not read about itself"
    );
}

#[test]
fn a_serious_allegation_is_marked_and_recordings_are_preserved_before_anything_is_found() {
    let mut world = World::verifying();
    world
        .desk("verifier-1", DeskCommand::Allege { cause: Cause::Force })
        .unwrap();
    assert!(world.case().has(Mark::Serious));
    let recordings = vec![Recording::BodyCamera];
    world
        .desk("oversight-1", DeskCommand::OrderPreservation { recordings })
        .unwrap();
    assert_eq!(
        world.case().work.preserve.as_ref().unwrap().1.due_at,
        world.now.plus_ms(DAY)
    );
    world.verify("verifier-1", HEARD).unwrap();
    assert_eq!(
        world.find("verifier-1", Outcome::Upheld, &[Consequence::Fault]),
        Err(Refusal::MustPreserve)
    );
    world
        .desk(
            "verifier-1",
            DeskCommand::Preserve {
                text: text(Part::Record),
            },
        )
        .unwrap();
    world
        .find("verifier-1", Outcome::Upheld, &[Consequence::Fault])
        .unwrap();
}

#[test]
fn a_merged_case_rests_under_the_main_one_until_an_objection_frees_it() {
    let mut world = World::verifying();
    let at = world
        .propose(
            "oversight-1",
            Proposal::Merge {
                into: "main".to_owned(),
            },
        )
        .unwrap();
    world.approve("oversight-2", at).unwrap();
    assert_eq!(world.case().overlay.merged_into.as_deref(), Some("main"));
    assert_eq!(world.verify("verifier-1", HEARD), Err(Refusal::NotNow));
    world
        .citizen(Command::Object {
            text: text(Part::Objection),
            marks: Vec::new(),
        })
        .unwrap();
    let decide = DeskCommand::DecideObjection {
        proposal: at,
        upheld: true,
        text: why(),
    };
    world.desk("oversight-3", decide).unwrap();
    world.verify("verifier-1", HEARD).unwrap();
}

#[test]
fn repeats_are_linked_and_never_refused() {
    let mut world = World::complaint();
    world
        .desk(
            "intake-1",
            DeskCommand::LinkRepeat {
                to: "before".to_owned(),
            },
        )
        .unwrap();
    let again = DeskCommand::LinkRepeat {
        to: "before".to_owned(),
    };
    assert_eq!(world.desk("intake-1", again), Err(Refusal::AlreadyDone));
    world.accept();
}

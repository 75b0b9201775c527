//! What goes another way: sent on, and given more time.

use super::world::{DAY, World, text};
use crate::case::*;
use crate::kind::Kind;

#[test]
fn what_was_sent_on_is_asked_about_until_it_is_settled_there() {
    let mut world = World::complaint();
    let to = |receiver: Option<&str>| Proposal::SendOn {
        receiver: receiver.map(str::to_owned),
    };
    for nobody in [None, Some(" ")] {
        assert_eq!(
            world.propose("oversight-1", to(nobody)),
            Err(Refusal::DoesNotFit),
            "the citizen is told to whom"
        );
    }
    let send_on = world.propose("oversight-1", to(Some("市信访局"))).unwrap();
    world.approve("oversight-2", send_on).unwrap();
    let check = |settled| DeskCommand::CheckSentOn {
        settled,
        text: text(Part::Reason),
    };
    let first = world.status().next.unwrap();
    world.wait(DAY);
    world.desk("intake-1", check(false)).unwrap();
    let second = world.status().next.unwrap();
    assert!(second.due_at > first.due_at, "ten more working days");
    assert_eq!(tasks(&world.case()).len(), 1);
    assert_eq!(
        world.desk("intake-1", check(true)),
        Err(Refusal::NotNow),
        "not before it was to be asked about"
    );
    world.wait(20 * DAY);
    world.desk("intake-1", check(true)).unwrap();
    assert_eq!((world.status().code, world.status().next), (CaseStatus::SentOn, None));
    assert!(tasks(&world.case()).is_empty(), "nobody asks for ever");
    assert_eq!(world.desk("intake-1", check(true)), Err(Refusal::AlreadyDone));
    assert_eq!(World::complaint().desk("intake-1", check(true)), Err(Refusal::NotNow));
}

#[test]
fn more_time_is_not_given_once_the_time_is_over() {
    for longer in [Proposal::Extend, Proposal::Complex] {
        let mut world = World::verifying();
        let proposal = world.propose("verifier-1", longer).unwrap();
        world.wait(8 * DAY);
        assert_eq!(world.approve("oversight-1", proposal), Err(Refusal::TooLate));
    }
}

/// Intake compares whoever stands there with who the citizen is.
fn look(world: &mut World) {
    let look = DeskCommand::LookAtIdentity {
        reason: LookReason::LostCode,
        text: text(Part::Reason),
    };
    world.desk("intake-1", look).unwrap();
}

#[test]
fn another_code_takes_two_people_and_is_handed_out_once_by_who_saw_the_citizen() {
    let mut world = World::filed(Kind::Complaint, Some("station-1"), true);
    assert_eq!(world.desk("intake-1", DeskCommand::IssueCode), Err(Refusal::NotNow));
    assert_eq!(world.propose("verifier-1", Proposal::NewCode), Err(Refusal::NotYours));
    assert_eq!(world.propose("intake-1", Proposal::NewCode), Err(Refusal::MustLook));
    look(&mut world);
    let proposal = world.propose("intake-1", Proposal::NewCode).unwrap();
    assert_eq!(world.desk("intake-1", DeskCommand::IssueCode), Err(Refusal::NotNow));
    assert_eq!(world.approve("intake-1", proposal), Err(Refusal::NotYours));
    world.approve("oversight-1", proposal).unwrap();
    assert_eq!(world.desk("intake-2", DeskCommand::IssueCode), Err(Refusal::NotYours));
    world.desk("intake-1", DeskCommand::IssueCode).unwrap();
    assert_eq!(
        world.desk("intake-1", DeskCommand::IssueCode),
        Err(Refusal::NotNow),
        "once"
    );
    let told = Status::timeline(&world.case());
    assert!(
        told.iter().any(|entry| entry.what == What::CodeReplaced),
        "the citizen is told"
    );
}

#[test]
fn whoever_left_no_contact_gets_no_other_code_and_a_closed_case_gives_one() {
    let mut anonymous = World::filed(Kind::Complaint, Some("station-1"), false);
    assert_eq!(anonymous.propose("intake-1", Proposal::NewCode), Err(Refusal::NotNow));
    let mut world = World::filed(Kind::Complaint, Some("station-1"), true);
    world.withdraw(WithdrawalReason::Solved);
    look(&mut world);
    let proposal = world.propose("intake-1", Proposal::NewCode).unwrap();
    world.approve("oversight-1", proposal).unwrap();
    world.desk("intake-1", DeskCommand::IssueCode).unwrap();
}

#[test]
fn a_message_reaches_somebody_anonymous_and_no_clock_stands_still() {
    let mut world = World::filed(Kind::Complaint, Some("station-1"), false);
    world.accept();
    world.give_to("oversight-1", "verifier-1");
    let tell = || DeskCommand::Tell {
        text: text(Part::Message),
    };
    assert_eq!(world.desk("verifier-2", tell()), Err(Refusal::NotYours));
    let before = world.case();
    assert!(before.work.contact.is_some());
    world.desk("verifier-1", tell()).unwrap();
    let after = world.case();
    assert_eq!((after.work.contact, after.overlay.waiting), (None, None));
    assert_eq!(after.work.answer_due, before.work.answer_due);
    assert_eq!(World::complaint().desk("verifier-1", tell()), Err(Refusal::NotYours));
    assert_eq!(World::answered().desk("verifier-1", tell()), Err(Refusal::NotNow));
}

//! Ways round a rule that were open once.

use super::world::{DAY, World, id, text, why};
use crate::case::*;
use crate::kind::Kind;
use crate::person::Role;

fn call(level: u8, solved: Solved) -> DeskCommand {
    DeskCommand::FollowUp {
        reached: Reached::Spoken,
        level: Some(level),
        solved: Some(solved),
    }
}

#[test]
fn what_a_caller_records_never_stands_for_what_the_citizen_says() {
    let mut world = World::answered();
    world.desk("intake-1", call(5, Solved::Yes)).unwrap();
    assert!(world.status().may.contains(&May::Evaluate));
    world.evaluate(1, Solved::No).unwrap();
    assert_eq!(world.status().code, CaseStatus::SecondLook);
    let mut anonymous = World::filed(Kind::Enquiry, Some("station-1"), false);
    anonymous.accept();
    anonymous.give_to("intake-1", "handler-1");
    anonymous.answer("handler-1").unwrap();
    assert_eq!(
        anonymous.desk("intake-1", call(5, Solved::Yes)),
        Err(Refusal::DoesNotFit),
        "nobody was called"
    );
}

#[test]
fn a_second_look_cannot_be_sent_away_or_decided_by_what_waited_before() {
    let mut world = World::verifying();
    let merge = Proposal::Merge {
        into: "main".to_owned(),
    };
    let waiting = world.propose("oversight-1", merge.clone()).unwrap();
    world.look_and_answer("verifier-1", "oversight-1");
    assert_eq!(world.approve("oversight-2", waiting), Err(Refusal::NotNow));
    world.evaluate(1, Solved::No).unwrap();
    assert_eq!(
        world.approve("oversight-2", waiting),
        Err(Refusal::AlreadyDone),
        "the look before took it along"
    );
    for proposal in [
        merge,
        Proposal::SendOn {
            receiver: Some("市信访局".to_owned()),
        },
        Proposal::Retype { kind: Kind::Enquiry },
        Proposal::Complex,
    ] {
        assert_eq!(world.propose("oversight-1", proposal), Err(Refusal::NotNow));
    }
    let approver = DeskCommand::Assign { to: id("oversight-1") };
    world.promote("oversight-1", Role::Verifier, "oversight");
    assert_eq!(
        world.desk("oversight-2", approver),
        Err(Refusal::OtherPeople),
        "who approved the first finding"
    );
}

#[test]
fn whoever_was_named_once_stays_out_of_it() {
    let mut world = World::verifying();
    let name = |people: Vec<_>| DeskCommand::NameConcerned {
        people,
        superiors: Vec::new(),
    };
    world.desk("oversight-1", name(vec![id("officer-1")])).unwrap();
    world.desk("verifier-1", name(Vec::new())).unwrap();
    assert_eq!(world.case().work.concerned, [id("officer-1")]);
}

#[test]
fn routing_it_elsewhere_frees_nobody_of_the_unit_first_complained_about() {
    let mut world = World::complaint();
    let accept = DeskCommand::Accept {
        about: Some("station-2".to_owned()),
        marks: Vec::new(),
    };
    world.desk("intake-1", accept).unwrap();
    let own = DeskCommand::Assign { to: id("verifier-own") };
    assert_eq!(world.desk("oversight-1", own), Err(Refusal::OwnMatter));
    for who in ["handler-1", "handler-2"] {
        assert!(
            world
                .case()
                .is_in_conflict(world.org.person(&id(who)).unwrap(), &world.org),
            "{who}"
        );
    }
}

#[test]
fn nothing_is_found_before_recordings_were_asked_for() {
    let mut world = World::complaint();
    world.accept();
    world.give_to("oversight-1", "verifier-1");
    world
        .desk("verifier-1", DeskCommand::Allege { cause: Cause::Force })
        .unwrap();
    world.verify("verifier-1", &[VerifyingAct::HeardConcerned]).unwrap();
    assert_eq!(
        world.find("verifier-1", Outcome::Upheld, &[Consequence::Fault]),
        Err(Refusal::MustPreserve)
    );
    world.preserve("verifier-1");
    world
        .find("verifier-1", Outcome::Upheld, &[Consequence::Fault])
        .unwrap();
}

#[test]
fn nobody_named_is_passed_over_by_saying_that_there_is_nobody() {
    let mut world = World::verifying();
    let name = DeskCommand::NameConcerned {
        people: vec![id("officer-1")],
        superiors: Vec::new(),
    };
    world.desk("oversight-1", name).unwrap();
    world.verify("verifier-1", &[VerifyingAct::NoPersonConcerned]).unwrap();
    assert_eq!(
        world.find("verifier-1", Outcome::Upheld, &[Consequence::Fault]),
        Err(Refusal::MustHear)
    );
}

#[test]
fn a_fault_that_was_objected_to_is_owed_after_the_answer_until_it_is_answered_for() {
    use crate::deadlines::Step;
    let mut world = World::verifying();
    let name = DeskCommand::NameConcerned {
        people: vec![id("officer-1")],
        superiors: Vec::new(),
    };
    world.desk("oversight-1", name).unwrap();
    let summary = world.propose("oversight-1", Proposal::Summary).unwrap();
    world.approve("oversight-2", summary).unwrap();
    world.system(SystemCommand::ReleaseSummary).unwrap();
    world.desk("officer-1", DeskCommand::State { text: why() }).unwrap();
    world.verify("verifier-1", &[VerifyingAct::Visited]).unwrap();
    let finding = world
        .find("verifier-1", Outcome::Upheld, &[Consequence::Fault])
        .unwrap();
    world.approve("oversight-1", finding).unwrap();
    world
        .desk(
            "officer-1",
            DeskCommand::ObjectToFault {
                allegation: 0,
                text: why(),
            },
        )
        .unwrap();
    let account = || DeskCommand::HoldAccountable {
        allegation: 0,
        by_way_of: Accountability::Criticism,
        person: None,
        on: None,
        text: None,
    };
    assert_eq!(
        world.desk("oversight-1", account()),
        Err(Refusal::NotNow),
        "nobody is punished meanwhile"
    );
    world.answer("verifier-1").unwrap();
    let decide = DeskCommand::DecideFaultObjection {
        allegation: 0,
        upheld: false,
        text: why(),
    };
    world.desk("oversight-2", decide).unwrap();
    assert!(tasks(&world.case()).iter().any(|task| task.step == Step::Account));
    world.desk("oversight-1", account()).unwrap();
    assert!(!tasks(&world.case()).iter().any(|task| task.step == Step::Account));
}

#[test]
fn a_reported_reprisal_keeps_the_matter_going_and_its_first_promise() {
    let mut world = World::verifying();
    let report = || Command::ReportReprisal {
        text: text(Part::Reprisal),
        marks: Vec::new(),
    };
    world.citizen(report()).unwrap();
    let first = world.case().work.reprisal;
    world.wait(DAY / 2);
    world.citizen(report()).unwrap();
    assert_eq!(world.case().work.reprisal, first);
    world.withdraw(WithdrawalReason::Unsaid);
    let visited = [VerifyingAct::Visited];
    let rests = world.verify("verifier-1", &visited);
    assert_eq!(rests, Err(Refusal::NotNow), "as any other until it is looked at");
    let look = |found| DeskCommand::LookIntoWithdrawal {
        found,
        text: text(Part::Record),
    };
    let free = world.desk("oversight-1", look(Withdrawing::Free));
    assert_eq!(free, Err(Refusal::DoesNotFit), "it does not rest");
    world.desk("oversight-1", look(Withdrawing::GoesOn)).unwrap();
    world.verify("verifier-1", &visited).expect("verified all the same");
}

#[test]
fn a_reprisal_is_read_by_whoever_has_the_case_in_hand() {
    let mut world = World::answered();
    world.evaluate(1, Solved::No).unwrap();
    world.promote("oversight-3", Role::Verifier, "oversight");
    world.give_to("oversight-1", "oversight-3");
    world.look_and_answer("oversight-3", "oversight-2");
    world.evaluate(1, Solved::No).unwrap();
    assert_eq!(world.status().holder, Party::Reviewer);
    world.org.people.retain(|person| !person.holds(Role::Reviewer));
    let report = Command::ReportReprisal {
        text: text(Part::Reprisal),
        marks: Vec::new(),
    };
    assert_eq!(
        world.citizen(report),
        Err(Refusal::NotNow),
        "oversight has nothing to do with it any more"
    );
}

#[test]
fn an_enquiry_about_the_watchers_that_becomes_a_complaint_goes_to_the_reviewer() {
    let mut world = World::filed(Kind::Enquiry, Some("oversight"), true);
    let at = world
        .propose("intake-1", Proposal::Retype { kind: Kind::Complaint })
        .unwrap();
    world.approve("oversight-2", at).unwrap();
    let sees = |who: &str| world.case().sight(world.org.person(&id(who)).unwrap(), &world.org);
    assert_eq!(
        (sees("intake-1"), sees("oversight-1"), sees("reviewer-1")),
        (Sight::Nothing, Sight::Nothing, Sight::Story)
    );
    world
        .desk(
            "reviewer-1",
            DeskCommand::Accept {
                about: None,
                marks: Vec::new(),
            },
        )
        .unwrap();
}

#[test]
fn a_verifier_does_not_open_an_identity_by_naming_danger_in_a_case_of_others() {
    let mut world = World::answered();
    world.evaluate(1, Solved::No).unwrap();
    world
        .desk("oversight-1", DeskCommand::Mark { mark: Mark::Emergency })
        .unwrap();
    let look = || DeskCommand::LookAtIdentity {
        reason: LookReason::Danger,
        text: text(Part::Record),
    };
    assert_eq!(world.desk("verifier-1", look()), Err(Refusal::NotYours));
    world.desk("oversight-1", look()).unwrap();
    world.desk("oversight-2", look()).unwrap();
    world.desk("oversight-1", DeskCommand::ApproveLook).unwrap();
    assert_eq!(world.case().work.looks.len(), 1);
    assert_eq!(
        world.desk("oversight-1", DeskCommand::ApproveLook),
        Err(Refusal::SecondPerson),
        "one's own is left"
    );
}

#[test]
fn an_emergency_look_that_was_not_right_is_said_to_be_and_ends() {
    let mut world = World::complaint();
    world
        .desk("oversight-1", DeskCommand::Mark { mark: Mark::Emergency })
        .unwrap();
    let look = DeskCommand::LookAtIdentity {
        reason: LookReason::Danger,
        text: text(Part::Record),
    };
    world.desk("command-1", look).unwrap();
    let decline = || DeskCommand::DeclineLook {
        text: text(Part::Reason),
    };
    assert_eq!(world.desk("command-1", decline()), Err(Refusal::NotYours));
    world.desk("oversight-1", decline()).unwrap();
    assert_eq!(world.case().work.looks, []);
    let told = Status::timeline(&world.case());
    assert_eq!(told.last().unwrap().what, What::IdentityLookDeclined);
    assert_eq!(world.desk("oversight-2", decline()), Err(Refusal::NotNow));
}

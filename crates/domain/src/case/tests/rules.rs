//! Rules 1 and 3: verification, findings, musts, the second person, clocks.

use super::world::{DAY, HOUR, World, id, text, why};
use crate::case::*;
use crate::kind::Kind;
use crate::unit::Formerly;

const HEARD: &[VerifyingAct] = &[VerifyingAct::HeardConcerned];

#[test]
fn no_complaint_is_answered_without_record_finding_and_must() {
    let mut world = World::complaint();
    world.accept();
    assert_eq!(world.answer("verifier-1"), Err(Refusal::NotYours));
    world
        .desk("oversight-1", DeskCommand::Assign { to: id("verifier-1") })
        .unwrap();
    assert_eq!(world.answer("verifier-1"), Err(Refusal::TakeOnFirst));
    world.desk("verifier-1", DeskCommand::TakeOn).unwrap();
    assert_eq!(world.answer("verifier-1"), Err(Refusal::MustAllege));
    world
        .desk("verifier-1", DeskCommand::Allege { cause: Cause::Attitude })
        .unwrap();
    world.preserve("verifier-1");
    assert_eq!(world.answer("verifier-1"), Err(Refusal::MustVerify));
    assert_eq!(
        world.find("verifier-1", Outcome::Upheld, &[Consequence::Fault]),
        Err(Refusal::MustVerify)
    );
    world.verify("verifier-1", &[VerifyingAct::Visited]).unwrap();
    assert_eq!(
        world.find("verifier-1", Outcome::Upheld, &[Consequence::Fault]),
        Err(Refusal::MustHear)
    );
    world.verify("verifier-1", &[VerifyingAct::ConcernedRefused]).unwrap();
    assert_eq!(world.answer("verifier-1"), Err(Refusal::MustFind));
    let finding = world
        .find("verifier-1", Outcome::NotUpheld, &[Consequence::NoFault])
        .unwrap();
    assert_eq!(world.approve("verifier-1", finding), Err(Refusal::NotYours));
    assert_eq!(world.answer("verifier-1"), Err(Refusal::MustFind), "not approved yet");
    world.approve("oversight-1", finding).unwrap();
    assert_eq!(world.answer("verifier-1"), Err(Refusal::MustClarify));
    let to_one = DeskCommand::Clarify {
        allegation: 0,
        to: vec![Audience::Officer],
        on: None,
        text: text(Part::Clarification),
    };
    world.desk("verifier-1", to_one).unwrap();
    assert_eq!(
        world.answer("verifier-1"),
        Err(Refusal::MustClarify),
        "complainant and unit hear it too"
    );
    world.clarify("verifier-1");
    let no_organ = DeskCommand::Answer {
        text: text(Part::Answer),
        adoption: None,
        organ: Some(" ".to_owned()),
    };
    assert_eq!(world.desk("verifier-1", no_organ), Err(Refusal::MustNameOrgan));
    world.answer("verifier-1").unwrap();
}

#[test]
fn not_provable_is_never_no_fault_and_what_contradicts_is_refused() {
    use Consequence::{Fault, NoFault, Shortcoming};
    let mut world = World::verifying();
    world.verify("verifier-1", HEARD).unwrap();
    for (outcome, consequences, fits) in [
        (Outcome::NotProvable, &[][..], true),
        (Outcome::NotProvable, &[Shortcoming], true),
        (Outcome::NotProvable, &[NoFault], false),
        (Outcome::NotProvable, &[Fault], false),
        (Outcome::NotUpheld, &[NoFault], true),
        (Outcome::NotUpheld, &[NoFault, Shortcoming], true),
        (Outcome::NotUpheld, &[Fault], false),
        (Outcome::NotUpheld, &[], false),
        (Outcome::Upheld, &[Fault, Shortcoming], true),
        (Outcome::Upheld, &[], false),
        (Outcome::Upheld, &[Fault, NoFault], false),
        (Outcome::PartlyUpheld, &[Fault, Fault], false),
    ] {
        let found = world.clone().find("verifier-1", outcome, consequences);
        let expected = if fits { Ok(0) } else { Err(Refusal::DoesNotFit) };
        assert_eq!(found, expected, "{outcome:?} {consequences:?}");
    }
}

#[test]
fn everything_that_needs_a_second_person_does_nothing_alone() {
    let told = [
        Proposal::Refuse {
            ground: RefusalGround::NoContent,
        },
        Proposal::Refer {
            way: LawfulWay::OtherAuthority,
            keeps_conduct: false,
        },
        Proposal::SendOn {
            receiver: Some("市信访局".to_owned()),
        },
        Proposal::Merge {
            into: "other".to_owned(),
        },
        Proposal::Retype { kind: Kind::Enquiry },
    ];
    for proposal in told {
        let mut world = World::complaint();
        let before = world.status();
        let at = world.propose("oversight-1", proposal.clone()).unwrap();
        assert_eq!(world.status(), before, "{proposal:?}");
        assert_eq!(
            world.propose("intake-1", proposal.clone()),
            Err(Refusal::AlreadyDone),
            "{proposal:?}"
        );
        assert_eq!(
            world.approve("oversight-1", at),
            Err(Refusal::SecondPerson),
            "{proposal:?}"
        );
        assert_eq!(world.approve("intake-1", at), Err(Refusal::NotYours), "{proposal:?}");
        let decline = DeskCommand::Decline {
            proposal: at,
            text: why(),
        };
        let mut declined = world.clone();
        declined.desk("oversight-2", decline).unwrap();
        assert_eq!(declined.status().code, before.code);
        world.approve("oversight-2", at).unwrap();
        assert!(
            world.status().may.contains(&May::Object),
            "{proposal:?} is told and can be objected to"
        );
        assert_eq!(Status::timeline(&world.case()).last().unwrap().what, What::Approved);
    }
}

#[test]
fn a_proposal_that_the_case_has_left_behind_cannot_be_approved() {
    let mut world = World::filed(Kind::Enquiry, Some("station-1"), true);
    let at = world
        .propose("intake-1", Proposal::Retype { kind: Kind::Complaint })
        .unwrap();
    assert_eq!(
        world.desk(
            "intake-1",
            DeskCommand::Accept {
                about: None,
                marks: Vec::new()
            }
        ),
        Err(Refusal::AlreadyDone)
    );
    let decline = DeskCommand::Decline {
        proposal: at,
        text: why(),
    };
    world.desk("oversight-1", decline).unwrap();
    world.accept();
    let again = world
        .propose("intake-1", Proposal::Retype { kind: Kind::Complaint })
        .unwrap();
    world.give_to("intake-1", "handler-1");
    world.answer("handler-1").unwrap();
    assert_eq!(
        world.approve("oversight-1", again),
        Err(Refusal::NotNow),
        "answered as an enquiry, never verified"
    );
}

#[test]
fn a_complaint_is_worked_on_by_the_rules_for_complaints_even_when_it_was_retyped() {
    let mut world = World::complaint();
    let at = world
        .propose("intake-1", Proposal::Retype { kind: Kind::Enquiry })
        .unwrap();
    world.approve("oversight-1", at).unwrap();
    world.accept();
    let own = DeskCommand::Assign { to: id("handler-1") };
    assert_eq!(world.desk("oversight-1", own), Err(Refusal::Unknown));
    assert!(
        world
            .case()
            .is_in_conflict(world.org.person(&id("handler-1")).unwrap(), &world.org)
    );
}

#[test]
fn more_time_is_given_once_and_falls_with_an_objection() {
    let mut world = World::verifying();
    let due = world.status().next.unwrap().due_at;
    let extend = world.propose("verifier-1", Proposal::Extend).unwrap();
    world.approve("oversight-1", extend).unwrap();
    assert_eq!(
        world.status().next.unwrap().due_at.to_string(),
        "2026-12-07T23:59:59+08:00"
    );
    assert_eq!(
        world.propose("verifier-1", Proposal::Complex),
        Err(Refusal::AlreadyDone)
    );
    world
        .citizen(Command::Object {
            text: text(Part::Objection),
            marks: Vec::new(),
        })
        .unwrap();
    let decide = DeskCommand::DecideObjection {
        proposal: extend,
        upheld: true,
        text: why(),
    };
    world.desk("oversight-2", decide).unwrap();
    assert_eq!(world.status().next.unwrap().due_at, due);
    let mut complex = World::verifying();
    let at = complex.propose("verifier-1", Proposal::Complex).unwrap();
    complex.approve("oversight-1", at).unwrap();
    assert_eq!(
        complex.status().next.unwrap().due_at.to_string(),
        "2026-12-14T23:59:59+08:00"
    );
    let mut late = World::verifying();
    late.wait(10 * DAY);
    assert_eq!(late.propose("verifier-1", Proposal::Extend), Err(Refusal::TooLate));
}

#[test]
fn a_wrong_assignment_goes_back_within_a_day_and_restarts_no_clock() {
    let mut world = World::complaint();
    world.accept();
    let due = world.status().next;
    world
        .desk("oversight-1", DeskCommand::Assign { to: id("verifier-1") })
        .unwrap();
    let give_back = DeskCommand::Return { text: why() };
    let mut late = world.clone();
    late.wait(25 * HOUR);
    assert_eq!(late.desk("verifier-1", give_back.clone()), Err(Refusal::TooLate));
    world.wait(23 * HOUR);
    assert_eq!(world.desk("verifier-2", give_back.clone()), Err(Refusal::NotYours));
    world.desk("verifier-1", give_back).unwrap();
    assert_eq!((world.status().code, world.status().next), (CaseStatus::Accepted, due));
}

#[test]
fn moving_a_unit_frees_nobody_of_a_conflict_for_two_years() {
    let mut world = World::filed(Kind::Complaint, Some("branch"), false);
    let conflict = |world: &World, who: &str| {
        let person = world.org.person(&id(who)).unwrap();
        world.case().is_in_conflict(person, &world.org)
    };
    assert!(conflict(&world, "handler-1"), "their station is below the branch");
    let until = world.now.day().plus(10);
    let station = world
        .org
        .units
        .0
        .iter_mut()
        .find(|unit| unit.code == "station-1")
        .unwrap();
    station.parent = Some("traffic".to_owned());
    assert!(!conflict(&world, "handler-1"), "unless where it was is remembered");
    let station = world
        .org
        .units
        .0
        .iter_mut()
        .find(|unit| unit.code == "station-1")
        .unwrap();
    let above = "branch".to_owned();
    station.formerly.push(Formerly { above, until });
    assert!(conflict(&world, "handler-1"));
    let units = &world.org.units;
    assert!(
        units.was_within("station-1", "bureau", until),
        "by the old way and the new"
    );
    assert!(units.was_within("station-1", "traffic", until));
    let later = until.plus(1);
    assert!(!units.was_within("station-1", "branch", later), "not for ever");
}

#[test]
fn a_unit_that_is_moved_out_from_under_the_watchers_is_still_about_them() {
    let mut world = World::complaint();
    let until = world.now.day();
    let mut units = world.org.units.0.iter_mut();
    let station = units.find(|unit| unit.code == "station-1").unwrap();
    assert!(!station.watches);
    let above = "oversight".to_owned();
    station.formerly.push(Formerly { above, until });
    let at = until.plus(731).start();
    assert!(is_about_watchers(&world.org.units, "station-1", at));
    assert!(!is_about_watchers(&world.org.units, "station-1", at.plus_ms(2 * DAY)));
}

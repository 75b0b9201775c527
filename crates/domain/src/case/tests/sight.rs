//! Rule 2: who may see what, and who may never work on it.

use super::staff::STAFF;
use super::world::{DAY, World, id, text};
use crate::case::*;
use crate::deadlines::Step;
use crate::kind::Kind;
use crate::person::Role;

fn sight(world: &World, who: &str) -> Sight {
    world.case().sight(world.org.person(&id(who)).unwrap(), &world.org)
}

fn seeing(world: &World) -> Vec<&'static str> {
    let sees = |&&(name, ..): &&(&'static str, Role, &str)| sight(world, name) != Sight::Nothing;
    STAFF.iter().filter(sees).map(|(name, ..)| *name).collect()
}

/// The summary is written, checked and released.
pub(super) fn release(world: &mut World) {
    let summary = world.propose("oversight-1", Proposal::Summary).unwrap();
    world.approve("oversight-2", summary).unwrap();
    world.system(SystemCommand::ReleaseSummary).unwrap();
}

#[test]
fn a_complaint_is_never_shown_to_the_unit_complained_about() {
    let mut world = World::complaint();
    let central = [
        "intake-1",
        "intake-2",
        "intake-3",
        "oversight-1",
        "oversight-2",
        "oversight-3",
    ];
    assert_eq!(seeing(&world), central);
    world.accept();
    assert_eq!(seeing(&world), central);
    release(&mut world);
    for who in ["handler-1", "handler-1b", "head-1"] {
        assert_eq!(sight(&world, who), Sight::Notice, "{who} reads the summary");
    }
    assert_eq!(sight(&world, "officer-1"), Sight::Nothing, "nobody is named yet");
    let name = DeskCommand::NameConcerned {
        people: vec![id("officer-1")],
        superiors: Vec::new(),
    };
    world.desk("oversight-1", name).unwrap();
    assert_eq!(sight(&world, "officer-1"), Sight::Notice);
}

#[test]
fn nobody_with_an_interest_in_it_is_assigned() {
    let mut world = World::complaint();
    world.accept();
    let assign = |to: &str| DeskCommand::Assign { to: id(to) };
    assert_eq!(
        world.desk("oversight-1", assign("verifier-own")),
        Err(Refusal::OwnMatter)
    );
    assert_eq!(
        world.desk("oversight-1", assign("handler-2")),
        Err(Refusal::Unknown),
        "no verifier"
    );
    // The named officer served at the unit of the second verifier until a year ago.
    world.serve("officer-1", "legal", Some("2025-12-01"));
    world.serve("officer-1", "traffic", Some("2024-01-01"));
    let name = DeskCommand::NameConcerned {
        people: vec![id("officer-1")],
        superiors: Vec::new(),
    };
    world.desk("oversight-1", name).unwrap();
    assert_eq!(world.desk("oversight-1", assign("verifier-2")), Err(Refusal::OwnMatter));
    assert_eq!(
        world.desk("oversight-1", assign("verifier-1")),
        Ok(()),
        "longer ago than 24 months"
    );
}

#[test]
fn whoever_is_named_later_stops_working_on_it_and_sees_it_no_more() {
    let mut world = World::verifying();
    let name = DeskCommand::NameConcerned {
        people: Vec::new(),
        superiors: vec![id("verifier-1")],
    };
    world.desk("oversight-1", name).unwrap();
    assert_eq!(world.case().work.current(), None);
    assert_eq!(sight(&world, "verifier-1"), Sight::Nothing);
    assert_eq!(
        world.verify("verifier-1", &[VerifyingAct::Visited]),
        Err(Refusal::NotYours)
    );
}

#[test]
fn a_case_about_the_watchers_exists_for_the_reviewer_only() {
    for unit in ["oversight", "command", "centre", "bureau"] {
        let mut world = World::filed(Kind::Complaint, Some(unit), true);
        assert_eq!(seeing(&world), ["reviewer-1", "reviewer-2", "reviewer-3"], "{unit}");
        let accept = DeskCommand::Accept {
            about: None,
            marks: Vec::new(),
        };
        assert_eq!(world.desk("intake-1", accept.clone()), Err(Refusal::NotYours));
        world.desk("reviewer-1", accept).unwrap();
        world.give_to("reviewer-1", "reviewer-2");
        world
            .desk("reviewer-2", DeskCommand::Allege { cause: Cause::Evasion })
            .unwrap();
        world.look_and_answer("reviewer-2", "reviewer-3");
        assert_eq!(world.status().holder, Party::Intake.min(world.status().holder));
    }
}

#[test]
fn a_case_in_which_a_watcher_is_named_leaves_the_desk_of_the_watchers() {
    let mut world = World::verifying();
    let name = DeskCommand::NameConcerned {
        people: vec![id("oversight-2")],
        superiors: Vec::new(),
    };
    world.desk("verifier-1", name).unwrap();
    assert_eq!(seeing(&world), ["reviewer-1", "reviewer-2", "reviewer-3"]);
}

#[test]
fn a_summary_is_checked_by_another_and_waits_for_the_citizen_who_was_asked() {
    let mut world = World::verifying();
    let summary = world.propose("oversight-1", Proposal::Summary).unwrap();
    assert_eq!(world.system(SystemCommand::ReleaseSummary), Err(Refusal::NotNow));
    assert_eq!(world.approve("oversight-1", summary), Err(Refusal::SecondPerson));
    world.approve("oversight-2", summary).unwrap();
    world.desk("verifier-1", DeskCommand::AskConsent).unwrap();
    assert_eq!(world.system(SystemCommand::ReleaseSummary), Err(Refusal::NeedsConsent));
    assert!(world.status().may.contains(&May::Consent));
    let mut refused = world.clone();
    refused.citizen(Command::Consent { yes: false }).unwrap();
    assert_eq!(
        refused.system(SystemCommand::ReleaseSummary),
        Err(Refusal::NeedsConsent)
    );
    world.citizen(Command::Consent { yes: true }).unwrap();
    world.system(SystemCommand::ReleaseSummary).unwrap();
}

#[test]
fn the_person_concerned_speaks_once_within_two_working_days_and_objects_once_to_a_fault() {
    let mut world = World::verifying();
    let name = DeskCommand::NameConcerned {
        people: vec![id("officer-1")],
        superiors: Vec::new(),
    };
    world.desk("oversight-1", name).unwrap();
    let state = || DeskCommand::State {
        text: text(Part::Statement),
    };
    assert_eq!(
        world.desk("officer-1", state()),
        Err(Refusal::NotYours),
        "nothing was released"
    );
    release(&mut world);
    let mut late = world.clone();
    late.wait(4 * DAY);
    assert_eq!(late.desk("officer-1", state()), Err(Refusal::TooLate));
    world.desk("officer-1", state()).unwrap();
    assert_eq!(world.desk("officer-1", state()), Err(Refusal::AlreadyDone));
    assert_eq!(world.desk("officer-2", state()), Err(Refusal::NotYours));
    world.verify("verifier-1", &[VerifyingAct::HeardConcerned]).unwrap();
    let finding = world
        .find("verifier-1", Outcome::Upheld, &[Consequence::Fault])
        .unwrap();
    world.approve("oversight-1", finding).unwrap();
    let object = || DeskCommand::ObjectToFault {
        allegation: 0,
        text: text(Part::Statement),
    };
    world.desk("officer-1", object()).unwrap();
    assert_eq!(world.desk("officer-1", object()), Err(Refusal::AlreadyDone));
    world.answer("verifier-1").expect("the citizen's answer does not wait");
    let decide = DeskCommand::DecideFaultObjection {
        allegation: 0,
        upheld: true,
        text: text(Part::Record),
    };
    assert_eq!(world.desk("oversight-1", decide.clone()), Err(Refusal::SecondPerson));
    world.desk("oversight-2", decide).unwrap();
    assert_eq!(
        world.case().work.allegations[0].finding.as_ref().unwrap().consequences,
        [Consequence::NoFault]
    );
    let owed = |world: &World| tasks(&world.case()).iter().any(|task| task.step == Step::Clarify);
    assert!(owed(&world), "无过错必澄清, after the answer too");
    world.clarify("oversight-1");
    assert!(!owed(&world));
}

#[test]
fn support_supervisors_psychologists_and_administrators_never_see_a_case() {
    let mut world = World::answered();
    world.evaluate(1, Solved::No).unwrap();
    for who in [
        "support-1",
        "supervisor-1",
        "psychology-1",
        "admin-1",
        "handler-2",
        "head-2",
        "legal-1",
    ] {
        assert_eq!(sight(&world, who), Sight::Nothing, "{who}");
    }
    let mut inactive = world.clone();
    inactive
        .org
        .people
        .iter_mut()
        .for_each(|person| person.is_active = false);
    assert_eq!(seeing(&inactive), Vec::<&str>::new());
}

#[test]
fn each_look_at_an_identity_is_told_and_one_in_danger_is_approved_by_another() {
    let mut world = World::verifying();
    let look = |reason| DeskCommand::LookAtIdentity {
        reason,
        text: text(Part::Record),
    };
    assert_eq!(
        world.desk("verifier-2", look(LookReason::AskCitizen)),
        Err(Refusal::NotYours)
    );
    world.desk("verifier-1", look(LookReason::AskCitizen)).unwrap();
    assert_eq!(Status::timeline(&world.case()).last().unwrap().what, What::IdentitySeen);
    assert_eq!(
        world.desk("command-1", look(LookReason::Danger)),
        Err(Refusal::NotYours)
    );
    world
        .desk("intake-1", DeskCommand::Mark { mark: Mark::Emergency })
        .unwrap();
    assert_eq!(
        world.desk("command-1", look(LookReason::FollowUp)),
        Err(Refusal::NotYours)
    );
    world.desk("command-1", look(LookReason::Danger)).unwrap();
    assert_eq!(
        world.desk("command-1", DeskCommand::ApproveLook),
        Err(Refusal::NotYours)
    );
    world.desk("oversight-1", DeskCommand::ApproveLook).unwrap();
    let mut anonymous = World::filed(Kind::Complaint, Some("station-1"), false);
    assert_eq!(
        anonymous.desk("intake-1", look(LookReason::FollowUp)),
        Err(Refusal::NotNow)
    );
}

#[test]
fn naming_people_leaves_nobody_without_a_case_that_somebody_can_see() {
    let mut world = World::complaint();
    world.accept();
    let name = |people: &[&str]| DeskCommand::NameConcerned {
        people: people.iter().map(|name| id(name)).collect(),
        superiors: Vec::new(),
    };
    let all = ["reviewer-1", "reviewer-2", "reviewer-3"];
    assert_eq!(world.clone().desk("oversight-1", name(&all)), Err(Refusal::OtherPeople));
    world.org.people.retain(|person| !person.holds(Role::Reviewer));
    assert_eq!(
        world.clone().desk("oversight-1", name(&["oversight-2"])),
        Err(Refusal::OtherPeople)
    );
    assert_eq!(world.desk("oversight-1", name(&["officer-1"])), Ok(()));
}

//! Rules 9 and 12: what whoever watches writes about a report of reprisal, and how long danger opens a case.

use super::staff::STAFF;
use super::world::{World, id, text};
use crate::case::*;
use crate::kind::Kind;
use crate::person::Role;

fn tell() -> DeskCommand {
    DeskCommand::Tell {
        text: text(Part::Message),
    }
}

#[test]
fn whoever_reads_a_report_writes_to_its_citizen_and_nobody_else_learns_of_it() {
    let mut world = World::filed(Kind::Complaint, Some("station-1"), false);
    assert_eq!(world.desk("oversight-1", tell()), Err(Refusal::NotNow));
    let report = Command::ReportReprisal {
        text: text(Part::Reprisal),
        marks: vec![Mark::Emergency],
    };
    world.citizen(report).unwrap();
    let contact = world.case().work.contact;
    world.desk("oversight-1", tell()).unwrap();
    assert_eq!(world.case().work.contact, contact, "it is nobody's first contact");
    let told = Status::timeline(&world.case());
    assert!(told.iter().any(|line| line.what == What::MessageSent));
    let event = &world.events.last().unwrap().event;
    for (who, role, _) in STAFF {
        let person = world.org.person(&id(who)).unwrap();
        assert_eq!(
            world.case().may_know_of(event, person),
            *role == Role::Oversight,
            "{who}"
        );
    }
    let handle = DeskCommand::HandleReprisal {
        text: text(Part::Record),
    };
    world.desk("oversight-1", handle).unwrap();
    assert_eq!(world.desk("oversight-1", tell()), Err(Refusal::NotNow));
}

#[test]
fn danger_opens_a_case_and_an_identity_only_until_somebody_saw_to_it() {
    let mut world = World::complaint();
    let mark = Mark::Emergency;
    world.desk("oversight-1", DeskCommand::Mark { mark }).unwrap();
    let sees = |world: &World| {
        let duty = world.org.person(&id("command-1")).unwrap();
        world.case().sight(duty, &world.org)
    };
    let look = || DeskCommand::LookAtIdentity {
        reason: LookReason::Danger,
        text: text(Part::Record),
    };
    assert_eq!(sees(&world), Sight::Story);
    world.clone().desk("command-1", look()).unwrap();
    let attend = DeskCommand::Attend {
        outcome: Attended::NoDanger,
        text: text(Part::Record),
    };
    world.desk("command-1", attend).unwrap();
    assert_eq!(sees(&world), Sight::Nothing);
    assert_eq!(world.desk("oversight-1", look()), Err(Refusal::DoesNotFit));
}

#[test]
fn what_those_have_to_do_who_may_know_moves_nobody_elses_place() {
    let mut world = World::complaint();
    world.accept();
    world.give_to("oversight-1", "verifier-1");
    let places = |world: &World, role: Role| {
        let all = placed(&world.case()).into_iter();
        let of = all.filter(|(_, task)| task.role == role);
        of.map(|(at, task)| (at, task.step)).collect::<Vec<_>>()
    };
    let (verifiers, watchers) = (places(&world, Role::Verifier), places(&world, Role::Oversight));
    let counted: Vec<i64> = verifiers.iter().map(|(at, _)| *at).collect();
    assert_eq!(counted, [0, 1, 2], "{verifiers:?}");
    let report = Command::ReportReprisal {
        text: text(Part::Reprisal),
        marks: Vec::new(),
    };
    world.citizen(report).unwrap();
    assert_eq!(places(&world, Role::Verifier), verifiers);
    assert_ne!(places(&world, Role::Oversight), watchers);
}

//! The one next deed leads a case from receipt to its end, and names nothing twice.

use super::staff::STAFF;
use super::world::{DAY, World, id, text};
use crate::case::*;
use crate::kind::Kind;
use crate::person::Role;

/// What somebody does next, as deed, proposal and what it is about.
type Done = (&'static str, &'static str, Option<u16>);

fn next_of(world: &World, who: &str) -> Option<Deed> {
    let case = world.case();
    let person = world.org.person(&id(who)).unwrap();
    let deeds = deeds(&case, person, &world.given());
    next(&case, person, &deeds).map(|at| deeds[at])
}

/// The deed as a command; a first record of verification does not say that anybody was heard.
fn command(world: &World, who: &str, deed: &Deed) -> DeskCommand {
    let of = deed.of.unwrap_or_default();
    let person = world.org.person(&id(who)).unwrap();
    match deed.name {
        "accept" => DeskCommand::Accept {
            about: None,
            marks: Vec::new(),
        },
        "assign" => DeskCommand::Assign {
            to: candidates(&world.case(), person, &world.given())[0].clone(),
        },
        "take_on" => DeskCommand::TakeOn,
        "order_preservation" => DeskCommand::OrderPreservation {
            recordings: vec![Recording::BodyCamera],
        },
        "preserve" => DeskCommand::Preserve {
            text: text(Part::Record),
        },
        "contact" => DeskCommand::Contact,
        "allege" => DeskCommand::Allege { cause: Cause::Attitude },
        "verify" => DeskCommand::Verify {
            acts: vec![if world.case().work.verifications.is_empty() {
                VerifyingAct::ReadFiles
            } else {
                VerifyingAct::HeardConcerned
            }],
            on: world.now.day(),
            text: text(Part::Record),
        },
        "propose" => DeskCommand::Propose {
            proposal: match deed.proposal {
                Some("summary") => Proposal::Summary,
                _ => Proposal::Finding {
                    allegation: of,
                    outcome: Outcome::Upheld,
                    consequences: vec![Consequence::Fault, Consequence::Shortcoming],
                },
            },
            text: text(Part::Record),
        },
        "approve" => DeskCommand::Approve { proposal: of },
        "plan_improvement" => DeskCommand::PlanImprovement {
            allegation: of,
            measure: ImprovementMeasure::Training,
            owner: "station-1".to_owned(),
            due_on: world.now.day().plus(10),
            text: text(Part::Improvement),
        },
        "prove_improvement" => DeskCommand::ProveImprovement {
            improvement: of,
            text: text(Part::Improvement),
        },
        "hold_accountable" => DeskCommand::HoldAccountable {
            allegation: of,
            by_way_of: Accountability::Criticism,
            person: None,
            on: None,
            text: None,
        },
        "convey" => DeskCommand::Convey { verified: false },
        "answer" => DeskCommand::Answer {
            text: text(Part::Answer),
            adoption: Some(Adoption::Adopted),
            organ: Some("province".to_owned()),
        },
        "follow_up" => DeskCommand::FollowUp {
            reached: Reached::Spoken,
            level: Some(5),
            solved: Some(Solved::Yes),
        },
        other => panic!("{other} is not expected"),
    }
}

/// Everybody does what is next for them until nothing is left for anybody.
fn play(world: &mut World) -> Vec<Done> {
    let mut done = Vec::new();
    while let Some((who, deed)) = STAFF
        .iter()
        .find_map(|(who, ..)| next_of(world, who).map(|deed| (*who, deed)))
    {
        assert_eq!(deed.blocked, None, "{deed:?} cannot be done");
        let command = command(world, who, &deed);
        world.desk(who, command).unwrap();
        done.push((deed.name, deed.proposal.unwrap_or_default(), deed.of));
        assert!(done.len() < 40, "it never ends: {done:?}");
    }
    done
}

#[test]
fn doing_what_is_next_carries_a_complaint_to_its_end_and_does_nothing_twice() {
    let mut world = World::complaint();
    let done = play(&mut world);
    let plain = |name| (name, "", None);
    let of = |name| (name, "", Some(0));
    assert_eq!(
        done,
        [
            plain("accept"),
            plain("assign"),
            plain("take_on"),
            plain("order_preservation"),
            // Due after 24 hours, the contact at the end of the next working day.
            plain("preserve"),
            plain("contact"),
            plain("allege"),
            // Those complained about are told what they may read, by two of oversight.
            ("propose", "summary", None),
            of("approve"),
            plain("verify"),
            // The record did not say that the person concerned was heard.
            plain("verify"),
            ("propose", "finding", Some(0)),
            ("approve", "", Some(1)),
            of("hold_accountable"),
            of("plan_improvement"),
            of("prove_improvement"),
            plain("answer"),
            plain("follow_up"),
        ]
    );
    assert_eq!(world.status().code, CaseStatus::Closed);
}

#[test]
fn doing_what_is_next_carries_the_other_kinds_to_their_end() {
    for (kind, between) in [
        (Kind::Praise, &["convey"][..]),
        (Kind::Enquiry, &[]),
        (Kind::Suggestion, &[]),
    ] {
        let mut world = World::filed(kind, Some("station-1"), true);
        let done: Vec<&str> = play(&mut world).into_iter().map(|(name, ..)| name).collect();
        let wanted = [&["accept", "assign", "take_on"], between, &["answer", "follow_up"]].concat();
        assert_eq!(done, wanted, "{kind:?}");
        assert_eq!(world.status().code, CaseStatus::Closed);
    }
}

#[test]
fn while_a_finding_waits_for_its_second_person_it_is_only_theirs() {
    let mut world = World::verifying();
    world.desk("verifier-1", DeskCommand::Contact).unwrap();
    world.verify("verifier-1", &[VerifyingAct::HeardConcerned]).unwrap();
    assert_eq!(next_of(&world, "verifier-1").unwrap().proposal, Some("finding"));
    world
        .find("verifier-1", Outcome::Upheld, &[Consequence::Shortcoming])
        .unwrap();
    assert_eq!(next_of(&world, "verifier-1"), None);
    assert_eq!(next_of(&world, "oversight-1").unwrap().name, "approve");
}

#[test]
fn what_is_missing_for_the_second_allegation_is_not_asked_for_the_first_again() {
    let mut world = World::verifying();
    let cause = Cause::Procedure;
    world.desk("verifier-1", DeskCommand::Contact).unwrap();
    world.desk("verifier-1", DeskCommand::Allege { cause }).unwrap();
    world.verify("verifier-1", &[VerifyingAct::HeardConcerned]).unwrap();
    let summary = world.propose("oversight-1", Proposal::Summary).unwrap();
    world.approve("oversight-2", summary).unwrap();
    for allegation in 0..2 {
        let finding = Proposal::Finding {
            allegation,
            outcome: Outcome::Upheld,
            consequences: vec![Consequence::Fault],
        };
        let at = world.propose("verifier-1", finding).unwrap();
        world.approve("oversight-1", at).unwrap();
    }
    let by_way_of = Accountability::Criticism;
    for allegation in 0..2 {
        let next = next_of(&world, "oversight-1").unwrap();
        assert_eq!((next.name, next.of), ("hold_accountable", Some(allegation)));
        assert_eq!(next_of(&world, "verifier-1"), None, "the fault is answered for first");
        let command = DeskCommand::HoldAccountable {
            allegation,
            by_way_of,
            person: None,
            on: None,
            text: None,
        };
        world.desk("oversight-2", command).unwrap();
    }
    assert_eq!(next_of(&world, "oversight-1"), None);
    assert_eq!(next_of(&world, "verifier-1").unwrap().name, "answer");
}

#[test]
fn a_report_of_reprisal_goes_before_everything_but_danger() {
    let mut world = World::complaint();
    world.accept();
    world.give_to("oversight-1", "verifier-1");
    world.wait(DAY);
    world
        .citizen(Command::ReportReprisal {
            text: text(Part::Reprisal),
            marks: Vec::new(),
        })
        .unwrap();
    assert_eq!(next_of(&world, "oversight-1").unwrap().name, "handle_reprisal");
    let case = world.case();
    let ranks: Vec<(i64, bool)> = tasks(&case)
        .iter()
        .map(|task| (task.rank(&case), task.role == Role::Oversight))
        .collect();
    assert!(ranks.contains(&(1, true)) && ranks.contains(&(2, false)), "{ranks:?}");
    assert_eq!(next_of(&world, "verifier-1").unwrap().name, "order_preservation");
}

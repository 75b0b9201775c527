//! Rules 11 and 14: lawful ways of their own, and false accusation.

use super::world::World;
use crate::case::*;
use crate::kind::Kind;

const HEARD: &[VerifyingAct] = &[VerifyingAct::HeardConcerned];

#[test]
fn the_conduct_part_stays_when_the_legal_part_is_referred() {
    let mut world = World::complaint();
    let refer = Proposal::Refer {
        way: LawfulWay::Reconsideration,
        keeps_conduct: true,
    };
    let at = world.propose("oversight-1", refer).unwrap();
    world.approve("oversight-2", at).unwrap();
    assert_eq!(world.status().code, CaseStatus::Received);
    world.accept();
    for way in LawfulWay::ALL {
        let refer = Proposal::Refer {
            way: *way,
            keeps_conduct: false,
        };
        let is_elsewhere = *way == LawfulWay::OtherAuthority;
        let expected = if is_elsewhere { Ok(0) } else { Err(Refusal::DoesNotFit) };
        assert_eq!(World::complaint().propose("oversight-1", refer.clone()), expected);
        let mut enquiry = World::filed(Kind::Enquiry, Some("station-1"), true);
        assert_eq!(
            enquiry.propose("oversight-1", refer),
            Ok(0),
            "nothing of conduct is in it"
        );
    }
}

#[test]
fn false_accusation_takes_oversight_and_legal_and_the_citizen_is_heard() {
    let mut world = World::verifying();
    assert_eq!(
        world.propose("verifier-1", Proposal::FalseAccusation),
        Err(Refusal::NotYours)
    );
    let accuse = |world: &mut World| world.propose("oversight-1", Proposal::FalseAccusation);
    assert_eq!(accuse(&mut world), Err(Refusal::MustFind), "nothing is found yet");
    world.verify("verifier-1", HEARD).unwrap();
    world
        .desk("verifier-1", DeskCommand::Allege { cause: Cause::Evasion })
        .unwrap();
    for (allegation, outcome) in [(0, Outcome::NotUpheld), (1, Outcome::NotProvable)] {
        let consequences = match outcome {
            Outcome::NotUpheld => vec![Consequence::NoFault],
            _ => Vec::new(),
        };
        let finding = Proposal::Finding {
            allegation,
            outcome,
            consequences,
        };
        let at = world.propose("verifier-1", finding).unwrap();
        assert_eq!(accuse(&mut world), Err(Refusal::MustFind));
        world.approve("oversight-1", at).unwrap();
    }
    assert_eq!(
        accuse(&mut world),
        Err(Refusal::MustFind),
        "one is not upheld, one not provable"
    );
    let mut world = World::verifying();
    world.verify("verifier-1", HEARD).unwrap();
    let finding = world
        .find("verifier-1", Outcome::NotUpheld, &[Consequence::NoFault])
        .unwrap();
    assert_eq!(
        world.approve("legal-1", finding),
        Err(Refusal::NotYours),
        "legal decides on nothing else"
    );
    world.approve("oversight-2", finding).unwrap();
    let mut heard = World::verifying();
    heard
        .verify(
            "verifier-1",
            &[VerifyingAct::AskedComplainant, VerifyingAct::HeardConcerned],
        )
        .unwrap();
    assert_eq!(accuse(&mut world), Err(Refusal::MustHear));
    let mut world = heard;
    let finding = world
        .find("verifier-1", Outcome::NotUpheld, &[Consequence::NoFault])
        .unwrap();
    world.approve("oversight-2", finding).unwrap();
    let at = world.propose("oversight-1", Proposal::FalseAccusation).unwrap();
    assert_eq!(world.approve("oversight-2", at), Err(Refusal::NotYours));
    world.approve("legal-1", at).unwrap();
    assert!(world.status().may.contains(&May::Object));
}

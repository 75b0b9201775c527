//! A case in each of its states.

use super::publication;
use super::sight::release;
use super::world::{World, text, why};
use crate::case::*;
use crate::kind::Kind;
use crate::person::Role;
use crate::submission::HelpKind;

fn handled(kind: Kind) -> World {
    let mut world = World::filed(kind, Some("station-1"), true);
    world.accept();
    world.give_to("intake-1", "handler-1");
    world
}

fn decided(proposal: Proposal) -> World {
    let mut world = World::complaint();
    let at = world.propose("intake-1", proposal).unwrap();
    world.approve("oversight-1", at).unwrap();
    world
}

fn objected(proposal: Proposal) -> World {
    let mut world = decided(proposal);
    let object = Command::Object {
        text: text(Part::Objection),
        marks: Vec::new(),
    };
    world.citizen(object).unwrap();
    world
}

/// Found at fault after a named officer spoke, and not answered yet.
fn found() -> World {
    let mut world = told();
    world.desk("officer-1", DeskCommand::State { text: why() }).unwrap();
    world.verify("verifier-1", &[VerifyingAct::Visited]).unwrap();
    let fault = world
        .find(
            "verifier-1",
            Outcome::Upheld,
            &[Consequence::Fault, Consequence::Shortcoming],
        )
        .unwrap();
    world.approve("oversight-1", fault).unwrap();
    world
}

/// Somebody is named, and what they may read is released.
fn told() -> World {
    let mut world = World::verifying();
    let name = DeskCommand::NameConcerned {
        people: vec![super::world::id("officer-1")],
        superiors: Vec::new(),
    };
    world.desk("oversight-1", name).unwrap();
    release(&mut world);
    world
}

fn waiting() -> World {
    let mut world = World::verifying();
    let text = text(Part::Question);
    world.desk("verifier-1", DeskCommand::Ask { text }).unwrap();
    world
}

fn second_look() -> World {
    let mut world = World::answered();
    world.evaluate(1, Solved::No).unwrap();
    world.give_to("oversight-1", "verifier-2");
    world
}

fn escalated(to: Party) -> World {
    let mut world = World::answered();
    world.evaluate(1, Solved::No).unwrap();
    let who = if to == Party::Reviewer {
        world.promote("oversight-3", Role::Verifier, "oversight");
        "oversight-3"
    } else {
        "verifier-2"
    };
    world.give_to("oversight-1", who);
    world.look_and_answer(who, "oversight-2");
    world.evaluate(1, Solved::No).unwrap();
    assert_eq!(world.status().holder, to);
    world
}

fn closed() -> World {
    let mut world = World::answered();
    world.evaluate(5, Solved::Yes).unwrap();
    world
}

fn withdrawn(reason: WithdrawalReason) -> World {
    let mut world = World::verifying();
    world.withdraw(reason);
    world
}

fn coded() -> World {
    let mut world = World::complaint();
    let reason = LookReason::LostCode;
    world
        .desk("intake-1", DeskCommand::LookAtIdentity { reason, text: why() })
        .unwrap();
    let at = world.propose("intake-1", Proposal::NewCode).unwrap();
    world.approve("oversight-1", at).unwrap();
    world
}

/// Every state with its name.
pub(super) fn stages() -> Vec<(&'static str, World)> {
    let mut accepted = World::complaint();
    accepted.accept();
    let mut emergency = World::complaint();
    let mark = Mark::Emergency;
    emergency.desk("intake-1", DeskCommand::Mark { mark }).unwrap();
    let mut grave = World::asking(Kind::Complaint, Some("station-1"), true, &[HelpKind::CallBack]);
    let (about, marks) = (None, vec![Mark::Serious, Mark::Group]);
    grave.desk("intake-1", DeskCommand::Accept { about, marks }).unwrap();
    let mut attended = emergency.clone();
    let outcome = Attended::Safe;
    let words = text(Part::Record);
    attended
        .desk("command-1", DeskCommand::Attend { outcome, text: words })
        .unwrap();
    let mut threatened = World::verifying();
    threatened
        .citizen(Command::ReportReprisal {
            text: text(Part::Reprisal),
            marks: vec![Mark::Emergency],
        })
        .unwrap();
    let mut accused = World::verifying();
    let heard = [VerifyingAct::AskedComplainant, VerifyingAct::HeardConcerned];
    accused.verify("verifier-1", &heard).unwrap();
    let cleared = accused
        .find("verifier-1", Outcome::NotUpheld, &[Consequence::NoFault])
        .unwrap();
    accused.approve("oversight-1", cleared).unwrap();
    let merge = Proposal::Merge {
        into: "main".to_owned(),
    };
    let refer = Proposal::Refer {
        way: LawfulWay::OtherAuthority,
        keeps_conduct: false,
    };
    let refuse = Proposal::Refuse {
        ground: RefusalGround::NoContent,
    };
    vec![
        ("received", World::complaint()),
        ("verifying", World::verifying()),
        ("answered", World::answered()),
        ("enquiry", handled(Kind::Enquiry)),
        ("watchers", World::filed(Kind::Complaint, Some("oversight"), true)),
        ("accepted", accepted),
        ("told", told()),
        ("waiting", waiting()),
        ("found", found()),
        ("not_upheld", accused),
        ("second_look", second_look()),
        ("escalated", escalated(Party::Oversight)),
        ("escalated_to_reviewer", escalated(Party::Reviewer)),
        ("closed", closed()),
        ("withdrawn", withdrawn(WithdrawalReason::Solved)),
        ("withdrawn_pressed", withdrawn(WithdrawalReason::Pressed)),
        (
            "sent_on",
            decided(Proposal::SendOn {
                receiver: Some("市信访局".to_owned()),
            }),
        ),
        ("referred", decided(refer)),
        ("refused", decided(refuse.clone())),
        ("refused_objected", objected(refuse)),
        ("merged", decided(merge)),
        ("new_code", coded()),
        ("emergency", emergency),
        ("grave", grave),
        ("attended", attended),
        ("threatened", threatened),
        ("anonymous", World::filed(Kind::Complaint, Some("station-1"), false)),
        ("praise", handled(Kind::Praise)),
        ("suggestion", handled(Kind::Suggestion)),
        ("praise_conveyed", publication::conveyed(Some("station-1"), true)),
        ("praise_agreed", publication::agreed()),
        ("praise_checking", publication::checking()),
        ("praise_public", publication::public()),
    ]
}

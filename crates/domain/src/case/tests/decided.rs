//! What two persons decided is told as such: what, on what ground, which way, to whom, and how it stands.

use super::world::{World, why};
use crate::case::*;
use crate::kind::Kind;

/// Proposed by central intake or by whom it is for, and agreed to by oversight.
fn decided(world: &mut World, by: &str, proposal: Proposal) -> u16 {
    let at = world.propose(by, proposal).unwrap();
    assert!(
        Status::decisions(&world.case()).len() <= usize::from(at),
        "nothing is decided by one alone"
    );
    world.approve("oversight-2", at).unwrap();
    at
}

fn last(world: &World) -> DecisionTold {
    Status::decisions(&world.case()).pop().unwrap().1
}

#[test]
fn whatever_two_persons_decide_is_told_with_its_ground_way_kind_or_receiver() {
    let ground = RefusalGround::Unreadable;
    let way = LawfulWay::Reconsideration;
    let receiver = || Some("市信访局".to_owned());
    for (proposal, what) in [
        (Proposal::Refuse { ground }, Decision::Refuse),
        (
            Proposal::Refer {
                way,
                keeps_conduct: true,
            },
            Decision::ReferPart,
        ),
        (Proposal::SendOn { receiver: receiver() }, Decision::SendOn),
        (Proposal::Retype { kind: Kind::Enquiry }, Decision::Retype),
        (Proposal::Withdrawal, Decision::Withdrawal),
    ] {
        let mut world = World::complaint();
        decided(&mut world, "intake-1", proposal);
        let told = last(&world);
        assert_eq!((told.what, told.standing), (what, DecisionStanding::Stands));
        assert_eq!(told.ground, (what == Decision::Refuse).then_some(ground));
        assert_eq!(told.way, (what == Decision::ReferPart).then_some(way));
        assert_eq!(told.kind, (what == Decision::Retype).then_some(Kind::Enquiry));
        assert_eq!(told.receiver, receiver().filter(|_| what == Decision::SendOn));
        assert_eq!(told.at, world.given().now);
    }
}

#[test]
fn what_was_declined_or_waits_is_told_to_nobody_and_what_is_inside_the_house_never_is() {
    let mut world = World::complaint();
    let ground = RefusalGround::NoContent;
    let proposal = world.propose("intake-1", Proposal::Refuse { ground }).unwrap();
    assert!(Status::decisions(&world.case()).is_empty());
    let text = why();
    world
        .desk("oversight-1", DeskCommand::Decline { proposal, text })
        .unwrap();
    assert!(Status::decisions(&world.case()).is_empty());
    let answered = World::answered();
    assert!(!answered.case().work.proposals.is_empty(), "a finding was agreed to");
    assert!(
        Status::decisions(&answered.case()).is_empty(),
        "findings are told with the answer"
    );
}

#[test]
fn an_objection_and_what_came_of_it_are_told_with_the_decision() {
    for (upheld, standing) in [(true, DecisionStanding::Fallen), (false, DecisionStanding::Confirmed)] {
        let mut world = World::complaint();
        let ground = RefusalGround::NoContent;
        let proposal = decided(&mut world, "intake-1", Proposal::Refuse { ground });
        world
            .citizen(Command::Object {
                text: why(),
                marks: Vec::new(),
            })
            .unwrap();
        assert_eq!(last(&world).standing, DecisionStanding::Objected);
        let decide = DeskCommand::DecideObjection {
            proposal,
            upheld,
            text: why(),
        };
        world.desk("oversight-3", decide).unwrap();
        assert_eq!(last(&world).standing, standing);
    }
}

#[test]
fn what_was_sent_on_before_the_receiver_was_a_field_can_still_be_read() {
    let old: Proposal = serde_json::from_str(r#"{"what":"send_on"}"#).unwrap();
    assert_eq!(old, Proposal::SendOn { receiver: None });
    assert_eq!(serde_json::to_string(&old).unwrap(), r#"{"what":"send_on"}"#);
}

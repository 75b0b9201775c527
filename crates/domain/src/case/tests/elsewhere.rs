//! What goes another way: sent on, and given more time.

use super::world::{DAY, World, text};
use crate::case::*;

#[test]
fn what_was_sent_on_is_asked_about_until_it_is_settled_there() {
    let mut world = World::complaint();
    let send_on = world.propose("oversight-1", Proposal::SendOn).unwrap();
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

//! 涉企: a mark with a reason, two who agree together, and what legal sees.

use super::staff::STAFF;
use super::world::{World, id, text, why};
use crate::case::*;
use crate::deadlines::Step;
use crate::kind::Kind;
use crate::person::Role;

fn mark() -> DeskCommand {
    DeskCommand::MarkEnterprise { text: why() }
}

/// A complaint of an enterprise, looked at, and nothing found yet.
fn looked_at() -> World {
    let mut world = World::verifying();
    world.desk("intake-1", mark()).unwrap();
    world.verify("verifier-1", &[VerifyingAct::HeardConcerned]).unwrap();
    world
}

/// The same with a finding that waits.
fn found() -> (World, u16) {
    let mut world = looked_at();
    let at = world
        .find("verifier-1", Outcome::NotUpheld, &[Consequence::NoFault])
        .unwrap();
    (world, at)
}

/// Whose turn it is to decide on a proposal.
fn deciding(world: &World) -> Vec<Role> {
    let tasks = tasks(&world.case()).into_iter();
    let mut roles: Vec<Role> = tasks
        .filter(|task| task.step == Step::Approve)
        .map(|task| task.role)
        .collect();
    roles.sort_unstable();
    roles
}

fn sight(world: &World, who: &str) -> Sight {
    world.case().sight(world.org.person(&id(who)).unwrap(), &world.org)
}

fn decline(world: &mut World, who: &str, proposal: u16) -> Result<(), Refusal> {
    let text = text(Part::Reason);
    world.desk(who, DeskCommand::Decline { proposal, text })
}

#[test]
fn those_who_receive_or_watch_mark_it_once_and_say_why() {
    for (who, role, _) in STAFF {
        let mut world = World::complaint();
        let may = world.desk(who, mark()).is_ok();
        assert_eq!(may, matches!(role, Role::Intake | Role::Oversight), "{who}");
    }
    let mut world = World::complaint();
    assert_eq!(sight(&world, "legal-1"), Sight::Nothing);
    let plain = DeskCommand::Mark { mark: Mark::Enterprise };
    assert_eq!(
        world.desk("intake-1", plain),
        Err(Refusal::DoesNotFit),
        "not without a reason"
    );
    let before = world.status();
    world.desk("oversight-1", mark()).unwrap();
    assert_eq!(world.desk("intake-1", mark()), Err(Refusal::AlreadyDone));
    assert_eq!(sight(&world, "legal-1"), Sight::Story);
    assert_eq!(world.status(), before, "nothing of it is the citizen's");
    assert_eq!(mark().part(), Some(Part::Reason));
}

#[test]
fn what_is_found_of_it_takes_one_of_oversight_and_one_of_legal_in_either_order() {
    for (first, second) in [("oversight-2", "legal-1"), ("legal-1", "oversight-2")] {
        let (mut world, at) = found();
        assert_eq!(deciding(&world), [Role::Oversight, Role::Legal]);
        world.approve(first, at).unwrap();
        let case = world.case();
        assert_eq!(
            (&case.stage, &case.work.allegations[0].finding),
            (&Stage::Working, &None)
        );
        assert_eq!(deciding(&world).len(), 1);
        assert_eq!(world.approve(first, at), Err(Refusal::SecondPerson));
        let is_theirs = world.clone().approve("oversight-3", at);
        let expected = if first == "legal-1" {
            Ok(())
        } else {
            Err(Refusal::NotYours)
        };
        assert_eq!(is_theirs, expected, "one of each");
        world.approve(second, at).unwrap();
        let case = world.case();
        assert_eq!(case.stage, Stage::Found);
        let by = [first, second].map(id);
        assert_eq!(case.work.proposals[0].standing, Standing::Approved(by.to_vec()));
        let finding = case.work.allegations[0].finding.as_ref().unwrap();
        assert_eq!(finding.by, [id("verifier-1"), by[0].clone(), by[1].clone()]);
        assert_eq!(deciding(&world), []);
        assert_eq!(world.approve("oversight-3", at), Err(Refusal::AlreadyDone));
    }
}

#[test]
fn either_of_them_can_say_no_and_it_goes_back() {
    for who in ["oversight-2", "legal-1"] {
        for is_late in [false, true] {
            let (mut world, at) = found();
            if is_late {
                let other = if who == "legal-1" { "oversight-2" } else { "legal-1" };
                world.approve(other, at).unwrap();
            }
            decline(&mut world, who, at).unwrap();
            assert_eq!(world.case().work.proposals[0].standing, Standing::Declined);
            assert_eq!(world.case().stage, Stage::Working);
            let at = world.find("verifier-1", Outcome::NotProvable, &[]).unwrap();
            world.approve("legal-1", at).unwrap();
            world.approve("oversight-2", at).unwrap();
            assert_eq!(world.case().stage, Stage::Found);
        }
    }
    let (mut world, at) = found();
    world.approve("oversight-2", at).unwrap();
    assert_eq!(decline(&mut world, "verifier-1", at), Err(Refusal::NotYours));
    assert_eq!(
        decline(&mut world.clone(), "oversight-2", at),
        Ok(()),
        "whoever agreed first may think better of it"
    );
    assert_eq!(
        decline(&mut world, "oversight-3", at),
        Ok(()),
        "whoever oversees may say no"
    );
}

#[test]
fn who_proposed_it_agrees_to_nothing_and_who_is_both_agrees_once() {
    let mut world = looked_at();
    world.promote("verifier-1", Role::Legal, "traffic");
    world.promote("oversight-2", Role::Legal, "oversight");
    let at = world
        .find("verifier-1", Outcome::NotUpheld, &[Consequence::NoFault])
        .unwrap();
    assert_eq!(world.approve("verifier-1", at), Err(Refusal::SecondPerson));
    world.approve("oversight-2", at).unwrap();
    assert_eq!(world.approve("oversight-2", at), Err(Refusal::SecondPerson));
    assert_eq!(deciding(&world), [Role::Legal]);
    world.approve("legal-1", at).unwrap();
    assert_eq!(world.case().stage, Stage::Found);
}

#[test]
fn where_nobody_of_legal_is_left_another_one_of_oversight_stands_in() {
    let (mut world, at) = found();
    world.end("legal-1");
    world.approve("oversight-2", at).unwrap();
    assert_eq!(deciding(&world), [Role::Oversight], "somebody has it in their queue");
    assert_eq!(world.approve("oversight-2", at), Err(Refusal::SecondPerson));
    world.approve("oversight-3", at).unwrap();
    assert_eq!(world.case().stage, Stage::Found);
}

#[test]
fn a_complaint_about_legal_or_one_of_its_people_is_not_shown_to_legal() {
    let mut about = World::filed(Kind::Complaint, Some("legal"), true);
    about.desk("intake-1", mark()).unwrap();
    let mut named = World::verifying();
    named.desk("intake-1", mark()).unwrap();
    assert_eq!(sight(&named, "legal-1"), Sight::Story);
    let name = DeskCommand::NameConcerned {
        people: vec![id("verifier-2")],
        superiors: Vec::new(),
    };
    named.desk("oversight-1", name).unwrap();
    for world in [&mut about, &mut named] {
        assert_eq!(sight(world, "legal-1"), Sight::Nothing);
        assert_eq!(world.approve("legal-1", 0), Err(Refusal::NotYours));
    }
}

#[test]
fn in_the_reviewers_hands_another_reviewer_is_enough() {
    let mut world = World::filed(Kind::Complaint, Some("oversight"), true);
    world.desk("reviewer-1", mark()).unwrap();
    assert_eq!(sight(&world, "legal-1"), Sight::Nothing);
    let accept = DeskCommand::Accept {
        about: None,
        marks: Vec::new(),
    };
    world.desk("reviewer-1", accept).unwrap();
    world.give_to("reviewer-1", "reviewer-2");
    let cause = Cause::Attitude;
    world.desk("reviewer-2", DeskCommand::Allege { cause }).unwrap();
    world.preserve("reviewer-2");
    world.verify("reviewer-2", &[VerifyingAct::NoPersonConcerned]).unwrap();
    let at = world
        .find("reviewer-2", Outcome::NotUpheld, &[Consequence::NoFault])
        .unwrap();
    assert_eq!(deciding(&world), [Role::Reviewer]);
    assert_eq!(world.approve("reviewer-2", at), Err(Refusal::SecondPerson));
    world.approve("reviewer-3", at).unwrap();
    assert_eq!(world.case().stage, Stage::Found);
}

#[test]
fn the_mark_is_taken_off_by_legal_and_never_from_under_a_finding_that_waits() {
    let mut world = looked_at();
    assert_eq!(world.propose("verifier-1", Proposal::Unmark), Err(Refusal::NotYours));
    let at = world.propose("intake-1", Proposal::Unmark).unwrap();
    assert_eq!(deciding(&world), [Role::Legal]);
    assert_eq!(world.approve("oversight-2", at), Err(Refusal::NotYours));
    let before = world.status();
    let mut waiting = world.clone();
    world.approve("legal-1", at).unwrap();
    assert!(!world.case().has(Mark::Enterprise));
    assert_eq!(sight(&world, "legal-1"), Sight::Nothing);
    assert_eq!(world.status(), before, "nothing of it is the citizen's");
    assert_eq!(world.propose("intake-1", Proposal::Unmark), Err(Refusal::NotNow));
    // What is found from then on takes oversight alone.
    let found = world
        .find("verifier-1", Outcome::NotUpheld, &[Consequence::NoFault])
        .unwrap();
    world.approve("oversight-2", found).unwrap();
    assert_eq!(world.case().stage, Stage::Found);
    let found = waiting
        .find("verifier-1", Outcome::NotUpheld, &[Consequence::NoFault])
        .unwrap();
    waiting.approve("oversight-2", found).unwrap();
    assert_eq!(waiting.approve("legal-1", at), Err(Refusal::NotNow));
    waiting.approve("legal-1", found).unwrap();
    assert_eq!(waiting.case().stage, Stage::Found);
    waiting.approve("legal-1", at).unwrap();
    let (mut waiting, _) = self::found();
    assert_eq!(waiting.propose("intake-1", Proposal::Unmark), Err(Refusal::NotNow));
    let mut plain = World::complaint();
    assert_eq!(plain.propose("intake-1", Proposal::Unmark), Err(Refusal::NotNow));
}

#[test]
fn where_one_of_oversight_is_left_and_nobody_of_legal_their_agreement_is_enough() {
    let (mut world, at) = found();
    for gone in ["legal-1", "oversight-1", "oversight-3"] {
        world.end(gone);
    }
    world.approve("oversight-2", at).unwrap();
    assert_eq!(world.case().stage, Stage::Found);
    let (mut world, at) = found();
    world.approve("oversight-2", at).unwrap();
    for gone in ["legal-1", "oversight-1", "oversight-3"] {
        world.end(gone);
    }
    assert_eq!(
        decline(&mut world, "oversight-2", at),
        Ok(()),
        "what hangs can be taken up again"
    );
}

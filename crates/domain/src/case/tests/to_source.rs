//! 回传来源: what the source of a case is told over its life, and what it never is.

use super::joined::pair;
use super::world::{DAY, World, text, why};
use crate::case::*;
use crate::source::{ReturnReason, SourceStep, StepKind, Told, told, told_to_followers};

/// What each event of a history tells, by one of the two rules.
fn all(world: &World, rule: impl Fn(&Case, &Recorded, &Case) -> Vec<Told>) -> Vec<Told> {
    let mut case = apply(None, &world.events[0]).unwrap();
    let mut steps = Vec::new();
    for recorded in &world.events[1..] {
        let after = apply(Some(case.clone()), recorded).unwrap();
        steps.extend(rule(&case, recorded, &after));
        case = after;
    }
    steps
}

fn own(world: &World) -> Vec<Told> {
    all(world, told)
}

fn kinds(steps: &[Told]) -> Vec<&'static str> {
    steps.iter().map(|one| one.step.kind.as_str()).collect()
}

fn followers(world: &World) -> Vec<Told> {
    all(world, |before, recorded, after| {
        told_to_followers(before, recorded, after).into_iter().collect()
    })
}

fn call(reached: Reached, level: Option<u8>, solved: Option<Solved>) -> DeskCommand {
    DeskCommand::FollowUp { reached, level, solved }
}

#[test]
fn a_case_is_signed_off_answered_followed_up_and_closed() {
    let mut world = World::answered();
    world.evaluate(5, Solved::Yes).unwrap();
    let steps = own(&world);
    assert_eq!(kinds(&steps), ["signed_off", "answered", "followed_up", "closed"]);
    let answer = steps[1];
    let place = usize::try_from(answer.text.unwrap()).unwrap();
    assert!(matches!(world.events[place - 1].event, Event::Answered { .. }));
    assert!(
        steps
            .iter()
            .all(|one| one.text.is_none() || one.step.kind == StepKind::Answered)
    );
    let said = SourceStep {
        level: Some(5),
        solved: Some(Solved::Yes),
        ..SourceStep::of(StepKind::FollowedUp)
    };
    assert_eq!(steps[2].step, said);
    assert_eq!(steps[3].step.ending, Some(Ending::Content));
}

#[test]
fn silence_is_told_as_silence() {
    let mut world = World::answered();
    world.desk("intake-2", call(Reached::NotReached, None, None)).unwrap();
    world.wait(30 * DAY);
    world.desk("intake-2", DeskCommand::CloseInSilence).unwrap();
    let steps = own(&world);
    assert_eq!(kinds(&steps[2..]), ["followed_up", "closed"]);
    assert_eq!(
        (steps[2].step.reached, steps[2].step.solved),
        (Some(Reached::NotReached), None)
    );
    assert_eq!(steps[3].step.ending, Some(Ending::Silence));
}

#[test]
fn a_second_look_is_worked_on_again_and_answered_again() {
    let mut world = World::answered();
    world.evaluate(1, Solved::No).unwrap();
    world.give_to("oversight-1", "verifier-2");
    world.look_and_answer("verifier-2", "oversight-2");
    let steps = own(&world);
    assert_eq!(
        kinds(&steps),
        ["signed_off", "answered", "followed_up", "reopened", "answered"]
    );
    assert!(steps[1].text < steps[4].text, "each with its own words");
}

#[test]
fn what_is_not_taken_is_returned_with_its_reason_and_taken_again_when_that_falls() {
    for (proposal, reason) in [
        (
            Proposal::Refuse {
                ground: RefusalGround::Advertising,
            },
            ReturnReason::Advertising,
        ),
        (
            Proposal::Refer {
                way: LawfulWay::OtherAuthority,
                keeps_conduct: false,
            },
            ReturnReason::OtherAuthority,
        ),
        (
            Proposal::SendOn {
                receiver: Some("市信访局".to_owned()),
            },
            ReturnReason::SentOn,
        ),
    ] {
        let mut world = World::complaint();
        let at = world.propose("intake-1", proposal).unwrap();
        assert_eq!(own(&world), [], "until a second person agrees nothing is decided");
        world.approve("oversight-1", at).unwrap();
        assert_eq!(own(&world)[0].step, SourceStep::returned(reason));
        let text = text(Part::Objection);
        world
            .citizen(Command::Object {
                text,
                marks: Vec::new(),
            })
            .unwrap();
        let upheld = DeskCommand::DecideObjection {
            proposal: at,
            upheld: true,
            text: why(),
        };
        world.desk("oversight-2", upheld).unwrap();
        assert_eq!(kinds(&own(&world)), ["returned", "reopened"]);
    }
}

#[test]
fn the_part_that_is_referred_while_the_conduct_stays_returns_nothing() {
    let mut world = World::complaint();
    let refer = Proposal::Refer {
        way: LawfulWay::Reconsideration,
        keeps_conduct: true,
    };
    let at = world.propose("oversight-1", refer).unwrap();
    world.approve("oversight-2", at).unwrap();
    assert!(kinds(&own(&world)).is_empty());
}

#[test]
fn an_extension_says_until_when() {
    let mut world = World::verifying();
    let at = world.propose("verifier-1", Proposal::Extend).unwrap();
    world.approve("oversight-1", at).unwrap();
    let due = world.case().work.answer_due.unwrap().due_at;
    let steps = own(&world);
    assert_eq!(kinds(&steps), ["signed_off", "extended"]);
    assert_eq!(steps[1].step.due_at, Some(due));
}

#[test]
fn a_withdrawal_is_told_without_its_reason_and_nothing_after_it() {
    let told_of = |reason| {
        let mut world = World::verifying();
        world
            .desk("intake-1", DeskCommand::Mark { mark: Mark::Serious })
            .unwrap();
        world.withdraw(reason);
        if reason == WithdrawalReason::Pressed {
            let seen = DeskCommand::LookIntoWithdrawal {
                found: Withdrawing::Pressed,
                text: text(Part::Record),
            };
            world.desk("oversight-1", seen).unwrap();
        }
        world.look_and_answer("verifier-1", "oversight-2");
        (kinds(&own(&world)), world)
    };
    let (solved, mut world) = told_of(WithdrawalReason::Solved);
    let (pressed, _) = told_of(WithdrawalReason::Pressed);
    assert_eq!(solved, ["signed_off", "withdrawn"]);
    assert_eq!(pressed, solved, "whoever was pressed looks like everybody else");
    world.citizen(Command::UndoWithdrawal).unwrap();
    let steps = own(&world);
    assert_eq!(
        kinds(&steps),
        ["signed_off", "withdrawn", "reopened", "answered"],
        "what was answered meanwhile is told once it is taken back"
    );
    let place = usize::try_from(steps[3].text.unwrap()).unwrap();
    assert!(matches!(world.events[place - 1].event, Event::Answered { .. }));
}

#[test]
fn no_report_of_reprisal_no_look_and_no_finding_tells_anything() {
    let mut world = World::verifying();
    let reprisal = Command::ReportReprisal {
        text: text(Part::Reprisal),
        marks: Vec::new(),
    };
    world.citizen(reprisal).unwrap();
    let look = DeskCommand::LookAtIdentity {
        reason: LookReason::Reprisal,
        text: why(),
    };
    world.desk("oversight-1", look).unwrap();
    world.verify("verifier-1", &[VerifyingAct::NoPersonConcerned]).unwrap();
    let at = world
        .find("verifier-1", Outcome::Upheld, &[Consequence::Fault])
        .unwrap();
    world.approve("oversight-2", at).unwrap();
    assert_eq!(kinds(&own(&world)), ["signed_off"]);
}

#[test]
fn a_merged_case_is_signed_off_once_and_told_where_the_main_case_stands() {
    let (mut main, other) = pair();
    assert_eq!(kinds(&own(&other)), ["signed_off"], "being merged is being taken");
    main.accept();
    main.give_to("oversight-1", "verifier-1");
    super::joined::allege(&mut main);
    main.look_and_answer("verifier-1", "oversight-1");
    main.evaluate(1, Solved::No).unwrap();
    let steps = followers(&main);
    assert_eq!(
        kinds(&steps),
        ["answered", "reopened"],
        "nothing of what its citizen said"
    );
    assert!(steps[0].text.is_some());
    main.give_to("oversight-1", "verifier-2");
    main.look_and_answer("verifier-2", "oversight-2");
    main.evaluate(5, Solved::Yes).unwrap();
    let steps = followers(&main);
    assert_eq!(kinds(&steps), ["answered", "reopened", "answered", "closed"]);
    assert_eq!(
        steps[3].step,
        SourceStep::of(StepKind::Closed),
        "how its citizen took it is theirs"
    );
}

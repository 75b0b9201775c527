//! Every state × command × person: random lives, and what holds in all of them.

use super::moves::commands;
use super::offered::offers_what_is_allowed;
use super::staff::STAFF;
use super::stages::stages;
use super::wishes::wishes;
use super::world::{DAY, World, id};
use crate::case::*;
use crate::deadlines::Step;
use crate::kind::Kind;
use crate::submission::HelpKind;
use proptest::prelude::*;
use std::fmt::Write as _;

/// What holds whatever happened.
fn holds(world: &World) {
    let case = world.case();
    let status = world.status();
    for (may, wish) in wishes() {
        let allowed = world.clone().citizen(wish).is_ok();
        if !(may == May::Message && case.messages_on.is_some_and(|(_, count)| count >= MESSAGES_PER_DAY)) {
            assert_eq!(status.may.contains(&may), allowed, "{may:?} at {:?}", case.stage);
        }
    }
    for recorded in &world.events {
        let text = recorded.canonical().unwrap();
        assert_eq!(Recorded::read(&text).unwrap(), *recorded);
    }
    for one in &case.work.proposals {
        if let Standing::Approved(by) | Standing::Objected(by, _) = &one.standing {
            assert!(!by.contains(&one.by), "one person alone decided");
        }
    }
    let closed = |ending: &[Ending]| matches!(world.events.last().map(|recorded| &recorded.event), Some(Event::Closed { ending: one, .. }) if ending.contains(one));
    if case.is_complaint() && matches!(case.stage, Stage::Answered { .. } | Stage::Closed { .. }) {
        assert!(!case.work.verifications.is_empty() && !case.work.allegations.is_empty());
        assert!(case.work.was_preserved, "nobody asked for recordings");
        for allegation in &case.work.allegations {
            let finding = allegation.finding.as_ref().expect("a finding for each allegation");
            let people: std::collections::BTreeSet<_> = finding.by.iter().map(|one| &one.0).collect();
            assert!(
                people.len() == finding.by.len() && people.len() >= 2,
                "found and agreed to by others"
            );
            let has = |consequence| finding.consequences.contains(&consequence);
            assert!(
                !has(Consequence::Shortcoming) || allegation.improvements > 0,
                "有不足必改进"
            );
            // What an objection changed after the answer is somebody's to do.
            let is_to_do = |step| tasks(&case).iter().any(|task| task.step == step);
            let is_cleared = allegation.clarified.len() == Audience::ALL.len() || is_to_do(Step::Clarify);
            assert!(!has(Consequence::NoFault) || is_cleared, "无过错必澄清");
            let is_open = allegation.objection.is_some() || is_to_do(Step::Account);
            let is_accounted = allegation.accounted > 0 || is_open;
            assert!(!has(Consequence::Fault) || is_accounted, "有过错必追究");
        }
    }
    if matches!(case.stage, Stage::Closed { .. }) && closed(Ending::ALL) {
        let answer = case.work.last_answer().expect("an answer");
        assert!(
            answer.evaluation.is_some() || !answer.followed_up_by.is_empty(),
            "nobody followed up"
        );
    }
    let tasks = tasks(&case);
    assert!(tasks.windows(2).all(|pair| pair[0].due_at <= pair[1].due_at));
    let rests = !case.is_workable() || case.overlay.waiting.is_some();
    let ended = matches!(case.stage, Stage::Closed { .. } | Stage::Refused | Stage::Referred);
    assert!(
        rests || ended || !tasks.is_empty(),
        "open and nobody's: {:?}",
        case.stage
    );
}

/// Plays one move; a refused one changes nothing.
pub(super) fn play(world: &mut World, who: usize, what: usize, days: i64) {
    world.wait(days * DAY / 4);
    let before = world.events.clone();
    let staff = STAFF.len();
    let result = match who % (staff + 6) {
        at if at < staff => {
            let name = STAFF[at].0;
            let commands = commands(world);
            let command = commands[what % commands.len()].clone();
            let person = world.org.person(&id(name)).unwrap().clone();
            let sees = world.case().sight(&person, &world.org) != Sight::Nothing;
            let conflict = world.case().is_in_conflict(&person, &world.org);
            let reserved = world.case().is_for_reviewer_only();
            let result = world.desk(name, command.clone());
            if result.is_ok() {
                assert!(sees, "{name} acted without sight");
                let own_voice = matches!(
                    command,
                    DeskCommand::State { .. }
                        | DeskCommand::ObjectToFault { .. }
                        | DeskCommand::Acknowledge
                        | DeskCommand::ProveImprovement { .. }
                );
                assert!(!conflict || own_voice, "{name} acted in an own matter: {command:?}");
                assert!(
                    !reserved || own_voice || name.starts_with("reviewer"),
                    "{name} at the reviewer's case"
                );
            }
            result
        }
        at if at < staff + 4 => {
            let wishes = wishes();
            world.citizen(wishes[what % wishes.len()].1.clone())
        }
        _ if what.is_multiple_of(2) => world.system(SystemCommand::Resume),
        _ => world.system(SystemCommand::ReleaseSummary),
    };
    if result.is_err() {
        assert_eq!(world.events, before);
    }
}

/// Plays the first move that is allowed, so that lives get long.
pub(super) fn push_on(world: &mut World, seed: usize) {
    let commands = commands(world);
    for step in 0..commands.len() {
        let command = &commands[(seed + step * 7) % commands.len()];
        for offset in 0..STAFF.len() {
            let name = STAFF[(seed + offset) % STAFF.len()].0;
            if world.clone().desk(name, command.clone()).is_ok() {
                world.desk(name, command.clone()).unwrap();
                return;
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_sequence_of_moves_gets_round_a_rule(
        kind in 0usize..4,
        unit in prop::sample::select(vec![None, Some("station-1"), Some("oversight"), Some("branch")]),
        named in any::<bool>(),
        moves in prop::collection::vec((0usize..64, 0usize..400, 0i64..12, any::<bool>()), 0..60),
    ) {
        let help = [HelpKind::CallBack, HelpKind::HomeVisit];
        let help = if named { &help[..] } else { &[] };
        let mut world = World::asking(Kind::ALL[kind], unit, named, help);
        for (who, what, days, is_pushed) in moves {
            if is_pushed {
                push_on(&mut world, who + what);
            } else {
                play(&mut world, who, what, days);
            }
            holds(&world);
        }
        offers_what_is_allowed(&world);
    }
}

#[test]
fn each_role_may_try_exactly_its_commands_in_each_state() {
    let mut table = String::new();
    for (name, world) in &stages() {
        for (who, ..) in STAFF {
            let mut allowed: Vec<String> = Vec::new();
            for command in commands(world) {
                if world.clone().desk(who, command.clone()).is_ok() {
                    let shown = format!("{command:?}");
                    let end = shown.find([' ', '{']).unwrap_or(shown.len());
                    let mut short = shown[..end].to_owned();
                    if let DeskCommand::Propose { proposal, .. } = &command {
                        let proposal = format!("{proposal:?}");
                        short = format!("Propose:{}", proposal.split([' ', '{']).next().unwrap());
                    }
                    if !allowed.contains(&short) {
                        allowed.push(short);
                    }
                }
            }
            // Who is not named may do nothing.
            if !allowed.is_empty() {
                writeln!(table, "{name} {who}: {}", allowed.join(" ")).unwrap();
            }
        }
    }
    insta::assert_snapshot!(table);
}

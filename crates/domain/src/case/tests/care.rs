//! What cannot wait: whose task it is, by when, how it ends, and who may know of it.

use super::joined::{adds, hear, pair};
use super::staff::STAFF;
use super::world::{DAY, HOUR, World, at, id, text};
use crate::case::*;
use crate::deadlines::Step;
use crate::kind::Kind;
use crate::person::Role;

fn message(marks: &[Mark]) -> Command {
    Command::AddMessage {
        text: text(Part::Message),
        marks: marks.to_vec(),
    }
}

fn cry(world: &mut World) {
    world.citizen(message(&[Mark::Emergency])).unwrap();
}

fn attend(outcome: Attended) -> DeskCommand {
    DeskCommand::Attend {
        outcome,
        text: text(Part::Record),
    }
}

/// Whose task a step is, in the order of their times.
fn roles(world: &World, step: Step) -> Vec<Role> {
    let tasks = tasks(&world.case());
    let those = tasks.iter().filter(|task| task.step == step);
    those.map(|task| task.role).collect()
}

fn ranks(world: &World) -> Vec<i64> {
    let case = world.case();
    tasks(&case).iter().map(|task| task.rank(&case)).collect()
}

fn knows_of(world: &World, who: &str) -> Vec<Mark> {
    world.case().marks_now(world.org.person(&id(who)).unwrap())
}

#[test]
fn danger_is_somebodys_task_until_it_is_recorded_what_came_of_it() {
    for &outcome in Attended::ALL {
        let mut world = World::complaint();
        assert_eq!(world.desk("oversight-1", attend(outcome)), Err(Refusal::NotNow));
        cry(&mut world);
        assert_eq!(roles(&world, Step::Attend), [Role::Command, Role::Oversight]);
        assert!(ranks(&world).iter().all(|rank| *rank == 0));
        world.wait(HOUR);
        world.desk("command-1", attend(outcome)).unwrap();
        assert_eq!(roles(&world, Step::Attend), []);
        assert!(ranks(&world).iter().all(|rank| *rank == 2), "one like the others");
        assert_eq!(knows_of(&world, "oversight-1"), [], "nothing to hurry for");
        assert!(world.case().has(Mark::Emergency), "on record for ever");
        let told = Status::timeline(&world.case());
        let is_told = |line: &TimelineEntry| (line.what, line.by) == (What::Attended, Party::Oversight);
        assert!(told.iter().any(is_told), "the citizen sees that somebody looked");
        world.wait(DAY);
        cry(&mut world);
        assert_eq!(
            roles(&world, Step::Attend),
            [Role::Command, Role::Oversight],
            "raised again"
        );
        assert!(ranks(&world).contains(&0));
    }
}

#[test]
fn danger_is_seen_to_within_two_hours_and_on_the_same_day() {
    for (now, until) in [
        ("2026-11-23T10:00:00+08:00", "2026-11-23T12:00:00+08:00"),
        ("2026-11-23T23:30:00+08:00", "2026-11-23T23:59:59+08:00"),
        // Nights and holidays make no difference.
        ("2026-11-29T03:00:00+08:00", "2026-11-29T05:00:00+08:00"),
    ] {
        let mut world = World::complaint();
        world.now = at(now);
        cry(&mut world);
        world.wait(1000);
        cry(&mut world);
        let due = tasks(&world.case()).into_iter().find(|task| task.step == Step::Attend);
        assert_eq!(due.unwrap().due_at, at(until), "the first promise stands");
    }
}

#[test]
fn danger_in_a_case_about_the_watchers_is_the_reviewers_alone() {
    let mut world = World::filed(Kind::Complaint, Some("command"), true);
    cry(&mut world);
    assert_eq!(roles(&world, Step::Attend), [Role::Reviewer]);
    for (who, role, _) in STAFF {
        let may = world.clone().desk(who, attend(Attended::Safe)).is_ok();
        assert_eq!(may, *role == Role::Reviewer, "{who}");
    }
}

#[test]
fn danger_is_recorded_by_the_duty_officer_or_whoever_watches_and_nobody_else() {
    let mut world = World::verifying();
    cry(&mut world);
    for (who, role, _) in STAFF {
        let may = world.clone().desk(who, attend(Attended::Safe)).is_ok();
        assert_eq!(may, matches!(role, Role::Oversight | Role::Command), "{who}");
    }
}

#[test]
fn danger_that_the_staff_sees_is_a_task_too_and_can_be_marked_again() {
    let mut world = World::complaint();
    let mark = || DeskCommand::Mark { mark: Mark::Emergency };
    world.desk("intake-1", mark()).unwrap();
    assert_eq!(world.desk("intake-1", mark()), Err(Refusal::AlreadyDone));
    world.desk("oversight-1", attend(Attended::NotReached)).unwrap();
    world.desk("intake-1", mark()).unwrap();
    assert_eq!(roles(&world, Step::Attend), [Role::Command, Role::Oversight]);
}

#[test]
fn danger_from_before_promises_were_kept_is_a_task_all_the_same() {
    let mut world = World::complaint();
    cry(&mut world);
    let last = world.events.pop().unwrap();
    assert!(matches!(last.event, Event::CareWanted { .. }));
    assert_eq!(roles(&world, Step::Attend), [Role::Command, Role::Oversight]);
    assert_eq!(tasks(&world.case())[0].due_at, world.now.plus_ms(2 * HOUR));
}

#[test]
fn a_contact_can_be_erased_once_danger_was_seen_to() {
    let mut world = World::complaint();
    cry(&mut world);
    assert_eq!(world.citizen(Command::Erase), Err(Refusal::NotNow));
    world.desk("oversight-1", attend(Attended::Safe)).unwrap();
    world.citizen(Command::Erase).unwrap();
}

/// Every way to speak of pressure with words that speak of danger.
fn threats() -> [Command; 2] {
    [
        Command::ReportReprisal {
            text: text(Part::Reprisal),
            marks: vec![Mark::Emergency],
        },
        Command::Withdraw {
            reason: WithdrawalReason::Pressed,
            text: Some(text(Part::Reason)),
            marks: vec![Mark::Emergency],
        },
    ]
}

#[test]
fn danger_in_words_about_pressure_is_known_to_whoever_watches_alone() {
    for threat in threats() {
        let mut world = World::verifying();
        world.citizen(threat).unwrap();
        let case = world.case();
        assert!(!case.marks.contains(&Mark::Emergency), "not what everybody is shown");
        for (who, role, _) in STAFF {
            let shown = knows_of(&world, who).contains(&Mark::Emergency);
            assert_eq!(shown, *role == Role::Oversight, "{who}");
        }
        assert_eq!(
            case.sight(world.org.person(&id("command-1")).unwrap(), &world.org),
            Sight::Nothing
        );
        for task in tasks(&case) {
            let is_first = task.rank(&case) == 0;
            assert_eq!(is_first, task.role == Role::Oversight, "{task:?}");
        }
        let reprisal = tasks(&case).into_iter().find(|task| task.step == Step::Reprisal);
        assert_eq!(
            reprisal.unwrap().due_at,
            world.now.plus_ms(2 * HOUR),
            "as soon as danger"
        );
        assert!(!world.status().may.contains(&May::Erase), "help may be needed");
        let text = text(Part::Record);
        world.desk("oversight-1", DeskCommand::HandleReprisal { text }).unwrap();
        assert!(!knows_of(&world, "oversight-1").contains(&Mark::Emergency));
        assert!(ranks(&world).iter().all(|rank| *rank > 0));
    }
}

#[test]
fn a_second_report_that_speaks_of_danger_is_due_earlier_and_never_later() {
    let report = |marks: &[Mark]| Command::ReportReprisal {
        text: text(Part::Reprisal),
        marks: marks.to_vec(),
    };
    let mut world = World::verifying();
    world.citizen(report(&[])).unwrap();
    world.wait(HOUR);
    world.citizen(report(&[Mark::Emergency])).unwrap();
    let due = world.case().work.reprisal.unwrap();
    assert_eq!((due.step, due.due_at), (Step::Reprisal, world.now.plus_ms(2 * HOUR)));
    world.wait(HOUR);
    world.citizen(report(&[])).unwrap();
    assert_eq!(world.case().work.reprisal.unwrap(), due);
}

#[test]
fn danger_that_nobody_is_left_to_keep_is_everybodys() {
    let mut world = World::verifying();
    world.org.people.retain(|person| !person.holds(Role::Oversight));
    let [_, withdraw] = threats();
    world.citizen(withdraw).unwrap();
    assert!(world.case().marks.contains(&Mark::Emergency));
    assert!(roles(&world, Step::Attend).contains(&Role::Command));
    let seen_to = decide_desk(
        &world.case(),
        attend(Attended::Safe),
        world.org.person(&id("command-1")).unwrap(),
        &world.given(),
    );
    world.record(seen_to.unwrap());
    assert!(
        !world.case().is_in_danger(),
        "with no report there is nothing else to end it"
    );
}

#[test]
fn whoever_sees_to_a_danger_writes_to_the_citizen_at_once() {
    let tell = || DeskCommand::Tell {
        text: text(Part::Message),
    };
    let mut world = World::complaint();
    let tellers = |world: &World| -> Vec<Role> {
        let may = STAFF.iter().filter(|(who, ..)| world.clone().desk(who, tell()).is_ok());
        let mut roles: Vec<Role> = may.map(|(_, role, _)| *role).collect();
        roles.dedup();
        roles
    };
    assert_eq!(tellers(&world), [], "nobody has it yet");
    cry(&mut world);
    let mut able = tellers(&world);
    able.sort();
    let mut attending = vec![Role::Oversight, Role::Command];
    attending.sort();
    assert_eq!(able, attending);
    world.desk("oversight-1", tell()).unwrap();
    world.desk("oversight-1", attend(Attended::NotReached)).unwrap();
    assert_eq!(tellers(&world), []);
}

#[test]
fn danger_in_a_case_that_follows_is_seen_to_in_the_main_case_as_well_again_where_one_was_seen_to() {
    let (mut main, mut other) = pair();
    let danger = || DeskCommand::Mark { mark: Mark::Emergency };
    main.desk("oversight-1", danger()).unwrap();
    main.desk("oversight-1", attend(Attended::Safe)).unwrap();
    assert!(!main.case().wants(Care::Emergency));
    adds(&mut other, &main).unwrap();
    hear(&mut main, &other).unwrap();
    assert!(!main.case().wants(Care::Emergency), "no danger in it");
    other.desk("oversight-1", danger()).unwrap();
    adds(&mut other, &main).unwrap();
    hear(&mut main, &other).unwrap();
    assert!(main.case().wants(Care::Emergency));
    let last = &main.events.last().unwrap().event;
    assert!(
        matches!(
            last,
            Event::CareWanted {
                care: Care::Emergency,
                ..
            }
        ),
        "with a promise: {last:?}"
    );
}

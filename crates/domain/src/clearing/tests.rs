//! Tests of what is cleared.

use crate::aftercare::EncounterKind;
use crate::case::{ImprovementMeasure, Refusal};
use crate::clearing::*;
use crate::fault::{FaultCode, Field};
use crate::person::Role;
use crate::police::{self, Police};
use crate::time::Day;

const STAFF: [(&str, Role, &str); 11] = [
    ("command", Role::Command, "command"),
    ("command-own", Role::Command, "station-1"),
    ("oversight", Role::Oversight, "oversight"),
    ("oversight-own", Role::Oversight, "station-1"),
    ("reviewer", Role::Reviewer, "discipline"),
    ("legal", Role::Legal, "legal"),
    ("head", Role::UnitHead, "station-1"),
    ("handler", Role::Handler, "station-1"),
    ("head-other", Role::UnitHead, "station-2"),
    ("intake", Role::Intake, "command"),
    ("admin", Role::Admin, "bureau"),
];

fn world() -> Police {
    let units = police::units(&["bureau", "oversight", "command", "station-1", "station-2", "legal"]);
    Police::new(units, &STAFF)
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// Those of the staff for whom something is so.
fn those(is: impl Fn(&'static str) -> bool) -> Vec<&'static str> {
    STAFF.iter().map(|(name, ..)| *name).filter(|name| is(name)).collect()
}

#[test]
fn months_and_quarters_end_where_the_calendar_says() {
    for (on, month, quarter) in [
        ("2026-01-01", "2026-01-31", "2026-03-31"),
        ("2028-02-29", "2028-02-29", "2028-03-31"),
        ("2026-11-27", "2026-11-30", "2026-12-31"),
        ("2026-12-31", "2026-12-31", "2026-12-31"),
    ] {
        assert_eq!(month_end(day(on)), day(month), "{on}");
        assert_eq!(quarter_end(day(on)), day(quarter), "{on}");
    }
    assert_eq!(month_begin(day("2026-11-27")), day("2026-11-01"));
    assert_eq!(quarter_begin(day("2026-11-27")), day("2026-10-01"));
}

#[test]
fn an_incident_is_ticked_by_command_alone_and_by_nobody_of_its_unit() {
    let world = world();
    let (given, today) = (world.given(), world.given().now.day());
    let first = report("station-1", EncounterKind::Dispute, today, today);
    let check = fold_check([&first]).unwrap();
    assert_eq!(check.counts(), [(ClearingCount::IncidentWaiting, today)]);
    let tick = |name: &str| decide_check(&check, CheckResult::Good, "q1", world.person(name), &given);
    assert_eq!(those(|name| tick(name).is_ok()), ["command"]);
    assert_eq!(tick("command-own"), Err(Refusal::NotYours));
    let knows = |name: &str| knows_incident(world.person(name), "station-1", &given);
    assert_eq!(
        those(knows),
        ["command", "head", "handler"],
        "not those who read ratings"
    );
    let watched = |name: &str| checks(world.person(name), "command", &given);
    assert_eq!(those(watched), ["reviewer"], "nobody of command ticks its own");
}

#[test]
fn a_tick_is_set_right_by_another_step_and_its_problem_stays() {
    let world = world();
    let (given, today) = (world.given(), world.given().now.day());
    let mut steps = vec![report("station-1", EncounterKind::Dispute, today, today)];
    for (result, problem) in [
        (CheckResult::Problem, Some("q1")),
        (CheckResult::Good, None),
        (CheckResult::Problem, None),
    ] {
        let check = fold_check(&steps).unwrap();
        let done = decide_check(&check, result, "q1", world.person("command"), &given).unwrap();
        let is_first = matches!(done.step, CheckStep::Checked { .. });
        assert_eq!(is_first, steps.len() == 1);
        let (CheckStep::Checked { problem: opened, .. } | CheckStep::Corrected { problem: opened, .. }) = &done.step
        else {
            panic!("no tick")
        };
        assert_eq!(opened.as_deref(), problem, "one problem for one incident");
        steps.push(done);
        let check = fold_check(&steps).unwrap();
        assert_eq!((check.result, check.problem.as_deref()), (Some(result), Some("q1")));
        let again = decide_check(&check, result, "q2", world.person("command"), &given);
        assert_eq!(again, Err(Refusal::AlreadyDone));
    }
    assert_eq!(fold_check(&steps[1..]), None, "it begins with its report");
}

fn row() -> LawCaseAnswers {
    let some = |text: &str| Some(text.to_owned());
    LawCaseAnswers {
        reference: some(" 鄂公（梁）受案字〔2026〕12号 "),
        unit: some("station-1"),
        opened: some("2026-11-02"),
        due: some("2026-12-01"),
        status: some("open"),
    }
}

#[test]
fn a_row_names_every_fault_and_no_name_is_a_reference() {
    let world = world();
    let (units, today) = (&world.org.units, world.given().now.day());
    let (reference, parsed) = row().parse(units, today).unwrap();
    assert_eq!(reference, "鄂公（梁）受案字〔2026〕12号");
    assert_eq!((parsed.due, parsed.status), (day("2026-12-01"), LawStatus::Open));
    let some = |text: &str| Some(text.to_owned());
    for name in ["王小明", "王小明 13800138000", "A1\n2", "<1>"] {
        let faults = LawCaseAnswers {
            reference: some(name),
            ..row()
        };
        let faults = faults.parse(units, today).unwrap_err();
        assert_eq!(faults[0].field, Field::Number, "{name}");
    }
    let wrong = LawCaseAnswers {
        reference: None,
        unit: some("nowhere"),
        opened: some("2099-01-01"),
        due: some("x"),
        status: some("gone"),
    };
    let faults = wrong.parse(units, today).unwrap_err();
    let faults: Vec<_> = faults.iter().map(|fault| (fault.field, fault.code)).collect();
    assert_eq!(
        faults,
        [
            (Field::Number, FaultCode::Required),
            (Field::Unit, FaultCode::Unknown),
            (Field::On, FaultCode::Future),
            (Field::DueAt, FaultCode::Malformed),
            (Field::Kind, FaultCode::Unknown),
        ]
    );
    let before = LawCaseAnswers {
        due: some("2026-11-01"),
        ..row()
    };
    assert_eq!(before.parse(units, today).unwrap_err()[0].code, FaultCode::OutOfRange);
}

#[test]
fn a_law_case_is_cleared_on_the_day_on_which_that_was_imported_first() {
    let world = world();
    let by = &world.person("command").id;
    let (_, open) = row().parse(&world.org.units, world.given().now.day()).unwrap();
    let with = |status| LawCaseRow { status, ..open.clone() };
    let mut steps: Vec<LawDone> = Vec::new();
    for (status, on, cleared) in [
        (LawStatus::Open, "2026-11-27", None),
        (LawStatus::Closed, "2026-11-28", Some("2026-11-28")),
        (LawStatus::Transferred, "2026-11-29", Some("2026-11-28")),
        (LawStatus::Suspended, "2026-11-30", None),
    ] {
        let before = fold_law_case(&steps);
        steps.push(law_step(before.as_ref(), with(status), by, day(on)).unwrap());
        let after = fold_law_case(&steps).unwrap();
        assert_eq!(after.cleared_on, cleared.map(day), "{status:?}");
        assert_eq!(law_step(Some(&after), with(status), by, day(on)), None, "known");
    }
    assert_eq!(fold_law_case(&[]), None);
}

struct Solving {
    world: Police,
    steps: Vec<ProblemDone>,
}

impl Solving {
    fn of(unit: &str, origin: ProblemOrigin) -> Self {
        let world = world();
        let first = open_problem(unit, origin, None, &world.given());
        Self {
            world,
            steps: vec![first],
        }
    }

    fn state(&self) -> Problem {
        fold_problem(&self.steps).unwrap()
    }

    fn tries(&mut self, name: &str, command: ProblemCommand) -> Result<(), Refusal> {
        let done = decide_problem(&self.state(), command, self.world.person(name), &self.world.given())?;
        self.steps.push(done);
        Ok(())
    }

    fn able(&self, deed: &str) -> Vec<&'static str> {
        let (state, given) = (self.state(), self.world.given());
        those(|name| problem_deeds(&state, self.world.person(name), &given).contains(&deed))
    }
}

const PLAN: ProblemCommand = ProblemCommand::Plan {
    measure: ImprovementMeasure::Training,
};

#[test]
fn a_problem_is_solved_by_its_unit_and_looked_at_by_somebody_outside_it() {
    let mut solving = Solving::of("station-1", ProblemOrigin::Check);
    assert_eq!(solving.state().due, day("2026-12-31"), "the quarter ends");
    assert_eq!(solving.able("plan"), ["head", "handler"]);
    assert_eq!(
        solving.tries("head", ProblemCommand::Solve),
        Err(Refusal::NotNow),
        "nobody said how"
    );
    solving.tries("head", PLAN).unwrap();
    solving.tries("handler", ProblemCommand::Solve).unwrap();
    assert_eq!(solving.able("look"), ["command", "oversight"]);
    let is_open = |problem: &Problem| problem.counts().contains(&(ClearingCount::ProblemDue, problem.due));
    assert!(is_open(&solving.state()), "its unit's word clears nothing");
    solving
        .tries("oversight", ProblemCommand::Look { is_cleared: false })
        .unwrap();
    assert_eq!(solving.able("solve"), ["head", "handler"]);
    solving.tries("head", ProblemCommand::Solve).unwrap();
    solving
        .tries("command", ProblemCommand::Look { is_cleared: true })
        .unwrap();
    assert_eq!(solving.state().stand(), ProblemStand::Cleared);
    assert!(!is_open(&solving.state()));
    assert_eq!(solving.able("reopen"), ["command", "oversight"]);
    solving.tries("oversight", ProblemCommand::Reopen).unwrap();
    assert!(is_open(&solving.state()));
}

#[test]
fn nobody_looks_at_what_they_solved_themselves() {
    let mut solving = Solving::of("station-1", ProblemOrigin::Review);
    solving.tries("head", PLAN).unwrap();
    solving.tries("head", ProblemCommand::Solve).unwrap();
    // Moved to oversight since, and long enough ago not to be of the unit any more.
    solving.steps.last_mut().unwrap().by = Some(solving.world.person("oversight").id.clone());
    let look = ProblemCommand::Look { is_cleared: true };
    assert_eq!(solving.tries("oversight", look), Err(Refusal::OtherPeople));
    assert_eq!(solving.able("look"), ["legal"]);
}

#[test]
fn whose_a_problem_is_depends_on_where_it_comes_from_and_on_whom_it_is_about() {
    for (origin, outside) in [
        (ProblemOrigin::Check, vec!["command", "oversight"]),
        (ProblemOrigin::Inspection, vec!["oversight"]),
        (ProblemOrigin::Finding, vec!["oversight"]),
        (ProblemOrigin::Review, vec!["oversight", "legal"]),
    ] {
        let world = world();
        let side = |name: &str, unit: &str| ProblemSide::at(world.person(name), unit, origin, &world.given());
        assert_eq!(
            those(|name| side(name, "station-1") == Some(ProblemSide::Outside)),
            outside
        );
        assert_eq!(
            those(|name| side(name, "station-1") == Some(ProblemSide::Unit)),
            ["head", "handler"]
        );
        assert_eq!(
            those(|name| side(name, "oversight").is_some()),
            ["reviewer"],
            "{origin:?}"
        );
    }
    let world = world();
    let opens = |unit: &str| those(|name| may_open(world.person(name), unit, &world.given()));
    assert_eq!(opens("station-2"), ["oversight", "oversight-own", "legal"]);
    assert_eq!(opens("station-1"), ["oversight", "legal"]);
}

#[test]
fn the_board_is_read_by_who_may_know_and_by_no_administrator() {
    let world = world();
    let knows = |unit: &str| those(|name| knows_board(world.person(name), unit, &world.given()));
    assert_eq!(knows("station-1"), ["command", "oversight", "head"]);
    assert_eq!(
        knows("station-2"),
        ["command", "command-own", "oversight", "oversight-own", "head-other"]
    );
    assert_eq!(knows("oversight"), ["reviewer"]);
}

#[test]
fn what_is_typed_by_hand_names_every_fault() {
    let world = world();
    let faults = ProblemAnswers::default().parse(&world.given()).err().unwrap();
    let fields: Vec<_> = faults.iter().map(|fault| fault.field).collect();
    assert_eq!(fields, [Field::Key, Field::Unit, Field::Text]);
}

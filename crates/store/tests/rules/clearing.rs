//! What is cleared: ticks, rows of files, problems and whistles, each with counters that a recount proves.

use std::collections::BTreeMap;

use qingyu_domain::clearing::{
    CheckDone, CheckResult, CheckStep, LawCaseRow, LawStatus, ProblemDone, ProblemOrigin, ProblemStand, ProblemStep,
};
use qingyu_domain::inspection::{InspectionDone, InspectionStep};
use qingyu_store::{IncidentsOf, LawCasesOf, LawPut, ProblemsOf, Store, StoreError};

use super::encounters::encounter;
use super::inspections::inspected;
use super::people::who;
use super::ratings::{day, today};
use crate::place::Place;

pub fn ticked(result: CheckResult, problem: Option<&str>) -> CheckDone {
    CheckDone {
        v: 1,
        on: today(),
        by: Some(who("p-1")),
        step: CheckStep::Checked {
            result,
            problem: problem.map(str::to_owned),
        },
    }
}

pub fn found(unit: &str) -> ProblemDone {
    solved(ProblemStep::Opened {
        unit: unit.to_owned(),
        origin: ProblemOrigin::Review,
        due: day("2026-12-31"),
    })
}

fn solved(step: ProblemStep) -> ProblemDone {
    ProblemDone {
        v: 1,
        on: today(),
        by: Some(who("p-1")),
        step,
    }
}

/// The counters by their names and days.
pub async fn counted(store: &Store) -> BTreeMap<String, i64> {
    let counts = store.clearing_counts(day("2026-01-01")).await.unwrap();
    let named = |one: qingyu_store::StoredClearing| {
        let name = format!("{} {} {}", one.unit, one.what.as_str(), one.day);
        (name, one.total)
    };
    counts.into_iter().map(named).collect()
}

pub fn these<const N: usize>(all: [(&str, i64); N]) -> BTreeMap<String, i64> {
    all.into_iter().map(|(name, total)| (name.to_owned(), total)).collect()
}

/// A recount finds nothing wrong, finds what is, and sets it right.
pub async fn proves(place: &Place, store: &Store) {
    let before = counted(store).await;
    assert_eq!(store.recount().await, Ok(0));
    place.run("UPDATE clearing_counts SET total = total + 1").await;
    let wrong = place.rows("SELECT unit FROM clearing_counts").await.len();
    assert_eq!(store.recount().await, Ok(wrong));
    assert_eq!(counted(store).await, before);
}

pub async fn an_incident_is_ticked_by_name_set_right_and_counted(place: &Place) {
    let store = place.store().await;
    for seed in 1..=3 {
        store
            .add_encounter(encounter(seed, qingyu_store::NewWay::Nothing))
            .await
            .unwrap();
    }
    let of = |result| IncidentsOf {
        unit: Some("demo-1"),
        result,
        days: (day("2026-11-01"), day("2026-12-31")),
    };
    let waiting = store.incidents(of(Some(None)), None, 10).await.unwrap();
    assert_eq!(waiting.len(), 3);
    let after = waiting.first().map(qingyu_store::ListedIncident::key);
    let rest = store.incidents(of(Some(None)), after.as_ref(), 10).await.unwrap();
    assert_eq!(rest.len(), 2, "each stands on one page");
    let first = store.incident(&waiting[0].id).await.unwrap().unwrap();
    let done = ticked(CheckResult::Problem, Some("q1"));
    let problem = Some(("q1".to_owned(), found("demo-1")));
    let note = Some("未开执法记录仪".to_owned());
    store
        .check_incident(&first, done.clone(), note.clone(), problem.clone())
        .await
        .unwrap();
    let late = store.check_incident(&first, done, note, problem).await;
    assert_eq!(late, Err(StoreError::Conflict), "somebody was quicker");
    let again = store.incident(&first.id).await.unwrap().unwrap();
    assert_eq!(
        (again.state.result, again.state.problem.as_deref(), again.state.version),
        (Some(CheckResult::Problem), Some("q1"), 2)
    );
    let good = IncidentsOf {
        unit: None,
        ..of(Some(Some(CheckResult::Problem)))
    };
    assert_eq!(store.incidents(good, None, 10).await.unwrap().len(), 1);
    let expected = these([
        ("demo-1 incident_problem 2026-11-27", 1),
        ("demo-1 incident_waiting 2026-11-27", 2),
        ("demo-1 problem_due 2026-12-31", 1),
        ("demo-1 problem_since 2026-11-27", 1),
    ]);
    assert_eq!(counted(&store).await, expected);
    let right = CheckDone {
        step: CheckStep::Corrected {
            result: CheckResult::Good,
            problem: None,
        },
        ..ticked(CheckResult::Good, None)
    };
    store.check_incident(&again, right, None, None).await.unwrap();
    let read = store.incident(&first.id).await.unwrap().unwrap();
    assert_eq!((read.state.result, read.steps.len()), (Some(CheckResult::Good), 3));
    assert!(counted(&store).await.contains_key("demo-1 incident_good 2026-11-27"));
    proves(place, &store).await;
}

pub async fn a_row_that_comes_again_moves_its_case_and_its_counters(place: &Place) {
    let store = place.store().await;
    let row = |unit: &str, status| LawCaseRow {
        unit: unit.to_owned(),
        opened: day("2026-11-02"),
        due: day("2026-11-30"),
        status,
    };
    let put = async |unit: &str, status| {
        let rows = vec![("鄂公（2026）1号".to_owned(), row(unit, status))];
        store.put_law_cases(rows, &who("p-1"), today()).await.unwrap()[0]
    };
    assert_eq!(put("demo-1", LawStatus::Open).await, LawPut::Added);
    assert_eq!(put("demo-1", LawStatus::Open).await, LawPut::Known);
    assert_eq!(put("demo-2", LawStatus::Suspended).await, LawPut::Moved);
    let expected = these([("demo-2 law_due 2026-11-30", 1), ("demo-2 law_since 2026-11-02", 1)]);
    assert_eq!(counted(&store).await, expected);
    assert_eq!(put("demo-2", LawStatus::Closed).await, LawPut::Moved);
    assert_eq!(counted(&store).await, these([("demo-2 law_cleared 2026-11-27", 1)]));
    let of = |unit, is_open| LawCasesOf {
        unit,
        is_open,
        until: None,
    };
    assert!(store.law_cases(of(None, true), None, 9).await.unwrap().is_empty());
    let cleared = store.law_cases(of(Some("demo-2"), false), None, 9).await.unwrap();
    assert_eq!(cleared[0].row, row("demo-2", LawStatus::Closed));
    assert!(
        store
            .law_cases(of(None, false), Some(&cleared[0].key()), 9)
            .await
            .unwrap()
            .is_empty()
    );
    assert_eq!(
        store.law_case("鄂公（2026）1号").await.unwrap().as_ref(),
        cleared.first()
    );
    assert_eq!(put("demo-2", LawStatus::Open).await, LawPut::Moved, "it is open again");
    proves(place, &store).await;
}

pub async fn a_problem_goes_step_by_step_and_one_of_an_inspection_stands_among_them(place: &Place) {
    let store = place.store().await;
    let note = || Some("台账缺登记".to_owned());
    assert_eq!(store.add_problem("q1", found("demo-1"), note()).await, Ok(true));
    assert_eq!(store.add_problem("q1", found("demo-1"), note()).await, Ok(false));
    let begun = store.problem("q1").await.unwrap().unwrap();
    store
        .act_on_problem(&begun, solved(ProblemStep::Done), "已补登".to_owned())
        .await
        .unwrap();
    let late = store
        .act_on_problem(&begun, solved(ProblemStep::Done), "x".to_owned())
        .await;
    assert_eq!(late, Err(StoreError::Conflict));
    let done = store.problem("q1").await.unwrap().unwrap();
    assert_eq!(done.notes.get(&1).map(String::as_str), Some("已补登"));
    let of = |stage| ProblemsOf {
        unit: Some("demo-1"),
        stage,
        until: None,
    };
    assert_eq!(store.problems(of(ProblemStand::Check), None, 9).await.unwrap().len(), 1);
    let looked = ProblemStep::Looked {
        is_cleared: true,
        due: None,
    };
    store
        .act_on_problem(&done, solved(looked), "已看".to_owned())
        .await
        .unwrap();
    inspected_to_a_problem(&store).await;
    let open = store.problems(of(ProblemStand::Open), None, 9).await.unwrap();
    assert_eq!(
        open.iter().map(|one| (one.id.as_str(), one.origin)).collect::<Vec<_>>(),
        [("i1", ProblemOrigin::Inspection)]
    );
    let expected = these([
        ("demo-1 problem_cleared 2026-11-27", 1),
        ("demo-1 problem_due 2026-12-31", 1),
        ("demo-1 problem_since 2026-11-27", 1),
    ]);
    assert_eq!(counted(&store).await, expected);
    let inspection = store.inspection("i1").await.unwrap().unwrap();
    let cleared = InspectionDone::new(today(), who("p-2"), InspectionStep::Cleared);
    store
        .act_on_inspection(&inspection, cleared, "已解决".to_owned())
        .await
        .unwrap();
    assert_eq!(counted(&store).await, these([("demo-1 problem_cleared 2026-11-27", 2)]));
    proves(place, &store).await;
}

/// An inspection of which something is not mended.
async fn inspected_to_a_problem(store: &Store) {
    let new = inspected("demo-1", today(), false);
    store.add_inspection("i1", new, None, None).await.unwrap();
    let inspection = store.inspection("i1").await.unwrap().unwrap();
    let step = InspectionStep::Reinspected {
        is_mended: false,
        clear: Some(day("2026-12-31")),
    };
    let done = InspectionDone::new(today(), who("p-2"), step);
    store
        .act_on_inspection(&inspection, done, "没有改".to_owned())
        .await
        .unwrap();
}

pub async fn problems_of_inspections_that_are_older_than_the_list_are_put_onto_it(place: &Place) {
    let store = place.store().await;
    inspected_to_a_problem(&store).await;
    let before = counted(&store).await;
    place
        .run(
            "DELETE FROM problems; DELETE FROM clearing_counts; DELETE FROM settings WHERE name = 'inspected_problems'",
        )
        .await;
    let store = place.store().await;
    assert_eq!(counted(&store).await, before);
    assert_eq!(store.recount().await, Ok(0));
}

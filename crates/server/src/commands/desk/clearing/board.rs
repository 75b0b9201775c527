//! The board: a line for each unit, made of counters; feedback cases as the desk's figures show them to whoever looks.

use std::collections::BTreeMap;

use qingyu_api::desk::clearing::{
    Board, BoardFeedback, BoardIncidents, BoardLawCases, BoardProblems, BoardRow, BoardWhistles,
};
use qingyu_domain::clearing::{ClearingCount, knows_board, month_begin, month_end, quarter_begin, quarter_end};
use qingyu_domain::figures::{Block, Column, Topic};
use qingyu_domain::time::Day;
use qingyu_store::StoredClearing;

use crate::accounts::Signed;
use crate::app::App;
use crate::figures::inner;
use crate::refusal::Refusal;

/// The board; 403 for whoever has no line on it.
pub async fn read(app: &App, signed: &Signed) -> Result<Board, Refusal> {
    let today = app.clock.now().day();
    let given = signed.staff.given(app.clock.now());
    let known = given.org.units.0.iter();
    let known = known.filter(|unit| knows_board(&signed.person, &unit.code, &given));
    let known: Vec<_> = known.collect();
    if known.iter().all(|unit| unit.closed) {
        return Err(Refusal::NotAllowed);
    }
    let mut counts: BTreeMap<String, Vec<StoredClearing>> = BTreeMap::new();
    for one in app.store.clearing_counts(quarter_begin(today)).await? {
        counts.entry(one.unit.clone()).or_default().push(one);
    }
    // What a unit left behind that was closed is nobody's unless it stands here.
    let units = known
        .iter()
        .filter(|unit| !unit.closed || counts.contains_key(&unit.code));
    let units: Vec<&str> = units.map(|unit| unit.code.as_str()).collect();
    let waiting = inner::waiting(app, signed).await?;
    let row = |unit: &&str| row(unit, counts.get(*unit).map_or(&[], Vec::as_slice), today);
    let mut rows: Vec<BoardRow> = units.iter().map(row).collect();
    for row in &mut rows {
        row.feedback = waiting.as_ref().and_then(|(.., block)| feedback(block, &row.unit));
    }
    Ok(Board {
        on: today,
        month_end: month_end(today),
        quarter_end: quarter_end(today),
        feedback_month: waiting.as_ref().map(|(month, ..)| *month),
        is_feedback_exact: waiting.as_ref().is_some_and(|(_, is_exact, _)| *is_exact),
        rows,
    })
}

fn feedback(block: &Block, unit: &str) -> Option<BoardFeedback> {
    let line = block.line(Some(unit))?;
    Some(BoardFeedback {
        open: line.total,
        overdue: line.part(Topic::Waiting, Column::Overdue)?,
    })
}

fn row(unit: &str, counts: &[StoredClearing], today: Day) -> BoardRow {
    let sum = |what: ClearingCount, is: &dyn Fn(Day) -> bool| -> i64 {
        let these = counts.iter().filter(|one| one.what == what && is(one.day));
        these.map(|one| one.total).sum()
    };
    let all = |what| sum(what, &|_| true);
    let before = |what| sum(what, &|day| day < today);
    let of_month = |what| sum(what, &|day| day >= month_begin(today));
    let oldest = |what| {
        let these = counts.iter().filter(|one| one.what == what && one.total > 0);
        these.map(|one| one.day).min()
    };
    BoardRow {
        unit: unit.to_owned(),
        incidents: BoardIncidents {
            today: sum(ClearingCount::IncidentWaiting, &|day| day >= today),
            older: before(ClearingCount::IncidentWaiting),
            oldest: oldest(ClearingCount::IncidentWaiting),
            good: of_month(ClearingCount::IncidentGood),
            problem: of_month(ClearingCount::IncidentProblem),
        },
        law_cases: BoardLawCases {
            open: all(ClearingCount::LawDue),
            this_month: sum(ClearingCount::LawDue, &|day| day <= month_end(today)),
            overdue: before(ClearingCount::LawDue),
            oldest: oldest(ClearingCount::LawSince),
            cleared: of_month(ClearingCount::LawCleared),
        },
        problems: BoardProblems {
            open: all(ClearingCount::ProblemDue),
            overdue: before(ClearingCount::ProblemDue),
            oldest: oldest(ClearingCount::ProblemSince),
            cleared: sum(ClearingCount::ProblemCleared, &|day| day >= quarter_begin(today)),
        },
        feedback: None,
        whistles: BoardWhistles {
            open: all(ClearingCount::WhistleOpen),
            raised: of_month(ClearingCount::WhistleRaised),
            in_time: of_month(ClearingCount::WhistleInTime),
            late: of_month(ClearingCount::WhistleLate),
            passed_up: of_month(ClearingCount::WhistlePassedUp),
        },
    }
}

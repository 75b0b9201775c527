//! Problems by when they are due, those of inspections among them, and the form that puts one down by hand.

use qingyu_api::desk::problems::{ProblemFilter, ProblemLine, ProblemMade, Problems};
use qingyu_domain::clearing::{ProblemAnswers, ProblemOrigin, ProblemSide, ProblemStand, may_open, open_problem};
use qingyu_domain::time::Day;
use qingyu_store::{ListedProblem, ProblemKey, ProblemsOf};

use super::ranges;
use crate::accounts::Signed;
use crate::app::App;
use crate::commands::page::{self, bad_filter};
use crate::refusal::Refusal;

/// A page of them.
pub async fn page(app: &App, signed: &Signed, filter: &ProblemFilter) -> Result<Problems, Refusal> {
    let limit = page::limit(filter.limit)?;
    let given = signed.staff.given(app.clock.now());
    let today = given.now.day();
    let (stages, until): (&[ProblemStand], _) = match filter.state.as_deref() {
        None | Some("open") => (&[ProblemStand::Open, ProblemStand::Check], None),
        Some("check") => (&[ProblemStand::Check], None),
        Some("overdue") => (&[ProblemStand::Open, ProblemStand::Check], Some(today.plus(-1))),
        Some("cleared") => (&[ProblemStand::Cleared], None),
        Some(_) => return Err(bad_filter()),
    };
    let mut after = filter.after.as_deref().map(read_key).transpose()?;
    let sees = |unit: &str, origin| ProblemSide::at(&signed.person, unit, origin, &given).is_some();
    let knows = |unit: &str| ProblemOrigin::ALL.iter().any(|origin| sees(unit, *origin));
    let ranges = ranges(signed, &given, filter.unit.as_deref(), knows);
    let count = usize::from(limit) + 1;
    let mut found: Vec<ListedProblem> = Vec::new();
    while !ranges.is_empty() && found.len() < count {
        let mut rows = Vec::new();
        for unit in &ranges {
            for stage in stages {
                let of = ProblemsOf {
                    unit: *unit,
                    stage: *stage,
                    until,
                };
                let limit = i64::try_from(count).unwrap_or(i64::MAX);
                rows.extend(app.store.problems(of, after.as_ref(), limit).await?);
            }
        }
        rows.sort_by_key(ListedProblem::key);
        rows.truncate(count);
        let is_last = rows.len() < count;
        after = rows.last().map(ListedProblem::key).or(after);
        found.extend(rows.into_iter().filter(|row| sees(&row.unit, row.origin)));
        if is_last {
            break;
        }
    }
    let next = page::cut(&mut found, limit, |row| format!("{}.{}", row.due, row.id));
    let open = given.org.units.0.iter().filter(|unit| !unit.closed);
    let units = open.filter(|unit| may_open(&signed.person, &unit.code, &given));
    Ok(Problems {
        lines: found.into_iter().map(|row| line(row, today)).collect(),
        units: units.map(|unit| unit.code.clone()).collect(),
        next,
    })
}

fn line(row: ListedProblem, today: Day) -> ProblemLine {
    ProblemLine {
        is_overdue: row.stage != ProblemStand::Cleared && row.due < today,
        problem: row.id,
        unit: row.unit,
        origin: row.origin,
        stage: row.stage,
        since: row.since,
        due: row.due,
    }
}

/// Puts one down by hand; whether it is new.
pub async fn open(app: &App, signed: &Signed, answers: &ProblemAnswers) -> Result<(bool, ProblemMade), Refusal> {
    let given = signed.staff.given(app.clock.now());
    let mut units = given.org.units.0.iter();
    if !units.any(|unit| may_open(&signed.person, &unit.code, &given)) {
        return Err(Refusal::NotAllowed);
    }
    let new = answers.parse(&given).map_err(Refusal::Invalid)?;
    if !may_open(&signed.person, &new.unit, &given) {
        return Err(Refusal::NotAllowed);
    }
    let by = &signed.person.id;
    let first = open_problem(&new.unit, ProblemOrigin::Review, Some(by), &given);
    let is_new = app.store.add_problem(&new.key, first, Some(new.text.clone())).await?;
    if !is_new {
        let known = app.store.problem(&new.key).await?.ok_or(Refusal::Conflict)?;
        let is_theirs = known.steps.first().is_some_and(|first| first.by.as_ref() == Some(by));
        let is_as_sent = known.state.unit == new.unit && known.notes.get(&0).is_none_or(|note| *note == new.text);
        if !is_theirs || !is_as_sent {
            return Err(Refusal::Conflict);
        }
    }
    Ok((is_new, ProblemMade { problem: new.key }))
}

fn read_key(text: &str) -> Result<ProblemKey, Refusal> {
    let (due, id) = text.split_once('.').ok_or_else(bad_filter)?;
    Day::parse(due).ok_or_else(bad_filter)?;
    Ok((due.to_owned(), id.to_owned()))
}

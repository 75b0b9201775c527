//! Incidents by day, and the ticks: each of one that is named, in a transaction of its own, so that one that is stale keeps no other back.

use qingyu_api::desk::case::Named;
use qingyu_api::desk::clearing::{
    IncidentChecks, IncidentFilter, IncidentLine, IncidentTick, Incidents, IncidentsChecked,
};
use qingyu_api::{Fault, FaultCode, Field};
use qingyu_domain::aftercare::Words;
use qingyu_domain::case::{Given, Refusal as Rule};
use qingyu_domain::clearing::{
    CheckResult, CheckStep, ProblemOrigin, checks, decide_check, knows_incident, open_problem,
};
use qingyu_domain::time::Day;
use qingyu_domain::whistle::{Subject, raises};
use qingyu_store::{IncidentKey, IncidentsOf, ListedIncident, StoreError, StoredIncident};

use super::ranges;
use crate::accounts::Signed;
use crate::app::App;
use crate::commands::desk::bad_rating::words;
use crate::commands::page::{self, bad_filter};
use crate::fresh;
use crate::refusal::Refusal;

/// Ticks in one request at most: no more than somebody has looked at.
const MOST: usize = 50;
/// Before and after every day.
const EVER: [&str; 2] = ["1970-01-01", "9999-12-31"];

/// A page of them.
pub async fn page(app: &App, signed: &Signed, filter: &IncidentFilter) -> Result<Incidents, Refusal> {
    let limit = page::limit(filter.limit)?;
    let result = filter.state.as_deref().map(state).transpose()?;
    let mut after = filter.after.as_deref().map(read_key).transpose()?;
    let given = signed.staff.given(app.clock.now());
    let knows = |unit: &str| knows_incident(&signed.person, unit, &given);
    let ranges = ranges(signed, &given, filter.unit.as_deref(), knows);
    let [first, last] = EVER.map(Day::parse);
    let (first, last) = first.zip(last).ok_or_else(bad_filter)?;
    let days = (filter.from.unwrap_or(first), filter.to.unwrap_or(last));
    let count = usize::from(limit) + 1;
    let mut found: Vec<ListedIncident> = Vec::new();
    while !ranges.is_empty() && found.len() < count {
        let mut rows = Vec::new();
        for unit in &ranges {
            let of = IncidentsOf {
                unit: *unit,
                result,
                days,
            };
            let limit = i64::try_from(count).unwrap_or(i64::MAX);
            rows.extend(app.store.incidents(of, after.as_ref(), limit).await?);
        }
        rows.sort_by_key(ListedIncident::key);
        rows.truncate(count);
        let is_last = rows.len() < count;
        after = rows.last().map(ListedIncident::key).or(after);
        found.extend(rows.into_iter().filter(|row| knows(&row.unit)));
        if is_last {
            break;
        }
    }
    let next = page::cut(&mut found, limit, |row| format!("{}.{}", row.day, row.id));
    let mut lines = Vec::with_capacity(found.len());
    for row in found {
        let stored = app.store.incident(&row.id).await?;
        lines.extend(stored.map(|stored| line(signed, stored, &given)));
    }
    Ok(Incidents { lines, next })
}

fn state(code: &str) -> Result<Option<CheckResult>, Refusal> {
    match code {
        "waiting" => Ok(None),
        code => CheckResult::from_code(code).map(Some).ok_or_else(bad_filter),
    }
}

fn line(signed: &Signed, stored: StoredIncident, given: &Given<'_>) -> IncidentLine {
    let state = stored.state;
    let mut deeds = Vec::new();
    if checks(&signed.person, &state.unit, given) {
        deeds.push("check".to_owned());
    }
    if raises(&signed.person, Subject::Incident(&state.unit), given).is_some() {
        deeds.push("whistle".to_owned());
    }
    let is_correction = |step: &CheckStep| matches!(step, CheckStep::Corrected { .. });
    let corrections = stored.steps.iter().filter(|done| is_correction(&done.step)).count();
    let last = state.version.checked_sub(1);
    let (by, checked_on) = state.by.unzip();
    IncidentLine {
        incident: stored.id,
        number: stored.number,
        unit: state.unit,
        on: state.day,
        kind: state.kind,
        result: state.result,
        by: by.map(|id| Named {
            shown: signed.staff.shown(&id).to_owned(),
            id,
        }),
        checked_on,
        corrections: u32::try_from(corrections).unwrap_or(u32::MAX),
        note: last.and_then(|last| stored.notes.get(&last).cloned()),
        problem: state.problem,
        deeds,
        version: u32::try_from(state.version).unwrap_or(u32::MAX),
    }
}

/// Ticks each of those that are named, and says of each what became of it.
pub async fn check(app: &App, signed: &Signed, request: &IncidentChecks) -> Result<IncidentsChecked, Refusal> {
    let given = signed.staff.given(app.clock.now());
    let mut units = given.org.units.0.iter();
    if !units.any(|unit| checks(&signed.person, &unit.code, &given)) {
        return Err(Refusal::NotAllowed);
    }
    if request.checks.is_empty() || request.checks.len() > MOST {
        return Err(Refusal::Invalid(vec![Fault {
            field: Field::Body,
            code: FaultCode::OutOfRange,
        }]));
    }
    let mut outcomes = Vec::with_capacity(request.checks.len());
    for tick in &request.checks {
        let outcome = match tick_one(app, signed, tick, &given).await {
            Ok(()) => "done",
            Err(Refusal::Stale) => "stale",
            Err(Refusal::NotFound) => "not_found",
            Err(Refusal::Rule(Rule::AlreadyDone)) => "already_done",
            Err(Refusal::Invalid(faults)) => invalid(&faults),
            Err(refusal) => return Err(refusal),
        };
        outcomes.push(outcome.to_owned());
    }
    Ok(IncidentsChecked { outcomes })
}

fn invalid(faults: &[Fault]) -> &'static str {
    let is_missing = |fault: &Fault| fault.code == FaultCode::Required;
    if faults.iter().any(is_missing) {
        "text_required"
    } else {
        "invalid"
    }
}

async fn tick_one(app: &App, signed: &Signed, tick: &IncidentTick, given: &Given<'_>) -> Result<(), Refusal> {
    let stored = app.store.incident(&tick.incident).await?.ok_or(Refusal::NotFound)?;
    let state = &stored.state;
    let key = fresh::random_id()?;
    // Who may not know of it learns nothing from what else is wrong.
    if !checks(&signed.person, &state.unit, given) {
        return Err(Refusal::NotFound);
    }
    let is_worded = tick.result == CheckResult::Problem || state.result.is_some();
    let needed = if is_worded { Words::Must } else { Words::May };
    let note = words(needed, tick.text.as_deref())?;
    if u32::try_from(state.version) != Ok(tick.version) {
        return Err(Refusal::Stale);
    }
    let done = decide_check(state, tick.result, &key, &signed.person, given)?;
    let opens = match &done.step {
        CheckStep::Checked { problem, .. } | CheckStep::Corrected { problem, .. } => problem.clone(),
        CheckStep::Reported { .. } => None,
    };
    let by = Some(&signed.person.id);
    let problem = opens.map(|key| (key, open_problem(&state.unit, ProblemOrigin::Check, by, given)));
    match app.store.check_incident(&stored, done, note, problem).await {
        Err(StoreError::Conflict) => Err(Refusal::Stale),
        done => Ok(done?),
    }
}

fn read_key(text: &str) -> Result<IncidentKey, Refusal> {
    let (day, id) = text.split_once('.').ok_or_else(bad_filter)?;
    Day::parse(day).ok_or_else(bad_filter)?;
    Ok((day.to_owned(), id.to_owned()))
}

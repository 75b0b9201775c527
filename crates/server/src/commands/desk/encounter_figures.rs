//! The figures of incidents: what command says there were, what was reported here, asked, answered, and not content, in one row.

use std::collections::BTreeMap;

use qingyu_api::desk::encounters::{EncounterFigures, EncounterMonths, EncounterRow, EncounterTotal};
use qingyu_api::{Fault, FaultCode, Field};
use qingyu_domain::aftercare::EncounterCount;
use qingyu_domain::person::Role;
use qingyu_domain::rating::{Dimension, RatingSource};
use qingyu_domain::time::Day;
use qingyu_store::Change;
use serde_json::json;

use crate::accounts::Signed;
use crate::app::App;
use crate::commands::page::bad_filter;
use crate::fresh;
use crate::refusal::Refusal;

/// Those who read them.
const READING: [Role; 4] = [Role::Intake, Role::Oversight, Role::Reviewer, Role::Command];

/// The figures of some months.
pub async fn read(app: &App, signed: &Signed, months: &EncounterMonths) -> Result<EncounterFigures, Refusal> {
    if !READING.iter().any(|role| signed.person.holds(*role)) {
        return Err(Refusal::NotAllowed);
    }
    let (year, month, _) = app.clock.now().day().ymd();
    let from = months.from.clone().unwrap_or_else(|| format!("{year:04}-{month:02}"));
    let to = months.to.clone().unwrap_or_else(|| from.clone());
    if !is_month(&from) || !is_month(&to) {
        return Err(bad_filter());
    }
    let mut rows: BTreeMap<(String, String), EncounterRow> = BTreeMap::new();
    for (unit, month, total) in app.store.encounter_totals(&from, &to).await? {
        row(&mut rows, unit, month).total = Some(total);
    }
    for (unit, month, what, n) in app.store.encounter_counts(&from, &to).await? {
        *figure(row(&mut rows, unit, month), what) += n;
    }
    let units = &signed.staff.org.units;
    let links = app.store.rating_counts(&from, &to).await?.into_iter().filter(|count| {
        let is_of_unit = units.window(&count.window).is_none() && units.unit(&count.window).is_some();
        is_of_unit && count.dimension == Dimension::Overall && count.source == RatingSource::Verified
    });
    for count in links {
        let row = row(&mut rows, count.window, count.month);
        row.answered += count.ratings;
        if count.level.is_bad() {
            row.not_content += count.ratings;
        }
    }
    // Whoever is called is asked as much as whoever gets a link.
    let rows = rows.into_values().map(|row| EncounterRow {
        asked: row.asked + row.linked,
        ..row
    });
    Ok(EncounterFigures { rows: rows.collect() })
}

fn row(rows: &mut BTreeMap<(String, String), EncounterRow>, unit: String, month: String) -> &mut EncounterRow {
    let empty = EncounterRow {
        unit: unit.clone(),
        month: month.clone(),
        total: None,
        imported: 0,
        asked: 0,
        linked: 0,
        answered: 0,
        not_content: 0,
        answered_again: 0,
        not_content_again: 0,
    };
    rows.entry((unit, month)).or_insert(empty)
}

const fn figure(row: &mut EncounterRow, what: EncounterCount) -> &mut i64 {
    match what {
        EncounterCount::Imported => &mut row.imported,
        EncounterCount::Linked => &mut row.linked,
        EncounterCount::Called => &mut row.asked,
        EncounterCount::Answered => &mut row.answered,
        EncounterCount::NotContent => &mut row.not_content,
        EncounterCount::AnsweredAgain => &mut row.answered_again,
        EncounterCount::NotContentAgain => &mut row.not_content_again,
    }
}

fn is_month(text: &str) -> bool {
    Day::parse(&[text, "-01"].concat()).is_some()
}

/// Keeps how many incidents there were, as command says.
pub async fn set_total(app: &App, signed: &Signed, request: EncounterTotal) -> Result<EncounterTotal, Refusal> {
    signed.must_be(Role::Command)?;
    let mut faults = Vec::new();
    if signed.staff.org.units.unit(&request.unit).is_none() {
        faults.push((Field::Unit, FaultCode::Unknown));
    }
    if !is_month(&request.month) {
        faults.push((Field::On, FaultCode::Malformed));
    }
    if !faults.is_empty() {
        let faults = faults.into_iter().map(|(field, code)| Fault { field, code });
        return Err(Refusal::Invalid(faults.collect()));
    }
    let now = app.clock.now();
    let change = Change {
        id: fresh::case_id(now)?,
        at: now,
        person: Some(signed.person.id.clone()),
        what: "encounter_total".to_owned(),
        about: request.unit.clone(),
        detail: json!({"month": request.month, "total": request.total}).to_string(),
    };
    let (unit, month) = (&request.unit, &request.month);
    app.store
        .set_encounter_total(unit, month, request.total.into(), change)
        .await?;
    Ok(request)
}

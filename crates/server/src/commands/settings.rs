//! Days and clocks: changed on the version that was looked at, with old and new on the record.

use qingyu_api::desk::calendar::CalendarYear;
use qingyu_api::desk::deadlines::{DeadlineEdit, DeadlineView};
use qingyu_api::{Fault, Field};
use qingyu_domain::deadlines::Step;
use qingyu_domain::person::PersonId;
use qingyu_store::{Change, StoreError};
use serde::Serialize;
use serde_json::json;

use super::people::change;
use crate::accounts::Signed;
use crate::app::App;
use crate::refusal::Refusal;

/// A record with what was and what is.
pub fn record<T: Serialize, U: Serialize>(
    app: &App,
    signed: &Signed,
    what: &str,
    about: &str,
    (old, new): (&T, &U),
) -> Result<Change, Refusal> {
    let detail = json!({"old": old, "new": new}).to_string();
    let record = change(app, Some(signed), what, &PersonId(about.to_owned()))?;
    Ok(Change { detail, ..record })
}

/// Somebody else changed something since it was looked at.
pub const fn stale() -> Refusal {
    Refusal::Stale
}

/// Somebody was quicker, or the store does not do it.
pub fn refused(error: StoreError) -> Refusal {
    match error {
        StoreError::Conflict => stale(),
        other => other.into(),
    }
}

/// The years of the calendar.
pub fn calendar(signed: &Signed) -> Vec<CalendarYear> {
    signed.staff.years.iter().map(CalendarYear::from).collect()
}

/// Puts a year in the place of what it was.
pub async fn set_calendar(app: &App, signed: &Signed, request: &CalendarYear) -> Result<CalendarYear, Refusal> {
    let year = request.typed();
    year.check().map_err(Refusal::Invalid)?;
    let old = signed.staff.years.iter().find(|(old, _)| old.year == year.year);
    let old = old.map(CalendarYear::from);
    let revision = old.as_ref().map_or(0, |old| old.revision);
    if request.revision != revision {
        return Err(stale());
    }
    let revised = (year, revision + 1);
    let new = CalendarYear::from(&revised);
    let record = record(app, signed, "calendar_changed", &new.year.to_string(), (&old, &new))?;
    let (year, revision) = &revised;
    let put = app.store.put_year(year, *revision, signed.staff.version(), record);
    put.await.map_err(refused)?;
    app.staff.fresh(&app.store).await?;
    Ok(new)
}

/// All steps with their limits.
pub fn deadlines(signed: &Signed) -> Vec<DeadlineView> {
    let of = |step: &Step| DeadlineView::of(&signed.staff.deadlines, *step);
    Step::ALL.iter().map(of).collect()
}

/// Sets the limit of a step, or its default again. What was promised before stays as it was promised.
pub async fn set_deadline(app: &App, signed: &Signed, request: &DeadlineEdit) -> Result<DeadlineView, Refusal> {
    let DeadlineEdit { step, limit } = *request;
    if let Some(code) = limit.and_then(|limit| limit.fault(step)) {
        let field = Field::Limit;
        return Err(Refusal::Invalid(vec![Fault { field, code }]));
    }
    let old = signed.staff.deadlines.limit(step);
    let new = limit.unwrap_or_else(|| step.default_limit());
    if old != new {
        let kept = limit.filter(|limit| *limit != step.default_limit());
        let record = record(app, signed, "deadline_changed", step.as_str(), (&old, &new))?;
        let put = app.store.put_limit(step, kept, signed.staff.version(), record);
        put.await.map_err(refused)?;
    }
    let staff = app.staff.fresh(&app.store).await?;
    Ok(DeadlineView::of(&staff.deadlines, step))
}

//! The cases behind a number of causes, as far as sight allows.

use qingyu_api::desk::causes::CausedCasesFilter;
use qingyu_api::desk::list::{CaseLine, Cases};
use qingyu_domain::case::Number;
use qingyu_domain::time::Timestamp;
use qingyu_store::Filed;

use super::list::line_of;
use crate::accounts::Signed;
use crate::app::App;
use crate::commands::page::{self, bad_filter};
use crate::figures::inner::seen_units;
use crate::refusal::Refusal;

/// A page of them, by number, for whoever sees that number. It ends at one of these, never at a hidden one.
pub async fn page(app: &App, signed: &Signed, filter: &CausedCasesFilter) -> Result<Cases, Refusal> {
    let now = app.clock.now();
    let mut units = seen_units(signed, filter.month, now).ok_or(Refusal::NotAllowed)?;
    units.retain(|unit| filter.unit.as_ref().is_none_or(|asked| asked == unit));
    let limit = page::limit(filter.limit)?;
    let mut after = filter.after.clone().unwrap_or_default();
    if !after.is_empty() && Number::parse(&after).is_none() {
        return Err(bad_filter());
    }
    let count = usize::from(limit) + 1;
    let mut shown: Vec<CaseLine> = Vec::with_capacity(count);
    loop {
        let rows = rows(app, filter, &units, &after, count).await?;
        let is_last = rows.len() < count;
        if let Some(last) = rows.last() {
            after.clone_from(&last.number);
        }
        shown.extend(seen(app, signed, rows, now).await?);
        if is_last || shown.len() >= count {
            break;
        }
    }
    let next = page::cut(&mut shown, limit, |last| last.number.clone());
    Ok(Cases { cases: shown, next })
}

/// The next cases of all these units together.
async fn rows(
    app: &App,
    filter: &CausedCasesFilter,
    units: &[String],
    after: &str,
    count: usize,
) -> Result<Vec<Filed>, Refusal> {
    let limit = i64::try_from(count).unwrap_or(i64::MAX);
    let mut rows = Vec::new();
    for unit in units {
        let found = app
            .store
            .found_causes(unit, filter.cause, filter.month, after, limit)
            .await?;
        rows.extend(found);
    }
    rows.sort_by(|one, other| one.number.cmp(&other.number));
    rows.truncate(count);
    Ok(rows)
}

async fn seen(app: &App, signed: &Signed, rows: Vec<Filed>, now: Timestamp) -> Result<Vec<CaseLine>, Refusal> {
    let cases = super::seen(app, signed, rows.iter().map(|row| row.id.clone())).await?;
    let line = |row: Filed| {
        let seen = cases.get(&row.id).filter(|seen| seen.is_story)?;
        Some(line_of(&seen.case, signed, &row.number, now))
    };
    Ok(rows.into_iter().filter_map(line).collect())
}

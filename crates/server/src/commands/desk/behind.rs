//! The cases behind a number of a bulletin: those that moved its counter on some days, as far as sight allows.

use qingyu_api::desk::list::{CaseFilter, CaseLine, Cases};
use qingyu_domain::case::Number;
use qingyu_domain::figures::{Figure, place_of_cause};
use qingyu_store::{BehindWanted, LAST, Listed};

use super::list::seen;
use crate::accounts::Signed;
use crate::app::App;
use crate::commands::page::{self, bad_filter};
use crate::refusal::Refusal;

/// A page of them, the newest first. It ends at one that this person sees, never at a hidden one.
pub async fn page(app: &App, signed: &Signed, filter: &CaseFilter, figure: Figure) -> Result<Cases, Refusal> {
    let mut asked = wanted(filter, figure).ok_or_else(bad_filter)?;
    let limit = page::limit(filter.limit)?;
    let (now, count) = (app.clock.now(), usize::from(limit) + 1);
    let mut shown: Vec<(Listed, CaseLine)> = Vec::with_capacity(count);
    loop {
        let rows = app.store.cases_behind(&asked, i64::from(limit) + 1).await?;
        let is_last = rows.len() < count;
        if let Some(last) = rows.last() {
            asked.before.clone_from(&last.number);
        }
        shown.extend(seen(app, signed, rows, now).await?);
        if is_last || shown.len() >= count {
            break;
        }
    }
    let next = page::cut(&mut shown, limit, |(last, _)| last.number.clone());
    let cases = shown.into_iter().map(|(_, line)| line).collect();
    Ok(Cases { cases, next })
}

/// What is asked of the store; `None` where days are missing, or something else is asked for with it.
fn wanted(filter: &CaseFilter, figure: Figure) -> Option<BehindWanted> {
    let has_more = filter.kind.is_some()
        || filter.status.is_some()
        || filter.from.is_some()
        || filter.to.is_some()
        || filter.order.is_some()
        || filter.oldest.is_some();
    let is_caused = figure == Figure::Caused;
    if has_more || !figure.has_cases() || (filter.cause.is_some() && !is_caused) {
        return None;
    }
    let before = match filter.after.as_deref() {
        Some(after) => Number::parse(after)?.to_string(),
        None => LAST.to_owned(),
    };
    Some(BehindWanted {
        figure,
        bucket: filter.cause.map(place_of_cause),
        unit: filter.unit.clone(),
        from: filter.counted_from?,
        to: filter.counted_to?,
        before,
    })
}

//! The list of cases: by number or by when they are due, filtered, and as far as sight allows.

use qingyu_api::desk::list::{CaseFilter, CaseLine, CaseOrder, Cases};
use qingyu_domain::case::{Case, Number, Status};
use qingyu_domain::person::Role;
use qingyu_domain::time::{Day, Timestamp};
use qingyu_store::{LAST, ListOrder, ListWanted, Listed};

use super::behind;
use crate::accounts::Signed;
use crate::app::App;
use crate::commands::page::{self, bad_filter};
use crate::refusal::Refusal;

/// Those who may list, legal what is marked 涉企 alone: for all others the list would say by its gaps, or by the time that it takes, what there is.
const LISTING: [Role; 4] = [Role::Intake, Role::Oversight, Role::Reviewer, Role::Legal];

/// A page of the cases that somebody may see. It ends at one of these, never at a hidden one.
pub async fn page(app: &App, signed: &Signed, filter: &CaseFilter) -> Result<Cases, Refusal> {
    if !LISTING.iter().any(|role| signed.person.holds(*role)) {
        return Err(Refusal::NotAllowed);
    }
    if let Some(figure) = filter.counted {
        return behind::page(app, signed, filter, figure).await;
    }
    if filter.cause.is_some() || filter.counted_from.is_some() || filter.counted_to.is_some() {
        return Err(bad_filter());
    }
    let limit = page::limit(filter.limit)?;
    let mut asked = wanted(signed, filter).ok_or_else(bad_filter)?;
    let now = app.clock.now();
    let count = usize::from(limit) + 1;
    let mut shown: Vec<(Listed, CaseLine)> = Vec::with_capacity(count);
    // What somebody may not see is left out before the page is cut: neither its length nor its end tells of it.
    loop {
        let rows = app.store.listed(&asked, i64::from(limit) + 1).await?;
        let is_last = rows.len() < count;
        asked.after = rows.last().map(|last| (last.due_at, last.number.clone()));
        shown.extend(seen(app, signed, rows, now).await?);
        if is_last || shown.len() >= count {
            break;
        }
    }
    let next = page::cut(&mut shown, limit, |(last, _)| key(asked.order, last));
    let cases = shown.into_iter().map(|(_, line)| line).collect();
    Ok(Cases { cases, next })
}

/// What is asked of the store; `None` where the next page begins nowhere.
fn wanted(signed: &Signed, filter: &CaseFilter) -> Option<ListWanted> {
    let order = match (filter.order, filter.oldest) {
        (Some(CaseOrder::Due), _) => ListOrder::Due,
        (Some(CaseOrder::Oldest), _) | (None, Some(true)) => ListOrder::Oldest,
        _ => ListOrder::Newest,
    };
    let after = match filter.after.as_deref() {
        Some(text) => Some(place(order, text)?),
        None => None,
    };
    // Whoever holds nothing else sees only what is in the reviewer's hands, or what is an enterprise's.
    let holds = |role: &Role| signed.person.holds(*role);
    let is_central = [Role::Intake, Role::Oversight].iter().any(holds);
    let (is_reviewer, is_legal) = (holds(&Role::Reviewer), holds(&Role::Legal));
    let is_asked = filter.enterprise == Some(true);
    Some(ListWanted {
        order,
        kind: filter.kind,
        unit: filter.unit.clone(),
        status: filter.status,
        from: filter.from.map_or_else(String::new, start),
        to: filter.to.map_or_else(|| LAST.to_owned(), |day| start(day.next())),
        of_reviewer: !is_central && is_reviewer && !(is_asked && is_legal),
        of_enterprise: is_asked || (!is_central && !is_reviewer),
        after,
    })
}

/// How the numbers of a day start.
pub(super) fn start(day: Day) -> String {
    day.to_string().replace('-', "")
}

fn key(order: ListOrder, last: &Listed) -> String {
    match order {
        ListOrder::Due => format!("{}.{}", last.due_at, last.number),
        ListOrder::Newest | ListOrder::Oldest => last.number.clone(),
    }
}

/// The place that a key names, so that nothing else gets into a comparison.
fn place(order: ListOrder, text: &str) -> Option<(i64, String)> {
    let (due_at, number) = match order {
        ListOrder::Due => text
            .split_once('.')
            .and_then(|(due, number)| Some((due.parse().ok()?, number)))?,
        ListOrder::Newest | ListOrder::Oldest => (0, text),
    };
    Number::parse(number).map(|_| (due_at, number.to_owned()))
}

/// The rows whose cases this person may see, read in one go.
pub(super) async fn seen(
    app: &App,
    signed: &Signed,
    rows: Vec<Listed>,
    now: Timestamp,
) -> Result<Vec<(Listed, CaseLine)>, Refusal> {
    let cases = super::seen(app, signed, rows.iter().map(|row| row.id.clone())).await?;
    let line = |row: Listed| {
        let case = cases.get(&row.id).filter(|case| case.is_story)?;
        let line = line_of(&case.case, signed, &row.number, now);
        Some((row, line))
    };
    Ok(rows.into_iter().filter_map(line).collect())
}

/// A case in the list.
pub(super) fn line_of(case: &Case, signed: &Signed, number: &str, now: Timestamp) -> CaseLine {
    let (status, _, next) = Status::told(case, now);
    CaseLine {
        number: number.to_owned(),
        kind: case.kind,
        unit: case.unit.clone(),
        about: case.about().map(str::to_owned),
        status,
        marks: case.marks_known_to(&signed.person),
        received_at: case.filed_at,
        step: next.as_ref().map(|next| next.step),
        due_at: next.map(|next| next.due_at),
    }
}

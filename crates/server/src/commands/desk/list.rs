//! The list of cases: by number, filtered, and as far as sight allows.

use qingyu_api::desk::list::{CaseFilter, CaseLine, Cases};
use qingyu_domain::case::{Case, Status};
use qingyu_domain::person::Role;
use qingyu_domain::time::{Day, Timestamp};
use qingyu_store::Listed;

use super::{sees, story, unfold};
use crate::accounts::Signed;
use crate::app::App;
use crate::commands::page::{self, bad_filter};
use crate::refusal::Refusal;

/// Cases that are read at a time.
const STEP: i64 = 500;
/// Cases that a page looks at: what fits nothing must not cost more.
const LOOKED: usize = 5000;
/// How often a case is looked at that does not fit, so that there is one at which a page can end.
const MARK: usize = 100;

/// Those who may list: for all others the list would say by its gaps, or by the time that it takes, what there is.
const LISTING: [Role; 3] = [Role::Intake, Role::Oversight, Role::Reviewer];

/// A page of the cases that somebody may see. It ends at one of these, never at a hidden one.
pub async fn page(app: &App, signed: &Signed, filter: &CaseFilter) -> Result<Cases, Refusal> {
    if !LISTING.iter().any(|role| signed.person.holds(*role)) {
        return Err(Refusal::NotAllowed);
    }
    let limit = page::limit(filter.limit)?;
    if filter.after.as_deref().is_some_and(|after| !is_number(after)) {
        return Err(bad_filter());
    }
    let wanted = usize::from(limit) + 1;
    let mut cases = Vec::new();
    let (mut after, mut seen_last, mut looked) = (filter.after.clone(), None, 0);
    loop {
        let rows = rows(app, filter, after.as_deref()).await?;
        let is_last = rows.len() < usize::try_from(STEP).unwrap_or(usize::MAX);
        for row in rows {
            looked += 1;
            after = Some(row.number.clone());
            // What does not fit is looked at only where the page may have to end at it.
            let may_end = looked % MARK == 0;
            if !fits(filter, &row) && !may_end {
                continue;
            }
            let Some(line) = seen(app, signed, &row).await? else {
                continue;
            };
            seen_last = Some(row.number.clone());
            if fits(filter, &row) {
                cases.push(line);
            }
            if cases.len() == wanted {
                let next = page::cut(&mut cases, limit, |last| last.number.clone());
                return Ok(Cases { cases, next });
            }
        }
        if is_last {
            return Ok(Cases { cases, next: None });
        }
        if looked >= LOOKED && seen_last.is_some() {
            return Ok(Cases { cases, next: seen_last });
        }
    }
}

/// The rows that follow, of the days that are asked for.
async fn rows(app: &App, filter: &CaseFilter, after: Option<&str>) -> Result<Vec<Listed>, Refusal> {
    let from = filter.from.map_or_else(String::new, start);
    // After every number that there is.
    let to = filter
        .to
        .map_or_else(|| String::from("99999999"), |day| start(day.next()));
    let rows = if filter.oldest == Some(true) {
        app.store.oldest(after.unwrap_or(&from), &to, STEP).await?
    } else {
        app.store.newest(after.unwrap_or(&to), &from, STEP).await?
    };
    Ok(rows)
}

/// How the numbers of a day start.
fn start(day: Day) -> String {
    day.to_string().replace('-', "")
}

/// Whether it has the form of a number, so that nothing else gets into a comparison.
fn is_number(text: &str) -> bool {
    qingyu_domain::case::Number::parse(text).is_some()
}

fn fits(filter: &CaseFilter, row: &Listed) -> bool {
    filter.kind.is_none_or(|kind| kind.as_str() == row.kind)
        && filter
            .unit
            .as_deref()
            .is_none_or(|unit| row.unit.as_deref() == Some(unit))
        && filter.status.is_none_or(|status| status.as_str() == row.status)
}

/// The case as a line, if this person may see its story.
async fn seen(app: &App, signed: &Signed, row: &Listed) -> Result<Option<CaseLine>, Refusal> {
    let stored = app.store.cases(std::slice::from_ref(&row.id)).await?;
    let Some(stored) = stored.into_iter().next() else {
        return Ok(None);
    };
    let case = unfold(stored)?.case;
    let now = app.clock.now();
    Ok(sees(&case, signed).then(|| line(&case, signed, row, now)))
}

fn line(case: &Case, signed: &Signed, row: &Listed, now: Timestamp) -> CaseLine {
    let (status, _, next) = Status::told(case, now);
    CaseLine {
        number: row.number.clone(),
        kind: case.kind,
        unit: case.unit.clone(),
        about: case.about().map(str::to_owned),
        status,
        marks: story::marks(case, signed),
        received_at: case.filed_at,
        step: next.as_ref().map(|next| next.step),
        due_at: next.map(|next| next.due_at),
    }
}

//! Law-enforcement cases by when they are due.

use qingyu_api::desk::law_cases::{LawCaseFilter, LawCaseLine, LawCases};
use qingyu_domain::case::Given;
use qingyu_domain::clearing::{imports_law_cases, knows_law_case, month_end};
use qingyu_domain::time::Day;
use qingyu_domain::whistle::{Subject, raises};
use qingyu_store::{LawCasesOf, LawKey, ListedLawCase};

use super::ranges;
use crate::accounts::Signed;
use crate::app::App;
use crate::commands::page::{self, bad_filter};
use crate::refusal::Refusal;

/// A page of them.
pub async fn page(app: &App, signed: &Signed, filter: &LawCaseFilter) -> Result<LawCases, Refusal> {
    let limit = page::limit(filter.limit)?;
    let given = signed.staff.given(app.clock.now());
    let today = given.now.day();
    let (is_open, until) = match filter.state.as_deref() {
        None | Some("open") => (true, None),
        Some("month") => (true, Some(month_end(today))),
        Some("overdue") => (true, Some(today.plus(-1))),
        Some("cleared") => (false, None),
        Some(_) => return Err(bad_filter()),
    };
    let mut after = filter.after.as_deref().map(read_key).transpose()?;
    let knows = |unit: &str| knows_law_case(&signed.person, unit, &given);
    let ranges = ranges(signed, &given, filter.unit.as_deref(), knows);
    let count = usize::from(limit) + 1;
    let mut found: Vec<ListedLawCase> = Vec::new();
    while !ranges.is_empty() && found.len() < count {
        let mut rows = Vec::new();
        for unit in &ranges {
            let of = LawCasesOf {
                unit: *unit,
                is_open,
                until,
            };
            let limit = i64::try_from(count).unwrap_or(i64::MAX);
            rows.extend(app.store.law_cases(of, after.as_ref(), limit).await?);
        }
        rows.sort_by_key(ListedLawCase::key);
        rows.truncate(count);
        let is_last = rows.len() < count;
        after = rows.last().map(ListedLawCase::key).or(after);
        found.extend(rows.into_iter().filter(|row| knows(&row.row.unit)));
        if is_last {
            break;
        }
    }
    let place = |row: &ListedLawCase| format!("{}.{}", row.row.due, row.reference);
    let next = page::cut(&mut found, limit, place);
    Ok(LawCases {
        lines: found.into_iter().map(|row| line(signed, row, &given)).collect(),
        may_import: imports_law_cases(&signed.person),
        next,
    })
}

fn line(signed: &Signed, listed: ListedLawCase, given: &Given<'_>) -> LawCaseLine {
    let row = listed.row;
    LawCaseLine {
        is_overdue: !row.status.is_cleared() && row.due < given.now.day(),
        may_whistle: raises(&signed.person, Subject::LawCase(&row.unit), given).is_some(),
        reference: listed.reference,
        unit: row.unit,
        opened: row.opened,
        due: row.due,
        status: row.status,
    }
}

fn read_key(text: &str) -> Result<LawKey, Refusal> {
    let (due, reference) = text.split_once('.').ok_or_else(bad_filter)?;
    Day::parse(due).ok_or_else(bad_filter)?;
    Ok((due.to_owned(), reference.to_owned()))
}

//! 对账: the source's own list is read, compared, and shown as far as one may see the cases.

use std::collections::BTreeMap;
use std::fs::File;

use axum::body::Body;
use qingyu_api::desk::sources::{
    DifferenceCount, DifferenceView, ListDays, Reconciled, ReconciliationView, UnknownWord,
};
use qingyu_domain::intake::FileFault;
use qingyu_domain::person::{PersonId, Role};
use qingyu_domain::source::{Compared, Difference, DifferenceRow, Ours, SourceTable, compare, judge};
use qingyu_domain::time::Day;
use qingyu_store::Reconciliation;
use qingyu_words::Lang;
use qingyu_words::desk::sources as words;
use tokio::task::spawn_blocking;

use super::{DAYS, found, line, must_read, table_of};
use crate::accounts::Signed;
use crate::app::App;
use crate::commands::desk::export::lines;
use crate::commands::desk::seen;
use crate::commands::page::bad_filter;
use crate::commands::people::change;
use crate::commands::source_steps::{count, signed_int};
use crate::fresh;
use crate::intake::status_list;
use crate::refusal::Refusal;

/// Differences that are kept of a list.
const KEPT: usize = 5000;
/// Differences that are shown.
const SHOWN: usize = 200;
/// Words that are shown of those that are not known.
const WORDS: usize = 10;

/// Reads a list and compares it.
pub async fn compared(
    app: &App,
    signed: &Signed,
    code: &str,
    days: ListDays,
    (form, body): (&str, Body),
) -> Result<Reconciled, Refusal> {
    signed.must_be(Role::Intake)?;
    found(app, code).await?;
    let days = range(app, days).ok_or_else(bad_filter)?;
    let table = table_of(app, code).await?;
    let id = fresh::random_id()?;
    app.imports.receive(&id, form, body).await?;
    let ours = app.store.cases_of_source(code).await;
    let read = match ours {
        Ok(ours) => beside(app, &id, form, (table, ours, days)).await,
        Err(error) => Err(error.into()),
    };
    app.imports.erase(&id);
    let mut compared = match read? {
        Ok(compared) => compared,
        Err(fault) => {
            return Ok(Reconciled {
                reconciliation: None,
                fault: Some(fault),
            });
        }
    };
    let cut = compared.rows.len().saturating_sub(KEPT);
    compared.rows.truncate(KEPT);
    let new = Reconciliation {
        id: id.clone(),
        source: code.to_owned(),
        person: signed.person.id.clone(),
        at: app.clock.now(),
        first: days.0,
        last: days.1,
        listed: signed_int(compared.listed),
        same: signed_int(compared.same),
        cut: i64::try_from(cut).unwrap_or(i64::MAX),
    };
    app.store.add_reconciliation(new, compared.rows).await?;
    let record = change(app, Some(signed), "list_compared", &PersonId(code.to_owned()))?;
    app.store.record(record).await?;
    Ok(Reconciled {
        reconciliation: Some(id),
        fault: None,
    })
}

/// The days that a list is of.
fn range(app: &App, days: ListDays) -> Option<(Day, Day)> {
    let to = days.to.unwrap_or_else(|| app.clock.now().day());
    let from = days.from.unwrap_or_else(|| to.plus(-DAYS));
    (from <= to).then_some((from, to))
}

/// Beside those who are being answered.
async fn beside(
    app: &App,
    id: &str,
    form: &str,
    (table, ours, days): (SourceTable, Vec<Ours>, (Day, Day)),
) -> Result<Result<Compared, FileFault>, Refusal> {
    let (path, form) = (app.imports.upload(id), form.to_owned());
    let work = move || {
        let mut file = File::open(path)?;
        let listed = status_list::read(&mut file, &form, &table);
        Ok(listed.map(|listed| compare(&table, &listed, &ours, days)))
    };
    let done: std::io::Result<_> = spawn_blocking(work)
        .await
        .map_err(|error| Refusal::internal("a list", &error))?;
    done.map_err(|error| Refusal::internal("a list", &error))
}

/// A list, with what somebody may know of it.
struct Known {
    list: Reconciliation,
    table: SourceTable,
    rows: Vec<(Difference, DifferenceRow, Option<String>)>,
    /// Rows that differed when they were compared, and that words which are known since have settled.
    settled: u64,
}

async fn known(app: &App, signed: &Signed, id: &str) -> Result<Known, Refusal> {
    must_read(signed)?;
    let list = app.store.reconciliation(id).await?.ok_or(Refusal::NotFound)?;
    let table = table_of(app, &list.source).await?;
    let rows = app.store.differences(id).await?;
    let ids = rows.iter().filter_map(|row| row.ours.as_ref());
    let cases = seen(app, signed, ids.map(|(case_id, _)| case_id.clone())).await?;
    let (mut shown, mut settled) = (Vec::new(), 0);
    for row in rows {
        let case = row.ours.as_ref().map(|(case_id, _)| cases.get(case_id));
        // What somebody may not see is neither listed nor counted.
        let our_number = match case {
            None => None,
            Some(Some(seen)) if seen.is_story => seen.case.number.map(|number| number.to_string()),
            Some(_) => continue,
        };
        match judge(&table, &row) {
            Some(difference) => shown.push((difference, row, our_number)),
            None => settled += 1,
        }
    }
    Ok(Known {
        list,
        table,
        rows: shown,
        settled,
    })
}

/// A list, and where it differs.
pub async fn read(app: &App, signed: &Signed, id: &str) -> Result<ReconciliationView, Refusal> {
    let known = known(app, signed, id).await?;
    let of = |difference: &Difference| DifferenceCount {
        difference: *difference,
        rows: rows(known.rows.iter().filter(|(one, ..)| one == difference).count()),
    };
    let counts = Difference::ALL.iter().map(of).filter(|one| one.rows > 0).collect();
    let mut unknown: BTreeMap<&str, u64> = BTreeMap::new();
    for (_, row, _) in known.rows.iter().filter(|(one, ..)| *one == Difference::UnknownWord) {
        *unknown.entry(&row.theirs).or_default() += 1;
    }
    let mut unknown: Vec<UnknownWord> = unknown
        .into_iter()
        .map(|(word, rows)| UnknownWord {
            word: word.to_owned(),
            rows,
        })
        .collect();
    unknown.sort_by_key(|one| std::cmp::Reverse(one.rows));
    unknown.truncate(WORDS);
    Ok(ReconciliationView {
        line: line(signed, &known.list),
        same: count(known.list.same) + known.settled,
        counts,
        cut: count(known.list.cut),
        rows: known.rows.into_iter().take(SHOWN).map(view).collect(),
        words: unknown,
        table: known.table,
        may_change: signed.person.holds(Role::Intake),
    })
}

fn rows(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

fn view((difference, row, our_number): (Difference, DifferenceRow, Option<String>)) -> DifferenceView {
    DifferenceView {
        difference,
        line: (row.line > 0).then_some(row.line),
        number: row.number,
        theirs: row.theirs,
        ours: row.ours.map(|(_, standing)| standing),
        our_number,
    }
}

/// All differences as a table; that it was taken is recorded.
pub async fn csv(app: &App, signed: &Signed, id: &str) -> Result<Vec<u8>, Refusal> {
    let known = known(app, signed, id).await?;
    let record = change(
        app,
        Some(signed),
        "differences_taken",
        &PersonId(known.list.source.clone()),
    )?;
    app.store.record(record).await?;
    let lang = Lang::Zh;
    let header = [
        words::line(lang),
        words::number(lang),
        words::our_number(lang),
        words::theirs(lang),
        words::ours(lang),
        words::difference(lang),
    ];
    let row = |one: DifferenceView| {
        [
            one.line.map(|line| line.to_string()).unwrap_or_default(),
            one.number,
            one.our_number.unwrap_or_default(),
            one.theirs,
            one.ours
                .map(|ours| words::standing(lang, ours))
                .unwrap_or_default()
                .to_owned(),
            words::differs(lang, one.difference).to_owned(),
        ]
    };
    let all: Vec<[String; 6]> = std::iter::once(header.map(str::to_owned))
        .chain(known.rows.into_iter().map(|one| row(view(one))))
        .collect();
    // The mark by which spreadsheets know UTF-8.
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    bytes.extend(lines(&all)?);
    Ok(bytes)
}

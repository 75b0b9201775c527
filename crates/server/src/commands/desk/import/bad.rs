//! The rows that could not be taken, as a table to be repaired and sent again: with the columns that came, page by page.

use std::collections::BTreeMap;
use std::io;

use axum::body::{Body, Bytes};
use futures_util::{StreamExt as _, stream};
use qingyu_api::{Fault, FaultCode, Field};
use qingyu_domain::intake::{Column, ReportedCase, Source};
use qingyu_store::{BadRow, Import};
use qingyu_words::{Lang, desk};

use super::find;
use crate::accounts::Signed;
use crate::app::App;
use crate::commands::desk::export::guarded;
use crate::commands::people::change;
use crate::intake::judge::Judge;
use crate::refusal::Refusal;

/// Rows that are read at a time.
const PAGE: i64 = 200;

/// Whose table it is, and what of it is not for them.
struct Table {
    app: App,
    id: String,
    judge: Judge,
    places: BTreeMap<Column, usize>,
}

/// The whole table for whoever sent the file, without what is their own matter; that it was taken is recorded.
pub async fn csv(app: App, signed: Signed, id: String) -> Result<Body, Refusal> {
    let import = find(&app, &signed, &id).await?;
    if import.person != signed.person.id {
        return Err(Refusal::NotAllowed);
    }
    let record = change(&app, Some(&signed), "exported", &signed.person.id)?;
    app.store.record(record).await?;
    let table = table(app, &import).await?;
    let first = table.page(-1).await?;
    let mark = stream::once(async { Ok::<_, io::Error>(Bytes::from_static("\u{feff}".as_bytes())) });
    let rest = stream::unfold((table, Some(first)), |(table, page_now)| async move {
        let (bytes, last) = page_now?;
        let next = match last {
            Some(last) => table.page(last).await.ok(),
            None => None,
        };
        Some((Ok(bytes), (table, next)))
    });
    Ok(Body::from_stream(mark.chain(rest)))
}

async fn table(app: App, import: &Import) -> Result<Table, Refusal> {
    let source = app.store.source(&import.source).await?.ok_or(Refusal::NotFound)?;
    let judge = Judge {
        source: Source {
            mapping: import.mapping.clone().unwrap_or_default(),
            ..source
        },
        staff: app.staff.fresh(&app.store).await?,
        people: vec![import.person.clone()],
        now: app.clock.now(),
    };
    let first = app.store.bad_rows(&import.id, -1, 1).await?;
    let header = first.first().filter(|row| row.line == 0).map(came).unwrap_or_default();
    Ok(Table {
        places: judge.places(&header).unwrap_or_default(),
        id: import.id.clone(),
        judge,
        app,
    })
}

impl Table {
    /// The rows behind a line, and the last of them where there may be more.
    async fn page(&self, after: i64) -> Result<(Bytes, Option<i64>), Refusal> {
        let rows = self.app.store.bad_rows(&self.id, after, PAGE).await?;
        let mut writer = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .flexible(true)
            .from_writer(Vec::new());
        let broken = || Refusal::Internal("a table that cannot be written".to_owned());
        for row in &rows {
            let came = came(row);
            if row.line == 0 || !self.is_own(&came) {
                writer.write_record(cells(row, &came)).map_err(|_| broken())?;
            }
        }
        let bytes = writer.into_inner().map_err(|_| broken())?;
        Ok((Bytes::from(bytes), rows.last().map(|row| row.line)))
    }

    fn is_own(&self, came: &[String]) -> bool {
        let raw = ReportedCase::of(came, &self.places);
        let about = raw.about(&self.judge.source, &self.judge.staff.org.units);
        let mut people = self.judge.people.iter();
        people.any(|id| self.judge.is_own(id, about.as_deref()))
    }
}

/// A row as it came.
fn came(row: &BadRow) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(row.body.as_bytes());
    let came = reader.records().next().and_then(Result::ok).unwrap_or_default();
    came.iter().map(str::to_owned).collect()
}

/// Line, reason, and what came. The header is the row of line 0.
fn cells(row: &BadRow, came: &[String]) -> Vec<String> {
    let (line, reason) = if row.line == 0 {
        let (line, reason) = desk::imports::bad_columns(Lang::Zh);
        (line.to_owned(), reason.to_owned())
    } else {
        (row.line.to_string(), said(&row.reason))
    };
    let came = came.iter().map(|cell| guarded(cell));
    [line, reason].into_iter().chain(came).collect()
}

/// Codes in words.
fn said(reason: &str) -> String {
    let fault = |code: &str| {
        let (field, code) = code.split_once(':')?;
        Some(Fault {
            field: Field::from_code(field)?,
            code: FaultCode::from_code(code)?,
        })
    };
    let said = reason.split(' ').filter_map(fault);
    let said: Vec<String> = said.map(|fault| desk::imports::fault(Lang::Zh, fault)).collect();
    said.join(desk::pages::comma(Lang::Zh))
}

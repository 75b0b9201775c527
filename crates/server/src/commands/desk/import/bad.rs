//! The rows that could not be taken, as a table to be repaired and sent again: with the columns that came, page by page.

use std::io;

use axum::body::{Body, Bytes};
use futures_util::{StreamExt as _, stream};
use qingyu_api::{Fault, FaultCode, Field};
use qingyu_store::BadRow;
use qingyu_words::{Lang, desk};

use super::find;
use crate::accounts::Signed;
use crate::app::App;
use crate::commands::desk::export::guarded;
use crate::commands::people::change;
use crate::refusal::Refusal;

/// Rows that are read at a time.
const PAGE: i64 = 200;

/// The whole table; that it was taken is recorded.
pub async fn csv(app: App, signed: Signed, id: String) -> Result<Body, Refusal> {
    find(&app, &signed, &id).await?;
    let record = change(&app, Some(&signed), "exported", &signed.person.id)?;
    app.store.record(record).await?;
    let first = page(&app, &id, -1).await?;
    let mark = stream::once(async { Ok::<_, io::Error>(Bytes::from_static("\u{feff}".as_bytes())) });
    let rest = stream::unfold((app, id, Some(first)), |(app, id, page_now)| async move {
        let (bytes, last) = page_now?;
        let next = match last {
            Some(last) => page(&app, &id, last).await.ok(),
            None => None,
        };
        Some((Ok(bytes), (app, id, next)))
    });
    Ok(Body::from_stream(mark.chain(rest)))
}

/// The rows behind a line, and the last of them where there may be more.
async fn page(app: &App, id: &str, after: i64) -> Result<(Bytes, Option<i64>), Refusal> {
    let rows = app.store.bad_rows(id, after, PAGE).await?;
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(Vec::new());
    let broken = |_| Refusal::Internal("a table that cannot be written".to_owned());
    for row in &rows {
        writer.write_record(cells(row)).map_err(broken)?;
    }
    let bytes = writer
        .into_inner()
        .map_err(|_| Refusal::Internal("a table that cannot be written".to_owned()))?;
    Ok((Bytes::from(bytes), rows.last().map(|row| row.line)))
}

/// Line, reason, and what came. The header is the row of line 0.
fn cells(row: &BadRow) -> Vec<String> {
    let (line, reason) = if row.line == 0 {
        let (line, reason) = desk::imports::bad_columns(Lang::Zh);
        (line.to_owned(), reason.to_owned())
    } else {
        (row.line.to_string(), said(&row.reason))
    };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(row.body.as_bytes());
    let came = reader.records().next().and_then(Result::ok).unwrap_or_default();
    let came = came.iter().map(guarded);
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

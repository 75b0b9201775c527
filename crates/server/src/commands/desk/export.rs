//! The list of cases as a table for spreadsheets, page by page while it is sent: its size costs no memory.

use std::io;

use axum::body::{Body, Bytes};
use futures_util::{StreamExt as _, stream};
use qingyu_api::desk::list::{CaseFilter, CaseLine};
use qingyu_domain::time::Timestamp;
use qingyu_words::desk::{codes, list as words, pages};
use qingyu_words::{Lang, statuses};

use super::list;
use crate::accounts::Signed;
use crate::app::App;
use crate::commands::people::change;
use crate::refusal::Refusal;

/// Cases that are read at a time.
const PAGE: u16 = 100;

/// Where the table stands.
struct Table {
    app: App,
    signed: Signed,
    filter: CaseFilter,
    is_begun: bool,
    is_ended: bool,
}

/// The whole table; that it was taken is recorded. What goes wrong before its first line is a refusal; afterwards the answer breaks off.
pub async fn csv(app: App, signed: Signed, filter: CaseFilter) -> Result<Body, Refusal> {
    let filter = CaseFilter {
        limit: Some(PAGE),
        ..filter
    };
    let mut table = Table {
        app,
        signed,
        filter,
        is_begun: false,
        is_ended: false,
    };
    let record = change(&table.app, Some(&table.signed), "exported", &table.signed.person.id)?;
    table.app.store.record(record).await?;
    let first = table.next().await?;
    let rest = stream::unfold(table, |mut table| async move {
        if table.is_ended {
            return None;
        }
        let chunk = table.next().await.map_err(|_| io::Error::other("the table breaks off"));
        table.is_ended |= chunk.is_err();
        Some((chunk, table))
    });
    let first = stream::once(async move { Ok::<_, io::Error>(first) });
    Ok(Body::from_stream(first.chain(rest)))
}

impl Table {
    /// The lines of the next page.
    async fn next(&mut self) -> Result<Bytes, Refusal> {
        let page = list::page(&self.app, &self.signed, &self.filter).await?;
        let mut rows: Vec<_> = page.cases.iter().map(|case| self.cells(case)).collect();
        let mut text = Vec::new();
        if !self.is_begun {
            // The mark by which spreadsheets know UTF-8.
            text.extend("\u{feff}".bytes());
            rows.insert(0, words::columns(Lang::Zh).map(str::to_owned));
            self.is_begun = true;
        }
        text.extend(lines(&rows)?);
        self.is_ended = page.next.is_none();
        self.filter.after = page.next;
        Ok(Bytes::from(text))
    }

    fn cells(&self, case: &CaseLine) -> [String; 9] {
        let unit = |code: &Option<String>| {
            let units = &self.signed.staff.org.units;
            let code = code.as_deref().unwrap_or_default();
            units
                .unit(code)
                .map_or_else(|| code.to_owned(), |unit| unit.name.clone())
        };
        let lang = Lang::Zh;
        let marks: Vec<&str> = case.marks.iter().map(|mark| codes::mark(lang, *mark)).collect();
        [
            case.number.clone(),
            statuses::kind(lang, case.kind).to_owned(),
            unit(&case.unit),
            unit(&case.about),
            codes::status(lang, case.status).to_owned(),
            marks.join(pages::comma(lang)),
            moment(case.received_at),
            case.step
                .map(|step| codes::step(lang, step))
                .unwrap_or_default()
                .to_owned(),
            case.due_at.map(moment).unwrap_or_default(),
        ]
    }
}

/// As spreadsheets read a moment, in +08:00.
pub(super) fn moment(at: Timestamp) -> String {
    at.to_string().chars().take(19).collect::<String>().replace('T', " ")
}

/// Lines in RFC 4180's form.
pub fn lines<R: AsRef<[String]>>(rows: &[R]) -> Result<Vec<u8>, Refusal> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .quote_style(csv::QuoteStyle::Always)
        .from_writer(Vec::new());
    let broken = |_| Refusal::Internal("a table that cannot be written".to_owned());
    for row in rows {
        writer
            .write_record(row.as_ref().iter().map(|cell| guarded(cell)))
            .map_err(broken)?;
    }
    writer
        .into_inner()
        .map_err(|_| Refusal::Internal("a table that cannot be written".to_owned()))
}

/// Rows of a table whose columns are not known beforehand, with the mark by which spreadsheets know UTF-8.
pub fn table(rows: &[Vec<String>]) -> Result<Vec<u8>, Refusal> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .quote_style(csv::QuoteStyle::Always)
        .from_writer("\u{feff}".as_bytes().to_vec());
    let broken = || Refusal::Internal("a table that cannot be written".to_owned());
    for row in rows {
        writer
            .write_record(row.iter().map(|cell| guarded(cell)))
            .map_err(|_| broken())?;
    }
    writer.into_inner().map_err(|_| broken())
}

/// What a formula begins with.
pub const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A cell that no spreadsheet takes for a formula.
pub(super) fn guarded(cell: &str) -> String {
    if cell.starts_with(FORMULA) {
        ["'", cell].concat()
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_and_quotes_are_doubled() {
        let mut row = [const { String::new() }; 9];
        row[0] = "=1+1".to_owned();
        row[1] = "说\"好\"".to_owned();
        let line = String::from_utf8(lines(&[row]).unwrap()).unwrap();
        assert!(line.starts_with("\"'=1+1\",\"说\"\"好\"\"\",\"\""), "{line}");
        assert!(line.ends_with("\"\r\n"));
    }
}

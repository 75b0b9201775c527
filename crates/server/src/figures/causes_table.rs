//! Causes × units × months as a table for spreadsheets, as CSV and as XLSX; that exact numbers were taken is recorded.

use qingyu_api::desk::causes::{CauseCell, CauseLineOf, Causes, CausesFilter, Period};
use qingyu_words::Lang;
use qingyu_words::desk::{causes as words, codes};

use super::causes::read;
use crate::accounts::Signed;
use crate::app::App;
use crate::book::{self, Cell};
use crate::commands::desk::export::lines;
use crate::commands::people::change;
use crate::refusal::Refusal;

/// As CSV, with the mark by which spreadsheets know UTF-8.
pub async fn csv(app: &App, signed: &Signed, filter: &CausesFilter, lang: Lang) -> Result<Vec<u8>, Refusal> {
    let rows = table(app, signed, filter, lang).await?;
    let text = |row: Vec<Cell>| row.into_iter().map(Cell::into_text).collect::<Vec<String>>();
    let rows: Vec<Vec<String>> = rows.into_iter().map(text).collect();
    let mut table: Vec<u8> = "\u{feff}".bytes().collect();
    table.extend(lines(&rows)?);
    Ok(table)
}

/// As a spreadsheet, whose numbers are numbers.
pub async fn xlsx(app: &App, signed: &Signed, filter: &CausesFilter, lang: Lang) -> Result<Vec<u8>, Refusal> {
    let rows = table(app, signed, filter, lang).await?;
    book::write(words::sheet(lang), &rows)
}

async fn table(app: &App, signed: &Signed, filter: &CausesFilter, lang: Lang) -> Result<Vec<Vec<Cell>>, Refusal> {
    let told = read(app, signed, filter).await?;
    if told.is_exact {
        let record = change(app, Some(signed), "exported_causes", &signed.person.id)?;
        app.store.record(record).await?;
    }
    let text = |text: &str| Cell::Text(text.to_owned());
    let mut head = vec![text(words::unit(lang)), text(words::cause(lang))];
    head.extend(told.periods.iter().map(|period| Cell::Text(code(*period))));
    head.push(text(words::repeated(lang)));
    let mut rows = vec![head];
    rows.extend(told.lines.iter().map(|line| row(signed, lang, &told, line)));
    for line in &told.enterprises {
        for (name, counts) in [
            (words::marked(lang), &line.marked),
            (words::unmarked(lang), &line.unmarked),
        ] {
            let mut row = vec![Cell::Text(unit(signed, lang, line.of.as_deref())), text(name)];
            row.extend(counts.iter().map(|count| Cell::Number(*count)));
            row.push(text(""));
            rows.push(row);
        }
    }
    Ok(rows)
}

fn row(signed: &Signed, lang: Lang, told: &Causes, line: &CauseLineOf) -> Vec<Cell> {
    let cell = |cell: &CauseCell| {
        let few = || Cell::Text(words::few(lang));
        cell.cases.map_or_else(few, Cell::Number)
    };
    let repeated = told
        .periods
        .iter()
        .zip(&line.cells)
        .filter(|(_, cell)| cell.is_repeated);
    let repeated: Vec<String> = repeated.map(|(period, _)| code(*period)).collect();
    let cause = codes::cause(lang, line.cause).to_owned();
    let mut row = vec![Cell::Text(unit(signed, lang, line.of.as_deref())), Cell::Text(cause)];
    row.extend(line.cells.iter().map(cell));
    row.push(Cell::Text(repeated.join(" ")));
    row
}

/// A unit by its name, or what stands for none and for all of them.
pub fn unit(signed: &Signed, lang: Lang, of: Option<&str>) -> String {
    match of {
        None => words::all(lang).to_owned(),
        Some("") => words::no_unit(lang).to_owned(),
        Some(code) => {
            let unit = signed.staff.org.units.unit(code);
            unit.map_or_else(|| code.to_owned(), |unit| unit.name.clone())
        }
    }
}

/// A period as spreadsheets read it.
fn code(period: Period) -> String {
    if period.from == period.to {
        period.from.to_string()
    } else {
        format!("{}/{}", period.from, period.to)
    }
}

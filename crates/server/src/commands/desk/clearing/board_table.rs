//! The board as a table for spreadsheets.

use qingyu_api::desk::clearing::BoardRow;
use qingyu_domain::time::Day;
use qingyu_words::Lang;
use qingyu_words::desk::clearing as words;
use qingyu_words::open::cell;

use super::board;
use crate::accounts::Signed;
use crate::app::App;
use crate::commands::desk::export::lines;
use crate::commands::people::change;
use crate::refusal::Refusal;

/// The table: a line for each unit; that it was taken is recorded.
pub async fn csv(app: &App, signed: &Signed, lang: Lang) -> Result<Vec<u8>, Refusal> {
    let board = board::read(app, signed).await?;
    let record = change(app, Some(signed), "exported_board", &signed.person.id)?;
    app.store.record(record).await?;
    let name = |code: &str| {
        let name = signed.staff.org.units.place(code, None);
        name.unwrap_or_else(|| code.to_owned())
    };
    let mut rows = vec![words::columns(lang).map(str::to_owned)];
    rows.extend(board.rows.iter().map(|row| cells(lang, row, name(&row.unit))));
    // The mark by which spreadsheets know UTF-8.
    let mut table = "\u{feff}".as_bytes().to_vec();
    table.extend(lines(&rows)?);
    Ok(table)
}

fn cells(lang: Lang, row: &BoardRow, name: String) -> [String; 23] {
    let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
    let number = |number: i64| number.to_string();
    let feedback = row.feedback.as_ref();
    let (incidents, law, problems, whistles) = (&row.incidents, &row.law_cases, &row.problems, &row.whistles);
    [
        name,
        number(incidents.today),
        number(incidents.older),
        day(incidents.oldest),
        number(incidents.good),
        number(incidents.problem),
        number(law.open),
        number(law.this_month),
        number(law.overdue),
        day(law.oldest),
        number(law.cleared),
        number(problems.open),
        number(problems.overdue),
        day(problems.oldest),
        number(problems.cleared),
        feedback.map(|one| cell(lang, one.open)).unwrap_or_default(),
        feedback.map(|one| cell(lang, one.overdue)).unwrap_or_default(),
        number(whistles.open),
        number(whistles.raised),
        number(whistles.in_time),
        number(whistles.late),
        number(whistles.passed_up),
        row.unit.clone(),
    ]
}

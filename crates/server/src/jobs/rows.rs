//! The lines of a file that was dropped: visits, incidents or calls of 110, as CSV or as a spreadsheet with the same columns.

use qingyu_domain::aftercare::EncounterAnswers;
use qingyu_domain::call_taking::CallAnswers;
use qingyu_domain::rating::VisitAnswers;
use serde::de::DeserializeOwned;

use crate::call_lines::{self, is_of_calls};
use crate::sheet::{Sheet, SheetFault, read};

/// The columns of incidents; the first four must be there.
const INCIDENTS: [&str; 6] = ["key", "on", "unit", "kind", "phone", "token"];
/// How many of them must be.
const NEEDED: usize = 4;
/// Letters that name the columns of a spreadsheet.
const LETTERS: u32 = 26;

/// What a line of a file reports.
pub enum Row {
    /// A visit to a window.
    Visit(VisitAnswers),
    /// An incident.
    Incident(EncounterAnswers),
    /// A call of 110.
    Call(CallAnswers),
}

/// Lines with their numbers; nothing for one that cannot be read.
pub type Rows = Vec<(usize, Option<Row>)>;

/// Of a CSV file: its first line says of what.
pub fn of_csv(bytes: &[u8]) -> Rows {
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text);
    let is_of_incidents = |names: &csv::StringRecord| names.iter().any(|name| name.trim() == "kind");
    if reader.headers().is_ok_and(is_of_calls) {
        return calls(call_lines::of_dropped(bytes));
    }
    let rows: Vec<Option<Row>> = if reader.headers().is_ok_and(is_of_incidents) {
        let incidents = reader.deserialize::<EncounterAnswers>();
        incidents.map(|row| row.ok().map(Row::Incident)).collect()
    } else {
        let visits = reader.deserialize::<VisitAnswers>();
        visits.map(|row| row.ok().map(Row::Visit)).collect()
    };
    rows.into_iter().enumerate().map(|(at, row)| (at + 2, row)).collect()
}

/// Of a spreadsheet, which is of incidents or calls; or what is wrong with it as a whole, in words that hold nothing of it.
pub fn of_sheet(bytes: &[u8]) -> Result<Rows, String> {
    let sheet = match read(bytes, &INCIDENTS) {
        Ok(sheet) => sheet,
        Err(fault @ (SheetFault::Column(_) | SheetFault::NoHeader)) => {
            let lines = call_lines::of_sheet(bytes).map_err(|_| said(fault))?;
            return Ok(calls(lines));
        }
        Err(fault) => return Err(said(fault)),
    };
    let missing = INCIDENTS.iter().take(NEEDED);
    let missing: Vec<&str> = missing
        .copied()
        .filter(|name| !sheet.header.iter().any(|one| one == name))
        .collect();
    if !missing.is_empty() {
        return Err(format!("missing column: {}", missing.join(" ")));
    }
    let Sheet { header, lines } = sheet;
    let header = csv::StringRecord::from(header);
    let row = |(at, cells): (usize, Vec<String>)| (at, typed(cells, &header).map(Row::Incident));
    Ok(lines.into_iter().map(row).collect())
}

fn calls(lines: call_lines::CallLines) -> Rows {
    let row = |(at, call): (usize, Option<CallAnswers>)| (at, call.map(Row::Call));
    lines.into_iter().map(row).collect()
}

/// As a line of a CSV file with this header would be.
fn typed<T: DeserializeOwned>(cells: Vec<String>, header: &csv::StringRecord) -> Option<T> {
    csv::StringRecord::from(cells).deserialize(Some(header)).ok()
}

fn said(fault: SheetFault) -> String {
    match fault {
        SheetFault::Unreadable => "no spreadsheet that can be read (save it as .xlsx, without a password)".to_owned(),
        SheetFault::TooLarge => "too large: more lines or bytes than are read at once".to_owned(),
        SheetFault::Empty => "empty: no line below a header".to_owned(),
        SheetFault::NoHeader => format!("no header: a line with {}", INCIDENTS.join(" ")),
        SheetFault::Column(at) => format!("column {}: unknown or there twice", letters(at)),
    }
}

/// A, B … Z, AA, AB …
fn letters(at: u32) -> String {
    let last = char::from(b'A' + u8::try_from(at % LETTERS).unwrap_or_default());
    let before = if at < LETTERS {
        String::new()
    } else {
        letters(at / LETTERS - 1)
    };
    format!("{before}{last}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_office_programs_name_them() {
        let named = [0, 6, 25, 26, 27, 701, 702].map(letters);
        assert_eq!(named, ["A", "G", "Z", "AA", "AB", "ZZ", "AAA"]);
    }
}

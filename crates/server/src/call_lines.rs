//! The lines of a file with calls of 110, as CSV or as a spreadsheet with the same columns.

use qingyu_api::{Fault, FaultCode, Field};
use qingyu_domain::call_taking::CallAnswers;

use crate::refusal::Refusal;
use crate::sheet::{Sheet, SheetFault, read_timed};

/// The columns; all but the last must be there.
const COLUMNS: [&str; 6] = ["key", "at", "rang", "answered", "kind", "phone"];
/// How many of them must be.
const NEEDED: usize = 5;
/// Lines of a file at most, as of a spreadsheet.
const MOST: usize = 20_000;

/// Lines with their numbers; nothing for one that cannot be read.
pub type CallLines = Vec<(usize, Option<CallAnswers>)>;

/// Whether a header is one of calls.
pub fn is_of_calls(header: &csv::StringRecord) -> bool {
    header.iter().any(|name| name.trim() == "rang")
}

/// The lines of a file, or what is wrong with it as a whole.
pub fn read(bytes: &[u8], is_sheet: bool) -> Result<CallLines, Refusal> {
    let lines = if is_sheet {
        of_sheet(bytes).map_err(|fault| refused(said(&fault)))?
    } else {
        of_csv(bytes)?
    };
    match lines.len() {
        0 => Err(refused(FaultCode::Required)),
        count if count > MOST => Err(refused(FaultCode::TooLong)),
        _ => Ok(lines),
    }
}

fn refused(code: FaultCode) -> Refusal {
    let field = Field::File;
    Refusal::Invalid(vec![Fault { field, code }])
}

const fn said(fault: &SheetFault) -> FaultCode {
    match fault {
        SheetFault::Unreadable => FaultCode::Malformed,
        SheetFault::TooLarge => FaultCode::TooLong,
        SheetFault::Empty | SheetFault::NoHeader => FaultCode::Required,
        SheetFault::Column(_) => FaultCode::UnknownField,
    }
}

/// Of a CSV file in UTF-8.
fn of_csv(bytes: &[u8]) -> Result<CallLines, Refusal> {
    let mut reader = reader(bytes);
    let header = reader.headers().map_err(|_| refused(FaultCode::Malformed))?;
    let names: Vec<&str> = header.iter().map(str::trim).collect();
    if names.iter().any(|name| !COLUMNS.contains(name)) {
        return Err(refused(FaultCode::UnknownField));
    }
    if COLUMNS.iter().take(NEEDED).any(|needed| !names.contains(needed)) {
        return Err(refused(FaultCode::Required));
    }
    Ok(deserialized(reader))
}

/// Of a CSV file whose header is known to be one of calls.
pub fn of_dropped(bytes: &[u8]) -> CallLines {
    deserialized(reader(bytes))
}

fn reader(bytes: &[u8]) -> csv::Reader<&[u8]> {
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    csv::ReaderBuilder::new()
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text)
}

fn deserialized(mut reader: csv::Reader<&[u8]>) -> CallLines {
    let rows = reader.deserialize::<CallAnswers>();
    rows.enumerate().map(|(at, row)| (at + 2, row.ok())).collect()
}

/// Of a spreadsheet.
pub fn of_sheet(bytes: &[u8]) -> Result<CallLines, SheetFault> {
    let Sheet { header, lines } = read_timed(bytes, &COLUMNS)?;
    let mut needed = COLUMNS.iter().take(NEEDED);
    if !needed.all(|needed| header.iter().any(|name| name == needed)) {
        return Err(SheetFault::NoHeader);
    }
    let header = csv::StringRecord::from(header);
    let typed = |cells: Vec<String>| csv::StringRecord::from(cells).deserialize(Some(&header)).ok();
    Ok(lines.into_iter().map(|(at, cells)| (at, typed(cells))).collect())
}

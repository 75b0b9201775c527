//! A file of law-enforcement cases: taken line by line; a line that is wrong is given back with why, and keeps no other back. A file with a
//! column beside the five is refused whole: what else the system of record knows, persons above all, does not come here.

use qingyu_api::desk::law_cases::{LAW_COLUMNS, LawCasesTaken, WrongLine};
use qingyu_api::{Fault, FaultCode, Field};
use qingyu_domain::clearing::{LawCaseAnswers, LawCaseRow, imports_law_cases};
use qingyu_store::LawPut;

use crate::accounts::Signed;
use crate::app::App;
use crate::body::Table;
use crate::refusal::Refusal;
use crate::sheet::{Sheet, SheetFault, read};

/// Lines that are stored together.
const TOGETHER: usize = 200;

/// Lines with their numbers; nothing for one that cannot be read.
type Lines = Vec<(usize, Option<LawCaseAnswers>)>;

/// Takes a file.
pub async fn take(app: &App, signed: &Signed, table: Table) -> Result<LawCasesTaken, Refusal> {
    if !imports_law_cases(&signed.person) {
        return Err(Refusal::NotAllowed);
    }
    let Table { is_sheet, bytes } = table;
    // To unpack it takes a while, during which others are to be answered.
    let read = tokio::task::spawn_blocking(move || if is_sheet { of_sheet(&bytes) } else { of_csv(&bytes) });
    let lines = read.await.map_err(|error| Refusal::internal("a table", &error))??;
    let today = app.clock.now().day();
    let units = &signed.staff.org.units;
    let mut taken = LawCasesTaken {
        added: 0,
        moved: 0,
        known: 0,
        wrong: Vec::new(),
    };
    let mut right: Vec<(String, LawCaseRow)> = Vec::new();
    for (line, answers) in lines {
        let unreadable = || vec![fault(Field::Body, FaultCode::Malformed)];
        match answers.ok_or_else(unreadable).and_then(|one| one.parse(units, today)) {
            Ok(row) => right.push(row),
            Err(faults) => taken.wrong.push(WrongLine {
                line: u32::try_from(line).unwrap_or(u32::MAX),
                faults,
            }),
        }
    }
    for rows in right.chunks(TOGETHER) {
        let puts = app.store.put_law_cases(rows.to_vec(), &signed.person.id, today).await?;
        for put in puts {
            *match put {
                LawPut::Added => &mut taken.added,
                LawPut::Moved => &mut taken.moved,
                LawPut::Known => &mut taken.known,
            } += 1;
        }
    }
    Ok(taken)
}

const fn fault(field: Field, code: FaultCode) -> Fault {
    Fault { field, code }
}

fn refused(code: FaultCode) -> Refusal {
    Refusal::Invalid(vec![fault(Field::File, code)])
}

/// Whether a header has each column once and no other.
fn is_header<'a>(names: impl Iterator<Item = &'a str>) -> Result<(), Refusal> {
    let names: Vec<&str> = names.map(str::trim).collect();
    if names.iter().any(|name| !LAW_COLUMNS.contains(name)) {
        return Err(refused(FaultCode::UnknownField));
    }
    let is_there = LAW_COLUMNS
        .iter()
        .all(|column| names.iter().filter(|name| *name == column).count() == 1);
    is_there.then_some(()).ok_or_else(|| refused(FaultCode::Required))
}

fn of_csv(bytes: &[u8]) -> Result<Lines, Refusal> {
    let text = std::str::from_utf8(bytes).map_err(|_| refused(FaultCode::Malformed))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    is_header(reader.headers().map_err(|_| refused(FaultCode::Malformed))?.iter())?;
    let rows: Vec<_> = reader.deserialize::<LawCaseAnswers>().map(Result::ok).collect();
    Ok(rows.into_iter().enumerate().map(|(at, row)| (at + 2, row)).collect())
}

fn of_sheet(bytes: &[u8]) -> Result<Lines, Refusal> {
    let Sheet { header, lines } = read(bytes, &LAW_COLUMNS).map_err(|wrong| match wrong {
        SheetFault::Unreadable => refused(FaultCode::Malformed),
        SheetFault::TooLarge => Refusal::TooLarge,
        SheetFault::Empty | SheetFault::NoHeader => refused(FaultCode::Required),
        SheetFault::Column(_) => refused(FaultCode::UnknownField),
    })?;
    is_header(header.iter().map(String::as_str))?;
    let header = csv::StringRecord::from(header);
    let row = |(at, cells): (usize, Vec<String>)| {
        let row = csv::StringRecord::from(cells).deserialize(Some(&header)).ok();
        (at, row)
    };
    Ok(lines.into_iter().map(row).collect())
}

//! A spreadsheet (XLSX) as lines of named columns, the same that a CSV file has: titles above the header are passed over, and dates are
//! written as they are in CSV.
//!
//! What comes in a file may be made to fill the memory: nothing is read before it is known how large it unpacks, cells come one by one,
//! and of each only so much is kept as any column may hold.

use std::io::{BufReader, Cursor, Read, Seek, SeekFrom, sink};

use calamine::{DataRef, Reader as _, Xlsx};
use zip::ZipArchive;

/// How much of a file is read.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of all parts together, unpacked.
    pub unpacked: u64,
    /// Lines at most, titles included.
    pub lines: u32,
    /// Characters of a cell that are kept: more than any column takes.
    pub cell: usize,
    /// Whether the clock of a moment is written behind its day.
    pub with_clock: bool,
    /// Whether midnight is written, too: where every line has a moment.
    pub with_midnight: bool,
}

/// Of what is dropped into a folder.
const DROPPED: Limits = Limits {
    unpacked: 64 << 20,
    lines: 20_000,
    cell: 100,
    with_clock: false,
    with_midnight: false,
};
/// Of what names moments.
const TIMED: Limits = Limits {
    with_clock: true,
    with_midnight: true,
    ..DROPPED
};
/// Parts of a file at most; those that office programs write have some twenty.
const PARTS: usize = 500;
/// Lines among which the header is looked for.
const ABOVE: u32 = 30;
/// Cells of a line at most.
const CELLS: usize = 500;
/// From here on a number is no longer what was typed: a spreadsheet keeps fifteen digits.
const EXACT: f64 = 1e15;

/// What a spreadsheet holds.
#[derive(Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The names of the columns.
    pub header: Vec<String>,
    /// Each line with its number as the office program shows it, as the columns.
    pub lines: Vec<(usize, Vec<String>)>,
}

/// Why there is nothing to read in a file.
#[derive(Debug, PartialEq, Eq)]
pub enum SheetFault {
    /// It is no spreadsheet, or broken.
    Unreadable,
    /// It unpacks to too much, or has too many lines.
    TooLarge,
    /// It has no line below a header, or nothing at all.
    Empty,
    /// It has none of the columns.
    NoHeader,
    /// A column of the header is unknown or there twice: its place, the first being 0.
    Column(u32),
}

/// Reads the first sheet. The header is the first line that names at least two of the columns.
pub fn read(bytes: &[u8], columns: &[&str]) -> Result<Sheet, SheetFault> {
    within(bytes, columns, &DROPPED)
}

/// The same, with the clock of each moment.
pub fn read_timed(bytes: &[u8], columns: &[&str]) -> Result<Sheet, SheetFault> {
    within(bytes, columns, &TIMED)
}

fn within(bytes: &[u8], columns: &[&str], limits: &Limits) -> Result<Sheet, SheetFault> {
    let mut lines = Lines::new(columns);
    walk(Cursor::new(bytes), limits, &mut |row, column, text| {
        lines.take(row, column, text)
    })?;
    lines.into_sheet()
}

/// Takes a cell: its line and column, the first being 0, and what would be written in a CSV file.
pub type Take<'a> = &'a mut dyn FnMut(u32, u32, String) -> Result<(), SheetFault>;

/// Gives each cell of the first sheet that is not empty to `take`, in the order of the file.
pub fn walk<R: Read + Seek>(mut source: R, limits: &Limits, take: Take<'_>) -> Result<(), SheetFault> {
    is_small(&mut source, limits.unpacked)?;
    source.seek(SeekFrom::Start(0)).map_err(|_| SheetFault::Unreadable)?;
    let mut book: Xlsx<_> = Xlsx::new(BufReader::new(source)).map_err(|_| SheetFault::Unreadable)?;
    let first = book.sheet_names().first().cloned().ok_or(SheetFault::Empty)?;
    let mut cells = book
        .worksheet_cells_reader(&first)
        .map_err(|_| SheetFault::Unreadable)?;
    while let Some(cell) = cells.next_cell().map_err(|_| SheetFault::Unreadable)? {
        let (row, column) = cell.get_position();
        let text = written(cell.get_value(), limits);
        if text.is_empty() {
            continue;
        }
        if row >= limits.lines {
            return Err(SheetFault::TooLarge);
        }
        take(row, column, text)?;
    }
    Ok(())
}

/// Whether everything unpacks to what can be kept: by unpacking it, since a file may say what it likes about itself.
fn is_small<R: Read + Seek>(source: R, unpacked: u64) -> Result<(), SheetFault> {
    let mut parts = ZipArchive::new(source).map_err(|_| SheetFault::Unreadable)?;
    if parts.len() > PARTS {
        return Err(SheetFault::TooLarge);
    }
    let mut left = unpacked;
    for at in 0..parts.len() {
        let part = parts.by_index(at).map_err(|_| SheetFault::Unreadable)?;
        let taken = std::io::copy(&mut part.take(left + 1), &mut sink()).map_err(|_| SheetFault::Unreadable)?;
        left = left.checked_sub(taken).ok_or(SheetFault::TooLarge)?;
    }
    Ok(())
}

/// A cell as it would be written in a CSV file.
fn written(cell: &DataRef<'_>, limits: &Limits) -> String {
    let short = |text: &str| short(text, limits.cell);
    match cell {
        DataRef::String(text) => short(text),
        DataRef::SharedString(text) => short(text),
        DataRef::Int(number) => number.to_string(),
        // A number that lost its last digits must not pass for another one.
        DataRef::Float(number) if number.abs() >= EXACT => "#".to_owned(),
        DataRef::Float(number) => number.to_string(),
        DataRef::DateTime(at) if at.is_datetime() => {
            let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
            let day = format!("{year:04}-{month:02}-{day:02}");
            if limits.with_clock && (limits.with_midnight || (hour, minute, second) != (0, 0, 0)) {
                format!("{day} {hour:02}:{minute:02}:{second:02}")
            } else {
                day
            }
        }
        DataRef::DateTimeIso(at) if limits.with_clock => at.chars().take(19).collect(),
        DataRef::DateTimeIso(at) => at.chars().take(10).collect(),
        DataRef::Bool(is) => is.to_string(),
        DataRef::Empty => String::new(),
        DataRef::DateTime(_) | DataRef::DurationIso(_) | DataRef::Error(_) => "#".to_owned(),
    }
}

fn short(text: &str, most: usize) -> String {
    text.trim().chars().take(most).collect()
}

/// Lines as they come: those above the header are forgotten when the next one begins.
struct Lines<'a> {
    columns: &'a [&'a str],
    /// Where each named column stands.
    header: Vec<(u32, String)>,
    /// The line that is being read.
    row: u32,
    open: Vec<(u32, String)>,
    done: Vec<(usize, Vec<String>)>,
    is_empty: bool,
}

impl<'a> Lines<'a> {
    const fn new(columns: &'a [&'a str]) -> Self {
        Self {
            columns,
            header: Vec::new(),
            row: 0,
            open: Vec::new(),
            done: Vec::new(),
            is_empty: true,
        }
    }

    fn take(&mut self, row: u32, column: u32, text: String) -> Result<(), SheetFault> {
        self.is_empty = false;
        // Rows that go back, or say a cell again and again, are no office program's: whoever counts must not be walked round.
        if row < self.row || self.open.len() >= CELLS {
            return Err(SheetFault::TooLarge);
        }
        if row != self.row {
            self.close()?;
            self.row = row;
        }
        // Beside the columns stands what nobody asked for.
        if self.header.is_empty() || self.header.iter().any(|(at, _)| *at == column) {
            self.open.push((column, text));
        }
        Ok(())
    }

    /// The line is over: it is the header, or one below it, or a title.
    fn close(&mut self) -> Result<(), SheetFault> {
        let open = std::mem::take(&mut self.open);
        if self.header.is_empty() {
            let named = open.iter().filter(|(_, name)| self.columns.contains(&name.as_str()));
            if self.row < ABOVE && named.count() >= 2 {
                self.header = self.names(open)?;
            }
        } else if !open.is_empty() {
            let cell = |at: u32| {
                open.iter()
                    .find(|(column, _)| *column == at)
                    .map(|(_, text)| text.clone())
            };
            let cells = self.header.iter().map(|(at, _)| cell(*at).unwrap_or_default());
            self.done
                .push((usize::try_from(self.row).unwrap_or_default() + 1, cells.collect()));
        }
        Ok(())
    }

    /// The header, where each of its names is known and there once: so no line is longer than what was asked for.
    fn names(&self, header: Vec<(u32, String)>) -> Result<Vec<(u32, String)>, SheetFault> {
        let is_twice = |at: usize, name: &str| header.iter().take(at).any(|(_, other)| other == name);
        let is_odd =
            |(at, (_, name)): &(usize, &(u32, String))| !self.columns.contains(&name.as_str()) || is_twice(*at, name);
        match header.iter().enumerate().find(is_odd) {
            Some((_, (column, _))) => Err(SheetFault::Column(*column)),
            None => Ok(header),
        }
    }

    fn into_sheet(mut self) -> Result<Sheet, SheetFault> {
        self.close()?;
        if self.is_empty {
            return Err(SheetFault::Empty);
        }
        if self.header.is_empty() {
            return Err(SheetFault::NoHeader);
        }
        if self.done.is_empty() {
            return Err(SheetFault::Empty);
        }
        Ok(Sheet {
            header: self.header.into_iter().map(|(_, name)| name).collect(),
            lines: self.done,
        })
    }
}

//! A file written anew: a header, then a row a line, each with its number in the file that came. Only we write it, so that it is read
//! without doubt, from any place on.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, BufWriter, Seek as _, SeekFrom, Write};
use std::path::Path;

use qingyu_domain::intake::{Column, FileFault, FileFaultCode, header_of};

use super::lines::of_csv;
use super::sheets::of_sheet;
use super::{ABOVE, MOST_ROWS, files};
use crate::commands::desk::export::FORMULA;

/// Takes lines until the header is found, and rows from there on.
struct Writing<W: Write> {
    out: csv::Writer<W>,
    columns: BTreeMap<Column, String>,
    above: usize,
    is_below: bool,
    rows: u64,
    is_broken: bool,
}

impl<W: Write> Writing<W> {
    fn take(&mut self, line: u64, cells: &[String]) -> Result<(), FileFault> {
        if cells.iter().all(String::is_empty) {
            return Ok(());
        }
        if self.is_below {
            self.rows += 1;
            if self.rows > MOST_ROWS {
                return Err(FileFault::at(FileFaultCode::TooLarge, line));
            }
        } else if header_of(&self.columns, cells) {
            self.is_below = true;
        } else {
            self.above += 1;
            if self.above >= ABOVE {
                return Err(FileFault::of(FileFaultCode::NoHeader));
            }
            return Ok(());
        }
        let number = line.to_string();
        let cells = cells.iter().map(|cell| unguarded(cell));
        self.is_broken |= self
            .out
            .write_record(std::iter::once(number.as_str()).chain(cells))
            .is_err();
        Ok(())
    }
}

/// A cell without the mark that kept a spreadsheet from taking it for a formula, as in rows that were given back.
pub(super) fn unguarded(cell: &str) -> &str {
    let inner = cell.strip_prefix('\'');
    inner.filter(|inner| inner.starts_with(FORMULA)).unwrap_or(cell)
}

/// Writes the rows of a file and says how many there are; an inner error is the file's own.
pub fn write(
    upload: &Path,
    form: &str,
    rows: &Path,
    columns: BTreeMap<Column, String>,
) -> anyhow::Result<Result<u64, FileFault>> {
    let mut file = File::open(upload)?;
    let draft = rows.with_extension("draft");
    let out = csv::WriterBuilder::new()
        .flexible(true)
        .from_writer(BufWriter::new(files::private(&draft)?));
    let mut writing = Writing {
        out,
        columns,
        above: 0,
        is_below: false,
        rows: 0,
        is_broken: false,
    };
    let each = |line: u64, cells: &[String]| writing.take(line, cells);
    let read = if form == files::XLSX {
        of_sheet(&mut file, each)
    } else {
        of_csv(&mut file, each)
    };
    if let Err(fault) = read {
        std::fs::remove_file(&draft)?;
        return Ok(Err(fault));
    }
    let (count, is_below) = (writing.rows, writing.is_below);
    anyhow::ensure!(!writing.is_broken, "rows could not be written");
    let out = writing.out.into_inner().map_err(csv::IntoInnerError::into_error)?;
    out.into_inner()
        .map_err(std::io::IntoInnerError::into_error)?
        .sync_all()?;
    std::fs::rename(&draft, rows)?;
    // Until then a power cut may take what the database will know of.
    files::sync_folder(rows)?;
    Ok(match count {
        0 if is_below || writing.above == 0 => Err(FileFault::of(FileFaultCode::Empty)),
        0 => Err(FileFault::of(FileFaultCode::NoHeader)),
        count => Ok(count),
    })
}

/// A row as it was written.
pub struct Row {
    /// Its line in the file that came.
    pub line: u64,
    /// Its cells.
    pub cells: Vec<String>,
}

/// Rows from a place on.
pub struct Rows {
    reader: csv::Reader<BufReader<File>>,
    /// The names of the columns.
    pub header: Vec<String>,
    from: u64,
}

impl Rows {
    /// From a place on; from the first one, where it is 0.
    pub fn open(path: &Path, place: u64) -> anyhow::Result<Self> {
        let plain = |file| {
            csv::ReaderBuilder::new()
                .flexible(true)
                .has_headers(false)
                .from_reader(BufReader::new(file))
        };
        let mut reader = plain(File::open(path)?);
        let mut record = csv::StringRecord::new();
        reader.read_record(&mut record)?;
        let header = record.iter().skip(1).map(str::to_owned).collect();
        let first = reader.position().byte();
        let from = place.max(first);
        let mut file = File::open(path)?;
        file.seek(SeekFrom::Start(from))?;
        Ok(Self {
            reader: plain(file),
            header,
            from,
        })
    }

    /// Where the next row begins.
    pub fn place(&self) -> u64 {
        self.from + self.reader.position().byte()
    }

    /// The next row; nothing at the end, nor where no row is: whoever reads counts them.
    pub fn next_row(&mut self) -> anyhow::Result<Option<Row>> {
        let mut record = csv::StringRecord::new();
        if !self.reader.read_record(&mut record)? {
            return Ok(None);
        }
        let mut cells = record.iter();
        let Ok(line) = cells.next().unwrap_or_default().parse() else {
            return Ok(None);
        };
        Ok(Some(Row {
            line,
            cells: cells.map(str::to_owned).collect(),
        }))
    }
}

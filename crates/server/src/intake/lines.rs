//! The lines of a table of text, one by one: none is held that is longer than a line can be.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, Read};
use std::rc::Rc;

use qingyu_domain::intake::{FileFault, FileFaultCode};

use super::decode::{Decoded, encoding_of};
use super::{COLUMNS, LONGEST_LINE};

/// Reads until no line has ended for too long.
struct Bounded<R> {
    inner: R,
    since: Rc<Cell<u64>>,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.since
            .set(self.since.get() + u64::try_from(count).unwrap_or(u64::MAX));
        if self.since.get() > LONGEST_LINE {
            return Err(io::Error::other("a line does not end"));
        }
        Ok(count)
    }
}

/// Gives each line with its number to `each`, which may end it.
pub fn of_csv(file: &mut File, mut each: impl FnMut(u64, &[String]) -> Result<(), FileFault>) -> Result<(), FileFault> {
    let unreadable = |_| FileFault::of(FileFaultCode::Unreadable);
    let encoding = encoding_of(file).map_err(unreadable)?;
    let since = Rc::new(Cell::new(0));
    let decoded = Bounded {
        inner: Decoded::new(&mut *file, encoding),
        since: Rc::clone(&since),
    };
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .has_headers(false)
        .from_reader(decoded);
    let (mut record, mut cells) = (csv::StringRecord::new(), Vec::new());
    loop {
        let line = reader.position().line();
        match reader.read_record(&mut record) {
            Ok(false) => return Ok(()),
            Ok(true) => {}
            Err(_) => return Err(FileFault::at(FileFaultCode::LongLine, line)),
        }
        since.set(0);
        if record.len() > COLUMNS || record.iter().any(|cell| cell.contains('\0')) {
            return Err(FileFault::at(FileFaultCode::Unreadable, line));
        }
        cells.clear();
        cells.extend(record.iter().map(|cell| cell.trim().to_owned()));
        let line = record.position().map_or(line, csv::Position::line);
        each(line, &cells)?;
    }
}

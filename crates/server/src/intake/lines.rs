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

/// Ends every line with `\n`, however it ended, the last one too: who reads records counts nothing else.
struct Ended<R> {
    inner: R,
    was_return: bool,
    last: u8,
}

impl<R: Read> Read for Ended<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let count = self.inner.read(buffer)?;
            if count == 0 {
                let is_open = self.last != b'\n' && !buffer.is_empty();
                if let Some(end) = buffer.first_mut().filter(|_| is_open) {
                    (*end, self.last) = (b'\n', b'\n');
                }
                return Ok(usize::from(is_open));
            }
            let mut kept = 0;
            for at in 0..count {
                let byte = buffer.get(at).copied().unwrap_or_default();
                let is_second = byte == b'\n' && self.was_return;
                self.was_return = byte == b'\r';
                if !is_second && let Some(place) = buffer.get_mut(kept) {
                    self.last = if byte == b'\r' { b'\n' } else { byte };
                    *place = self.last;
                    kept += 1;
                }
            }
            if kept > 0 {
                return Ok(kept);
            }
        }
    }
}

/// The line in which a record begins that was read between two lines: empty ones before it are not its own.
fn line_of(record: &csv::StringRecord, before: u64, after: u64) -> u64 {
    let inside = record.iter().map(|cell| cell.matches('\n').count()).sum::<usize>();
    let whole = u64::try_from(inside).unwrap_or(u64::MAX).saturating_add(1);
    before.max(after.saturating_sub(whole))
}

/// Gives each line with its number to `each`, which may end it.
pub fn of_csv(file: &mut File, mut each: impl FnMut(u64, &[String]) -> Result<(), FileFault>) -> Result<(), FileFault> {
    let unreadable = |_| FileFault::of(FileFaultCode::Unreadable);
    let encoding = encoding_of(file).map_err(unreadable)?;
    let since = Rc::new(Cell::new(0));
    let decoded = Bounded {
        inner: Ended {
            inner: Decoded::new(&mut *file, encoding),
            was_return: false,
            last: b'\n',
        },
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
        let line = line_of(&record, line, reader.position().line());
        if record.len() > COLUMNS || record.iter().any(|cell| cell.contains('\0')) {
            return Err(FileFault::at(FileFaultCode::Unreadable, line));
        }
        cells.clear();
        cells.extend(record.iter().map(|cell| cell.trim().to_owned()));
        each(line, &cells)?;
    }
}

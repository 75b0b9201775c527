//! The lines of a spreadsheet, one by one.

use std::fs::File;

use qingyu_domain::intake::{FileFault, FileFaultCode};

use super::{COLUMNS, MOST_ROWS};
use crate::sheet::{self, Limits, SheetFault};

/// A file of another system: its texts are long, and clocks stand behind its days.
const LIMITS: Limits = Limits {
    unpacked: 256 << 20,
    lines: 200_100,
    cell: 20_000,
    with_clock: true,
    with_midnight: false,
};

/// Gives each line with its number to `each`, which may end it.
pub fn of_sheet(
    file: &mut File,
    mut each: impl FnMut(u64, &[String]) -> Result<(), FileFault>,
) -> Result<(), FileFault> {
    let (mut at, mut cells) = (0_u32, Vec::new());
    let mut ended = None;
    let walked = sheet::walk(file, &LIMITS, &mut |row, column, text| {
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if column >= COLUMNS || row < at {
            return Err(SheetFault::TooLarge);
        }
        if row != at {
            let done = each(u64::from(at) + 1, &cells);
            cells.clear();
            at = row;
            if let Err(fault) = done {
                ended = Some(fault);
                return Err(SheetFault::TooLarge);
            }
        }
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        if let Some(cell) = cells.get_mut(column) {
            *cell = text;
        }
        Ok(())
    });
    let code = match (ended, walked) {
        (Some(fault), _) => return Err(fault),
        (None, Ok(())) => return each(u64::from(at) + 1, &cells),
        (None, Err(SheetFault::Empty)) => FileFaultCode::Empty,
        (None, Err(SheetFault::TooLarge)) => FileFaultCode::TooLarge,
        (None, Err(_)) => FileFaultCode::Unreadable,
    };
    debug_assert!(u64::from(LIMITS.lines) > MOST_ROWS, "titles and header have room");
    Err(FileFault::of(code))
}

//! The source's own list: number and status of each of its rows, in the forms that files of cases come in.

use std::fs::File;

use qingyu_domain::intake::{FileFault, FileFaultCode};
use qingyu_domain::source::{Listed, SourceTable, list_places, listed};

use super::lines::of_csv;
use super::rows::unguarded;
use super::sheets::of_sheet;
use super::{ABOVE, files};

/// Rows of a list at most: it is compared while somebody waits.
const MOST: usize = 50_000;

/// Reads all rows below the line that names both columns.
pub fn read(file: &mut File, form: &str, table: &SourceTable) -> Result<Vec<Listed>, FileFault> {
    let (mut places, mut above, mut rows) = (None, 0, Vec::new());
    let mut each = |line: u64, cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| unguarded(cell).to_owned()).collect();
        let Some(at) = places else {
            places = list_places(table, &cells);
            above += usize::from(places.is_none());
            let is_lost = above >= ABOVE;
            return if is_lost {
                Err(FileFault::of(FileFaultCode::NoHeader))
            } else {
                Ok(())
            };
        };
        if rows.len() >= MOST {
            return Err(FileFault::at(FileFaultCode::TooLarge, line));
        }
        rows.extend(listed(line, &cells, at));
        Ok(())
    };
    if form == files::XLSX {
        of_sheet(file, &mut each)?;
    } else {
        of_csv(file, &mut each)?;
    }
    match (places, above) {
        (None, 0) => Err(FileFault::of(FileFaultCode::Empty)),
        (None, _) => Err(FileFault::of(FileFaultCode::NoHeader)),
        (Some(_), _) if rows.is_empty() => Err(FileFault::of(FileFaultCode::Empty)),
        (Some(_), _) => Ok(rows),
    }
}

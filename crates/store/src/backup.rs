//! A copy of the embedded database while it is used.

use std::fs::{File, OpenOptions};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use crate::Store;
use crate::db::sqlite;
use crate::error::StoreError;
use crate::open::sqlite_path;

impl Store {
    /// Copies the embedded database of a URL to a file that is not there yet: as it is at one moment, whoever writes meanwhile, and on disk
    /// when this returns. The copy is read through before that.
    ///
    /// [`StoreError::Unavailable`] when it is no embedded database, when the file is there, or when it cannot be written.
    pub fn copy(url: &str, to: &Path) -> Result<(), StoreError> {
        let from = sqlite_path(url).ok_or_else(|| StoreError::unavailable("not an embedded database"))?;
        if !from.exists() {
            return Err(StoreError::unavailable("there is no database"));
        }
        sqlite::check_version(rusqlite::version_number())?;
        let source = Connection::open_with_flags(from, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        // Made here, so that nobody else can read it even while it is written.
        let made = OpenOptions::new().write(true).create_new(true).mode(0o600).open(to);
        made.map_err(|error| StoreError::unavailable(format!("the copy cannot be written: {error}")))?;
        let mut copy = Connection::open(to)?;
        // All pages at once: one moment, for which the log of the source is kept.
        let step = Backup::new(&source, &mut copy)?.step(-1)?;
        if !matches!(step, StepResult::Done) {
            return Err(StoreError::unavailable("the database is locked"));
        }
        let found: String = copy.query_row("PRAGMA quick_check", [], |row| row.get(0))?;
        if found != "ok" {
            return Err(StoreError::corrupt("the copy is damaged"));
        }
        copy.close().map_err(|(_, error)| error)?;
        let kept = File::open(to).and_then(|file| file.sync_all());
        kept.map_err(|error| StoreError::unavailable(format!("the copy cannot be kept: {error}")))
    }
}

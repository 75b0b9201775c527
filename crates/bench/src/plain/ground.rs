//! What rows are put into: an empty database, or the server's as it was at a moment.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::{Result, bail, ensure};
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};
use tempfile::TempDir;

/// A database that nobody else uses, on the disk of a data folder; it goes when this is dropped.
#[derive(Debug)]
pub struct Ground {
    folder: TempDir,
}

impl Ground {
    /// The tables and indexes of a data folder's database, without rows.
    pub fn empty(data: &Path) -> Result<Self> {
        let ground = Self::new(data)?;
        let from = open(&database_in(data)?)?;
        let into = Connection::open(ground.path())?;
        let mut list = from.prepare(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND type IN ('table', 'index') \
             AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'sqlite_%' ORDER BY type DESC, rowid",
        )?;
        let mut found = list.query([])?;
        while let Some(row) = found.next()? {
            into.execute_batch(&row.get::<_, String>(0)?)?;
        }
        Ok(ground)
    }

    /// A data folder's database as it is now; the server may run. Page by page, so that pages are as full as there:
    /// `VACUUM INTO` would fill them, and then each insert would split one.
    pub fn copy(data: &Path) -> Result<Self> {
        let ground = Self::new(data)?;
        let from = open(&database_in(data)?)?;
        let mut into = Connection::open(ground.path())?;
        let step = Backup::new(&from, &mut into)?.step(-1)?;
        ensure!(step == StepResult::Done, "the database was not copied: {step:?}");
        Ok(ground)
    }

    fn new(data: &Path) -> Result<Self> {
        Ok(Self {
            folder: tempfile::tempdir_in(data)?,
        })
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("plain")
    }

    /// A connection that writes as the server's does, with as large a cache, and without its checkpoints. The file is
    /// read once before and mapped, so that nothing waits for the disk but commits.
    pub fn connect(&self) -> Result<Connection> {
        io::copy(&mut File::open(self.path())?, &mut io::sink())?;
        let into = Connection::open(self.path())?;
        into.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF; PRAGMA wal_autocheckpoint = 0; \
             PRAGMA cache_size = -65536; PRAGMA mmap_size = 0x7fff0000;",
        )?;
        Ok(into)
    }

    /// The last case that is in it; later ones sort later.
    pub fn last(&self) -> Result<String> {
        let last = open(&self.path())?.query_row("SELECT COALESCE(MAX(id), '') FROM cases", [], |row| row.get(0));
        Ok(last?)
    }
}

/// Opens a database that is there.
pub(super) fn open(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Ok(Connection::open_with_flags(path, flags)?)
}

/// The SQLite database of a data folder, whatever its name.
pub(super) fn database_in(data: &Path) -> Result<PathBuf> {
    for entry in fs::read_dir(data)? {
        let path = entry?.path();
        let mut start = [0; 16];
        let is_file = path.is_file();
        if is_file && File::open(&path)?.read_exact(&mut start).is_ok() && &start == b"SQLite format 3\0" {
            return Ok(path);
        }
    }
    bail!("there is no SQLite database in {}", data.display())
}

//! Checkpoints of SQLite's log, on a connection and a thread of their own.
//!
//! The long copy runs beside the writer. Since the writer adds to the log meanwhile, such a copy never reaches the
//! log's end under load and the log would grow for ever; so once it is [`FULL`] the writer itself copies the short
//! rest between two transactions, and the next one starts the log from its beginning.
//!
//! In between, while nobody writes, the same connection keeps a read transaction open. Readers of one process share
//! their place in the log, and only the first one there and the last one to go have to ask the system for a lock, all
//! others waiting meanwhile; with one that stays, a look-up costs no such call.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread::JoinHandle;
use std::time::Duration;

use rusqlite::Connection as Sqlite;

use crate::db::Connection;
use crate::db::sqlite::{self, Role};
use crate::error::StoreError;

/// Pages of 4 KiB not yet copied that are worth a copy beside the writer: 32 MiB. Fewer copies mean fewer moments
/// in which a commit waits for the disk, and a page written often is copied once.
const WORTH: i64 = 8192;

/// Pages of 4 KiB in the log at which it is to start anew: 128 MiB.
const FULL: i64 = 32_768;

/// Without a commit for so long, what little there is is copied: nobody waits for the disk then, and readers find
/// everything in one place.
const QUIET: Duration = Duration::from_millis(500);

/// The handle that the writer has.
pub(crate) struct Checkpointer {
    wake: SyncSender<()>,
    is_full: Arc<AtomicBool>,
    thread: JoinHandle<()>,
}

/// The state of the log, in pages.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Log {
    /// Whether somebody was in the way.
    pub(crate) is_busy: bool,
    /// In the log.
    pub(crate) pages: i64,
    /// Copied into the database.
    pub(crate) copied: i64,
}

impl Checkpointer {
    /// Starts the thread with a connection of its own.
    pub(crate) fn start(path: &Path) -> Result<Self, StoreError> {
        let db = sqlite::open(path, Role::Checkpointer)?;
        let is_full = Arc::new(AtomicBool::new(false));
        let (wake, woken) = sync_channel(1);
        let flag = Arc::clone(&is_full);
        let thread = std::thread::Builder::new()
            .name("qingyu-checkpoint".to_owned())
            .spawn(move || watch(&db, &flag, &woken))
            .map_err(|_| StoreError::unavailable("the checkpointer has no thread"))?;
        Ok(Self { wake, is_full, thread })
    }

    /// Tells of a commit; called by the writer between two transactions.
    pub(crate) fn committed(&self, db: &Connection) {
        if let Connection::Sqlite(db) = db
            && self.is_full.swap(false, Ordering::Relaxed)
        {
            tell(checkpoint(db, "PASSIVE"));
        }
        self.rouse();
    }

    /// Lets the connection go on from its rest; it must not rest while the writer wants the log for itself.
    pub(crate) fn rouse(&self) {
        // Full means that it has not yet looked since the last commit, and will.
        let _: Result<_, _> = self.wake.try_send(());
    }

    /// Ends the thread.
    pub(crate) fn end(self) {
        drop(self.wake);
        if self.thread.join().is_err() {
            tracing::error!("the checkpointer did not end well");
        }
    }
}

fn watch(db: &Sqlite, is_full: &AtomicBool, woken: &Receiver<()>) {
    rest(db);
    while woken.recv().is_ok() {
        go_on(db);
        let is_quiet = loop {
            let Some(log) = tell(checkpoint(db, "NOOP")) else {
                break false;
            };
            if log.pages - log.copied >= WORTH {
                tell(checkpoint(db, "PASSIVE"));
            }
            if log.pages >= FULL {
                is_full.store(true, Ordering::Relaxed);
            }
            match woken.recv_timeout(QUIET) {
                Ok(()) => {}
                Err(RecvTimeoutError::Timeout) => break true,
                Err(RecvTimeoutError::Disconnected) => return,
            }
        };
        if is_quiet {
            tell(checkpoint(db, "PASSIVE"));
            rest(db);
        }
    }
}

/// Reads and stays where it read: behind a log that is copied, which is in nobody's way but a checkpoint's.
fn rest(db: &Sqlite) {
    if let Err(error) = db.execute_batch("BEGIN; SELECT 1 FROM sqlite_schema") {
        tracing::debug!(%error, "the checkpointer does not rest");
    }
}

/// Ends the rest, if it is one.
fn go_on(db: &Sqlite) {
    if !db.is_autocommit()
        && let Err(error) = db.execute_batch("COMMIT")
    {
        tracing::warn!(%error, "the checkpointer cannot go on");
    }
}

fn tell(log: Result<Log, StoreError>) -> Option<Log> {
    log.inspect_err(|error| tracing::warn!(%error, "a checkpoint failed"))
        .ok()
}

/// Runs `PRAGMA wal_checkpoint`; NOOP only looks.
pub(crate) fn checkpoint(db: &Sqlite, mode: &str) -> Result<Log, StoreError> {
    let log = db.query_row(&format!("PRAGMA wal_checkpoint({mode})"), [], |row| {
        Ok(Log {
            is_busy: row.get::<_, i64>(0)? != 0,
            pages: row.get(1)?,
            copied: row.get(2)?,
        })
    });
    Ok(log?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looking_at_the_log_copies_nothing_and_a_checkpoint_copies_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        let writer = sqlite::open(&path, Role::Writer).unwrap();
        let other = sqlite::open(&path, Role::Checkpointer).unwrap();
        writer
            .execute_batch("CREATE TABLE t (a TEXT); INSERT INTO t VALUES ('b')")
            .unwrap();
        let log = checkpoint(&other, "NOOP").unwrap();
        assert!(log.pages > 0 && log.copied == 0, "{log:?}");
        let log = checkpoint(&other, "PASSIVE").unwrap();
        assert_eq!(log.pages, log.copied);
    }

    #[test]
    fn the_log_starts_anew_under_steady_writing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        let db = sqlite::open(&path, Role::Writer).unwrap();
        // Durability is not what is tested here, and costs most of the time.
        db.pragma_update(None, "synchronous", "OFF").unwrap();
        db.execute_batch("CREATE TABLE t (a BLOB)").unwrap();
        let checkpointer = Checkpointer::start(&path).unwrap();
        let db = Connection::Sqlite(db);
        let Connection::Sqlite(writer) = &db else {
            panic!("another database")
        };
        let log = folder.path().join("a.db-wal");
        // Nobody says how soon it gets its turn beside a writer that never rests; that it does is what matters.
        let starts_anew = (1..=1000_u64).any(|turn| {
            writer.execute("INSERT INTO t VALUES (zeroblob(4000000))", []).unwrap();
            writer.execute("DELETE FROM t", []).unwrap();
            checkpointer.committed(&db);
            let written = turn * 4_000_000;
            written > std::fs::metadata(&log).unwrap().len() + (200 << 20)
        });
        checkpointer.end();
        assert!(starts_anew, "4 GB were written, and nothing of the log was used twice");
    }
}

//! The connections that only read.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::Connection as Sqlite;
use sqlx::PgPool;

use crate::db::sqlite::{self, Role};
use crate::db::{Row, Values, postgres};
use crate::error::StoreError;

/// Connections that read SQLite: somewhat more than the threads that will ask at once.
const SQLITE_READERS: usize = 4;

/// A few connections to SQLite, used where the caller runs, or a pool of connections to PostgreSQL.
pub(crate) enum Readers {
    Sqlite(Vec<Mutex<Sqlite>>, AtomicUsize),
    Postgres(PgPool),
}

impl Readers {
    /// Opens the readers of a file.
    pub(crate) fn of_file(path: &Path) -> Result<Self, StoreError> {
        let open = |_| sqlite::open(path, Role::Reader).map(Mutex::new);
        let readers: Result<_, _> = (0..SQLITE_READERS).map(open).collect();
        Ok(Self::Sqlite(readers?, AtomicUsize::new(0)))
    }

    /// Runs a statement that reads and maps each row.
    pub(crate) async fn query<T>(
        &self,
        sql: &'static str,
        values: &Values<'_>,
        map: impl Fn(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        match self {
            Self::Sqlite(readers, turn) => sqlite::query(&*free(readers, turn)?, sql, values, map),
            Self::Postgres(pool) => {
                let rows = postgres::read(pool, sql, values).await?;
                rows.iter().map(|row| map(&Row::Postgres(row))).collect()
            }
        }
    }

    /// Closes what can be closed while others still hold a handle.
    pub(crate) async fn close(&self) {
        if let Self::Postgres(pool) = self {
            pool.close().await;
        }
    }
}

/// A reader that nobody uses, or else the next in turn once it is free: a few microseconds.
fn free<'a>(readers: &'a [Mutex<Sqlite>], turn: &AtomicUsize) -> Result<MutexGuard<'a, Sqlite>, StoreError> {
    if let Some(free) = readers.iter().find_map(|reader| reader.try_lock().ok()) {
        return Ok(free);
    }
    let next = turn.fetch_add(1, Ordering::Relaxed) % readers.len().max(1);
    let reader = readers.get(next).ok_or_else(StoreError::closed)?;
    // A reader has no state that a panic could have left half-way.
    Ok(reader.lock().unwrap_or_else(PoisonError::into_inner))
}

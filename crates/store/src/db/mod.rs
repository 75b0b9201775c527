//! One connection, two databases: the same SQL text, run by rusqlite or by sqlx.
//!
//! rusqlite is called where the caller runs: a prepared point look-up takes microseconds, less than the
//! two thread hops that sqlx needs for each statement on SQLite (docs/decisions/0004-store.md has the figures).
//! So the futures below are ready at once on SQLite and really wait on PostgreSQL.

pub(crate) mod postgres;
mod row;
pub(crate) mod sqlite;
mod value;

pub(crate) use row::Row;
pub(crate) use value::{Value, blob, int, opt_int, opt_text, text};

use crate::checkpoint::checkpoint;
use crate::error::StoreError;

/// A connection that may write.
pub(crate) enum Connection {
    /// The embedded database.
    Sqlite(rusqlite::Connection),
    /// A connection to a server.
    Postgres(Box<postgres::Reopening>),
}

/// What a statement is given.
pub(crate) type Values<'a> = [Value<'a>];

impl Connection {
    /// Runs a statement and says how many rows it touched.
    pub(crate) async fn execute(&mut self, sql: &'static str, values: &Values<'_>) -> Result<u64, StoreError> {
        match self {
            Self::Sqlite(db) => sqlite::execute(db, sql, values),
            Self::Postgres(db) => Ok(postgres::execute(db.get().await?, sql, values).await?),
        }
    }

    /// Runs a statement and maps each row that it returns.
    pub(crate) async fn query<T>(
        &mut self,
        sql: &'static str,
        values: &Values<'_>,
        map: impl FnMut(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        match self {
            Self::Sqlite(db) => sqlite::query(db, sql, values, map),
            Self::Postgres(db) => postgres::query(db.get().await?, sql, values, map).await,
        }
    }

    /// Runs a statement that is not known at compile time: only migrations have such.
    pub(crate) async fn define(&mut self, sql: &str) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(db) => Ok(db.execute_batch(sql)?),
            Self::Postgres(db) => Ok(postgres::define(db.get().await?, sql).await?),
        }
    }

    /// Starts a transaction; on SQLite it takes the write lock at once, so that it cannot fail half-way for it.
    pub(crate) async fn begin(&mut self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(db) => sqlite::execute(db, "BEGIN IMMEDIATE", &[]).map(drop),
            Self::Postgres(db) => db.begin().await,
        }
    }

    /// Waits for a lock that other servers may hold, and keeps it until the end of the transaction; the transaction of
    /// [`Connection::begin`] on SQLite is alone already.
    pub(crate) async fn lock(&mut self, sql: &'static str) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(_) => Ok(()),
            Self::Postgres(_) => self.query(sql, &[], |_| Ok(())).await.map(drop),
        }
    }

    /// Commits; when this returns, what was written is on disk.
    pub(crate) async fn commit(&mut self) -> Result<(), StoreError> {
        self.execute("COMMIT", &[]).await.map(drop)
    }

    /// Rolls back, and gives up the connection when even that fails.
    pub(crate) async fn rollback(&mut self) {
        match self {
            Self::Sqlite(db) if db.is_autocommit() => {}
            Self::Sqlite(db) => {
                if let Err(error) = sqlite::execute(db, "ROLLBACK", &[]) {
                    tracing::error!(%error, "a transaction could not be rolled back");
                }
            }
            Self::Postgres(db) => db.rollback().await,
        }
    }

    /// Ends the connection; on SQLite the log is copied and emptied, as far as nobody reads.
    pub(crate) async fn close(&mut self) {
        match self {
            Self::Sqlite(db) => {
                if let Err(error) = checkpoint(db, "TRUNCATE") {
                    tracing::debug!(%error, "the log was not emptied");
                }
            }
            Self::Postgres(db) => db.close().await,
        }
    }

    /// Commits when the result is good and rolls back when it is not.
    pub(crate) async fn end<T>(&mut self, result: Result<T, StoreError>) -> Result<T, StoreError> {
        let ended = match result {
            Ok(value) => self.commit().await.map(|()| value),
            Err(error) => Err(error),
        };
        if ended.is_err() {
            self.rollback().await;
        }
        ended
    }
}

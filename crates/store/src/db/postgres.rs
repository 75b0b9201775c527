//! PostgreSQL through sqlx: how a connection is set up, reopened when it broke, and how a statement runs.

use std::str::FromStr as _;

use sqlx::postgres::{PgArguments, PgConnectOptions, PgConnection, PgPool, PgPoolOptions, PgRow, Postgres};
use sqlx::query::Query;
use sqlx::{Connection as _, Executor};

use super::{Row, Value, Values};
use crate::error::StoreError;

/// Connections that read, per process.
const READERS: u32 = 8;

/// A connection that is opened again when it broke between two transactions.
pub(crate) struct Reopening {
    options: PgConnectOptions,
    open: Option<PgConnection>,
}

/// The options of a URL. A server that died in a transaction must not hold the others up for long.
pub(crate) fn options(url: &str) -> Result<PgConnectOptions, StoreError> {
    let options = PgConnectOptions::from_str(url)?;
    Ok(options
        .application_name("qingyu")
        .statement_cache_capacity(256)
        .options([
            ("lock_timeout", "10s"),
            ("idle_in_transaction_session_timeout", "30s"),
            // Whatever the role or the database says: an acknowledged case is on disk.
            ("synchronous_commit", "on"),
        ]))
}

/// The connections that read.
pub(crate) fn pool(options: PgConnectOptions) -> PgPool {
    let read_only = options.options([("default_transaction_read_only", "on")]);
    PgPoolOptions::new()
        .max_connections(READERS)
        .acquire_timeout(std::time::Duration::from_secs(5))
        .test_before_acquire(false)
        .connect_lazy_with(read_only)
}

impl Reopening {
    /// A connection to be opened on first use.
    pub(crate) const fn new(options: PgConnectOptions) -> Self {
        Self { options, open: None }
    }

    /// The connection, opened when it is not.
    pub(crate) async fn get(&mut self) -> Result<&mut PgConnection, StoreError> {
        let open = match self.open.take() {
            Some(open) => open,
            None => PgConnection::connect_with(&self.options).await?,
        };
        Ok(self.open.insert(open))
    }

    /// Starts a transaction; a connection that broke while it was idle is replaced once.
    pub(crate) async fn begin(&mut self) -> Result<(), StoreError> {
        if execute(self.get().await?, "BEGIN", &[]).await.is_ok() {
            return Ok(());
        }
        self.open = None;
        Ok(execute(self.get().await?, "BEGIN", &[]).await.map(drop)?)
    }

    /// Rolls back, and gives up the connection when that fails.
    pub(crate) async fn rollback(&mut self) {
        if let Some(open) = &mut self.open
            && execute(open, "ROLLBACK", &[]).await.is_err()
        {
            self.open = None;
        }
    }

    /// Ends the connection politely.
    pub(crate) async fn close(&mut self) {
        if let Some(open) = self.open.take()
            && let Err(error) = open.close().await
        {
            tracing::debug!(error = %StoreError::from(error), "a connection did not end politely");
        }
    }
}

/// Runs a statement and says how many rows it touched.
pub(crate) async fn execute<'c>(
    db: impl Executor<'c, Database = Postgres>,
    sql: &'static str,
    values: &Values<'_>,
) -> Result<u64, sqlx::Error> {
    Ok(bound(sql, values).execute(db).await?.rows_affected())
}

/// Runs a statement that is not known at compile time, without preparing it.
pub(crate) async fn define(db: &mut PgConnection, sql: &str) -> Result<(), sqlx::Error> {
    let statement = sqlx::raw_sql(sqlx::AssertSqlSafe(sql.to_owned()));
    statement.execute(db).await.map(drop)
}

/// Runs a statement and maps each row that it returns.
pub(crate) async fn query<'c, T>(
    db: impl Executor<'c, Database = Postgres>,
    sql: &'static str,
    values: &Values<'_>,
    mut map: impl FnMut(&Row<'_>) -> Result<T, StoreError>,
) -> Result<Vec<T>, StoreError> {
    let rows = bound(sql, values).fetch_all(db).await?;
    rows.iter().map(|row| map(&Row::Postgres(row))).collect()
}

/// Reads with a connection of the pool. One that broke while it was idle shows only when it is used: after a restart
/// of the server that may be all of them, so as many are tried and one more.
pub(crate) async fn read(pool: &PgPool, sql: &'static str, values: &Values<'_>) -> Result<Vec<PgRow>, StoreError> {
    let mut left = READERS;
    loop {
        match bound(sql, values).fetch_all(pool).await {
            Err(error) if is_broken(&error) && left > 0 => left -= 1,
            result => return Ok(result?),
        }
    }
}

/// Whether the connection is at fault: gone, or told by the server that it goes.
fn is_broken(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_) | sqlx::Error::Protocol(_) => true,
        sqlx::Error::Database(refusal) => refusal.code().is_some_and(|code| code.starts_with("57P")),
        _ => false,
    }
}

fn bound<'a>(sql: &'static str, values: &'a Values<'_>) -> Query<'a, Postgres, PgArguments> {
    values.iter().fold(sqlx::query(sql), |query, value| match value {
        Value::Text(text) => query.bind(text.as_deref()),
        Value::Int(number) => query.bind(*number),
        Value::Blob(bytes) => query.bind(*bytes),
    })
}

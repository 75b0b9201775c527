//! SQLite through rusqlite: how a connection is set up, and how a statement runs.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::{Row, Values};
use crate::error::StoreError;

/// The oldest version without the WAL-reset corruption: 3.51.3.
const OLDEST: i32 = 3_051_003;

/// How long a connection waits for another one's lock.
const PATIENCE: Duration = Duration::from_secs(5);

/// What a connection is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// The one that writes: full durability, no checkpoints of its own.
    Writer,
    /// One of those that read: cannot write.
    Reader,
    /// The one that copies the log into the database.
    Checkpointer,
}

impl Role {
    /// The cache in KiB: the writer's holds the inner pages of the random index over codes at a million cases.
    const fn cache(self) -> i64 {
        match self {
            Self::Writer => 65_536,
            Self::Reader => 4096,
            Self::Checkpointer => 512,
        }
    }
}

impl Role {
    /// How much of the file is mapped into memory, in bytes: readers share what the system keeps of it, so that a
    /// look-up costs the same whether the file fits into a cache of ours or not. SQLite maps no more than this.
    const fn mapped(self) -> i64 {
        match self {
            Self::Reader => 0x7fff_0000,
            Self::Writer | Self::Checkpointer => 0,
        }
    }
}

/// Refuses a SQLite that can corrupt a WAL database.
pub(crate) fn check_version(version: i32) -> Result<(), StoreError> {
    if version >= OLDEST {
        return Ok(());
    }
    Err(StoreError::unavailable(format!(
        "SQLite {version} is older than {OLDEST}"
    )))
}

/// Opens a connection; the file is made when there is none.
pub(crate) fn open(path: &Path, role: Role) -> Result<Connection, StoreError> {
    check_version(rusqlite::version_number())?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags)?;
    db.busy_timeout(PATIENCE)?;
    db.set_prepared_statement_cache_capacity(128);
    db.pragma_update(None, "journal_mode", "WAL")?;
    db.pragma_update(None, "synchronous", "FULL")?;
    db.pragma_update(None, "foreign_keys", true)?;
    db.pragma_update(None, "secure_delete", true)?;
    db.pragma_update(None, "wal_autocheckpoint", 0)?;
    db.pragma_update(None, "mmap_size", role.mapped())?;
    db.pragma_update(None, "cache_size", -role.cache())?;
    if role == Role::Reader {
        db.pragma_update(None, "query_only", true)?;
    }
    Ok(db)
}

/// Runs a statement and says how many rows it touched.
pub(crate) fn execute(db: &Connection, sql: &'static str, values: &Values<'_>) -> Result<u64, StoreError> {
    debug_assert!(is_in_order(sql), "placeholders out of order");
    let mut statement = db.prepare_cached(sql)?;
    let touched = statement.execute(rusqlite::params_from_iter(values))?;
    Ok(u64::try_from(touched).unwrap_or(u64::MAX))
}

/// Runs a statement and maps each row that it returns.
pub(crate) fn query<T>(
    db: &Connection,
    sql: &'static str,
    values: &Values<'_>,
    mut map: impl FnMut(&Row<'_>) -> Result<T, StoreError>,
) -> Result<Vec<T>, StoreError> {
    debug_assert!(is_in_order(sql), "placeholders out of order");
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query(rusqlite::params_from_iter(values))?;
    let mut mapped = Vec::new();
    while let Some(row) = rows.next()? {
        mapped.push(map(&Row::Sqlite(row))?);
    }
    Ok(mapped)
}

/// Whether `$1`, `$2`, … first appear in this order: SQLite numbers named placeholders as it meets them.
fn is_in_order(sql: &str) -> bool {
    let mut seen = 0;
    sql.split('$').skip(1).all(|rest| {
        let digits = rest.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
        let number: usize = digits.parse().unwrap_or(usize::MAX);
        let fits = number <= seen + 1;
        seen = seen.max(number);
        fits
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_sqlite_is_refused() {
        assert_eq!(check_version(3_051_003), Ok(()));
        assert_eq!(check_version(rusqlite::version_number()), Ok(()));
        let refused = check_version(3_051_002).unwrap_err().to_string();
        assert_eq!(
            refused,
            "the store is unavailable: SQLite 3051002 is older than 3051003"
        );
    }

    #[test]
    fn placeholders_stand_in_the_order_of_their_numbers() {
        assert!(is_in_order("SELECT $1, $2, $1, $3"));
        assert!(!is_in_order("SELECT $2, $1"));
    }

    #[test]
    fn a_reader_cannot_write_and_every_connection_is_durable() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        let fresh = Connection::open(&path).unwrap();
        fresh.execute_batch("CREATE TABLE t (a TEXT)").unwrap();
        let pragma = |db: &Connection, name: &str| db.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
        for role in [Role::Writer, Role::Checkpointer, Role::Reader] {
            let db = open(&path, role).unwrap();
            let mode: String = db.pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
            assert_eq!(mode, "wal");
            assert_eq!(pragma(&db, "synchronous"), Ok(2));
            assert_eq!(pragma(&db, "secure_delete"), Ok(1));
            assert_eq!(pragma(&db, "foreign_keys"), Ok(1));
            assert_eq!(pragma(&db, "wal_autocheckpoint"), Ok(0));
            let wrote = db.execute_batch("INSERT INTO t VALUES ('b')");
            assert_eq!(wrote.is_err(), role == Role::Reader);
        }
    }
}

//! The limit of writing: the rows the server wrote, put into the same tables by plain SQLite, 64 cases a transaction.
//!
//! Nothing else is done: no HTTP, no checks, no hashes, no counters, no foreign keys. WAL and synchronous=FULL as there.
//! What they are put into is empty, or what the server had before it wrote them: inserts into large indexes cost more.

mod ground;

use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result, ensure};
pub use ground::Ground;
use ground::{database_in, open};
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use crate::load::float;

/// Cases a transaction.
const GROUP: usize = 64;
/// More cases than this say nothing more.
const ENOUGH: usize = 12_800;

/// A table with rows of every case.
struct Table {
    name: String,
    columns: usize,
    rows: Vec<Vec<Value>>,
}

/// The rows of some cases, to be written again by plain SQLite.
pub struct Rows {
    tables: Vec<Table>,
    cases: usize,
}

/// Cases that were filed one after the other: later than the first name, up to the last.
struct Range {
    after: String,
    last: String,
}

impl Rows {
    /// Reads what a server has filed since its database was as the ground is, the earliest of it if that is much; it may
    /// run. Taken as they were written, so that the keys fall where the server's did.
    pub fn since(ground: &Ground, data: &Path) -> Result<Self> {
        let from = open(&database_in(data)?)?;
        let after = ground.last()?;
        let found: i64 = from.query_row("SELECT COUNT(*) FROM cases WHERE id > ?1", [&after], |row| row.get(0))?;
        let cases = usize::try_from(found)?.min(ENOUGH) / GROUP * GROUP;
        ensure!(cases > 0, "only {found} cases were filed");
        let last = from.query_row(
            "SELECT id FROM cases WHERE id > ?1 ORDER BY id LIMIT 1 OFFSET ?2",
            (&after, i64::try_from(cases - 1)?),
            |row| row.get(0),
        )?;
        let range = Range { after, last };
        let mut tables = Vec::new();
        for (name, key) in tables_of_cases(&from)? {
            let table = Table::read(&from, name, &key, &range)?;
            // Tables of some cases only have fewer rows than there are cases: leaving them out makes the limit harder.
            if table.rows.len() >= cases {
                tables.push(table);
            }
        }
        Ok(Self { tables, cases })
    }

    /// Inserts them; hands back cases a second.
    pub fn insert(&self, ground: &Ground) -> Result<f64> {
        let mut into = ground.connect()?;
        let start = Instant::now();
        for group in (0..self.cases).step_by(GROUP) {
            let transaction = into.transaction()?;
            for table in &self.tables {
                let mut insert = transaction.prepare_cached(&table.insert())?;
                let share = |cases: usize| table.rows.len() * cases / self.cases;
                for row in table.rows.get(share(group)..share(group + GROUP)).unwrap_or_default() {
                    insert.execute(params_from_iter(row))?;
                }
            }
            transaction.commit()?;
        }
        Ok(float(self.cases) / start.elapsed().as_secs_f64())
    }

    /// The tables they belong to.
    pub fn tables(&self) -> String {
        let names: Vec<_> = self.tables.iter().map(|table| table.name.as_str()).collect();
        names.join(", ")
    }
}

/// The tables whose rows belong to cases, with the column that names the case; counters and settings have none.
fn tables_of_cases(from: &Connection) -> Result<Vec<(String, String)>> {
    let mut list = from.prepare(
        "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' \
         AND (c.name = 'case_id' OR (m.name = 'cases' AND c.name = 'id')) ORDER BY m.rowid",
    )?;
    let found = list.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(found.collect::<Result<_, _>>()?)
}

impl Table {
    /// Reads the rows of the cases, in the order they were written or else of the key.
    fn read(from: &Connection, name: String, key: &str, range: &Range) -> Result<Self> {
        let order = from
            .prepare(&format!("SELECT rowid FROM \"{name}\" LIMIT 1"))
            .map_or("", |_| "ORDER BY rowid");
        let sql = format!("SELECT * FROM \"{name}\" WHERE \"{key}\" > ?1 AND \"{key}\" <= ?2 {order}");
        let mut select = from.prepare(&sql)?;
        let columns = select.column_count();
        let read = |row: &rusqlite::Row<'_>| (0..columns).map(|column| row.get(column)).collect();
        let rows = select.query_map((&range.after, &range.last), read)?;
        let rows = rows.collect::<Result<_, _>>().with_context(|| name.clone())?;
        Ok(Self { name, columns, rows })
    }

    fn insert(&self) -> String {
        let places: Vec<_> = (1..=self.columns).map(|place| format!("?{place}")).collect();
        format!("INSERT INTO \"{}\" VALUES ({})", self.name, places.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A data folder with a database of so many cases, and what files more.
    fn server(folder: &Path, cases: u32) -> Connection {
        let db = Connection::open(folder.join("any.name")).unwrap();
        db.execute_batch(
            "PRAGMA journal_mode = WAL;
             CREATE TABLE cases (id TEXT PRIMARY KEY, n INTEGER); CREATE INDEX by_n ON cases (n);
             CREATE TABLE events (case_id TEXT, seq INTEGER, PRIMARY KEY (case_id, seq)) WITHOUT ROWID;
             CREATE TABLE outbox (id TEXT PRIMARY KEY, case_id TEXT); INSERT INTO outbox VALUES ('x', 'c0000');
             CREATE TABLE days (day TEXT, n INTEGER); INSERT INTO days VALUES ('x', 1);",
        )
        .unwrap();
        file(&db, 0..cases);
        db
    }

    fn file(db: &Connection, cases: std::ops::Range<u32>) {
        for n in cases {
            let id = format!("c{n:04}");
            db.execute("INSERT INTO cases VALUES (?1, ?2)", (&id, n)).unwrap();
            for seq in 0..2 {
                db.execute("INSERT INTO events VALUES (?1, ?2)", (&id, seq)).unwrap();
            }
        }
    }

    fn count(ground: &Ground, table: &str) -> u32 {
        let sql = format!("SELECT COUNT(*) FROM {table}");
        ground.connect().unwrap().query_row(&sql, [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn the_rows_of_every_case_are_inserted_and_counters_are_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let _server = server(folder.path(), 200);
        let ground = Ground::empty(folder.path()).unwrap();
        let rows = Rows::since(&ground, folder.path()).unwrap();
        assert_eq!((rows.cases, rows.tables().as_str()), (192, "cases, events"));
        assert!(rows.insert(&ground).unwrap() > 0.0);
        let counts = ["cases", "events", "outbox", "days"].map(|table| count(&ground, table));
        assert_eq!(counts, [192, 384, 0, 0]);
    }

    #[test]
    fn what_was_filed_since_a_copy_is_inserted_into_the_copy_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let server = server(folder.path(), 150);
        let ground = Ground::copy(folder.path()).unwrap();
        assert!(Rows::since(&ground, folder.path()).is_err(), "nothing was filed");
        file(&server, 150..300);
        let rows = Rows::since(&ground, folder.path()).unwrap();
        assert_eq!(rows.cases, 128);
        assert!(rows.insert(&ground).unwrap() > 0.0);
        assert_eq!([count(&ground, "cases"), count(&ground, "events")], [278, 556]);
        let newest: String = ground
            .connect()
            .unwrap()
            .query_row("SELECT MAX(id) FROM cases", [], |row| row.get(0))
            .unwrap();
        assert_eq!(newest, "c0277", "the earliest are taken");
    }

    #[test]
    fn the_plain_connection_is_as_durable_as_the_servers() {
        let folder = tempfile::tempdir().unwrap();
        let _server = server(folder.path(), 1);
        for ground in [
            Ground::empty(folder.path()).unwrap(),
            Ground::copy(folder.path()).unwrap(),
        ] {
            let into = ground.connect().unwrap();
            let mode: String = into.pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
            let number = |name| into.pragma_query_value(None, name, |row| row.get::<_, i64>(0)).unwrap();
            assert_eq!((mode.as_str(), number("synchronous")), ("wal", 2));
            assert_eq!((number("mmap_size"), number("cache_size")), (0x7fff_0000, -65_536));
        }
    }
}

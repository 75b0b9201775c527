//! The limit of writing: the rows the server wrote, put into the same tables by plain SQLite, 64 cases a transaction.
//!
//! Nothing else is done: no HTTP, no checks, no hashes, no counters, no foreign keys. WAL and synchronous=FULL as there.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, params_from_iter};

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

/// What the server's database looks like.
struct Copy {
    schema: Vec<String>,
    tables: Vec<Table>,
    cases: usize,
}

/// The rows the server wrote so far, to be written again by plain SQLite.
pub struct Plain {
    copy: Copy,
    folder: PathBuf,
}

impl Plain {
    /// Copies schema and rows out of the database of a data folder; the server may run.
    pub fn of(data: &Path) -> Result<Self> {
        Ok(Self {
            copy: Copy::of(&database_in(data)?)?,
            folder: data.to_path_buf(),
        })
    }

    /// Inserts them into a fresh database on the same disk; hands back cases a second.
    pub fn insert(&self) -> Result<f64> {
        let folder = tempfile::tempdir_in(&self.folder)?;
        let rate = self.copy.insert(&folder.path().join("plain"))?;
        folder.close()?;
        Ok(rate)
    }

    /// The tables that were copied.
    pub fn tables(&self) -> String {
        let names: Vec<_> = self.copy.tables.iter().map(|table| table.name.as_str()).collect();
        names.join(", ")
    }
}

/// The SQLite database of a data folder, whatever its name.
fn database_in(data: &Path) -> Result<PathBuf> {
    for entry in fs::read_dir(data)? {
        let path = entry?.path();
        let mut start = [0; 16];
        let is_file = path.is_file();
        if is_file && fs::File::open(&path)?.read_exact(&mut start).is_ok() && &start == b"SQLite format 3\0" {
            return Ok(path);
        }
    }
    bail!("there is no SQLite database in {}", data.display())
}

impl Copy {
    fn of(path: &Path) -> Result<Self> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let from = Connection::open_with_flags(path, flags)?;
        let cases = count(&from, "cases").context("the database has no table of cases")?;
        ensure!(cases >= GROUP, "the database has only {cases} cases");
        let mut schema = Vec::new();
        let mut tables = Vec::new();
        let mut list = from.prepare(
            "SELECT type, tbl_name, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND type IN ('table', 'index') \
             AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'sqlite_%' ORDER BY type DESC, rowid",
        )?;
        let mut found = list.query([])?;
        while let Some(row) = found.next()? {
            let (kind, table, sql): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(3)?);
            // Counters and settings have fewer rows than there are cases: leaving them out makes the limit harder.
            let has_rows_of_all = count(&from, &table)? >= cases;
            if !has_rows_of_all {
                continue;
            }
            schema.push(sql);
            if kind == "table" {
                tables.push(Table::read(&from, table, cases)?);
            }
        }
        ensure!(!tables.is_empty(), "no table has rows of every case");
        Ok(Self {
            schema,
            tables,
            cases: cases.min(ENOUGH) / GROUP * GROUP,
        })
    }

    fn insert(&self, path: &Path) -> Result<f64> {
        let mut into = Connection::open(path)?;
        into.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF; PRAGMA wal_autocheckpoint = 0;")?;
        for sql in &self.schema {
            into.execute_batch(sql)?;
        }
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
}

impl Table {
    /// Reads as many rows as belong to the cases taken, in the order they were written.
    fn read(from: &Connection, name: String, cases: usize) -> Result<Self> {
        let taken = cases.min(ENOUGH) / GROUP * GROUP;
        let limit = count(from, &name)? * taken / cases;
        let order = from
            .prepare(&format!("SELECT rowid FROM \"{name}\" LIMIT 1"))
            .map_or("", |_| "ORDER BY rowid");
        let mut select = from.prepare(&format!("SELECT * FROM \"{name}\" {order} LIMIT {limit}"))?;
        let columns = select.column_count();
        let mut rows = Vec::with_capacity(limit);
        let mut found = select.query([])?;
        while let Some(row) = found.next()? {
            rows.push((0..columns).map(|column| row.get(column)).collect::<Result<_, _>>()?);
        }
        Ok(Self { name, columns, rows })
    }

    fn insert(&self) -> String {
        let places: Vec<_> = (1..=self.columns).map(|place| format!("?{place}")).collect();
        format!("INSERT INTO \"{}\" VALUES ({})", self.name, places.join(", "))
    }
}

fn count(from: &Connection, table: &str) -> Result<usize> {
    let sql = format!("SELECT COUNT(*) FROM \"{table}\"");
    let rows: i64 = from.query_row(&sql, [], |row| row.get(0))?;
    Ok(usize::try_from(rows)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rows_of_every_case_are_inserted_and_counters_are_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let from = Connection::open(folder.path().join("any.name")).unwrap();
        from.execute_batch(
            "CREATE TABLE cases (id TEXT PRIMARY KEY, n INTEGER); CREATE INDEX by_n ON cases (n);
             CREATE TABLE events (case_id TEXT, seq INTEGER, PRIMARY KEY (case_id, seq)) WITHOUT ROWID;
             CREATE TABLE days (day TEXT, n INTEGER); INSERT INTO days VALUES ('x', 1);",
        )
        .unwrap();
        for n in 0..200 {
            from.execute("INSERT INTO cases VALUES (?1, ?2)", (format!("c{n}"), n))
                .unwrap();
            for seq in 0..2 {
                from.execute("INSERT INTO events VALUES (?1, ?2)", (format!("c{n}"), seq))
                    .unwrap();
            }
        }
        let copy = Copy::of(&database_in(folder.path()).unwrap()).unwrap();
        assert_eq!(copy.cases, 192);
        let path = folder.path().join("copy");
        assert!(copy.insert(&path).unwrap() > 0.0);
        let into = Connection::open(&path).unwrap();
        assert_eq!(count(&into, "cases").unwrap(), 192);
        assert_eq!(count(&into, "events").unwrap(), 384);
        assert!(count(&into, "days").is_err());
    }
}

//! The tree of units, kept in the order in which it was given.

use std::collections::HashMap;

use qingyu_domain::time::Day;
use qingyu_domain::unit::{Formerly, Unit, UnitKind, Units, Window};

use crate::Store;
use crate::changes::{self, Change};
use crate::db::{Connection, Row, int, opt_text, text};
use crate::error::StoreError;
use crate::projection::count;
use crate::version;

const UNITS: &str = "SELECT code, name, kind, parent, watches, closed FROM units ORDER BY position, code";
const WINDOWS: &str = "SELECT code, name, closed, unit FROM windows ORDER BY position, code";
const FORMER: &str = "SELECT above, until, unit FROM former_parents ORDER BY unit, until, above";
const ADD_UNIT: &str = "INSERT INTO units (code, name, kind, parent, watches, position) VALUES ($1, $2, $3, $4, $5, $6) \
    ON CONFLICT (code) DO NOTHING";
const ADD_WINDOW: &str = "INSERT INTO windows (code, unit, name, position) VALUES ($1, $2, $3, $4) \
    ON CONFLICT (code) DO NOTHING";
const PUT_UNIT: &str = "INSERT INTO units (code, name, kind, parent, watches, closed, position) \
    VALUES ($1, $2, $3, $4, $5, $6, (SELECT COALESCE(MAX(position), 0) + 1 FROM units)) \
    ON CONFLICT (code) DO UPDATE SET name = excluded.name, kind = excluded.kind, parent = excluded.parent, \
    watches = excluded.watches, closed = excluded.closed";
const PUT_WINDOW: &str = "INSERT INTO windows (code, unit, name, closed, position) VALUES ($1, $2, $3, $4, $5) \
    ON CONFLICT (code) DO UPDATE SET name = excluded.name, closed = excluded.closed";
const PUT_FORMER: &str = "INSERT INTO former_parents (unit, above, until) VALUES ($1, $2, $3) \
    ON CONFLICT (unit, above) DO UPDATE SET until = excluded.until";

impl Store {
    /// All units with their windows and what they were under before.
    pub async fn units(&self) -> Result<Units, StoreError> {
        let mut units = self.readers.query(UNITS, &[], unit).await?;
        let places: HashMap<String, usize> = (0..).zip(&units).map(|(at, unit)| (unit.code.clone(), at)).collect();
        // What was added between the reads may belong to a unit that we have not read.
        for (unit, window) in self.readers.query(WINDOWS, &[], window).await? {
            if let Some(unit) = places.get(&unit).and_then(|&at| units.get_mut(at)) {
                unit.windows.push(window);
            }
        }
        for (unit, formerly) in self.readers.query(FORMER, &[], formerly).await? {
            if let Some(unit) = places.get(&unit).and_then(|&at| units.get_mut(at)) {
                unit.formerly.push(formerly);
            }
        }
        Ok(Units(units))
    }

    /// Adds the units and windows whose codes are missing; those that are there stay as they are.
    pub async fn seed_units(&self, units: &Units) -> Result<(), StoreError> {
        let units = units.clone();
        self.writer
            .transaction(async move |db: &mut Connection| seed(db, &units).await)
            .await
    }

    /// Puts a unit in the place of what it was, or adds it; nothing of it is ever deleted.
    /// [`StoreError::Conflict`] when `seen` is no longer the version.
    pub async fn put_unit(&self, unit: Unit, seen: i64, record: Change) -> Result<(), StoreError> {
        let put = async move |db: &mut Connection| {
            version::count_from(db, seen).await?;
            write(db, &unit).await?;
            changes::add(db, &record).await
        };
        self.writer.transaction(put).await
    }
}

async fn seed(db: &mut Connection, units: &Units) -> Result<(), StoreError> {
    let mut added = 0;
    for (at, unit) in units.0.iter().enumerate() {
        let (code, name, kind) = (unit.code.as_str(), unit.name.as_str(), unit.kind.as_str());
        let parent = opt_text(unit.parent.as_deref());
        let watches = int(unit.watches.into());
        let values = [text(code), text(name), text(kind), parent, watches, int(count(at))];
        added += db.execute(ADD_UNIT, &values).await?;
        for (at, window) in unit.windows.iter().enumerate() {
            let values = [
                text(window.code.as_str()),
                text(code),
                text(window.name.as_str()),
                int(count(at)),
            ];
            added += db.execute(ADD_WINDOW, &values).await?;
        }
    }
    // Servers that run already learn of what a newer program brings.
    if added > 0 { version::count(db).await } else { Ok(()) }
}

async fn write(db: &mut Connection, unit: &Unit) -> Result<(), StoreError> {
    let code = unit.code.as_str();
    let values = [
        text(code),
        text(unit.name.as_str()),
        text(unit.kind.as_str()),
        opt_text(unit.parent.as_deref()),
        int(unit.watches.into()),
        int(unit.closed.into()),
    ];
    db.execute(PUT_UNIT, &values).await?;
    for (at, window) in unit.windows.iter().enumerate() {
        let values = [
            text(window.code.as_str()),
            text(code),
            text(window.name.as_str()),
            int(window.closed.into()),
            int(count(at)),
        ];
        db.execute(PUT_WINDOW, &values).await?;
    }
    for former in &unit.formerly {
        let values = [text(code), text(former.above.as_str()), text(former.until.to_string())];
        db.execute(PUT_FORMER, &values).await?;
    }
    Ok(())
}

fn unit(row: &Row<'_>) -> Result<Unit, StoreError> {
    let kind = UnitKind::from_code(row.text(2)?);
    Ok(Unit {
        code: row.text(0)?.to_owned(),
        name: row.text(1)?.to_owned(),
        kind: kind.ok_or_else(|| StoreError::corrupt("a unit has an unknown kind"))?,
        parent: row.opt_text(3)?.map(str::to_owned),
        watches: row.int(4)? != 0,
        reviewed: false,
        closed: row.int(5)? != 0,
        formerly: Vec::new(),
        windows: Vec::new(),
    })
}

fn window(row: &Row<'_>) -> Result<(String, Window), StoreError> {
    let window = Window {
        code: row.text(0)?.to_owned(),
        name: row.text(1)?.to_owned(),
        closed: row.int(2)? != 0,
    };
    Ok((row.text(3)?.to_owned(), window))
}

fn formerly(row: &Row<'_>) -> Result<(String, Formerly), StoreError> {
    let until = Day::parse(row.text(1)?);
    let formerly = Formerly {
        above: row.text(0)?.to_owned(),
        until: until.ok_or_else(|| StoreError::corrupt("a unit was moved on an unknown day"))?,
    };
    Ok((row.text(2)?.to_owned(), formerly))
}

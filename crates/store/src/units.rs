//! The tree of units, kept in the order in which it was given.

use std::collections::HashMap;

use qingyu_domain::unit::{Unit, UnitKind, Units, Window};

use crate::Store;
use crate::db::{Connection, Row, int, opt_text, text};
use crate::error::StoreError;
use crate::projection::count;

const UNITS: &str = "SELECT code, name, kind, parent, watches FROM units ORDER BY position, code";
const WINDOWS: &str = "SELECT code, name, unit FROM windows ORDER BY position, code";
const ADD_UNIT: &str = "INSERT INTO units (code, name, kind, parent, watches, position) VALUES ($1, $2, $3, $4, $5, $6) \
    ON CONFLICT (code) DO NOTHING";
const ADD_WINDOW: &str = "INSERT INTO windows (code, unit, name, position) VALUES ($1, $2, $3, $4) \
    ON CONFLICT (code) DO NOTHING";

impl Store {
    /// All units with their windows.
    pub async fn units(&self) -> Result<Units, StoreError> {
        let mut units = self.readers.query(UNITS, &[], unit).await?;
        let places: HashMap<String, usize> = (0..).zip(&units).map(|(at, unit)| (unit.code.clone(), at)).collect();
        for (unit, window) in self.readers.query(WINDOWS, &[], window).await? {
            // A window added between the two reads may have a unit we have not read.
            if let Some(unit) = places.get(&unit).and_then(|&at| units.get_mut(at)) {
                unit.windows.push(window);
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
}

async fn seed(db: &mut Connection, units: &Units) -> Result<(), StoreError> {
    for (at, unit) in units.0.iter().enumerate() {
        let (code, name, kind) = (unit.code.as_str(), unit.name.as_str(), unit.kind.as_str());
        let parent = opt_text(unit.parent.as_deref());
        let watches = int(unit.watches.into());
        db.execute(
            ADD_UNIT,
            &[text(code), text(name), text(kind), parent, watches, int(count(at))],
        )
        .await?;
        for (at, window) in unit.windows.iter().enumerate() {
            let (window, name) = (window.code.as_str(), window.name.as_str());
            db.execute(ADD_WINDOW, &[text(window), text(code), text(name), int(count(at))])
                .await?;
        }
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
        windows: Vec::new(),
    })
}

fn window(row: &Row<'_>) -> Result<(String, Window), StoreError> {
    let window = Window {
        code: row.text(0)?.to_owned(),
        name: row.text(1)?.to_owned(),
    };
    Ok((row.text(2)?.to_owned(), window))
}

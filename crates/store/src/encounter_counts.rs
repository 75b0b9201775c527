//! The counters of incidents: moved with them, proved by a recount, and read beside what command says there were.

use std::collections::BTreeMap;

use qingyu_domain::aftercare::{EncounterCount, EncounterDone, counts, fold_encounter};

use crate::Store;
use crate::changes::{self, Change};
use crate::db::{Connection, Row, int, text};
use crate::encounters;
use crate::error::StoreError;

const MOVE: &str = "INSERT INTO encounter_counts (unit, month, what, encounters) VALUES ($1, $2, $3, $4) \
    ON CONFLICT (unit, month, what) DO UPDATE SET encounters = encounter_counts.encounters + excluded.encounters";
const READ: &str = "SELECT unit, month, what, encounters FROM encounter_counts WHERE month >= $1 AND month <= $2 \
    ORDER BY unit, month, what";
const TOTALS: &str = "SELECT unit, month, total FROM encounter_totals WHERE month >= $1 AND month <= $2 \
    ORDER BY unit, month";
const SET_TOTAL: &str = "INSERT INTO encounter_totals (unit, month, total) VALUES ($1, $2, $3) \
    ON CONFLICT (unit, month) DO UPDATE SET total = excluded.total";
const LOCK: &str = "LOCK TABLE encounter_counts IN EXCLUSIVE MODE";
const CLEAR: &str = "DELETE FROM encounter_counts";
const UNCALLED: &str =
    "SELECT unit, month, way, COUNT(*) FROM encounters WHERE way <> 'call' GROUP BY unit, month, way";
const CALLED: &str = "SELECT e.id, e.unit, e.month, s.body FROM encounters e JOIN encounter_steps s \
    ON s.encounter = e.id WHERE e.way = 'call' ORDER BY e.id, s.seq";

/// How many of something there were in a unit and a month, `YYYY-MM`.
type Counts = BTreeMap<(String, String, EncounterCount), i64>;

/// Counts an incident as more than before, in the transaction that changes it.
pub(crate) async fn move_encounters(
    db: &mut Connection,
    (unit, month): (&str, &str),
    more: &[EncounterCount],
) -> Result<(), StoreError> {
    for what in more {
        db.execute(MOVE, &[text(unit), text(month), text(what.as_str()), int(1)])
            .await?;
    }
    Ok(())
}

impl Store {
    /// What was counted, by unit, month and what, from a month to another, both included: `YYYY-MM`.
    pub async fn encounter_counts(
        &self,
        from: &str,
        to: &str,
    ) -> Result<Vec<(String, String, EncounterCount, i64)>, StoreError> {
        let rows = self.readers.query(READ, &[text(from), text(to)], count).await?;
        Ok(rows
            .into_iter()
            .map(|((unit, month, what), n)| (unit, month, what, n))
            .collect())
    }

    /// How many incidents there were as command says, by unit and month.
    pub async fn encounter_totals(&self, from: &str, to: &str) -> Result<Vec<(String, String, i64)>, StoreError> {
        let total = |row: &Row<'_>| Ok((row.text(0)?.to_owned(), row.text(1)?.to_owned(), row.int(2)?));
        self.readers.query(TOTALS, &[text(from), text(to)], total).await
    }

    /// Says how many incidents there were; on the record.
    pub async fn set_encounter_total(
        &self,
        unit: &str,
        month: &str,
        total: i64,
        change: Change,
    ) -> Result<(), StoreError> {
        let (unit, month) = (unit.to_owned(), month.to_owned());
        let set = async move |db: &mut Connection| {
            db.execute(SET_TOTAL, &[text(unit), text(month), int(total)]).await?;
            changes::add(db, &change).await
        };
        self.writer.transaction(set).await
    }
}

/// Counts all incidents anew and says how many counters were wrong; they are right afterwards.
pub(crate) async fn recount(db: &mut Connection) -> Result<usize, StoreError> {
    db.lock(LOCK).await?;
    let ever = [text("0000-00"), text("9999-99")];
    let were: Counts = db.query(READ, &ever, count).await?.into_iter().collect();
    let mut true_counts = Counts::new();
    let mut add = |unit: &str, month: &str, what: EncounterCount, n: i64| {
        *true_counts
            .entry((unit.to_owned(), month.to_owned(), what))
            .or_default() += n;
    };
    let uncalled = |row: &Row<'_>| {
        let place = (row.text(0)?.to_owned(), row.text(1)?.to_owned());
        Ok((place, row.text(2)? == "link", row.int(3)?))
    };
    for ((unit, month), is_link, n) in db.query(UNCALLED, &[], uncalled).await? {
        add(&unit, &month, EncounterCount::Imported, n);
        if is_link {
            add(&unit, &month, EncounterCount::Linked, n);
        }
    }
    for (unit, month, steps) in called(db).await? {
        let whats = fold_encounter(&steps).map(|state| counts(&state)).unwrap_or_default();
        for what in whats {
            add(&unit, &month, what, 1);
        }
    }
    let keys: std::collections::BTreeSet<_> = were.keys().chain(true_counts.keys()).collect();
    let wrong = keys
        .into_iter()
        .filter(|key| were.get(*key) != true_counts.get(*key))
        .count();
    if wrong > 0 {
        db.execute(CLEAR, &[]).await?;
        for ((unit, month, what), n) in &true_counts {
            let values = [text(unit.as_str()), text(month.as_str()), text(what.as_str()), int(*n)];
            db.execute(MOVE, &values).await?;
        }
    }
    Ok(wrong)
}

/// The steps of each incident whose people are called, with its unit and month.
async fn called(db: &mut Connection) -> Result<Vec<(String, String, Vec<EncounterDone>)>, StoreError> {
    let row = |row: &Row<'_>| {
        let (id, unit, month) = (row.text(0)?, row.text(1)?, row.text(2)?);
        Ok((
            id.to_owned(),
            unit.to_owned(),
            month.to_owned(),
            encounters::LIFE.parse(row.text(3)?)?,
        ))
    };
    let mut all: Vec<(String, String, Vec<EncounterDone>)> = Vec::new();
    let mut before = String::new();
    for (id, unit, month, done) in db.query(CALLED, &[], row).await? {
        match all.last_mut().filter(|_| before == id) {
            Some((.., steps)) => steps.push(done),
            None => all.push((unit, month, vec![done])),
        }
        before = id;
    }
    Ok(all)
}

fn count(row: &Row<'_>) -> Result<((String, String, EncounterCount), i64), StoreError> {
    let what = EncounterCount::from_code(row.text(2)?);
    let what = what.ok_or_else(|| StoreError::corrupt("a counter of incidents counts something unknown"))?;
    Ok(((row.text(0)?.to_owned(), row.text(1)?.to_owned(), what), row.int(3)?))
}

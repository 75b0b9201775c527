//! The counters of the clearing board: moved with what they count, proved against all steps by a recount.

use std::collections::{BTreeMap, BTreeSet};

use qingyu_domain::clearing::{ClearingCount, Counted, fold_check, fold_law_case, fold_problem, of_inspection};
use qingyu_domain::time::Day;
use qingyu_domain::whistle::fold_whistle;
use serde::de::DeserializeOwned;

use crate::Store;
use crate::db::{Connection, Row, int, text};
use crate::error::StoreError;

const MOVE: &str = "INSERT INTO clearing_counts (unit, what, day, total) VALUES ($1, $2, $3, $4) \
    ON CONFLICT (unit, what, day) DO UPDATE SET total = clearing_counts.total + excluded.total";
/// What counts nothing any more is no counter: a recount would not find it.
const SWEEP: &str = "DELETE FROM clearing_counts WHERE unit = $1 AND what = $2 AND day = $3 AND total = 0";
/// What is open, however old, and what happened since a day: each a range of a key.
const OPEN: &str = "SELECT unit, what, day, total FROM clearing_counts WHERE what IN \
    ('incident_waiting', 'law_due', 'law_since', 'problem_due', 'problem_since', 'whistle_open') ORDER BY unit, what, day";
const SINCE: &str = "SELECT unit, what, day, total FROM clearing_counts WHERE what IN \
    ('incident_good', 'incident_problem', 'law_cleared', 'problem_cleared', 'whistle_raised', 'whistle_in_time', \
    'whistle_late', 'whistle_passed_up') AND day >= $1 ORDER BY unit, what, day";
const ALL: &str = "SELECT unit, what, day, total FROM clearing_counts";
const LOCK: &str = "LOCK TABLE clearing_counts IN EXCLUSIVE MODE";
const CLEAR: &str = "DELETE FROM clearing_counts";
const CHECKS: &str = "SELECT incident, body FROM incident_steps ORDER BY incident, seq";
const LAW_CASES: &str = "SELECT reference, body FROM law_case_steps ORDER BY reference, seq";
const PROBLEMS: &str = "SELECT problem, body FROM problem_steps ORDER BY problem, seq";
const INSPECTIONS: &str = "SELECT inspection, body FROM inspection_steps ORDER BY inspection, seq";
const WHISTLES: &str = "SELECT whistle, body FROM whistle_steps ORDER BY whistle, seq";

/// Counters, each by unit, what and day.
type Counts = BTreeMap<(String, ClearingCount, Day), i64>;

/// A counter of the board.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct StoredClearing {
    /// The unit.
    pub unit: String,
    /// What is counted.
    pub what: ClearingCount,
    /// On or by which day.
    pub day: Day,
    /// How many.
    pub total: i64,
}

/// What something counted as before and counts as now, each under a unit: only the difference is moved, in the transaction that changes it.
pub(crate) async fn move_counts(
    db: &mut Connection,
    before: (&str, &[Counted]),
    after: (&str, &[Counted]),
) -> Result<(), StoreError> {
    let mut moved = Counts::new();
    for ((unit, counts), by) in [(before, -1), (after, 1)] {
        for (what, day) in counts {
            *moved.entry((unit.to_owned(), *what, *day)).or_default() += by;
        }
    }
    // In the order of the keys, so that two servers wait for each other in one order only.
    for ((unit, what, day), by) in moved.into_iter().filter(|(_, by)| *by != 0) {
        let (what, day) = (what.as_str(), day.to_string());
        db.execute(MOVE, &[text(unit.as_str()), text(what), text(day.as_str()), int(by)])
            .await?;
        if by < 0 {
            db.execute(SWEEP, &[text(unit.as_str()), text(what), text(day.as_str())])
                .await?;
        }
    }
    Ok(())
}

impl Store {
    /// The counters of what is open, however old, and of what happened since a day.
    pub async fn clearing_counts(&self, since: Day) -> Result<Vec<StoredClearing>, StoreError> {
        let mut counts = self.readers.query(OPEN, &[], count).await?;
        let since = [text(since.to_string())];
        counts.extend(self.readers.query(SINCE, &since, count).await?);
        let counter = |((unit, what, day), total)| StoredClearing { unit, what, day, total };
        Ok(counts.into_iter().map(counter).collect())
    }
}

/// Counts everything anew from its steps and says how many counters were wrong; they are right afterwards.
pub(crate) async fn recount(db: &mut Connection) -> Result<usize, StoreError> {
    db.lock(LOCK).await?;
    let were: Counts = db.query(ALL, &[], count).await?.into_iter().collect();
    let mut found: Vec<(String, Vec<Counted>)> = Vec::new();
    let all = lives(db, CHECKS).await?;
    found.extend(
        all.iter()
            .filter_map(fold_check)
            .map(|one| (one.unit.clone(), one.counts())),
    );
    let all = lives(db, LAW_CASES).await?;
    found.extend(
        all.iter()
            .filter_map(fold_law_case)
            .map(|one| (one.row.unit.clone(), one.counts())),
    );
    let all = lives(db, PROBLEMS).await?;
    found.extend(
        all.iter()
            .filter_map(fold_problem)
            .map(|one| (one.unit.clone(), one.counts())),
    );
    let all = lives(db, INSPECTIONS).await?;
    let inspected = all.iter().filter_map(|steps| of_inspection(steps));
    found.extend(inspected.map(|one| (one.unit.clone(), one.counts())));
    let all = lives(db, WHISTLES).await?;
    found.extend(
        all.iter()
            .filter_map(fold_whistle)
            .map(|one| (one.from.clone(), one.counts())),
    );
    let mut right = Counts::new();
    for (unit, counts) in found {
        for (what, day) in counts {
            *right.entry((unit.clone(), what, day)).or_default() += 1;
        }
    }
    let keys: BTreeSet<_> = were.keys().chain(right.keys()).collect();
    let wrong = keys.into_iter().filter(|key| were.get(*key) != right.get(*key)).count();
    if wrong > 0 {
        db.execute(CLEAR, &[]).await?;
        for ((unit, what, day), total) in &right {
            let values = [
                text(unit.as_str()),
                text(what.as_str()),
                text(day.to_string()),
                int(*total),
            ];
            db.execute(MOVE, &values).await?;
        }
    }
    Ok(wrong)
}

/// The steps of each life of a sort.
async fn lives<T: DeserializeOwned>(db: &mut Connection, sql: &'static str) -> Result<Vec<Vec<T>>, StoreError> {
    let corrupt = || StoreError::corrupt("the steps of what is cleared cannot be read");
    let row = |row: &Row<'_>| {
        let step = serde_json::from_str(row.text(1)?).map_err(|_| corrupt())?;
        Ok((row.text(0)?.to_owned(), step))
    };
    let mut all: Vec<Vec<T>> = Vec::new();
    let mut before = String::new();
    for (id, step) in db.query(sql, &[], row).await? {
        match all.last_mut().filter(|_| before == id) {
            Some(steps) => steps.push(step),
            None => all.push(vec![step]),
        }
        before = id;
    }
    Ok(all)
}

fn count(row: &Row<'_>) -> Result<((String, ClearingCount, Day), i64), StoreError> {
    let corrupt = || StoreError::corrupt("a counter of the board counts something unknown");
    let what = ClearingCount::from_code(row.text(1)?).ok_or_else(corrupt)?;
    let day = Day::parse(row.text(2)?).ok_or_else(corrupt)?;
    Ok(((row.text(0)?.to_owned(), what, day), row.int(3)?))
}

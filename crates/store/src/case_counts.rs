//! The counters behind the public figures of cases: moved with the events that they count, and proved against them by a recount.

use std::collections::{BTreeMap, BTreeSet};

use qingyu_domain::case::{Case, Recorded};
use qingyu_domain::figures::{Figure, Month, moves};

use crate::Store;
use crate::case_weeks::Weeks;
use crate::db::{Connection, Row, Value, int, text};
use crate::error::StoreError;
use crate::rebuild;
use crate::writer::insert::CASE_COUNTS;

/// The setting that says by which rules the counters were made; absent where they never were.
const SETTING: &str = "figures";

/// The rules: to be raised whenever [`moves`] counts otherwise than before. Opening a database then counts anew; what was published stays.
const RULES: &str = "4";

const READ: &str = "SELECT month, unit, figure, bucket, total FROM case_counts \
    WHERE month >= $1 AND month <= $2 AND total <> 0 ORDER BY month, unit, figure, bucket";
const STOCK: &str = "SELECT unit, figure, CAST(SUM(total) AS BIGINT) FROM case_counts \
    WHERE month <= $1 AND figure IN ('waiting', 'overdue') GROUP BY unit, figure ORDER BY unit, figure";
const FIRST: &str = "SELECT MIN(month) FROM (SELECT MIN(month) AS month FROM case_counts \
    UNION ALL SELECT MIN(month) AS month FROM rating_counts UNION ALL SELECT MIN(month) AS month FROM visit_counts \
    UNION ALL SELECT MIN(substr(day, 1, 7)) AS month FROM ring_counts) AS firsts";

/// Waits for cases that are being stored, and lets later ones wait.
const LOCK: &str = "LOCK TABLE case_counts, week_counts, case_moves IN EXCLUSIVE MODE";
const CLEAR: &str = "DELETE FROM case_counts";
const RULED: &str = "INSERT INTO settings (name, value) VALUES ($1, $2) \
    ON CONFLICT (name) DO UPDATE SET value = excluded.value";

/// Before and after every month.
const EVER: [&str; 2] = ["0000-00", "9999-99"];

/// A counter.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CaseCount {
    /// The month.
    pub month: Month,
    /// The unit as first filed; empty where none was named.
    pub unit: String,
    /// What is counted.
    pub figure: Figure,
    /// Of how many days; else 0.
    pub bucket: i64,
    /// How much.
    pub total: i64,
}

/// What a transaction moves, each counter once.
#[derive(Debug, Default)]
pub(crate) struct Moved {
    months: BTreeMap<(Month, String, Figure, i64), i64>,
    weeks: Weeks,
}

impl Moved {
    /// Adds what these events move in a case as it was before them; gives the case after them.
    pub(crate) fn add<'a>(
        &mut self,
        id: &str,
        before: Option<Case>,
        events: impl IntoIterator<Item = &'a Recorded>,
    ) -> Result<Option<Case>, StoreError> {
        let moved = moves(before, events);
        let (case, moved) = moved.map_err(|_| StoreError::corrupt("the events of a case have an impossible order"))?;
        let unit = case.as_ref().and_then(|case| case.unit.as_deref()).unwrap_or_default();
        let number = case
            .as_ref()
            .and_then(|case| case.number)
            .map(|number| number.to_string());
        for one in moved {
            self.weeks.add((id, number.as_deref()), unit, &one);
            let key = (one.month, unit.to_owned(), one.figure, one.bucket);
            *self.months.entry(key).or_default() += one.by;
        }
        Ok(case)
    }

    /// Moves the counters, in the order of their keys, so that two servers wait for each other in one order only: last of all that a
    /// transaction does.
    pub(crate) async fn store(self, db: &mut Connection) -> Result<(), StoreError> {
        let mut values: Vec<Value<'_>> = Vec::new();
        for ((month, unit, figure, bucket), by) in self.months.into_iter().filter(|(_, by)| *by != 0) {
            values.extend([text(month.to_string()), text(unit), text(figure.as_str())]);
            values.extend([int(bucket), int(by)]);
        }
        CASE_COUNTS.execute(db, &values).await?;
        self.weeks.store(db).await
    }

    fn take_counts(&mut self) -> BTreeSet<CaseCount> {
        let counts = std::mem::take(&mut self.months)
            .into_iter()
            .filter(|(_, total)| *total != 0);
        let count = |((month, unit, figure, bucket), total)| CaseCount {
            month,
            unit,
            figure,
            bucket,
            total,
        };
        counts.map(count).collect()
    }
}

impl Store {
    /// What was counted of cases, from a month to another, both included; counters at nought are absent.
    pub async fn case_counts(&self, from: Month, to: Month) -> Result<Vec<CaseCount>, StoreError> {
        let values = [text(from.to_string()), text(to.to_string())];
        self.readers.query(READ, &values, case_count).await
    }

    /// How many waited and were overdue at the end of a month, by unit.
    pub async fn case_stocks(&self, month: Month) -> Result<Vec<(String, Figure, i64)>, StoreError> {
        let values = [text(month.to_string())];
        self.readers.query(STOCK, &values, stock).await
    }

    /// The first month in which anything was counted, of cases, ratings, visits or calls.
    pub async fn first_counted(&self) -> Result<Option<Month>, StoreError> {
        let read = |row: &Row<'_>| Ok(row.opt_text(0)?.and_then(Month::parse));
        Ok(self.readers.query(FIRST, &[], read).await?.into_iter().next().flatten())
    }

    /// Counts cases anew where they were counted by other rules, or never.
    pub(crate) async fn count_up(&self) -> Result<(), StoreError> {
        if self.setting(SETTING).await?.as_deref() == Some(RULES) {
            return Ok(());
        }
        let wrong = self
            .writer
            .transaction(async |db: &mut Connection| recount(db).await)
            .await?;
        tracing::info!(wrong, "cases were counted");
        Ok(())
    }
}

/// Counts all cases from their events and says how many counters were wrong; they are right afterwards.
pub(crate) async fn recount(db: &mut Connection) -> Result<usize, StoreError> {
    db.lock(LOCK).await?;
    let mut moved = Moved::default();
    let (mut after, mut wrong_moves) = (String::new(), 0);
    while let Some((last, histories)) = rebuild::page(db, &after).await? {
        for (id, events) in &histories {
            moved.add(id, None, events)?;
        }
        wrong_moves += moved.weeks.mend(db, &after, &last).await?;
        after = last;
    }
    let counted = moved.take_counts();
    wrong_moves += moved.weeks.mend_rest(db, &after).await?;
    let ever = EVER.map(text);
    let were: BTreeSet<CaseCount> = db.query(READ, &ever, case_count).await?.into_iter().collect();
    let differing = counted.symmetric_difference(&were);
    let what = |one: &CaseCount| (one.month, one.unit.clone(), one.figure, one.bucket);
    let wrong = differing.map(what).collect::<BTreeSet<_>>().len();
    if wrong > 0 {
        db.execute(CLEAR, &[]).await?;
        let rows = counted.iter().flat_map(CaseCount::row);
        CASE_COUNTS.execute(db, &rows.collect::<Vec<_>>()).await?;
    }
    db.execute(RULED, &[text(SETTING), text(RULES)]).await?;
    Ok(wrong + wrong_moves)
}

impl CaseCount {
    fn row(&self) -> [Value<'_>; 5] {
        [
            text(self.month.to_string()),
            text(self.unit.as_str()),
            text(self.figure.as_str()),
            int(self.bucket),
            int(self.total),
        ]
    }
}

pub(crate) fn case_count(row: &Row<'_>) -> Result<CaseCount, StoreError> {
    let corrupt = || StoreError::corrupt("a counter of cases counts something unknown");
    Ok(CaseCount {
        month: Month::parse(row.text(0)?).ok_or_else(corrupt)?,
        unit: row.text(1)?.to_owned(),
        figure: Figure::from_code(row.text(2)?).ok_or_else(corrupt)?,
        bucket: row.int(3)?,
        total: row.int(4)?,
    })
}

fn stock(row: &Row<'_>) -> Result<(String, Figure, i64), StoreError> {
    let figure = Figure::from_code(row.text(1)?);
    let figure = figure.ok_or_else(|| StoreError::corrupt("a counter of cases counts something unknown"))?;
    Ok((row.text(0)?.to_owned(), figure, row.int(2)?))
}

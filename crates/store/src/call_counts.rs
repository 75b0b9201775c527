//! The counters of calls and call-backs: moved with them, proved by a recount.

use std::collections::BTreeMap;

use qingyu_domain::call_taking::{CallBackCount, CallBackDone, CallBackState, Rings, counts, fold_call_back};
use qingyu_domain::figures::Month;
use qingyu_domain::time::Day;

use crate::Store;
use crate::call_backs;
use crate::db::{Connection, Row, int, text};
use crate::error::StoreError;

const MOVE_RINGS: &str = "INSERT INTO ring_counts (day, hour, calls, answered, in_three) VALUES ($1, $2, $3, $4, $5) \
    ON CONFLICT (day, hour) DO UPDATE SET calls = ring_counts.calls + excluded.calls, \
    answered = ring_counts.answered + excluded.answered, in_three = ring_counts.in_three + excluded.in_three";
const READ_RINGS: &str = "SELECT day, hour, calls, answered, in_three FROM ring_counts WHERE day >= $1 AND day <= $2 \
    ORDER BY day, hour";
const TRUE_RINGS: &str = "SELECT day, hour, CAST(COUNT(*) AS BIGINT), CAST(SUM(is_answered) AS BIGINT), \
    CAST(SUM(is_within) AS BIGINT) FROM taken_calls GROUP BY day, hour";
const CLEAR_RINGS: &str = "DELETE FROM ring_counts";
const MOVE: &str = "INSERT INTO call_back_counts (month, what, call_backs) VALUES ($1, $2, $3) \
    ON CONFLICT (month, what) DO UPDATE SET call_backs = call_back_counts.call_backs + excluded.call_backs";
const READ: &str = "SELECT month, what, call_backs FROM call_back_counts \
    WHERE month >= $1 AND month <= $2 AND call_backs <> 0 ORDER BY month, what";
const STEPS: &str = "SELECT call_back, body FROM call_back_steps ORDER BY call_back, seq";
const CLEAR: &str = "DELETE FROM call_back_counts";
const LOCK: &str = "LOCK TABLE ring_counts, call_back_counts IN EXCLUSIVE MODE";

/// What was counted of the calls of an hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RingCount {
    /// The day.
    pub day: Day,
    /// The hour, 0 to 23.
    pub hour: u8,
    /// How many.
    pub rings: Rings,
}

/// Counts a call, in the transaction that stores it.
pub(crate) async fn move_rings(db: &mut Connection, (day, hour): (&str, i64), more: Rings) -> Result<(), StoreError> {
    let values = [
        text(day),
        int(hour),
        int(more.calls),
        int(more.answered),
        int(more.within),
    ];
    db.execute(MOVE_RINGS, &values).await.map(drop)
}

/// Counts a call-back as what it is now and no longer as what it was, in the transaction that changes it.
pub(crate) async fn move_call_backs(
    db: &mut Connection,
    state: &CallBackState,
    old: &[CallBackCount],
    new: &[CallBackCount],
) -> Result<(), StoreError> {
    let month = Month::of(state.called.day()).to_string();
    let gone = old.iter().filter(|what| !new.contains(what)).map(|what| (what, -1));
    let come = new.iter().filter(|what| !old.contains(what)).map(|what| (what, 1));
    for (what, by) in gone.chain(come) {
        db.execute(MOVE, &[text(month.as_str()), text(what.as_str()), int(by)])
            .await?;
    }
    Ok(())
}

impl Store {
    /// What was counted of calls, by day and hour, from a day to another, both included.
    pub async fn ring_counts(&self, from: Day, to: Day) -> Result<Vec<RingCount>, StoreError> {
        let values = [text(from.to_string()), text(to.to_string())];
        self.readers.query(READ_RINGS, &values, ring_count).await
    }

    /// What was counted of call-backs, by month, from a month to another, both included; counters at nought are absent.
    pub async fn call_back_counts(
        &self,
        from: Month,
        to: Month,
    ) -> Result<Vec<(Month, CallBackCount, i64)>, StoreError> {
        let values = [text(from.to_string()), text(to.to_string())];
        self.readers.query(READ, &values, count).await
    }
}

/// Counts all calls and call-backs anew and says how many counters were wrong; they are right afterwards.
pub(crate) async fn recount(db: &mut Connection) -> Result<usize, StoreError> {
    db.lock(LOCK).await?;
    Ok(recount_rings(db).await? + recount_call_backs(db).await?)
}

async fn recount_rings(db: &mut Connection) -> Result<usize, StoreError> {
    let by_hour = |all: Vec<RingCount>| -> BTreeMap<(Day, u8), Rings> {
        let hours = all.into_iter().map(|one| ((one.day, one.hour), one.rings));
        hours.collect()
    };
    let ever = [text("0000-00-00"), text("9999-99-99")];
    let were = by_hour(db.query(READ_RINGS, &ever, ring_count).await?);
    let are = by_hour(db.query(TRUE_RINGS, &[], ring_count).await?);
    let wrong = differing(&were, &are);
    if wrong > 0 {
        db.execute(CLEAR_RINGS, &[]).await?;
        for ((day, hour), rings) in &are {
            move_rings(db, (&day.to_string(), (*hour).into()), *rings).await?;
        }
    }
    Ok(wrong)
}

async fn recount_call_backs(db: &mut Connection) -> Result<usize, StoreError> {
    let ever = [text("0000-00"), text("9999-99")];
    let were = db.query(READ, &ever, count).await?;
    let were: BTreeMap<_, i64> = were.into_iter().map(|(month, what, n)| ((month, what), n)).collect();
    let states = states(db).await?;
    let mut are: BTreeMap<(Month, CallBackCount), i64> = BTreeMap::new();
    for state in &states {
        let month = Month::of(state.called.day());
        for what in counts(state) {
            *are.entry((month, what)).or_default() += 1;
        }
    }
    let wrong = differing(&were, &are);
    if wrong > 0 {
        db.execute(CLEAR, &[]).await?;
        for state in &states {
            move_call_backs(db, state, &[], &counts(state)).await?;
        }
    }
    Ok(wrong)
}

/// How many keys have another value, or one only here or there.
fn differing<K: Ord, V: PartialEq>(were: &BTreeMap<K, V>, are: &BTreeMap<K, V>) -> usize {
    let keys: std::collections::BTreeSet<&K> = were.keys().chain(are.keys()).collect();
    keys.into_iter().filter(|key| were.get(*key) != are.get(*key)).count()
}

/// Where each call-back stands by its steps.
async fn states(db: &mut Connection) -> Result<Vec<CallBackState>, StoreError> {
    let row = |row: &Row<'_>| Ok((row.text(0)?.to_owned(), call_backs::LIFE.parse(row.text(1)?)?));
    let mut lives: BTreeMap<String, Vec<CallBackDone>> = BTreeMap::new();
    for (id, done) in db.query(STEPS, &[], row).await? {
        lives.entry(id).or_default().push(done);
    }
    let states = lives.values().map(fold_call_back);
    states
        .map(|state| state.ok_or_else(|| call_backs::LIFE.corrupt()))
        .collect()
}

fn ring_count(row: &Row<'_>) -> Result<RingCount, StoreError> {
    let corrupt = || StoreError::corrupt("a counter of calls has no hour");
    Ok(RingCount {
        day: Day::parse(row.text(0)?).ok_or_else(corrupt)?,
        hour: u8::try_from(row.int(1)?).map_err(|_| corrupt())?,
        rings: Rings {
            calls: row.int(2)?,
            answered: row.int(3)?,
            within: row.int(4)?,
        },
    })
}

fn count(row: &Row<'_>) -> Result<(Month, CallBackCount, i64), StoreError> {
    let corrupt = || StoreError::corrupt("a counter of call-backs counts something unknown");
    Ok((
        Month::parse(row.text(0)?).ok_or_else(corrupt)?,
        CallBackCount::from_code(row.text(1)?).ok_or_else(corrupt)?,
        row.int(2)?,
    ))
}

//! Rebuilding what is derived from the events, in steps of constant size, while others go on.
//!
//! A step deletes the rows of its cases first: that waits for every act on them and lets later ones fail with
//! `Conflict`, so the events read afterwards are all there are. Tasks, musts, notices, praise, teams, causes and wishes are all removed first, as none of them
//! can be found by its case; that they are being made anew is noted meanwhile, so that the next opening ends what was cut short.

use std::collections::BTreeMap;

use qingyu_domain::case::Recorded;

use crate::Store;
use crate::db::{Connection, Row, text};
use crate::error::StoreError;
use crate::projection::{Projection, count, state};
use crate::read::event;
use crate::writer::insert::{CASES_AGAIN, FOUND_CAUSES, HELPS, HONOURS, MUSTS, NOTICES, TASKS, TEAMS};
use crate::{found_causes, helps, honours, musts, notices, search, tasks, teams};

/// Events by case.
type Histories = BTreeMap<String, Vec<Recorded>>;

/// Cases in one step.
const STEP: usize = 256;

/// One step at a time on all servers: a step that waits for another one's rows would not see the new ones it made.
const LOCK: &str = "SELECT pg_advisory_xact_lock(7205759403792794)";

/// Waits for those who are changing tasks, musts, notices, praise, teams, causes and wishes, so that none of them waits for this in turn.
const LOCK_TASKS: &str = "LOCK TABLE tasks, musts, notices, honours, teams, found_causes, helps IN EXCLUSIVE MODE";
const CLEAR_TASKS: &str = "DELETE FROM tasks";
const CLEAR_MUSTS: &str = "DELETE FROM musts";
const CLEAR_NOTICES: &str = "DELETE FROM notices";
const CLEAR_HONOURS: &str = "DELETE FROM honours";
const CLEAR_TEAMS: &str = "DELETE FROM teams";
const CLEAR_HELPS: &str = "DELETE FROM helps";
const CLEAR_CAUSES: &str = "DELETE FROM found_causes";
const BEGIN: &str = "DELETE FROM settings WHERE name = $1";
const END: &str = "INSERT INTO settings (name, value) VALUES ($1, $2) \
    ON CONFLICT (name) DO UPDATE SET value = excluded.value";

const NEXT: &str = "SELECT case_id FROM codes WHERE case_id > $1 ORDER BY case_id LIMIT 256";
const CLEAR: &str = "DELETE FROM cases WHERE id > $1 AND id <= $2";
const CLEAR_REST: &str = "DELETE FROM cases WHERE id > $1 AND NOT EXISTS \
    (SELECT 1 FROM codes WHERE codes.case_id = cases.id)";
const CLEAR_NUMBER: &str = "DELETE FROM cases WHERE number = $1";
const EVENTS: &str = "SELECT case_id, body FROM events WHERE case_id > $1 AND case_id <= $2 ORDER BY case_id, seq";

/// A counter is never set back: another server may just have moved it.
const NUMBERS: &str = "INSERT INTO numbers (day, last) \
    SELECT substr(number, 1, 8), MAX(CAST(substr(number, 10) AS BIGINT)) FROM cases WHERE TRUE GROUP BY 1 \
    ON CONFLICT (day) DO UPDATE SET last = excluded.last WHERE numbers.last < excluded.last";

impl Store {
    /// Makes the tasks of a database whose tasks were made by other rules, or not to the end, or never.
    pub(crate) async fn catch_up(&self) -> Result<(), StoreError> {
        if self.setting(tasks::SETTING).await?.as_deref() == Some(tasks::RULES) {
            return Ok(());
        }
        let cases = self.rebuild().await?;
        tracing::info!(cases, "tasks were made");
        Ok(())
    }

    /// Recreates `cases`, `tasks`, `musts`, `notices`, `honours`, `teams`, `found_causes`, `helps` and `numbers` from the events, lets the index of words take what it lost, and says how many cases there are.
    ///
    /// The queue is short of what is not yet recreated.
    pub async fn rebuild(&self) -> Result<u64, StoreError> {
        self.writer.transaction(begin).await?;
        let (mut after, mut total) = (String::new(), 0);
        loop {
            let from = after.clone();
            let step = self
                .writer
                .transaction(async move |db: &mut Connection| step(db, &from).await);
            let (last, cases) = step.await?;
            total += cases;
            match last {
                Some(last) => after = last,
                None => break,
            }
        }
        self.writer.transaction(end).await?;
        Ok(total)
    }
}

async fn begin(db: &mut Connection) -> Result<(), StoreError> {
    db.lock(LOCK).await?;
    db.lock(LOCK_TASKS).await?;
    db.execute(CLEAR_TASKS, &[]).await?;
    db.execute(CLEAR_MUSTS, &[]).await?;
    db.execute(CLEAR_NOTICES, &[]).await?;
    db.execute(CLEAR_HONOURS, &[]).await?;
    db.execute(CLEAR_TEAMS, &[]).await?;
    db.execute(CLEAR_HELPS, &[]).await?;
    db.execute(CLEAR_CAUSES, &[]).await?;
    db.execute(BEGIN, &[text(tasks::SETTING)]).await.map(drop)
}

async fn end(db: &mut Connection) -> Result<(), StoreError> {
    db.execute(NUMBERS, &[]).await?;
    db.execute(END, &[text(tasks::SETTING), text(tasks::RULES)])
        .await
        .map(drop)
}

/// Rebuilds the cases that follow; returns the last of them, `None` when none followed, and how many they were.
async fn step(db: &mut Connection, after: &str) -> Result<(Option<String>, u64), StoreError> {
    db.lock(LOCK).await?;
    let Some(last) = last_of(db, after).await? else {
        db.execute(CLEAR_REST, &[text(after)]).await?;
        return Ok((None, 0));
    };
    db.execute(CLEAR, &[text(after), text(last.as_str())]).await?;
    let histories = histories(db, after, &last).await?;
    let mut rows = Vec::with_capacity(histories.len());
    let mut tasks = Vec::with_capacity(histories.len());
    let (mut musts, mut notices, mut honours) = (Vec::new(), Vec::new(), Vec::new());
    let (mut teams, mut found, mut helps) = (Vec::new(), Vec::new(), Vec::new());
    for (id, events) in &histories {
        let case = state(events)?;
        rows.push((id, Projection::of(&case, count(events.len()))?));
        tasks.extend(tasks::rows(id, &case).into_iter().flatten());
        musts.extend(musts::rows(id, &case).into_iter().flatten());
        notices.extend(notices::rows(id, &case, 0).into_iter().flatten());
        honours.extend(honours::row(id, &case).into_iter().flatten());
        teams.extend(teams::rows(id, &case).into_iter().flatten());
        helps.extend(helps::rows(id, &case).into_iter().flatten());
        found.extend(found_causes::rows(id, &case).into_iter().flatten());
    }
    for (_, row) in &rows {
        // Held by the row of a later step only when that row is wrong.
        db.execute(CLEAR_NUMBER, &[text(row.number.as_str())]).await?;
    }
    let values: Vec<_> = rows.iter().flat_map(|(id, row)| row.row(id)).collect();
    CASES_AGAIN.execute(db, &values).await?;
    TASKS.execute(db, &tasks).await?;
    MUSTS.execute(db, &musts).await?;
    NOTICES.execute(db, &notices).await?;
    HONOURS.execute(db, &honours).await?;
    TEAMS.execute(db, &teams).await?;
    HELPS.execute(db, &helps).await?;
    FOUND_CAUSES.execute(db, &found).await?;
    db.execute(search::AGAIN, &[text(after), text(last.as_str())]).await?;
    let cases = u64::try_from(rows.len()).unwrap_or(u64::MAX);
    Ok((Some(last), cases))
}

/// The cases that follow, with their events, and the last of them; `None` when none follows.
pub(crate) async fn page(db: &mut Connection, after: &str) -> Result<Option<(String, Histories)>, StoreError> {
    let Some(last) = last_of(db, after).await? else {
        return Ok(None);
    };
    let histories = histories(db, after, &last).await?;
    Ok(Some((last, histories)))
}

/// The last case of a step.
async fn last_of(db: &mut Connection, after: &str) -> Result<Option<String>, StoreError> {
    let read = |row: &Row<'_>| Ok(row.text(0)?.to_owned());
    let ids = db.query(NEXT, &[text(after)], read).await?;
    debug_assert!(ids.len() <= STEP, "a step is larger than it says");
    Ok(ids.into_iter().next_back())
}

async fn histories(db: &mut Connection, after: &str, last: &str) -> Result<Histories, StoreError> {
    let mut histories = Histories::new();
    let read = |row: &Row<'_>| Ok((row.text(0)?.to_owned(), event(row.text(1)?)?));
    for (id, event) in db.query(EVENTS, &[text(after), text(last)], read).await? {
        histories.entry(id).or_default().push(event);
    }
    Ok(histories)
}

//! 吹哨: whistles, each once by its id, with its steps and words; what is open is a range by stage and due moment, and so is what is to be
//! passed up.

use std::collections::BTreeMap;

use qingyu_domain::time::Timestamp;
use qingyu_domain::whistle::{Whistle, WhistleDone, WhistleStand, fold_whistle};

use crate::Store;
use crate::clearing_counts::move_counts;
use crate::db::{Connection, Row, int, text};
use crate::error::StoreError;
use crate::life::Life;

const LIFE: Life = Life {
    add_step: "INSERT INTO whistle_steps (whistle, seq, body) VALUES ($1, $2, $3) \
        ON CONFLICT (whistle, seq) DO NOTHING",
    add_note: "INSERT INTO whistle_notes (whistle, seq, day, body) VALUES ($1, $2, $3, $4)",
    steps: "SELECT body FROM whistle_steps WHERE whistle = $1 ORDER BY seq",
    notes: "SELECT seq, body FROM whistle_notes WHERE whistle = $1 AND erased = 0",
    corrupt: "the steps of a whistle cannot be read",
};
const ADD: &str = "INSERT INTO whistles (id, unit, from_unit, to_unit, person, stage, due_at, passes_at) \
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING";
const MOVE: &str = "UPDATE whistles SET to_unit = $1, stage = $2, due_at = $3, passes_at = $4 WHERE id = $5";
const PAGE: &str = "SELECT id, due_at FROM whistles WHERE stage = $1 AND (due_at, id) > ($2, $3) \
    ORDER BY due_at, id LIMIT $4";
const TO_PASS: &str = "SELECT id FROM whistles WHERE passes_at > 0 AND passes_at < $1 ORDER BY passes_at, id LIMIT $2";

/// The place in the list: when it is due, and which one.
pub type WhistleKey = (Timestamp, String);

/// A whistle as it is stored.
#[derive(Clone)]
pub struct StoredWhistle {
    /// Which one.
    pub id: String,
    /// What happened.
    pub steps: Vec<WhistleDone>,
    /// Where that leaves it.
    pub state: Whistle,
    /// The words of each step that has some, until they are erased.
    pub notes: BTreeMap<usize, String>,
}

qingyu_domain::without_debug!(StoredWhistle);

impl StoredWhistle {
    /// Its place: the next page comes after the last one of this page.
    pub fn key(&self) -> WhistleKey {
        (self.state.due, self.id.clone())
    }
}

impl Store {
    /// Stores a whistle; says whether it is new.
    pub async fn add_whistle(&self, id: &str, first: WhistleDone, note: String) -> Result<bool, StoreError> {
        let id = id.to_owned();
        let add = async move |db: &mut Connection| {
            let begun = fold_whistle([&first]).ok_or_else(|| LIFE.corrupt())?;
            let values = [
                text(id.as_str()),
                text(begun.unit.as_str()),
                text(begun.from.as_str()),
                text(""),
                text(begun.by.0.as_str()),
                text(begun.stand().as_str()),
                int(begun.due.ms()),
                int(passes_at(&begun)),
            ];
            if db.execute(ADD, &values).await? == 0 {
                return Ok(false);
            }
            LIFE.add(db, &id, 0, &first).await?;
            LIFE.note(db, &id, (0, first.at.day()), &note).await?;
            move_counts(db, (&begun.from, &[]), (&begun.from, &begun.counts())).await?;
            Ok(true)
        };
        self.writer.transaction(add).await
    }

    /// A whistle.
    pub async fn whistle(&self, id: &str) -> Result<Option<StoredWhistle>, StoreError> {
        let steps = LIFE.read(&self.readers, id).await?;
        let Some(state) = fold_whistle(&steps) else {
            return Ok(None);
        };
        Ok(Some(StoredWhistle {
            id: id.to_owned(),
            steps,
            state,
            notes: LIFE.notes(&self.readers, id).await?,
        }))
    }

    /// Whistles in a stage, the earliest due first, after a place in the list.
    pub async fn whistles(
        &self,
        stage: WhistleStand,
        after: Option<&WhistleKey>,
        limit: i64,
    ) -> Result<Vec<StoredWhistle>, StoreError> {
        let begin = (Timestamp::from_ms(i64::MIN), String::new());
        let (due, id) = after.unwrap_or(&begin);
        let values = [text(stage.as_str()), int(due.ms()), text(id.as_str()), int(limit)];
        let ids = self.readers.query(PAGE, &values, id_of).await?;
        self.these(ids).await
    }

    /// Those that nobody answered in time and that are to be passed up.
    pub async fn whistles_to_pass(&self, now: Timestamp, limit: i64) -> Result<Vec<StoredWhistle>, StoreError> {
        let ids = self.readers.query(TO_PASS, &[int(now.ms()), int(limit)], id_of).await?;
        self.these(ids).await
    }

    async fn these(&self, ids: Vec<String>) -> Result<Vec<StoredWhistle>, StoreError> {
        let mut all = Vec::with_capacity(ids.len());
        for id in ids {
            all.extend(self.whistle(&id).await?);
        }
        Ok(all)
    }

    /// Adds a step with its words after those that were read; [`StoreError::Conflict`] when there is another one by now.
    pub async fn act_on_whistle(
        &self,
        before: &StoredWhistle,
        done: WhistleDone,
        note: Option<String>,
    ) -> Result<(), StoreError> {
        let (id, before) = (before.id.clone(), before.state.clone());
        let act = async move |db: &mut Connection| {
            LIFE.add(db, &id, before.version, &done).await?;
            if let Some(note) = &note {
                LIFE.note(db, &id, (before.version, done.at.day()), note).await?;
            }
            let steps: Vec<WhistleDone> = LIFE.read_within(db, &id).await?;
            let after = fold_whistle(&steps).ok_or_else(|| LIFE.corrupt())?;
            let values = [
                text(after.to().unwrap_or_default()),
                text(after.stand().as_str()),
                int(after.due.ms()),
                int(passes_at(&after)),
                text(id.as_str()),
            ];
            db.execute(MOVE, &values).await?;
            move_counts(db, (&before.from, &before.counts()), (&after.from, &after.counts())).await
        };
        self.writer.transaction(act).await
    }
}

fn passes_at(whistle: &Whistle) -> i64 {
    whistle.passes_up_at().map_or(0, Timestamp::ms)
}

fn id_of(row: &Row<'_>) -> Result<String, StoreError> {
    Ok(row.text(0)?.to_owned())
}

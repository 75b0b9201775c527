//! Inspections: each once by its id, with its steps, its words and what is to be done, and lists of them by day.

use std::collections::BTreeMap;

use qingyu_domain::inspection::{Inspection, InspectionDone, fold_inspection};

use crate::Store;
use crate::aftercare;
use crate::db::{Connection, int, opt_text, text};
use crate::error::StoreError;
use crate::life::Life;
use crate::{plans, problems};

const LIFE: Life = Life {
    add_step: "INSERT INTO inspection_steps (inspection, seq, body) VALUES ($1, $2, $3) \
        ON CONFLICT (inspection, seq) DO NOTHING",
    add_note: "INSERT INTO inspection_notes (inspection, seq, day, body) VALUES ($1, $2, $3, $4)",
    steps: "SELECT body FROM inspection_steps WHERE inspection = $1 ORDER BY seq",
    notes: "SELECT seq, body FROM inspection_notes WHERE inspection = $1 AND erased = 0",
    corrupt: "the steps of an inspection cannot be read",
};
const ADD: &str = "INSERT INTO inspections \
    (id, unit, service_window, day, checklist, manner, is_visit, good, looked_at, stage, due) \
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (id) DO NOTHING";
const IDS: &str = "SELECT id FROM inspections WHERE stage IN ('problem', 'done') ORDER BY id";
const MOVE: &str = "UPDATE inspections SET stage = $1, due = $2 WHERE id = $3";

/// An inspection as it is stored.
#[derive(Clone)]
pub struct StoredInspection {
    /// Which one.
    pub id: String,
    /// What happened.
    pub steps: Vec<InspectionDone>,
    /// Where that leaves it.
    pub state: Inspection,
    /// The words of each step that has some, until they are erased.
    pub notes: BTreeMap<usize, String>,
}

qingyu_domain::without_debug!(StoredInspection);

impl Store {
    /// Stores an inspection with what is to be done, and with it the plan that it carries out is over; says whether it is new.
    pub async fn add_inspection(
        &self,
        id: &str,
        first: InspectionDone,
        note: Option<String>,
        plan: Option<String>,
    ) -> Result<bool, StoreError> {
        let id = id.to_owned();
        let add = async move |db: &mut Connection| {
            let is_new = add(db, &id, &first, note.as_deref()).await?;
            if let Some(plan) = plan.filter(|_| is_new) {
                plans::over(db, &plan, Some(&id)).await?;
            }
            Ok(is_new)
        };
        self.writer.transaction(add).await
    }

    /// An inspection.
    pub async fn inspection(&self, id: &str) -> Result<Option<StoredInspection>, StoreError> {
        let steps = LIFE.read(&self.readers, id).await?;
        let Some(state) = fold_inspection(&steps) else {
            return Ok(None);
        };
        Ok(Some(StoredInspection {
            id: id.to_owned(),
            steps,
            state,
            notes: LIFE.notes(&self.readers, id).await?,
        }))
    }

    /// Adds a step with its words after those that were read; [`StoreError::Conflict`] when there is another one by now.
    pub async fn act_on_inspection(
        &self,
        before: &StoredInspection,
        done: InspectionDone,
        note: String,
    ) -> Result<(), StoreError> {
        let (id, before) = (before.id.clone(), before.state.clone());
        let act = async move |db: &mut Connection| record(db, &id, &before, &done, &note).await;
        self.writer.transaction(act).await
    }
}

async fn add(db: &mut Connection, id: &str, first: &InspectionDone, note: Option<&str>) -> Result<bool, StoreError> {
    let begun = fold_inspection([first]).ok_or_else(|| LIFE.corrupt())?;
    let score = begun.score();
    let count = |number: usize| int(i64::try_from(number).unwrap_or(i64::MAX));
    let values = [
        text(id),
        text(begun.unit.as_str()),
        opt_text(begun.window.as_deref()),
        text(begun.on.to_string()),
        text(begun.checklist.as_str()),
        text(begun.manner.as_str()),
        int(i64::from(begun.is_visit)),
        count(score.good),
        count(score.looked_at),
        text(begun.stage.stand().as_str()),
        opt_text(due(&begun)),
    ];
    if db.execute(ADD, &values).await? == 0 {
        return Ok(false);
    }
    LIFE.add(db, id, 0, first).await?;
    if let Some(note) = note {
        LIFE.note(db, id, (0, first.on), note).await?;
    }
    aftercare::replace(db, id, &begun.unit, &[], &begun.owed()).await?;
    Ok(true)
}

async fn record(
    db: &mut Connection,
    id: &str,
    before: &Inspection,
    done: &InspectionDone,
    note: &str,
) -> Result<(), StoreError> {
    LIFE.add(db, id, before.version, done).await?;
    LIFE.note(db, id, (before.version, done.on), note).await?;
    let steps: Vec<InspectionDone> = LIFE.read_within(db, id).await?;
    let after = fold_inspection(&steps).ok_or_else(|| LIFE.corrupt())?;
    aftercare::replace(db, id, &after.unit, &before.owed(), &after.owed()).await?;
    problems::follow_inspection(db, id, steps.get(..before.version).unwrap_or_default(), &steps).await?;
    let values = [text(after.stage.stand().as_str()), opt_text(due(&after)), text(id)];
    db.execute(MOVE, &values).await.map(drop)
}

/// Every inspection with its steps.
pub(crate) async fn all(db: &mut Connection) -> Result<Vec<(String, Vec<InspectionDone>)>, StoreError> {
    let mut all = Vec::new();
    for id in db.query(IDS, &[], |row| Ok(row.text(0)?.to_owned())).await? {
        let steps = LIFE.read_within(db, &id).await?;
        all.push((id, steps));
    }
    Ok(all)
}

fn due(inspection: &Inspection) -> Option<String> {
    inspection.owed().first().map(|owed| owed.due.to_string())
}

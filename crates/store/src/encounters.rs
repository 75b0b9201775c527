//! Incidents: each once, with the token of its link or the steps of its follow-up, and never both.

use std::collections::BTreeMap;

use qingyu_domain::aftercare::{EncounterCount, EncounterDone, EncounterState, counts, fold_encounter};
use qingyu_domain::clearing::CheckDone;
use qingyu_domain::time::Day;

use crate::Store;
use crate::aftercare;
use crate::db::{Connection, Row, blob, text};
use crate::encounter_counts::move_encounters;
use crate::error::StoreError;
use crate::incidents;
use crate::life::Life;
use crate::rating_counts::month;
use crate::visits::ADD_TOKEN;

const ADD: &str = "INSERT INTO encounters (id, unit, month, way) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING";
const MONTH: &str = "SELECT month FROM encounters WHERE id = $1";
const ADD_CONTACT: &str = "INSERT INTO encounter_contacts (encounter, day, number, phone) VALUES ($1, $2, $3, $4)";
pub(crate) const LIFE: Life = Life {
    add_step: "INSERT INTO encounter_steps (encounter, seq, body) VALUES ($1, $2, $3) \
        ON CONFLICT (encounter, seq) DO NOTHING",
    add_note: "INSERT INTO encounter_notes (encounter, seq, day, body) VALUES ($1, $2, $3, $4)",
    steps: "SELECT body FROM encounter_steps WHERE encounter = $1 ORDER BY seq",
    notes: "SELECT seq, body FROM encounter_notes WHERE encounter = $1 AND erased = 0",
    corrupt: "the steps of an incident cannot be read",
};
const CONTACT: &str = "SELECT number, phone FROM encounter_contacts WHERE encounter = $1 AND erased = 0";

/// An incident to be stored.
#[derive(Clone)]
pub struct NewEncounter {
    /// The HMAC of source and number, as hexadecimal digits.
    pub id: String,
    /// The unit that was there.
    pub unit: String,
    /// The day.
    pub on: Day,
    /// The source's own number.
    pub number: String,
    /// Its place on the list of its day.
    pub reported: CheckDone,
    /// How its people are asked.
    pub way: NewWay,
}

/// How the people of an incident are asked.
#[derive(Clone)]
pub enum NewWay {
    /// By a link: the HMAC of its token, and its last day.
    Link([u8; 32], Day),
    /// By a call: the first step, the source's number, and the number to call.
    Call(EncounterDone, String, String),
    /// Not at all.
    Nothing,
}

/// An incident whose people are called, without the number to call.
#[derive(Clone)]
pub struct StoredEncounter {
    /// Which one.
    pub id: String,
    /// The source's own number, until it is erased.
    pub number: Option<String>,
    /// What happened.
    pub steps: Vec<EncounterDone>,
    /// Where that leaves it.
    pub state: EncounterState,
    /// The words of each step that has some, until they are erased.
    pub notes: BTreeMap<usize, String>,
}

qingyu_domain::without_debug!(NewEncounter, NewWay, StoredEncounter);

impl Store {
    /// Stores an incident with its counters; says whether it is new. One that is known brings no token again.
    pub async fn add_encounter(&self, new: NewEncounter) -> Result<bool, StoreError> {
        let add = async move |db: &mut Connection| add(db, &new).await;
        self.writer.transaction(add).await
    }

    /// An incident whose people are called; nothing for another one, and for none.
    pub async fn encounter(&self, id: &str) -> Result<Option<StoredEncounter>, StoreError> {
        let steps = LIFE.read(&self.readers, id).await?;
        let Some(state) = fold_encounter(&steps) else {
            return Ok(None);
        };
        let number = |row: &Row<'_>| Ok(row.text(0)?.to_owned());
        let number = self.readers.query(CONTACT, &[text(id)], number).await?;
        Ok(Some(StoredEncounter {
            id: id.to_owned(),
            number: number.into_iter().next(),
            steps,
            state,
            notes: LIFE.notes(&self.readers, id).await?,
        }))
    }

    /// The number to call, until it is erased.
    pub async fn encounter_phone(&self, id: &str) -> Result<Option<String>, StoreError> {
        let phone = |row: &Row<'_>| Ok(row.text(1)?.to_owned());
        let found = self.readers.query(CONTACT, &[text(id)], phone).await?;
        Ok(found.into_iter().next())
    }

    /// Adds a step with its words after those that were read; [`StoreError::Conflict`] when there is another one by now.
    pub async fn act_on_encounter(
        &self,
        before: &StoredEncounter,
        done: EncounterDone,
        note: Option<String>,
    ) -> Result<(), StoreError> {
        let (id, before) = (before.id.clone(), before.state.clone());
        let act = async move |db: &mut Connection| record(db, &id, &before, &done, note.as_deref()).await;
        self.writer.transaction(act).await
    }
}

async fn add(db: &mut Connection, new: &NewEncounter) -> Result<bool, StoreError> {
    let (id, unit, month) = (new.id.as_str(), new.unit.as_str(), month(new.on));
    let way = match new.way {
        NewWay::Link(..) => "link",
        NewWay::Call(..) => "call",
        NewWay::Nothing => "nothing",
    };
    let values = [text(id), text(unit), text(month.as_str()), text(way)];
    if db.execute(ADD, &values).await? == 0 {
        return Ok(false);
    }
    incidents::begin(db, id, &new.reported, &new.number).await?;
    let mut counted = vec![EncounterCount::Imported];
    match &new.way {
        NewWay::Nothing => {}
        NewWay::Link(token, until) => {
            let values = [blob(token), text(unit), text(until.to_string())];
            db.execute(ADD_TOKEN, &values).await?;
            counted.push(EncounterCount::Linked);
        }
        NewWay::Call(first, number, phone) => {
            let begun = fold_encounter([first]).ok_or_else(|| LIFE.corrupt())?;
            LIFE.add(db, id, 0, first).await?;
            let day = text(first.on.to_string());
            let values = [text(id), day, text(number.as_str()), text(phone.as_str())];
            db.execute(ADD_CONTACT, &values).await?;
            aftercare::replace(db, id, unit, &[], &begun.owed()).await?;
        }
    }
    move_encounters(db, (unit, &month), &counted).await?;
    Ok(true)
}

async fn record(
    db: &mut Connection,
    id: &str,
    before: &EncounterState,
    done: &EncounterDone,
    note: Option<&str>,
) -> Result<(), StoreError> {
    LIFE.add(db, id, before.version, done).await?;
    if let Some(note) = note {
        LIFE.note(db, id, (before.version, done.on), note).await?;
    }
    let steps: Vec<EncounterDone> = LIFE.read_within(db, id).await?;
    let after = fold_encounter(&steps).ok_or_else(|| LIFE.corrupt())?;
    aftercare::replace(db, id, &after.unit, &before.owed(), &after.owed()).await?;
    let month = db.query(MONTH, &[text(id)], |row| Ok(row.text(0)?.to_owned())).await?;
    let month = month.into_iter().next().ok_or_else(|| LIFE.corrupt())?;
    let old = counts(before);
    let new: Vec<EncounterCount> = counts(&after).into_iter().filter(|one| !old.contains(one)).collect();
    move_encounters(db, (&after.unit, &month), &new).await
}

//! The care list: each entry once by its id, with what the psychological service did.

use qingyu_domain::care_list::{CareDone, CareEntry, CareFrom, CareReason, CareStage, NewCare, fold_care};
use qingyu_domain::figures::Month;
use qingyu_domain::person::PersonId;
use qingyu_domain::time::Day;

use crate::Store;
use crate::db::{Connection, Row, int, opt_text, text};
use crate::error::StoreError;
use crate::life::Life;

/// There are no words beside the steps.
const LIFE: Life = Life {
    add_step: "INSERT INTO care_steps (care, seq, body) VALUES ($1, $2, $3) ON CONFLICT (care, seq) DO NOTHING",
    add_note: "",
    steps: "SELECT body FROM care_steps WHERE care = $1 ORDER BY seq",
    notes: "",
    corrupt: "an entry of the care list cannot be read",
};
const ADD: &str = "INSERT INTO care (id, person, origin, reason, day, stage) VALUES ($1, $2, $3, $4, $5, $6) \
    ON CONFLICT (id) DO NOTHING";
const TWIN: &str =
    "SELECT 1 FROM care WHERE person = $1 AND reason = $2 AND is_closed = 0 AND erased = 0 AND id <> $3 LIMIT 1";
/// The key alone of what was there already: what comes under it again is answered as if it had been new, and nothing is counted.
const ADD_KEY: &str = "INSERT INTO care (id, person, origin, reason, day, stage, is_closed, erased) \
    VALUES ($1, '', $2, $3, '', $4, 1, 1) ON CONFLICT (id) DO NOTHING";
const MOVE: &str = "UPDATE care SET stage = $1, is_closed = $2, closed_on = $3 WHERE id = $4";
const READ: &str = "SELECT id, person, origin, reason, day, stage FROM care WHERE id = $1 AND erased = 0";
const LIST: &str = "SELECT id, person, origin, reason, day, stage FROM care \
    WHERE is_closed = $1 AND erased = 0 AND person <> $2 AND (day, id) > ($3, $4) ORDER BY day, id LIMIT $5";
const COUNT: &str = "SELECT substr(day, 1, 7), reason, CAST(COUNT(*) AS BIGINT) FROM care \
    WHERE day >= $1 AND day < $2 GROUP BY substr(day, 1, 7), reason";

/// The place in the list: the day, and which one.
pub type CareKey = (String, String);

/// Before every entry.
const BEGIN: (&str, &str) = ("", "");

/// An entry in the list.
#[derive(Clone, PartialEq, Eq)]
pub struct ListedCare {
    /// Which one.
    pub id: String,
    /// Whom it is about.
    pub person: PersonId,
    /// From where it came.
    pub from: CareFrom,
    /// What for.
    pub reason: CareReason,
    /// Since when.
    pub day: Day,
    /// Where it stands.
    pub stage: CareStage,
}

/// An entry as it is stored, until it is forgotten whom it is about.
#[derive(Clone, PartialEq, Eq)]
pub struct StoredCare {
    /// As in the list.
    pub listed: ListedCare,
    /// What was done.
    pub steps: Vec<CareDone>,
    /// Where that leaves it.
    pub state: CareEntry,
}

qingyu_domain::without_debug!(ListedCare, StoredCare);

impl ListedCare {
    /// Its place: the next page comes after the last one of this page.
    pub fn key(&self) -> CareKey {
        (self.day.to_string(), self.id.clone())
    }
}

impl Store {
    /// Puts somebody on the list; says whether that was done under this key. Who stands there for the same reason already is there once, so
    /// that nobody makes a total larger at will.
    pub async fn add_care(&self, new: NewCare, on: Day) -> Result<bool, StoreError> {
        let add = async move |db: &mut Connection| {
            let twin = [
                text(new.person.0.as_str()),
                text(new.reason.as_str()),
                text(new.key.as_str()),
            ];
            if !db.query(TWIN, &twin, |_| Ok(())).await?.is_empty() {
                let stage = text(CareStage::Closed.as_str());
                let values = [
                    text(new.key.as_str()),
                    text(new.from.as_str()),
                    text(new.reason.as_str()),
                    stage,
                ];
                db.execute(ADD_KEY, &values).await?;
                return Ok(true);
            }
            let values = [
                text(new.key.as_str()),
                text(new.person.0.as_str()),
                text(new.from.as_str()),
                text(new.reason.as_str()),
                text(on.to_string()),
                text(CareStage::Waiting.as_str()),
            ];
            Ok(db.execute(ADD, &values).await? > 0)
        };
        self.writer.transaction(add).await
    }

    /// An entry.
    pub async fn care(&self, id: &str) -> Result<Option<StoredCare>, StoreError> {
        let listed = self.readers.query(READ, &[text(id)], listed).await?;
        let Some(listed) = listed.into_iter().next() else {
            return Ok(None);
        };
        let steps: Vec<CareDone> = LIFE.read(&self.readers, id).await?;
        Ok(Some(StoredCare {
            listed,
            state: fold_care(&steps),
            steps,
        }))
    }

    /// Adds a step after those that were read; [`StoreError::Conflict`] when there is another one by now.
    pub async fn act_on_care(&self, before: &StoredCare, done: CareDone) -> Result<(), StoreError> {
        let (id, version) = (before.listed.id.clone(), before.state.version);
        let after = fold_care(before.steps.iter().chain([&done])).stage;
        let is_closed = after == CareStage::Closed;
        let act = async move |db: &mut Connection| {
            LIFE.add(db, &id, version, &done).await?;
            let closed_on = opt_text(is_closed.then(|| done.on.to_string()));
            let values = [
                text(after.as_str()),
                int(i64::from(is_closed)),
                closed_on,
                text(id.as_str()),
            ];
            db.execute(MOVE, &values).await.map(drop)
        };
        self.writer.transaction(act).await
    }

    /// Entries about anybody but the reader, the oldest first, after a place in the list.
    pub async fn care_list(
        &self,
        is_closed: bool,
        reader: &PersonId,
        after: Option<&CareKey>,
        limit: i64,
    ) -> Result<Vec<ListedCare>, StoreError> {
        let (day, id) = after.map_or(BEGIN, |(day, id)| (day.as_str(), id.as_str()));
        let values = [
            int(i64::from(is_closed)),
            text(reader.0.as_str()),
            text(day),
            text(id),
            int(limit),
        ];
        self.readers.query(LIST, &values, listed).await
    }

    /// How often somebody was put on the list, by month and reason, from one month up to before another; forgotten entries count, too.
    pub async fn care_counts(&self, from: Month, until: Month) -> Result<Vec<(Month, CareReason, i64)>, StoreError> {
        let first = |month: Month| text(format!("{month}-01"));
        let count = |row: &Row<'_>| {
            let month = Month::parse(row.text(0)?).ok_or_else(|| LIFE.corrupt())?;
            let reason = CareReason::from_code(row.text(1)?).ok_or_else(|| LIFE.corrupt())?;
            Ok((month, reason, row.int(2)?))
        };
        self.readers.query(COUNT, &[first(from), first(until)], count).await
    }
}

fn listed(row: &Row<'_>) -> Result<ListedCare, StoreError> {
    let corrupt = || LIFE.corrupt();
    Ok(ListedCare {
        id: row.text(0)?.to_owned(),
        person: PersonId(row.text(1)?.to_owned()),
        from: CareFrom::from_code(row.text(2)?).ok_or_else(corrupt)?,
        reason: CareReason::from_code(row.text(3)?).ok_or_else(corrupt)?,
        day: Day::parse(row.text(4)?).ok_or_else(corrupt)?,
        stage: CareStage::from_code(row.text(5)?).ok_or_else(corrupt)?,
    })
}

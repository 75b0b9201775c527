//! Call-backs (回拨): the steps of each, the number to call beside them, and the list of what is to be done.

use std::collections::BTreeMap;

use qingyu_domain::call_taking::{CallBackDone, CallBackStage, CallBackState, CallSort, counts, fold_call_back};
use qingyu_domain::time::Timestamp;

use crate::Store;
use crate::call_counts;
use crate::db::{Connection, Row, int, opt_text, text};
use crate::error::StoreError;
use crate::life::Life;

pub(crate) const LIFE: Life = Life {
    add_step: "INSERT INTO call_back_steps (call_back, seq, body) VALUES ($1, $2, $3) \
        ON CONFLICT (call_back, seq) DO NOTHING",
    add_note: "INSERT INTO call_back_notes (call_back, seq, day, body) VALUES ($1, $2, $3, $4)",
    steps: "SELECT body FROM call_back_steps WHERE call_back = $1 ORDER BY seq",
    notes: "SELECT seq, body FROM call_back_notes WHERE call_back = $1 AND erased = 0",
    corrupt: "the steps of a call-back cannot be read",
};
const ADD: &str = "INSERT INTO call_backs (id, sort, called, stage, is_over, at) VALUES ($1, $2, $3, $4, $5, $6)";
const MOVE: &str = "UPDATE call_backs SET stage = $1, is_over = $2, at = $3 WHERE id = $4";
const ADD_CONTACT: &str = "INSERT INTO call_back_contacts (call_back, number, phone) VALUES ($1, $2, $3)";
const DONE_ON: &str = "UPDATE call_back_contacts SET done_on = $1 WHERE call_back = $2";
const CONTACT: &str = "SELECT number, phone FROM call_back_contacts WHERE call_back = $1 AND erased = 0";
/// Each a range of the key.
const WAITING: &str = "SELECT id, sort, called, stage, at FROM call_backs WHERE is_over = 0 AND (at, id) > ($1, $2) \
    ORDER BY at, id LIMIT $3";
const PAST: &str = "SELECT id, sort, called, stage, at FROM call_backs WHERE is_over = 1 AND (at, id) < ($1, $2) \
    ORDER BY at DESC, id DESC LIMIT $3";

/// A call-back, without the number to call.
#[derive(Clone)]
pub struct StoredCallBack {
    /// Which one.
    pub id: String,
    /// The exchange's own number of the call, until it is erased.
    pub number: Option<String>,
    /// What happened.
    pub steps: Vec<CallBackDone>,
    /// Where that leaves it.
    pub state: CallBackState,
    /// The words of each step that has some, until they are erased.
    pub notes: BTreeMap<usize, String>,
}

qingyu_domain::without_debug!(StoredCallBack);

/// The place in the list: the moment in milliseconds, and which one.
pub type CallBackKey = (i64, String);

/// A call-back in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedCallBack {
    /// Which one.
    pub id: String,
    /// What sort of call.
    pub sort: CallSort,
    /// When it began to ring.
    pub called: Timestamp,
    /// To be looked at again, or to be called back; for those that are over neither.
    pub is_check: bool,
    /// By when something is to be done, or when it was over.
    pub at: Timestamp,
}

impl ListedCallBack {
    /// Its place: the next page comes after the last one of this page.
    pub fn key(&self) -> CallBackKey {
        (self.at.ms(), self.id.clone())
    }
}

impl Store {
    /// A call-back.
    pub async fn call_back(&self, id: &str) -> Result<Option<StoredCallBack>, StoreError> {
        let steps = LIFE.read(&self.readers, id).await?;
        let Some(state) = fold_call_back(&steps) else {
            return Ok(None);
        };
        let number = |row: &Row<'_>| Ok(row.text(0)?.to_owned());
        let number = self.readers.query(CONTACT, &[text(id)], number).await?;
        Ok(Some(StoredCallBack {
            id: id.to_owned(),
            number: number.into_iter().next(),
            steps,
            state,
            notes: LIFE.notes(&self.readers, id).await?,
        }))
    }

    /// The number to call, until it is erased.
    pub async fn call_back_phone(&self, id: &str) -> Result<Option<String>, StoreError> {
        let phone = |row: &Row<'_>| Ok(row.opt_text(1)?.map(str::to_owned));
        let found = self.readers.query(CONTACT, &[text(id)], phone).await?;
        Ok(found.into_iter().next().flatten())
    }

    /// Those that wait, the earliest due first, or those that are over, the latest first; after a place in the list.
    pub async fn call_backs(
        &self,
        is_over: bool,
        after: Option<&CallBackKey>,
        limit: i64,
    ) -> Result<Vec<ListedCallBack>, StoreError> {
        let (sql, begin) = if is_over { (PAST, i64::MAX) } else { (WAITING, i64::MIN) };
        let begin = (begin, String::new());
        let (at, id) = after.unwrap_or(&begin);
        let values = [int(*at), text(id.as_str()), int(limit)];
        self.readers.query(sql, &values, listed).await
    }

    /// Adds a step with its words after those that were read; [`StoreError::Conflict`] when there is another one by now.
    pub async fn act_on_call_back(
        &self,
        before: &StoredCallBack,
        done: CallBackDone,
        note: Option<String>,
    ) -> Result<(), StoreError> {
        let (id, before) = (before.id.clone(), before.state.clone());
        let act = async move |db: &mut Connection| record(db, &id, &before, &done, note.as_deref()).await;
        self.writer.transaction(act).await
    }
}

fn listed(row: &Row<'_>) -> Result<ListedCallBack, StoreError> {
    Ok(ListedCallBack {
        id: row.text(0)?.to_owned(),
        sort: CallSort::from_code(row.text(1)?).ok_or_else(|| LIFE.corrupt())?,
        called: Timestamp::from_ms(row.int(2)?),
        is_check: row.text(3)? == "check",
        at: Timestamp::from_ms(row.int(4)?),
    })
}

/// Where it stands, whether it is over, and by when something is to be done or when it was over.
fn place(state: &CallBackState) -> (&'static str, i64, i64) {
    match state.stage {
        CallBackStage::Owed(due) => ("owed", 0, due.ms()),
        CallBackStage::Check(due) => ("check", 0, due.ms()),
        CallBackStage::Done => ("done", 1, state.end.map_or(0, |(_, at)| at.ms())),
    }
}

/// Puts it onto the list, in the transaction that stores its call.
pub(crate) async fn begin(
    db: &mut Connection,
    id: &str,
    begun: &CallBackState,
    (number, phone): (&str, Option<&str>),
) -> Result<(), StoreError> {
    let (stage, is_over, at) = place(begun);
    let (sort, called) = (text(begun.sort.as_str()), int(begun.called.ms()));
    let values = [text(id), sort, called, text(stage), int(is_over), int(at)];
    db.execute(ADD, &values).await?;
    let contact = [text(id), text(number), opt_text(phone)];
    db.execute(ADD_CONTACT, &contact).await.map(drop)
}

async fn record(
    db: &mut Connection,
    id: &str,
    before: &CallBackState,
    done: &CallBackDone,
    note: Option<&str>,
) -> Result<(), StoreError> {
    LIFE.add(db, id, before.version, done).await?;
    if let Some(note) = note {
        LIFE.note(db, id, (before.version, done.at.day()), note).await?;
    }
    let steps: Vec<CallBackDone> = LIFE.read_within(db, id).await?;
    let after = fold_call_back(&steps).ok_or_else(|| LIFE.corrupt())?;
    let (stage, is_over, at) = place(&after);
    db.execute(MOVE, &[text(stage), int(is_over), int(at), text(id)])
        .await?;
    if before.stage != after.stage {
        let is_done = after.stage == CallBackStage::Done;
        let done_on = is_done.then(|| done.at.day().to_string());
        db.execute(DONE_ON, &[opt_text(done_on), text(id)]).await?;
    }
    call_counts::move_call_backs(db, &after, &counts(before), &counts(&after)).await
}

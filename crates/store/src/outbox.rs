//! The outbox: what is to be told to somebody, done at least once, by one job at a time.

use qingyu_domain::time::Timestamp;

use crate::Store;
use crate::db::{Connection, Row, int, text};
use crate::error::StoreError;

/// The outer condition is judged again when another claimer was waited for, so that an entry has one claim at a time.
const CLAIM: &str = "UPDATE outbox SET claimed_until = $1, tries = tries + 1 \
    WHERE id IN (SELECT id FROM outbox WHERE claimed_until < $2 AND topic = $3 ORDER BY id LIMIT $4) \
    AND claimed_until < $2 \
    RETURNING id, case_id, topic, claimed_until, tries";
const FINISH: &str = "DELETE FROM outbox WHERE id = $1 AND claimed_until = $2";
const POSTPONE: &str = "UPDATE outbox SET claimed_until = $1 WHERE id = $2 AND claimed_until = $3";

const DROP: &str = "DELETE FROM outbox WHERE topic = $1 AND case_id = $2 AND claimed_until < $3";
const ABANDON: &str = "DELETE FROM outbox WHERE topic = $1 AND claimed_until >= $2 AND claimed_until < $3";

/// Something to be told, claimed by one job until a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Errand {
    /// Which one.
    pub id: String,
    /// The case.
    pub case_id: String,
    /// What about.
    pub topic: String,
    /// Until when the claim holds; names the claim as well.
    pub claimed_until: Timestamp,
    /// How often it was claimed, this time included.
    pub tries: i64,
}

impl Store {
    /// Claims entries of a topic that nobody has claimed, oldest first; they are free again when `until` has passed.
    pub async fn claim_outbox(
        &self,
        topic: &str,
        now: Timestamp,
        until: Timestamp,
        limit: u32,
    ) -> Result<Vec<Errand>, StoreError> {
        let topic = topic.to_owned();
        let claim = async move |db: &mut Connection| {
            let values = [int(until.ms()), int(now.ms()), text(topic.as_str()), int(limit.into())];
            db.query(CLAIM, &values, errand).await
        };
        let mut errands = self.writer.transaction(claim).await?;
        errands.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(errands)
    }

    /// Removes an entry that is done; `false` when the claim had run out and somebody else has it now.
    pub async fn finish_outbox(&self, errand: &Errand) -> Result<bool, StoreError> {
        let (id, until) = (errand.id.clone(), errand.claimed_until.ms());
        let finish = async move |db: &mut Connection| Ok(db.execute(FINISH, &[text(id), int(until)]).await? > 0);
        self.writer.transaction(finish).await
    }

    /// Removes the entries of a topic about a case that no claim holds until this moment.
    pub async fn drop_outbox(&self, topic: &str, case_id: &str, until: Timestamp) -> Result<(), StoreError> {
        let (topic, id) = (topic.to_owned(), case_id.to_owned());
        let drop_them = async move |db: &mut Connection| {
            let values = [text(topic.as_str()), text(id.as_str()), int(until.ms())];
            db.execute(DROP, &values).await.map(drop)
        };
        self.writer.transaction(drop_them).await
    }

    /// Removes the entries of a topic whose claims end from one moment up to before another, and says how many there were.
    pub async fn abandon_outbox(&self, topic: &str, from: Timestamp, to: Timestamp) -> Result<u64, StoreError> {
        let topic = topic.to_owned();
        let abandon = async move |db: &mut Connection| {
            let values = [text(topic.as_str()), int(from.ms()), int(to.ms())];
            db.execute(ABANDON, &values).await
        };
        self.writer.transaction(abandon).await
    }

    /// Gives an entry back to be claimed again after a moment; `false` when the claim had run out.
    pub async fn postpone_outbox(&self, errand: &Errand, until: Timestamp) -> Result<bool, StoreError> {
        let (id, claimed, until) = (errand.id.clone(), errand.claimed_until.ms(), until.ms());
        let postpone = async move |db: &mut Connection| {
            let values = [int(until), text(id), int(claimed)];
            Ok(db.execute(POSTPONE, &values).await? > 0)
        };
        self.writer.transaction(postpone).await
    }
}

fn errand(row: &Row<'_>) -> Result<Errand, StoreError> {
    Ok(Errand {
        id: row.text(0)?.to_owned(),
        case_id: row.text(1)?.to_owned(),
        topic: row.text(2)?.to_owned(),
        claimed_until: Timestamp::from_ms(row.int(3)?),
        tries: row.int(4)?,
    })
}

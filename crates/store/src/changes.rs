//! The record of what the staff did to accounts and looked at beside their work; only added to.

use qingyu_domain::person::PersonId;
use qingyu_domain::time::Timestamp;

use crate::Store;
use crate::db::{Connection, Row, int, opt_text, text};
use crate::error::StoreError;

const ADD: &str = "INSERT INTO changes (id, at, person, what, about, detail) VALUES ($1, $2, $3, $4, $5, $6)";
const PAGE: &str = "SELECT id, at, person, what, about, detail FROM changes WHERE (at, id) < ($1, $2) \
    AND what <> $3 ORDER BY at DESC, id DESC LIMIT $4";

/// Something that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which one; unique.
    pub id: String,
    /// When.
    pub at: Timestamp,
    /// Who did it; absent when it was done at the command line.
    pub person: Option<PersonId>,
    /// What, as a code.
    pub what: String,
    /// About whom or what, as a code or an id.
    pub about: String,
    /// More, as JSON: codes and ids only. Nothing that a citizen wrote may be here, since nothing here is ever erased.
    pub detail: String,
}

impl Store {
    /// Adds a change; [`StoreError::Conflict`] when its id is taken.
    pub async fn record(&self, change: Change) -> Result<(), StoreError> {
        self.writer
            .transaction(async move |db: &mut Connection| add(db, &change).await)
            .await
    }

    /// Changes, the newest first, older than the moment and id of one; without those of one kind, if so.
    pub async fn changes(
        &self,
        before: Option<(Timestamp, String)>,
        without: Option<&str>,
        limit: i64,
    ) -> Result<Vec<Change>, StoreError> {
        let (at, id) = before.unwrap_or((Timestamp::from_ms(i64::MAX), String::new()));
        let values = [int(at.ms()), text(id), text(without.unwrap_or_default()), int(limit)];
        self.readers.query(PAGE, &values, change).await
    }
}

/// Adds a change, in a transaction that the caller has begun.
pub(crate) async fn add(db: &mut Connection, change: &Change) -> Result<(), StoreError> {
    let values = [
        text(change.id.as_str()),
        int(change.at.ms()),
        opt_text(change.person.as_ref().map(|person| person.0.as_str())),
        text(change.what.as_str()),
        text(change.about.as_str()),
        text(change.detail.as_str()),
    ];
    db.execute(ADD, &values).await.map(drop)
}

fn change(row: &Row<'_>) -> Result<Change, StoreError> {
    Ok(Change {
        id: row.text(0)?.to_owned(),
        at: Timestamp::from_ms(row.int(1)?),
        person: row.opt_text(2)?.map(|person| PersonId(person.to_owned())),
        what: row.text(3)?.to_owned(),
        about: row.text(4)?.to_owned(),
        detail: row.text(5)?.to_owned(),
    })
}

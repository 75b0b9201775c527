//! The version of all that decisions are made with: units, people, days and clocks. Every change moves it.

use crate::Store;
use crate::db::{Connection, text};
use crate::error::StoreError;

/// The setting that counts.
const NAME: &str = "people";

/// Comes first in every change: whoever makes one holds this row until the commit, so changes come one by one.
const COUNT: &str = "UPDATE settings SET value = CAST(CAST(value AS BIGINT) + 1 AS TEXT) WHERE name = 'people'";
const COUNT_FROM: &str = "UPDATE settings SET value = CAST(CAST(value AS BIGINT) + 1 AS TEXT) \
    WHERE name = 'people' AND value = $1";

/// Counts a change, in a transaction that the caller has begun.
pub(crate) async fn count(db: &mut Connection) -> Result<(), StoreError> {
    db.execute(COUNT, &[]).await.map(drop)
}

/// Counts a change that was decided on a version; [`StoreError::Conflict`] when there is another one by now.
pub(crate) async fn count_from(db: &mut Connection, seen: i64) -> Result<(), StoreError> {
    match db.execute(COUNT_FROM, &[text(seen.to_string())]).await? {
        0 => Err(StoreError::Conflict),
        _ => Ok(()),
    }
}

const READ: &str = "SELECT value FROM settings WHERE name = 'people'";

/// The version, in a transaction that the caller has begun.
pub(crate) async fn current(db: &mut Connection) -> Result<i64, StoreError> {
    let values = db.query(READ, &[], |row| Ok(row.text(0)?.parse().ok())).await?;
    let version = values.into_iter().next().flatten();
    version.ok_or_else(|| StoreError::corrupt("the changes of people are not counted"))
}

impl Store {
    /// How often units, people, days and clocks were changed. Read before them: what is read then is at least as new.
    pub async fn org_version(&self) -> Result<i64, StoreError> {
        let version = self.setting(NAME).await?.and_then(|version| version.parse().ok());
        version.ok_or_else(|| StoreError::corrupt("the changes of people are not counted"))
    }
}

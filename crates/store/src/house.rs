//! Open cases that a change of units or people may touch, and up to which change they follow it.

use std::collections::BTreeSet;

use crate::Store;
use crate::db::{Connection, Row, text};
use crate::error::StoreError;

const ASSIGNED: &str = "SELECT DISTINCT case_id FROM tasks WHERE person IS NOT NULL";
const ABOUT: &str = "SELECT DISTINCT case_id FROM tasks WHERE unit = $1 AND role <> 'reviewer'";

/// The setting that says which version the open cases follow.
const FOLLOWED: &str = "followed";
const FOLLOW: &str = "INSERT INTO settings (name, value) VALUES ('followed', $1) \
    ON CONFLICT (name) DO UPDATE SET value = excluded.value";

impl Store {
    /// Open cases that somebody works on, and those about one of these units that are not the reviewer's yet. Read as a
    /// whole: what is open is some thousands, and units change seldom.
    pub async fn touched(&self, units: &[String]) -> Result<Vec<String>, StoreError> {
        let id = |row: &Row<'_>| Ok(row.text(0)?.to_owned());
        let mut ids: BTreeSet<String> = self.readers.query(ASSIGNED, &[], id).await?.into_iter().collect();
        for unit in units {
            ids.extend(self.readers.query(ABOUT, &[text(unit.as_str())], id).await?);
        }
        Ok(ids.into_iter().collect())
    }

    /// Which version the open cases follow; `None` as long as they never did.
    pub async fn followed(&self) -> Result<Option<i64>, StoreError> {
        let version = self.setting(FOLLOWED).await?;
        Ok(version.and_then(|version| version.parse().ok()))
    }

    /// Notes that they follow this version.
    pub async fn set_followed(&self, version: i64) -> Result<(), StoreError> {
        let set = async move |db: &mut Connection| db.execute(FOLLOW, &[text(version.to_string())]).await.map(drop);
        self.writer.transaction(set).await
    }
}

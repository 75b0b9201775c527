//! How each source calls what it is told, and what its words are here.

use qingyu_domain::source::SourceTable;

use crate::Store;
use crate::changes::{self, Change};
use crate::db::{Connection, text};
use crate::error::StoreError;

const ONE: &str = "SELECT body FROM source_tables WHERE source = $1";
const PUT: &str = "INSERT INTO source_tables (source, body) VALUES ($1, $2) \
    ON CONFLICT (source) DO UPDATE SET body = excluded.body";

impl Store {
    /// How a source calls things; as such systems usually do, where nothing was told.
    pub async fn source_table(&self, source: &str) -> Result<SourceTable, StoreError> {
        let read = |text: &str| serde_json::from_str(text).map_err(|_| StoreError::corrupt("a table cannot be read"));
        let found = self
            .readers
            .query(ONE, &[text(source)], |row| read(row.text(0)?))
            .await?;
        Ok(found.into_iter().next().unwrap_or_default())
    }

    /// Puts another one in its place, on the record.
    pub async fn put_source_table(&self, source: &str, table: &SourceTable, record: Change) -> Result<(), StoreError> {
        let body = serde_json::to_string(table).map_err(|_| StoreError::corrupt("a table has no text"))?;
        let source = source.to_owned();
        let put = async move |db: &mut Connection| {
            db.execute(PUT, &[text(source.as_str()), text(body.as_str())]).await?;
            changes::add(db, &record).await
        };
        self.writer.transaction(put).await
    }
}

//! Slips with which citizens claim cases that were registered for them.

use qingyu_domain::time::Timestamp;

use crate::Store;
use crate::db::{Connection, Row, blob, int};
use crate::error::StoreError;

const FIND: &str = "SELECT case_id, until FROM claims WHERE claim = $1";
/// A slip that was used or has run out says so for a while.
const CLEAR: &str = "DELETE FROM claims WHERE until < $1";

impl Store {
    /// The case of a slip, and until when it is good: also of one that was used, or has run out not long ago.
    pub async fn claim(&self, claim: &[u8; 32]) -> Result<Option<(String, Timestamp)>, StoreError> {
        let read = |row: &Row<'_>| Ok((row.text(0)?.to_owned(), Timestamp::from_ms(row.int(1)?)));
        let found = self.readers.query(FIND, &[blob(claim)], read).await?;
        Ok(found.into_iter().next())
    }

    /// Forgets slips that ran out before a moment.
    pub async fn clear_claims(&self, before: Timestamp) -> Result<(), StoreError> {
        let clear = async move |db: &mut Connection| db.execute(CLEAR, &[int(before.ms())]).await.map(drop);
        self.writer.transaction(clear).await
    }
}

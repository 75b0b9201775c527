//! Erasing what a person left in a case; its history stands, and names the texts by their commitments only.

use crate::Store;
use crate::checkpoint::checkpoint;
use crate::db::{Connection, text};
use crate::error::StoreError;
use crate::personal::FORGET;

/// How often the log is tried to be emptied while somebody reads; each try waits for some seconds itself.
const TRIES: usize = 3;

impl Store {
    /// Erases the personal data of a case.
    ///
    /// On SQLite no byte of it is in the database, its log or its index when this returns; deleted rows are
    /// overwritten (`secure_delete`) and the log is emptied. On PostgreSQL the rows are deleted and vacuumed; the
    /// server's own log and backups end with their retention.
    ///
    /// [`StoreError::Busy`]: the rows are gone, but a reader kept the log from being emptied; erase again.
    pub async fn erase(&self, case_id: &str) -> Result<(), StoreError> {
        let id = case_id.to_owned();
        self.writer
            .alone(async move |db: &mut Connection| {
                db.begin().await?;
                let forgotten = forget(db, &id).await;
                db.end(forgotten).await?;
                sweep(db).await
            })
            .await
    }
}

async fn forget(db: &mut Connection, id: &str) -> Result<(), StoreError> {
    for (_, sql) in FORGET {
        db.execute(sql, &[text(id)]).await?;
    }
    Ok(())
}

/// Removes what deleted rows leave behind in files.
async fn sweep(db: &mut Connection) -> Result<(), StoreError> {
    match db {
        Connection::Sqlite(db) => {
            for _ in 0..TRIES {
                if !checkpoint(db, "TRUNCATE")?.is_busy {
                    return Ok(());
                }
            }
            Err(StoreError::Busy)
        }
        Connection::Postgres(_) => db
            .execute("VACUUM codes, contacts, replies, texts", &[])
            .await
            .map(drop),
    }
}

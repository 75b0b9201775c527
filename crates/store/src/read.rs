//! What is read: the SQL, and how rows become what the callers know.

use qingyu_domain::case::{Part, Recorded};

use crate::Store;
use crate::acting::Reply;
use crate::db::{Row, blob, text};
use crate::error::StoreError;
use crate::filing::{StoredCase, StoredText};

/// The hot read, one statement: a case and all its events by the HMAC of its query code.
pub(crate) const BY_CODE: &str = "SELECT codes.case_id, CASE WHEN codes.erased = 0 THEN codes.content END, \
    events.body FROM codes JOIN events ON events.case_id = codes.case_id WHERE codes.code = $1 ORDER BY events.seq";

/// An answer given before; its key stays used when it is erased.
pub(crate) const REPLY: &str = "SELECT content, answer, erased FROM replies WHERE case_id = $1 AND key = $2";

const TEXTS: &str = "SELECT seq, body FROM texts WHERE case_id = $1 AND part = $2 AND erased = 0 ORDER BY seq";

/// One row of [`BY_CODE`].
pub(crate) struct Line {
    pub(crate) id: String,
    content: Option<[u8; 32]>,
    event: Recorded,
}

/// Reads a row of [`BY_CODE`].
pub(crate) fn line(row: &Row<'_>) -> Result<Line, StoreError> {
    Ok(Line {
        id: row.text(0)?.to_owned(),
        content: row.opt_hash(1)?,
        event: event(row.text(2)?)?,
    })
}

/// Reads a stored event.
pub(crate) fn event(body: &str) -> Result<Recorded, StoreError> {
    Recorded::read(body).map_err(|_| StoreError::corrupt("an event cannot be read"))
}

/// Puts the rows of a case together; `None` for none.
pub(crate) fn assemble(lines: Vec<Line>) -> Option<StoredCase> {
    let mut lines = lines.into_iter();
    let first = lines.next()?;
    let mut events = vec![first.event];
    events.extend(lines.map(|line| line.event));
    Some(StoredCase {
        id: first.id,
        version: crate::projection::count(events.len()),
        content: first.content,
        events,
    })
}

/// Reads a row of [`REPLY`].
pub(crate) fn reply(row: &Row<'_>) -> Result<Reply, StoreError> {
    if row.int(2)? != 0 {
        return Ok(Reply::Erased);
    }
    Ok(Reply::Kept {
        content: row.hash(0)?,
        answer: row.text(1)?.to_owned(),
    })
}

impl Store {
    /// Whether the database answers and the writer lives.
    pub async fn ping(&self) -> Result<(), StoreError> {
        if !self.writer.is_alive() {
            return Err(StoreError::closed());
        }
        self.readers
            .query("SELECT 1 FROM settings LIMIT 1", &[], |_| Ok(()))
            .await
            .map(drop)
    }

    /// Pieces of work that wait for the writer.
    pub fn queued(&self) -> usize {
        self.writer.queued()
    }

    /// Whether there is any case.
    pub async fn has_cases(&self) -> Result<bool, StoreError> {
        let rows = self
            .readers
            .query("SELECT 1 FROM codes LIMIT 1", &[], |_| Ok(()))
            .await?;
        Ok(!rows.is_empty())
    }

    /// The case with this HMAC of a query code.
    pub async fn case_by_code(&self, code: &[u8; 32]) -> Result<Option<StoredCase>, StoreError> {
        self.readers.query(BY_CODE, &[blob(code)], line).await.map(assemble)
    }

    /// The texts of one part of a case, oldest first; erased ones are absent.
    pub async fn texts(&self, case_id: &str, part: Part) -> Result<Vec<StoredText>, StoreError> {
        let values = [text(case_id), text(part.as_str())];
        let read = |row: &Row<'_>| {
            Ok(StoredText {
                seq: row.int(0)?,
                body: row.text(1)?.to_owned(),
            })
        };
        self.readers.query(TEXTS, &values, read).await
    }

    /// The answer that this key of a case got before.
    pub async fn reply(&self, case_id: &str, key: &str) -> Result<Option<Reply>, StoreError> {
        let replies = self.readers.query(REPLY, &[text(case_id), text(key)], reply).await?;
        Ok(replies.into_iter().next())
    }
}

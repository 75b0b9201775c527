//! Sessions: begun by signing in, found by the HMAC of their cookie, ended in one statement each.

use qingyu_domain::person::PersonId;
use qingyu_domain::time::Timestamp;

use crate::Store;
use crate::db::{Connection, Row, Value, blob, int, text};
use crate::error::StoreError;

/// An account that was ended meanwhile is not signed in to: its row is the lock that ending it takes as well.
const CLEAR: &str = "UPDATE people SET failures = 0, failed_at = 0 \
    WHERE id = $1 AND password = $2 AND is_active = 1 AND otp IS NULL";
const CLEAR_BY_CODE: &str = "UPDATE people SET failures = 0, failed_at = 0, otp_step = $1 \
    WHERE id = $2 AND password = $3 AND is_active = 1 AND otp_step < $1";
/// Changes nothing: it takes the lock of the row, and finds it only while all of this is so.
const KNOWN: &str = "UPDATE people SET subject = $1 WHERE subject = $1 AND id = $2 AND is_active = 1";
const BEGIN: &str = "INSERT INTO sessions (token, person, started_at, seen_at) VALUES ($1, $2, $3, $4)";
const READ: &str = "SELECT person, started_at, seen_at FROM sessions WHERE token = $1";
const SEEN: &str = "UPDATE sessions SET seen_at = $1 WHERE token = $2 AND seen_at < $1";
const END: &str = "DELETE FROM sessions WHERE token = $1";
const END_ALL: &str = "DELETE FROM sessions WHERE person = $1";
const END_OLD: &str = "DELETE FROM sessions WHERE seen_at < $1 OR started_at < $2";

/// A session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Whose.
    pub person: PersonId,
    /// When it began.
    pub started_at: Timestamp,
    /// When it was last used.
    pub seen_at: Timestamp,
}

impl Store {
    /// Signs in: clears the failures, uses up the step of a one-time code, ends the session that was there before and
    /// begins a new one.
    ///
    /// `password` is the hash that was found to fit. [`StoreError::Conflict`] when it is no longer theirs, when a second
    /// factor was set up meanwhile, when the step or a later one was used before, or when there is no such active account.
    pub async fn sign_in(
        &self,
        id: &PersonId,
        password: &str,
        token: &[u8; 32],
        old: Option<&[u8; 32]>,
        otp_step: Option<i64>,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let (id, password, token, old) = (id.0.clone(), password.to_owned(), *token, old.copied());
        let sign_in = async move |db: &mut Connection| {
            let cleared = match otp_step {
                Some(step) => {
                    let values = [int(step), text(id.as_str()), text(password.as_str())];
                    db.execute(CLEAR_BY_CODE, &values).await?
                }
                None => db.execute(CLEAR, &[text(id.as_str()), text(password.as_str())]).await?,
            };
            if cleared == 0 {
                return Err(StoreError::Conflict);
            }
            begin(db, &id, &token, old.as_ref(), at).await
        };
        self.writer.transaction(sign_in).await
    }

    /// Signs in whom the provider of OpenID Connect knows by this subject, with everything else as in signing in; what
    /// was failed with the password stays counted.
    ///
    /// [`StoreError::Conflict`] when they are no longer known by it, or when there is no such active account.
    pub async fn sign_in_as(
        &self,
        id: &PersonId,
        subject: &str,
        token: &[u8; 32],
        old: Option<&[u8; 32]>,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let (id, subject, token, old) = (id.0.clone(), subject.to_owned(), *token, old.copied());
        let sign_in = async move |db: &mut Connection| {
            if db.execute(KNOWN, &[text(subject.as_str()), text(id.as_str())]).await? == 0 {
                return Err(StoreError::Conflict);
            }
            begin(db, &id, &token, old.as_ref(), at).await
        };
        self.writer.transaction(sign_in).await
    }

    /// The session with this HMAC of a cookie.
    pub async fn session(&self, token: &[u8; 32]) -> Result<Option<Session>, StoreError> {
        let sessions = self.readers.query(READ, &[blob(token)], session).await?;
        Ok(sessions.into_iter().next())
    }

    /// Notes that a session was used; the moment only moves on.
    pub async fn seen(&self, token: &[u8; 32], at: Timestamp) -> Result<(), StoreError> {
        let token = *token;
        let seen = async move |db: &mut Connection| db.execute(SEEN, &[int(at.ms()), blob(&token)]).await;
        self.writer.transaction(seen).await.map(drop)
    }

    /// Ends a session; none there is no error.
    pub async fn sign_out(&self, token: &[u8; 32]) -> Result<(), StoreError> {
        let token = *token;
        let end = async move |db: &mut Connection| db.execute(END, &[blob(&token)]).await;
        self.writer.transaction(end).await.map(drop)
    }

    /// Ends all sessions of a person and says how many there were.
    pub async fn sign_out_everywhere(&self, id: &PersonId) -> Result<u64, StoreError> {
        let id = id.clone();
        self.writer
            .transaction(async move |db: &mut Connection| end_all(db, &id).await)
            .await
    }

    /// Ends the sessions last used before a moment, and those begun before another; says how many.
    pub async fn end_old_sessions(&self, seen_before: Timestamp, started_before: Timestamp) -> Result<u64, StoreError> {
        let moments: [Value<'static>; 2] = [int(seen_before.ms()), int(started_before.ms())];
        self.writer
            .transaction(async move |db: &mut Connection| db.execute(END_OLD, &moments).await)
            .await
    }
}

/// Ends the session that was there before and begins a new one, in a transaction that the caller has begun.
pub(crate) async fn begin(
    db: &mut Connection,
    id: &str,
    token: &[u8; 32],
    old: Option<&[u8; 32]>,
    at: Timestamp,
) -> Result<(), StoreError> {
    if let Some(old) = old {
        db.execute(END, &[blob(old)]).await?;
    }
    let session = [blob(token), text(id), int(at.ms()), int(at.ms())];
    db.execute(BEGIN, &session).await.map(drop)
}

/// Ends all sessions of a person, in a transaction that the caller has begun.
pub(crate) async fn end_all(db: &mut Connection, id: &PersonId) -> Result<u64, StoreError> {
    db.execute(END_ALL, &[text(id.0.as_str())]).await
}

fn session(row: &Row<'_>) -> Result<Session, StoreError> {
    Ok(Session {
        person: PersonId(row.text(0)?.to_owned()),
        started_at: Timestamp::from_ms(row.int(1)?),
        seen_at: Timestamp::from_ms(row.int(2)?),
    })
}

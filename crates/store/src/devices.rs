//! Phones of supervisors: brought in by an invitation, signed in on with a PIN, ended in one statement.

use std::fmt;

use qingyu_domain::person::PersonId;
use qingyu_domain::time::{Day, Timestamp};

use crate::Store;
use crate::changes::{self, Change};
use crate::db::{Connection, Row, blob, int, text};
use crate::error::StoreError;
use crate::sessions;

const INVITE: &str = "INSERT INTO invitations (person, token, until) VALUES ($1, $2, $3) \
    ON CONFLICT (person) DO UPDATE SET token = excluded.token, until = excluded.until";
const INVITED: &str = "SELECT person FROM invitations WHERE token = $1 AND until > $2";
const USE_UP: &str = "DELETE FROM invitations WHERE token = $1";
const ACTIVE: &str = "UPDATE people SET is_active = 1 WHERE id = $1 AND is_active = 1";
const ADD: &str = "INSERT INTO devices (person, token, pin, failures, failed_at, used) VALUES ($1, $2, $3, 0, 0, $4) \
    ON CONFLICT (person) DO UPDATE SET token = excluded.token, pin = excluded.pin, failures = 0, failed_at = 0, \
    used = excluded.used";
const READ: &str = "SELECT person, pin, failures, failed_at FROM devices WHERE token = $1";
/// Only on what was read: of many tries at once one is looked at.
const FAILED: &str = "UPDATE devices SET failures = failures + 1, failed_at = $1 \
    WHERE token = $2 AND failures = $3 AND failed_at = $4";
const CLEAR: &str = "UPDATE devices SET failures = 0, failed_at = 0, used = $1 WHERE token = $2 AND person = $3";
/// Of those from before it was noted it is not known: their time begins now.
const BEGIN_TO_NOTE: &str = "UPDATE devices SET used = $1 WHERE used IS NULL";
const UNUSED: &str = "SELECT person FROM devices WHERE used < $1 ORDER BY person";
const END: [&str; 2] = [
    "DELETE FROM invitations WHERE person = $1",
    "DELETE FROM devices WHERE person = $1",
];

/// A phone on which somebody signs in with a PIN.
#[derive(Clone, PartialEq, Eq)]
pub struct Device {
    /// Whose.
    pub person: PersonId,
    /// The PIN as an argon2 string.
    pub pin: String,
    /// Wrong PINs since the last right one.
    pub failures: i64,
    /// The last of them; the epoch when there is none.
    pub failed_at: Timestamp,
}

impl fmt::Debug for Device {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Device")
            .field("person", &self.person)
            .finish_non_exhaustive()
    }
}

/// The session that begins, and the one that was there before.
#[derive(Clone, Copy, Debug)]
pub struct Begun {
    /// The HMAC of the new cookie.
    pub token: [u8; 32],
    /// That of the one before.
    pub old: Option<[u8; 32]>,
    /// Now.
    pub at: Timestamp,
}

impl Store {
    /// Invites somebody: the link before works no more.
    pub async fn invite(
        &self,
        id: &PersonId,
        token: [u8; 32],
        until: Timestamp,
        record: Change,
    ) -> Result<(), StoreError> {
        let id = id.0.clone();
        let invite = async move |db: &mut Connection| {
            db.execute(INVITE, &[text(id.as_str()), blob(&token), int(until.ms())])
                .await?;
            changes::add(db, &record).await
        };
        self.writer.transaction(invite).await
    }

    /// Whom an invitation is for that has not ended.
    pub async fn invited(&self, token: &[u8; 32], now: Timestamp) -> Result<Option<PersonId>, StoreError> {
        let values = [blob(token), int(now.ms())];
        let invited = self.readers.query(INVITED, &values, person).await?;
        Ok(invited.into_iter().next())
    }

    /// Brings in a phone by its invitation, which is used up; every session of theirs ends, and one begins.
    ///
    /// [`StoreError::Conflict`] when the invitation was used or replaced meanwhile, or the account is ended.
    pub async fn add_device(
        &self,
        invitation: [u8; 32],
        id: &PersonId,
        (token, pin): ([u8; 32], String),
        begun: Begun,
        record: Change,
    ) -> Result<(), StoreError> {
        let id = id.clone();
        let add = async move |db: &mut Connection| {
            let used = db.execute(USE_UP, &[blob(&invitation)]).await?;
            if used == 0 || db.execute(ACTIVE, &[text(id.0.as_str())]).await? == 0 {
                return Err(StoreError::Conflict);
            }
            let today = text(begun.at.day().to_string());
            let values = [text(id.0.as_str()), blob(&token), text(pin.as_str()), today];
            db.execute(ADD, &values).await?;
            sessions::end_all(db, &id).await?;
            changes::add(db, &record).await?;
            sessions::begin(db, &id.0, &begun.token, begun.old.as_ref(), begun.at).await
        };
        self.writer.transaction(add).await
    }

    /// The phone with this HMAC of a cookie.
    pub async fn device(&self, token: &[u8; 32]) -> Result<Option<Device>, StoreError> {
        let devices = self.readers.query(READ, &[blob(token)], device).await?;
        Ok(devices.into_iter().next())
    }

    /// Counts a try before it is looked at; [`StoreError::Conflict`] where another one was counted since the phone was read.
    pub async fn pin_tried(&self, token: &[u8; 32], known: &Device, at: Timestamp) -> Result<(), StoreError> {
        let (token, count, last) = (*token, known.failures, known.failed_at.ms());
        let tried = async move |db: &mut Connection| {
            let values = [int(at.ms()), blob(&token), int(count), int(last)];
            match db.execute(FAILED, &values).await? {
                0 => Err(StoreError::Conflict),
                _ => Ok(()),
            }
        };
        self.writer.transaction(tried).await
    }

    /// Signs in on a phone whose PIN was right.
    ///
    /// [`StoreError::Conflict`] when it is theirs no more, or the account is ended.
    pub async fn sign_in_on(&self, device: &[u8; 32], id: &PersonId, begun: Begun) -> Result<(), StoreError> {
        let (device, id) = (*device, id.0.clone());
        let sign_in = async move |db: &mut Connection| {
            let today = text(begun.at.day().to_string());
            let cleared = db.execute(CLEAR, &[today, blob(&device), text(id.as_str())]).await?;
            if cleared == 0 || db.execute(ACTIVE, &[text(id.as_str())]).await? == 0 {
                return Err(StoreError::Conflict);
            }
            sessions::begin(db, &id, &begun.token, begun.old.as_ref(), begun.at).await
        };
        self.writer.transaction(sign_in).await
    }

    /// Those whose phone was not signed in on since a day.
    pub async fn unused_devices(&self, since: Day, today: Day) -> Result<Vec<PersonId>, StoreError> {
        let note = async move |db: &mut Connection| {
            db.execute(BEGIN_TO_NOTE, &[text(today.to_string())]).await?;
            db.query(UNUSED, &[text(since.to_string())], person).await
        };
        self.writer.transaction(note).await
    }

    /// Ends somebody's phone, invitation and sessions.
    pub async fn end_device(&self, id: &PersonId, record: Change) -> Result<(), StoreError> {
        let id = id.clone();
        let end_all = async move |db: &mut Connection| {
            end(db, &id).await?;
            sessions::end_all(db, &id).await?;
            changes::add(db, &record).await
        };
        self.writer.transaction(end_all).await
    }
}

/// Ends somebody's phone and invitation, in a transaction that the caller has begun; whether there was one.
pub(crate) async fn end(db: &mut Connection, id: &PersonId) -> Result<bool, StoreError> {
    let mut ended = 0;
    for sql in END {
        ended += db.execute(sql, &[text(id.0.as_str())]).await?;
    }
    Ok(ended > 0)
}

fn person(row: &Row<'_>) -> Result<PersonId, StoreError> {
    Ok(PersonId(row.text(0)?.to_owned()))
}

fn device(row: &Row<'_>) -> Result<Device, StoreError> {
    Ok(Device {
        person: person(row)?,
        pin: row.text(1)?.to_owned(),
        failures: row.int(2)?,
        failed_at: Timestamp::from_ms(row.int(3)?),
    })
}

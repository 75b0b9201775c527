//! Accounts that wait for a second person, and what became of them: only added to and decided, never deleted.

use std::fmt;

use qingyu_domain::opening::Standing;
use qingyu_domain::person::PersonId;
use qingyu_domain::time::Timestamp;

use crate::Store;
use crate::changes::{self, Change};
use crate::db::{Connection, Row, int, opt_int, opt_text, text};
use crate::error::StoreError;
use crate::people::{self, Edit, NewPerson};
use crate::version;

const ADD: &str = "INSERT INTO openings (id, person, is_new, asked, password, revision, asked_by, asked_at, until, \
    standing, decided_by, decided_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
/// What was decided once stays decided; its password is kept no longer.
const DECIDE: &str = "UPDATE openings SET standing = $1, decided_by = $2, decided_at = $3, password = '' \
    WHERE id = $4 AND standing = 'waiting' AND until > $5";
const EXPIRE: &str = "UPDATE openings SET standing = 'expired', decided_at = until, password = '' \
    WHERE standing = 'waiting' AND until <= $1";
const ONE: &str = "SELECT id, person, is_new, asked, password, revision, asked_by, asked_at, until, standing, \
    decided_by, decided_at FROM openings WHERE id = $1";
const PAGE: &str = "SELECT id, person, is_new, asked, password, revision, asked_by, asked_at, until, standing, \
    decided_by, decided_at FROM openings WHERE (asked_at, id) < ($1, $2) AND ($3 IS NULL OR person = $3) \
    AND ($4 = 0 OR standing = 'waiting') ORDER BY asked_at DESC, id DESC LIMIT $5";

/// An account that is, was or was to be opened.
#[derive(Clone, PartialEq, Eq)]
pub struct Opening {
    /// Which one; unique.
    pub id: String,
    /// Whose account; of somebody new the id that they get.
    pub person: PersonId,
    /// Whether they are added by it.
    pub is_new: bool,
    /// What was asked for, as JSON, without any password.
    pub asked: String,
    /// The password that was asked for, as an argon2 string; gone once it is decided.
    pub password: Option<String>,
    /// What was known of them when it was asked for; empty for somebody new.
    pub revision: String,
    /// Who asked.
    pub asked_by: PersonId,
    /// When.
    pub asked_at: Timestamp,
    /// Until when it waits.
    pub until: Timestamp,
    /// What became of it.
    pub standing: Standing,
    /// Who decided.
    pub decided_by: Option<PersonId>,
    /// When.
    pub decided_at: Option<Timestamp>,
}

/// What is done with an opening that is agreed to.
#[derive(Debug)]
pub enum Doing {
    /// Somebody is added.
    Add(Box<NewPerson>),
    /// Somebody is changed.
    Change(PersonId, Vec<Edit>),
}

impl fmt::Debug for Opening {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Opening")
            .field("id", &self.id)
            .field("standing", &self.standing)
            .finish_non_exhaustive()
    }
}

impl Store {
    /// Keeps an opening that waits, or one that is `done` by one person alone, decided on a version of the house that
    /// must still be the last.
    pub async fn open_account(
        &self,
        opening: Opening,
        done: Option<Doing>,
        seen: i64,
        record: Change,
    ) -> Result<(), StoreError> {
        let open = async move |db: &mut Connection| {
            version::count_from(db, seen).await?;
            add(db, &opening).await?;
            if let Some(doing) = &done {
                perform(db, doing).await?;
            }
            changes::add(db, &record).await
        };
        self.writer.transaction(open).await
    }

    /// Decides an opening as `(standing, who, when)`, and does what was asked for where it is agreed to;
    /// [`StoreError::Conflict`] when it waits no longer or the house has another version than `seen`.
    pub async fn decide_opening(
        &self,
        id: &str,
        (standing, by, at): (Standing, PersonId, Timestamp),
        done: Option<Doing>,
        seen: i64,
        record: Change,
    ) -> Result<(), StoreError> {
        let id = id.to_owned();
        let decide = async move |db: &mut Connection| {
            version::count_from(db, seen).await?;
            let values = [
                text(standing.as_str()),
                text(by.0.as_str()),
                int(at.ms()),
                text(id.as_str()),
                int(at.ms()),
            ];
            if db.execute(DECIDE, &values).await? == 0 {
                return Err(StoreError::Conflict);
            }
            if let Some(doing) = &done {
                perform(db, doing).await?;
            }
            changes::add(db, &record).await
        };
        self.writer.transaction(decide).await
    }

    /// Ends what has waited until now.
    pub async fn expire_openings(&self, now: Timestamp) -> Result<(), StoreError> {
        let expire = async move |db: &mut Connection| db.execute(EXPIRE, &[int(now.ms())]).await.map(drop);
        self.writer.transaction(expire).await
    }

    /// One opening.
    pub async fn opening(&self, id: &str) -> Result<Option<Opening>, StoreError> {
        let found = self.readers.query(ONE, &[text(id)], opening).await?;
        Ok(found.into_iter().next())
    }

    /// Openings, the newest first, older than the moment and id of one; of one person, or only those that wait, if so.
    pub async fn openings(
        &self,
        before: Option<(Timestamp, String)>,
        person: Option<&PersonId>,
        waiting: bool,
        limit: i64,
    ) -> Result<Vec<Opening>, StoreError> {
        let (at, id) = before.unwrap_or((Timestamp::from_ms(i64::MAX), String::new()));
        let values = [
            int(at.ms()),
            text(id),
            opt_text(person.map(|person| person.0.as_str())),
            int(waiting.into()),
            int(limit),
        ];
        self.readers.query(PAGE, &values, opening).await
    }
}

async fn add(db: &mut Connection, opening: &Opening) -> Result<(), StoreError> {
    let values = [
        text(opening.id.as_str()),
        text(opening.person.0.as_str()),
        int(opening.is_new.into()),
        text(opening.asked.as_str()),
        text(opening.password.as_deref().unwrap_or_default()),
        text(opening.revision.as_str()),
        text(opening.asked_by.0.as_str()),
        int(opening.asked_at.ms()),
        int(opening.until.ms()),
        text(opening.standing.as_str()),
        opt_text(opening.decided_by.as_ref().map(|by| by.0.as_str())),
        opt_int(opening.decided_at.map(Timestamp::ms)),
    ];
    db.execute(ADD, &values).await.map(drop)
}

async fn perform(db: &mut Connection, doing: &Doing) -> Result<(), StoreError> {
    match doing {
        Doing::Add(person) => people::add(db, person).await,
        Doing::Change(id, edits) => people::change(db, id, edits).await,
    }
}

fn opening(row: &Row<'_>) -> Result<Opening, StoreError> {
    let standing = Standing::from_code(row.text(9)?);
    Ok(Opening {
        id: row.text(0)?.to_owned(),
        person: PersonId(row.text(1)?.to_owned()),
        is_new: row.int(2)? != 0,
        asked: row.text(3)?.to_owned(),
        password: Some(row.text(4)?.to_owned()).filter(|password| !password.is_empty()),
        revision: row.text(5)?.to_owned(),
        asked_by: PersonId(row.text(6)?.to_owned()),
        asked_at: Timestamp::from_ms(row.int(7)?),
        until: Timestamp::from_ms(row.int(8)?),
        standing: standing.ok_or_else(|| StoreError::corrupt("an opening has an unknown standing"))?,
        decided_by: row.opt_text(10)?.map(|by| PersonId(by.to_owned())),
        decided_at: row.opt_int(11)?.map(Timestamp::from_ms),
    })
}

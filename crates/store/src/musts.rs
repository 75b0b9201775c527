//! What findings ask for: the rows of a case in `musts`, a function of its events alone, and how a page of them is read.

use qingyu_domain::case::{Case, Must, owed};
use qingyu_domain::person::Role;
use qingyu_domain::time::Timestamp;

use crate::Store;
use crate::db::{Connection, Row, Value, int, opt_text, text};
use crate::error::StoreError;
use crate::projection::count;
use crate::writer::insert::MUSTS;

const REMOVE: &str = "DELETE FROM musts WHERE watcher = $1 AND what = $2 AND is_done = $3 AND at = $4 \
    AND case_id = $5 AND position = $6";

/// Each a range of a key: open ones by when they are due, done ones the newest first.
const OPEN: &str = "SELECT at, case_id, position FROM musts WHERE watcher = $1 AND what = $2 AND is_done = 0 \
    AND (at, case_id, position) > ($3, $4, $5) AND at < $6 ORDER BY at, case_id, position LIMIT $7";
const DONE: &str = "SELECT at, case_id, position FROM musts WHERE watcher = $1 AND what = $2 AND is_done = 1 \
    AND (at, case_id, position) < ($3, $4, $5) AND at < $6 ORDER BY at DESC, case_id DESC, position DESC LIMIT $7";
const OPEN_OF_OWNER: &str = "SELECT at, case_id, position FROM musts WHERE owner = $1 AND what = $2 AND is_done = 0 \
    AND (at, case_id, position) > ($3, $4, $5) AND at < $6 ORDER BY at, case_id, position LIMIT $7";
const DONE_OF_OWNER: &str = "SELECT at, case_id, position FROM musts WHERE owner = $1 AND what = $2 AND is_done = 1 \
    AND (at, case_id, position) < ($3, $4, $5) AND at < $6 ORDER BY at DESC, case_id DESC, position DESC LIMIT $7";

/// Columns of the table, and how many of them are its key.
const COLUMNS: usize = 7;
const KEY: usize = 6;

/// The place of a must in its list: when it is due or done, case and position.
pub type MustKey = (Timestamp, String, i64);

/// Whose list it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MustOf {
    /// Of all cases that are watched by oversight, or by the reviewer.
    Watcher(Role),
    /// What one unit owns.
    Owner(String),
}

/// A must in its list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct StoredMust {
    /// When it is due, or since when it is done.
    pub at: Timestamp,
    /// The case.
    pub case_id: String,
    /// Which of those that follow from the case's findings, from 0.
    pub position: i64,
}

impl StoredMust {
    /// Its place: the next page comes after the last one of this page.
    pub fn key(&self) -> MustKey {
        (self.at, self.case_id.clone(), self.position)
    }
}

impl Store {
    /// Musts of one sort, open or done, before a moment, after a place in their list.
    pub async fn musts(
        &self,
        of: &MustOf,
        (what, is_done): (Must, bool),
        until: Option<Timestamp>,
        after: Option<&MustKey>,
        limit: i64,
    ) -> Result<Vec<StoredMust>, StoreError> {
        let (sql, whose) = match (of, is_done) {
            (MustOf::Watcher(role), false) => (OPEN, role.as_str()),
            (MustOf::Watcher(role), true) => (DONE, role.as_str()),
            (MustOf::Owner(unit), false) => (OPEN_OF_OWNER, unit.as_str()),
            (MustOf::Owner(unit), true) => (DONE_OF_OWNER, unit.as_str()),
        };
        // Before the first, or after the last that there is.
        let start = if is_done { i64::MAX } else { i64::MIN };
        let begin = (Timestamp::from_ms(start), String::new(), -1);
        let (at, case_id, position) = after.unwrap_or(&begin);
        let values = [
            text(whose),
            text(what.as_str()),
            int(at.ms()),
            text(case_id.as_str()),
            int(*position),
            int(until.map_or(i64::MAX, Timestamp::ms)),
            int(limit),
        ];
        self.readers.query(sql, &values, read).await
    }
}

fn read(row: &Row<'_>) -> Result<StoredMust, StoreError> {
    Ok(StoredMust {
        at: Timestamp::from_ms(row.int(0)?),
        case_id: row.text(1)?.to_owned(),
        position: row.int(2)?,
    })
}

/// What the findings of a case ask for: rows in the order of the table's columns, the key first.
pub(crate) fn rows<'a>(id: &'a str, case: &Case) -> Vec<[Value<'a>; COLUMNS]> {
    let watcher = if case.is_in_reviewers_hands() {
        Role::Reviewer
    } else {
        Role::Oversight
    };
    let rows = owed(case).into_iter().enumerate().map(|(position, one)| {
        [
            text(watcher.as_str()),
            text(one.what.as_str()),
            int(one.done_on.is_some().into()),
            int(one.at().ms()),
            text(id),
            int(count(position)),
            opt_text(one.owner),
        ]
    });
    rows.collect()
}

/// Replaces what was asked for by what is asked for now; what stays is not touched.
pub(crate) async fn replace(db: &mut Connection, id: &str, before: &Case, after: &Case) -> Result<(), StoreError> {
    let (old, new) = (rows(id, before), rows(id, after));
    for row in old.iter().filter(|row| !new.contains(row)) {
        db.execute(REMOVE, &row[..KEY]).await?;
    }
    let added: Vec<Value<'_>> = new.into_iter().filter(|row| !old.contains(row)).flatten().collect();
    MUSTS.execute(db, &added).await
}

//! Whoever is or was in the team of a case: the rows of a case in `teams`, a function of its events alone.

use std::collections::BTreeSet;

use qingyu_domain::case::Case;
use qingyu_domain::person::PersonId;

use crate::Store;
use crate::db::{Connection, Row, Value, int, text};
use crate::error::StoreError;
use crate::search::Filed;
use crate::writer::insert::TEAMS;

const REMOVE: &str = "DELETE FROM teams WHERE person = $1 AND number = $2";
const OF: &str = "SELECT number, case_id FROM teams WHERE person = $1 AND number < $2 ORDER BY number DESC LIMIT $3";

/// Columns of the table, and how many of them are its key.
const COLUMNS: usize = 3;
const KEY: usize = 2;

impl Store {
    /// Cases in whose team somebody is or was, the newest first, before a number.
    pub async fn team_cases(&self, person: &PersonId, before: &str, limit: i64) -> Result<Vec<Filed>, StoreError> {
        let read = |row: &Row<'_>| {
            Ok(Filed {
                number: row.text(0)?.to_owned(),
                id: row.text(1)?.to_owned(),
            })
        };
        let values = [text(person.0.as_str()), text(before), int(limit)];
        self.readers.query(OF, &values, read).await
    }
}

/// The rows of a case, in the order of the table's columns, the key first.
pub(crate) fn rows<'a>(id: &'a str, case: &Case) -> Vec<[Value<'a>; COLUMNS]> {
    let Some(number) = case.number else { return Vec::new() };
    let team: BTreeSet<&str> = case.work.team.iter().map(|one| one.to.0.as_str()).collect();
    let row = |person: &str| [text(person.to_owned()), text(number.to_string()), text(id)];
    team.into_iter().map(row).collect()
}

/// Replaces the rows of a case where they are others by now.
pub(crate) async fn replace(db: &mut Connection, id: &str, before: &Case, after: &Case) -> Result<(), StoreError> {
    let (old, new) = (rows(id, before), rows(id, after));
    for row in old.iter().filter(|row| !new.contains(row)) {
        db.execute(REMOVE, &row[..KEY]).await?;
    }
    let added: Vec<Value<'_>> = new.into_iter().filter(|row| !old.contains(row)).flatten().collect();
    TEAMS.execute(db, &added).await
}

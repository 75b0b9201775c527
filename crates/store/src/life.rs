//! Lives whose steps are only added, with words beside them that are erased: bad ratings, incidents, inspections.

use std::collections::BTreeMap;

use qingyu_domain::time::Day;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::db::{Connection, Row, int, text};
use crate::error::StoreError;
use crate::readers::Readers;

/// The statements of one sort of lives.
pub(crate) struct Life {
    /// Adds a step: whose, which, what; nothing where there is one in its place.
    pub(crate) add_step: &'static str,
    /// Adds words to a step: whose, which, on which day, what.
    pub(crate) add_note: &'static str,
    /// Reads the steps of one, in their order.
    pub(crate) steps: &'static str,
    /// Reads the words of one, each with its step.
    pub(crate) notes: &'static str,
    /// What is said when something of it cannot be read.
    pub(crate) corrupt: &'static str,
}

impl Life {
    /// Adds a step in its place; whoever was quicker has taken it.
    pub(crate) async fn add(
        &self,
        db: &mut Connection,
        id: &str,
        seq: usize,
        done: &impl Serialize,
    ) -> Result<(), StoreError> {
        let body = serde_json::to_string(done).map_err(|_| self.corrupt())?;
        match db
            .execute(self.add_step, &[text(id), int(place(seq)), text(body)])
            .await?
        {
            0 => Err(StoreError::Conflict),
            _ => Ok(()),
        }
    }

    /// Adds the words of a step.
    pub(crate) async fn note(
        &self,
        db: &mut Connection,
        id: &str,
        (seq, on): (usize, Day),
        words: &str,
    ) -> Result<(), StoreError> {
        let values = [text(id), int(place(seq)), text(on.to_string()), text(words)];
        db.execute(self.add_note, &values).await.map(drop)
    }

    /// The steps of one.
    pub(crate) async fn read<T: DeserializeOwned>(&self, readers: &Readers, id: &str) -> Result<Vec<T>, StoreError> {
        readers
            .query(self.steps, &[text(id)], |row| self.parse(row.text(0)?))
            .await
    }

    /// The same, in the transaction that adds some.
    pub(crate) async fn read_within<T: DeserializeOwned>(
        &self,
        db: &mut Connection,
        id: &str,
    ) -> Result<Vec<T>, StoreError> {
        db.query(self.steps, &[text(id)], |row| self.parse(row.text(0)?)).await
    }

    /// The words of each step that has some, until they are erased.
    pub(crate) async fn notes(&self, readers: &Readers, id: &str) -> Result<BTreeMap<usize, String>, StoreError> {
        let note = |row: &Row<'_>| {
            let seq = usize::try_from(row.int(0)?).map_err(|_| self.corrupt())?;
            Ok((seq, row.text(1)?.to_owned()))
        };
        let notes = readers.query(self.notes, &[text(id)], note).await?;
        Ok(notes.into_iter().collect())
    }

    /// A step as it is stored.
    pub(crate) fn parse<T: DeserializeOwned>(&self, body: &str) -> Result<T, StoreError> {
        serde_json::from_str(body).map_err(|_| self.corrupt())
    }

    /// What is said when the steps of one make no sense.
    pub(crate) fn corrupt(&self) -> StoreError {
        StoreError::corrupt(self.corrupt)
    }
}

fn place(seq: usize) -> i64 {
    i64::try_from(seq).unwrap_or(i64::MAX)
}

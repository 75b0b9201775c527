//! Imports of files: where each stands, how far it has come, and the rows that could not be taken.
//!
//! A row that becomes a case says so by its origin, in the transaction that makes the case. How far an import has come is written after that:
//! whoever is killed in between hands on the same rows again, and these are known.

use qingyu_domain::intake::{FileFault, ImportStage, Mapping};
use qingyu_domain::person::PersonId;
use qingyu_domain::time::{Day, Timestamp};

use crate::Store;
use crate::db::{Connection, Row, int, text};
use crate::error::StoreError;
use crate::{Change, changes};

/// The columns of an import, as [`import`] reads them.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, source, person, form, stage, fault, mapping, begun_at, changed_at, total, place, handled, bad, \
            (SELECT COUNT(*) FROM origins WHERE origins.import = imports.id), committer FROM imports ",
            $rest
        )
    };
}

const ADD: &str = "INSERT INTO imports (id, source, person, form, stage, fault, mapping, begun_at, changed_at, total, place, \
    handled, bad) VALUES ($1, $2, $3, $4, 'reading', '', '', $5, $5, 0, 0, 0, 0)";
const ONE: &str = select!("WHERE id = $1");
const LIST: &str = select!("ORDER BY begun_at DESC, id DESC LIMIT $1");
const AT_WORK: &str = select!("WHERE stage IN ('reading', 'checking', 'committing') ORDER BY begun_at, id");
const FORGOTTEN: &str = select!("WHERE stage NOT IN ('done', 'refused', 'discarded') AND changed_at < $1 ORDER BY id");
const MOVE: &str = "UPDATE imports SET stage = $1, fault = $2, mapping = $3, total = $4, place = $5, changed_at = $6, \
    committer = $7 WHERE id = $8 AND stage = $9";
const ADVANCE: &str = "UPDATE imports SET place = $1, handled = handled + $2, bad = bad + $3, changed_at = $4 \
    WHERE id = $5 AND place = $6 AND stage = 'committing'";
const ADD_ROW: &str = "INSERT INTO import_rows (import, line, day, reason, body) VALUES ($1, $2, $3, $4, $5)";
const ROWS: &str = "SELECT line, reason, body FROM import_rows WHERE import = $1 AND line > $2 AND erased = 0 \
    ORDER BY line LIMIT $3";

/// An import to be begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewImport {
    /// Which one.
    pub id: String,
    /// The source.
    pub source: String,
    /// Who sent it.
    pub person: PersonId,
    /// csv or xlsx.
    pub form: String,
    /// When.
    pub at: Timestamp,
}

/// An import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// Which one.
    pub id: String,
    /// The source.
    pub source: String,
    /// Who sent it.
    pub person: PersonId,
    /// Who committed it.
    pub committer: Option<PersonId>,
    /// csv or xlsx.
    pub form: String,
    /// Where it stands.
    pub stage: ImportStage,
    /// Why it cannot go on.
    pub fault: Option<FileFault>,
    /// How its rows are read, since they were judged.
    pub mapping: Option<Mapping>,
    /// When it was sent.
    pub begun_at: Timestamp,
    /// When something last happened to it.
    pub changed_at: Timestamp,
    /// Its rows, once they are counted.
    pub total: i64,
    /// Where the next row begins.
    pub place: i64,
    /// How many were handled.
    pub handled: i64,
    /// How many of these could not be taken.
    pub bad: i64,
    /// How many became cases.
    pub added: i64,
}

/// A row that could not be taken.
#[derive(Clone, PartialEq, Eq)]
pub struct BadRow {
    /// Its line in the file, from 1.
    pub line: i64,
    /// Why, as codes.
    pub reason: String,
    /// The row as a line of CSV.
    pub body: String,
}

qingyu_domain::without_debug!(BadRow);

impl Store {
    /// Begins an import.
    pub async fn begin_import(&self, new: NewImport) -> Result<(), StoreError> {
        let begin = async move |db: &mut Connection| {
            let values = [
                text(new.id.as_str()),
                text(new.source.as_str()),
                text(new.person.0.as_str()),
                text(new.form.as_str()),
                int(new.at.ms()),
            ];
            db.execute(ADD, &values).await.map(drop)
        };
        self.writer.transaction(begin).await
    }

    /// An import.
    pub async fn import(&self, id: &str) -> Result<Option<Import>, StoreError> {
        let found = self.readers.query(ONE, &[text(id)], import).await?;
        Ok(found.into_iter().next())
    }

    /// Imports, the newest first.
    pub async fn imports(&self, limit: i64) -> Result<Vec<Import>, StoreError> {
        self.readers.query(LIST, &[int(limit)], import).await
    }

    /// Those with which something is to be done, the oldest first.
    pub async fn imports_at_work(&self) -> Result<Vec<Import>, StoreError> {
        self.readers.query(AT_WORK, &[], import).await
    }

    /// Those that are not over, and with which nothing has happened since a moment.
    pub async fn forgotten_imports(&self, before: Timestamp) -> Result<Vec<Import>, StoreError> {
        self.readers.query(FORGOTTEN, &[int(before.ms())], import).await
    }

    /// Puts an import where `to` says, on the record where somebody did it; [`StoreError::Conflict`] when it no longer stands where `from` does.
    pub async fn move_import(&self, from: ImportStage, to: Import, record: Option<Change>) -> Result<(), StoreError> {
        let json = |_| StoreError::corrupt("an import has no text");
        let fault = to
            .fault
            .map(|fault| serde_json::to_string(&fault))
            .transpose()
            .map_err(json)?;
        let mapping = to
            .mapping
            .as_ref()
            .map(serde_json::to_string)
            .transpose()
            .map_err(json)?;
        let put = async move |db: &mut Connection| {
            let values = [
                text(to.stage.as_str()),
                text(fault.unwrap_or_default()),
                text(mapping.unwrap_or_default()),
                int(to.total),
                int(to.place),
                int(to.changed_at.ms()),
                text(to.committer.as_ref().map_or("", |person| person.0.as_str())),
                text(to.id.as_str()),
                text(from.as_str()),
            ];
            if db.execute(MOVE, &values).await? == 0 {
                return Err(StoreError::Conflict);
            }
            match &record {
                Some(record) => changes::add(db, record).await,
                None => Ok(()),
            }
        };
        self.writer.transaction(put).await
    }

    /// Says that rows were handled, up to a place, and keeps those that could not be taken; [`StoreError::Conflict`] when another one did.
    pub async fn advance_import(
        &self,
        before: &Import,
        (place, rows): (i64, i64),
        bad: Vec<BadRow>,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let (id, was) = (before.id.clone(), before.place);
        let advance = async move |db: &mut Connection| {
            // Line 0 is the header, kept with them.
            let wrong = bad.iter().filter(|row| row.line > 0).count();
            let wrong = i64::try_from(wrong).unwrap_or(i64::MAX);
            let ahead = [
                int(place),
                int(rows),
                int(wrong),
                int(at.ms()),
                text(id.as_str()),
                int(was),
            ];
            if db.execute(ADVANCE, &ahead).await? == 0 {
                return Err(StoreError::Conflict);
            }
            for row in &bad {
                keep(db, &id, at.day(), row).await?;
            }
            Ok(())
        };
        self.writer.transaction(advance).await
    }

    /// Rows of an import that could not be taken, behind a line; erased ones are absent.
    pub async fn bad_rows(&self, import: &str, after: i64, limit: i64) -> Result<Vec<BadRow>, StoreError> {
        let row = |row: &Row<'_>| {
            Ok(BadRow {
                line: row.int(0)?,
                reason: row.text(1)?.to_owned(),
                body: row.text(2)?.to_owned(),
            })
        };
        let values = [text(import), int(after), int(limit)];
        self.readers.query(ROWS, &values, row).await
    }
}

async fn keep(db: &mut Connection, import: &str, day: Day, row: &BadRow) -> Result<(), StoreError> {
    let (reason, body) = (row.reason.as_str(), row.body.as_str());
    let values = [
        text(import),
        int(row.line),
        text(day.to_string()),
        text(reason),
        text(body),
    ];
    db.execute(ADD_ROW, &values).await.map(drop)
}

fn import(row: &Row<'_>) -> Result<Import, StoreError> {
    let corrupt = || StoreError::corrupt("an import cannot be read");
    let json = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let fault = json(row.text(5)?).map(|text| serde_json::from_str(&text)).transpose();
    let mapping = json(row.text(6)?).map(|text| serde_json::from_str(&text)).transpose();
    Ok(Import {
        id: row.text(0)?.to_owned(),
        source: row.text(1)?.to_owned(),
        person: PersonId(row.text(2)?.to_owned()),
        form: row.text(3)?.to_owned(),
        stage: ImportStage::from_code(row.text(4)?).ok_or_else(corrupt)?,
        fault: fault.map_err(|_| corrupt())?,
        mapping: mapping.map_err(|_| corrupt())?,
        begun_at: Timestamp::from_ms(row.int(7)?),
        changed_at: Timestamp::from_ms(row.int(8)?),
        total: row.int(9)?,
        place: row.int(10)?,
        handled: row.int(11)?,
        bad: row.int(12)?,
        added: row.int(13)?,
        committer: Some(row.text(14)?.to_owned()).filter(|id| !id.is_empty()).map(PersonId),
    })
}

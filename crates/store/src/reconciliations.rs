//! 对账: lists of sources that were compared, and where they differed.

use qingyu_domain::person::PersonId;
use qingyu_domain::source::{DifferenceRow, SourceStanding};
use qingyu_domain::time::{Day, Timestamp};

use crate::Store;
use crate::db::{Connection, Row, int, opt_text, text};
use crate::error::StoreError;
use crate::projection::count;

/// The columns, as [`read`] reads them.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, source, person, at, first, last, listed, same, cut FROM reconciliations ",
            $rest
        )
    };
}

const ADD: &str = "INSERT INTO reconciliations (id, source, person, at, first, last, listed, same, cut) \
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const ADD_ROW: &str = "INSERT INTO reconciliation_rows (reconciliation, position, day, line, number, theirs, case_id, standing) \
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
const ONE: &str = select!("WHERE id = $1");
const LIST: &str = select!("WHERE at >= $1 ORDER BY at DESC, id DESC LIMIT $2");
const ROWS: &str = "SELECT line, number, theirs, case_id, standing FROM reconciliation_rows \
    WHERE reconciliation = $1 AND erased = 0 ORDER BY position";

/// A list that was compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reconciliation {
    /// Which one.
    pub id: String,
    /// The source.
    pub source: String,
    /// Who sent the list.
    pub person: PersonId,
    /// When.
    pub at: Timestamp,
    /// The first day that the list is of.
    pub first: Day,
    /// The last one.
    pub last: Day,
    /// Rows of the list.
    pub listed: i64,
    /// Those about which both said the same.
    pub same: i64,
    /// Differences that were more than are kept.
    pub cut: i64,
}

impl Store {
    /// Stores what came of comparing.
    pub async fn add_reconciliation(&self, new: Reconciliation, rows: Vec<DifferenceRow>) -> Result<(), StoreError> {
        let add = async move |db: &mut Connection| {
            let values = [
                text(new.id.as_str()),
                text(new.source.as_str()),
                text(new.person.0.as_str()),
                int(new.at.ms()),
                text(new.first.to_string()),
                text(new.last.to_string()),
                int(new.listed),
                int(new.same),
                int(new.cut),
            ];
            db.execute(ADD, &values).await?;
            for (at, row) in rows.iter().enumerate() {
                add_row(db, &new, count(at), row).await?;
            }
            Ok(())
        };
        self.writer.transaction(add).await
    }

    /// One of them.
    pub async fn reconciliation(&self, id: &str) -> Result<Option<Reconciliation>, StoreError> {
        let found = self.readers.query(ONE, &[text(id)], read).await?;
        Ok(found.into_iter().next())
    }

    /// Those since a moment, the newest first.
    pub async fn reconciliations(&self, since: Timestamp, limit: i64) -> Result<Vec<Reconciliation>, StoreError> {
        self.readers.query(LIST, &[int(since.ms()), int(limit)], read).await
    }

    /// Where a list differed; erased rows are absent.
    pub async fn differences(&self, reconciliation: &str) -> Result<Vec<DifferenceRow>, StoreError> {
        self.readers.query(ROWS, &[text(reconciliation)], row).await
    }
}

async fn add_row(db: &mut Connection, of: &Reconciliation, at: i64, row: &DifferenceRow) -> Result<(), StoreError> {
    let ours = row.ours.as_ref();
    let values = [
        text(of.id.as_str()),
        int(at),
        text(of.at.day().to_string()),
        int(i64::try_from(row.line).unwrap_or(i64::MAX)),
        text(row.number.as_str()),
        text(row.theirs.as_str()),
        opt_text(ours.map(|(case_id, _)| case_id.as_str())),
        opt_text(ours.map(|(_, standing)| standing.as_str())),
    ];
    db.execute(ADD_ROW, &values).await.map(drop)
}

fn read(row: &Row<'_>) -> Result<Reconciliation, StoreError> {
    let day = |text: &str| Day::parse(text).ok_or_else(|| StoreError::corrupt("a list is of no day"));
    Ok(Reconciliation {
        id: row.text(0)?.to_owned(),
        source: row.text(1)?.to_owned(),
        person: PersonId(row.text(2)?.to_owned()),
        at: Timestamp::from_ms(row.int(3)?),
        first: day(row.text(4)?)?,
        last: day(row.text(5)?)?,
        listed: row.int(6)?,
        same: row.int(7)?,
        cut: row.int(8)?,
    })
}

fn row(row: &Row<'_>) -> Result<DifferenceRow, StoreError> {
    let standing = row.opt_text(4)?.and_then(SourceStanding::from_code);
    Ok(DifferenceRow {
        line: u64::try_from(row.int(0)?).unwrap_or_default(),
        number: row.text(1)?.to_owned(),
        theirs: row.text(2)?.to_owned(),
        ours: row.opt_text(3)?.map(str::to_owned).zip(standing),
    })
}

//! Pictures of inspections, as text so that they are erased like words.

use qingyu_domain::time::Day;

use crate::Store;
use crate::db::{Connection, Row, int, text};
use crate::erase::LONGEST;
use crate::error::StoreError;

const SAME: &str =
    "SELECT position FROM inspection_photos WHERE inspection = $1 AND side = $2 AND body = $3 AND erased = 0";
const COUNT: &str = "SELECT COUNT(*) FROM inspection_photos WHERE inspection = $1";
const OF_SIDE: &str = "SELECT COUNT(*) FROM inspection_photos WHERE inspection = $1 AND side = $2";
const ADD: &str = "INSERT INTO inspection_photos (inspection, position, day, side, body) VALUES ($1, $2, $3, $4, $5) \
    ON CONFLICT (inspection, position) DO NOTHING";
const LIST: &str =
    "SELECT position, day, side FROM inspection_photos WHERE inspection = $1 AND erased = 0 ORDER BY position";
const ONE: &str = "SELECT body FROM inspection_photos WHERE inspection = $1 AND position = $2 AND erased = 0";

/// A picture of an inspection, without itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredPhoto {
    /// Which one, from 0.
    pub position: i64,
    /// The day on which it came.
    pub day: Day,
    /// From which side it came.
    pub side: String,
}

impl Store {
    /// Adds a picture, in Base64; its position, or nothing where its side has sent as many as it may. One that is there already is the same.
    pub async fn add_photo(
        &self,
        inspection: &str,
        (on, side): (Day, &'static str),
        body: String,
        most: i64,
    ) -> Result<Option<i64>, StoreError> {
        // What is longer could not be overwritten when it is erased.
        if body.len() > LONGEST {
            return Err(StoreError::corrupt("a picture is too large"));
        }
        let id = inspection.to_owned();
        let add = async move |db: &mut Connection| add(db, &id, (on, side), &body, most).await;
        self.writer.transaction(add).await
    }

    /// The pictures of an inspection that are not erased.
    pub async fn photos(&self, inspection: &str) -> Result<Vec<StoredPhoto>, StoreError> {
        let photo = |row: &Row<'_>| {
            let day = Day::parse(row.text(1)?).ok_or_else(|| StoreError::corrupt("a picture has no day"))?;
            Ok(StoredPhoto {
                position: row.int(0)?,
                day,
                side: row.text(2)?.to_owned(),
            })
        };
        self.readers.query(LIST, &[text(inspection)], photo).await
    }

    /// A picture, in Base64, until it is erased.
    pub async fn photo(&self, inspection: &str, position: i64) -> Result<Option<String>, StoreError> {
        let body = |row: &Row<'_>| Ok(row.text(0)?.to_owned());
        let found = self
            .readers
            .query(ONE, &[text(inspection), int(position)], body)
            .await?;
        Ok(found.into_iter().next())
    }
}

async fn add(
    db: &mut Connection,
    id: &str,
    (on, side): (Day, &str),
    body: &str,
    most: i64,
) -> Result<Option<i64>, StoreError> {
    let number = |row: &Row<'_>| row.int(0);
    let same = db.query(SAME, &[text(id), text(side), text(body)], number).await?;
    if let Some(position) = same.first() {
        return Ok(Some(*position));
    }
    let sent = db.query(OF_SIDE, &[text(id), text(side)], number).await?;
    if sent.first().is_some_and(|sent| *sent >= most) {
        return Ok(None);
    }
    let count = db.query(COUNT, &[text(id)], number).await?;
    let position = count.into_iter().next().unwrap_or_default();
    let values = [text(id), int(position), text(on.to_string()), text(side), text(body)];
    // Another server may have been quicker.
    match db.execute(ADD, &values).await? {
        0 => Err(StoreError::Conflict),
        _ => Ok(Some(position)),
    }
}

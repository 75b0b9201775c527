//! Pictures of inspections, as text so that they are erased like words.

use qingyu_domain::person::PersonId;
use qingyu_domain::time::Day;

use crate::Store;
use crate::db::{Connection, Row, int, text};
use crate::error::StoreError;

const COUNT: &str = "SELECT COUNT(*) FROM inspection_photos WHERE inspection = $1";
const ADD: &str = "INSERT INTO inspection_photos (inspection, position, day, person, body) VALUES ($1, $2, $3, $4, $5) \
    ON CONFLICT (inspection, position) DO NOTHING";
const LIST: &str =
    "SELECT position, day, person FROM inspection_photos WHERE inspection = $1 AND erased = 0 ORDER BY position";
const ONE: &str = "SELECT body FROM inspection_photos WHERE inspection = $1 AND position = $2 AND erased = 0";

/// A picture of an inspection, without itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredPhoto {
    /// Which one, from 0.
    pub position: i64,
    /// The day on which it came.
    pub day: Day,
    /// Who sent it.
    pub by: PersonId,
}

impl Store {
    /// Adds a picture, in Base64; its position, or nothing where there are as many as there may be.
    pub async fn add_photo(
        &self,
        inspection: &str,
        (on, by): (Day, &PersonId),
        body: String,
        most: i64,
    ) -> Result<Option<i64>, StoreError> {
        let (id, by) = (inspection.to_owned(), by.0.clone());
        let add = async move |db: &mut Connection| {
            let count = db.query(COUNT, &[text(id.as_str())], |row| row.int(0)).await?;
            let position = count.into_iter().next().unwrap_or_default();
            if position >= most {
                return Ok(None);
            }
            let day = text(on.to_string());
            let values = [
                text(id.as_str()),
                int(position),
                day,
                text(by.as_str()),
                text(body.as_str()),
            ];
            // Another server may have been quicker.
            match db.execute(ADD, &values).await? {
                0 => Err(StoreError::Conflict),
                _ => Ok(Some(position)),
            }
        };
        self.writer.transaction(add).await
    }

    /// The pictures of an inspection that are not erased.
    pub async fn photos(&self, inspection: &str) -> Result<Vec<StoredPhoto>, StoreError> {
        let photo = |row: &Row<'_>| {
            let day = Day::parse(row.text(1)?).ok_or_else(|| StoreError::corrupt("a picture has no day"))?;
            Ok(StoredPhoto {
                position: row.int(0)?,
                day,
                by: PersonId(row.text(2)?.to_owned()),
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

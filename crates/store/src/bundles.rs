//! 摆渡包: which signed files went out and came in, each once by its number.

use qingyu_domain::source::Direction;
use qingyu_domain::time::Timestamp;

use crate::Store;
use crate::db::{Connection, Row, int, text};
use crate::error::StoreError;

/// The columns, as [`read`] reads them.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT number, digest, after, up_to, at FROM bundles WHERE source = $1 AND direction = $2 ",
            $rest
        )
    };
}

const ADD: &str = "INSERT INTO bundles (source, direction, number, digest, after, up_to, at) VALUES ($1, $2, $3, $4, $5, $6, $7) \
    ON CONFLICT (source, direction, number) DO NOTHING";
const ONE: &str = select!("AND number = $3");
const LAST: &str = select!("ORDER BY number DESC LIMIT 1");

/// A bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredBundle {
    /// Its number.
    pub number: i64,
    /// The SHA-256 of one that came in, as hexadecimal digits.
    pub digest: String,
    /// Of one that went out: the last step of the one before.
    pub after: i64,
    /// Of one that went out: the last step in it.
    pub up_to: i64,
    /// When it was made, or read.
    pub at: Timestamp,
}

impl Store {
    /// Says that a bundle is there; [`StoreError::Conflict`] when another one has its number.
    pub async fn add_bundle(&self, source: &str, direction: Direction, bundle: StoredBundle) -> Result<(), StoreError> {
        let source = source.to_owned();
        let add = async move |db: &mut Connection| {
            let values = [
                text(source.as_str()),
                text(direction.as_str()),
                int(bundle.number),
                text(bundle.digest.as_str()),
                int(bundle.after),
                int(bundle.up_to),
                int(bundle.at.ms()),
            ];
            let added = db.execute(ADD, &values).await?;
            (added == 1).then_some(()).ok_or(StoreError::Conflict)
        };
        self.writer.transaction(add).await
    }

    /// The one with this number.
    pub async fn bundle(
        &self,
        source: &str,
        direction: Direction,
        number: i64,
    ) -> Result<Option<StoredBundle>, StoreError> {
        let values = [text(source), text(direction.as_str()), int(number)];
        Ok(self.readers.query(ONE, &values, read).await?.into_iter().next())
    }

    /// The last one.
    pub async fn last_bundle(&self, source: &str, direction: Direction) -> Result<Option<StoredBundle>, StoreError> {
        let values = [text(source), text(direction.as_str())];
        Ok(self.readers.query(LAST, &values, read).await?.into_iter().next())
    }
}

fn read(row: &Row<'_>) -> Result<StoredBundle, StoreError> {
    Ok(StoredBundle {
        number: row.int(0)?,
        digest: row.text(1)?.to_owned(),
        after: row.int(2)?,
        up_to: row.int(3)?,
        at: Timestamp::from_ms(row.int(4)?),
    })
}

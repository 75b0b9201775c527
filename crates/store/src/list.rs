//! The list of cases by number, which is by receipt: a page costs the same at every place and every size.

use crate::Store;
use crate::db::{Row, int, text};
use crate::error::StoreError;

const NEWEST: &str = "SELECT id, number, kind, unit, stage FROM cases WHERE number < $1 AND number >= $2 \
    ORDER BY number DESC LIMIT $3";
const OLDEST: &str = "SELECT id, number, kind, unit, stage FROM cases WHERE number > $1 AND number < $2 \
    ORDER BY number LIMIT $3";

/// A case in the list, as it was when it last changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The case.
    pub id: String,
    /// Its number.
    pub number: String,
    /// The code of the kind that it was filed as.
    pub kind: String,
    /// The unit that it was filed about.
    pub unit: Option<String>,
    /// The code of where it stands.
    pub status: String,
}

impl Store {
    /// Cases with numbers below `below` and not below `from`, the newest first.
    pub async fn newest(&self, below: &str, from: &str, limit: i64) -> Result<Vec<Listed>, StoreError> {
        let values = [text(below), text(from), int(limit)];
        self.readers.query(NEWEST, &values, listed).await
    }

    /// Cases with numbers above `above` and below `below`, the oldest first.
    pub async fn oldest(&self, above: &str, below: &str, limit: i64) -> Result<Vec<Listed>, StoreError> {
        let values = [text(above), text(below), int(limit)];
        self.readers.query(OLDEST, &values, listed).await
    }
}

fn listed(row: &Row<'_>) -> Result<Listed, StoreError> {
    Ok(Listed {
        id: row.text(0)?.to_owned(),
        number: row.text(1)?.to_owned(),
        kind: row.text(2)?.to_owned(),
        unit: row.opt_text(3)?.map(str::to_owned),
        status: row.text(4)?.to_owned(),
    })
}

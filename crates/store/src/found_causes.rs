//! The cases behind the numbers of causes: the rows of a case in `found_causes`, a function of its events alone.

use qingyu_domain::case::{Case, Cause};
use qingyu_domain::figures::Month;
use qingyu_domain::time::Timestamp;

use crate::Store;
use crate::case_counts::{CaseCount, case_count};
use crate::db::{Connection, Row, Value, int, text};
use crate::error::StoreError;
use crate::search::Filed;
use crate::writer::insert::FOUND_CAUSES;

const REMOVE: &str = "DELETE FROM found_causes WHERE unit = $1 AND cause = $2 AND month = $3 AND number = $4";
const OF: &str = "SELECT number, case_id FROM found_causes WHERE unit = $1 AND cause = $2 AND month = $3 \
    AND number > $4 ORDER BY number LIMIT $5";
const COUNTED: &str = "SELECT month, unit, figure, bucket, total FROM case_counts WHERE month >= $1 AND month <= $2 \
    AND figure IN ('found_cases', 'caused_cases', 'told_causes', 'enterprises', 'unmarked') AND total <> 0 \
    ORDER BY month, unit, figure, bucket";

/// Columns of the table, and how many of them are its key.
const COLUMNS: usize = 5;
const KEY: usize = 4;

impl Store {
    /// Cases in which a cause was found in a month, at a unit as first filed, empty for none: by number, after one.
    pub async fn found_causes(
        &self,
        unit: &str,
        cause: Cause,
        month: Month,
        after: &str,
        limit: i64,
    ) -> Result<Vec<Filed>, StoreError> {
        let read = |row: &Row<'_>| {
            Ok(Filed {
                number: row.text(0)?.to_owned(),
                id: row.text(1)?.to_owned(),
            })
        };
        let month = text(month.to_string());
        let values = [text(unit), text(cause.as_str()), month, text(after), int(limit)];
        self.readers.query(OF, &values, read).await
    }

    /// What was counted of whole cases, from a month to another, both included: what was found in them, and 涉企.
    pub async fn counts_of_causes(&self, from: Month, to: Month) -> Result<Vec<CaseCount>, StoreError> {
        let values = [text(from.to_string()), text(to.to_string())];
        self.readers.query(COUNTED, &values, case_count).await
    }
}

/// The rows of a case, in the order of the table's columns, the key first.
pub(crate) fn rows<'a>(id: &'a str, case: &Case) -> Vec<[Value<'a>; COLUMNS]> {
    let Some(number) = case.number else { return Vec::new() };
    let row = |(cause, at): (Cause, Timestamp)| {
        [
            text(case.unit.clone().unwrap_or_default()),
            text(cause.as_str()),
            text(Month::of(at.day()).to_string()),
            text(number.to_string()),
            text(id),
        ]
    };
    case.caused().into_iter().map(row).collect()
}

/// Replaces the rows of a case where they are others by now.
pub(crate) async fn replace(db: &mut Connection, id: &str, before: &Case, after: &Case) -> Result<(), StoreError> {
    let (old, new) = (rows(id, before), rows(id, after));
    for row in old.iter().filter(|row| !new.contains(row)) {
        db.execute(REMOVE, &row[..KEY]).await?;
    }
    let added: Vec<Value<'_>> = new.into_iter().filter(|row| !old.contains(row)).flatten().collect();
    FOUND_CAUSES.execute(db, &added).await
}

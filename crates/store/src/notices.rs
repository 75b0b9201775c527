//! Notices: which reader is told of which case, a function of its events alone, and how a page of them is read.

use qingyu_domain::case::{Case, Reader, notice_number};
use qingyu_domain::time::Day;

use crate::Store;
use crate::db::{Connection, Row, Value, int, text};
use crate::error::StoreError;
use crate::filing::StoredCase;
use crate::writer::insert::NOTICES;

/// The newest first: days and numbers are text that sorts as what it says.
const PAGE: &str = "SELECT told_on, number, case_id FROM notices \
    WHERE reader = $1 AND (told_on, number) < ($2, $3) ORDER BY told_on DESC, number DESC LIMIT $4";

const CASES: &str = "SELECT DISTINCT case_id FROM notices WHERE number = $1";

/// Columns of the table.
const COLUMNS: usize = 4;

/// That a reader is told of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredNotice {
    /// Since which day.
    pub told_on: Day,
    /// The notice's number.
    pub number: String,
    /// The case.
    pub case_id: String,
}

impl Store {
    /// Notices of a reader, the newest first, before a day and number.
    pub async fn notices(
        &self,
        reader: &Reader,
        before: Option<(Day, String)>,
        limit: i64,
    ) -> Result<Vec<StoredNotice>, StoreError> {
        // After every day that there is.
        let last = || (String::from("9999-12-31"), String::new());
        let (day, number) = before.map_or_else(last, |(day, number)| (day.to_string(), number));
        let values = [text(reader.key()), text(day), text(number), int(limit)];
        self.readers.query(PAGE, &values, read).await
    }

    /// The cases of a notice's number: one, but for the rarest of accidents.
    pub async fn cases_of_notice(&self, number: &str) -> Result<Vec<StoredCase>, StoreError> {
        let id = |row: &Row<'_>| Ok(row.text(0)?.to_owned());
        let ids = self.readers.query(CASES, &[text(number)], id).await?;
        self.cases(&ids).await
    }
}

fn read(row: &Row<'_>) -> Result<StoredNotice, StoreError> {
    let day = Day::parse(row.text(0)?);
    Ok(StoredNotice {
        told_on: day.ok_or_else(|| StoreError::corrupt("a notice has no day"))?,
        number: row.text(1)?.to_owned(),
        case_id: row.text(2)?.to_owned(),
    })
}

/// The rows of those who are told of a case and were not before so many of them, in the order of the table's columns.
pub(crate) fn rows<'a>(id: &'a str, case: &Case, known: usize) -> Vec<[Value<'a>; COLUMNS]> {
    let told = case.work.told.iter().skip(known);
    told.map(|(reader, on)| {
        [
            text(reader.key()),
            text(on.to_string()),
            text(notice_number(id)),
            text(id),
        ]
    })
    .collect()
}

/// Adds who is told by now; who was told once stays.
pub(crate) async fn add(db: &mut Connection, id: &str, before: &Case, after: &Case) -> Result<(), StoreError> {
    let added: Vec<Value<'_>> = rows(id, after, before.work.told.len()).into_iter().flatten().collect();
    NOTICES.execute(db, &added).await
}

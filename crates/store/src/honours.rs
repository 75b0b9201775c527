//! Praise that was conveyed: the row of a case in `honours`, a function of its events alone, pages of them and how many there are.

use qingyu_domain::case::{Case, notice_number};
use qingyu_domain::figures::Month;
use qingyu_domain::time::Day;

use crate::Store;
use crate::db::{Connection, Row, Value, int, text};
use crate::error::StoreError;
use crate::writer::insert::HONOURS;

const REMOVE: &str = "DELETE FROM honours WHERE unit = $1 AND day = $2 AND number = $3 AND case_id = $4";

/// Each a range of a key, the newest month first: within it by numbers, which tell nothing of days.
const ALL: &str = "SELECT unit, day, number, case_id, is_verified FROM honours \
    WHERE (substr(day, 1, 7), number) < ($1, $2) ORDER BY substr(day, 1, 7) DESC, number DESC LIMIT $3";
const OF_UNIT: &str = "SELECT unit, day, number, case_id, is_verified FROM honours \
    WHERE unit = $1 AND (substr(day, 1, 7), number) < ($2, $3) \
    ORDER BY substr(day, 1, 7) DESC, number DESC LIMIT $4";
const COUNT: &str = "SELECT unit, substr(day, 1, 7), is_verified, CAST(COUNT(*) AS BIGINT) FROM honours \
    WHERE day >= $1 AND day < $2 GROUP BY unit, substr(day, 1, 7), is_verified";
const COUNT_OF_UNIT: &str = "SELECT unit, substr(day, 1, 7), is_verified, CAST(COUNT(*) AS BIGINT) FROM honours \
    WHERE unit = $1 AND day >= $2 AND day < $3 GROUP BY unit, substr(day, 1, 7), is_verified";

/// Columns of the table, and how many of them are its key.
const COLUMNS: usize = 6;
const KEY: usize = 4;

/// The place in the list: the month, and the number.
pub type HonourKey = (String, String);

/// After every one of them.
const BEGIN: (&str, &str) = ("9999-12", "");

/// Praise in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredHonour {
    /// The unit, where one is known.
    pub unit: Option<String>,
    /// The day on which it was conveyed.
    pub day: Day,
    /// The number of the notice.
    pub number: String,
    /// The case.
    pub case_id: String,
    /// Whether somebody without an interest says that it is true.
    pub is_verified: bool,
}

/// How often a unit was praised in a month.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct HonourCount {
    /// The month.
    pub month: Month,
    /// The unit, where one is known.
    pub unit: Option<String>,
    /// Verified, or 未核实.
    pub is_verified: bool,
    /// How often.
    pub times: i64,
}

impl StoredHonour {
    /// Its place: the next page comes after the last one of this page.
    pub fn key(&self) -> HonourKey {
        (Month::of(self.day).to_string(), self.number.clone())
    }
}

impl Store {
    /// Praise of a unit or of all, the newest month first, after a place in the list.
    pub async fn honours(
        &self,
        unit: Option<&str>,
        after: Option<&HonourKey>,
        limit: i64,
    ) -> Result<Vec<StoredHonour>, StoreError> {
        let (month, number) = after.map_or(BEGIN, |(month, number)| (month.as_str(), number.as_str()));
        let place = [text(month), text(number), int(limit)];
        let sql = if unit.is_some() { OF_UNIT } else { ALL };
        let values: Vec<Value<'_>> = unit.into_iter().map(text).chain(place).collect();
        self.readers.query(sql, &values, stored).await
    }

    /// How often a unit or each was praised, from one month up to before another.
    pub async fn honour_counts(
        &self,
        unit: Option<&str>,
        from: Month,
        until: Month,
    ) -> Result<Vec<HonourCount>, StoreError> {
        let months = [from, until].map(|month| text(format!("{month}-01")));
        let sql = if unit.is_some() { COUNT_OF_UNIT } else { COUNT };
        let values: Vec<Value<'_>> = unit.map(text).into_iter().chain(months).collect();
        self.readers.query(sql, &values, counted).await
    }
}

fn stored(row: &Row<'_>) -> Result<StoredHonour, StoreError> {
    Ok(StoredHonour {
        unit: unit(row)?,
        day: Day::parse(row.text(1)?).ok_or_else(corrupt)?,
        number: row.text(2)?.to_owned(),
        case_id: row.text(3)?.to_owned(),
        is_verified: row.int(4)? != 0,
    })
}

fn counted(row: &Row<'_>) -> Result<HonourCount, StoreError> {
    Ok(HonourCount {
        unit: unit(row)?,
        month: Month::parse(row.text(1)?).ok_or_else(corrupt)?,
        is_verified: row.int(2)? != 0,
        times: row.int(3)?,
    })
}

fn unit(row: &Row<'_>) -> Result<Option<String>, StoreError> {
    Ok(Some(row.text(0)?.to_owned()).filter(|unit| !unit.is_empty()))
}

fn corrupt() -> StoreError {
    StoreError::corrupt("praise has no day")
}

/// The row of a case, in the order of the table's columns, the key first; none where nothing was conveyed.
pub(crate) fn row<'a>(id: &'a str, case: &Case) -> Option<[Value<'a>; COLUMNS]> {
    let honour = case.honour()?;
    Some([
        text(honour.unit.unwrap_or_default()),
        text(honour.on.to_string()),
        text(notice_number(id)),
        text(id),
        int(honour.is_verified.into()),
        int(case.published().unwrap_or_default().into()),
    ])
}

/// Replaces the row of a case where it is another one by now.
pub(crate) async fn replace(db: &mut Connection, id: &str, before: &Case, after: &Case) -> Result<(), StoreError> {
    let (old, new) = (row(id, before), row(id, after));
    if old == new {
        return Ok(());
    }
    if let Some(old) = old {
        db.execute(REMOVE, &old[..KEY]).await?;
    }
    let added: Vec<Value<'_>> = new.into_iter().flatten().collect();
    HONOURS.execute(db, &added).await
}

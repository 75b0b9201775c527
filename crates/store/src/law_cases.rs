//! 月清仓: law-enforcement cases as the last file said, each once by its reference.

use qingyu_domain::clearing::{LawCase, LawCaseRow, LawDone, LawStatus, fold_law_case, law_step};
use qingyu_domain::person::PersonId;
use qingyu_domain::time::Day;

use crate::Store;
use crate::clearing_counts::move_counts;
use crate::db::{Connection, Row, Value, int, text};
use crate::error::StoreError;
use crate::life::Life;

const LIFE: Life = Life {
    add_step: "INSERT INTO law_case_steps (reference, seq, body) VALUES ($1, $2, $3) \
        ON CONFLICT (reference, seq) DO NOTHING",
    add_note: "",
    steps: "SELECT body FROM law_case_steps WHERE reference = $1 ORDER BY seq",
    notes: "",
    corrupt: "the steps of a law-enforcement case cannot be read",
};
const PUT: &str = "INSERT INTO law_cases (reference, unit, opened, due, status, is_open) VALUES ($1, $2, $3, $4, $5, $6) \
    ON CONFLICT (reference) DO UPDATE SET unit = excluded.unit, opened = excluded.opened, due = excluded.due, \
    status = excluded.status, is_open = excluded.is_open";

/// What every list shows; by due day, the earliest first.
macro_rules! list {
    ($where:literal, $due:literal, $reference:literal, $to:literal, $limit:literal) => {
        concat!(
            "SELECT reference, unit, opened, due, status FROM law_cases WHERE ",
            $where,
            "(due, reference) > (",
            $due,
            ", ",
            $reference,
            ") AND due <= ",
            $to,
            " ORDER BY due, reference LIMIT ",
            $limit
        )
    };
}

const ALL: &str = list!("is_open = $1 AND ", "$2", "$3", "$4", "$5");
const OF_UNIT: &str = list!("unit = $1 AND is_open = $2 AND ", "$3", "$4", "$5", "$6");
const ONE: &str = "SELECT reference, unit, opened, due, status FROM law_cases WHERE reference = $1";

/// The place in the list: when it is due, and which one.
pub type LawKey = (String, String);

/// Which law-enforcement cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LawCasesOf<'a> {
    /// Of one unit.
    pub unit: Option<&'a str>,
    /// Open, or cleared.
    pub is_open: bool,
    /// Due on this day or earlier.
    pub until: Option<Day>,
}

/// A law-enforcement case in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedLawCase {
    /// Its number.
    pub reference: String,
    /// As the last file said.
    pub row: LawCaseRow,
}

impl ListedLawCase {
    /// Its place: the next page comes after the last one of this page.
    pub fn key(&self) -> LawKey {
        (self.row.due.to_string(), self.reference.clone())
    }
}

/// What a row of a file changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LawPut {
    /// It is there for the first time.
    Added,
    /// It is otherwise than before.
    Moved,
    /// Everything was known.
    Known,
}

impl Store {
    /// Takes rows of a file, each by its reference; sent again they change nothing.
    pub async fn put_law_cases(
        &self,
        rows: Vec<(String, LawCaseRow)>,
        by: &PersonId,
        today: Day,
    ) -> Result<Vec<LawPut>, StoreError> {
        let by = by.clone();
        let all = async move |db: &mut Connection| {
            let mut puts = Vec::with_capacity(rows.len());
            for (reference, row) in &rows {
                puts.push(put(db, reference, row.clone(), &by, today).await?);
            }
            Ok(puts)
        };
        self.writer.transaction(all).await
    }

    /// Law-enforcement cases by when they are due, the earliest first, after a place in the list.
    pub async fn law_cases(
        &self,
        of: LawCasesOf<'_>,
        after: Option<&LawKey>,
        limit: i64,
    ) -> Result<Vec<ListedLawCase>, StoreError> {
        let begin = (String::new(), String::new());
        let (due, reference) = after.unwrap_or(&begin);
        let until = of.until.map_or_else(|| "9999-12-31".to_owned(), |day| day.to_string());
        let place = [
            int(of.is_open.into()),
            text(due.as_str()),
            text(reference.as_str()),
            text(until),
            int(limit),
        ];
        let (sql, first) = match of.unit {
            None => (ALL, None),
            Some(unit) => (OF_UNIT, Some(unit)),
        };
        let values: Vec<Value<'_>> = first.into_iter().map(text).chain(place).collect();
        self.readers.query(sql, &values, listed).await
    }

    /// A law-enforcement case.
    pub async fn law_case(&self, reference: &str) -> Result<Option<ListedLawCase>, StoreError> {
        let mut found = self.readers.query(ONE, &[text(reference)], listed).await?;
        Ok(found.pop())
    }
}

async fn put(
    db: &mut Connection,
    reference: &str,
    row: LawCaseRow,
    by: &PersonId,
    today: Day,
) -> Result<LawPut, StoreError> {
    let mut steps: Vec<LawDone> = LIFE.read_within(db, reference).await?;
    let before: Option<LawCase> = fold_law_case(&steps);
    let Some(done) = law_step(before.as_ref(), row, by, today) else {
        return Ok(LawPut::Known);
    };
    LIFE.add(db, reference, steps.len(), &done).await?;
    steps.push(done);
    let after = fold_law_case(&steps).ok_or_else(|| LIFE.corrupt())?;
    let values = [
        text(reference),
        text(after.row.unit.as_str()),
        text(after.row.opened.to_string()),
        text(after.row.due.to_string()),
        text(after.row.status.as_str()),
        int(after.cleared_on.is_none().into()),
    ];
    db.execute(PUT, &values).await?;
    let old = before
        .as_ref()
        .map(|before| (before.row.unit.as_str(), before.counts()));
    let (unit, counts) = old.unwrap_or_default();
    move_counts(db, (unit, &counts), (&after.row.unit, &after.counts())).await?;
    Ok(if before.is_some() { LawPut::Moved } else { LawPut::Added })
}

fn listed(row: &Row<'_>) -> Result<ListedLawCase, StoreError> {
    let corrupt = || StoreError::corrupt("a law-enforcement case cannot be read");
    Ok(ListedLawCase {
        reference: row.text(0)?.to_owned(),
        row: LawCaseRow {
            unit: row.text(1)?.to_owned(),
            opened: Day::parse(row.text(2)?).ok_or_else(corrupt)?,
            due: Day::parse(row.text(3)?).ok_or_else(corrupt)?,
            status: LawStatus::from_code(row.text(4)?).ok_or_else(corrupt)?,
        },
    })
}

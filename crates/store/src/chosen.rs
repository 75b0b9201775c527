//! What the city chose of days and clocks; each change is recorded and counted in the same transaction.

use qingyu_domain::calendar::{Revised, Year};
use qingyu_domain::deadlines::{Basis, Deadlines, Limit, Measure, Step};

use crate::Store;
use crate::changes::{self, Change};
use crate::db::{Connection, Row, int, text};
use crate::error::StoreError;
use crate::version;

const YEARS: &str = "SELECT body, revision FROM calendar ORDER BY year";
const PUT_YEAR: &str = "INSERT INTO calendar (year, revision, body) VALUES ($1, $2, $3) \
    ON CONFLICT (year) DO UPDATE SET revision = excluded.revision, body = excluded.body";
const LIMITS: &str = "SELECT step, amount, measure, basis FROM deadlines ORDER BY step";
const PUT_LIMIT: &str = "INSERT INTO deadlines (step, amount, measure, basis) VALUES ($1, $2, $3, $4) \
    ON CONFLICT (step) DO UPDATE SET amount = excluded.amount, measure = excluded.measure, basis = excluded.basis";
const CLEAR_LIMIT: &str = "DELETE FROM deadlines WHERE step = $1";

impl Store {
    /// The years that were changed since they came with the program.
    pub async fn calendar(&self) -> Result<Vec<Revised>, StoreError> {
        self.readers.query(YEARS, &[], year).await
    }

    /// Puts a year in the place of what it was; [`StoreError::Conflict`] when `seen` is no longer the version.
    pub async fn put_year(&self, year: &Year, revision: i64, seen: i64, record: Change) -> Result<(), StoreError> {
        let body = serde_json::to_string(year).map_err(|_| StoreError::corrupt("a year cannot be written"))?;
        let year = year.year;
        let put = async move |db: &mut Connection| {
            version::count_from(db, seen).await?;
            db.execute(PUT_YEAR, &[int(year), int(revision), text(body)]).await?;
            changes::add(db, &record).await
        };
        self.writer.transaction(put).await
    }

    /// The limits that are not the defaults.
    pub async fn deadlines(&self) -> Result<Deadlines, StoreError> {
        let limits = self.readers.query(LIMITS, &[], limit).await?;
        Ok(limits.into_iter().collect())
    }

    /// Sets the limit of a step, or its default again; [`StoreError::Conflict`] when `seen` is no longer the version.
    pub async fn put_limit(
        &self,
        step: Step,
        limit: Option<Limit>,
        seen: i64,
        record: Change,
    ) -> Result<(), StoreError> {
        let put = async move |db: &mut Connection| {
            version::count_from(db, seen).await?;
            let step = text(step.as_str());
            match limit {
                Some(Limit { amount, measure, basis }) => {
                    let values = [step, int(amount.into()), text(measure.as_str()), text(basis.as_str())];
                    db.execute(PUT_LIMIT, &values).await?
                }
                None => db.execute(CLEAR_LIMIT, &[step]).await?,
            };
            changes::add(db, &record).await
        };
        self.writer.transaction(put).await
    }
}

fn year(row: &Row<'_>) -> Result<Revised, StoreError> {
    let year = serde_json::from_str(row.text(0)?);
    Ok((
        year.map_err(|_| StoreError::corrupt("a year cannot be read"))?,
        row.int(1)?,
    ))
}

fn limit(row: &Row<'_>) -> Result<(Step, Limit), StoreError> {
    let step = Step::from_code(row.text(0)?);
    let amount = u16::try_from(row.int(1)?).ok();
    let (measure, basis) = (Measure::from_code(row.text(2)?), Basis::from_code(row.text(3)?));
    let read = || {
        let limit = Limit {
            amount: amount?,
            measure: measure?,
            basis: basis?,
        };
        Some((step?, limit))
    };
    read().ok_or_else(|| StoreError::corrupt("the limit of a step cannot be read"))
}

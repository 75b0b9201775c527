//! What was published of figures: kept as it was, for ever.

use crate::Store;
use crate::db::{Connection, Row, text};
use crate::error::StoreError;

const READ: &str = "SELECT period, body FROM published WHERE period >= $1 AND period <= $2 ORDER BY period";
const LAST: &str = "SELECT MAX(period) FROM published WHERE period < $1";
const ADD: &str = "INSERT INTO published (period, body) VALUES ($1, $2) ON CONFLICT (period) DO NOTHING";

impl Store {
    /// What was published of periods from one to another, both included: `YYYY-MM`, and `YYYY` before the months of its year.
    pub async fn published(&self, from: &str, to: &str) -> Result<Vec<(String, String)>, StoreError> {
        let read = |row: &Row<'_>| Ok((row.text(0)?.to_owned(), row.text(1)?.to_owned()));
        self.readers.query(READ, &[text(from), text(to)], read).await
    }

    /// The last period before another that was published.
    pub async fn published_before(&self, period: &str) -> Result<Option<String>, StoreError> {
        let read = |row: &Row<'_>| Ok(row.opt_text(0)?.map(str::to_owned));
        let last = self.readers.query(LAST, &[text(period)], read).await?;
        Ok(last.into_iter().next().flatten())
    }

    /// Publishes a period; says whether it was not published before. What was stays.
    pub async fn publish(&self, period: &str, body: &str) -> Result<bool, StoreError> {
        let (period, body) = (period.to_owned(), body.to_owned());
        let add = async move |db: &mut Connection| add(db, &period, &body).await;
        self.writer.transaction(add).await
    }
}

/// The same, in the transaction that publishes something beside it.
pub(crate) async fn add(db: &mut Connection, period: &str, body: &str) -> Result<bool, StoreError> {
    Ok(db.execute(ADD, &[text(period), text(body)]).await? == 1)
}

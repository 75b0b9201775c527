//! Words that everybody may read: thank-yous as long as their citizen agrees, and bad ratings as they were published.

use qingyu_domain::figures::Month;

use crate::Store;
use crate::db::{Connection, Row, Value, opt_text, text};
use crate::error::StoreError;
use crate::published;

/// A thank-you is read where it lies: erased or taken back, it is gone from here at the same moment.
const THANKS: &str = "SELECT h.unit, substr(h.day, 1, 7), t.body FROM honours h JOIN texts t ON t.case_id = h.case_id \
    AND t.seq = h.published AND t.part = 'publication' AND t.erased = 0 WHERE h.published > 0 AND h.day >= $1 \
    AND h.day < $2 ORDER BY substr(h.day, 1, 7) DESC, h.number";
const THANKS_OF_UNIT: &str = "SELECT h.unit, substr(h.day, 1, 7), t.body FROM honours h JOIN texts t \
    ON t.case_id = h.case_id AND t.seq = h.published AND t.part = 'publication' AND t.erased = 0 WHERE h.published > 0 \
    AND h.unit = $1 AND h.day >= $2 AND h.day < $3 ORDER BY substr(h.day, 1, 7) DESC, h.number";

/// A rating that an appeal took out is gone at once; its words are overwritten later.
const RATINGS: &str = "SELECT p.month, p.unit, p.service_window, p.words, p.reply, p.erased + COALESCE(r.is_removed, 0) \
    FROM published_words p LEFT JOIN ratings r ON r.id = p.rating WHERE p.month >= $1 AND p.month <= $2 \
    ORDER BY p.month DESC, p.unit, p.service_window, p.rating";
const RATINGS_OF_UNIT: &str = "SELECT p.month, p.unit, p.service_window, p.words, p.reply, \
    p.erased + COALESCE(r.is_removed, 0) FROM published_words p LEFT JOIN ratings r ON r.id = p.rating \
    WHERE p.unit = $1 AND p.month >= $2 AND p.month <= $3 \
    ORDER BY p.month DESC, p.unit, p.service_window, p.rating";
const ADD: &str = "INSERT INTO published_words (rating, month, unit, service_window, words, reply) \
    VALUES ($1, $2, $3, $4, $5, $6)";

/// Bad ratings of which something is written, and nothing is published yet.
const UNPUBLISHED: &str = "SELECT DISTINCT n.rating FROM rating_notes n WHERE n.erased = 0 AND NOT EXISTS \
    (SELECT 1 FROM published_words p WHERE p.rating = n.rating) ORDER BY n.rating";

/// A thank-you that everybody may read.
#[derive(Clone, PartialEq, Eq)]
pub struct StoredThanks {
    /// The unit.
    pub unit: String,
    /// The month in which it was conveyed.
    pub month: Month,
    /// The words.
    pub words: String,
}

/// A bad rating to be published.
#[derive(Clone)]
pub struct NewWords {
    /// Which one.
    pub rating: String,
    /// The unit.
    pub unit: String,
    /// The window; none where it is published for the whole unit.
    pub window: Option<String>,
    /// What oversight wrote.
    pub words: String,
    /// What the unit replied.
    pub reply: Option<String>,
}

/// A bad rating as it was published.
#[derive(Clone, PartialEq, Eq)]
pub struct StoredWords {
    /// The month with which it was published.
    pub month: Month,
    /// The unit.
    pub unit: String,
    /// The window; none where it was published for the whole unit.
    pub window: Option<String>,
    /// What oversight wrote; none where it was taken out since.
    pub words: Option<String>,
    /// What the unit replied.
    pub reply: Option<String>,
}

qingyu_domain::without_debug!(StoredThanks, NewWords, StoredWords);

impl Store {
    /// Thank-yous that are public, conveyed from one month to another, both included; the newest month first, in no order of days.
    pub async fn thanks(&self, unit: Option<&str>, from: Month, to: Month) -> Result<Vec<StoredThanks>, StoreError> {
        let days = [from, to.plus(1)].map(|month| text(format!("{month}-01")));
        let sql = if unit.is_some() { THANKS_OF_UNIT } else { THANKS };
        let values: Vec<Value<'_>> = unit.map(text).into_iter().chain(days).collect();
        self.readers.query(sql, &values, thanks).await
    }

    /// Bad ratings as they were published with these months, both included; the newest month first.
    pub async fn rating_words(
        &self,
        unit: Option<&str>,
        from: Month,
        to: Month,
    ) -> Result<Vec<StoredWords>, StoreError> {
        let months = [from, to].map(|month| text(month.to_string()));
        let sql = if unit.is_some() { RATINGS_OF_UNIT } else { RATINGS };
        let values: Vec<Value<'_>> = unit.map(text).into_iter().chain(months).collect();
        self.readers.query(sql, &values, words).await
    }

    /// Bad ratings with words of the staff of which nothing is published yet.
    pub async fn unpublished_ratings(&self) -> Result<Vec<String>, StoreError> {
        let id = |row: &Row<'_>| Ok(row.text(0)?.to_owned());
        self.readers.query(UNPUBLISHED, &[], id).await
    }

    /// Whether the words of bad ratings were published with a month.
    pub async fn has_rating_words(&self, month: Month) -> Result<bool, StoreError> {
        let period = period(month);
        Ok(!self.published(&period, &period).await?.is_empty())
    }

    /// Publishes the words of bad ratings with a month, or that there are none; says whether nobody had before.
    pub async fn publish_rating_words(&self, month: Month, all: Vec<NewWords>) -> Result<bool, StoreError> {
        let publish = async move |db: &mut Connection| {
            let is_first = published::add(db, &period(month), &all.len().to_string()).await?;
            let month = month.to_string();
            for one in all.iter().filter(|_| is_first) {
                let values = [
                    text(one.rating.as_str()),
                    text(month.as_str()),
                    text(one.unit.as_str()),
                    text(one.window.as_deref().unwrap_or_default()),
                    text(one.words.as_str()),
                    opt_text(one.reply.as_deref()),
                ];
                db.execute(ADD, &values).await?;
            }
            Ok(is_first)
        };
        self.writer.transaction(publish).await
    }
}

/// Among what was published: behind every month and year.
fn period(month: Month) -> String {
    format!("words/{month}")
}

fn thanks(row: &Row<'_>) -> Result<StoredThanks, StoreError> {
    Ok(StoredThanks {
        unit: row.text(0)?.to_owned(),
        month: month(row.text(1)?)?,
        words: row.text(2)?.to_owned(),
    })
}

fn words(row: &Row<'_>) -> Result<StoredWords, StoreError> {
    let is_there = row.int(5)? == 0;
    let reply = row.opt_text(4)?.filter(|_| is_there);
    Ok(StoredWords {
        month: month(row.text(0)?)?,
        unit: row.text(1)?.to_owned(),
        window: Some(row.text(2)?.to_owned()).filter(|window| !window.is_empty()),
        words: is_there.then(|| row.text(3).map(str::to_owned)).transpose()?,
        reply: reply.map(str::to_owned),
    })
}

fn month(text: &str) -> Result<Month, StoreError> {
    Month::parse(text).ok_or_else(|| StoreError::corrupt("published words have no month"))
}

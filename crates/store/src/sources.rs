//! The systems that cases come from, and how each is read.

use qingyu_domain::intake::{Mapping, Source};
use qingyu_domain::kind::Channel;

use crate::Store;
use crate::changes::{self, Change};
use crate::db::{Connection, Row, Value, text};
use crate::error::StoreError;

const LIST: &str = "SELECT code, name, channel, mapping FROM sources ORDER BY code";
const ONE: &str = "SELECT code, name, channel, mapping FROM sources WHERE code = $1";
const ADD: &str = "INSERT INTO sources (code, name, channel, mapping) VALUES ($1, $2, $3, $4) \
    ON CONFLICT (code) DO NOTHING";
/// Its channel stays: every case of it has that one.
const PUT: &str = "INSERT INTO sources (code, name, channel, mapping) VALUES ($1, $2, $3, $4) \
    ON CONFLICT (code) DO UPDATE SET name = excluded.name, mapping = excluded.mapping";

impl Store {
    /// Adds the sources whose codes are missing; those that are there stay as they are.
    pub async fn seed_sources(&self, sources: Vec<Source>) -> Result<(), StoreError> {
        let seed = async move |db: &mut Connection| {
            for source in &sources {
                db.execute(ADD, &values(source)?).await?;
            }
            Ok(())
        };
        self.writer.transaction(seed).await
    }

    /// All of them, by their codes.
    pub async fn sources(&self) -> Result<Vec<Source>, StoreError> {
        self.readers.query(LIST, &[], source).await
    }

    /// One of them.
    pub async fn source(&self, code: &str) -> Result<Option<Source>, StoreError> {
        let found = self.readers.query(ONE, &[text(code)], source).await?;
        Ok(found.into_iter().next())
    }

    /// Adds a source, or puts another name and mapping in the place of what it had.
    pub async fn put_source(&self, source: Source, record: Change) -> Result<(), StoreError> {
        let put = async move |db: &mut Connection| {
            db.execute(PUT, &values(&source)?).await?;
            changes::add(db, &record).await
        };
        self.writer.transaction(put).await
    }
}

fn values(source: &Source) -> Result<[Value<'_>; 4], StoreError> {
    let mapping = serde_json::to_string(&source.mapping);
    let mapping = mapping.map_err(|_| StoreError::corrupt("how a source is read has no text"))?;
    let (code, name) = (source.code.as_str(), source.name.as_str());
    Ok([text(code), text(name), text(source.channel.as_str()), text(mapping)])
}

fn source(row: &Row<'_>) -> Result<Source, StoreError> {
    let corrupt = || StoreError::corrupt("how a source is read cannot be read");
    Ok(Source {
        code: row.text(0)?.to_owned(),
        name: row.text(1)?.to_owned(),
        channel: Channel::from_code(row.text(2)?).ok_or_else(corrupt)?,
        mapping: serde_json::from_str::<Mapping>(row.text(3)?).map_err(|_| corrupt())?,
    })
}

//! What is read of the steps of sources: by a source in their order, by those who hand them over, and where each case stands.

use qingyu_domain::source::{Ours, SourceStep};
use qingyu_domain::time::{Day, Timestamp};

use crate::Store;
use crate::db::{Connection, Row, int, text};
use crate::error::StoreError;
use crate::projection::count;
use crate::source_steps::code;

const STEPS: &str = "SELECT steps.step, steps.case_id, steps.number, steps.our_number, steps.at, steps.said_seq, steps.body, texts.body \
    FROM source_steps AS steps LEFT JOIN texts ON texts.case_id = steps.said_in AND texts.seq = steps.said_seq \
    AND texts.part = 'answer' AND texts.erased = 0 \
    WHERE steps.source = $1 AND steps.step > $2 AND steps.step <= $3 AND steps.at >= $4 AND steps.at < $5 ORDER BY steps.step LIMIT $6";
const LAST: &str = "SELECT last FROM source_counters WHERE source = $1";
const OURS: &str = "SELECT number, case_id, day, standing FROM source_cases WHERE source = $1 AND number > $2 ORDER BY number LIMIT $3";
const MARK: &str = "INSERT INTO source_marks (source, way, up_to, at) VALUES ($1, $2, $3, $4) \
    ON CONFLICT (source, way) DO UPDATE SET up_to = excluded.up_to, at = excluded.at WHERE source_marks.up_to < excluded.up_to";
const MARKS: &str = "SELECT way, up_to, at FROM source_marks WHERE source = $1 ORDER BY way";

/// Cases that are read at a time.
const PAGE: i64 = 1000;

/// A step as it is read.
#[derive(Clone, PartialEq, Eq)]
pub struct StoredStep {
    /// Its running number.
    pub step: i64,
    /// Which case.
    pub case_id: String,
    /// The source's number of it.
    pub number: String,
    /// Its number here.
    pub our_number: String,
    /// When.
    pub at: Timestamp,
    /// What.
    pub told: SourceStep,
    /// Whether words belong to it.
    pub is_said: bool,
    /// The words, while they are there.
    pub text: Option<String>,
}

qingyu_domain::without_debug!(StoredStep);

/// Which steps are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepsOf {
    /// Behind this one.
    pub after: i64,
    /// Up to this one.
    pub up_to: i64,
    /// Of a day alone.
    pub day: Option<Day>,
    /// How many at most.
    pub limit: i64,
}

/// How far one way has handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceMark {
    /// Which way.
    pub way: String,
    /// Up to which step.
    pub up_to: i64,
    /// Since when.
    pub at: Timestamp,
}

impl Store {
    /// Steps of a source, in their order.
    pub async fn source_steps(&self, source: &str, of: StepsOf) -> Result<Vec<StoredStep>, StoreError> {
        let (from, to) = of
            .day
            .map_or((i64::MIN, i64::MAX), |day| (day.start().ms(), day.next().start().ms()));
        let values = [
            text(source),
            int(of.after),
            int(of.up_to),
            int(from),
            int(to),
            int(of.limit),
        ];
        self.readers.query(STEPS, &values, stored).await
    }

    /// The last step of a source; 0 before there is one.
    pub async fn last_source_step(&self, source: &str) -> Result<i64, StoreError> {
        let last = self.readers.query(LAST, &[text(source)], |row| row.int(0)).await?;
        Ok(last.first().copied().unwrap_or_default())
    }

    /// Every case of a source by its number there, and where it stands.
    pub async fn cases_of_source(&self, source: &str) -> Result<Vec<Ours>, StoreError> {
        let (mut all, mut after) = (Vec::new(), String::new());
        loop {
            let values = [text(source), text(after.as_str()), int(PAGE)];
            let page = self.readers.query(OURS, &values, ours).await?;
            let is_last = count(page.len()) < PAGE;
            all.extend(page);
            match all.last() {
                Some(last) if !is_last => after.clone_from(&last.number),
                _ => return Ok(all),
            }
        }
    }

    /// Says how far one way has handed over; it never goes back.
    pub async fn mark_source(&self, source: &str, mark: SourceMark) -> Result<(), StoreError> {
        let source = source.to_owned();
        let put = async move |db: &mut Connection| {
            let values = [
                text(source.as_str()),
                text(mark.way.as_str()),
                int(mark.up_to),
                int(mark.at.ms()),
            ];
            db.execute(MARK, &values).await.map(drop)
        };
        self.writer.transaction(put).await
    }

    /// How far each way has handed over.
    pub async fn source_marks(&self, source: &str) -> Result<Vec<SourceMark>, StoreError> {
        let read = |row: &Row<'_>| {
            Ok(SourceMark {
                way: row.text(0)?.to_owned(),
                up_to: row.int(1)?,
                at: Timestamp::from_ms(row.int(2)?),
            })
        };
        self.readers.query(MARKS, &[text(source)], read).await
    }
}

fn stored(row: &Row<'_>) -> Result<StoredStep, StoreError> {
    let told = serde_json::from_str(row.text(6)?).map_err(|_| StoreError::corrupt("a step cannot be read"))?;
    Ok(StoredStep {
        step: row.int(0)?,
        case_id: row.text(1)?.to_owned(),
        number: row.text(2)?.to_owned(),
        our_number: row.text(3)?.to_owned(),
        at: Timestamp::from_ms(row.int(4)?),
        told,
        is_said: row.int(5)? != 0,
        text: row.opt_text(7)?.map(str::to_owned),
    })
}

fn ours(row: &Row<'_>) -> Result<Ours, StoreError> {
    Ok(Ours {
        number: row.text(0)?.to_owned(),
        case_id: row.text(1)?.to_owned(),
        day: Day::parse(row.text(2)?).ok_or_else(|| StoreError::corrupt("a case came on no day"))?,
        standing: code(row.text(3)?)?,
    })
}

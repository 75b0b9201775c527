//! 查找: what is filed waits until it is sorted into a block of the index, and how the blocks are read.
//!
//! What the index holds is made of texts, so it is erased with them: nothing of it is deleted, a case is taken out of its buckets in place.

use std::collections::HashMap;

use qingyu_domain::search::{BLOCK, Bucket, CONTACTS, LAST_BUCKET, Token, counts, places, without};

use crate::Store;
use crate::db::{Connection, Row, blob, int, text};
use crate::error::StoreError;
use crate::projection::count;
use crate::writer::insert::{SEARCH_CASES, SEARCH_WORDS};

/// The newest that wait, before a number.
const WAITING: &str = "SELECT number, case_id FROM search_unsorted WHERE number < $1 ORDER BY number DESC LIMIT $2";
const OLDEST: &str = "SELECT number, case_id FROM search_unsorted ORDER BY number LIMIT $1";
/// One block at a time on all servers.
const LOCK: &str = "SELECT pg_advisory_xact_lock(7205759403792795)";
const TAKE: &str = "DELETE FROM search_unsorted WHERE number >= $1 AND number <= $2";
const NEXT: &str = "SELECT CAST(COALESCE(MAX(block), -1) + 1 AS BIGINT) FROM search_blocks";
const ADD: &str = "INSERT INTO search_blocks (block, first, last) VALUES ($1, $2, $3)";
/// The contacts of cases that were filed one after the other, as far as they are erased.
const ERASED: &str =
    "SELECT CAST(COUNT(*) AS BIGINT) FROM contacts WHERE case_id >= $1 AND case_id <= $2 AND erased = 1";

/// Blocks that hold numbers before one and from another one on, those with the newest first.
const BLOCKS: &str = "SELECT block, first, last FROM search_blocks WHERE last >= $1 AND first < $2 \
    ORDER BY last DESC LIMIT $3";
const BODIES: &str = "SELECT block, body FROM search_words WHERE bucket = $1 AND block >= $2 AND block <= $3";
const CASES: &str = "SELECT place, number, case_id FROM search_cases WHERE block = $1 AND place >= $2 AND place <= $3";

const FORGET_WAITING: &str = "DELETE FROM search_unsorted WHERE case_id = $1";
const WHERE_IS: &str = "SELECT block, place FROM search_cases WHERE case_id = $1";
const BODY: &str = "SELECT body FROM search_words WHERE bucket = $1 AND block = $2";
const OVERWRITE: &str = "UPDATE search_words SET body = $1 WHERE bucket = $2 AND block = $3";

/// For rebuild: cases that the index lost, whose words are there.
pub(crate) const AGAIN: &str = "INSERT INTO search_unsorted (number, case_id) SELECT number, id FROM cases \
    WHERE id > $1 AND id <= $2 AND NOT EXISTS (SELECT 1 FROM search_cases WHERE search_cases.case_id = cases.id) \
    AND EXISTS (SELECT 1 FROM texts WHERE texts.case_id = cases.id AND texts.seq = 1 AND texts.erased = 0) \
    ON CONFLICT (number) DO NOTHING";

/// A case that can be found, by its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filed {
    /// Its number.
    pub number: String,
    /// The case.
    pub id: String,
}

/// A block of the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchBlock {
    /// Which one.
    pub block: i64,
    /// The number of its first case.
    pub first: String,
    /// The number of its last case.
    pub last: String,
}

impl Store {
    /// Cases that are in no block yet, the newest first, before a number.
    pub async fn unsorted(&self, before: &str, limit: i64) -> Result<Vec<Filed>, StoreError> {
        self.readers.query(WAITING, &[text(before), int(limit)], filed).await
    }

    /// The oldest cases that are in no block yet, when they fill one; and what [`add_block`](Self::add_block) wants to know.
    pub async fn ripe(&self) -> Result<Option<(Vec<Filed>, i64)>, StoreError> {
        let cases = self.readers.query(OLDEST, &[int(count(BLOCK))], filed).await?;
        if cases.len() < BLOCK {
            return Ok(None);
        }
        let (low, high) = ends(&cases);
        let range = [text(low), text(high)];
        let erased = self.readers.query(ERASED, &range, |row| row.int(0)).await?;
        let erased = erased.first().copied().unwrap_or_default();
        Ok(Some((cases, erased)))
    }

    /// Adds a block of cases that were [`ripe`](Self::ripe), `erased` of their contacts by then. [`StoreError::Conflict`] when one of them was sorted, or
    /// something of them erased, meanwhile: nothing is written then.
    pub async fn add_block(&self, cases: Vec<Filed>, buckets: Vec<Bucket>, erased: i64) -> Result<(), StoreError> {
        let add = async move |db: &mut Connection| {
            db.lock(LOCK).await?;
            let (Some(first), Some(last)) = (cases.first(), cases.last()) else {
                return Ok(());
            };
            let [first, last] = [first, last].map(|case| case.number.as_str());
            let taken = db.execute(TAKE, &[text(first), text(last)]).await?;
            let (low, high) = ends(&cases);
            let now = db.query(ERASED, &[text(low), text(high)], |row| row.int(0)).await?;
            if taken != u64::try_from(cases.len()).unwrap_or(u64::MAX) || now.first() != Some(&erased) {
                return Err(StoreError::Conflict);
            }
            let block = db.query(NEXT, &[], |row| row.int(0)).await?;
            let block = block.first().copied().unwrap_or_default();
            db.execute(ADD, &[int(block), text(first), text(last)]).await?;
            let mut rows = Vec::with_capacity(cases.len() * 4);
            for (place, case) in (0..).zip(&cases) {
                let Filed { number, id } = case;
                rows.extend([int(block), int(place), text(number.as_str()), text(id.as_str())]);
            }
            SEARCH_CASES.execute(db, &rows).await?;
            let words = buckets.iter();
            let words = words.flat_map(|(bucket, body)| [int((*bucket).into()), int(block), blob(body)]);
            SEARCH_WORDS.execute(db, &words.collect::<Vec<_>>()).await
        };
        self.writer.transaction(add).await
    }

    /// Blocks with numbers from one on and before another, those with the newest first.
    pub async fn search_blocks(&self, from: &str, before: &str, limit: i64) -> Result<Vec<SearchBlock>, StoreError> {
        let block = |row: &Row<'_>| {
            Ok(SearchBlock {
                block: row.int(0)?,
                first: row.text(1)?.to_owned(),
                last: row.text(2)?.to_owned(),
            })
        };
        let values = [text(from), text(before), int(limit)];
        self.readers.query(BLOCKS, &values, block).await
    }

    /// Where a token is in the blocks from one to another, both included: the block, and the places in it.
    pub async fn places(&self, token: Token, low: i64, high: i64) -> Result<Vec<(i64, Vec<u16>)>, StoreError> {
        let read = |row: &Row<'_>| {
            let body = row.opt_bytes(1)?.unwrap_or_default();
            Ok((row.int(0)?, places(body, token.rest)))
        };
        let values = [int(token.bucket.into()), int(low), int(high)];
        self.readers.query(BODIES, &values, read).await
    }

    /// How many cases of a block have each of these tokens.
    pub async fn token_counts(&self, block: i64, wanted: &[Token]) -> Result<HashMap<Token, usize>, StoreError> {
        let mut known = HashMap::with_capacity(wanted.len());
        for same in wanted.chunk_by(|one, other| one.bucket == other.bucket) {
            let Some(bucket) = same.first().map(|token| token.bucket) else {
                continue;
            };
            let read = |row: &Row<'_>| {
                let all = counts(row.opt_bytes(1)?.unwrap_or_default());
                let own = all.map(|(rest, count)| (Token { bucket, rest }, count));
                Ok(own.filter(|(token, _)| same.contains(token)).collect::<Vec<_>>())
            };
            let values = [int(bucket.into()), int(block), int(block)];
            known.extend(self.readers.query(BODIES, &values, read).await?.into_iter().flatten());
        }
        Ok(known)
    }

    /// The cases at the places of a block from one to another, both included.
    pub async fn block_cases(&self, block: i64, low: u16, high: u16) -> Result<HashMap<u16, Filed>, StoreError> {
        let read = |row: &Row<'_>| {
            let place = u16::try_from(row.int(0)?);
            let place = place.map_err(|_| StoreError::corrupt("a case has no place in its block"))?;
            let [number, id] = [row.text(1)?.to_owned(), row.text(2)?.to_owned()];
            Ok((place, Filed { number, id }))
        };
        let values = [int(block), int(low.into()), int(high.into())];
        let cases = self.readers.query(CASES, &values, read).await?;
        Ok(cases.into_iter().collect())
    }
}

fn filed(row: &Row<'_>) -> Result<Filed, StoreError> {
    Ok(Filed {
        number: row.text(0)?.to_owned(),
        id: row.text(1)?.to_owned(),
    })
}

/// The first and the last of their ids, which is the order of filing.
fn ends(cases: &[Filed]) -> (&str, &str) {
    let ids = || cases.iter().map(|case| case.id.as_str());
    (ids().min().unwrap_or_default(), ids().max().unwrap_or_default())
}

/// Takes a case out of the index: all of it, or what it is found by as the same citizen's.
pub(crate) async fn forget(db: &mut Connection, id: &str, is_whole: bool) -> Result<(), StoreError> {
    if is_whole {
        db.execute(FORGET_WAITING, &[text(id)]).await?;
    }
    let read = |row: &Row<'_>| Ok((row.int(0)?, row.int(1)?));
    let Some((block, place)) = db.query(WHERE_IS, &[text(id)], read).await?.into_iter().next() else {
        return Ok(());
    };
    let place = u16::try_from(place).map_err(|_| StoreError::corrupt("a case has no place in its block"))?;
    let buckets = if is_whole { 0..=LAST_BUCKET } else { CONTACTS..=CONTACTS };
    for bucket in buckets {
        let key = [int(bucket.into()), int(block)];
        let left = |row: &Row<'_>| Ok(without(row.opt_bytes(0)?.unwrap_or_default(), place));
        let left = db.query(BODY, &key, left).await?.into_iter().flatten().next();
        if let Some(left) = left {
            let [bucket, block] = key;
            db.execute(OVERWRITE, &[blob(&left), bucket, block]).await?;
        }
    }
    Ok(())
}

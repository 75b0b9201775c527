//! Ratings: one for a key, one for a token, and nothing that leads from one to the visit that it is about.
//!
//! A rating is a short transaction of its own between two batches of the writer: it is rare beside what the batches are for, takes no
//! number and has rows of its own to wait for. On several servers those are taken in one order: token, key, counters.

use qingyu_domain::aftercare::RatingDone;
use qingyu_domain::rating::{Levels, RatingReason, RatingSource};
use qingyu_domain::time::Day;

use crate::Store;
use crate::aftercare;
use crate::db::{Connection, Row, blob, int, opt_int, opt_text, text};
use crate::error::StoreError;
use crate::rating_counts;

const KEY: &str = "SELECT content, source FROM rating_keys WHERE key = $1";
const HAS_TOKEN: &str = "SELECT 1 FROM rating_tokens WHERE token = $1 AND service_window = $2 AND until >= $3";
/// A token that was used is no longer there, as one that never was.
const USE_TOKEN: &str = "DELETE FROM rating_tokens WHERE token = $1 AND service_window = $2 AND until >= $3";
const ADD_KEY: &str = "INSERT INTO rating_keys (key, content, source, day) VALUES ($1, $2, $3, $4) \
    ON CONFLICT (key) DO NOTHING";
const ADD: &str = "INSERT INTO ratings (id, service_window, day, source, level, service, efficiency, conduct, reasons) \
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const ADD_TEXT: &str = "INSERT INTO rating_texts (rating, body, phone) VALUES ($1, $2, $3)";
const CLEAR_KEYS: &str = "DELETE FROM rating_keys WHERE day < $1";
const CLEAR_TOKENS: &str = "DELETE FROM rating_tokens WHERE until < $1";

/// A rating to be stored.
#[derive(Clone)]
pub struct NewRating {
    /// Random: it must tell nothing of when.
    pub id: String,
    /// The HMAC of the key under which it is sent.
    pub key: [u8; 32],
    /// The HMAC of what it says, without words.
    pub content: [u8; 32],
    /// The window.
    pub window: String,
    /// The HMAC of the token that it comes with; without one it is open.
    pub token: Option<[u8; 32]>,
    /// The day.
    pub day: Day,
    /// The levels.
    pub levels: Levels,
    /// What was not good.
    pub reasons: Vec<RatingReason>,
    /// In words.
    pub text: Option<String>,
    /// To be called back at.
    pub phone: Option<String>,
}

qingyu_domain::without_debug!(NewRating);

impl NewRating {
    /// Whether it counts in a score.
    pub const fn source(&self) -> RatingSource {
        match self.token {
            Some(_) => RatingSource::Verified,
            None => RatingSource::Open,
        }
    }
}

/// A rating that was stored before under a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownRating {
    /// The HMAC of what it said, without words.
    pub content: [u8; 32],
    /// As what it was taken.
    pub source: RatingSource,
}

/// What came of a rating.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rated {
    /// It is stored.
    Taken,
    /// One was stored under this key before; this one is not.
    Known(KnownRating),
    /// Its token is used, or never was: nothing is stored.
    NoToken,
}

impl Store {
    /// Stores a rating with its counters, and uses up its token.
    pub async fn rate(&self, rating: NewRating) -> Result<Rated, StoreError> {
        self.rate_and_begin(rating, None).await
    }

    /// The same, and begins what follows from a bad one.
    pub async fn rate_and_begin(&self, rating: NewRating, begun: Option<RatingDone>) -> Result<Rated, StoreError> {
        let key = rating.key;
        let rate = async move |db: &mut Connection| {
            let rated = rate(db, &rating).await?;
            if let (Rated::Taken, Some(begun)) = (rated, &begun) {
                aftercare::begin(db, &rating.id, begun).await?;
            }
            Ok(rated)
        };
        match self.writer.transaction(rate).await {
            // Another server stored the same one meanwhile.
            Err(StoreError::Conflict) => match self.rated(&key).await? {
                Some(known) => Ok(Rated::Known(known)),
                None => Err(StoreError::Conflict),
            },
            done => done,
        }
    }

    /// The rating that was stored under a key.
    pub async fn rated(&self, key: &[u8; 32]) -> Result<Option<KnownRating>, StoreError> {
        let known = self.readers.query(KEY, &[blob(key)], known).await?;
        Ok(known.into_iter().next())
    }

    /// Whether a token can be used for a window on a day, as far as is known without taking it.
    pub async fn has_token(&self, token: &[u8; 32], window: &str, day: Day) -> Result<bool, StoreError> {
        let values = [blob(token), text(window), text(day.to_string())];
        let found = self.readers.query(HAS_TOKEN, &values, |_| Ok(())).await?;
        Ok(!found.is_empty())
    }

    /// Forgets keys of ratings before a day, and tokens that ended before another.
    pub async fn clear_ratings(&self, keys_before: Day, tokens_before: Day) -> Result<(), StoreError> {
        let clear = async move |db: &mut Connection| {
            db.execute(CLEAR_KEYS, &[text(keys_before.to_string())]).await?;
            db.execute(CLEAR_TOKENS, &[text(tokens_before.to_string())]).await
        };
        self.writer.transaction(clear).await.map(drop)
    }
}

async fn rate(db: &mut Connection, rating: &NewRating) -> Result<Rated, StoreError> {
    if let Some(known) = stored(db, &rating.key).await? {
        return Ok(Rated::Known(known));
    }
    let (window, day) = (rating.window.as_str(), rating.day.to_string());
    if let Some(token) = &rating.token {
        let values = [blob(token), text(window), text(day.as_str())];
        if db.execute(USE_TOKEN, &values).await? == 0 {
            // Another server may have used it for this very rating while we waited.
            let known = stored(db, &rating.key).await?;
            return Ok(known.map_or(Rated::NoToken, Rated::Known));
        }
    }
    let source = rating.source().as_str();
    let key = [
        blob(&rating.key),
        blob(&rating.content),
        text(source),
        text(day.as_str()),
    ];
    if db.execute(ADD_KEY, &key).await? == 0 {
        return Err(StoreError::Conflict);
    }
    add(db, rating, &day).await?;
    rating_counts::move_ratings(db, rating).await?;
    Ok(Rated::Taken)
}

async fn add(db: &mut Connection, rating: &NewRating, day: &str) -> Result<(), StoreError> {
    let levels = rating.levels;
    let number = |level: Option<qingyu_domain::rating::Level>| opt_int(level.map(|level| level.number().into()));
    let reasons: Vec<&str> = rating.reasons.iter().map(|reason| reason.as_str()).collect();
    let values = [
        text(rating.id.as_str()),
        text(rating.window.as_str()),
        text(day),
        text(rating.source().as_str()),
        int(levels.overall.number().into()),
        number(levels.service),
        number(levels.efficiency),
        number(levels.conduct),
        text(reasons.join(" ")),
    ];
    db.execute(ADD, &values).await?;
    if rating.text.is_some() || rating.phone.is_some() {
        let (body, phone) = (opt_text(rating.text.as_deref()), opt_text(rating.phone.as_deref()));
        db.execute(ADD_TEXT, &[text(rating.id.as_str()), body, phone]).await?;
    }
    Ok(())
}

async fn stored(db: &mut Connection, key: &[u8; 32]) -> Result<Option<KnownRating>, StoreError> {
    let known = db.query(KEY, &[blob(key)], known).await?;
    Ok(known.into_iter().next())
}

fn known(row: &Row<'_>) -> Result<KnownRating, StoreError> {
    let source = RatingSource::from_code(row.text(1)?);
    Ok(KnownRating {
        content: row.hash(0)?,
        source: source.ok_or_else(|| StoreError::corrupt("a rating has an unknown source"))?,
    })
}

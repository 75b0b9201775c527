//! The counters behind every figure of ratings: moved with the rows that they count, and proved against them by a recount.

use std::collections::BTreeSet;

use qingyu_domain::rating::{Dimension, Level, Levels, RatingSource};
use qingyu_domain::time::Day;

use crate::Store;
use crate::db::{Connection, Row, Value, int, text};
use crate::error::StoreError;
use crate::ratings::NewRating;
use crate::{call_counts, case_counts, clearing_counts, encounter_counts};

const MOVE: &str = "INSERT INTO rating_counts (service_window, month, source, dimension, level, ratings) \
    VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (service_window, month, source, dimension, level) \
    DO UPDATE SET ratings = rating_counts.ratings + excluded.ratings";
/// What counts nothing any more is no counter: a recount would not find it.
const SWEEP: &str = "DELETE FROM rating_counts WHERE service_window = $1 AND month = $2 AND ratings = 0";
const MOVE_VISITS: &str = "INSERT INTO visit_counts (service_window, month, visits, offered) VALUES ($1, $2, $3, $4) \
    ON CONFLICT (service_window, month) DO UPDATE SET visits = visit_counts.visits + excluded.visits, \
    offered = visit_counts.offered + excluded.offered";
const READ: &str = "SELECT service_window, month, source, dimension, level, ratings FROM rating_counts \
    WHERE month >= $1 AND month <= $2 ORDER BY service_window, month, source, dimension, level";
const READ_VISITS: &str = "SELECT service_window, month, visits, offered FROM visit_counts \
    WHERE month >= $1 AND month <= $2 ORDER BY service_window, month";

/// Waits for ratings and visits that are being stored, and lets later ones wait.
const LOCK: &str = "LOCK TABLE rating_counts, visit_counts IN EXCLUSIVE MODE";
const COUNT: &str = "WITH given AS (SELECT service_window, substr(day, 1, 7) AS month, \
        CASE WHEN is_removed = 1 THEN 'removed' ELSE source END AS origin, level, service, efficiency, conduct FROM ratings) \
    SELECT service_window, month, origin, 'overall', level, COUNT(*) FROM given GROUP BY service_window, month, origin, level \
    UNION ALL SELECT service_window, month, origin, 'service', service, COUNT(*) FROM given WHERE service IS NOT NULL \
        GROUP BY service_window, month, origin, service \
    UNION ALL SELECT service_window, month, origin, 'efficiency', efficiency, COUNT(*) FROM given WHERE efficiency IS NOT NULL \
        GROUP BY service_window, month, origin, efficiency \
    UNION ALL SELECT service_window, month, origin, 'conduct', conduct, COUNT(*) FROM given WHERE conduct IS NOT NULL \
        GROUP BY service_window, month, origin, conduct";
const COUNT_VISITS: &str = "SELECT service_window, month, COUNT(*), CAST(SUM(is_offered) AS BIGINT) FROM visits \
    GROUP BY service_window, month";
const CLEAR: &str = "DELETE FROM rating_counts";
const CLEAR_VISITS: &str = "DELETE FROM visit_counts";

/// Before and after every month.
const EVER: [&str; 2] = ["0000-00", "9999-99"];

/// How often a level was given.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RatingCount {
    /// The window.
    pub window: String,
    /// `YYYY-MM`.
    pub month: String,
    /// How far the ratings are known to come from visitors.
    pub source: RatingSource,
    /// Of what.
    pub dimension: Dimension,
    /// Which level.
    pub level: Level,
    /// How often.
    pub ratings: i64,
}

/// How many visits there were.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct VisitCount {
    /// At the window.
    pub window: String,
    /// `YYYY-MM`.
    pub month: String,
    /// In all.
    pub visits: i64,
    /// Whose visitor was given a token.
    pub offered: i64,
}

/// The month of a day, `YYYY-MM`.
pub(crate) fn month(day: Day) -> String {
    let (year, month, _) = day.ymd();
    format!("{year:04}-{month:02}")
}

/// Counts a rating, in the transaction that stores it.
pub(crate) async fn move_ratings(db: &mut Connection, rating: &NewRating) -> Result<(), StoreError> {
    let month = month(rating.day);
    add(db, (&rating.window, &month), (rating.source(), rating.levels), 1).await
}

/// Counts a rating as one that is out of the score, in the transaction that takes it out.
pub(crate) async fn move_removed(
    db: &mut Connection,
    (window, day): (&str, Day),
    (source, levels): (RatingSource, Levels),
) -> Result<(), StoreError> {
    let month = month(day);
    let place = (window, month.as_str());
    add(db, place, (source, levels), -1).await?;
    add(db, place, (RatingSource::Removed, levels), 1).await?;
    db.execute(SWEEP, &[text(place.0), text(place.1)]).await.map(drop)
}

async fn add(
    db: &mut Connection,
    (window, month): (&str, &str),
    (source, levels): (RatingSource, Levels),
    ratings: i64,
) -> Result<(), StoreError> {
    for (dimension, level) in levels.given() {
        let count = RatingCount {
            window: window.to_owned(),
            month: month.to_owned(),
            source,
            dimension,
            level,
            ratings,
        };
        db.execute(MOVE, &count.row()).await?;
    }
    Ok(())
}

/// Counts a visit, in the transaction that stores it.
pub(crate) async fn move_visits(
    db: &mut Connection,
    window: &str,
    month: &str,
    offered: bool,
) -> Result<(), StoreError> {
    let count = VisitCount {
        window: window.to_owned(),
        month: month.to_owned(),
        visits: 1,
        offered: offered.into(),
    };
    db.execute(MOVE_VISITS, &count.row()).await.map(drop)
}

impl RatingCount {
    fn row(&self) -> [Value<'_>; 6] {
        [
            text(self.window.as_str()),
            text(self.month.as_str()),
            text(self.source.as_str()),
            text(self.dimension.as_str()),
            int(self.level.number().into()),
            int(self.ratings),
        ]
    }
}

impl VisitCount {
    fn row(&self) -> [Value<'_>; 4] {
        [
            text(self.window.as_str()),
            text(self.month.as_str()),
            int(self.visits),
            int(self.offered),
        ]
    }
}

impl Store {
    /// How often each level was given, from a month to another, both included: `YYYY-MM`.
    pub async fn rating_counts(&self, from: &str, to: &str) -> Result<Vec<RatingCount>, StoreError> {
        self.readers.query(READ, &[text(from), text(to)], rating_count).await
    }

    /// How many visits there were, from a month to another, both included: `YYYY-MM`.
    pub async fn visit_counts(&self, from: &str, to: &str) -> Result<Vec<VisitCount>, StoreError> {
        self.readers
            .query(READ_VISITS, &[text(from), text(to)], visit_count)
            .await
    }

    /// Counts all ratings, visits, incidents, calls, cases and what is cleared anew and says how many counters were wrong; they are right afterwards.
    /// Others that write wait meanwhile.
    pub async fn recount(&self) -> Result<usize, StoreError> {
        self.writer
            .transaction(async |db: &mut Connection| recount(db).await)
            .await
    }
}

async fn recount(db: &mut Connection) -> Result<usize, StoreError> {
    db.lock(LOCK).await?;
    let ever = EVER.map(text);
    let ratings: BTreeSet<_> = db.query(COUNT, &[], rating_count).await?.into_iter().collect();
    let were = db.query(READ, &ever, rating_count).await?.into_iter().collect();
    let wrong = wrong(&ratings, &were, |one| RatingCount {
        ratings: 0,
        ..one.clone()
    });
    if wrong > 0 {
        db.execute(CLEAR, &[]).await?;
        for count in &ratings {
            db.execute(MOVE, &count.row()).await?;
        }
    }
    let visits: BTreeSet<_> = db.query(COUNT_VISITS, &[], visit_count).await?.into_iter().collect();
    let were = db.query(READ_VISITS, &ever, visit_count).await?.into_iter().collect();
    let wrong_visits = self::wrong(&visits, &were, |one| (one.window.clone(), one.month.clone()));
    if wrong_visits > 0 {
        db.execute(CLEAR_VISITS, &[]).await?;
        for count in &visits {
            db.execute(MOVE_VISITS, &count.row()).await?;
        }
    }
    let wrong_others = encounter_counts::recount(db).await? + call_counts::recount(db).await?;
    let wrong_cases = case_counts::recount(db).await? + clearing_counts::recount(db).await?;
    Ok(wrong + wrong_visits + wrong_others + wrong_cases)
}

/// How many counters are wrong, missing or too many, each by what it counts.
fn wrong<T: Ord, K: Ord>(counted: &BTreeSet<T>, were: &BTreeSet<T>, what: impl Fn(&T) -> K) -> usize {
    let differing = counted.symmetric_difference(were).map(what);
    differing.collect::<BTreeSet<_>>().len()
}

fn rating_count(row: &Row<'_>) -> Result<RatingCount, StoreError> {
    let corrupt = || StoreError::corrupt("a counter of ratings counts something unknown");
    let level = u8::try_from(row.int(4)?).ok().and_then(Level::new);
    Ok(RatingCount {
        window: row.text(0)?.to_owned(),
        month: row.text(1)?.to_owned(),
        source: RatingSource::from_code(row.text(2)?).ok_or_else(corrupt)?,
        dimension: Dimension::from_code(row.text(3)?).ok_or_else(corrupt)?,
        level: level.ok_or_else(corrupt)?,
        ratings: row.int(5)?,
    })
}

fn visit_count(row: &Row<'_>) -> Result<VisitCount, StoreError> {
    Ok(VisitCount {
        window: row.text(0)?.to_owned(),
        month: row.text(1)?.to_owned(),
        visits: row.int(2)?,
        offered: row.int(3)?,
    })
}

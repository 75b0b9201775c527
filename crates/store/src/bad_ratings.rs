//! Bad ratings with what followed from them: steps that are only added, and words beside them that are erased.

use std::collections::BTreeMap;

use qingyu_domain::aftercare::{BadRating, RatingDone, Want, fold_rating};
use qingyu_domain::rating::{Level, Levels, RatingReason, RatingSource};
use qingyu_domain::time::Day;

use crate::Store;
use crate::aftercare;
use crate::db::{Connection, Row, text};
use crate::error::StoreError;
use crate::life::Life;
use crate::rating_counts;

pub(crate) const LIFE: Life = Life {
    add_step: "INSERT INTO rating_steps (rating, seq, body) VALUES ($1, $2, $3) ON CONFLICT (rating, seq) DO NOTHING",
    add_note: "INSERT INTO rating_notes (rating, seq, day, body) VALUES ($1, $2, $3, $4)",
    steps: "SELECT body FROM rating_steps WHERE rating = $1 ORDER BY seq",
    notes: "SELECT seq, body FROM rating_notes WHERE rating = $1 AND erased = 0",
    corrupt: "the steps of a bad rating cannot be read",
};
const REMOVE: &str = "UPDATE ratings SET is_removed = 1 WHERE id = $1 AND is_removed = 0";
const ONE: &str = "SELECT id, service_window, day, source, level, service, efficiency, conduct, reasons FROM ratings \
    WHERE id = $1";
const WORDS: &str = "SELECT body, phone FROM rating_texts WHERE rating = $1 AND erased = 0";
const HELD: &str = "SELECT a.about, r.service_window, s.body FROM aftercare a JOIN ratings r ON r.id = a.about \
    JOIN rating_steps s ON s.rating = a.about WHERE a.what = $1 ORDER BY a.about, s.seq";

/// A bad rating as it is stored, without the number to call.
#[derive(Clone)]
pub struct StoredRating {
    /// Which one.
    pub id: String,
    /// The window.
    pub window: String,
    /// The day.
    pub day: Day,
    /// How far it is known to come from a visitor.
    pub source: RatingSource,
    /// The levels.
    pub levels: Levels,
    /// What was not good.
    pub reasons: Vec<RatingReason>,
    /// What happened since.
    pub steps: Vec<RatingDone>,
    /// Where that leaves it.
    pub state: BadRating,
    /// In words, until they are erased.
    pub words: Option<String>,
    /// The words of each step that has some, until they are erased.
    pub notes: BTreeMap<usize, String>,
}

qingyu_domain::without_debug!(StoredRating);

/// What is done with a bad rating.
#[derive(Clone)]
pub struct RatingAct {
    /// Which one.
    pub id: String,
    /// The step.
    pub done: RatingDone,
    /// Its words.
    pub note: Option<String>,
    /// Whether the rating leaves the score by it.
    pub removes: bool,
}

qingyu_domain::without_debug!(RatingAct);

impl Store {
    /// A bad rating; nothing for another rating, and for none.
    pub async fn bad_rating(&self, id: &str) -> Result<Option<StoredRating>, StoreError> {
        let steps = LIFE.read(&self.readers, id).await?;
        let Some(state) = fold_rating(&steps) else {
            return Ok(None);
        };
        let facts = self.readers.query(ONE, &[text(id)], facts).await?;
        let Some(facts) = facts.into_iter().next() else {
            return Ok(None);
        };
        let body = |row: &Row<'_>| Ok(row.opt_text(0)?.map(str::to_owned));
        let words = self.readers.query(WORDS, &[text(id)], body).await?;
        Ok(Some(StoredRating {
            id: id.to_owned(),
            window: facts.window,
            day: facts.day,
            source: facts.source,
            levels: facts.levels,
            reasons: facts.reasons,
            steps,
            state,
            words: words.into_iter().flatten().next(),
            notes: LIFE.notes(&self.readers, id).await?,
        }))
    }

    /// The number to call, until it is erased.
    pub async fn rating_phone(&self, id: &str) -> Result<Option<String>, StoreError> {
        let phone = |row: &Row<'_>| Ok(row.opt_text(1)?.map(str::to_owned));
        let found = self.readers.query(WORDS, &[text(id)], phone).await?;
        Ok(found.into_iter().flatten().next())
    }

    /// Every bad rating that waits until its unit can be told: which one, its window, and where it stands.
    pub async fn held_ratings(&self) -> Result<Vec<(String, String, BadRating)>, StoreError> {
        let row = |row: &Row<'_>| {
            Ok((
                row.text(0)?.to_owned(),
                row.text(1)?.to_owned(),
                LIFE.parse(row.text(2)?)?,
            ))
        };
        let rows = self.readers.query(HELD, &[text(Want::Hold.as_str())], row).await?;
        let mut held: Vec<(String, String, Vec<RatingDone>)> = Vec::new();
        for (id, window, done) in rows {
            match held.last_mut() {
                Some((last, _, steps)) if *last == id => steps.push(done),
                _ => held.push((id, window, vec![done])),
            }
        }
        let fold = |(id, window, steps): (String, String, Vec<RatingDone>)| Some((id, window, fold_rating(&steps)?));
        Ok(held.into_iter().filter_map(fold).collect())
    }

    /// Adds a step after those that were read; [`StoreError::Conflict`] when there is another one by now.
    pub async fn act_on_rating(&self, before: &BadRating, act: RatingAct) -> Result<(), StoreError> {
        let before = before.clone();
        let act = async move |db: &mut Connection| record(db, &before, &act).await;
        self.writer.transaction(act).await
    }
}

async fn record(db: &mut Connection, before: &BadRating, act: &RatingAct) -> Result<(), StoreError> {
    LIFE.add(db, &act.id, before.version, &act.done).await?;
    if let Some(note) = &act.note {
        LIFE.note(db, &act.id, (before.version, act.done.on), note).await?;
    }
    let steps: Vec<RatingDone> = LIFE.read_within(db, &act.id).await?;
    let after = fold_rating(&steps).ok_or_else(|| LIFE.corrupt())?;
    aftercare::replace(db, &act.id, &after.unit, &before.owed(), &after.owed()).await?;
    if act.removes && db.execute(REMOVE, &[text(act.id.as_str())]).await? > 0 {
        let facts = db.query(ONE, &[text(act.id.as_str())], facts).await?;
        let facts = facts.into_iter().next().ok_or_else(|| LIFE.corrupt())?;
        let place = (facts.window.as_str(), facts.day);
        rating_counts::move_removed(db, place, (facts.source, facts.levels)).await?;
    }
    Ok(())
}

/// What was said in ten seconds.
struct Facts {
    window: String,
    day: Day,
    source: RatingSource,
    levels: Levels,
    reasons: Vec<RatingReason>,
}

fn facts(row: &Row<'_>) -> Result<Facts, StoreError> {
    let corrupt = || StoreError::corrupt("a rating says something unknown");
    let level =
        |number: Option<i64>| number.map(|number| u8::try_from(number).ok().and_then(Level::new).ok_or_else(corrupt));
    let reasons = row.text(8)?.split_whitespace();
    let reasons = reasons.map(|code| RatingReason::from_code(code).ok_or_else(corrupt));
    Ok(Facts {
        window: row.text(1)?.to_owned(),
        day: Day::parse(row.text(2)?).ok_or_else(corrupt)?,
        source: RatingSource::from_code(row.text(3)?).ok_or_else(corrupt)?,
        levels: Levels {
            overall: level(row.opt_int(4)?).transpose()?.ok_or_else(corrupt)?,
            service: level(row.opt_int(5)?).transpose()?,
            efficiency: level(row.opt_int(6)?).transpose()?,
            conduct: level(row.opt_int(7)?).transpose()?,
        },
        reasons: reasons.collect::<Result<_, _>>()?,
    })
}

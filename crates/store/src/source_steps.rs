//! 回传来源: what each source is told, stored in the transaction of the events that tell it, under a running number of its own.

use std::collections::BTreeMap;

use qingyu_domain::case::{Case, Recorded, apply, fold};
use qingyu_domain::source::{Ours, SourceStanding, SourceStep, Told, told, told_to_followers};
use qingyu_domain::time::{Day, Timestamp};

use crate::Store;
use crate::acting::Act;
use crate::db::{Connection, Row, Value, int, text};
use crate::desk::BY_NUMBER;
use crate::error::StoreError;
use crate::projection::count;
use crate::read::{assemble, line};
use crate::writer::insert::{SOURCE_CASES, SOURCE_STEPS};

/// Takes so many numbers of a source and returns the last one; other servers wait here until the commit, so that whoever reads a number has
/// all those before it.
const TAKE: &str = "INSERT INTO source_counters (source, last) VALUES ($1, $2) \
    ON CONFLICT (source) DO UPDATE SET last = source_counters.last + excluded.last RETURNING last";
const STANDING: &str = "SELECT standing FROM source_cases WHERE source = $1 AND number = $2";
const STANDS: &str = "UPDATE source_cases SET standing = $1 WHERE source = $2 AND number = $3";
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

/// A step to be stored.
pub(crate) struct NewStep {
    pub(crate) source: String,
    pub(crate) number: String,
    pub(crate) case_id: String,
    pub(crate) our_number: String,
    pub(crate) said_in: String,
    pub(crate) told: Told,
}

/// What a transaction tells, in the order in which it happened.
#[derive(Default)]
pub(crate) struct Answers(Vec<NewStep>);

/// The source of a case and its number there, where it has both.
pub(crate) fn origin_of(case: &Case) -> Option<(&str, &str)> {
    let origin = case.origin.as_ref()?;
    Some((origin.source.as_deref()?, origin.number.as_deref()?))
}

/// A step of a case under its own number.
pub(crate) fn step_of(case_id: &str, case: &Case, said_in: &str, told: Told) -> Option<NewStep> {
    let (source, number) = origin_of(case)?;
    Some(NewStep {
        source: source.to_owned(),
        number: number.to_owned(),
        case_id: case_id.to_owned(),
        our_number: case.number?.to_string(),
        said_in: said_in.to_owned(),
        told,
    })
}

impl Answers {
    /// Steps that were made elsewhere.
    pub(crate) const fn of(steps: Vec<NewStep>) -> Self {
        Self(steps)
    }

    /// Adds what an act tells the source of its case, and those of the cases that follow it.
    pub(crate) async fn add(&mut self, db: &mut Connection, act: &Act) -> Result<(), StoreError> {
        let is_led = act.before.work.joined.is_empty() && act.after.work.joined.is_empty();
        if origin_of(&act.before).is_none() && is_led {
            return Ok(());
        }
        let corrupt = |_| StoreError::corrupt("the events of a case have an impossible order");
        let mut case = act.before.clone();
        for recorded in &act.events {
            let after = apply(Some(case.clone()), recorded).map_err(corrupt)?;
            let own = told(&case, recorded, &after).into_iter();
            self.0
                .extend(own.filter_map(|one| step_of(&act.case_id, &after, &act.case_id, one)));
            if let Some(one) = told_to_followers(&case, recorded, &after) {
                self.add_to_followers(db, &act.case_id, &after, one).await?;
            }
            case = after;
        }
        Ok(())
    }

    /// Each under its own number; whoever took theirs back is told nothing.
    async fn add_to_followers(
        &mut self,
        db: &mut Connection,
        main_id: &str,
        main: &Case,
        told: Told,
    ) -> Result<(), StoreError> {
        for (number, _) in &main.work.joined {
            let lines = db.query(BY_NUMBER, &[text(number.as_str())], line).await?;
            let Some(stored) = assemble(lines) else { continue };
            let Some(follower) = state(&stored.events)? else {
                continue;
            };
            if follower.follows_another() {
                self.0.extend(step_of(&stored.id, &follower, main_id, told));
            }
        }
        Ok(())
    }

    /// Stores them: sources in their order, so that two servers wait for each other in one order only. Last of all that a transaction does.
    pub(crate) async fn store(self, db: &mut Connection) -> Result<(), StoreError> {
        let mut sources: BTreeMap<String, Vec<NewStep>> = BTreeMap::new();
        for step in self.0 {
            sources.entry(step.source.clone()).or_default().push(step);
        }
        for (source, steps) in &sources {
            let taken = [text(source.as_str()), int(count(steps.len()))];
            let last = db.query(TAKE, &taken, |row| row.int(0)).await?;
            let last = last.first().ok_or_else(|| StoreError::corrupt("no number was given"))?;
            insert(db, source, steps, last - count(steps.len())).await?;
            stand(db, source, steps).await?;
        }
        Ok(())
    }
}

async fn insert(db: &mut Connection, source: &str, steps: &[NewStep], before: i64) -> Result<(), StoreError> {
    let mut values: Vec<Value<'_>> = Vec::with_capacity(steps.len() * 9);
    for (at, one) in (before + 1..).zip(steps) {
        let body = serde_json::to_string(&one.told.step).map_err(|_| StoreError::corrupt("a step has no text"))?;
        values.extend([
            text(source),
            int(at),
            text(one.case_id.as_str()),
            text(one.number.as_str()),
        ]);
        values.extend([
            text(one.our_number.as_str()),
            int(one.told.at.ms()),
            text(one.said_in.as_str()),
        ]);
        values.extend([int(one.told.text.map_or(0, i64::from)), text(body)]);
    }
    SOURCE_STEPS.execute(db, &values).await
}

/// Where each case stands afterwards.
async fn stand(db: &mut Connection, source: &str, steps: &[NewStep]) -> Result<(), StoreError> {
    let mut now: BTreeMap<&str, SourceStanding> = BTreeMap::new();
    for one in steps {
        let known = now.get(one.number.as_str()).copied();
        let was = match known {
            Some(was) => was,
            None => standing(db, source, &one.number).await?,
        };
        now.insert(&one.number, was.after(one.told.step.kind));
    }
    for (number, standing) in now {
        db.execute(STANDS, &[text(standing.as_str()), text(source), text(number)])
            .await?;
    }
    Ok(())
}

async fn standing(db: &mut Connection, source: &str, number: &str) -> Result<SourceStanding, StoreError> {
    let read = |row: &Row<'_>| code(row.text(0)?);
    let found = db.query(STANDING, &[text(source), text(number)], read).await?;
    Ok(found.first().copied().unwrap_or(SourceStanding::Waiting))
}

fn code(text: &str) -> Result<SourceStanding, StoreError> {
    SourceStanding::from_code(text).ok_or_else(|| StoreError::corrupt("a case stands nowhere for its source"))
}

fn state(events: &[Recorded]) -> Result<Option<Case>, StoreError> {
    fold(events).map_err(|_| StoreError::corrupt("the events of a case have an impossible order"))
}

/// The row of a case that a source sent, as it stands at first.
pub(crate) fn case_row<'a>(case_id: &'a str, case: &Case) -> Option<[Value<'a>; 5]> {
    let (source, number) = origin_of(case)?;
    Some([
        text(source.to_owned()),
        text(number.to_owned()),
        text(case_id),
        text(case.filed_at.day().to_string()),
        text(SourceStanding::Waiting.as_str()),
    ])
}

/// Inserts the rows of cases that sources sent.
pub(crate) async fn add_cases(db: &mut Connection, rows: &[Value<'_>]) -> Result<(), StoreError> {
    SOURCE_CASES.execute(db, rows).await
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

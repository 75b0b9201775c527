//! 回传来源: what each source is told, stored in the transaction of the events that tell it, under a running number of its own.

use std::collections::BTreeMap;

use qingyu_domain::case::{Case, Recorded, apply, fold};
use qingyu_domain::source::{SourceStanding, Told, told, told_to_followers};

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

/// Where a case stands, by its code.
pub(crate) fn code(text: &str) -> Result<SourceStanding, StoreError> {
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

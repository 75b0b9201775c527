//! What sources are told of cases that were here before anything was told: made once, when a database is first opened with it.

use std::collections::HashMap;

use qingyu_domain::case::{Case, Recorded, apply};
use qingyu_domain::source::{Told, told, told_to_followers};

use crate::Store;
use crate::db::{Connection, text};
use crate::error::StoreError;
use crate::projection::state;
use crate::rebuild;
use crate::source_steps::{Answers, NewStep, add_cases, case_row, origin_of, step_of};

/// The setting that says that it was made. Steps are numbers that others count by: they are made once, and never anew.
const SETTING: &str = "source_steps";
const MADE: &str = "1";
const READ: &str = "SELECT value FROM settings WHERE name = $1";
const PUT: &str = "INSERT INTO settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING";
/// Waits for steps that are being stored, and lets later ones wait.
const LOCK: &str = "LOCK TABLE source_steps, source_cases IN EXCLUSIVE MODE";

/// What a main case told those that follow it, by their numbers.
struct ToFollower {
    number: String,
    main_id: String,
    told: Told,
}

impl Store {
    /// Makes the steps of a database that has none yet.
    pub(crate) async fn tell_history(&self) -> Result<(), StoreError> {
        if self.setting(SETTING).await?.as_deref() == Some(MADE) {
            return Ok(());
        }
        let made = self
            .writer
            .transaction(async |db: &mut Connection| make(db).await)
            .await?;
        tracing::info!(made, "steps for sources were made");
        Ok(())
    }
}

async fn make(db: &mut Connection) -> Result<usize, StoreError> {
    db.lock(LOCK).await?;
    let set = db
        .query(READ, &[text(SETTING)], |row| Ok(row.text(0)?.to_owned()))
        .await?;
    if !set.is_empty() {
        return Ok(0);
    }
    let (mut steps, mut waiting) = (Vec::new(), Vec::new());
    let mut known: HashMap<String, (String, Case)> = HashMap::new();
    let mut after = String::new();
    while let Some((last, histories)) = rebuild::page(db, &after).await? {
        let mut rows = Vec::new();
        for (id, events) in &histories {
            let case = state(events)?;
            rows.extend(case_row(id, &case).into_iter().flatten());
            replay(id, events, &mut steps, &mut waiting)?;
            if let Some(number) = case.number.filter(|_| origin_of(&case).is_some()) {
                known.insert(number.to_string(), (id.clone(), case));
            }
        }
        add_cases(db, &rows).await?;
        after = last;
    }
    let followed = waiting.into_iter().filter_map(|one| {
        let (id, case) = known.get(&one.number).filter(|(_, case)| case.follows_another())?;
        step_of(id, case, &one.main_id, one.told)
    });
    steps.extend(followed);
    steps.sort_by_key(|step: &NewStep| step.told.at);
    let made = steps.len();
    Answers::of(steps).store(db).await?;
    db.execute(PUT, &[text(SETTING), text(MADE)]).await?;
    Ok(made)
}

fn replay(
    id: &str,
    events: &[Recorded],
    steps: &mut Vec<NewStep>,
    waiting: &mut Vec<ToFollower>,
) -> Result<(), StoreError> {
    let corrupt = |_| StoreError::corrupt("the events of a case have an impossible order");
    let mut case: Option<Case> = None;
    for recorded in events {
        let after = apply(case.clone(), recorded).map_err(corrupt)?;
        if let Some(before) = &case {
            let own = told(before, recorded, &after).into_iter();
            steps.extend(own.filter_map(|one| step_of(id, &after, id, one)));
            let one = told_to_followers(before, recorded, &after);
            let numbers = after.work.joined.iter().map(|(number, _)| number);
            waiting.extend(one.into_iter().flat_map(|told| {
                numbers.clone().map(move |number| ToFollower {
                    number: number.clone(),
                    main_id: id.to_owned(),
                    told,
                })
            }));
        }
        case = Some(after);
    }
    Ok(())
}

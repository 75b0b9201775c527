//! What somebody has to do after bad ratings: calls, mending, follow-ups and appeals in one list.

use qingyu_api::desk::aftercare::{Aftercare, AftercareFilter, AftercareLine};
use qingyu_domain::aftercare::Want;
use qingyu_domain::inspection::inspection_deeds;
use qingyu_domain::person::Role;
use qingyu_domain::time::Day;
use qingyu_store::{AftercareKey, StoredOwed};

use crate::accounts::Signed;
use crate::app::App;
use crate::commands::desk::inspection::plan;
use crate::commands::page::{self, bad_filter};
use crate::refusal::Refusal;

/// A page of it, the earliest due first.
pub async fn page(app: &App, signed: &Signed, filter: &AftercareFilter) -> Result<Aftercare, Refusal> {
    let limit = page::limit(filter.limit)?;
    let mut after = filter.after.as_deref().map(read_key).transpose()?;
    let lists = lists(signed, filter.what);
    let count = usize::from(limit) + 1;
    let today = app.clock.now().day();
    let mut shown: Vec<StoredOwed> = Vec::with_capacity(count);
    let mut lines = Vec::new();
    while !lists.is_empty() && lines.len() < count {
        let rows = next_rows(app, &lists, after.as_ref(), count).await?;
        let is_last = rows.len() < count;
        after = rows.last().map(StoredOwed::key);
        for row in rows {
            if is_theirs(app, signed, &row).await? {
                shown.push(row);
            }
        }
        lines = merged(&shown, today);
        if is_last {
            break;
        }
    }
    let next = page::cut(&mut lines, limit, |line| format!("{}.{}", line.due, line.about));
    Ok(Aftercare { lines, next })
}

/// The lists that somebody reads: of a sort for all units, or for a unit of their own.
fn lists(signed: &Signed, only: Option<Want>) -> Vec<(Want, Option<String>)> {
    let mut lists: Vec<(Want, Option<String>)> = Vec::new();
    let wanted = |what: &&Want| only.is_none_or(|only| only == **what);
    for what in Want::ALL.iter().filter(wanted) {
        for post in signed.person.posts.iter().filter(|post| what.is_for(post.role)) {
            let is_of_unit = matches!(post.role, Role::UnitHead | Role::Handler | Role::Supervisor);
            let list = (*what, is_of_unit.then(|| post.unit.clone()));
            if !lists.contains(&list) {
                lists.push(list);
            }
        }
    }
    lists
}

/// The next rows of all lists together, as many as are asked for, and with the last one whatever else is to be done about it that day.
async fn next_rows(
    app: &App,
    lists: &[(Want, Option<String>)],
    after: Option<&AftercareKey>,
    count: usize,
) -> Result<Vec<StoredOwed>, Refusal> {
    let limit = i64::try_from(count).unwrap_or(i64::MAX);
    let mut rows = Vec::new();
    for (what, unit) in lists {
        rows.extend(app.store.aftercare(*what, unit.as_deref(), after, limit).await?);
    }
    rows.sort();
    rows.dedup();
    let last = rows.get(count - 1).map(StoredOwed::key);
    if let Some(last) = last {
        rows.retain(|row| row.key() <= last);
    }
    Ok(rows)
}

/// Whether it is theirs to do: without an interest, and the second time by nobody who asked before.
async fn is_theirs(app: &App, signed: &Signed, row: &StoredOwed) -> Result<bool, Refusal> {
    let given = signed.staff.given(app.clock.now());
    if !row.what.is_of(&signed.person, &row.unit, &given) {
        return Ok(false);
    }
    let own = &signed.person.id;
    match row.what {
        Want::SecondFollowUp => {
            let rating = app.store.bad_rating(&row.about).await?;
            Ok(rating.is_some_and(|rating| !rating.state.followed_up_by.contains(own)))
        }
        Want::AskAgain => {
            let encounter = app.store.encounter(&row.about).await?;
            Ok(encounter.is_some_and(|encounter| !encounter.state.asked_by.contains(own)))
        }
        Want::Check => {
            let rating = app.store.bad_rating(&row.about).await?;
            let wrote = rating.and_then(|rating| rating.state.redacted);
            Ok(wrote.is_some_and(|(_, by)| by.as_ref() != Some(own)))
        }
        // There before its day, so that it is there on that day; and a term may name windows.
        Want::Reinspect | Want::Revisit | Want::Judge | Want::Answer => {
            let inspection = app.store.inspection(&row.about).await?;
            let deeds = inspection.map(|one| inspection_deeds(&one.state, &signed.person, &given));
            let wanted = match row.what {
                Want::Answer => "answer",
                Want::Judge => "judge",
                _ => "reinspect",
            };
            Ok(deeds.is_some_and(|deeds| deeds.contains(&wanted)))
        }
        Want::Look => plan::is_theirs(app, signed, &row.about).await,
        _ => Ok(true),
    }
}

/// A line for each rating and day.
fn merged(rows: &[StoredOwed], today: Day) -> Vec<AftercareLine> {
    let mut lines: Vec<AftercareLine> = Vec::with_capacity(rows.len());
    for row in rows {
        match lines.last_mut() {
            Some(last) if last.about == row.about && last.due == row.due => last.what.push(row.what),
            _ => lines.push(AftercareLine {
                about: row.about.clone(),
                unit: row.unit.clone(),
                what: vec![row.what],
                due: row.due,
                is_overdue: row.due < today,
            }),
        }
    }
    lines
}

fn read_key(text: &str) -> Result<AftercareKey, Refusal> {
    let (due, about) = text.split_once('.').ok_or_else(bad_filter)?;
    Day::parse(due).ok_or_else(bad_filter)?;
    Ok((due.to_owned(), about.to_owned()))
}

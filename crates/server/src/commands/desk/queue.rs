//! The queue: tasks of the roles that somebody holds, merged in the order in which they are urgent.

use qingyu_api::desk::queue::{Queue, QueueFilter, QueuedTask, Urgency};
use qingyu_domain::case::{Case, Status};
use qingyu_domain::deadlines::Step;
use qingyu_domain::person::Role;
use qingyu_domain::time::Timestamp;
use qingyu_store::Queued;

use super::{sees, unfold};
use crate::accounts::Signed;
use crate::app::App;
use crate::commands::page::{self, bad_filter};
use crate::refusal::Refusal;

/// Where a row of the queue stands.
type Key = (i64, Timestamp, String, i64);

/// A page of the queue.
pub async fn page(app: &App, signed: &Signed, filter: &QueueFilter) -> Result<Queue, Refusal> {
    let limit = page::limit(filter.limit)?;
    let after = filter
        .after
        .as_deref()
        .map(|text| read_key(text).ok_or_else(bad_filter));
    let after = after.transpose()?;
    let wanted = usize::from(limit) + 1;
    let mut shown: Vec<(Key, QueuedTask)> = Vec::new();
    let mut from = after;
    // What somebody may not see is left out before the page is cut: neither its length nor its end tells of it.
    while shown.len() < wanted {
        let rows = next_rows(app, signed, filter, from.clone(), wanted).await?;
        let is_last = rows.len() < wanted;
        from = rows.last().map(key).or(from);
        shown.extend(show(app, signed, filter, rows).await?);
        if is_last {
            break;
        }
    }
    let next = page::cut(&mut shown, limit, |(key, _)| write_key(key));
    let tasks = shown.into_iter().map(|(_, task)| task).collect();
    Ok(Queue { tasks, next })
}

/// The next rows of all roles together.
async fn next_rows(
    app: &App,
    signed: &Signed,
    filter: &QueueFilter,
    after: Option<Key>,
    count: usize,
) -> Result<Vec<Queued>, Refusal> {
    let limit = i64::try_from(count).unwrap_or(i64::MAX);
    let mut rows = Vec::new();
    for role in roles(signed, filter) {
        rows.extend(app.store.queue(role, &signed.person.id, after.clone(), limit).await?);
    }
    rows.sort_by_key(key);
    rows.truncate(count);
    Ok(rows)
}

/// The roles held, each once.
fn roles(signed: &Signed, filter: &QueueFilter) -> Vec<Role> {
    let mut roles: Vec<Role> = signed.person.posts.iter().map(|post| post.role).collect();
    roles.sort();
    roles.dedup();
    roles.retain(|role| filter.role.is_none_or(|wanted| wanted == *role));
    roles
}

/// The rows that are asked for and whose cases this person may see.
async fn show(
    app: &App,
    signed: &Signed,
    filter: &QueueFilter,
    rows: Vec<Queued>,
) -> Result<Vec<(Key, QueuedTask)>, Refusal> {
    let mut ids: Vec<String> = rows.iter().map(|row| row.case_id.clone()).collect();
    ids.sort();
    ids.dedup();
    let mut cases = std::collections::HashMap::new();
    for stored in app.store.cases(&ids).await? {
        let id = stored.id.clone();
        cases.insert(id, unfold(stored)?.case);
    }
    let now = app.clock.now();
    let task = |row: &Queued| {
        let case = cases.get(&row.case_id).filter(|case| sees(case, signed))?;
        let is_asked = filter.mine != Some(true) || row.person.is_some();
        let task = shown(case, row, signed, now).filter(|_| is_asked)?;
        Some((key(row), task))
    };
    Ok(rows.iter().filter_map(task).collect())
}

fn shown(case: &Case, row: &Queued, signed: &Signed, now: Timestamp) -> Option<QueuedTask> {
    let (status, ..) = Status::told(case, now);
    Some(QueuedTask {
        number: case.number?.to_string(),
        kind: case.kind,
        about: case.about().map(str::to_owned),
        status,
        marks: super::story::marks(case, signed),
        step: Step::from_code(&row.step)?,
        due_at: row.due_at,
        urgency: Urgency::of(row.due_at, now),
        role: row.role,
        is_mine: row.person.is_some(),
    })
}

fn key(row: &Queued) -> Key {
    (row.rank, row.due_at, row.case_id.clone(), row.position)
}

fn write_key((rank, due_at, case_id, position): &Key) -> String {
    format!("{rank}.{}.{case_id}.{position}", due_at.ms())
}

fn read_key(text: &str) -> Option<Key> {
    let mut parts = text.split('.');
    let mut number = || parts.next()?.parse::<i64>().ok();
    let (rank, due_at) = (number()?, number()?);
    let case_id = parts.next()?.to_owned();
    let position = parts.next()?.parse().ok()?;
    parts
        .next()
        .is_none()
        .then_some((rank, Timestamp::from_ms(due_at), case_id, position))
}

//! The queue: tasks of the roles that somebody holds, merged in the order in which they are urgent.

use qingyu_api::desk::queue::{Queue, QueueFilter, QueuedTask, Urgency};
use qingyu_api::{Fault, FaultCode, Field};
use qingyu_domain::case::{Case, Status};
use qingyu_domain::deadlines::Step;
use qingyu_domain::person::Role;
use qingyu_domain::time::Timestamp;
use qingyu_store::Queued;

use super::{sees, unfold};
use crate::accounts::Signed;
use crate::app::App;
use crate::refusal::Refusal;

/// Tasks on a page when nothing else is asked for, and at most.
const PAGE: [u16; 2] = [50, 100];

/// Where a row of the queue stands.
type Key = (i64, Timestamp, String, i64);

/// What is wrong with the query of the address.
pub fn bad_filter() -> Refusal {
    Refusal::Invalid(vec![Fault {
        field: Field::Filter,
        code: FaultCode::Malformed,
    }])
}

/// A page of the queue.
pub async fn page(app: &App, signed: &Signed, filter: &QueueFilter) -> Result<Queue, Refusal> {
    let limit = filter.limit.unwrap_or(PAGE[0]);
    if limit == 0 || limit > PAGE[1] {
        return Err(bad_filter());
    }
    let after = filter
        .after
        .as_deref()
        .map(|text| read_key(text).ok_or_else(bad_filter));
    let after = after.transpose()?;
    let mut rows = Vec::new();
    for role in roles(signed, filter) {
        let of_role = app
            .store
            .queue(role, &signed.person.id, after.clone(), i64::from(limit) + 1);
        rows.extend(of_role.await?);
    }
    rows.sort_by_key(key);
    let is_last = rows.len() <= usize::from(limit);
    rows.truncate(limit.into());
    let next = rows.last().filter(|_| !is_last).map(|row| write_key(&key(row)));
    if filter.mine == Some(true) {
        rows.retain(|row| row.person.is_some());
    }
    let tasks = show(app, signed, rows).await?;
    Ok(Queue { tasks, next })
}

/// The roles held, each once.
fn roles(signed: &Signed, filter: &QueueFilter) -> Vec<Role> {
    let mut roles: Vec<Role> = signed.person.posts.iter().map(|post| post.role).collect();
    roles.sort();
    roles.dedup();
    roles.retain(|role| filter.role.is_none_or(|wanted| wanted == *role));
    roles
}

/// The rows whose cases this person may see.
async fn show(app: &App, signed: &Signed, rows: Vec<Queued>) -> Result<Vec<QueuedTask>, Refusal> {
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
        shown(case, row, now)
    };
    Ok(rows.iter().filter_map(task).collect())
}

fn shown(case: &Case, row: &Queued, now: Timestamp) -> Option<QueuedTask> {
    let (status, ..) = Status::told(case, now);
    Some(QueuedTask {
        number: case.number?.to_string(),
        kind: case.kind,
        about: case.about().map(str::to_owned),
        status,
        marks: case.marks.clone(),
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

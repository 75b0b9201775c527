//! The queue: cases with tasks of the roles that somebody holds, each once, in the order in which they are urgent.

use qingyu_api::desk::queue::{OtherTask, Queue, QueueFilter, QueuedTask, Urgency};
use qingyu_domain::case::{Case, Status, Task, long_overdue, placed};
use qingyu_domain::person::Role;
use qingyu_domain::time::Timestamp;
use qingyu_store::{Queued, Wanted};

use super::seen;
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
    let asked = Asked::of(filter, signed, app.clock.now()).ok_or_else(bad_filter)?;
    let wanted = usize::from(limit) + 1;
    let mut shown: Vec<(Key, QueuedTask)> = Vec::new();
    let mut from = after;
    // What somebody may not see is left out before the page is cut: neither its length nor its end tells of it. So is
    // every task of a case but its most urgent one, on whichever page that stands.
    while shown.len() < wanted {
        let rows = next_rows(app, signed, &asked, from.clone(), wanted).await?;
        let is_last = rows.len() < wanted;
        from = rows.last().map(key).or(from);
        shown.extend(show(app, signed, &asked, rows).await?);
        if is_last {
            break;
        }
    }
    let next = page::cut(&mut shown, limit, |(key, _)| write_key(key));
    let tasks = shown.into_iter().map(|(_, task)| task).collect();
    Ok(Queue { tasks, next })
}

/// What is asked for, at a moment.
struct Asked {
    /// The roles whose tasks are wanted, each once.
    roles: Vec<Role>,
    /// What lies with others instead of one's own.
    others: bool,
    wanted: Wanted,
    /// For those who oversee: answers of others that were due before are theirs as well.
    late: Option<Timestamp>,
    now: Timestamp,
}

impl Asked {
    /// `None` when somebody asks for what lies with others who does not oversee them.
    fn of(filter: &QueueFilter, signed: &Signed, now: Timestamp) -> Option<Self> {
        let others = filter.others == Some(true);
        let is_oversight =
            signed.person.holds(Role::Oversight) && filter.role.is_none_or(|role| role == Role::Oversight);
        let late =
            (is_oversight && !others && filter.mine != Some(true)).then(|| long_overdue(now, &signed.staff.calendar));
        let held = signed.person.posts.iter().map(|post| post.role);
        let mut roles: Vec<Role> = if others {
            let oversees = |role: &Role| signed.person.holds(*role);
            [Role::Oversight, Role::Reviewer].iter().find(|role| oversees(role))?;
            Role::ALL.to_vec()
        } else {
            held.collect()
        };
        roles.sort();
        roles.dedup();
        roles.retain(|role| filter.role.is_none_or(|wanted| wanted == *role));
        let (from, until) = filter.urgency.map_or((None, None), |urgency| urgency.between(now));
        let wanted = Wanted {
            mine: filter.mine == Some(true),
            anybody: others,
            from,
            until,
            unit: filter.unit.clone(),
            kind: filter.kind,
        };
        Some(Self {
            roles,
            others,
            wanted,
            late,
            now,
        })
    }

    /// Whether a task can be one of those that are asked for, by whose it is.
    fn is_theirs(&self, task: &Task, signed: &Signed) -> bool {
        let is_late = self.late.is_some_and(|before| task.is_late_answer(before));
        is_late || (self.roles.contains(&task.role) && task.is_of(&signed.person) != self.others)
    }

    /// Whether a task is one of those that are asked for.
    fn has(&self, task: &Task) -> bool {
        let Wanted { mine, from, until, .. } = &self.wanted;
        (!mine || task.person.is_some())
            && from.is_none_or(|from| task.due_at >= from)
            && until.is_none_or(|until| task.due_at < until)
    }
}

/// The next rows of all roles together.
async fn next_rows(
    app: &App,
    signed: &Signed,
    asked: &Asked,
    after: Option<Key>,
    count: usize,
) -> Result<Vec<Queued>, Refusal> {
    let limit = i64::try_from(count).unwrap_or(i64::MAX);
    let (person, wanted) = (&signed.person.id, &asked.wanted);
    let mut rows = Vec::new();
    for role in &asked.roles {
        let queue = app.store.queue(*role, person, wanted, after.clone(), limit);
        rows.extend(queue.await?);
    }
    if let Some(before) = asked.late {
        let wanted = Wanted {
            anybody: true,
            until: Some(wanted.until.map_or(before, |until| until.min(before))),
            ..wanted.clone()
        };
        for role in Task::BELOW {
            rows.extend(app.store.queue(role, person, &wanted, after.clone(), limit).await?);
        }
    }
    rows.sort_by_key(key);
    rows.truncate(count);
    Ok(rows)
}

/// The rows whose cases this person may see, each case at its most urgent row.
async fn show(
    app: &App,
    signed: &Signed,
    asked: &Asked,
    mut rows: Vec<Queued>,
) -> Result<Vec<(Key, QueuedTask)>, Refusal> {
    // What is late can be somebody's for two reasons.
    rows.dedup_by_key(|row| key(row));
    let cases = seen(app, signed, rows.iter().map(|row| row.case_id.clone())).await?;
    let task = |row: &Queued| {
        let case = cases.get(&row.case_id).filter(|case| case.is_story)?;
        Some((key(row), shown(&case.case, row, signed, asked)?))
    };
    Ok(rows.iter().filter_map(task).collect())
}

/// The case with this row's task first; `None` where another row of the case goes before it.
fn shown(case: &Case, row: &Queued, signed: &Signed, asked: &Asked) -> Option<QueuedTask> {
    let now = asked.now;
    let is_known = |task: &Task| case.may_know_of_task(task, &signed.person);
    let mut own: Vec<(Key, Task)> = placed(case)
        .into_iter()
        .filter(|(_, task)| is_known(task) && asked.is_theirs(task, signed))
        .map(|(at, task)| ((task.rank(case), task.due_at, row.case_id.clone(), at), task))
        .collect();
    own.sort_by(|(one, _), (other, _)| one.cmp(other));
    let first = own.iter().position(|(_, task)| asked.has(task))?;
    let (first, task) = own.remove(first);
    if first != key(row) {
        return None;
    }
    let other = |(_, task): (Key, Task)| OtherTask {
        step: task.step,
        due_at: task.due_at,
        urgency: Urgency::of(task.due_at, now),
    };
    let (status, ..) = Status::told(case, now);
    Some(QueuedTask {
        number: case.number?.to_string(),
        kind: case.kind,
        about: case.about().map(str::to_owned),
        status,
        marks: case.marks_now(&signed.person),
        step: task.step,
        due_at: task.due_at,
        urgency: Urgency::of(task.due_at, now),
        role: task.role,
        is_mine: task.person.is_some() && (asked.others || task.is_of(&signed.person)),
        others: own.into_iter().map(other).collect(),
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

//! The queue: the rows of a case in `tasks`, a function of its events alone, and how a page of them is read.

use qingyu_domain::case::{Case, Task, placed};
use qingyu_domain::kind::Kind;
use qingyu_domain::person::{PersonId, Role};
use qingyu_domain::time::Timestamp;

use crate::Store;
use crate::db::{Connection, Row, Value, int, opt_text, text};
use crate::error::StoreError;
use crate::projection::count;
use crate::writer::insert::TASKS;

/// The setting that says by which rules the tasks were made; absent while they are being made.
pub(crate) const SETTING: &str = "tasks";

/// The rules: to be raised whenever [`placed`], [`owed`](qingyu_domain::case::owed), the row of a
/// case, who is told by a notice, what is praise, which causes were found or who is in a team is answered otherwise than before. Opening a database then makes all of it anew, so that the rows that an act removes are always those that are there.
pub(crate) const RULES: &str = "12";

/// By its whole key, which the state before an act tells: an index by case would cost every submission.
const REMOVE: &str =
    "DELETE FROM tasks WHERE role = $1 AND rank = $2 AND due_at = $3 AND case_id = $4 AND position = $5";

/// Within one rank, so that a page is always a range of the key, whatever else is asked for.
const PAGE: &str = "SELECT case_id, role, step, person, rank, due_at, position FROM tasks \
    WHERE role = $1 AND rank = $2 AND (due_at, case_id, position) > ($3, $4, $5) AND due_at < $6 \
    AND ($7 = 1 OR person = $8 OR (person IS NULL AND $9 = 0)) AND ($10 IS NULL OR unit = $10) \
    AND ($11 IS NULL OR kind = $11) ORDER BY due_at, case_id, position LIMIT $12";

/// Columns of the table, and how many of them are its key.
const COLUMNS: usize = 9;
const KEY: usize = 5;

/// The place of a task in the queue of its role: rank, due moment, case and position.
pub type QueueKey = (i64, Timestamp, String, i64);

/// A task in the queue of its role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Queued {
    /// The case.
    pub case_id: String,
    /// Whose role it is.
    pub role: Role,
    /// Which step of the clock, as its code.
    pub step: String,
    /// Whose it is, when it is one person's.
    pub person: Option<PersonId>,
    /// What goes before every due time; see [`Task::rank`].
    pub rank: i64,
    /// By when.
    pub due_at: Timestamp,
    /// Which of the case's tasks of this role, from 0.
    pub position: i64,
}

impl Queued {
    /// Its place: the next page comes after the last one of this page.
    pub fn key(&self) -> QueueKey {
        (self.rank, self.due_at, self.case_id.clone(), self.position)
    }
}

/// What of a queue is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Only what is this person's alone.
    pub mine: bool,
    /// Whoever's it is.
    pub anybody: bool,
    /// Due at this moment or later.
    pub from: Option<Timestamp>,
    /// Due before this moment.
    pub until: Option<Timestamp>,
    /// About this unit, as worked on.
    pub unit: Option<String>,
    /// Of this kind, as filed.
    pub kind: Option<Kind>,
}

impl Store {
    /// Tasks of a role that are nobody's in particular or this person's, after a place in the queue: by rank, and then
    /// the earliest first.
    pub async fn queue(
        &self,
        role: Role,
        person: &PersonId,
        wanted: &Wanted,
        after: Option<QueueKey>,
        limit: i64,
    ) -> Result<Vec<Queued>, StoreError> {
        let first = after.as_ref().map_or(0, |(rank, ..)| *rank);
        let mut rows: Vec<Queued> = Vec::new();
        for rank in Task::RANKS.into_iter().filter(|rank| *rank >= first) {
            let left = limit - count(rows.len());
            if left <= 0 {
                break;
            }
            let start = after.clone().filter(|(of, ..)| *of == rank);
            let start = start.map(|(_, due_at, case_id, position)| (due_at, case_id, position));
            // Before every task that is due then: no place is negative.
            let from = (wanted.from.unwrap_or(Timestamp::from_ms(0)), String::new(), -1);
            let (due_at, case_id, position) = start.map_or_else(|| from.clone(), |start| start.max(from.clone()));
            let values = [
                text(role.as_str()),
                int(rank),
                int(due_at.ms()),
                text(case_id),
                int(position),
                int(wanted.until.map_or(i64::MAX, Timestamp::ms)),
                int(wanted.anybody.into()),
                text(person.0.as_str()),
                int(wanted.mine.into()),
                opt_text(wanted.unit.as_deref()),
                opt_text(wanted.kind.map(Kind::as_str)),
                int(left),
            ];
            rows.extend(self.readers.query(PAGE, &values, queued).await?);
        }
        Ok(rows)
    }
}

/// What is to be done in a case: rows in the order of the table's columns, the key first.
pub(crate) fn rows<'a>(id: &'a str, case: &Case) -> Vec<[Value<'a>; COLUMNS]> {
    let rows = placed(case).into_iter().map(|(at, task)| {
        [
            text(task.role.as_str()),
            int(task.rank(case)),
            int(task.due_at.ms()),
            text(id),
            int(at),
            text(task.step.as_str()),
            opt_text(task.person.map(|person| person.0)),
            text(case.kind.as_str()),
            opt_text(case.about().map(str::to_owned)),
        ]
    });
    rows.collect()
}

/// Replaces what was to be done in a case by what is to be done now; a task that stays is not touched.
pub(crate) async fn replace(db: &mut Connection, id: &str, before: &Case, after: &Case) -> Result<(), StoreError> {
    let (old, new) = (rows(id, before), rows(id, after));
    for row in old.iter().filter(|row| !new.contains(row)) {
        db.execute(REMOVE, &row[..KEY]).await?;
    }
    let added: Vec<Value<'_>> = new.into_iter().filter(|row| !old.contains(row)).flatten().collect();
    TASKS.execute(db, &added).await
}

fn queued(row: &Row<'_>) -> Result<Queued, StoreError> {
    let role = Role::from_code(row.text(1)?);
    Ok(Queued {
        case_id: row.text(0)?.to_owned(),
        role: role.ok_or_else(|| StoreError::corrupt("a task has an unknown role"))?,
        step: row.text(2)?.to_owned(),
        person: row.opt_text(3)?.map(|person| PersonId(person.to_owned())),
        rank: row.int(4)?,
        due_at: Timestamp::from_ms(row.int(5)?),
        position: row.int(6)?,
    })
}

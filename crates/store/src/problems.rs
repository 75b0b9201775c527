//! 季清底: problems, each once by its id, with its steps and words; what was not mended after an inspection stands among them.

use std::collections::BTreeMap;

use qingyu_domain::clearing::{Problem, ProblemDone, ProblemOrigin, ProblemStand, fold_problem, of_inspection};
use qingyu_domain::inspection::InspectionDone;
use qingyu_domain::time::Day;

use crate::Store;
use crate::clearing_counts::move_counts;
use crate::db::{Connection, Row, Value, int, text};
use crate::error::StoreError;
use crate::inspections;
use crate::life::Life;

const LIFE: Life = Life {
    add_step: "INSERT INTO problem_steps (problem, seq, body) VALUES ($1, $2, $3) \
        ON CONFLICT (problem, seq) DO NOTHING",
    add_note: "INSERT INTO problem_notes (problem, seq, day, body) VALUES ($1, $2, $3, $4)",
    steps: "SELECT body FROM problem_steps WHERE problem = $1 ORDER BY seq",
    notes: "SELECT seq, body FROM problem_notes WHERE problem = $1 AND erased = 0",
    corrupt: "the steps of a problem cannot be read",
};
const ADD: &str = "INSERT INTO problems (id, unit, origin, stage, since, due) VALUES ($1, $2, $3, $4, $5, $6) \
    ON CONFLICT (id) DO NOTHING";
const MOVE: &str = "UPDATE problems SET stage = $1, due = $2 WHERE id = $3";

/// The setting that says that what was not mended after inspections is on the list.
const SETTING: &str = "inspected_problems";
const LISTED: &str = "INSERT INTO settings (name, value) VALUES ($1, '1') ON CONFLICT (name) DO NOTHING";

/// What every list shows; by due day, the earliest first.
macro_rules! list {
    ($where:literal, $due:literal, $id:literal, $to:literal, $limit:literal) => {
        concat!(
            "SELECT id, unit, origin, stage, since, due FROM problems WHERE ",
            $where,
            "(due, id) > (",
            $due,
            ", ",
            $id,
            ") AND due <= ",
            $to,
            " ORDER BY due, id LIMIT ",
            $limit
        )
    };
}

const ALL: &str = list!("stage = $1 AND ", "$2", "$3", "$4", "$5");
const OF_UNIT: &str = list!("unit = $1 AND stage = $2 AND ", "$3", "$4", "$5", "$6");

/// The place in the list: when it is due, and which one.
pub type ProblemKey = (String, String);

/// Which problems.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProblemsOf<'a> {
    /// Of one unit.
    pub unit: Option<&'a str>,
    /// Where they stand.
    pub stage: ProblemStand,
    /// Due on this day or earlier.
    pub until: Option<Day>,
}

/// A problem in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedProblem {
    /// Which one: of one that comes from an inspection, the inspection.
    pub id: String,
    /// The unit that solves it.
    pub unit: String,
    /// Where it comes from.
    pub origin: ProblemOrigin,
    /// Where it stands.
    pub stage: ProblemStand,
    /// When it was found.
    pub since: Day,
    /// When it is due.
    pub due: Day,
}

impl ListedProblem {
    /// Its place: the next page comes after the last one of this page.
    pub fn key(&self) -> ProblemKey {
        (self.due.to_string(), self.id.clone())
    }
}

/// A problem as it is stored.
#[derive(Clone)]
pub struct StoredProblem {
    /// Which one.
    pub id: String,
    /// What happened.
    pub steps: Vec<ProblemDone>,
    /// Where that leaves it.
    pub state: Problem,
    /// The words of each step that has some, until they are erased.
    pub notes: BTreeMap<usize, String>,
}

qingyu_domain::without_debug!(StoredProblem);

impl Store {
    /// Puts what was not mended after inspections onto the list of problems of a database that is older than that list.
    pub(crate) async fn list_inspected_problems(&self) -> Result<(), StoreError> {
        if self.setting(SETTING).await?.is_some() {
            return Ok(());
        }
        let list = async |db: &mut Connection| {
            for (id, steps) in inspections::all(db).await? {
                follow_inspection(db, &id, &[], &steps).await?;
            }
            db.execute(LISTED, &[text(SETTING)]).await.map(drop)
        };
        self.writer.transaction(list).await
    }

    /// Stores a problem; says whether it is new.
    pub async fn add_problem(&self, id: &str, first: ProblemDone, note: Option<String>) -> Result<bool, StoreError> {
        let id = id.to_owned();
        let add = async move |db: &mut Connection| add(db, &id, &first, note.as_deref()).await;
        self.writer.transaction(add).await
    }

    /// A problem; none that comes from an inspection, which is read there.
    pub async fn problem(&self, id: &str) -> Result<Option<StoredProblem>, StoreError> {
        let steps = LIFE.read(&self.readers, id).await?;
        let Some(state) = fold_problem(&steps) else {
            return Ok(None);
        };
        Ok(Some(StoredProblem {
            id: id.to_owned(),
            steps,
            state,
            notes: LIFE.notes(&self.readers, id).await?,
        }))
    }

    /// Problems by when they are due, the earliest first, after a place in the list.
    pub async fn problems(
        &self,
        of: ProblemsOf<'_>,
        after: Option<&ProblemKey>,
        limit: i64,
    ) -> Result<Vec<ListedProblem>, StoreError> {
        let begin = (String::new(), String::new());
        let (due, id) = after.unwrap_or(&begin);
        let until = of.until.map_or_else(|| "9999-12-31".to_owned(), |day| day.to_string());
        let place = [
            text(of.stage.as_str()),
            text(due.as_str()),
            text(id.as_str()),
            text(until),
            int(limit),
        ];
        let (sql, first) = match of.unit {
            None => (ALL, None),
            Some(unit) => (OF_UNIT, Some(unit)),
        };
        let values: Vec<Value<'_>> = first.into_iter().map(text).chain(place).collect();
        self.readers.query(sql, &values, listed).await
    }

    /// Adds a step with its words after those that were read; [`StoreError::Conflict`] when there is another one by now.
    pub async fn act_on_problem(
        &self,
        before: &StoredProblem,
        done: ProblemDone,
        note: String,
    ) -> Result<(), StoreError> {
        let (id, before) = (before.id.clone(), before.state.clone());
        let act = async move |db: &mut Connection| {
            LIFE.add(db, &id, before.version, &done).await?;
            LIFE.note(db, &id, (before.version, done.on), &note).await?;
            let steps: Vec<ProblemDone> = LIFE.read_within(db, &id).await?;
            let after = fold_problem(&steps).ok_or_else(|| LIFE.corrupt())?;
            moved(db, &id, Some(&before), &after).await
        };
        self.writer.transaction(act).await
    }
}

/// Stores a problem, in a transaction that the caller has begun; false where it is there already.
pub(crate) async fn add(
    db: &mut Connection,
    id: &str,
    first: &ProblemDone,
    note: Option<&str>,
) -> Result<bool, StoreError> {
    let begun = fold_problem([first]).ok_or_else(|| LIFE.corrupt())?;
    if !put(db, id, &begun).await? {
        return Ok(false);
    }
    LIFE.add(db, id, 0, first).await?;
    if let Some(note) = note {
        LIFE.note(db, id, (0, first.on), note).await?;
    }
    Ok(true)
}

/// Follows what became of an inspection: what is not mended is a problem, and cleared where the inspection is.
pub(crate) async fn follow_inspection(
    db: &mut Connection,
    id: &str,
    before: &[InspectionDone],
    after: &[InspectionDone],
) -> Result<(), StoreError> {
    match (of_inspection(before), of_inspection(after)) {
        (None, Some(begun)) => put(db, id, &begun).await.map(drop),
        (Some(before), Some(after)) if before != after => moved(db, id, Some(&before), &after).await,
        _ => Ok(()),
    }
}

async fn put(db: &mut Connection, id: &str, problem: &Problem) -> Result<bool, StoreError> {
    let values = [
        text(id),
        text(problem.unit.as_str()),
        text(problem.origin.as_str()),
        text(problem.stand().as_str()),
        text(problem.since.to_string()),
        text(problem.due.to_string()),
    ];
    if db.execute(ADD, &values).await? == 0 {
        return Ok(false);
    }
    moved(db, id, None, problem).await?;
    Ok(true)
}

async fn moved(db: &mut Connection, id: &str, before: Option<&Problem>, after: &Problem) -> Result<(), StoreError> {
    let values = [text(after.stand().as_str()), text(after.due.to_string()), text(id)];
    db.execute(MOVE, &values).await?;
    let old = before.map(Problem::counts).unwrap_or_default();
    move_counts(db, (&after.unit, &old), (&after.unit, &after.counts())).await
}

fn listed(row: &Row<'_>) -> Result<ListedProblem, StoreError> {
    let corrupt = || StoreError::corrupt("a problem cannot be read");
    Ok(ListedProblem {
        id: row.text(0)?.to_owned(),
        unit: row.text(1)?.to_owned(),
        origin: ProblemOrigin::from_code(row.text(2)?).ok_or_else(corrupt)?,
        stage: ProblemStand::from_code(row.text(3)?).ok_or_else(corrupt)?,
        since: Day::parse(row.text(4)?).ok_or_else(corrupt)?,
        due: Day::parse(row.text(5)?).ok_or_else(corrupt)?,
    })
}

//! 日清零: incidents as their day's list shows them, each ticked by name; a tick that finds a problem opens it in the same transaction.

use std::collections::BTreeMap;

use qingyu_domain::aftercare::EncounterKind;
use qingyu_domain::clearing::{CheckDone, CheckResult, IncidentCheck, ProblemDone, fold_check};
use qingyu_domain::time::Day;

use crate::Store;
use crate::clearing_counts::move_counts;
use crate::db::{Connection, Row, Value, int, text};
use crate::error::StoreError;
use crate::life::Life;
use crate::problems;

const LIFE: Life = Life {
    add_step: "INSERT INTO incident_steps (incident, seq, body) VALUES ($1, $2, $3) \
        ON CONFLICT (incident, seq) DO NOTHING",
    add_note: "INSERT INTO incident_notes (incident, seq, day, body) VALUES ($1, $2, $3, $4)",
    steps: "SELECT body FROM incident_steps WHERE incident = $1 ORDER BY seq",
    notes: "SELECT seq, body FROM incident_notes WHERE incident = $1 AND erased = 0",
    corrupt: "the steps of an incident's checks cannot be read",
};
const ADD: &str = "INSERT INTO incidents (id, unit, day, kind, result) VALUES ($1, $2, $3, $4, $5) \
    ON CONFLICT (id) DO NOTHING";
const ADD_NUMBER: &str = "INSERT INTO incident_numbers (incident, day, number) VALUES ($1, $2, $3)";
const NUMBER: &str = "SELECT number FROM incident_numbers WHERE incident = $1 AND erased = 0";
const MOVE: &str = "UPDATE incidents SET result = $1 WHERE id = $2";

/// The name of what was not ticked yet, beside the results.
const WAITING: &str = "waiting";

/// What every list shows; by day, the earliest first.
macro_rules! list {
    ($where:literal, $day:literal, $id:literal, $to:literal, $limit:literal) => {
        concat!(
            "SELECT id, unit, day, kind, result FROM incidents WHERE ",
            $where,
            "(day, id) > (",
            $day,
            ", ",
            $id,
            ") AND day <= ",
            $to,
            " ORDER BY day, id LIMIT ",
            $limit
        )
    };
}

const ALL: &str = list!("", "$1", "$2", "$3", "$4");
const OF_UNIT: &str = list!("unit = $1 AND ", "$2", "$3", "$4", "$5");
const BY_RESULT: &str = list!("result = $1 AND ", "$2", "$3", "$4", "$5");
const OF_UNIT_BY_RESULT: &str = list!("unit = $1 AND result = $2 AND ", "$3", "$4", "$5", "$6");

/// The place in the list: the day, and which one.
pub type IncidentKey = (String, String);

/// Which incidents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IncidentsOf<'a> {
    /// Of one unit.
    pub unit: Option<&'a str>,
    /// With one result; `Some(None)` are those that nobody ticked.
    pub result: Option<Option<CheckResult>>,
    /// Between two days, both included.
    pub days: (Day, Day),
}

/// An incident in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedIncident {
    /// Which one.
    pub id: String,
    /// The unit that was there.
    pub unit: String,
    /// The day.
    pub day: Day,
    /// What sort.
    pub kind: EncounterKind,
    /// What was found; nothing while nobody ticked it.
    pub result: Option<CheckResult>,
}

impl ListedIncident {
    /// Its place: the next page comes after the last one of this page.
    pub fn key(&self) -> IncidentKey {
        (self.day.to_string(), self.id.clone())
    }
}

/// An incident with its ticks.
#[derive(Clone)]
pub struct StoredIncident {
    /// Which one.
    pub id: String,
    /// The source's own number, until it is erased.
    pub number: Option<String>,
    /// What happened.
    pub steps: Vec<CheckDone>,
    /// Where that leaves it.
    pub state: IncidentCheck,
    /// The words of each step that has some, until they are erased.
    pub notes: BTreeMap<usize, String>,
}

qingyu_domain::without_debug!(StoredIncident);

impl Store {
    /// Incidents by day, the earliest first, after a place in the list.
    pub async fn incidents(
        &self,
        of: IncidentsOf<'_>,
        after: Option<&IncidentKey>,
        limit: i64,
    ) -> Result<Vec<ListedIncident>, StoreError> {
        let begin = (of.days.0.to_string(), String::new());
        let (day, id) = after.unwrap_or(&begin);
        let place = [
            text(day.as_str()),
            text(id.as_str()),
            text(of.days.1.to_string()),
            int(limit),
        ];
        let result = of.result.map(|result| result.map_or(WAITING, CheckResult::as_str));
        let (sql, first) = match (of.unit, result) {
            (None, None) => (ALL, vec![]),
            (Some(unit), None) => (OF_UNIT, vec![unit]),
            (None, Some(result)) => (BY_RESULT, vec![result]),
            (Some(unit), Some(result)) => (OF_UNIT_BY_RESULT, vec![unit, result]),
        };
        let values: Vec<Value<'_>> = first.into_iter().map(text).chain(place).collect();
        self.readers.query(sql, &values, listed).await
    }

    /// An incident with its ticks.
    pub async fn incident(&self, id: &str) -> Result<Option<StoredIncident>, StoreError> {
        let steps = LIFE.read(&self.readers, id).await?;
        let Some(state) = fold_check(&steps) else {
            return Ok(None);
        };
        let number = |row: &Row<'_>| Ok(row.text(0)?.to_owned());
        let number = self.readers.query(NUMBER, &[text(id)], number).await?;
        Ok(Some(StoredIncident {
            id: id.to_owned(),
            number: number.into_iter().next(),
            steps,
            state,
            notes: LIFE.notes(&self.readers, id).await?,
        }))
    }

    /// Adds a tick with its words after those that were read, and the problem that it opens; [`StoreError::Conflict`] when there is another one
    /// by now.
    pub async fn check_incident(
        &self,
        before: &StoredIncident,
        done: CheckDone,
        note: Option<String>,
        problem: Option<(String, ProblemDone)>,
    ) -> Result<(), StoreError> {
        let (id, before) = (before.id.clone(), before.state.clone());
        let check = async move |db: &mut Connection| {
            LIFE.add(db, &id, before.version, &done).await?;
            if let Some(note) = &note {
                LIFE.note(db, &id, (before.version, done.on), note).await?;
            }
            let steps: Vec<CheckDone> = LIFE.read_within(db, &id).await?;
            let after = fold_check(&steps).ok_or_else(|| LIFE.corrupt())?;
            db.execute(MOVE, &[text(name(&after)), text(id.as_str())]).await?;
            if let Some((key, first)) = &problem {
                problems::add(db, key, first, note.as_deref()).await?;
            }
            let (old, new) = (before.counts(), after.counts());
            move_counts(db, (&before.unit, &old), (&after.unit, &new)).await
        };
        self.writer.transaction(check).await
    }
}

/// Puts a reported incident onto the list of its day, in the transaction that stores it.
pub(crate) async fn begin(db: &mut Connection, id: &str, first: &CheckDone, number: &str) -> Result<(), StoreError> {
    let begun = fold_check([first]).ok_or_else(|| LIFE.corrupt())?;
    let day = begun.day.to_string();
    let values = [
        text(id),
        text(begun.unit.as_str()),
        text(day.as_str()),
        text(begun.kind.as_str()),
        text(name(&begun)),
    ];
    if db.execute(ADD, &values).await? == 0 {
        return Ok(());
    }
    db.execute(ADD_NUMBER, &[text(id), text(day.as_str()), text(number)])
        .await?;
    LIFE.add(db, id, 0, first).await?;
    move_counts(db, (&begun.unit, &[]), (&begun.unit, &begun.counts())).await
}

fn name(check: &IncidentCheck) -> &'static str {
    check.result.map_or(WAITING, CheckResult::as_str)
}

fn listed(row: &Row<'_>) -> Result<ListedIncident, StoreError> {
    let corrupt = || StoreError::corrupt("an incident on the list of its day cannot be read");
    let result = row.text(4)?;
    Ok(ListedIncident {
        id: row.text(0)?.to_owned(),
        unit: row.text(1)?.to_owned(),
        day: Day::parse(row.text(2)?).ok_or_else(corrupt)?,
        kind: EncounterKind::from_code(row.text(3)?).ok_or_else(corrupt)?,
        result: if result == WAITING {
            None
        } else {
            Some(CheckResult::from_code(result).ok_or_else(corrupt)?)
        },
    })
}

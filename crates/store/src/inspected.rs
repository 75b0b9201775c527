//! Lists of inspections, the newest first: each a range of a key.

use qingyu_domain::inspection::InspectionStand;
use qingyu_domain::time::Day;

use crate::Store;
use crate::db::{Row, Value, int, text};
use crate::error::StoreError;

/// What every list shows.
macro_rules! list {
    ($where:literal, $day:literal, $id:literal, $limit:literal) => {
        concat!(
            "SELECT id, unit, service_window, day, checklist, manner, is_visit, good, looked_at, stage, due FROM inspections WHERE ",
            $where, "(day, id) < (", $day, ", ", $id, ") ORDER BY day DESC, id DESC LIMIT ", $limit
        )
    };
}

const ALL: &str = list!("", "$1", "$2", "$3");
const OF_UNIT: &str = list!("unit = $1 AND ", "$2", "$3", "$4");
const VISITS_OF_UNIT: &str = list!("unit = $1 AND is_visit = 1 AND ", "$2", "$3", "$4");
const VISITS_OF_UNIT_IN_STAGE: &str = list!("unit = $1 AND is_visit = 1 AND stage = $2 AND ", "$3", "$4", "$5");
const OF_UNIT_IN_STAGE: &str = list!("unit = $1 AND stage = $2 AND ", "$3", "$4", "$5");
const IN_STAGE: &str = list!("stage = $1 AND ", "$2", "$3", "$4");

/// The place in the list: the day, and which one.
pub type InspectionKey = (String, String);

/// Before every inspection.
const BEGIN: (&str, &str) = ("9999-12-31", "");

/// Which inspections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InspectionsOf<'a> {
    /// All.
    Everybody,
    /// Those of a unit.
    Unit(&'a str),
    /// Those of a unit in a stage.
    UnitStage(&'a str, InspectionStand),
    /// The visits to a unit.
    VisitsTo(&'a str),
    /// The visits to a unit in a stage.
    VisitsToStage(&'a str, InspectionStand),
    /// Those in a stage.
    Stage(InspectionStand),
}

/// An inspection in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedInspection {
    /// Which one.
    pub id: String,
    /// The unit.
    pub unit: String,
    /// The window.
    pub window: Option<String>,
    /// The day.
    pub day: Day,
    /// The list of what was looked at.
    pub checklist: String,
    /// Whether they knew, by its code.
    pub manner: String,
    /// By a supervisor on a visit.
    pub is_visit: bool,
    /// As they should be.
    pub good: i64,
    /// Looked at.
    pub looked_at: i64,
    /// Where it stands.
    pub stage: InspectionStand,
    /// The last day of what is to be done.
    pub due: Option<Day>,
}

impl ListedInspection {
    /// Its place: the next page comes after the last one of this page.
    pub fn key(&self) -> InspectionKey {
        (self.day.to_string(), self.id.clone())
    }
}

impl Store {
    /// Inspections, the newest first, after a place in the list.
    pub async fn inspections(
        &self,
        of: InspectionsOf<'_>,
        after: Option<&InspectionKey>,
        limit: i64,
    ) -> Result<Vec<ListedInspection>, StoreError> {
        let (day, id) = after.map_or(BEGIN, |(day, id)| (day.as_str(), id.as_str()));
        let place = [text(day), text(id), int(limit)];
        let (sql, first) = match of {
            InspectionsOf::Everybody => (ALL, vec![]),
            InspectionsOf::Unit(unit) => (OF_UNIT, vec![unit]),
            InspectionsOf::UnitStage(unit, stage) => (OF_UNIT_IN_STAGE, vec![unit, stage.as_str()]),
            InspectionsOf::VisitsTo(unit) => (VISITS_OF_UNIT, vec![unit]),
            InspectionsOf::VisitsToStage(unit, stage) => (VISITS_OF_UNIT_IN_STAGE, vec![unit, stage.as_str()]),
            InspectionsOf::Stage(stage) => (IN_STAGE, vec![stage.as_str()]),
        };
        let values: Vec<Value<'_>> = first.into_iter().map(text).chain(place).collect();
        self.readers.query(sql, &values, listed).await
    }
}

fn listed(row: &Row<'_>) -> Result<ListedInspection, StoreError> {
    let day = |text: &str| Day::parse(text).ok_or_else(|| StoreError::corrupt("an inspection has no day"));
    Ok(ListedInspection {
        id: row.text(0)?.to_owned(),
        unit: row.text(1)?.to_owned(),
        window: row.opt_text(2)?.map(str::to_owned),
        day: day(row.text(3)?)?,
        checklist: row.text(4)?.to_owned(),
        manner: row.text(5)?.to_owned(),
        is_visit: row.int(6)? != 0,
        good: row.int(7)?,
        looked_at: row.int(8)?,
        stage: InspectionStand::from_code(row.text(9)?)
            .ok_or_else(|| StoreError::corrupt("an inspection is in no stage"))?,
        due: row.opt_text(10)?.map(day).transpose()?,
    })
}

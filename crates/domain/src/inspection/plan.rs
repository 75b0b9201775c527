//! 检查计划: who looks at a unit by which day. Those who look know of it, and nobody who is looked at: a unit gets no sight of it, and a
//! supervisor neither.

use serde::{Deserialize, Serialize};

use super::checklist::{CheckKind, Checklist};
use crate::aftercare::Want;
use crate::case::Given;
use crate::fault::{Fault, FaultCode, Faults, Field};
use crate::person::{Person, PersonId};
use crate::rating::visit::{filled, needed};
use crate::text;
use crate::time::Day;
use crate::unit::Units;

/// Days ahead that can be planned.
const AHEAD: i64 = 366;

/// A planned look as it comes over the wire; nothing is checked yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct PlanAnswers {
    /// A UUID drawn by whoever sends it: sent again, it is the same plan.
    pub key: Option<String>,
    /// The unit's code.
    pub unit: Option<String>,
    /// The window's code, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub window: Option<String>,
    /// The code of a list, none of a supervisor's.
    pub checklist: Option<String>,
    /// The last day for it, YYYY-MM-DD: from today, within a year.
    pub on: Option<String>,
    /// Who looks.
    pub to: Option<PersonId>,
}

/// A planned look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Its UUID, in small letters.
    pub id: String,
    /// The unit.
    pub unit: String,
    /// The window of that unit, where it is one.
    pub window: Option<String>,
    /// The list.
    pub checklist: String,
    /// The last day for it.
    pub on: Day,
    /// Who looks.
    pub to: PersonId,
    /// Who planned it.
    pub by: PersonId,
}

/// Whether somebody knows of plans for a unit, makes them, and can be asked to carry them out: those who look at it.
pub fn knows_plans(person: &Person, unit: &str, given: &Given<'_>) -> bool {
    Want::Look.is_of(person, unit, given)
}

impl PlanAnswers {
    /// Parses everything against units, lists and people; on failure names every fault.
    pub fn parse(&self, by: &PersonId, lists: &[Checklist], given: &Given<'_>) -> Result<Plan, Vec<Fault>> {
        let mut faults = Faults::default();
        let units = &given.org.units;
        let key = faults.keep(
            Field::Key,
            text::parse_uuid(self.key.as_deref()).map(str::to_ascii_lowercase),
        );
        let unit = faults.keep(Field::Unit, self.unit(units));
        let window = faults.keep(Field::Window, self.window(units));
        let checklist = faults.keep(Field::Checklist, self.checklist(lists));
        let on = faults.keep(Field::On, self.on(given.now.day()));
        let to = faults.keep(Field::Person, self.to(given));
        if let Some(list) = faults.into_list() {
            return Err(list);
        }
        let whole = || {
            Some(Plan {
                id: key?,
                unit: unit?,
                window: window?,
                checklist: checklist?,
                on: on?,
                to: to?,
                by: by.clone(),
            })
        };
        // Without a fault everything is there.
        whole().ok_or_else(|| {
            vec![Fault {
                field: Field::Body,
                code: FaultCode::Malformed,
            }]
        })
    }

    fn unit(&self, units: &Units) -> Result<String, FaultCode> {
        let unit = units.unit(needed(self.unit.as_deref())?).filter(|unit| !unit.closed);
        Ok(unit.ok_or(FaultCode::Unknown)?.code.clone())
    }

    fn window(&self, units: &Units) -> Result<Option<String>, FaultCode> {
        let Some(code) = filled(self.window.as_deref()) else {
            return Ok(None);
        };
        let found = units.window(code).filter(|(_, window)| !window.closed);
        let (unit, window) = found.ok_or(FaultCode::Unknown)?;
        // A fault of the unit is said there.
        let is_of_unit = filled(self.unit.as_deref()).is_none_or(|own| own == unit.code);
        is_of_unit.then(|| Some(window.code.clone())).ok_or(FaultCode::Unknown)
    }

    fn checklist(&self, lists: &[Checklist]) -> Result<String, FaultCode> {
        let code = needed(self.checklist.as_deref())?;
        let is_theirs = |list: &&Checklist| list.code == code && list.kind != CheckKind::Visit && !list.retired;
        let list = lists.iter().find(is_theirs);
        Ok(list.ok_or(FaultCode::Unknown)?.code.clone())
    }

    fn on(&self, today: Day) -> Result<Day, FaultCode> {
        let on = Day::parse(needed(self.on.as_deref())?).ok_or(FaultCode::Malformed)?;
        let is_ahead = on >= today && on <= today.plus(AHEAD);
        is_ahead.then_some(on).ok_or(FaultCode::OutOfRange)
    }

    /// Somebody who may look at that unit.
    fn to(&self, given: &Given<'_>) -> Result<PersonId, FaultCode> {
        let to = self.to.as_ref().ok_or(FaultCode::Required)?;
        let person = given.org.person(to).ok_or(FaultCode::Unknown)?;
        let unit = filled(self.unit.as_deref()).unwrap_or_default();
        // A fault of the unit is said there.
        let may = given.org.units.unit(unit).is_none() || knows_plans(person, unit, given);
        may.then(|| to.clone()).ok_or(FaultCode::Unknown)
    }
}

//! A small police, and an inspection that they act on.

use std::collections::BTreeMap;

use crate::case::Refusal;
use crate::inspection::*;
use crate::person::Role;
use crate::police::{self, Police};
use crate::time::Day;
use crate::unit::{Units, Window};

pub(super) const STAFF: [(&str, Role, &str); 12] = [
    ("oversight", Role::Oversight, "oversight"),
    ("oversight-2", Role::Oversight, "oversight"),
    ("oversight-own", Role::Oversight, "station-1"),
    ("reviewer", Role::Reviewer, "discipline"),
    ("head", Role::UnitHead, "station-1"),
    ("handler", Role::Handler, "station-1"),
    ("head-other", Role::UnitHead, "station-2"),
    ("supervisor", Role::Supervisor, "station-1"),
    ("supervisor-2", Role::Supervisor, "station-1"),
    ("supervisor-other", Role::Supervisor, "station-2"),
    ("intake", Role::Intake, "command"),
    ("admin", Role::Admin, "bureau"),
];

pub(super) fn units() -> Units {
    let mut units = police::units(&["bureau", "oversight", "command", "station-1", "station-2"]);
    for unit in &mut units.0 {
        if unit.code.starts_with("station") {
            unit.windows = vec![Window {
                code: format!("{}-hall", unit.code),
                name: "hall".to_owned(),
                closed: false,
            }];
        }
    }
    units
}

/// What was noted: one thing poor, or nothing.
pub(super) fn noted(unit: &str, checklist: &str, is_poor: bool) -> InspectionAnswers {
    let lists = bundled().unwrap();
    let list = lists.iter().find(|list| list.code == checklist).unwrap();
    let mut marks: BTreeMap<String, String> = list
        .items
        .iter()
        .map(|item| (item.code.clone(), "good".to_owned()))
        .collect();
    if is_poor {
        marks.insert(list.items[0].code.clone(), "poor".to_owned());
    }
    InspectionAnswers {
        key: Some("0D1F6A3E-1111-4222-8333-444455556666".to_owned()),
        unit: Some(unit.to_owned()),
        window: None,
        checklist: Some(checklist.to_owned()),
        manner: Some("open".to_owned()),
        marks,
        days: is_poor.then_some(10),
        opinion: false,
        plan: None,
        text: is_poor.then(|| "地面湿滑，没有提示".to_owned()),
    }
}

pub(super) struct World {
    police: Police,
    pub(super) steps: Vec<InspectionDone>,
}

impl std::ops::Deref for World {
    type Target = Police;

    fn deref(&self) -> &Police {
        &self.police
    }
}

impl std::ops::DerefMut for World {
    fn deref_mut(&mut self) -> &mut Police {
        &mut self.police
    }
}

impl World {
    /// Nothing inspected yet.
    pub(super) fn new() -> Self {
        Self {
            police: Police::new(units(), &STAFF),
            steps: Vec::new(),
        }
    }

    /// Something was poor.
    pub(super) fn inspected(name: &str, unit: &str, checklist: &str) -> Self {
        let mut world = Self::new();
        let done = world.inspects(name, unit, checklist, true).unwrap();
        world.steps.push(done);
        world
    }

    pub(super) fn inspects(
        &self,
        name: &str,
        unit: &str,
        checklist: &str,
        is_poor: bool,
    ) -> Result<InspectionDone, Refusal> {
        let new = noted(unit, checklist, is_poor);
        let new = new.parse(&self.org.units, &bundled().unwrap()).unwrap();
        inspect(&new, self.person(name), &self.given())
    }

    pub(super) fn state(&self) -> Inspection {
        fold_inspection(&self.steps).unwrap()
    }

    pub(super) fn tries(&mut self, name: &str, command: InspectionCommand) -> Result<(), Refusal> {
        let done = decide_inspection(&self.state(), command, self.person(name), &self.given())?;
        self.steps.push(done);
        Ok(())
    }

    /// Those who may do something, by its name.
    pub(super) fn able(&self, deed: &str) -> Vec<&'static str> {
        let (state, given) = (self.state(), self.given());
        let may = |name: &&str| inspection_deeds(&state, self.person(name), &given).contains(&deed);
        STAFF.iter().map(|(name, ..)| *name).filter(may).collect()
    }

    /// Those who see it, and from which side.
    pub(super) fn sides(&self) -> Vec<(&'static str, InspectionSide)> {
        let (state, given) = (self.state(), self.given());
        let side = |name: &'static str| Some((name, InspectionSide::of(self.person(name), &state, &given)?));
        STAFF.iter().filter_map(|(name, ..)| side(name)).collect()
    }
}

pub(super) fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

//! A small police, and an inspection that they act on.

use std::collections::BTreeMap;

use crate::calendar::Calendar;
use crate::case::{Given, Refusal};
use crate::deadlines::Deadlines;
use crate::inspection::*;
use crate::person::{Org, Person, PersonId, Post, Role};
use crate::time::{Day, Timestamp};
use crate::unit::{Unit, UnitKind, Units, Window};

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
    let of = |code: &str| Unit {
        parent: (code != "bureau").then(|| "bureau".to_owned()),
        watches: ["oversight", "command"].contains(&code),
        ..Unit::new(code, code, UnitKind::Department)
    };
    let codes = ["bureau", "oversight", "command", "station-1", "station-2"];
    let mut units: Vec<Unit> = codes.iter().map(|code| of(code)).collect();
    units.push(Unit::new("discipline", "discipline", UnitKind::Department));
    for unit in &mut units {
        if unit.code.starts_with("station") {
            unit.windows = vec![Window {
                code: format!("{}-hall", unit.code),
                name: "hall".to_owned(),
                closed: false,
            }];
        }
    }
    Units(units)
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
        text: is_poor.then(|| "地面湿滑，没有提示".to_owned()),
    }
}

pub(super) struct World {
    calendar: Calendar,
    deadlines: Deadlines,
    pub(super) org: Org,
    pub(super) now: Timestamp,
    pub(super) steps: Vec<InspectionDone>,
}

impl World {
    /// Nothing inspected yet, on a Wednesday.
    pub(super) fn new() -> Self {
        let person = |&(name, role, unit): &(&str, Role, &str)| Person {
            id: PersonId(name.to_owned()),
            is_active: true,
            posts: vec![Post::new(role, unit)],
            served: Vec::new(),
        };
        Self {
            calendar: Calendar::bundled().unwrap(),
            deadlines: Deadlines::default(),
            org: Org {
                units: units(),
                people: STAFF.iter().map(person).collect(),
            },
            now: Timestamp::parse("2026-11-25T10:00:00+08:00").unwrap(),
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

    pub(super) fn given(&self) -> Given<'_> {
        Given {
            now: self.now,
            calendar: &self.calendar,
            deadlines: &self.deadlines,
            org: &self.org,
            main: None,
        }
    }

    pub(super) fn person(&self, name: &str) -> &Person {
        self.org.person(&PersonId(name.to_owned())).unwrap()
    }

    pub(super) fn state(&self) -> Inspection {
        fold_inspection(&self.steps).unwrap()
    }

    pub(super) fn on(&mut self, day: &str) {
        self.now = Timestamp::parse(&format!("{day}T10:00:00+08:00")).unwrap();
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

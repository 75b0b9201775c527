//! A small police, and a bad rating that they act on.

use crate::aftercare::*;
use crate::calendar::Calendar;
use crate::case::{Given, Refusal};
use crate::deadlines::Deadlines;
use crate::person::{Org, Person, PersonId, Post, Role};
use crate::time::{Day, Timestamp};
use crate::unit::{Unit, UnitKind, Units};

pub(super) const STAFF: [(&str, Role, &str); 11] = [
    ("intake", Role::Intake, "command"),
    ("intake-2", Role::Intake, "command"),
    ("intake-own", Role::Intake, "station-1"),
    ("oversight", Role::Oversight, "oversight"),
    ("oversight-own", Role::Oversight, "station-1"),
    ("reviewer", Role::Reviewer, "discipline"),
    ("head", Role::UnitHead, "station-1"),
    ("handler", Role::Handler, "station-1"),
    ("head-other", Role::UnitHead, "station-2"),
    ("verifier", Role::Verifier, "legal"),
    ("admin", Role::Admin, "bureau"),
];

pub(super) fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

pub(super) struct World {
    calendar: Calendar,
    deadlines: Deadlines,
    pub(super) org: Org,
    pub(super) now: Timestamp,
    pub(super) steps: Vec<RatingDone>,
}

impl World {
    /// A bad rating of a window of a unit, on a Wednesday.
    pub(super) fn rated(unit: &str, has_number: bool) -> Self {
        let of = |code: &str, watches: bool| Unit {
            parent: (code != "bureau").then(|| "bureau".to_owned()),
            watches,
            ..Unit::new(code, code, UnitKind::Department)
        };
        let watching = ["oversight", "command"];
        let codes = ["bureau", "oversight", "command", "legal", "station-1", "station-2"];
        let mut units: Vec<Unit> = codes.iter().map(|code| of(code, watching.contains(code))).collect();
        units.push(Unit::new("discipline", "discipline", UnitKind::Department));
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
                units: Units(units),
                people: STAFF.iter().map(person).collect(),
            },
            now: Timestamp::parse("2026-11-25T10:00:00+08:00").unwrap(),
            steps: vec![receive(unit, day("2026-11-25"), has_number)],
        }
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

    pub(super) fn rating(&self) -> BadRating {
        fold_rating(&self.steps).unwrap()
    }

    pub(super) fn on(&mut self, day: &str) {
        self.now = Timestamp::parse(&format!("{day}T10:00:00+08:00")).unwrap();
    }

    pub(super) fn tries(&mut self, name: &str, command: RatingCommand) -> Result<bool, Refusal> {
        let judged = decide_rating(&self.rating(), command, self.person(name), &self.given())?;
        self.steps.push(judged.done);
        Ok(judged.removes)
    }

    pub(super) fn does(&mut self, name: &str, command: RatingCommand) {
        assert_eq!(self.tries(name, command), Ok(false), "{name} {command:?}");
    }

    pub(super) fn tell(&mut self) {
        let told = tell(&self.rating(), &self.given()).unwrap();
        self.steps.push(told);
    }

    pub(super) fn owed(&self) -> Vec<(Want, String)> {
        let owed = self.rating().owed();
        owed.iter().map(|one| (one.what, one.due.to_string())).collect()
    }

    /// Those who may do something, by its name.
    pub(super) fn able(&self, deed: &str) -> Vec<&'static str> {
        let (rating, given) = (self.rating(), self.given());
        let may = |name: &&str| rating_deeds(&rating, self.person(name), &given).contains(&deed);
        STAFF.iter().map(|(name, ..)| *name).filter(may).collect()
    }
}

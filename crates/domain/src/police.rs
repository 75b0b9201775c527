//! A small police for the tests of rules about units.

use crate::calendar::Calendar;
use crate::case::Given;
use crate::deadlines::Deadlines;
use crate::person::{Org, Person, PersonId, Post, Role};
use crate::time::Timestamp;
use crate::unit::{Unit, UnitKind, Units};

#[derive(Clone)]
pub(crate) struct Police {
    calendar: Calendar,
    pub(crate) deadlines: Deadlines,
    pub(crate) org: Org,
    pub(crate) now: Timestamp,
}

/// Departments below the bureau, oversight and command watching, and one that stands outside it.
pub(crate) fn units(codes: &[&str]) -> Units {
    let of = |code: &&str| Unit {
        parent: (*code != "bureau").then(|| "bureau".to_owned()),
        watches: ["oversight", "command"].contains(code),
        ..Unit::new(code, code, UnitKind::Department)
    };
    let outside = Unit::new("discipline", "discipline", UnitKind::Department);
    Units(codes.iter().map(of).chain([outside]).collect())
}

impl Police {
    /// With these people, each with one post, on a Wednesday.
    pub(crate) fn new(units: Units, staff: &[(&str, Role, &str)]) -> Self {
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
                units,
                people: staff.iter().map(person).collect(),
            },
            now: Timestamp::parse("2026-11-25T10:00:00+08:00").unwrap(),
        }
    }

    pub(crate) fn given(&self) -> Given<'_> {
        Given {
            now: self.now,
            calendar: &self.calendar,
            deadlines: &self.deadlines,
            org: &self.org,
            main: None,
        }
    }

    pub(crate) fn person(&self, name: &str) -> &Person {
        self.org.person(&PersonId(name.to_owned())).unwrap()
    }

    pub(crate) fn on(&mut self, day: &str) {
        self.now = Timestamp::parse(&format!("{day}T10:00:00+08:00")).unwrap();
    }
}

//! A small police, and a bad rating that they act on.

use crate::aftercare::*;
use crate::case::Refusal;
use crate::person::Role;
use crate::police::{Police, units};
use crate::time::Day;

pub(super) const STAFF: [(&str, Role, &str); 12] = [
    ("intake", Role::Intake, "command"),
    ("intake-2", Role::Intake, "command"),
    ("intake-own", Role::Intake, "station-1"),
    ("oversight", Role::Oversight, "oversight"),
    ("oversight-2", Role::Oversight, "oversight"),
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

#[derive(Clone)]
pub(super) struct World {
    police: Police,
    pub(super) steps: Vec<RatingDone>,
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
    /// A bad rating of a window of a unit.
    pub(super) fn rated(unit: &str, has_number: bool) -> Self {
        let units = units(&["bureau", "oversight", "command", "legal", "station-1", "station-2"]);
        let police = Police::new(units, &STAFF);
        let steps = vec![receive(unit, has_number, &police.given())];
        Self { police, steps }
    }

    pub(super) fn rating(&self) -> BadRating {
        fold_rating(&self.steps).unwrap()
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

//! Somebody of every role.

use super::world::{World, id};
use crate::person::{Post, Role, Service};
use crate::time::Day;

/// Everybody: id, role, unit.
pub(super) const STAFF: &[(&str, Role, &str)] = &[
    ("intake-1", Role::Intake, "centre"),
    ("intake-2", Role::Intake, "centre"),
    ("intake-3", Role::Intake, "centre"),
    ("oversight-1", Role::Oversight, "oversight"),
    ("oversight-2", Role::Oversight, "oversight"),
    ("oversight-3", Role::Oversight, "oversight"),
    ("verifier-1", Role::Verifier, "traffic"),
    ("verifier-2", Role::Verifier, "legal"),
    ("verifier-3", Role::Verifier, "fire"),
    ("verifier-own", Role::Verifier, "station-1"),
    ("handler-1", Role::Handler, "station-1"),
    ("handler-1b", Role::Handler, "station-1"),
    ("handler-2", Role::Handler, "station-2"),
    ("head-1", Role::UnitHead, "station-1"),
    ("head-2", Role::UnitHead, "station-2"),
    ("chief-1", Role::UnitHead, "branch"),
    ("officer-1", Role::Concerned, "station-1"),
    ("officer-2", Role::Concerned, "station-2"),
    ("legal-1", Role::Legal, "legal"),
    ("reviewer-1", Role::Reviewer, "province"),
    ("reviewer-2", Role::Reviewer, "province"),
    ("reviewer-3", Role::Reviewer, "province"),
    ("command-1", Role::Command, "command"),
    ("support-1", Role::Support, "traffic"),
    ("supervisor-1", Role::Supervisor, "station-1"),
    ("psychology-1", Role::Psychology, "centre"),
    ("admin-1", Role::Admin, "centre"),
];

impl World {
    /// Ends somebody's account.
    pub(super) fn end(&mut self, who: &str) {
        let mut people = self.org.people.iter_mut();
        people.find(|person| person.id == id(who)).unwrap().is_active = false;
    }

    pub(super) fn serve(&mut self, who: &str, unit: &str, until: Option<&str>) {
        let person = self.org.people.iter_mut().find(|person| person.id == id(who)).unwrap();
        person.served.push(Service {
            unit: unit.to_owned(),
            until: until.map(|day| Day::parse(day).unwrap()),
        });
    }

    /// Gives somebody one more post.
    pub(super) fn promote(&mut self, who: &str, role: Role, unit: &str) {
        let mut people = self.org.people.iter_mut();
        let person = people.find(|person| person.id == id(who)).unwrap();
        person.posts.push(Post::new(role, unit));
    }
}

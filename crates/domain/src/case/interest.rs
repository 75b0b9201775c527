//! Interests: whom a case is about, who is left to look at it, and who has to let it go.

use super::command::Given;
use super::event::{Event, Mark};
use super::sight::is_about_watchers;
use super::state::Case;
use super::work::Assignment;
use crate::person::{Org, Person, Role, remembered_since};
use crate::time::Timestamp;
use crate::unit::Units;

/// Whether somebody belongs to a unit or to one that is or was below it, or did within 24 months before a moment.
pub(crate) fn is_of(person: &Person, about: &str, units: &Units, at: Timestamp) -> bool {
    let since = remembered_since(at);
    let mut own = person.units_at(at);
    own.any(|unit| units.was_within(unit, about, since))
}

/// Whether somebody has an interest in what is about a unit: of it or of one below it, now or within 24 months before.
pub fn has_interest(person: &Person, about: &str, units: &Units, at: Timestamp) -> bool {
    is_of(person, about, units, at)
}

/// Whether an independent reviewer without an interest is there for what is about a unit.
pub fn is_reviewed(org: &Org, about: &str, at: Timestamp) -> bool {
    let mut reviewers = org.people.iter().filter(|person| person.holds(Role::Reviewer));
    reviewers.any(|reviewer| !is_of(reviewer, about, &org.units, at))
}

/// The units as everybody is told of them: each with whether a complaint about it is the reviewer's, units above one
/// that watches among them, and whether there is a reviewer for it.
pub fn units_told(org: &Org, at: Timestamp) -> Units {
    let mut told = org.units.clone();
    for unit in &mut told.0 {
        unit.watches = is_about_watchers(&org.units, &unit.code, at);
        unit.reviewed = unit.watches && is_reviewed(org, &unit.code, at);
    }
    told
}

impl Case {
    /// Whether it exists for the independent reviewer only: as it was recorded, or because its unit watches by now.
    pub fn is_reviewers(&self, org: &Org) -> bool {
        let about = self.about().filter(|_| self.is_complaint());
        let is_about = |about: &str| is_about_watchers(&org.units, about, self.filed_at);
        self.is_for_reviewer_only() || about.is_some_and(is_about)
    }

    /// Whether somebody without an interest holds a role.
    pub(super) fn is_left_to(&self, role: Role, org: &Org) -> bool {
        let mut people = org.people.iter().filter(|person| person.holds(role));
        people.any(|person| !self.is_in_conflict(person, org))
    }

    /// Whether somebody is of a unit of those who worked on it, as far as these count.
    pub(super) fn is_of_team(&self, person: &Person, org: &Org, counts: impl Fn(&Assignment) -> bool) -> bool {
        let team = self.work.team.iter().filter(|assignment| counts(assignment));
        let mut posts = team.filter_map(|one| org.person(&one.to)).flat_map(|one| &one.posts);
        posts.any(|post| person.posts.iter().any(|own| own.unit == post.unit))
    }

    /// Whether whoever works on it can go on: there, in the same role, without an interest, and of those who see it.
    pub(super) fn can_go_on(&self, assignment: &Assignment, org: &Org) -> bool {
        let is_theirs = assignment.role == Role::Reviewer || !(self.is_reviewers(org) || self.is_in_reviewers_hands());
        let able = |person: &Person| person.holds(assignment.role) && !self.is_in_conflict(person, org);
        is_theirs && org.person(&assignment.to).is_some_and(able)
    }

    /// What follows when it becomes the reviewer's: it is marked, and whoever can no longer work on it lets it go.
    pub(super) fn goes_to_reviewer(&self, given: &Given<'_>) -> Vec<Event> {
        let mut theirs = self.clone();
        theirs.work.is_about_watchers = true;
        let marked = Event::Marked { mark: Mark::Watchers };
        std::iter::once(marked).chain(theirs.follows(given)).collect()
    }

    /// What follows from the house as it is now: a case of a unit that has come to watch is the reviewer's, and work
    /// of somebody who can no longer do it goes back to whoever assigns.
    pub(super) fn follows(&self, given: &Given<'_>) -> Vec<Event> {
        let mut events = Vec::new();
        if self.is_reviewers(given.org) && !self.is_for_reviewer_only() {
            events.push(Event::Marked { mark: Mark::Watchers });
        }
        let current = self.work.current();
        let stuck = current.filter(|assignment| !self.can_go_on(assignment, given.org));
        events.extend(stuck.map(|assignment| Event::HandedBack {
            from: assignment.to.clone(),
        }));
        events
    }
}

//! 会签: whose agreement a proposal needs, and whose is still missing.

use super::command::Refusal;
use super::event::Mark;
use super::proposal::Proposal;
use super::state::Case;
use super::work::Proposed;
use crate::person::{Org, Person, Role};

impl Case {
    /// The roles that have to agree, each by a person of its own: what is found of an enterprise's complaint takes oversight and legal,
    /// a false accusation that oversight proposes takes legal, and so does taking the mark off, since legal then sees it no longer.
    fn agreeing(&self, proposal: &Proposal) -> &'static [Role] {
        if self.is_in_reviewers_hands() {
            return &[Role::Reviewer];
        }
        match proposal {
            Proposal::FalseAccusation | Proposal::Unmark => &[Role::Legal],
            Proposal::Finding { .. } if self.has(Mark::Enterprise) => &[Role::Oversight, Role::Legal],
            _ => &[Role::Oversight],
        }
    }

    /// The roles whose agreement is missing; in the reviewer's hands another reviewer's is enough.
    pub fn missing(&self, one: &Proposed) -> Vec<Role> {
        match &one.endorsed {
            Some((_, missing)) if !self.is_in_reviewers_hands() => vec![*missing],
            _ => self.agreeing(&one.proposal).to_vec(),
        }
    }

    /// Whether this person can agree now, and whose agreement is missing afterwards. Whoever proposed it, or agreed before, cannot; where
    /// nobody of legal is left who could, another one of oversight stands in, and where there is none either, one agreement is enough, or the
    /// citizen would wait for ever.
    pub(super) fn endorses(&self, one: &Proposed, person: &Person, org: &Org) -> Result<Option<Role>, Refusal> {
        if has_part_in(one, person) {
            return Err(Refusal::SecondPerson);
        }
        let mut missing = self.missing(one);
        let is_left = |role| {
            let mut others = org.people.iter().filter(|other| other.id != person.id);
            others.any(|other| self.may_be_asked(one, role, other, org))
        };
        let legal = missing.iter().position(|role| *role == Role::Legal);
        let is_legal = person.holds(Role::Legal) && self.may_be_asked(one, Role::Legal, person, org);
        if let Some(place) = legal.filter(|_| !is_legal && !is_left(Role::Legal)) {
            missing.remove(place);
            if missing.is_empty() || is_left(Role::Oversight) {
                missing.push(Role::Oversight);
            }
        }
        let at = missing.iter().position(|role| person.holds(*role));
        missing.remove(at.ok_or(Refusal::NotYours)?);
        Ok(missing.first().copied())
    }

    /// Whether this person can say no: whoever could agree, whoever did so as the first of two, and whoever oversees.
    pub(super) fn may_decline(&self, one: &Proposed, person: &Person, org: &Org) -> Result<(), Refusal> {
        match self.endorses(one, person, org) {
            Err(Refusal::NotYours) if person.holds(Role::Oversight) => Ok(()),
            Err(Refusal::SecondPerson) if one.by != person.id => Ok(()),
            told => told.map(drop),
        }
    }

    /// Whether somebody could agree in a role: there, without an interest, without a part in it, and not at work on the case.
    fn may_be_asked(&self, one: &Proposed, role: Role, person: &Person, org: &Org) -> bool {
        let works = self.work.current().is_some_and(|current| current.to == person.id);
        let is_free = !self.is_in_conflict(person, org) && !has_part_in(one, person) && !works;
        person.is_active && person.holds(role) && is_free
    }
}

/// Whether somebody proposed it or agreed to it as the first of two.
fn has_part_in(one: &Proposed, person: &Person) -> bool {
    one.by == person.id || one.endorsed.as_ref().is_some_and(|(who, _)| *who == person.id)
}

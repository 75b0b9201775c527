//! 签收: who in the house has to say that they read a released summary: the head of the unit that it is about, and of the one above.

use super::notice::Reader;
use super::state::Case;
use crate::deadlines::Due;
use crate::person::{Org, Person, PersonId, Role};
use crate::time::{Day, Timestamp};

/// A unit whose head has to say so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Which.
    pub unit: String,
    /// Whether it is the one above.
    pub is_above: bool,
    /// Until when.
    pub until: Due,
    /// Who heads it now; whoever comes later reads it anew.
    pub heads: Vec<PersonId>,
    /// Those of them who said so, and on which day.
    pub read: Vec<(PersonId, Day)>,
}

impl Link {
    /// Whether nobody said so in time, and nobody has yet.
    pub fn is_overdue(&self, now: Timestamp) -> bool {
        self.read.is_empty() && now > self.until.due_at
    }
}

impl Case {
    /// Who has to say that they read the summary: nobody before it is released, nor where none had to at that time. Above a unit whose
    /// case is in the reviewer's hands nobody is told.
    pub fn chain(&self, org: &Org) -> Vec<Link> {
        let (Some(until), Some(about)) = (&self.work.release.acknowledge, self.about()) else {
            return Vec::new();
        };
        let above = org.units.unit(about).and_then(|unit| unit.parent.as_deref());
        let above = above.filter(|_| self.tells_above());
        let own = std::iter::once((about, false));
        own.chain(above.map(|above| (above, true)))
            .map(|(unit, is_above)| self.link(unit, is_above, until, org))
            .collect()
    }

    fn link(&self, unit: &str, is_above: bool, until: &Due, org: &Org) -> Link {
        let heads = org.people.iter().filter(|person| person.holds_at(Role::UnitHead, unit));
        let heads: Vec<PersonId> = heads.map(|person| person.id.clone()).collect();
        let read = self.work.release.acknowledged.iter();
        Link {
            unit: unit.to_owned(),
            is_above,
            until: until.clone(),
            read: read.filter(|(who, _)| heads.contains(who)).cloned().collect(),
            heads,
        }
    }

    /// Until when somebody has to say so; `None` for whoever has not to, or did.
    pub fn acknowledge_until(&self, person: &Person, org: &Org) -> Option<Due> {
        if self.work.release.is_acknowledged_by(&person.id) {
            return None;
        }
        let mut chain = self.chain(org).into_iter();
        chain
            .find(|link| link.heads.contains(&person.id))
            .map(|link| link.until)
    }

    /// Whether the head of the unit above is told as well.
    pub(super) fn tells_above(&self) -> bool {
        // Once told it stays so: that it is no longer would say that the case went up.
        let was_told = |(reader, _): &(Reader, Day)| matches!(reader, Reader::Above(_));
        let is_told = !self.is_in_reviewers_hands() || self.work.told.iter().any(was_told);
        self.work.release.acknowledge.is_some() && is_told
    }
}

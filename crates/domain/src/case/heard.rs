//! Hearing those complained about: who can have their say until when, and whether a finding has to wait for it.

use super::command::Given;
use super::decide::promised;
use super::state::Case;
use super::work::Finding;
use crate::deadlines::{Due, Step};
use crate::person::PersonId;
use crate::time::Timestamp;

impl Case {
    /// Everybody named: whom it is about, and who ordered or approved.
    pub fn named(&self) -> impl Iterator<Item = &PersonId> {
        self.work.concerned.iter().chain(&self.work.superiors)
    }

    /// Until when somebody named may make a statement; `None` as long as nothing is released.
    pub fn statement_until(&self, person: &PersonId) -> Option<&Due> {
        let mut late = self.work.release.late.iter();
        let own = late.find(|late| late.person == *person);
        let all = self.work.release.released.as_ref().map(|(_, until)| until);
        own.and_then(|late| late.statement.as_ref()).or(all)
    }

    /// Until when somebody named may object to a fault: whoever was named after it was found has a time of their own.
    pub fn objection_until(&self, finding: &Finding, person: &PersonId, given: &Given<'_>) -> Timestamp {
        let mut late = self.work.release.late.iter();
        let own = late.find(|late| late.person == *person);
        let own = own.and_then(|late| late.objection.as_ref()).map(|until| until.due_at);
        let all = finding.objection_until(given.deadlines, given.calendar).due_at;
        own.map_or(all, |own| own.max(all))
    }

    /// Whether those complained about are told nothing: the citizen said no, or did not reply in the time for it.
    pub(super) fn is_withheld(&self, given: &Given<'_>) -> bool {
        let release = &self.work.release;
        let is_over = || {
            let asked = release.asked.as_ref();
            asked.is_some_and(|(at, until)| given.now > promised(until.as_ref(), Step::Reply, *at, given).due_at)
        };
        release.released.is_none()
            && match release.consent {
                Some(Some(yes)) => !yes,
                Some(None) => is_over(),
                None => false,
            }
    }

    /// Whether somebody named has not had their say: neither a statement nor, since the release, the time for one.
    pub(super) fn waits_for_statements(&self, given: &Given<'_>) -> bool {
        let can_still = |id: &PersonId| {
            let until = self.statement_until(id);
            !self.work.release.stated.contains(id) && until.is_none_or(|until| given.now <= until.due_at)
        };
        !self.is_withheld(given) && self.named().any(can_still)
    }

    /// Whether everybody named made a statement.
    pub(super) fn is_stated(&self) -> bool {
        let mut named = self.named().peekable();
        named.peek().is_some() && named.all(|id| self.work.release.stated.contains(id))
    }
}

//! 合并办理: a merged case follows its main case. Its citizen is told where the work stands and the answer; nothing of the
//! one citizen reaches the other.

use super::care::Care;
use super::command::{Given, Refusal};
use super::event::Mark;
use super::proposal::Proposal;
use super::state::Case;
use super::work::{Answer, Standing};
use crate::person::{Org, Person, Role};
use crate::time::Timestamp;

/// Marks that go along: those that protect somebody wherever their words are worked on, and 涉企, since what is found of it takes legal too.
const ALONG: [Mark; 4] = [Mark::Emergency, Mark::Serious, Mark::Minor, Mark::Enterprise];

impl Case {
    /// Whether it is merged into another case and not taken back.
    pub const fn follows_another(&self) -> bool {
        self.overlay.merged_into.is_some() && self.overlay.withdrawn.is_none()
    }

    /// The case that is worked on: the main case where this one is merged into it, as far as it is at hand.
    pub(super) fn worked_on<'a>(&'a self, given: &Given<'a>) -> Option<&'a Self> {
        let Some(into) = &self.overlay.merged_into else {
            return Some(self);
        };
        let is_it = |main: &&Self| main.number.is_some_and(|number| number.to_string() == *into);
        given.main.filter(is_it)
    }

    /// Since when it is merged.
    pub fn merged_at(&self) -> Option<Timestamp> {
        let holds = |standing: &Standing| !matches!(standing, Standing::Declined | Standing::Fallen);
        let proposals = self.work.proposals.iter().rev();
        let mut merged = proposals.filter(|one| matches!(one.proposal, Proposal::Merge { .. }) && holds(&one.standing));
        merged.find_map(|one| one.at)
    }

    /// The answer of the main case, if it was given to the citizen of this one too: what was written before knew
    /// nothing of them.
    pub fn shared_answer<'a>(&self, main: &'a Self) -> Option<&'a Answer> {
        let since = self.merged_at().filter(|_| self.follows_another())?;
        main.work.last_answer().filter(|answer| answer.at >= since)
    }

    /// Whether another case may be merged into this one: the same kind of work, going on, under the same eyes.
    pub fn may_lead(&self, other: &Self, org: &Org) -> Result<(), Refusal> {
        if !self.is_open() || self.overlay.withdrawn.is_some() || !other.work.joined.is_empty() {
            return Err(Refusal::NotNow);
        }
        let under = |case: &Self| (case.working_kind(), case.is_complaint(), case.is_reviewers(org));
        // Whoever is given the one works on the other as well, so both are about the same unit.
        let is_about_same = self.unit == other.unit && self.about() == other.about();
        if under(self) != under(other) || !is_about_same {
            return Err(Refusal::DoesNotFit);
        }
        let worker = self.work.current().and_then(|assignment| org.person(&assignment.to));
        match worker {
            Some(person) if other.is_in_conflict(person, org) => Err(Refusal::OtherPeople),
            _ => Ok(()),
        }
    }

    /// Whether somebody may be shown anything of this case beside another about the same matter: nobody with an interest
    /// in it, and what is the reviewer's to the reviewer alone. It holds for the main case and for those that follow it.
    pub fn is_shown_beside(&self, person: &Person, org: &Org) -> bool {
        let is_theirs = !self.is_reviewers(org) || person.holds(Role::Reviewer);
        is_theirs && !self.is_in_conflict(person, org)
    }

    /// Whether somebody who sees the story of the main case may read what the citizen of this one wrote.
    pub fn is_read_with(&self, main: &Self, person: &Person, org: &Org) -> bool {
        let is_of_a_minor = self.has(Mark::Minor) || main.has(Mark::Minor);
        self.is_shown_beside(person, org) && (!is_of_a_minor || main.has_to_do_with(person))
    }

    /// How often its citizen added something.
    pub(super) fn additions(&self) -> u32 {
        let added = self.history.iter().filter(|(_, _, name)| *name == "message_added");
        u32::try_from(added.count()).unwrap_or(u32::MAX)
    }

    /// The marks that go along to a main case, as far as it has not got them.
    pub(super) fn marks_for(&self, main: &Self) -> Vec<Mark> {
        // Somebody may have seen to a danger there, and not yet to this one.
        let is_new = |mark: Mark| {
            let arose = mark == Mark::Emergency && self.wants(Care::Emergency);
            !main.has(mark) || (arose && !main.wants(Care::Emergency))
        };
        let marks = ALONG.into_iter();
        marks.filter(|mark| self.has(*mark) && is_new(*mark)).collect()
    }
}

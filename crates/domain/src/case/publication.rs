//! 表扬公开: a thank-you in words that name nobody, public as long as its citizen agrees.
//!
//! The citizen says so of their own accord; one person of oversight or central intake writes the words, another one agrees
//! to them. Only what was verified and conveyed, of a unit that is known, is published: the unit and the month, nothing else.

use super::event::Mark;
use super::honour::Honour;
use super::proposal::Proposal;
use super::state::Case;
use super::work::{Proposed, Standing};
use crate::deadlines::Due;

codes! {
    /// Where the publication of a thank-you stands, as its citizen is told.
    PublicationStanding {
        /// The citizen may agree.
        Possible = "possible",
        /// The citizen agrees; the words are not written yet.
        Agreed = "agreed",
        /// The words wait for the second person.
        Checking = "checking",
        /// Everybody reads the words.
        Public = "public",
    }
}

/// What became of it so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Publication {
    /// The citizen agrees, as long as they do; until when the words are written.
    pub agreed: Option<Option<Due>>,
    /// The event of the words that were agreed to, from 1.
    pub words: Option<u32>,
    /// The original is erased: nothing more can be made of it.
    pub is_over: bool,
}

impl Publication {
    /// Nothing yet.
    pub const fn new() -> Self {
        Self {
            agreed: None,
            words: None,
            is_over: false,
        }
    }
}

impl Case {
    /// The praise that may be published; nothing of what nobody verified, of a complaint, or of a minor (rule 13).
    fn publishable(&self) -> Option<Honour> {
        let is_plain = self.overlay.withdrawn.is_none() && self.overlay.merged_into.is_none();
        let is_open = is_plain && !self.has(Mark::Minor) && !self.work.publication.is_over;
        let honour = self
            .honour()
            .filter(|honour| honour.is_verified && honour.unit.is_some());
        honour.filter(|_| is_open)
    }

    /// Whether its citizen may agree.
    pub(super) fn may_agree_to_publish(&self) -> bool {
        self.work.publication.agreed.is_none() && self.publishable().is_some()
    }

    /// Whether its citizen may take back that they agree: always.
    pub(super) const fn may_end_publication(&self) -> bool {
        self.work.publication.agreed.is_some()
    }

    /// Whether words may be written for it now, or agreed to.
    pub(super) fn may_be_published(&self) -> bool {
        self.may_end_publication() && self.publishable().is_some()
    }

    /// The words that are public now, by their event from 1.
    pub fn published(&self) -> Option<u32> {
        self.work.publication.words.filter(|_| self.may_be_published())
    }

    /// Until when the words are to be written, where nobody has.
    pub(super) fn awaits_publication(&self) -> Option<&Due> {
        let is_wanted =
            self.may_be_published() && self.work.publication.words.is_none() && self.proposed_words().is_none();
        self.work.publication.agreed.as_ref()?.as_ref().filter(|_| is_wanted)
    }

    /// Words that wait for the second person.
    fn proposed_words(&self) -> Option<&Proposed> {
        let mut proposals = self.work.proposals.iter();
        proposals.find(|one| one.proposal == Proposal::Publication && matches!(one.standing, Standing::Waiting(_)))
    }

    /// The citizen no longer agrees: the words are nobody's to read, and nobody goes on with them.
    pub(super) fn end_publication(&mut self) {
        self.work.publication.agreed = None;
        self.work.publication.words = None;
        let waiting =
            |one: &&mut Proposed| one.proposal == Proposal::Publication && matches!(one.standing, Standing::Waiting(_));
        for one in self.work.proposals.iter_mut().filter(waiting) {
            one.standing = Standing::Declined;
        }
    }

    /// The same case without any of it: nothing of a publication keeps its citizen from having it erased.
    pub(super) fn unpublished(&self) -> Self {
        let mut case = self.clone();
        case.end_publication();
        case
    }

    /// Where it stands, with the event of the words that its citizen may read: those that are public, or would be.
    pub fn publication(&self) -> Option<(PublicationStanding, Option<u32>)> {
        if self.may_agree_to_publish() {
            return Some((PublicationStanding::Possible, None));
        }
        if !self.may_be_published() {
            return None;
        }
        Some(match (self.proposed_words(), self.work.publication.words) {
            (_, Some(words)) => (PublicationStanding::Public, Some(words)),
            (Some(one), None) => (PublicationStanding::Checking, Some(one.event)),
            (None, None) => (PublicationStanding::Agreed, None),
        })
    }
}

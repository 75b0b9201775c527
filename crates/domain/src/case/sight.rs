//! Who may see what of a case (rule 2). Identity is never part of a sight: each look at it is a command of its own.

use super::care::{Care, Withdrawing};
use super::command::WithdrawalReason;
use super::event::{Event, Mark, MessageSent, Party};
use super::interest::is_of;
use super::proposal::Proposal;
use super::state::Case;
use super::tasks::{Task, tasks, watcher};
use crate::deadlines::Step;
use crate::kind::Kind;
use crate::person::{Org, Person, PersonId, Role, remembered_since};
use crate::time::Timestamp;
use crate::unit::Units;

codes! {
    /// How much of a case somebody sees.
    Sight {
        /// It does not exist for them.
        Nothing = "nothing",
        /// The released summary, praise or improvement under its own number: no text, identity, time or channel.
        Notice = "notice",
        /// What the citizen wrote and what was done, without the identity.
        Story = "story",
    }
}

/// Whether a unit watches, receives or commands, or has such a unit in it, or did within 24 months before a moment.
pub fn is_about_watchers(units: &Units, about: &str, at: Timestamp) -> bool {
    let since = remembered_since(at);
    let watches = units.0.iter().filter(|unit| unit.watches);
    let mut watches = watches.map(|unit| unit.code.as_str());
    watches.any(|watching| units.was_within(watching, about, since) || units.was_within(about, watching, since))
}

impl Case {
    /// Whether the rules for complaints hold: as filed or as worked on.
    pub fn is_complaint(&self) -> bool {
        self.kind == Kind::Complaint || self.working_kind() == Kind::Complaint
    }

    /// Whether it exists for the independent reviewer only.
    pub const fn is_for_reviewer_only(&self) -> bool {
        self.work.is_about_watchers
    }

    /// Whether only the independent reviewer works on it: from receipt, or since it went up.
    pub fn is_in_reviewers_hands(&self) -> bool {
        self.is_for_reviewer_only() || self.work.up_to == Some(Party::Reviewer)
    }

    /// Whether somebody is named in it.
    pub fn names(&self, person: &PersonId) -> bool {
        self.work.concerned.contains(person) || self.work.superiors.contains(person)
    }

    /// Conflict of interest: an interest in a complaint.
    pub fn is_in_conflict(&self, person: &Person, org: &Org) -> bool {
        self.is_complaint() && self.is_party_to(person, org)
    }

    /// Whether somebody can say that praise is true: not of oneself or one's own unit, and only where it is known whose.
    pub fn may_verify_praise(&self, person: &Person, org: &Org) -> bool {
        let is_known = self.about().is_some() || !self.work.concerned.is_empty();
        is_known && !self.is_party_to(person, org)
    }

    /// Whether it is about somebody's own: named, of the unit that it is about or one that is or within 24 months was
    /// below it, of a unit where the named person served within 24 months, or having served there oneself.
    fn is_party_to(&self, person: &Person, org: &Org) -> bool {
        // The unit as filed and the unit as worked on: routing it elsewhere frees nobody, nor does moving a unit.
        let about = [self.unit.as_deref(), self.work.about.as_deref()];
        let is_about = |about: &&str| is_of(person, about, &org.units, self.filed_at);
        let served: Vec<&str> = self
            .work
            .concerned
            .iter()
            .filter_map(|id| org.person(id))
            .flat_map(|named| named.units_at(self.filed_at))
            .collect();
        let mut units = person.units_at(self.filed_at);
        self.names(&person.id) || units.any(|unit| served.contains(&unit)) || about.iter().flatten().any(is_about)
    }

    /// What somebody sees.
    pub fn sight(&self, person: &Person, org: &Org) -> Sight {
        if !person.is_active {
            return Sight::Nothing;
        }
        if self.is_in_conflict(person, org) {
            return self.notice(person, &org.units);
        }
        if self.is_reviewers(org) {
            return if person.holds(Role::Reviewer) {
                Sight::Story
            } else {
                self.notice(person, &org.units)
            };
        }
        let is_in_team = self.work.team.iter().any(|assignment| assignment.to == person.id);
        let went_up = self.work.up_to == Some(Party::Reviewer) && person.holds(Role::Reviewer);
        let is_legal = person.holds(Role::Legal) && (self.has(Mark::Enterprise) || self.may_accuse());
        // The duty officer of command sees what may be a danger to life, and nothing else.
        let is_duty = person.holds(Role::Command) && self.wants(Care::Emergency);
        if person.holds(Role::Intake) || person.holds(Role::Oversight) || is_in_team || went_up || is_legal || is_duty {
            Sight::Story
        } else {
            self.notice(person, &org.units)
        }
    }

    /// Whether somebody who sees the story may learn that the citizen spoke of reprisal or pressure: whoever watches,
    /// alone (rule 9).
    pub fn may_know_of_pressure(&self, person: &Person) -> bool {
        person.holds(watcher(self))
    }

    /// Whether somebody who sees the story may learn of an event.
    pub fn may_know_of(&self, event: &Event, person: &Person) -> bool {
        // That a withdrawal is looked at anew tells of a report, and who judged a look tells that there was danger.
        let speaks_of_it = matches!(
            event,
            Event::ReprisalReported { .. }
                | Event::ReprisalHandled { .. }
                | Event::MessageSent(MessageSent { apart: true, .. })
                | Event::IdentityLookApproved
                | Event::IdentityLookDeclined { .. }
                | Event::CareWanted {
                    care: Care::Withdrawal,
                    ..
                }
        );
        let tells_of_help = matches!(
            event,
            Event::HelpAnswered(_) | Event::CareWanted { care: Care::Help, .. }
        );
        (!speaks_of_it || self.may_know_of_pressure(person)) && (!tells_of_help || self.may_know_of_help(person))
    }

    /// Whether somebody who sees the story may know of a task: of those that whoever watches has because of pressure, or of
    /// a look in danger, nobody else, and of help those who may know of it.
    pub fn may_know_of_task(&self, task: &Task, person: &Person) -> bool {
        match task.step {
            Step::Reprisal | Step::WithdrawalLook | Step::ApproveLook => self.may_know_of_pressure(person),
            Step::Help => self.may_know_of_help(person),
            _ => true,
        }
    }

    /// What was found about a withdrawal, as somebody is told: whoever does not watch cannot tell pressure from any other
    /// reason to go on.
    pub fn withdrawal_as_told(&self, found: Withdrawing, person: &Person) -> Withdrawing {
        if found == Withdrawing::Pressed && !self.may_know_of_pressure(person) {
            Withdrawing::GoesOn
        } else {
            found
        }
    }

    /// Whether what was written about a minor is kept from somebody: whoever has nothing to do in the case and does not
    /// watch it sees that there is one, and no words (rule 13).
    fn is_kept_for_a_minor(&self, person: &Person) -> bool {
        self.has(Mark::Minor) && !self.has_to_do_with(person)
    }

    /// Whether somebody watches it, works on it or has a task in it.
    pub(super) fn has_to_do_with(&self, person: &Person) -> bool {
        let works = self.work.current().is_some_and(|current| current.to == person.id);
        person.holds(watcher(self)) || works || tasks(self).iter().any(|task| task.is_of(person))
    }

    /// Whether somebody who sees the story may read what its citizen filed.
    pub fn may_read_filed(&self, person: &Person) -> bool {
        !self.is_kept_for_a_minor(person)
    }

    /// Whether they may read its words: not what a citizen says about those who work on the case, when they are these.
    pub fn may_read(&self, event: &Event, person: &Person) -> bool {
        if self.is_kept_for_a_minor(person) {
            return false;
        }
        match event {
            // It may say who asked for it.
            Event::Withdrawn { reason, .. } if *reason == WithdrawalReason::Pressed => {
                self.may_know_of_pressure(person)
            }
            // Why the identity was looked at, and what was found about a withdrawal, may tell of a report: what is kept in
            // one case only would tell by being kept.
            Event::IdentitySeen { .. } | Event::WithdrawalSeen(_) => self.may_know_of_pressure(person),
            Event::Evaluated { .. } | Event::Objected { .. } | Event::ReviewAsked(_) => {
                let mut team = self.work.team.iter();
                self.may_know_of_pressure(person) || !team.any(|assignment| assignment.to == person.id)
            }
            event => self.may_know_of(event, person),
        }
    }

    /// A notice, once there is one for this person.
    fn notice(&self, person: &Person, units: &Units) -> Sight {
        if self.is_told(person, units) {
            Sight::Notice
        } else {
            Sight::Nothing
        }
    }

    /// Whether a false accusation was proposed, which legal decides on.
    fn may_accuse(&self) -> bool {
        let mut proposals = self.work.proposals.iter();
        proposals.any(|proposed| proposed.proposal == Proposal::FalseAccusation)
    }
}

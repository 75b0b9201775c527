//! 通报: what those complained about, praised or asked to improve are told of a case, under a number of its own. The
//! case's number holds the day and order of filing, which are not for them (rule 2).

use sha2::{Digest, Sha256};

use super::event::{Event, Mark, Part, TextRef};
use super::state::Case;
use super::vocabulary::{Audience, Consequence};
use crate::person::{Person, PersonId, Role};
use crate::time::Day;
use crate::unit::Units;

/// The domain separator of a notice's number.
const PREFIX: &[u8] = b"qingyu/notice/1";
/// Crockford's digits: none is taken for another.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Digits of a number, five bits each: two of ten million are the same with a chance of one in twenty thousand.
const LENGTH: usize = 12;

/// Who is told.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reader {
    /// A unit: its head and its handlers.
    Unit(String),
    /// The head of the unit above one, which is named here.
    Above(String),
    /// A person concerned.
    Person(PersonId),
}

impl Reader {
    /// Everything that somebody is told as: anybody can be named.
    pub fn all_of(person: &Person, units: &Units) -> Vec<Self> {
        let reads = |role| matches!(role, Role::UnitHead | Role::Handler);
        let own = person.posts.iter().filter(|post| reads(post.role));
        let mut all: Vec<Self> = own.map(|post| Self::Unit(post.unit.clone())).collect();
        let heads = |unit: &str| {
            let mut posts = person.posts.iter();
            posts.any(|post| post.role == Role::UnitHead && post.unit == unit)
        };
        let below = units.0.iter().filter(|unit| unit.parent.as_deref().is_some_and(heads));
        all.extend(below.map(|unit| Self::Above(unit.code.clone())));
        all.push(Self::Person(person.id.clone()));
        all.sort();
        all.dedup();
        all
    }

    /// Whether somebody is told as this.
    pub fn is(&self, person: &Person, units: &Units) -> bool {
        person.is_active && Self::all_of(person, units).contains(self)
    }

    /// As the table of notices names it.
    pub fn key(&self) -> String {
        match self {
            Self::Unit(unit) => ["unit/", unit].concat(),
            Self::Above(unit) => ["above/", unit].concat(),
            Self::Person(person) => ["person/", &person.0].concat(),
        }
    }
}

/// The number of a case's notices, such as `7K3M-0QX2-9TBE`: nothing about the case can be read off it.
pub fn notice_number(case_id: &str) -> String {
    let digest = Sha256::new().chain_update(PREFIX).chain_update(case_id).finalize();
    let mut number = String::with_capacity(LENGTH + 2);
    // A byte for a digit: three of its bits are left out, which costs nothing.
    for (at, byte) in digest.into_iter().take(LENGTH).enumerate() {
        if at > 0 && at.is_multiple_of(4) {
            number.push('-');
        }
        let digit = DIGITS.get(usize::from(byte & 31)).copied();
        number.extend(digit.map(char::from));
    }
    number
}

impl Case {
    /// Who is to be told something by now; empty as long as nothing is released, found, conveyed or planned.
    fn readers(&self) -> Vec<Reader> {
        let mut readers = self.told_of_matter();
        let owners = self.work.improvements.iter().filter(|_| self.may_be_told_of_work());
        readers.extend(owners.map(|one| Reader::Unit(one.owner.clone())));
        readers
    }

    /// Whether what came of the work may be told: once the summary is released, or the citizen has the answer.
    fn may_be_told_of_work(&self) -> bool {
        self.work.release.released.is_some() || !self.work.answers.is_empty()
    }

    /// Those of them whom it is about: a unit that is only to improve something is told of nothing else.
    fn told_of_matter(&self) -> Vec<Reader> {
        let work = &self.work;
        let is_praised = work.conveyed.is_some() && !self.is_complaint();
        let is_matter = work.release.released.is_some() || is_praised;
        // Not before the answer: until then whoever verifies alone could tell the unit that there is a complaint.
        let is_cleared =
            |to| self.may_be_told_of_work() && work.allegations.iter().any(|one| one.clarified.contains(&to));
        let is_fault = work.allegations.iter().any(|one| {
            let finding = one.finding.as_ref();
            finding.is_some_and(|finding| finding.consequences.contains(&Consequence::Fault)) || one.was_objected()
        });
        let mut readers = Vec::new();
        if is_matter || is_cleared(Audience::Unit) {
            readers.extend(self.about().map(|unit| Reader::Unit(unit.to_owned())));
        }
        if self.tells_above() {
            readers.extend(self.about().map(|unit| Reader::Above(unit.to_owned())));
        }
        if is_matter || is_fault || is_cleared(Audience::Officer) {
            let named = work.concerned.iter().chain(&work.superiors);
            readers.extend(named.map(|id| Reader::Person(id.clone())));
        }
        readers
    }

    /// Notes who is told for the first time.
    pub(super) fn tell(&mut self, on: Day) {
        for reader in self.readers() {
            if self.work.told.iter().all(|(known, _)| *known != reader) {
                self.work.told.push((reader, on));
            }
        }
    }

    /// Whether there is a notice of it for somebody.
    pub fn is_told(&self, person: &Person, units: &Units) -> bool {
        self.readers().iter().any(|reader| reader.is(person, units))
    }

    /// The released summary, as far as a volunteer who supervises the windows of that unit may read it: of a complaint, whose citizen
    /// did not want it withheld, and of no minor (rule 13).
    pub fn summary_for_supervisors(&self) -> Option<&TextRef> {
        let release = &self.work.release;
        let is_withheld = release.consent == Some(Some(false)) || self.has(Mark::Minor);
        let is_open = release.released.is_some() && self.is_complaint() && !is_withheld;
        release.summary.as_ref().filter(|_| is_open)
    }

    /// Whether somebody is told as one of those whom it is about.
    pub fn is_told_as_named(&self, person: &Person) -> bool {
        let as_named = Reader::Person(person.id.clone());
        person.is_active && self.told_of_matter().contains(&as_named)
    }

    /// Whether it is about this person and nobody else: an allegation is not tied to one of several.
    pub fn is_alone_concerned(&self, person: &Person) -> bool {
        self.work.concerned == [person.id.clone()]
    }

    /// Whether somebody is told as of the unit that it is about, or as the head of the one above.
    pub fn is_told_as_unit(&self, person: &Person, units: &Units) -> bool {
        let is_unit = |reader: &Reader| !matches!(reader, Reader::Person(_)) && reader.is(person, units);
        self.told_of_matter().iter().any(is_unit)
    }

    /// Whether somebody who is told may read the words of an event: the released summary, what clears them, what they
    /// are to improve, what they said themselves, and praise; never what a citizen wrote in a complaint.
    pub fn may_be_told(
        &self,
        event: &Event,
        by: Option<&PersonId>,
        part: Part,
        (person, units): (&Person, &Units),
    ) -> bool {
        let (as_named, as_unit) = (self.is_told_as_named(person), self.is_told_as_unit(person, units));
        // The citizen does not want those complained about to read anything of it: codes are all they get.
        let is_withheld = self.work.release.consent == Some(Some(false));
        let is_own = by == Some(&person.id);
        match event {
            Event::Filed(_) => {
                part == Part::Account && !self.is_complaint() && self.work.conveyed.is_some() && (as_named || as_unit)
            }
            Event::Proposed { text, .. } => {
                part == Part::Summary
                    && self.work.release.released.is_some()
                    && self.work.release.summary.as_ref() == Some(text)
                    && (as_named || as_unit)
            }
            Event::Clarified { .. } | Event::ImprovementPlanned { .. } if is_withheld => false,
            Event::Clarified { to, .. } => {
                (as_named && to.contains(&Audience::Officer)) || (as_unit && to.contains(&Audience::Unit))
            }
            Event::ImprovementPlanned { owner, .. } => Reader::Unit(owner.clone()).is(person, units),
            Event::ImprovementProved { .. } | Event::Stated { .. } | Event::FaultObjected { .. } => is_own,
            Event::FaultObjectionDecided { allegation, .. } => {
                let one = self.work.allegations.get(usize::from(*allegation));
                // What was said to several is not for one of them.
                let is_alone = one.is_some_and(|one| one.objected_by == [person.id.clone()]);
                as_named && (is_alone || self.is_alone_concerned(person))
            }
            _ => false,
        }
    }
}

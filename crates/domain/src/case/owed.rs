//! What a finding asks for, one by one: improvements, clarifications, accountabilities, with whose they are and by when.

use super::state::Case;
use super::vocabulary::{Accountability, Audience, Cause, Consequence, ImprovementMeasure};
use super::work::{Allegation, Finding};
use crate::person::PersonId;
use crate::time::{Day, Timestamp};

codes! {
    /// 四必 but for the verification: what follows from a finding.
    Must {
        /// 有不足必改进
        Improvement = "improvement",
        /// 无过错必澄清
        Clarification = "clarification",
        /// 有过错必追究
        Accountability = "accountability",
    }
}

/// Something that follows from a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owed {
    /// What.
    pub what: Must,
    /// For which allegation, from 0.
    pub allegation: u16,
    /// What that is about.
    pub cause: Cause,
    /// By when; of an accountability that is recorded there is none any more.
    pub due_at: Option<Timestamp>,
    /// On which day it was done; absent while it is open.
    pub done_on: Option<Day>,
    /// The place of an improvement among all that were planned for the case, which never changes.
    pub improvement: Option<usize>,
    /// The unit that owns an improvement.
    pub owner: Option<String>,
    /// Who cleared them, or who answers for the fault.
    pub person: Option<PersonId>,
    /// How it is improved.
    pub measure: Option<ImprovementMeasure>,
    /// How it is answered for.
    pub by_way_of: Option<Accountability>,
    /// Whether there is evidence in words.
    pub is_proved: bool,
}

impl Owed {
    /// When it is due while it is open, else when it was done: by this it is listed.
    pub fn at(&self) -> Timestamp {
        let done = self.done_on.map(Day::start);
        done.or(self.due_at).unwrap_or(Timestamp::from_ms(0))
    }
}

/// Everything that follows from the findings of a case; what is there keeps its place.
pub fn owed(case: &Case) -> Vec<Owed> {
    let mut all = Vec::new();
    for (at, allegation) in (0..).zip(&case.work.allegations) {
        // What came of an earlier finding stays on the list, whatever was found later.
        done(case, at, allegation, &mut all);
        if let Some(finding) = &allegation.finding {
            open(case, at, allegation, finding, &mut all);
        }
    }
    all
}

fn plain(what: Must, allegation: u16, cause: Cause) -> Owed {
    Owed {
        what,
        allegation,
        cause,
        due_at: None,
        done_on: None,
        improvement: None,
        owner: None,
        person: None,
        measure: None,
        by_way_of: None,
        is_proved: false,
    }
}

/// What was planned, said or recorded.
fn done(case: &Case, at: u16, allegation: &Allegation, all: &mut Vec<Owed>) {
    let (work, about) = (&case.work, allegation.cause);
    let improvements = work.improvements.iter().enumerate();
    let improvements = improvements.filter(|(_, one)| one.allegation == at);
    all.extend(improvements.map(|(place, one)| Owed {
        improvement: Some(place),
        due_at: Some(one.due_on.end()),
        done_on: one.proved_at.map(Timestamp::day),
        owner: Some(one.owner.clone()),
        measure: Some(one.measure),
        is_proved: one.is_proved,
        ..plain(Must::Improvement, at, about)
    }));
    let cleared = work.clarifications.iter().rev().find(|one| one.allegation == at);
    if let Some(last) = cleared.filter(|_| is_cleared(allegation)) {
        all.push(Owed {
            done_on: Some(last.on),
            person: Some(last.by.clone()),
            is_proved: true,
            ..plain(Must::Clarification, at, about)
        });
    }
    let accountabilities = work.accountabilities.iter().filter(|one| one.allegation == at);
    all.extend(accountabilities.map(|one| Owed {
        done_on: Some(one.on),
        person: one.person.clone(),
        by_way_of: Some(one.by_way_of),
        is_proved: one.is_proved,
        ..plain(Must::Accountability, at, about)
    }));
}

/// What the finding that holds asks for and nobody has begun.
fn open(case: &Case, at: u16, allegation: &Allegation, finding: &Finding, all: &mut Vec<Owed>) {
    let asks = |consequence| finding.consequences.contains(&consequence);
    // The answer waits for all of it; after it, it was due when it was found.
    let with_answer = case.work.answer_due.as_ref().filter(|_| case.work.answers.is_empty());
    let due_at = Some(with_answer.map_or(finding.at, |due| due.due_at));
    let mut owe = |what, due_at| {
        all.push(Owed {
            due_at,
            ..plain(what, at, allegation.cause)
        });
    };
    if asks(Consequence::Shortcoming) && allegation.improvements == 0 {
        owe(Must::Improvement, due_at);
    }
    if asks(Consequence::NoFault) && !is_cleared(allegation) {
        owe(Must::Clarification, due_at);
    }
    if asks(Consequence::Fault) && allegation.accounted == 0 {
        // Nobody is punished before the objection is decided.
        let objection = allegation.objection.as_ref().map(|due| due.due_at);
        owe(Must::Accountability, objection.or(due_at));
    }
}

fn is_cleared(allegation: &Allegation) -> bool {
    Audience::ALL
        .iter()
        .all(|audience| allegation.clarified.contains(audience))
}

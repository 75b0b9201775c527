//! What was done in a case, and what lies over the work.

use super::care::{Open, Withdrawing};
use super::event::Party;
use super::notice::Reader;
use super::publication::Publication;
use super::vocabulary::{Recording, Round};
use crate::deadlines::Due;
use crate::kind::Kind;
use crate::person::{PersonId, Role};
use crate::submission::HelpKind;
use crate::time::{Day, Timestamp};

mod parts;

pub use parts::{
    Allegation, Answer, Answerable, Clarification, Directive, Evaluation, Finding, Improvement, Late, Proposed,
    Release, Standing, Verification,
};

/// What lies over the work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overlay {
    /// The citizen took it back; can be undone until then.
    pub withdrawn: Option<Due>,
    /// The citizen was asked; the clock stands still until then at most.
    pub waiting: Option<Waiting>,
    /// 已合并办理: the number of the main case.
    pub merged_into: Option<String>,
}

/// The clock stands still.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Since when.
    pub since: Timestamp,
    /// Until when at most.
    pub until: Due,
}

/// Somebody who works or worked on the case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// Who.
    pub to: PersonId,
    /// As what.
    pub role: Role,
    /// In which round.
    pub round: Round,
    /// Until when it can be given back.
    pub until: Due,
    /// Said that there is no interest, and began.
    pub is_taken: bool,
    /// Works on it now.
    pub is_current: bool,
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    /// The kind as worked on, when it is another.
    pub kind: Option<Kind>,
    /// When it was taken.
    pub accepted_at: Option<Timestamp>,
    /// The unit as worked on.
    pub about: Option<String>,
    /// About the watchers: the reviewer's alone.
    pub is_about_watchers: bool,
    /// The persons concerned.
    pub concerned: Vec<PersonId>,
    /// Those who ordered or approved.
    pub superiors: Vec<PersonId>,
    /// Until when the citizen is first spoken to; `None` once they were, or when nothing is promised.
    pub contact: Option<Due>,
    /// Until when it is answered.
    pub answer_due: Option<Due>,
    /// Working days the clock stood still so far.
    pub paused: u16,
    /// Which look it is.
    pub round: Round,
    /// To whom it went up.
    pub up_to: Option<Party>,
    /// Who works and worked on it.
    pub team: Vec<Assignment>,
    /// Recordings to preserve by then; `None` once it is done.
    pub preserve: Option<(Vec<Recording>, Due)>,
    /// Recordings were ordered or said not to exist.
    pub was_preserved: bool,
    /// What it says, piece by piece.
    pub allegations: Vec<Allegation>,
    /// What was done to verify.
    pub verifications: Vec<Verification>,
    /// The summary for those complained about.
    pub release: Release,
    /// What needed a second person.
    pub proposals: Vec<Proposed>,
    /// Improvements.
    pub improvements: Vec<Improvement>,
    /// What was said to those without fault.
    pub clarifications: Vec<Clarification>,
    /// How faults are answered for.
    pub accountabilities: Vec<Answerable>,
    /// Praise was conveyed; whether it could be verified.
    pub conveyed: Option<bool>,
    /// Whether and how it is published.
    pub publication: Publication,
    /// Answers.
    pub answers: Vec<Answer>,
    /// Help that was asked for, and whether it is given; `None` as long as nobody answered.
    pub help: Vec<(HelpKind, Option<bool>)>,
    /// Of a matter of many: how many persons, once that is said.
    pub persons: Option<u32>,
    /// What somebody has to see to at once, in the order in which it arose.
    pub cares: Vec<Open>,
    /// The earliest report of reprisal that is not in hand, until when.
    pub reprisal: Option<Due>,
    /// Since when a report of reprisal that is not in hand speaks of danger: known to those alone who may know of the report.
    pub threat: Option<Timestamp>,
    /// Reprisal was reported, ever.
    pub was_reprisal: bool,
    /// When the work began again, as long as nobody has recorded what was looked at since.
    pub reopened_at: Option<Timestamp>,
    /// What whoever watches found about the last withdrawal.
    pub withdrawing: Option<Withdrawing>,
    /// Emergency looks that a second person has not approved: whose, until when.
    pub looks: Vec<(PersonId, Due)>,
    /// Who may hand out another query code; agreed to anew for somebody else, it is theirs.
    pub new_code: Option<PersonId>,
    /// Cases that it repeats.
    pub repeats: Vec<String>,
    /// Cases that are merged into it, with how many additions of each were told here.
    pub joined: Vec<(String, u32)>,
    /// Who was told of it by a notice, and since which day.
    pub told: Vec<(Reader, Day)>,
    /// Orders from above.
    pub directives: Vec<Directive>,
}

impl Work {
    /// Nothing was done yet.
    pub const fn new(is_about_watchers: bool) -> Self {
        Self {
            kind: None,
            accepted_at: None,
            about: None,
            is_about_watchers,
            concerned: Vec::new(),
            superiors: Vec::new(),
            contact: None,
            answer_due: None,
            paused: 0,
            round: Round::First,
            up_to: None,
            team: Vec::new(),
            preserve: None,
            was_preserved: false,
            allegations: Vec::new(),
            verifications: Vec::new(),
            release: Release {
                wanted: None,
                summary: None,
                consent: None,
                asked: None,
                released: None,
                acknowledge: None,
                acknowledged: Vec::new(),
                stated: Vec::new(),
                late: Vec::new(),
            },
            proposals: Vec::new(),
            improvements: Vec::new(),
            clarifications: Vec::new(),
            accountabilities: Vec::new(),
            conveyed: None,
            publication: Publication::new(),
            answers: Vec::new(),
            help: Vec::new(),
            persons: None,
            cares: Vec::new(),
            reprisal: None,
            threat: None,
            was_reprisal: false,
            reopened_at: None,
            withdrawing: None,
            looks: Vec::new(),
            new_code: None,
            repeats: Vec::new(),
            joined: Vec::new(),
            told: Vec::new(),
            directives: Vec::new(),
        }
    }

    /// Who works on it now.
    pub fn current(&self) -> Option<&Assignment> {
        self.team.iter().find(|assignment| assignment.is_current)
    }

    /// Whether somebody worked on it in an earlier round than this.
    pub fn was_in_team(&self, person: &PersonId, before: Round) -> bool {
        let in_team = |assignment: &Assignment| assignment.to == *person && assignment.round < before;
        self.team.iter().any(in_team)
    }

    /// The answer that holds.
    pub fn last_answer(&self) -> Option<&Answer> {
        self.answers.last()
    }
}

//! The parts that the state of the work is made of.

use crate::case::event::TextRef;
use crate::case::proposal::Proposal;
use crate::case::state::Stage;
use crate::case::vocabulary::{Audience, Cause, Consequence, Outcome, Round, Solved, VerifyingAct};
use crate::deadlines::Due;
use crate::person::PersonId;
use crate::time::{Day, Timestamp};

/// An approved finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What was found.
    pub outcome: Outcome,
    /// What follows.
    pub consequences: Vec<Consequence>,
    /// In which round.
    pub round: Round,
    /// Who found it, and who approved.
    pub by: [PersonId; 2],
    /// When it was approved.
    pub at: Timestamp,
}

/// Something that the complaint says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allegation {
    /// What it is about.
    pub cause: Cause,
    /// The finding that holds.
    pub finding: Option<Finding>,
    /// To whom its no-fault was said.
    pub clarified: Vec<Audience>,
    /// Ways in which its fault is answered for.
    pub accounted: u16,
    /// Improvements planned for it.
    pub improvements: u16,
    /// The objection to its fault that is not decided, until when.
    pub objection: Option<Due>,
    /// Objections to its fault were made.
    pub was_objected: bool,
}

impl Allegation {
    /// Made out, and nothing found yet.
    pub const fn new(cause: Cause) -> Self {
        Self {
            cause,
            finding: None,
            clarified: Vec::new(),
            accounted: 0,
            improvements: 0,
            objection: None,
            was_objected: false,
        }
    }
}

/// A record of verification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verification {
    /// Who.
    pub by: PersonId,
    /// What was done.
    pub acts: Vec<VerifyingAct>,
    /// On which day.
    pub on: Day,
    /// In which round.
    pub round: Round,
}

/// An improvement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Improvement {
    /// For which allegation.
    pub allegation: u16,
    /// The unit that owns it.
    pub owner: String,
    /// By when.
    pub due_on: Day,
    /// Evidence is there.
    pub is_proved: bool,
}

/// How a proposal stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// A second person has to say, until then.
    Waiting(Due),
    /// Agreed by these.
    Approved(Vec<PersonId>),
    /// Not agreed.
    Declined,
    /// The citizen objects; another approver decides until then.
    Objected(Vec<PersonId>, Due),
    /// It stood after an objection.
    Confirmed,
    /// It fell after an objection.
    Fallen,
}

/// A proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    /// What.
    pub proposal: Proposal,
    /// Its words.
    pub text: TextRef,
    /// Who proposed it.
    pub by: PersonId,
    /// In which round.
    pub round: Round,
    /// How it stands.
    pub standing: Standing,
    /// Where the work stood, and until when it was due, before it was approved.
    pub before: Option<(Box<Stage>, Option<Due>)>,
    /// When it was approved.
    pub at: Option<Timestamp>,
}

/// 转办摘要
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Release {
    /// The checked words.
    pub summary: Option<TextRef>,
    /// The citizen was asked; `Some(None)` while there is no reply.
    pub consent: Option<Option<bool>>,
    /// When it was released, and until when a statement may be made.
    pub released: Option<(Timestamp, Due)>,
    /// Those who said that they read the notice.
    pub acknowledged: Vec<PersonId>,
    /// Those who made a statement.
    pub stated: Vec<PersonId>,
}

/// How the citizen saw it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evaluation {
    /// 1 to 5.
    pub level: u8,
    /// Whether it is solved.
    pub solved: Solved,
}

impl Evaluation {
    /// Unsatisfied or unsolved: the second look begins.
    pub fn is_content(self) -> bool {
        self.level >= 3 && self.solved != Solved::No
    }
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: PersonId,
    /// In which round.
    pub round: Round,
    /// The organ of the legal review, and until when it can be asked for.
    pub review: Option<(String, Due)>,
    /// How the citizen evaluated it.
    pub evaluation: Option<Evaluation>,
    /// What the citizen said in a call, as the caller recorded it; it never stands for the citizen's own.
    pub reported: Option<Evaluation>,
    /// How often the citizen was called about it, and by whom.
    pub followed_up_by: Vec<PersonId>,
}

//! The parts that the state of the work is made of.

use crate::calendar::Calendar;
use crate::case::event::{DirectiveKind, TextRef};
use crate::case::proposal::Proposal;
use crate::case::state::Stage;
use crate::case::vocabulary::{
    Accountability, Audience, Cause, Consequence, ImprovementMeasure, Outcome, Round, Solved, VerifyingAct,
};
use crate::deadlines::{Deadlines, Due, Step};
use crate::person::{PersonId, Role};
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
    /// Who found it, and then who approved.
    pub by: Vec<PersonId>,
    /// When it was approved.
    pub at: Timestamp,
    /// A fault can be objected to until then, as it was promised.
    pub objection: Option<Due>,
}

impl Finding {
    /// Until when a fault can be objected to; counted anew where it was found before promises were kept.
    pub fn objection_until(&self, deadlines: &Deadlines, calendar: &Calendar) -> Due {
        let anew = || deadlines.promise(Step::FaultObjection, self.at, calendar);
        self.objection.clone().unwrap_or_else(anew)
    }
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
    /// Objections to its fault are not decided, until when the first of them has to be.
    pub objection: Option<Due>,
    /// Those who objected to its fault, each once.
    pub objected_by: Vec<PersonId>,
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
            objected_by: Vec::new(),
        }
    }

    /// Whether objections to its fault were made.
    pub const fn was_objected(&self) -> bool {
        !self.objected_by.is_empty()
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
    /// How.
    pub measure: ImprovementMeasure,
    /// Evidence is there.
    pub is_proved: bool,
    /// Since when.
    pub proved_at: Option<Timestamp>,
}

/// Somebody was cleared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clarification {
    /// For which allegation.
    pub allegation: u16,
    /// Who said it.
    pub by: PersonId,
    /// On which day.
    pub on: Day,
}

/// A fault is answered for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answerable {
    /// For which allegation.
    pub allegation: u16,
    /// How.
    pub by_way_of: Accountability,
    /// By whom, where it was said.
    pub person: Option<PersonId>,
    /// Since which day.
    pub on: Day,
    /// Whether there is evidence in words.
    pub is_proved: bool,
}

/// An order from above.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directive {
    /// What sort of order.
    pub kind: DirectiveKind,
    /// Who recorded it.
    pub by: PersonId,
    /// The leader whose instruction it is.
    pub leader: Option<PersonId>,
    /// Who had the case then.
    pub to: Option<PersonId>,
    /// On which day it was given.
    pub on: Day,
    /// Answered by the end of this day.
    pub due_on: Day,
    /// Who answered it, and on which day.
    pub answered: Option<(PersonId, Day)>,
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
    /// Its event, from 1.
    pub event: u32,
    /// In which round.
    pub round: Round,
    /// How it stands.
    pub standing: Standing,
    /// Who agreed as the first of two, and whose agreement was missing then.
    pub endorsed: Option<(PersonId, Role)>,
    /// Where the work stood, and until when it was due, before it was approved.
    pub before: Option<(Box<Stage>, Option<Due>)>,
    /// When it was approved.
    pub at: Option<Timestamp>,
}

/// 转办摘要
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Release {
    /// By when it is to be written, from the first allegation.
    pub wanted: Option<Due>,
    /// The checked words.
    pub summary: Option<TextRef>,
    /// The citizen was asked; `Some(None)` while there is no reply.
    pub consent: Option<Option<bool>>,
    /// When the citizen was asked, and until when a reply is waited for.
    pub asked: Option<(Timestamp, Option<Due>)>,
    /// When it was released, and until when a statement may be made.
    pub released: Option<(Timestamp, Due)>,
    /// Until when the heads of the unit and of the one above say that they read it.
    pub acknowledge: Option<Due>,
    /// Those who said that they read the notice, and on which day.
    pub acknowledged: Vec<(PersonId, Day)>,
    /// Those who made a statement.
    pub stated: Vec<PersonId>,
    /// Those who were named when others had been told already.
    pub late: Vec<Late>,
}

impl Release {
    /// Whether somebody said that they read the notice.
    pub fn is_acknowledged_by(&self, person: &PersonId) -> bool {
        self.acknowledged.iter().any(|(who, _)| who == person)
    }
}

/// Somebody named late, with times of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Late {
    /// Who.
    pub person: PersonId,
    /// Until when they may make a statement.
    pub statement: Option<Due>,
    /// Until when they may object to a fault that was found before.
    pub objection: Option<Due>,
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
    /// Something can be added until then, as it was promised.
    pub addition: Option<Due>,
    /// How the citizen evaluated it.
    pub evaluation: Option<Evaluation>,
    /// What the citizen said in a call, as the caller recorded it; it never stands for the citizen's own.
    pub reported: Option<Evaluation>,
    /// How often the citizen was called about it, and by whom.
    pub followed_up_by: Vec<PersonId>,
}

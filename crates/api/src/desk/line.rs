//! A line of a case's timeline: when, who, what, and what it says besides.

use qingyu_domain::case::{
    Accountability, Adoption, Attended, Care, Cause, Ending, EvaluationReason, Joining, LookReason, Mark, Party,
    Reached, Recording, Solved, VerifyingAct, Withdrawing,
};
use qingyu_domain::submission::HelpKind;
use qingyu_domain::time::Timestamp;
use serde::{Deserialize, Serialize};

use super::case::Named;

/// A line of the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct StoryLine {
    /// When.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    /// As what.
    pub by: Party,
    /// Who, of the staff.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<Named>,
    /// The event's name.
    pub event: String,
    /// What it says besides, where it says something.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub fact: Option<LineFact>,
}

/// What a line of the timeline says besides its event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum LineFact {
    /// How the citizen saw it.
    Evaluated {
        /// 1 to 5; 5 is best.
        level: u8,
        /// Whether it is solved.
        solved: Solved,
        /// Why not satisfied.
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        reasons: Vec<EvaluationReason>,
    },
    /// What came of a call, and what the citizen said in it.
    FollowedUp {
        /// What came of it.
        reached: Reached,
        /// 1 to 5; 5 is best.
        level: Option<u8>,
        /// Whether it is solved.
        solved: Option<Solved>,
    },
    /// To whom it was given.
    Given {
        /// Who.
        to: Named,
    },
    /// Who was named.
    Named {
        /// Those concerned.
        people: Vec<Named>,
        /// Those who ordered or approved.
        superiors: Vec<Named>,
    },
    /// Marks that were set.
    Marked {
        /// Which.
        marks: Vec<Mark>,
    },
    /// Recordings to be preserved.
    Recordings {
        /// Which.
        recordings: Vec<Recording>,
    },
    /// What was done to verify.
    Verified {
        /// What.
        acts: Vec<VerifyingAct>,
    },
    /// What a complaint is about.
    Alleged {
        /// The cause.
        cause: Cause,
    },
    /// An allegation, by its place from 0.
    Allegation {
        /// Which.
        allegation: u16,
        /// How a fault is answered for, where that is what happened.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        by_way_of: Option<Accountability>,
        /// Whether the objection to it was right, where that was decided.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        upheld: Option<bool>,
    },
    /// A proposal, by its place from 0.
    Proposal {
        /// Which.
        proposal: u16,
        /// Whether the objection to it was right, where that was decided.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        upheld: Option<bool>,
    },
    /// What becomes of a suggestion.
    Adopted {
        /// Whether it is adopted.
        adoption: Adoption,
    },
    /// What the citizen said to a question of consent.
    Consent {
        /// Whether they agree.
        yes: bool,
    },
    /// Why somebody looked at the identity.
    Looked {
        /// Why.
        reason: LookReason,
    },
    /// What is new about a case that is merged into it.
    Joined {
        /// Its number.
        from: String,
        /// What is new.
        how: Joining,
    },
    /// What came of looking after somebody who may be in danger.
    Attended {
        /// What.
        outcome: Attended,
    },
    /// Which help was answered, and how.
    HelpAnswered {
        /// Which.
        help: HelpKind,
        /// Whether it is given.
        granted: bool,
    },
    /// What was looked into.
    LookedInto {
        /// What.
        care: Care,
        /// Of a matter of many: how many persons.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        persons: Option<u32>,
    },
    /// What was found about a withdrawal.
    WithdrawalSeen {
        /// What.
        found: Withdrawing,
    },
    /// An order from above, by its place from 0.
    Directive {
        /// Which.
        directive: u16,
    },
    /// How it ended.
    Closed {
        /// How.
        ending: Ending,
    },
}

//! What is to be done, and whose it is: nobody is asked to deal with what is about their own unit, but for mending it.

use crate::case::{Given, is_about_watchers, is_of};
use crate::person::{Person, Role};
use crate::time::Day;

codes! {
    /// Something that is to be done.
    Want {
        /// Whoever gave a bad rating is called.
        Call = "call",
        /// A bad rating waits until the unit can read it without knowing whose it is.
        Hold = "hold",
        /// 差评公开: a second person looks at what is published of a bad rating.
        Check = "check",
        /// The unit mends what a bad rating is about.
        Fix = "fix",
        /// Whoever gave it is asked whether it is mended.
        FollowUp = "follow_up",
        /// The same, by somebody else.
        SecondFollowUp = "second_follow_up",
        /// An appeal against a bad rating is decided.
        Appeal = "appeal",
        /// Whoever was at an incident is asked how it went.
        Ask = "ask",
        /// The same, by somebody else.
        AskAgain = "ask_again",
        /// The unit mends what an inspection found poor.
        Rectify = "rectify",
        /// Oversight looks whether it is mended.
        Reinspect = "reinspect",
        /// A supervisor looks whether what they found poor on a visit is mended.
        Revisit = "revisit",
        /// 问题: what was not mended is cleared.
        ClearProblem = "clear_problem",
        /// The unit answers a supervisor's opinion.
        Reply = "reply",
        /// A supervisor says whether the answer will do.
        Judge = "judge",
        /// Oversight answers what the unit did not to the supervisor's content.
        Answer = "answer",
        /// Oversight looks at a unit as planned.
        Look = "look",
    }
}

/// Something that is to be done, and by when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Owed {
    /// The last day.
    pub due: Day,
    /// What.
    pub what: Want,
}

/// From which side somebody looks at what is about a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Outside the unit, with the words and whether there is a number to call.
    Central,
    /// The unit itself: what was told to it.
    Unit,
}

impl Side {
    /// The side of somebody; none for whoever has nothing to do with it.
    pub fn of(person: &Person, unit: &str, given: &Given<'_>) -> Option<Self> {
        if is_central(person, &[Role::Intake, Role::Oversight], unit, given) {
            return Some(Self::Central);
        }
        is_of_unit(person, unit, &[Role::UnitHead, Role::Handler]).then_some(Self::Unit)
    }
}

impl Want {
    /// Whether it is this person's to do.
    pub fn is_of(self, person: &Person, unit: &str, given: &Given<'_>) -> bool {
        match self {
            Self::Call | Self::FollowUp | Self::Ask => is_central(person, &[Role::Intake], unit, given),
            Self::SecondFollowUp | Self::AskAgain => is_central(person, &[Role::Intake, Role::Oversight], unit, given),
            Self::Hold
            | Self::Check
            | Self::Appeal
            | Self::Reinspect
            | Self::ClearProblem
            | Self::Answer
            | Self::Look => is_central(person, &[Role::Oversight], unit, given),
            Self::Fix | Self::Rectify | Self::Reply => is_of_unit(person, unit, &[Role::UnitHead, Role::Handler]),
            Self::Revisit | Self::Judge => is_visitor(person, unit, given),
        }
    }

    /// Whether whoever holds this role may ever have to do it.
    pub const fn is_for(self, role: Role) -> bool {
        match role {
            Role::Intake => matches!(
                self,
                Self::Call | Self::FollowUp | Self::SecondFollowUp | Self::Ask | Self::AskAgain
            ),
            Role::Oversight => matches!(
                self,
                Self::SecondFollowUp
                    | Self::AskAgain
                    | Self::Hold
                    | Self::Check
                    | Self::Appeal
                    | Self::Reinspect
                    | Self::ClearProblem
                    | Self::Answer
                    | Self::Look
            ),
            Role::Reviewer => !matches!(
                self,
                Self::Fix | Self::Rectify | Self::Reply | Self::Revisit | Self::Judge
            ),
            Role::UnitHead | Role::Handler => matches!(self, Self::Fix | Self::Rectify | Self::Reply),
            Role::Supervisor => matches!(self, Self::Revisit | Self::Judge),
            _ => false,
        }
    }
}

/// Whether somebody holds one of these roles and has no interest in the unit. What is about those who watch is the reviewer's.
pub(crate) fn is_central(person: &Person, roles: &[Role], unit: &str, given: &Given<'_>) -> bool {
    let units = &given.org.units;
    let holds = if is_about_watchers(units, unit, given.now) {
        person.holds(Role::Reviewer)
    } else {
        roles.iter().any(|role| person.holds(*role))
    };
    holds && !is_of(person, unit, units, given.now)
}

/// Whether somebody supervises the unit's windows, and neither serves there nor did within 24 months.
fn is_visitor(person: &Person, unit: &str, given: &Given<'_>) -> bool {
    let mut otherwise = person.clone();
    otherwise.posts.retain(|post| post.role != Role::Supervisor);
    is_of_unit(person, unit, &[Role::Supervisor]) && !is_of(&otherwise, unit, &given.org.units, given.now)
}

/// Whether somebody holds one of these roles at the unit itself.
pub(crate) fn is_of_unit(person: &Person, unit: &str, roles: &[Role]) -> bool {
    roles.iter().any(|role| person.holds_at(*role, unit))
}

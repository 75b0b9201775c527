//! What is recorded when somebody saw to what cannot wait.

use serde::{Deserialize, Serialize};

use super::{Mark, TextRef};
use crate::case::care::{Care, Withdrawing};
use crate::deadlines::Due;
use crate::submission::HelpKind;

/// A wish for help is answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HelpAnswered {
    /// Which.
    pub help: HelpKind,
    /// Whether it is given.
    pub granted: bool,
    /// How, or why not.
    pub text: TextRef,
}

/// The citizen is told something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageSent {
    /// What.
    pub text: TextRef,
    /// About pressure or reprisal: known to whoever watches alone.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub apart: bool,
}

/// The citizen asks for a second look.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewAsked {
    /// Why.
    pub text: TextRef,
    /// What the words hint at.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub marks: Vec<Mark>,
}

/// The citizen says whether their thank-you may be published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicationAllowed {
    /// Whether; a no takes back a yes.
    pub yes: bool,
    /// Until when its words are written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Due>,
}

/// Whoever watches looked at what they look at on the same day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LookedInto {
    /// What.
    pub care: Care,
    /// Of a matter of many: how many persons; older events do not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub persons: Option<u32>,
    /// What was seen, and what follows.
    pub text: TextRef,
}

/// Whoever watches looked at a withdrawal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WithdrawalSeen {
    /// What they found.
    pub found: Withdrawing,
    /// In words.
    pub text: TextRef,
    /// It was pressed: until when that is taken in hand.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reprisal: Option<Due>,
}

//! Events: structured facts only. Free words and personal data are named by commitment.

use serde::{Deserialize, Serialize};

use crate::commitment::Commitment;
use crate::deadlines::Due;
use crate::kind::{Channel, Kind, ReplyBy};
use crate::person::{PersonId, Role};
use crate::submission::HelpKind;
use crate::time::{Day, Timestamp};

use super::origin::Origin;

mod cared;
mod happened;
mod house;
mod names;
mod parts;
mod recorded;

pub use cared::{HelpAnswered, LookedInto, MessageSent, PublicationAllowed, ReviewAsked, WithdrawalSeen};
pub use happened::Event;
pub use house::{Directed, DirectiveAnswered, DirectiveKind, SentOnChecked, SummaryReleased};
pub use parts::{Joining, Mark, Part, Party};
pub use recorded::Recorded;

/// The version of the event form that is written today.
pub const VERSION: u8 = 1;

/// A text that lies outside the events.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextRef {
    /// What it is.
    pub part: Part,
    /// Its salted hash.
    pub commitment: Commitment,
}

/// What the citizen sent, without any of its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filed {
    /// As first filed, for ever.
    pub kind: Kind,
    /// As first filed, for ever.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub unit: Option<String>,
    /// The window.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub window: Option<String>,
    /// The door it came through.
    pub channel: Channel,
    /// The way of answering; absent when anonymous.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reply_by: Option<ReplyBy>,
    /// Help asked for.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub help: Vec<HelpKind>,
    /// Marks set by the server.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub marks: Vec<Mark>,
    /// Its texts.
    pub texts: Vec<TextRef>,
    /// Where it came from, when its citizen did not file it here.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub origin: Option<Origin>,
}

/// What a case learns of another that is merged into it: no word of it, only that there is something to read there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joined {
    /// The number of the other case.
    pub from: String,
    /// What is new.
    pub how: Joining,
    /// How many additions its citizen has made by now.
    pub said: u32,
    /// Marks of the other case that protect somebody, and that this one did not have.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub marks: Vec<Mark>,
}

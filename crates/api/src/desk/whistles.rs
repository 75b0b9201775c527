//! 吹哨: raised, listed by whose turn it is, read and carried on.

use qingyu_domain::time::Timestamp;
use qingyu_domain::whistle::{PassedTo, WhistleAbout, WhistleAnswers, WhistleCommand, WhistleStand};
use serde::{Deserialize, Serialize};

use super::case::Named;

crate::endpoint::endpoint! {
    /// Lists whistles: those that it is one's turn to do something about, or all that one sees.
    ListWhistles: Get "/api/v1/desk/whistles", code false, () => Whistles
}
crate::endpoint::endpoint! {
    /// Asks for help; sent again under its key it is the same whistle.
    RaiseWhistle: Post "/api/v1/desk/whistles", code false, WhistleAnswers => WhistleMade
}
crate::endpoint::endpoint! {
    /// Shows a whistle; 404 to whoever has nothing to do with it.
    ReadWhistle: Get "/api/v1/desk/whistles/{whistle}", code false, () => WhistleView
}
crate::endpoint::endpoint! {
    /// Sends it on, answers it, and says whether that helps.
    ActOnWhistle: Post "/api/v1/desk/whistles/{whistle}/acts", code false, WhistleAct => WhistleMade
}

/// Which whistles, as the query of the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[serde(deny_unknown_fields, default)]
pub struct WhistleFilter {
    /// `mine` (what it is my turn to do), `open` (all that are not over) or `over`; absent: `mine`.
    pub state: Option<String>,
    /// Raised by a unit.
    pub from: Option<String>,
    /// `next` of the page before.
    pub after: Option<String>,
    /// Lines on a page, 1 to 100; absent: 50.
    pub limit: Option<u16>,
}

/// A page of whistles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Whistles {
    /// The lines, the earliest due first.
    pub lines: Vec<WhistleLine>,
    /// Where the next page begins; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub next: Option<String>,
}

/// A whistle in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct WhistleLine {
    /// Which one.
    pub whistle: String,
    /// With what help is asked for.
    pub about: WhistleAbout,
    /// Which one, for who may know: of a complaint and of other cases nobody but who raised it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reference: Option<String>,
    /// Of an incident the source's own number, until it is erased.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub number: Option<String>,
    /// The unit that raised it; of a complaint only for who raised it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub from: Option<String>,
    /// The unit that answers.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub to: Option<String>,
    /// 加急
    pub is_urgent: bool,
    /// Where it stands.
    pub stage: WhistleStand,
    /// The last moment to answer.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub due: Timestamp,
    /// An answer is waited for, and that moment has passed.
    pub is_overdue: bool,
    /// To whom it was passed up.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub passed_to: Option<PassedTo>,
    /// What whoever looks can do now: `send`, `answer`, `accept`, `send_back`.
    pub deeds: Vec<String>,
}

/// A whistle.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct WhistleView {
    /// Its line.
    #[serde(flatten)]
    pub line: WhistleLine,
    /// What happened: `raised, sent, answered, sent_back, accepted, passed_up`.
    pub history: Vec<WhistleEntry>,
    /// The units that can be asked, for who sends it on.
    pub centres: Vec<String>,
    /// What an act names that is decided on this.
    pub version: u32,
}

/// A step of a whistle.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct WhistleEntry {
    /// What.
    pub step: String,
    /// When.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    /// Who; absent where the software did.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub by: Option<Named>,
    /// The words.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<String>,
}

/// What somebody does.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct WhistleAct {
    /// The version that it was decided on: 409 `stale` when something happened since.
    pub version: u32,
    /// What.
    pub command: WhistleCommand,
    /// In words: needed for an answer and to send one back.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub text: Option<String>,
}

/// A whistle that was raised or carried on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct WhistleMade {
    /// Which one.
    pub whistle: String,
}

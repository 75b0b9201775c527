//! GET /desk/call-backs, one of them, and what is done about it (回拨).

use qingyu_domain::call_taking::{CallBackCommand, CallBackEnd, CallSort};
use qingyu_domain::time::Timestamp;
use serde::{Deserialize, Serialize};

use super::bad_ratings::RatingActDone;
use super::case::Named;

crate::endpoint::endpoint! {
    /// Lists calls of 110 that are to be called back, or were; for command and oversight.
    ListCallBacks: Get "/api/v1/desk/call-backs", code false, () => CallBacks
}
crate::endpoint::endpoint! {
    /// Shows one of them; 404 to everybody else.
    ReadCallBack: Get "/api/v1/desk/call-backs/{call_back}", code false, () => CallBackView
}
crate::endpoint::endpoint! {
    /// Looks at the number to call, or records what was done.
    ActOnCallBack: Post "/api/v1/desk/call-backs/{call_back}/acts", code false, CallBackAct => RatingActDone
}

/// Which of them, as the query of the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[serde(deny_unknown_fields, default)]
pub struct CallBackFilter {
    /// Those that are over, the latest first; absent: those that wait, the earliest due first.
    pub done: Option<bool>,
    /// `next` of the page before.
    pub after: Option<String>,
    /// Lines on a page, 1 to 100; absent: 50.
    pub limit: Option<u16>,
}

/// A page of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CallBacks {
    /// The lines.
    pub lines: Vec<CallBackLine>,
    /// Where the next page begins; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub next: Option<String>,
}

/// A call-back in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CallBackLine {
    /// Which one.
    pub call_back: String,
    /// What sort of call.
    pub kind: CallSort,
    /// When it began to ring.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub called_at: Timestamp,
    /// 抽查: to be looked at again by somebody else.
    pub is_check: bool,
    /// By when something is to be done, or when it was over.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    /// Whether its time is over and it is not.
    pub is_overdue: bool,
}

/// A call-back.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CallBackView {
    /// Which one.
    pub call_back: String,
    /// The exchange's own number of the call, until it is erased.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub number: Option<String>,
    /// What sort of call.
    pub kind: CallSort,
    /// When it began to ring.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub called_at: Timestamp,
    /// Whether the exchange knew the number.
    pub has_number: bool,
    /// By when it was to be called back.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub due: Timestamp,
    /// By when something is to be done now; absent once it is over.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = DateTime))]
    pub owed: Option<Timestamp>,
    /// Whether that is over.
    pub is_overdue: bool,
    /// 抽查: to be looked at again by somebody else.
    pub is_check: bool,
    /// How it ended.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub end: Option<CallBackEnd>,
    /// What happened: `recorded, looked, tried, ended, checked`.
    pub history: Vec<CallBackEntry>,
    /// What whoever looks can do now: `look, call, listen, dispatch, check`.
    pub deeds: Vec<String>,
    /// What an act names that is decided on this.
    pub version: u32,
}

/// Something that happened.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CallBackEntry {
    /// What.
    pub step: String,
    /// When.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    /// Who.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub by: Option<Named>,
    /// How it ended, where it did.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub end: Option<CallBackEnd>,
    /// Whether it was right, where somebody looked again.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub right: Option<bool>,
    /// Its words, until they are erased.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<String>,
}

/// What somebody does.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CallBackAct {
    /// The version that it was decided on: 409 `stale` when something happened since.
    pub version: u32,
    /// What.
    pub command: CallBackCommand,
    /// Its words: needed for what ends it, and where it was not right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

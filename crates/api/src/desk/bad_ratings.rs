//! GET /desk/ratings/{rating} and what is done with a bad rating. The unit gets levels, reasons, the month and what oversight wrote for
//! it: there is no number to call here for anybody, and for the unit no word, no day and no count of what it was not told.

use qingyu_domain::aftercare::{RatingCommand, RatingEnd, Want};
use qingyu_domain::rating::{RatingReason, RatingSource};
use qingyu_domain::time::Day;
use serde::{Deserialize, Serialize};

use super::case::Named;

crate::endpoint::endpoint! {
    /// Shows a bad rating to those who deal with it; 404 to everybody else.
    ReadBadRating: Get "/api/v1/desk/ratings/{rating}", code false, () => BadRatingView
}
crate::endpoint::endpoint! {
    /// Records a call, what was mended, a follow-up, an appeal.
    ActOnRating: Post "/api/v1/desk/ratings/{rating}/acts", code false, RatingAct => RatingActDone
}

/// A bad rating.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct BadRatingView {
    /// Which one.
    pub rating: String,
    /// The unit.
    pub unit: String,
    /// The window.
    pub window: String,
    /// `YYYY-MM`.
    pub month: String,
    /// The day; not for the unit.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
    pub on: Option<Day>,
    /// How far it is known to come from a visitor; not for the unit.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub source: Option<RatingSource>,
    /// 整体满意度, 1 or 2.
    pub level: u8,
    /// 服务质量, if it was answered.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub service: Option<u8>,
    /// 办事效率, if it was answered.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub efficiency: Option<u8>,
    /// 警风警纪, if it was answered.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub conduct: Option<u8>,
    /// What was not good.
    pub reasons: Vec<RatingReason>,
    /// In words, until they are erased; not for the unit.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub words: Option<String>,
    /// What oversight wrote for the unit.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub redacted: Option<String>,
    /// Whether a number to call was left; not for the unit.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub has_number: Option<bool>,
    /// Where it stands.
    pub stage: RatingStand,
    /// How it ended; not for the unit.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub end: Option<RatingEnd>,
    /// What is to be done; for the unit only what is the unit's.
    pub owed: Vec<OwedLine>,
    /// What happened; for the unit only what the unit may know.
    pub history: Vec<RatingEntry>,
    /// What whoever looks can do now: `look`, `call`, `redact`, `fix`, `follow_up`, `appeal`, `judge`.
    pub deeds: Vec<String>,
    /// What an act names that is decided on this; not for the unit.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub version: Option<u32>,
}

/// Where a bad rating stands; the unit knows `fix`, `mended` and `removed` only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RatingStand {
    /// Whoever gave it is to be called.
    Call,
    /// It waits until the unit can be told.
    Held,
    /// The unit is to mend it.
    Fix,
    /// For the unit: it is mended.
    Mended,
    /// Whoever gave it is to be asked whether it is mended.
    FollowUp,
    /// The same, by somebody else.
    SecondFollowUp,
    /// It is over.
    Done,
    /// It is out of the score, by an appeal.
    Removed,
}

/// Something that is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct OwedLine {
    /// What.
    pub what: Want,
    /// The last day.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub due: Day,
    /// Whether that is over.
    pub is_overdue: bool,
}

/// Something that happened.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct RatingEntry {
    /// What: `received, looked, called, redacted, told, fixed, followed_up, appealed, judged`.
    pub step: String,
    /// On which day.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub on: Day,
    /// Who; not for the unit.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub by: Option<Named>,
    /// Yes or no, where it was one: answered the phone, content with what was mended, appeal granted.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub yes: Option<bool>,
    /// Its words, until they are erased.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<String>,
}

/// What somebody does.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RatingAct {
    /// The version that it was decided on: 409 `stale` when something happened since. The unit knows none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<u32>,
    /// What.
    pub command: RatingCommand,
    /// Its words: needed for all but `look`, and `call` and `follow_up` that nobody answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// What came of it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct RatingActDone {
    /// The number to call, after `look`, once.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub phone: Option<String>,
}

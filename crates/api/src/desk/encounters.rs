//! GET /desk/encounters/{encounter}, what is done with an incident, and the figures of all of them.

use qingyu_domain::aftercare::{EncounterCommand, EncounterEnd, EncounterKind};
use qingyu_domain::time::Day;
use serde::{Deserialize, Serialize};

use super::bad_ratings::{OwedLine, RatingActDone, RatingEntry};

crate::endpoint::endpoint! {
    /// Shows an incident whose people are called, to those outside its unit who follow up; 404 to everybody else.
    ReadEncounter: Get "/api/v1/desk/encounters/{encounter}", code false, () => EncounterView
}
crate::endpoint::endpoint! {
    /// Looks at the number to call, or records a follow-up.
    ActOnEncounter: Post "/api/v1/desk/encounters/{encounter}/acts", code false, EncounterAct => RatingActDone
}
crate::endpoint::endpoint! {
    /// How many incidents there were, how many were reported here, asked, answered, and were not content: always together.
    ReadEncounterFigures: Get "/api/v1/desk/encounter-figures", code false, () => EncounterFigures
}
crate::endpoint::endpoint! {
    /// Says how many incidents a unit had in a month; for command.
    SetEncounterTotal: Post "/api/v1/desk/encounter-totals", code false, EncounterTotal => EncounterTotal
}

/// An incident whose people are called.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct EncounterView {
    /// Which one.
    pub encounter: String,
    /// The source's own number, until it is erased.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub number: Option<String>,
    /// The unit that was there.
    pub unit: String,
    /// The day of the incident.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub on: Day,
    /// What sort.
    pub kind: EncounterKind,
    /// How it ended.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub end: Option<EncounterEnd>,
    /// What is to be done.
    pub owed: Vec<OwedLine>,
    /// What happened: `imported, looked, followed_up`.
    pub history: Vec<RatingEntry>,
    /// What whoever looks can do now: `look`, `follow_up`.
    pub deeds: Vec<String>,
    /// What an act names that is decided on this.
    pub version: u32,
}

/// What somebody does.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct EncounterAct {
    /// The version that it was decided on: 409 `stale` when something happened since.
    pub version: u32,
    /// What.
    pub command: EncounterCommand,
    /// What was said: needed where somebody answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// Which months, as the query of the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[serde(deny_unknown_fields, default)]
pub struct EncounterMonths {
    /// `YYYY-MM`; absent: this month.
    pub from: Option<String>,
    /// `YYYY-MM`; absent: the same as `from`.
    pub to: Option<String>,
}

/// The figures of units and months.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct EncounterFigures {
    /// By unit and month, as far as there is anything.
    pub rows: Vec<EncounterRow>,
}

/// The figures of a unit in a month: none of them is ever shown without the others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct EncounterRow {
    /// The unit.
    pub unit: String,
    /// `YYYY-MM`.
    pub month: String,
    /// How many incidents there were, as command says; null where it has said nothing.
    pub total: Option<i64>,
    /// Reported here: a part of those.
    pub imported: i64,
    /// Asked: by a link, or called.
    pub asked: i64,
    /// Of those by a link.
    pub linked: i64,
    /// Answered: the link in this month, or a call.
    pub answered: i64,
    /// Not content.
    pub not_content: i64,
    /// Answered the second call.
    pub answered_again: i64,
    /// Not content the second time either.
    pub not_content_again: i64,
}

/// How many incidents a unit had in a month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct EncounterTotal {
    /// The unit.
    pub unit: String,
    /// `YYYY-MM`.
    pub month: String,
    /// How many.
    pub total: u32,
}

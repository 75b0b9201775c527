//! GET /desk/cases: the cases that somebody may see, by number; and the same as a table for spreadsheets.

use qingyu_domain::case::{CaseStatus, Cause, Mark};
use qingyu_domain::deadlines::Step;
use qingyu_domain::figures::Figure;
use qingyu_domain::kind::Kind;
use qingyu_domain::time::{Day, Timestamp};
use serde::{Deserialize, Serialize};

crate::endpoint::endpoint! {
    /// Lists the cases whose story one may see.
    ListCases: Get "/api/v1/desk/cases", code false, () => Cases
}

/// The path of the same list as CSV.
pub const CSV_PATH: &str = "/api/v1/desk/cases.csv";

/// What to list, as the query of the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[serde(deny_unknown_fields, default)]
pub struct CaseFilter {
    /// As filed.
    pub kind: Option<Kind>,
    /// As filed.
    pub unit: Option<String>,
    /// Where it stands.
    pub status: Option<CaseStatus>,
    /// Only those marked 涉企; legal lists no others.
    pub enterprise: Option<bool>,
    /// Received on this day or later.
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date), param(value_type = Option<String>))]
    pub from: Option<Day>,
    /// Received on this day or earlier.
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date), param(value_type = Option<String>))]
    pub to: Option<Day>,
    /// The cases behind a number of a bulletin: those that moved this counter, the newest first. With it go `unit`, `cause`, `counted_from`,
    /// `counted_to` and the page, and nothing else.
    pub counted: Option<Figure>,
    /// Of `caused`: what was found to be so.
    pub cause: Option<Cause>,
    /// Counted on this day or later.
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date), param(value_type = Option<String>))]
    pub counted_from: Option<Day>,
    /// Counted on this day or earlier.
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date), param(value_type = Option<String>))]
    pub counted_to: Option<Day>,
    /// The oldest first; absent: the newest.
    pub oldest: Option<bool>,
    /// In which order; goes before `oldest`.
    pub order: Option<CaseOrder>,
    /// `next` of the page before.
    pub after: Option<String>,
    /// Cases on a page, 1 to 100; absent: 50.
    pub limit: Option<u16>,
}

/// The order of a list of cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CaseOrder {
    /// By number, the newest first.
    Newest,
    /// By number, the oldest first.
    Oldest,
    /// By when they are due, the earliest first; cases with nothing due, and those withdrawn, are not listed.
    Due,
}

/// A page of cases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Cases {
    /// The cases, in the order that was asked for.
    pub cases: Vec<CaseLine>,
    /// Where the next page begins; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub next: Option<String>,
}

/// A case in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CaseLine {
    /// `YYYYMMDD-NNNNNN`.
    pub number: String,
    /// As filed.
    pub kind: Kind,
    /// As filed.
    pub unit: Option<String>,
    /// The unit as worked on.
    pub about: Option<String>,
    /// Where it stands.
    pub status: CaseStatus,
    /// Marks.
    pub marks: Vec<Mark>,
    /// When it was received.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub received_at: Timestamp,
    /// What its citizen is promised next.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub step: Option<Step>,
    /// By when.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = DateTime))]
    pub due_at: Option<Timestamp>,
}

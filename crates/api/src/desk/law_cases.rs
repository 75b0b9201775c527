//! 案件: law-enforcement cases, listed and imported.

use qingyu_domain::clearing::LawStatus;
use qingyu_domain::time::Day;
use serde::{Deserialize, Serialize};

crate::endpoint::endpoint! {
    /// Lists law-enforcement cases by when they are due, the earliest first.
    ListLawCases: Get "/api/v1/desk/law-cases", code false, () => LawCases
}

/// POST: a file of law-enforcement cases, CSV in UTF-8 or XLSX, of at most 8 MB; answered with [`LawCasesTaken`].
pub const LAW_FILE_PATH: &str = "/api/v1/desk/law-cases/file";

/// The columns of such a file.
pub const LAW_COLUMNS: [&str; 5] = ["reference", "unit", "opened", "due", "status"];

/// Which law-enforcement cases, as the query of the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[serde(deny_unknown_fields, default)]
pub struct LawCaseFilter {
    /// Only those of a unit.
    pub unit: Option<String>,
    /// `open`, `month` (due by its end), `overdue` or `cleared`; absent: `open`.
    pub state: Option<String>,
    /// `next` of the page before.
    pub after: Option<String>,
    /// Lines on a page, 1 to 100; absent: 50.
    pub limit: Option<u16>,
}

/// A page of law-enforcement cases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct LawCases {
    /// The lines, the earliest due first.
    pub lines: Vec<LawCaseLine>,
    /// Whether whoever looks may send a file of them.
    pub may_import: bool,
    /// Where the next page begins; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub next: Option<String>,
}

/// A law-enforcement case in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct LawCaseLine {
    /// Its number in the system of record.
    pub reference: String,
    /// The unit.
    pub unit: String,
    /// When it was opened.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub opened: Day,
    /// When it is due.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub due: Day,
    /// Where it stands.
    pub status: LawStatus,
    /// Open, and past its day.
    pub is_overdue: bool,
    /// Whether whoever looks may whistle on it.
    pub may_whistle: bool,
}

/// What came of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct LawCasesTaken {
    /// Cases that came for the first time.
    pub added: u32,
    /// Cases that came otherwise than before.
    pub moved: u32,
    /// Cases of which everything was known.
    pub known: u32,
    /// Lines that were not taken, each with why.
    pub wrong: Vec<WrongLine>,
}

/// A line of a file that was not taken; nothing of it is repeated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct WrongLine {
    /// The line, as the office program counts it.
    pub line: u32,
    /// What is wrong: fields and codes.
    pub faults: Vec<crate::Fault>,
}

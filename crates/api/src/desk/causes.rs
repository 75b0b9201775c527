//! GET /desk/causes: what was found to be so, by cause, unit and month, as JSON, CSV and a spreadsheet; and the cases behind a number.

use qingyu_domain::case::Cause;
use qingyu_domain::figures::Month;
use serde::{Deserialize, Serialize};

use super::list::Cases;

crate::endpoint::endpoint! {
    /// Asks for causes, units and months: for oversight, and of their own units for heads.
    ReadCauses: Get "/api/v1/desk/causes", code false, () => Causes
}

crate::endpoint::endpoint! {
    /// Lists the cases behind a number.
    ListCausedCases: Get "/api/v1/desk/causes/cases", code false, () => Cases
}

/// The path of the same as CSV.
pub const CSV_PATH: &str = "/api/v1/desk/causes.csv";
/// The path of the same as a spreadsheet.
pub const XLSX_PATH: &str = "/api/v1/desk/causes.xlsx";

/// Which months, as the query of the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[serde(deny_unknown_fields, default)]
pub struct CausesFilter {
    /// The last of twelve months, `YYYY-MM`; absent: this one.
    #[cfg_attr(feature = "schema", param(value_type = Option<String>), schema(value_type = Option<String>))]
    pub month: Option<Month>,
    /// `zh-CN` or `en`, of the tables alone.
    pub lang: Option<String>,
}

/// Which number, as the query of the address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[serde(deny_unknown_fields)]
pub struct CausedCasesFilter {
    /// The unit as first filed, empty for none; absent: all of them.
    #[serde(default)]
    pub unit: Option<String>,
    /// What was found.
    pub cause: Cause,
    /// In which month.
    #[cfg_attr(feature = "schema", param(value_type = String), schema(value_type = String))]
    pub month: Month,
    /// `next` of the page before.
    #[serde(default)]
    pub after: Option<String>,
    /// Cases on a page, 1 to 100; absent: 50.
    #[serde(default)]
    pub limit: Option<u16>,
}

/// What was found to be so, as somebody may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Causes {
    /// Every number, of the cases that one sees; else what one's own unit was told, by quarters, where it is five or more.
    pub is_exact: bool,
    /// What stands side by side, the earliest first: months, or quarters for heads of units.
    pub periods: Vec<Period>,
    /// Causes of all together, then unit by unit in the order of their list; those with nothing to show are absent.
    pub lines: Vec<CauseLineOf>,
    /// 涉企, unit by unit; only where numbers are exact.
    pub enterprises: Vec<EnterpriseLine>,
}

/// Months that are counted together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Period {
    /// The first.
    #[cfg_attr(feature = "schema", schema(value_type = String))]
    pub from: Month,
    /// The last.
    #[cfg_attr(feature = "schema", schema(value_type = String))]
    pub to: Month,
}

/// A cause at a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CauseLineOf {
    /// The unit as first filed; empty where none was named, absent for all together.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub of: Option<String>,
    /// What was found.
    pub cause: Cause,
    /// For each period.
    pub cells: Vec<CauseCell>,
}

/// How many cases, in a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CauseCell {
    /// Cases; absent where they are fewer than five, nought among them, and not told.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub cases: Option<u32>,
    /// Found at least twice at this unit in the three months that end with this one.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub is_repeated: bool,
}

/// 涉企 at a unit: complaints by the month in which they were marked, and in which the mark was taken off again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct EnterpriseLine {
    /// The unit as first filed; empty where none was named, absent for all together.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub of: Option<String>,
    /// Marked, for each period.
    pub marked: Vec<u32>,
    /// Taken off again, for each period.
    pub unmarked: Vec<u32>,
}

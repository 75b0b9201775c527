//! GET /open: everything that is published of figures; and the same as a table for spreadsheets.

use qingyu_domain::figures::{Column, Month, MonthFigures, Topic, YearFigures};
use serde::{Deserialize, Serialize};

crate::endpoint::endpoint! {
    /// Asks for the published figures.
    ReadOpen: Get "/api/v1/open", code false, () => OpenFigures
}

/// The path of the same as CSV.
pub const CSV_PATH: &str = "/api/v1/open.csv";

/// Which months, as the query of the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[serde(deny_unknown_fields, default)]
pub struct OpenFilter {
    /// The last of twelve months, `YYYY-MM`; absent: the last one that is published.
    #[cfg_attr(feature = "schema", param(value_type = Option<String>), schema(value_type = Option<String>))]
    pub month: Option<Month>,
    /// `zh-CN` or `en`, of the table alone.
    pub lang: Option<String>,
}

/// What is published. A month is never changed once it is here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct OpenFigures {
    /// At most twelve, the oldest first.
    pub months: Vec<MonthFigures>,
    /// Whole years that ended in them, or before the first of them in its year.
    pub years: Vec<YearFigures>,
    /// Shares as the page shows them, reckoned from the cells above alone.
    pub shares: Vec<OpenShare>,
    /// The names behind the codes.
    pub names: Vec<OpenName>,
}

/// A share: one number where both sides are shown, else as far as the cells let it lie.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct OpenShare {
    /// The month.
    #[cfg_attr(feature = "schema", schema(value_type = String))]
    pub month: Month,
    /// The table.
    pub topic: Topic,
    /// The column that it is the share of: `solved` of those reached, others of all.
    pub part: Column,
    /// The unit or window, empty for all others; absent for the city.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub of: Option<String>,
    /// At least, 0 to 1.
    pub low: f64,
    /// At most.
    pub high: f64,
    /// Of `good` alone: Wilson's interval with 95 %, over everything between `low` and `high`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub interval: Option<[f64; 2]>,
    /// Of how many it is a share, at least and at most.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub n: Option<[u32; 2]>,
}

/// What a code means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct OpenName {
    /// The code of a unit or a window.
    pub code: String,
    /// Its name in Chinese, a window's after its unit's.
    pub name: String,
}

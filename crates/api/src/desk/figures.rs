//! GET /desk/figures: the figures as the desk sees them: every number for whoever sees the cases behind it, what is published for everybody else.

use qingyu_domain::case::Cause;
use qingyu_domain::figures::Month;
use serde::{Deserialize, Serialize};

use crate::open::OpenFigures;

crate::endpoint::endpoint! {
    /// Asks for the figures.
    ReadDeskFigures: Get "/api/v1/desk/figures", code false, () => DeskFigures
}

/// The path of the same as CSV.
pub const CSV_PATH: &str = "/api/v1/desk/figures.csv";

/// Which months, as the query of the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[serde(deny_unknown_fields, default)]
pub struct DeskFiguresFilter {
    /// The last of twelve months, `YYYY-MM`; absent: the last one that there is.
    #[cfg_attr(feature = "schema", param(value_type = Option<String>), schema(value_type = Option<String>))]
    pub month: Option<Month>,
    /// `zh-CN` or `en`, of the table alone.
    pub lang: Option<String>,
}

/// What somebody of the staff may see.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct DeskFigures {
    /// Every number as it is, of the cases that one sees; else what is published.
    pub is_exact: bool,
    /// Months that are not published, so that what is counted of them may change.
    #[cfg_attr(feature = "schema", schema(value_type = Vec<String>))]
    pub not_final: Vec<Month>,
    /// The tables; where they are exact, `city` is the sum of the lines.
    #[serde(flatten)]
    pub figures: OpenFigures,
    /// What was found 属实 or 部分属实, by month, unit and cause; only where the tables are exact.
    pub causes: Vec<CauseLine>,
}

/// How many allegations were found to be so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CauseLine {
    /// The month of the finding.
    #[cfg_attr(feature = "schema", schema(value_type = String))]
    pub month: Month,
    /// The unit as first filed; empty for all others, absent for all together.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub of: Option<String>,
    /// What they were about.
    pub cause: Cause,
    /// How many.
    pub found: u32,
}

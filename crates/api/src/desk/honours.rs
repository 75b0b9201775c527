//! GET /desk/honours: 表扬, praise that reached those it is for; never whose it is.

use qingyu_domain::case::Number;
use qingyu_domain::figures::Month;
use serde::{Deserialize, Serialize};

crate::endpoint::endpoint! {
    /// Lists praise that was conveyed, the newest first: all for oversight, that of their units for heads and handlers.
    ListHonours: Get "/api/v1/desk/honours", code false, () => Honours
}

/// Which praise, as the query of the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[serde(deny_unknown_fields, default)]
pub struct HonourFilter {
    /// Only that of a unit.
    pub unit: Option<String>,
    /// `next` of the page before.
    pub after: Option<String>,
    /// Lines on a page, 1 to 100; absent: 50.
    pub limit: Option<u16>,
}

/// A page of praise, and how often there was some.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Honours {
    /// By month and unit, the newest month first, of the last twelve with this one.
    pub months: Vec<HonourMonth>,
    /// The lines, the newest first.
    pub lines: Vec<HonourLine>,
    /// Where the next page begins; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub next: Option<String>,
}

/// How often a unit was praised in a month: what could not be verified is in no sum with the rest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct HonourMonth {
    /// The month.
    #[cfg_attr(feature = "schema", schema(value_type = String))]
    pub month: Month,
    /// The unit; absent where none is known.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub unit: Option<String>,
    /// Verified by somebody without an interest.
    pub verified: i64,
    /// 未核实
    pub unverified: i64,
}

/// Praise in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct HonourLine {
    /// The case, for whoever sees its story.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>))]
    pub number: Option<Number>,
    /// The notice, for whoever is told of it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub notice: Option<String>,
    /// The unit; absent where none is known.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub unit: Option<String>,
    /// The month in which it was conveyed.
    #[cfg_attr(feature = "schema", schema(value_type = String))]
    pub month: Month,
    /// Verified, or 未核实.
    pub is_verified: bool,
}

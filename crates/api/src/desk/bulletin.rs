//! GET /desk/bulletin: 周报 and 月报, from the counters as somebody may see them.

use qingyu_domain::case::Cause;
use qingyu_domain::figures::{Column, Figure, Month, Topic, Week};
use qingyu_domain::rating::Cell;
use qingyu_domain::time::Day;
use serde::{Deserialize, Serialize};

use crate::open::OpenName;

crate::endpoint::endpoint! {
    /// Asks for a bulletin.
    ReadBulletin: Get "/api/v1/desk/bulletin", code false, () => Bulletin
}

/// The path of the same as DOCX.
pub const DOCX_PATH: &str = "/api/v1/desk/bulletin.docx";

/// The page of the same, to be read and printed.
pub const PAGE: &str = "/desk/bulletin";

/// Of what, as the query of the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[serde(default)]
pub struct BulletinFilter {
    /// A month, `YYYY-MM`; absent, with no week either: the last one that there is.
    #[cfg_attr(feature = "schema", param(value_type = Option<String>), schema(value_type = Option<String>))]
    pub month: Option<Month>,
    /// A week by its Monday, `YYYY-MM-DD`; for those alone who see every number.
    #[cfg_attr(feature = "schema", param(value_type = Option<String>), schema(value_type = Option<String>))]
    pub week: Option<Week>,
    /// `zh-CN` or `en`, of the paper alone.
    pub lang: Option<String>,
}

/// A bulletin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Bulletin {
    /// The month; absent of a week.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>))]
    pub month: Option<Month>,
    /// The week; absent of a month.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>))]
    pub week: Option<Week>,
    /// Its first day.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub from: Day,
    /// Its last day.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub to: Day,
    /// Every number as it is, of the cases that one sees; else what is published.
    pub is_exact: bool,
    /// Whether its numbers may still change: the month is not published, or the week not over.
    pub is_open: bool,
    /// All together, and then unit by unit in the order of their list, as far as anything was counted.
    pub tables: Vec<BulletinTable>,
    /// What was found 属实 or 部分属实, by cause, of all together; only where the numbers are exact.
    pub causes: Vec<BulletinCause>,
    /// The names behind the codes.
    pub names: Vec<OpenName>,
}

/// The numbers of all together or of a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct BulletinTable {
    /// The unit as first filed, empty for all others; absent for all together.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub of: Option<String>,
    /// The numbers.
    pub lines: Vec<BulletinLine>,
}

/// A number, with the one of the month or week before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct BulletinLine {
    /// Of which table.
    pub topic: Topic,
    /// Which column.
    pub part: Column,
    /// How many.
    pub now: Cell,
    /// How many before; absent where there is none before.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub before: Option<Cell>,
    /// The counter whose cases `/desk/cases?counted=` lists; absent where they are listed by what they are, or not at all.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub counted: Option<Figure>,
}

/// How many allegations were found to be so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct BulletinCause {
    /// What they were about.
    pub cause: Cause,
    /// How many.
    pub now: u32,
}

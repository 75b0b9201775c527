//! GET /desk/aftercare: what is to be done after bad ratings.

use qingyu_domain::aftercare::Want;
use qingyu_domain::time::Day;
use serde::{Deserialize, Serialize};

crate::endpoint::endpoint! {
    /// Lists what is to be done by whoever asks, the earliest due first.
    ListAftercare: Get "/api/v1/desk/aftercare", code false, () => Aftercare
}

/// What to list, as the query of the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[serde(deny_unknown_fields, default)]
pub struct AftercareFilter {
    /// Only this; absent: everything that one has to do.
    pub what: Option<Want>,
    /// `next` of the page before.
    pub after: Option<String>,
    /// Lines on a page, 1 to 100; absent: 50.
    pub limit: Option<u16>,
}

/// A page of what is to be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Aftercare {
    /// The lines, the earliest due first.
    pub lines: Vec<AftercareLine>,
    /// Where the next page begins; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub next: Option<String>,
}

/// A bad rating that something is to be done about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct AftercareLine {
    /// Which one.
    pub about: String,
    /// The unit that it is about.
    pub unit: String,
    /// What is to be done by the last day.
    pub what: Vec<Want>,
    /// The last day.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub due: Day,
    /// Whether that is over.
    pub is_overdue: bool,
}

//! GET /desk/changes: what was changed of accounts and settings, for administrators and oversight.

use qingyu_domain::time::Timestamp;
use serde::{Deserialize, Serialize};

use super::case::Named;

crate::endpoint::endpoint! {
    /// Lists what was changed, the newest first.
    ReadChanges: Get "/api/v1/desk/changes", code false, () => Changes
}

/// What to list, as the query of the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[serde(deny_unknown_fields, default)]
pub struct ChangesFilter {
    /// `next` of the page before.
    pub after: Option<String>,
    /// Changes on a page, 1 to 100; absent: 50.
    pub limit: Option<u16>,
}

/// A page of changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Changes {
    /// The changes, the newest first.
    pub changes: Vec<ChangeView>,
    /// Where the next page begins; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub next: Option<String>,
}

/// Something that was changed, or opened without a task in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ChangeView {
    /// When.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    /// Who; absent when it was done at the command line.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub person: Option<Named>,
    /// What, as a code.
    pub what: String,
    /// About what: a person's id, a unit's code, a step, a year; for oversight the number of a case, too.
    pub about: String,
    /// The name of a person that it is about.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub shown: Option<String>,
    /// Which fields of a person, or `{"old", "new"}`.
    #[cfg_attr(feature = "schema", schema(value_type = Object))]
    pub detail: serde_json::Value,
}

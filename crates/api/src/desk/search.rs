//! POST /desk/search: cases by what their citizens filed and by how their numbers end. What is looked for stands in the body: an address is logged.

use qingyu_domain::case::CaseStatus;
use qingyu_domain::kind::Kind;
use qingyu_domain::time::Day;
use serde::{Deserialize, Serialize};

use super::list::CaseLine;

crate::endpoint::endpoint! {
    /// Finds cases whose story one may see.
    SearchCases: Post "/api/v1/desk/search", code false, Search => Found
}

/// What to look for.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Search {
    /// Words, 1 to 100 characters, one of them with two characters at least; all of them have to be there, each as it is written but for
    /// full width and capitals. Digits alone are the end of a number as well, and a whole number is that case.
    pub q: String,
    /// As filed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// As filed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Where it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<CaseStatus>,
    /// Received on this day or later.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
    pub from: Option<Day>,
    /// Received on this day or earlier.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
    pub to: Option<Day>,
    /// `next` of the page before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// Cases on a page, 1 to 100; absent: 50.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u16>,
}

/// A page of what was found, the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Found {
    /// The cases.
    pub cases: Vec<FoundCase>,
    /// Where to go on; absent when all was looked through. A page may be short, even empty, and there is more.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub next: Option<String>,
}

/// A case that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct FoundCase {
    /// As in the list.
    pub case: CaseLine,
    /// Where it says so; absent when it was found by its number.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub snippet: Option<SnippetView>,
}

/// A part of what was filed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SnippetView {
    /// What stands before the first word that was found.
    pub before: String,
    /// The word, as it was written.
    pub found: String,
    /// What stands after it.
    pub after: String,
}

qingyu_domain::without_debug!(Search, SnippetView);

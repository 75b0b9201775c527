//! GET /open/words: 公开的话, thank-yous with their citizen's consent and bad ratings with what was replied.

use qingyu_domain::figures::Month;
use serde::{Deserialize, Serialize};

use crate::open::OpenName;

crate::endpoint::endpoint! {
    /// Asks for the words that everybody may read, as they are at this moment.
    ReadWords: Get "/api/v1/open/words", code false, () => OpenWords
}

/// Which of them, as the query of the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[serde(deny_unknown_fields, default)]
pub struct WordsFilter {
    /// Only those of a unit.
    pub unit: Option<String>,
    /// Only those of a month, `YYYY-MM`; absent: the last twelve with this one.
    #[cfg_attr(feature = "schema", param(value_type = Option<String>), schema(value_type = Option<String>))]
    pub month: Option<Month>,
}

/// What everybody may read; the newest month first, in no order of days.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct OpenWords {
    /// Verified praise whose citizen agrees.
    pub thanks: Vec<OpenThanks>,
    /// Bad ratings, five or more together.
    pub ratings: Vec<OpenRatings>,
    /// The names behind the codes.
    pub names: Vec<OpenName>,
}

/// A thank-you. It is gone as soon as its citizen takes it back or erases it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct OpenThanks {
    /// The unit.
    pub unit: String,
    /// The month in which it was conveyed.
    #[cfg_attr(feature = "schema", schema(value_type = String))]
    pub month: Month,
    /// What two people of the staff made of it; plain text.
    pub words: String,
}

/// Bad ratings that were published together.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct OpenRatings {
    /// The unit.
    pub unit: String,
    /// The window; absent where they are of several windows of the unit.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub window: Option<String>,
    /// The month with which they were published: they were given in it or before.
    #[cfg_attr(feature = "schema", schema(value_type = String))]
    pub month: Month,
    /// How many were published.
    pub published: u32,
    /// Those that are still there, in no order of time; what is missing was taken out by an appeal or after its time.
    pub words: Vec<OpenRating>,
}

/// A bad rating.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct OpenRating {
    /// What oversight wrote of it; plain text.
    pub words: String,
    /// What the unit replied; plain text. Absent where it did not, or where the reply could not be published.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reply: Option<String>,
}

qingyu_domain::without_debug!(OpenWords, OpenThanks, OpenRatings, OpenRating);

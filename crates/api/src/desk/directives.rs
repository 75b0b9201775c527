//! Orders from above, and who has to say that they read a released summary, as the pages show them.

use qingyu_domain::case::DirectiveKind;
use qingyu_domain::time::{Day, Timestamp};
use serde::{Deserialize, Serialize};

use super::case::Named;

/// An order from above. Its words, and those of its answer, are texts of their lines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct DirectiveView {
    /// What sort of order.
    pub kind: DirectiveKind,
    /// The leader whose instruction it is.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub leader: Option<Named>,
    /// Who recorded it.
    pub by: Named,
    /// Who had the case then.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub to: Option<Named>,
    /// On which day it was given.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub on: Day,
    /// Answered by the end of this day.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub due_on: Day,
    /// Who answered it, and on which day; absent while nobody has.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub answered: Option<Read>,
    /// Whether its day is over and nobody has answered.
    pub is_overdue: bool,
}

/// Somebody did something on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Read {
    /// Who.
    pub person: Named,
    /// On which day.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub on: Day,
}

/// A unit whose head has to say that they read the summary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct LinkView {
    /// Its code.
    pub unit: String,
    /// Whether it is the one above.
    pub is_above: bool,
    /// Who heads it now.
    pub heads: Vec<Named>,
    /// Until when.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub until: Timestamp,
    /// Who of them said so.
    pub read: Vec<Read>,
    /// Whether the time is over and nobody has.
    pub is_overdue: bool,
}

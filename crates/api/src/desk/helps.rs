//! GET /desk/helps: 帮您办, the help that was asked for today, and whatever of before is not answered.

use qingyu_domain::case::{Number, WishStanding};
use qingyu_domain::kind::Kind;
use qingyu_domain::submission::HelpKind;
use qingyu_domain::time::{Day, Timestamp};
use serde::{Deserialize, Serialize};

crate::endpoint::endpoint! {
    /// Lists wishes for help in cases that one sees, where one may know of them: what is unanswered first, then the others of today.
    ListHelps: Get "/api/v1/desk/helps", code false, () => Helps
}

/// Which page, as the query of the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[serde(deny_unknown_fields, default)]
pub struct HelpFilter {
    /// `next` of the page before.
    pub after: Option<String>,
    /// Lines on a page, 1 to 100; absent: 50.
    pub limit: Option<u16>,
}

/// A page of wishes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Helps {
    /// Unanswered ones by when they are due, then those of today.
    pub lines: Vec<HelpLine>,
    /// Where the next page begins; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub next: Option<String>,
}

/// A wish for help.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct HelpLine {
    /// The case.
    #[cfg_attr(feature = "schema", schema(value_type = String))]
    pub number: Number,
    /// What sort of case.
    pub kind: Kind,
    /// The unit; absent where none is known.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub unit: Option<String>,
    /// What for.
    pub help: HelpKind,
    /// The day on which it was asked for.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub asked_on: Day,
    /// Where it stands; why is a message in the case, which its citizen reads.
    pub standing: WishStanding,
    /// By when it is answered; absent once it is.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = DateTime))]
    pub due_at: Option<Timestamp>,
    /// Whether that is over.
    pub is_overdue: bool,
}

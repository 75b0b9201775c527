//! GET /desk/cases/{number}/similar: whether the same was filed before, to be looked at before a case is accepted or merged.

use serde::{Deserialize, Serialize};

use super::list::CaseLine;

crate::endpoint::endpoint! {
    /// Lists cases that are like one, for those who may see both.
    ReadSimilar: Get "/api/v1/desk/cases/{number}/similar", code false, () => Similar
}

/// Cases that are like one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Similar {
    /// At most five, what is most alike first.
    pub cases: Vec<SimilarCase>,
}

/// A case that is like another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SimilarCase {
    /// As in the list.
    pub case: CaseLine,
    /// How much of the shorter text stands in the other one, in percent.
    pub share: u8,
    /// Whether both citizens left the same phone number; never which.
    pub same_contact: bool,
    /// Whether the one that is looked at could be merged into it by the rules for both.
    pub may_lead: bool,
}

//! 回避: a supervisor who has an interest in a unit ends their own term there.

use serde::{Deserialize, Serialize};

crate::endpoint::endpoint! {
    /// Ends one's own term at a unit, where one has an interest in it: nobody is appointed there again within 24 months.
    Recuse: Post "/api/v1/desk/recusals", code false, Recusal => ()
}

/// Of which unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Recusal {
    /// The unit's code.
    pub unit: String,
}

//! POST /case/erasure: the citizen has erased what is personal.

use qingyu_domain::case::Erasure;
use qingyu_domain::time::Timestamp;
use serde::{Deserialize, Serialize};

crate::endpoint::endpoint! {
    /// Erases the contact, and every text once the case is over; done before, it is answered alike.
    Erase: Post "/api/v1/case/erasure", code true, Keyed => Erased
}

/// An idempotency key alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Keyed {
    /// A UUID made by the browser.
    pub key: Option<String>,
}

/// The answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Erased {
    /// When it was asked for.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    /// What is erased.
    pub what: Erasure,
}

//! POST /case/messages: the citizen adds something.

use qingyu_domain::time::Timestamp;
use serde::{Deserialize, Serialize};

crate::endpoint::endpoint! {
    /// Adds a message: 201; at most thirty a day.
    AddMessage: Post "/api/v1/case/messages", code true, KeyedText => MessageAdded
}

/// A text under an idempotency key.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct KeyedText {
    /// A UUID made by the browser, unique per case; a repeat gets the same answer.
    pub key: Option<String>,
    /// 1 to 5000 characters.
    pub text: Option<String>,
}

/// The answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct MessageAdded {
    /// When it was stored.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
}

qingyu_domain::without_debug!(KeyedText);

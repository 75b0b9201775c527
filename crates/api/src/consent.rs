//! POST /case/consent: the citizen says whether to go on although the text could give them away.

use serde::{Deserialize, Serialize};

use crate::evaluate::Recorded;

crate::endpoint::endpoint! {
    /// Answers the question of the staff: 201, or 409 while nothing was asked.
    Consent: Post "/api/v1/case/consent", code true, ConsentAnswer => Recorded
}

/// The answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct ConsentAnswer {
    /// A UUID made by the browser.
    pub key: Option<String>,
    /// Whether to go on like this.
    pub yes: Option<bool>,
}

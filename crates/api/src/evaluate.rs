//! POST /case/evaluation: the citizen says how it went.

use serde::{Deserialize, Serialize};

crate::endpoint::endpoint! {
    /// Evaluates the answer: 201, or 409 while there is nothing to evaluate.
    Evaluate: Post "/api/v1/case/evaluation", code true, Evaluation => Recorded
}

/// An evaluation.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Evaluation {
    /// A UUID made by the browser.
    pub key: Option<String>,
    /// 1 非常不满意 to 5 非常满意.
    pub level: Option<u8>,
    /// yes, partly or no.
    pub solved: Option<String>,
    /// attitude, unsolved, slow, unclear, unfair, other; kept for levels 1 and 2 only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<String>,
    /// In words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// It is recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Recorded {
    /// When it was stored.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub at: qingyu_domain::time::Timestamp,
}

qingyu_domain::without_debug!(Evaluation);

//! GET /health: is the service there, and its store?

use serde::{Deserialize, Serialize};

crate::endpoint::endpoint! {
    /// Asks for the health of service and store; 503 when the store does not answer.
    Health: Get "/api/v1/health", code false, () => HealthView
}

/// The answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct HealthView {
    /// Always `ok`.
    pub status: String,
    /// The version of the program.
    pub version: String,
    /// `sqlite` or `postgres`.
    pub store: String,
}

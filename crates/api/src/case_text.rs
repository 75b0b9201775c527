//! GET /case/text: what the citizen wrote, only when asked for.

use serde::{Deserialize, Serialize};

crate::endpoint::endpoint! {
    /// Asks for the original text; somebody may be looking over the citizen's shoulder, so it has a call of its own.
    ReadCaseText: Get "/api/v1/case/text", code true, () => CaseText
}

/// The original text.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CaseText {
    /// As sent, line ends normalised; empty once it is erased.
    pub text: String,
}

qingyu_domain::without_debug!(CaseText);

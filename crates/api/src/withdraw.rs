//! POST /case/withdrawal and /case/withdrawal/undo.

use qingyu_domain::case::CaseStatus;
use qingyu_domain::deadlines::Due;
use serde::{Deserialize, Serialize};

crate::endpoint::endpoint! {
    /// Takes the case back; oversight may go on with it.
    Withdraw: Post "/api/v1/case/withdrawal", code true, KeyedReason => StatusChanged
}

crate::endpoint::endpoint! {
    /// Takes the withdrawal back, within thirty days.
    UndoWithdrawal: Post "/api/v1/case/withdrawal/undo", code true, KeyedReason => StatusChanged
}

/// A reason under an idempotency key.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct KeyedReason {
    /// A UUID made by the browser, unique per case; a repeat gets the same answer.
    pub key: Option<String>,
    /// solved, mistaken, pressed, other, unsaid, or words of one's own; may be absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// The answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct StatusChanged {
    /// Where the case stands now.
    pub status: CaseStatus,
    /// What is next; for a withdrawal, until when it can be undone.
    pub next: Option<Due>,
}

qingyu_domain::without_debug!(KeyedReason);

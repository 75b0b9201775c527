//! POST /cases: a citizen files a case.

use qingyu_domain::case::{CaseStatus, Number};
use qingyu_domain::deadlines::Due;
use qingyu_domain::kind::Kind;
use qingyu_domain::submission::Answers;
use qingyu_domain::time::Timestamp;
use serde::{Deserialize, Serialize};

crate::endpoint::endpoint! {
    /// Files a case: 201 and, for the same content under the same code again, 200 with the same answer.
    FileCase: Post "/api/v1/cases", code false, Answers => Receipt
}

/// The receipt: constant for ever.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Receipt {
    /// `YYYYMMDD-NNNNNN`.
    #[cfg_attr(feature = "schema", schema(value_type = String, example = "20261123-000001"))]
    pub number: Number,
    /// As filed.
    pub kind: Kind,
    /// As filed; null when the citizen did not know.
    pub unit: Option<String>,
    /// Always `received`.
    pub status: CaseStatus,
    /// When it was received.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub received_at: Timestamp,
    /// What happens next, by when and why.
    pub next: Due,
}

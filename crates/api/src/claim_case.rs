//! POST /claims: a citizen claims a case that was registered for them, with the slip that they were given.

use serde::{Deserialize, Serialize};

use crate::file_case::Receipt;

crate::endpoint::endpoint! {
    /// Binds a query code to the case of a slip: 201 and, for the same slip and code again, 200.
    ClaimCase: Post "/api/v1/claims", code false, ClaimAnswers => Receipt
}

/// What is sent.
#[derive(Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct ClaimAnswers {
    /// The 64 hexadecimal digits of the slip.
    pub claim: Option<String>,
    /// 24 digits made by the browser, as for a case that is filed there.
    pub query_code: Option<String>,
}

qingyu_domain::without_debug!(ClaimAnswers);

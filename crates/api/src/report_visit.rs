//! POST /visits: a queue system (叫号) reports a visit to a window.

use qingyu_domain::rating::VisitAnswers;
use qingyu_domain::time::Day;
use serde::{Deserialize, Serialize};

/// The header that carries the key of the queue system.
pub const VISIT_KEY_HEADER: &str = "visit-key";

crate::endpoint::endpoint! {
    /// Reports a visit: 201 and, for one that is known, 200; a known visit brings no token again.
    ReportVisit: Post "/api/v1/visits", code false, VisitAnswers => VisitReceipt
}

/// Until when the visit can be rated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct VisitReceipt {
    /// The last day of its token; null where it came without one.
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
    pub until: Option<Day>,
}

//! POST /call-records: the exchange of 110 reports a call.

use qingyu_domain::call_taking::CallAnswers;
use qingyu_domain::time::Timestamp;
use serde::{Deserialize, Serialize};

crate::endpoint::endpoint! {
    /// Reports a call: 201 and, for one that is known, 200; a known call is neither counted nor called back again.
    ReportCall: Post "/api/v1/call-records", code false, CallAnswers => CallReceipt
}

/// By when the caller is called back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CallReceipt {
    /// The last moment; null of a normal call.
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = DateTime))]
    pub due: Option<Timestamp>,
}

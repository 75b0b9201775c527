//! POST /qr: draws a QR code, so that the browser needs no code for it.

use serde::{Deserialize, Serialize};

/// The path; the answer is an SVG picture, not JSON.
pub const PATH: &str = "/api/v1/qr";

/// What to draw. The body is never logged: it may hold a query code.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct QrRequest {
    /// 1 to 200 characters.
    pub text: Option<String>,
}

qingyu_domain::without_debug!(QrRequest);

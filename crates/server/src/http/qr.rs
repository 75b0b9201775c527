//! POST /qr.

use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use qingyu_api::qr::{PATH, QrRequest};
use qingyu_api::{Fault, FaultCode, Field};
use qingyu_domain::text;

use crate::body::Json;
use crate::qr::draw;
use crate::refusal::Refusal;

/// The longest text, in characters.
const LIMIT: usize = 200;

/// Draws a QR code of a text; nothing of it is kept or logged.
#[utoipa::path(post, path = PATH, request_body = QrRequest, responses((status = 200, content_type = "image/svg+xml", body = String)))]
pub async fn qr(Json(request): Json<QrRequest>) -> Result<Response, Refusal> {
    let text = request.text.unwrap_or_default();
    let fault = |code| {
        Refusal::Invalid(vec![Fault {
            field: Field::Text,
            code,
        }])
    };
    text::check(&text, LIMIT).map_err(fault)?;
    let drawn = draw(&text).map_err(|_| fault(FaultCode::TooLong))?;
    Ok(([(CONTENT_TYPE, "image/svg+xml")], drawn).into_response())
}

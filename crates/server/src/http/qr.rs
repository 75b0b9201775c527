//! POST /qr.

use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use qingyu_api::qr::{PATH, QrRequest};
use qingyu_api::{Fault, FaultCode, Field};
use qingyu_domain::text;
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};

use crate::body::Json;
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

/// The picture: black on white whatever the page's scheme, with the quiet zone that the standard asks for.
pub fn draw(text: &str) -> Result<String, qrcode::types::QrError> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M)?;
    Ok(code
        .render::<svg::Color<'_>>()
        .min_dimensions(240, 240)
        .quiet_zone(true)
        .build())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_drawn_as_svg() {
        let drawn = draw("https://example.cn/case#123456789012345678901234").unwrap();
        assert!(drawn.contains("<svg") && drawn.contains("viewBox"));
        assert!(!drawn.contains("1234567890"));
    }
}

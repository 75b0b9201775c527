//! The OpenAPI 3.1 document, made from the handlers.

use std::sync::LazyLock;

use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use utoipa::OpenApi;

use super::{add_message, case, case_text, file_case, health, not_now, qr, units, withdraw};
use crate::refusal::Refusal;

/// Every call that the router knows under /api.
#[derive(Debug, OpenApi)]
#[openapi(
    info(
        title = "Qingyu",
        description = "Citizens praise, complain, ask and suggest, and follow each case to its end."
    ),
    paths(
        health::health,
        units::units,
        file_case::file_case,
        case::case,
        case_text::case_text,
        add_message::add_message_call,
        withdraw::withdraw,
        withdraw::undo_withdrawal,
        not_now::evaluate,
        not_now::object,
        not_now::ask_review,
        not_now::report_reprisal,
        qr::qr,
        openapi,
    ),
    components(schemas(qingyu_api::Problem))
)]
#[allow(clippy::needless_for_each, reason = "the derive writes such a loop")]
pub struct Document;

/// The document itself.
#[utoipa::path(get, path = "/api/v1/openapi.json", responses((status = 200, body = serde_json::Value)))]
pub async fn openapi() -> Result<Response, Refusal> {
    static MADE: LazyLock<Result<String, String>> =
        LazyLock::new(|| Document::openapi().to_json().map_err(|error| error.to_string()));
    let json = MADE.as_ref().map_err(|error| Refusal::internal("openapi", error))?;
    Ok(([(CONTENT_TYPE, "application/json")], json.as_str()).into_response())
}

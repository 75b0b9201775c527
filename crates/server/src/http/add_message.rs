//! POST /case/messages.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use qingyu_api::add_message::{KeyedText, MessageAdded};

use super::{answer, query_code};
use crate::address::Address;
use crate::app::App;
use crate::body::Json;
use crate::commands::add_message;
use crate::refusal::Refusal;

/// The citizen adds something.
#[utoipa::path(post, path = "/api/v1/case/messages", request_body = KeyedText, params(("Query-Code" = String, Header, description = "24 digits")), responses(
    (status = 201, body = MessageAdded),
    (status = 400, body = qingyu_api::Problem, content_type = "application/problem+json", description = "Not JSON"),
    (status = 409, body = qingyu_api::Problem, content_type = "application/problem+json", description = "Not possible now, or the key came before with other content"),
    (status = 422, body = qingyu_api::Problem, content_type = "application/problem+json", description = "All faults of the input"),
    (status = 404, body = qingyu_api::Problem, content_type = "application/problem+json", description = "Unknown or malformed code"),
    (status = 429, body = qingyu_api::Problem, content_type = "application/problem+json", description = "Too many unknown codes; see Retry-After")
))]
pub async fn add_message_call(
    State(app): State<App>,
    address: Address,
    headers: HeaderMap,
    Json(request): Json<KeyedText>,
) -> Result<Response, Refusal> {
    answer(true, &add_message(&app, address, query_code(&headers), &request).await?)
}

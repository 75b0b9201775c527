//! POST /case/withdrawal and /case/withdrawal/undo.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use qingyu_api::withdraw::{KeyedReason, StatusChanged};

use super::{answer, query_code};
use crate::address::Address;
use crate::app::App;
use crate::body::Json;
use crate::commands;
use crate::refusal::Refusal;

/// The citizen takes the case back.
#[utoipa::path(post, path = "/api/v1/case/withdrawal", request_body = KeyedReason, params(("Query-Code" = String, Header, description = "24 digits")), responses(
    (status = 200, body = StatusChanged),
    (status = 400, body = qingyu_api::Problem, content_type = "application/problem+json", description = "Not JSON"),
    (status = 409, body = qingyu_api::Problem, content_type = "application/problem+json", description = "Not possible now, or the key came before with other content"),
    (status = 422, body = qingyu_api::Problem, content_type = "application/problem+json", description = "All faults of the input"),
    (status = 404, body = qingyu_api::Problem, content_type = "application/problem+json", description = "Unknown or malformed code"),
    (status = 429, body = qingyu_api::Problem, content_type = "application/problem+json", description = "Too many unknown codes; see Retry-After")
))]
pub async fn withdraw(
    State(app): State<App>,
    address: Address,
    headers: HeaderMap,
    Json(request): Json<KeyedReason>,
) -> Result<Response, Refusal> {
    answer(
        false,
        &commands::withdraw(&app, address, query_code(&headers), &request).await?,
    )
}

/// The citizen takes the withdrawal back.
#[utoipa::path(post, path = "/api/v1/case/withdrawal/undo", request_body = KeyedReason, params(("Query-Code" = String, Header, description = "24 digits")), responses(
    (status = 200, body = StatusChanged),
    (status = 400, body = qingyu_api::Problem, content_type = "application/problem+json", description = "Not JSON"),
    (status = 409, body = qingyu_api::Problem, content_type = "application/problem+json", description = "Not possible now, too late, or the key came before with other content"),
    (status = 422, body = qingyu_api::Problem, content_type = "application/problem+json", description = "All faults of the input"),
    (status = 404, body = qingyu_api::Problem, content_type = "application/problem+json", description = "Unknown or malformed code"),
    (status = 429, body = qingyu_api::Problem, content_type = "application/problem+json", description = "Too many unknown codes; see Retry-After")
))]
pub async fn undo_withdrawal(
    State(app): State<App>,
    address: Address,
    headers: HeaderMap,
    Json(request): Json<KeyedReason>,
) -> Result<Response, Refusal> {
    answer(
        false,
        &commands::undo_withdrawal(&app, address, query_code(&headers), &request).await?,
    )
}

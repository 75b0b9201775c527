//! POST /case/withdrawal and /case/withdrawal/undo.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use qingyu_api::Endpoint;
use qingyu_api::withdraw::{KeyedReason, StatusChanged, UndoWithdrawal, Withdraw};

use super::{answer, query_code};
use crate::address::Address;
use crate::app::App;
use crate::body::Json;
use crate::commands;
use crate::refusal::Refusal;

/// The citizen takes the case back.
#[utoipa::path(post, path = Withdraw::PATH, request_body = KeyedReason, params(("Query-Code" = String, Header, description = "24 digits")), responses((status = 200, body = StatusChanged)))]
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
#[utoipa::path(post, path = UndoWithdrawal::PATH, request_body = KeyedReason, params(("Query-Code" = String, Header, description = "24 digits")), responses((status = 200, body = StatusChanged)))]
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

//! POST /case/erasure.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use qingyu_api::Endpoint;
use qingyu_api::erase::{Erase, Erased, Keyed};

use super::{answer, query_code};
use crate::address::Address;
use crate::app::App;
use crate::body::Json;
use crate::commands;
use crate::refusal::Refusal;

/// The citizen has erased what is personal.
#[utoipa::path(post, path = Erase::PATH, request_body = Keyed, params(("Query-Code" = String, Header, description = "24 digits")), responses((status = 200, body = Erased)))]
pub async fn erase(
    State(app): State<App>,
    address: Address,
    headers: HeaderMap,
    Json(request): Json<Keyed>,
) -> Result<Response, Refusal> {
    let code = query_code(&headers);
    answer(false, &commands::erase::erase(&app, address, code, &request).await?)
}

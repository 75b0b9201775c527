//! POST /case/messages.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use qingyu_api::Endpoint;
use qingyu_api::add_message::{AddMessage, KeyedText, MessageAdded};

use super::{answer, query_code};
use crate::address::Address;
use crate::app::App;
use crate::body::Json;
use crate::commands::add_message;
use crate::refusal::Refusal;

/// The citizen adds something.
#[utoipa::path(post, path = AddMessage::PATH, request_body = KeyedText, params(("Query-Code" = String, Header, description = "24 digits")), responses((status = 201, body = MessageAdded)))]
pub async fn add_message_call(
    State(app): State<App>,
    address: Address,
    headers: HeaderMap,
    Json(request): Json<KeyedText>,
) -> Result<Response, Refusal> {
    answer(true, &add_message(&app, address, query_code(&headers), &request).await?)
}

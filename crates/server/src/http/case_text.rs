//! GET /case/text.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use qingyu_api::Endpoint;
use qingyu_api::case_text::{CaseText, ReadCaseText};

use super::{answer, query_code};
use crate::address::Address;
use crate::app::App;
use crate::commands::find_case::find_case;
use crate::refusal::Refusal;

/// What the citizen wrote, only when asked for.
#[utoipa::path(get, path = ReadCaseText::PATH, params(("Query-Code" = String, Header, description = "24 digits")), responses((status = 200, body = CaseText)))]
pub async fn case_text(State(app): State<App>, address: Address, headers: HeaderMap) -> Result<Response, Refusal> {
    let found = find_case(&app, address, query_code(&headers)).await?;
    answer(false, &found.text(&app).await?)
}

//! GET /case/text.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use qingyu_api::case_text::CaseText;

use super::{answer, query_code};
use crate::address::Address;
use crate::app::App;
use crate::commands::find_case::find_case;
use crate::refusal::Refusal;

/// What the citizen wrote, only when asked for.
#[utoipa::path(get, path = "/api/v1/case/text", params(("Query-Code" = String, Header, description = "24 digits")), responses(
    (status = 200, body = CaseText),
    (status = 404, body = qingyu_api::Problem, content_type = "application/problem+json", description = "Unknown or malformed code"),
    (status = 429, body = qingyu_api::Problem, content_type = "application/problem+json", description = "Too many unknown codes; see Retry-After")
))]
pub async fn case_text(State(app): State<App>, address: Address, headers: HeaderMap) -> Result<Response, Refusal> {
    let found = find_case(&app, address, query_code(&headers)).await?;
    answer(false, &found.text(&app).await?)
}

//! GET /case.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use qingyu_api::Endpoint;
use qingyu_api::case::{CaseView, ReadCase};

use super::{answer, query_code};
use crate::address::Address;
use crate::app::App;
use crate::commands::find_case::find_case;
use crate::refusal::Refusal;

/// The citizen's view of a case.
#[utoipa::path(get, path = ReadCase::PATH, params(("Query-Code" = String, Header, description = "24 digits")), responses((status = 200, body = CaseView)))]
pub async fn case(State(app): State<App>, address: Address, headers: HeaderMap) -> Result<Response, Refusal> {
    let found = find_case(&app, address, query_code(&headers)).await?;
    answer(false, &found.view(&app).await?)
}

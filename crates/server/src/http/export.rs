//! GET /case/export.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use qingyu_api::Endpoint;
use qingyu_api::export::{CaseExport, ExportCase};

use super::{answer, query_code};
use crate::address::Address;
use crate::app::App;
use crate::commands::export;
use crate::commands::find_case::find_case;
use crate::refusal::Refusal;

/// Everything of a case that is its citizen's.
#[utoipa::path(get, path = ExportCase::PATH, params(("Query-Code" = String, Header, description = "24 digits")), responses((status = 200, body = CaseExport)))]
pub async fn export_case(State(app): State<App>, address: Address, headers: HeaderMap) -> Result<Response, Refusal> {
    let found = find_case(&app, address, query_code(&headers)).await?;
    answer(false, &export::export(&found, &app).await?)
}

//! POST /sources/{source}/cases.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use qingyu_api::file_case::Receipt;
use qingyu_api::report_case::{ReportCase, SOURCE_KEY_HEADER};
use qingyu_api::{Endpoint, Problem};
use qingyu_domain::intake::ReportedCase;

use super::answer;
use crate::app::App;
use crate::body::Json;
use crate::commands::report_case::report;
use crate::refusal::Refusal;

/// Another system sends what it was told.
#[utoipa::path(post, path = ReportCase::PATH, request_body = ReportedCase, params(
    ("source" = String, Path), ("Source-Key" = String, Header, description = "The key of the source")), responses(
    (status = 201, body = Receipt, description = "Registered and durable"),
    (status = 200, body = Receipt, description = "Its number is known; nothing is added"),
    (status = 401, body = Problem, content_type = "application/problem+json", description = "The source has not this key")
))]
pub async fn report_case(
    State(app): State<App>,
    Path(source): Path<String>,
    headers: HeaderMap,
    Json(answers): Json<ReportedCase>,
) -> Result<Response, Refusal> {
    let key = headers.get(SOURCE_KEY_HEADER).map(HeaderValue::as_bytes);
    if !key.is_some_and(|key| app.case_keys.opens(&source, key)) {
        return Err(Refusal::WrongCredentials);
    }
    let filing = report(&app, &source, &answers).await?;
    answer(filing.is_new, &filing.receipt)
}

//! POST /call-records.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use qingyu_api::report_call::{CallReceipt, ReportCall};
use qingyu_api::{Endpoint, Problem};
use qingyu_domain::call_taking::CallAnswers;

use super::answer;
use super::report_visit::source;
use crate::app::App;
use crate::body::Json;
use crate::commands::report_call::report_call as report;
use crate::refusal::Refusal;

/// The exchange of 110 reports a call. Its key is that of a source among whose windows stands `110`.
#[utoipa::path(post, path = ReportCall::PATH, request_body = CallAnswers, params(("Visit-Key" = String, Header, description = "The key of the exchange")), responses(
    (status = 201, body = CallReceipt, description = "Kept"),
    (status = 200, body = CallReceipt, description = "Known; it is not counted again"),
    (status = 401, body = Problem, content_type = "application/problem+json", description = "No source has this key")
))]
pub async fn report_call(
    State(app): State<App>,
    headers: HeaderMap,
    Json(answers): Json<CallAnswers>,
) -> Result<Response, Refusal> {
    let (receipt, is_new) = report(&app, source(&app, &headers)?, &answers).await?;
    answer(is_new, &receipt)
}

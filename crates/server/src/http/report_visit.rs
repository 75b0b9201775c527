//! POST /visits.

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use qingyu_api::report_visit::{ReportVisit, VISIT_KEY_HEADER, VisitReceipt};
use qingyu_api::{Endpoint, Problem};
use qingyu_domain::rating::VisitAnswers;

use super::answer;
use crate::app::App;
use crate::body::Json;
use crate::commands::report_visit::report;
use crate::refusal::Refusal;
use crate::visit_sources::VisitSource;

/// A queue system reports a visit.
#[utoipa::path(post, path = ReportVisit::PATH, request_body = VisitAnswers, params(("Visit-Key" = String, Header, description = "The key of the queue system")), responses(
    (status = 201, body = VisitReceipt, description = "Kept"),
    (status = 200, body = VisitReceipt, description = "Known; its token is not made good again"),
    (status = 401, body = Problem, content_type = "application/problem+json", description = "No queue system has this key")
))]
pub async fn report_visit(
    State(app): State<App>,
    headers: HeaderMap,
    Json(answers): Json<VisitAnswers>,
) -> Result<Response, Refusal> {
    let reported = report(&app, source(&app, &headers)?, &answers).await?;
    answer(reported.is_new, &reported.receipt)
}

/// The source with the key of a request.
pub(super) fn source<'a>(app: &'a App, headers: &HeaderMap) -> Result<&'a VisitSource, Refusal> {
    let key = headers.get(VISIT_KEY_HEADER).map(HeaderValue::as_bytes);
    let source = key.and_then(|key| app.visit_sources.with_key(key));
    source.ok_or(Refusal::WrongCredentials)
}

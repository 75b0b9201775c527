//! POST /encounters.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use qingyu_api::report_encounter::ReportEncounter;
use qingyu_api::report_visit::VisitReceipt;
use qingyu_api::{Endpoint, Problem};
use qingyu_domain::aftercare::EncounterAnswers;

use super::answer;
use super::report_visit::source;
use crate::app::App;
use crate::body::Json;
use crate::commands::report_encounter::report_encounter as report;
use crate::refusal::Refusal;

/// A source reports an incident.
#[utoipa::path(post, path = ReportEncounter::PATH, request_body = EncounterAnswers, params(("Visit-Key" = String, Header, description = "The key of the source")), responses(
    (status = 201, body = VisitReceipt, description = "Kept"),
    (status = 200, body = VisitReceipt, description = "Known; its token is not made good again"),
    (status = 401, body = Problem, content_type = "application/problem+json", description = "No source has this key")
))]
pub async fn report_encounter(
    State(app): State<App>,
    headers: HeaderMap,
    Json(answers): Json<EncounterAnswers>,
) -> Result<Response, Refusal> {
    let reported = report(&app, source(&app, &headers)?, &answers).await?;
    answer(reported.is_new, &reported.receipt)
}

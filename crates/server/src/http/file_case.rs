//! POST /cases.

use axum::extract::State;
use axum::response::Response;
use qingyu_api::Endpoint;
use qingyu_api::file_case::{FileCase, Receipt};
use qingyu_domain::submission::Answers;

use super::answer;
use crate::address::Address;
use crate::app::App;
use crate::body::Json;
use crate::commands;
use crate::refusal::Refusal;

/// Files a case.
#[utoipa::path(post, path = FileCase::PATH, request_body = Answers, responses(
    (status = 201, body = Receipt, description = "Filed and durable"),
    (status = 200, body = Receipt, description = "Filed before with the same content"),
    (status = 409, body = qingyu_api::Problem, content_type = "application/problem+json", description = "The code came before with other content"),
    (status = 429, body = qingyu_api::Problem, content_type = "application/problem+json", description = "Too many submissions; see Retry-After")
))]
pub async fn file_case(
    State(app): State<App>,
    address: Address,
    Json(answers): Json<Answers>,
) -> Result<Response, Refusal> {
    let filing = commands::file_case::file_case(&app, app.clock.now(), Some(address), &answers).await?;
    answer(filing.is_new, &filing.receipt)
}

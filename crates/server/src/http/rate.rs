//! POST /ratings.

use axum::extract::State;
use axum::response::Response;
use qingyu_api::rate::{RateWindow, RatingReceipt};
use qingyu_api::{Endpoint, Problem};
use qingyu_domain::rating::RatingAnswers;

use super::answer;
use crate::address::Address;
use crate::app::App;
use crate::body::Json;
use crate::commands;
use crate::refusal::Refusal;

/// Rates a window.
#[utoipa::path(post, path = RateWindow::PATH, request_body = RatingAnswers, responses(
    (status = 201, body = RatingReceipt, description = "Taken and durable"),
    (status = 200, body = RatingReceipt, description = "Taken before under the same key"),
    (status = 404, body = Problem, content_type = "application/problem+json", description = "The token was used, is over, or never was"),
    (status = 409, body = Problem, content_type = "application/problem+json", description = "The key came before with other levels or reasons"),
    (status = 429, body = Problem, content_type = "application/problem+json", description = "Too many open ratings, or too many unknown tokens; see Retry-After")
))]
pub async fn rate(
    State(app): State<App>,
    address: Address,
    Json(answers): Json<RatingAnswers>,
) -> Result<Response, Refusal> {
    let taken = commands::rate::rate(&app, address, &answers).await?;
    answer(taken.is_new, &taken.receipt)
}

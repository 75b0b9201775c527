//! GET and POST for a bad rating.

use axum::extract::{Path, State};
use axum::response::Response;
use qingyu_api::Endpoint;
use qingyu_api::desk::bad_ratings::{ActOnRating, BadRatingView, RatingAct, RatingActDone, ReadBadRating};

use crate::accounts::Signed;
use crate::app::App;
use crate::body::Json;
use crate::commands::desk::bad_rating;
use crate::http::answer;
use crate::refusal::Refusal;

/// A bad rating: all but the number to call for those outside the unit who deal with it, and for the unit what was told to it.
#[utoipa::path(get, path = ReadBadRating::PATH, params(("rating" = String, Path)), responses(
    (status = 200, body = BadRatingView),
    (status = 404, body = qingyu_api::Problem, description = "No such rating, or not to you")))]
pub async fn read(State(app): State<App>, signed: Signed, Path(rating): Path<String>) -> Result<Response, Refusal> {
    answer(false, &bad_rating::read(&app, &signed, &rating).await?)
}

/// Does something with a bad rating.
#[utoipa::path(post, path = ActOnRating::PATH, params(("rating" = String, Path)), request_body = RatingAct, responses(
    (status = 200, body = RatingActDone),
    (status = 404, body = qingyu_api::Problem, description = "No such rating, or not yours to do"),
    (status = 409, body = qingyu_api::Problem, description = "`stale`, `not_now`, `too_late`; `rule`: `other_people`, `already_done`, `does_not_fit`")))]
pub async fn act(
    State(app): State<App>,
    signed: Signed,
    Path(rating): Path<String>,
    Json(request): Json<RatingAct>,
) -> Result<Response, Refusal> {
    answer(false, &bad_rating::act::act(&app, &signed, &rating, request).await?)
}

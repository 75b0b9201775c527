//! 吹哨: raised, listed by whose turn it is, read and carried on.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use qingyu_api::Endpoint;
use qingyu_api::desk::whistles::{
    ActOnWhistle, ListWhistles, RaiseWhistle, ReadWhistle, WhistleAct, WhistleFilter, WhistleMade, WhistleView,
    Whistles,
};
use qingyu_domain::whistle::WhistleAnswers;

use crate::accounts::Signed;
use crate::app::App;
use crate::body::Json;
use crate::commands::desk::whistle;
use crate::commands::page::bad_filter;
use crate::http::answer;
use crate::refusal::Refusal;

/// Whistles by when they are due: those about which it is one's turn to do something, or all that one sees.
#[utoipa::path(get, path = ListWhistles::PATH, params(WhistleFilter), responses(
    (status = 200, body = Whistles),
    (status = 422, body = qingyu_api::Problem, description = "The query of the address cannot be read")))]
pub async fn list(
    State(app): State<App>,
    signed: Signed,
    filter: Result<Query<WhistleFilter>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(filter) = filter.map_err(|_| bad_filter())?;
    answer(false, &whistle::list::page(&app, &signed, &filter).await?)
}

/// Asks for help with an incident or a case of one's own unit; on a complaint only who verifies it does.
#[utoipa::path(post, path = RaiseWhistle::PATH, request_body = WhistleAnswers, responses(
    (status = 201, body = WhistleMade),
    (status = 200, body = WhistleMade, description = "It was raised before under this key"),
    (status = 404, body = qingyu_api::Problem, description = "Nothing of that kind, or not yours"),
    (status = 409, body = qingyu_api::Problem, description = "The key is another whistle's")))]
pub async fn raise(
    State(app): State<App>,
    signed: Signed,
    Json(request): Json<WhistleAnswers>,
) -> Result<Response, Refusal> {
    let (is_new, made) = whistle::raise::make(&app, &signed, &request).await?;
    answer(is_new, &made)
}

/// A whistle; of a complaint without which one it is and who verifies it.
#[utoipa::path(get, path = ReadWhistle::PATH, params(("whistle" = String, Path)), responses(
    (status = 200, body = WhistleView),
    (status = 404, body = qingyu_api::Problem, description = "No such whistle, or not to you")))]
pub async fn read(State(app): State<App>, signed: Signed, Path(id): Path<String>) -> Result<Response, Refusal> {
    answer(false, &whistle::read(&app, &signed, &id).await?)
}

/// Sends it on, answers it, and says whether that helps.
#[utoipa::path(post, path = ActOnWhistle::PATH, params(("whistle" = String, Path)), request_body = WhistleAct, responses(
    (status = 200, body = WhistleMade),
    (status = 404, body = qingyu_api::Problem, description = "No such whistle, or not yours to do"),
    (status = 409, body = qingyu_api::Problem, description = "`stale`, `not_now`; `rule`: `unknown` where that unit cannot be asked")))]
pub async fn act(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
    Json(request): Json<WhistleAct>,
) -> Result<Response, Refusal> {
    answer(false, &whistle::act(&app, &signed, &id, request).await?)
}

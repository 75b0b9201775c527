//! GET and POST for call-backs of 110.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use qingyu_api::Endpoint;
use qingyu_api::desk::bad_ratings::RatingActDone;
use qingyu_api::desk::call_backs::{
    ActOnCallBack, CallBackAct, CallBackFilter, CallBackView, CallBacks, ListCallBacks, ReadCallBack,
};

use crate::accounts::Signed;
use crate::app::App;
use crate::body::Json;
use crate::commands::desk::call_back;
use crate::commands::page::bad_filter;
use crate::http::answer;
use crate::refusal::Refusal;

/// Calls that are to be called back, the earliest due first, or those that were, the latest first. For command and oversight.
#[utoipa::path(get, path = ListCallBacks::PATH, params(CallBackFilter), responses(
    (status = 200, body = CallBacks),
    (status = 422, body = qingyu_api::Problem, description = "The query of the address cannot be read")))]
pub async fn list(
    State(app): State<App>,
    signed: Signed,
    filter: Result<Query<CallBackFilter>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(filter) = filter.map_err(|_| bad_filter())?;
    answer(false, &call_back::page(&app, &signed, &filter).await?)
}

/// One of them, without the number to call.
#[utoipa::path(get, path = ReadCallBack::PATH, params(("call_back" = String, Path)), responses(
    (status = 200, body = CallBackView),
    (status = 404, body = qingyu_api::Problem, description = "No such call-back, or not to you")))]
pub async fn read(State(app): State<App>, signed: Signed, Path(id): Path<String>) -> Result<Response, Refusal> {
    answer(false, &call_back::read(&app, &signed, &id).await?)
}

/// Looks at the number to call, which is recorded, or records what was done. One in twenty that ends is looked at again by somebody else.
#[utoipa::path(post, path = ActOnCallBack::PATH, params(("call_back" = String, Path)), request_body = CallBackAct, responses(
    (status = 200, body = RatingActDone),
    (status = 404, body = qingyu_api::Problem, description = "No such call-back, or not yours to do"),
    (status = 409, body = qingyu_api::Problem, description = "`stale`, `not_now`; `rule`: `other_people`")))]
pub async fn act(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
    Json(request): Json<CallBackAct>,
) -> Result<Response, Refusal> {
    answer(false, &call_back::act(&app, &signed, &id, request).await?)
}

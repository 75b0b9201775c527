//! GET /desk/notices, GET and POST for one of them.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use qingyu_api::Endpoint;
use qingyu_api::desk::notices::{
    ActOnNotice, Notice, NoticeAct, NoticeDone, NoticeFilter, Notices, ReadNotice, ReadNotices,
};

use crate::accounts::Signed;
use crate::app::App;
use crate::body::Json;
use crate::commands::desk::notice;
use crate::commands::page::bad_filter;
use crate::http::answer;
use crate::refusal::Refusal;

/// Notices to one's units and to oneself, the newest day first.
#[utoipa::path(get, path = ReadNotices::PATH, params(NoticeFilter), responses(
    (status = 200, body = Notices),
    (status = 422, body = qingyu_api::Problem, description = "The query of the address cannot be read")))]
pub async fn list(
    State(app): State<App>,
    signed: Signed,
    filter: Result<Query<NoticeFilter>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(filter) = filter.map_err(|_| bad_filter())?;
    answer(false, &notice::page(&app, &signed, &filter).await?)
}

/// A notice: nothing of a complaint but what oversight released.
#[utoipa::path(get, path = ReadNotice::PATH, params(("notice" = String, Path)), responses(
    (status = 200, body = Notice),
    (status = 404, body = qingyu_api::Problem, description = "No such notice, or not to you")))]
pub async fn read(State(app): State<App>, signed: Signed, Path(number): Path<String>) -> Result<Response, Refusal> {
    answer(false, &notice::read::read(&app, &signed, &number).await?)
}

/// Acknowledges, states, objects to a fault or shows evidence, once per key.
#[utoipa::path(post, path = ActOnNotice::PATH, params(("notice" = String, Path)), request_body = NoticeAct, responses(
    (status = 200, body = NoticeDone),
    (status = 404, body = qingyu_api::Problem, description = "No such notice, or not to you"),
    (status = 409, body = qingyu_api::Problem, description = "`rule`: a rule forbids it; `not_now`, `too_late`")))]
pub async fn act(
    State(app): State<App>,
    signed: Signed,
    Path(number): Path<String>,
    Json(request): Json<NoticeAct>,
) -> Result<Response, Refusal> {
    answer(false, &notice::act::act(&app, &signed, &number, request).await?)
}

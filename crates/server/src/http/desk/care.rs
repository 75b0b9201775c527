//! 心灵SPA: passing on, the care list, its steps, and the totals.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use qingyu_api::Endpoint;
use qingyu_api::desk::care::{
    ActOnCare, CareAct, CareFilter, CareList, CareMade, CareTotals, CareView, ListCare, ListCareColleagues, PassOn,
    PassedOn, ReadCare, ReadCareTotals,
};
use qingyu_api::desk::people::Colleague;
use qingyu_domain::care_list::CareAnswers;

use crate::accounts::Signed;
use crate::app::App;
use crate::body::Json;
use crate::commands::desk::care;
use crate::commands::page::bad_filter;
use crate::http::answer;
use crate::refusal::Refusal;

/// Passes on a colleague or oneself: the head of their unit, oversight or command, and everybody for themselves. Nothing comes back of what
/// stands on the list.
#[utoipa::path(post, path = PassOn::PATH, request_body = CareAnswers, responses(
    (status = 200, body = PassedOn),
    (status = 409, body = qingyu_api::Problem, description = "The key came before with somebody or something else")))]
pub async fn pass_on(
    State(app): State<App>,
    signed: Signed,
    Json(request): Json<CareAnswers>,
) -> Result<Response, Refusal> {
    answer(false, &care::pass_on::pass_on(&app, &signed, &request).await?)
}

/// The care list, whoever waits longest first; for the psychological service alone, without what is about whoever reads it.
#[utoipa::path(get, path = ListCare::PATH, params(CareFilter), responses(
    (status = 200, body = CareList),
    (status = 422, body = qingyu_api::Problem, description = "The query of the address cannot be read")))]
pub async fn list(
    State(app): State<App>,
    signed: Signed,
    filter: Result<Query<CareFilter>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(filter) = filter.map_err(|_| bad_filter())?;
    answer(false, &care::list::page(&app, &signed, &filter).await?)
}

/// An entry with what the service did.
#[utoipa::path(get, path = ReadCare::PATH, params(("care" = String, Path)), responses(
    (status = 200, body = CareView),
    (status = 404, body = qingyu_api::Problem, description = "No such entry, or not to you")))]
pub async fn read(State(app): State<App>, signed: Signed, Path(id): Path<String>) -> Result<Response, Refusal> {
    answer(false, &care::read(&app, &signed, &id).await?)
}

/// Notes that somebody was contacted, was offered a talk, took it up or would rather not, or that it is over.
#[utoipa::path(post, path = ActOnCare::PATH, params(("care" = String, Path)), request_body = CareAct, responses(
    (status = 200, body = CareMade),
    (status = 404, body = qingyu_api::Problem, description = "No such entry, or not yours to do"),
    (status = 409, body = qingyu_api::Problem, description = "`stale`, `not_now`")))]
pub async fn act(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
    Json(request): Json<CareAct>,
) -> Result<Response, Refusal> {
    answer(false, &care::act(&app, &signed, &id, request).await?)
}

/// Those whom one may pass on, by name: all for oversight and command, those of their units for heads, nobody for the others.
#[utoipa::path(get, path = ListCareColleagues::PATH, responses((status = 200, body = Vec<Colleague>)))]
pub async fn colleagues(State(_): State<App>, signed: Signed) -> Result<Response, Refusal> {
    answer(false, &care::pass_on::colleagues(&signed))
}

/// How often the service was asked, for the whole city, by month and reason, small numbers hidden; no month that runs.
#[utoipa::path(get, path = ReadCareTotals::PATH, responses((status = 200, body = CareTotals)))]
pub async fn totals(State(app): State<App>, signed: Signed) -> Result<Response, Refusal> {
    answer(false, &care::totals::read(&app, &signed).await?)
}

//! 问题: listed, put down by hand, read and carried on.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use qingyu_api::Endpoint;
use qingyu_api::desk::problems::{
    ActOnProblem, ListProblems, OpenProblem, ProblemAct, ProblemFilter, ProblemMade, ProblemView, Problems, ReadProblem,
};
use qingyu_domain::clearing::ProblemAnswers;

use crate::accounts::Signed;
use crate::app::App;
use crate::body::Json;
use crate::commands::desk::clearing::{problem, problems};
use crate::commands::page::bad_filter;
use crate::http::answer;
use crate::refusal::Refusal;

/// Problems by when they are due: for those who look at them, and for the people of their unit.
#[utoipa::path(get, path = ListProblems::PATH, params(ProblemFilter), responses(
    (status = 200, body = Problems),
    (status = 422, body = qingyu_api::Problem, description = "The query of the address cannot be read")))]
pub async fn list(
    State(app): State<App>,
    signed: Signed,
    filter: Result<Query<ProblemFilter>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(filter) = filter.map_err(|_| bad_filter())?;
    answer(false, &problems::page(&app, &signed, &filter).await?)
}

/// Puts a problem down by hand. For legal and oversight.
#[utoipa::path(post, path = OpenProblem::PATH, request_body = ProblemAnswers, responses(
    (status = 201, body = ProblemMade),
    (status = 200, body = ProblemMade, description = "It was put down before under this key"),
    (status = 409, body = qingyu_api::Problem, description = "The key is another problem's")))]
pub async fn open(
    State(app): State<App>,
    signed: Signed,
    Json(request): Json<ProblemAnswers>,
) -> Result<Response, Refusal> {
    let (is_new, made) = problems::open(&app, &signed, &request).await?;
    answer(is_new, &made)
}

/// A problem: for its unit without who found it and who looked.
#[utoipa::path(get, path = ReadProblem::PATH, params(("problem" = String, Path)), responses(
    (status = 200, body = ProblemView),
    (status = 404, body = qingyu_api::Problem, description = "No such problem, or not to you")))]
pub async fn read(State(app): State<App>, signed: Signed, Path(id): Path<String>) -> Result<Response, Refusal> {
    answer(false, &problem::read(&app, &signed, &id).await?)
}

/// Says how it will be solved, that it is, whether that is so, or that it came back.
#[utoipa::path(post, path = ActOnProblem::PATH, params(("problem" = String, Path)), request_body = ProblemAct, responses(
    (status = 200, body = ProblemMade),
    (status = 404, body = qingyu_api::Problem, description = "No such problem, or not yours to do"),
    (status = 409, body = qingyu_api::Problem, description = "`stale`, `not_now`; `rule`: `other_people`")))]
pub async fn act(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
    Json(request): Json<ProblemAct>,
) -> Result<Response, Refusal> {
    answer(false, &problem::act(&app, &signed, &id, request).await?)
}

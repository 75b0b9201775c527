//! 检查计划: planned looks, for those who look at units alone.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use qingyu_api::Endpoint;
use qingyu_api::desk::plans::{CancelPlan, ListPlans, MakePlan, PlanCancellation, PlanFilter, PlanMade, Plans};
use qingyu_domain::inspection::PlanAnswers;

use crate::accounts::Signed;
use crate::app::App;
use crate::body::Json;
use crate::commands::desk::inspection::plan;
use crate::commands::page::bad_filter;
use crate::http::answer;
use crate::refusal::Refusal;

/// Planned looks at units where whoever asks may look: those that wait, the earliest first, or those that are over.
#[utoipa::path(get, path = ListPlans::PATH, params(PlanFilter), responses(
    (status = 200, body = Plans),
    (status = 422, body = qingyu_api::Problem, description = "The query of the address cannot be read")))]
pub async fn list(
    State(app): State<App>,
    signed: Signed,
    filter: Result<Query<PlanFilter>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(filter) = filter.map_err(|_| bad_filter())?;
    answer(false, &plan::page(&app, &signed, &filter).await?)
}

/// Plans a look at a unit by somebody who may look there.
#[utoipa::path(post, path = MakePlan::PATH, request_body = PlanAnswers, responses(
    (status = 201, body = PlanMade),
    (status = 200, body = PlanMade, description = "It was planned before under this key"),
    (status = 409, body = qingyu_api::Problem, description = "The key is another plan's")))]
pub async fn make(
    State(app): State<App>,
    signed: Signed,
    Json(request): Json<PlanAnswers>,
) -> Result<Response, Refusal> {
    let (is_new, made) = plan::make(&app, &signed, &request).await?;
    answer(is_new, &made)
}

/// Calls a planned look off.
#[utoipa::path(post, path = CancelPlan::PATH, params(("plan" = String, Path)), request_body = PlanCancellation, responses(
    (status = 200, body = PlanMade),
    (status = 404, body = qingyu_api::Problem, description = "No such plan, or not to you"),
    (status = 409, body = qingyu_api::Problem, description = "`not_now`: it is over")))]
pub async fn cancel(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
    Json(PlanCancellation {}): Json<PlanCancellation>,
) -> Result<Response, Refusal> {
    answer(false, &plan::cancel(&app, &signed, &id).await?)
}

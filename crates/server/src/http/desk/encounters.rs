//! GET and POST for an incident, and the figures of all of them.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use qingyu_api::Endpoint;
use qingyu_api::desk::bad_ratings::RatingActDone;
use qingyu_api::desk::encounters::{
    ActOnEncounter, EncounterAct, EncounterFigures, EncounterMonths, EncounterTotal, EncounterView, ReadEncounter,
    ReadEncounterFigures, SetEncounterTotal,
};

use crate::accounts::Signed;
use crate::app::App;
use crate::body::Json;
use crate::commands::desk::{encounter, encounter_figures};
use crate::commands::page::bad_filter;
use crate::http::answer;
use crate::refusal::Refusal;

/// An incident whose people are called; nothing of it for its unit.
#[utoipa::path(get, path = ReadEncounter::PATH, params(("encounter" = String, Path)), responses(
    (status = 200, body = EncounterView),
    (status = 404, body = qingyu_api::Problem, description = "No such incident, or not to you")))]
pub async fn read(State(app): State<App>, signed: Signed, Path(id): Path<String>) -> Result<Response, Refusal> {
    answer(false, &encounter::read(&app, &signed, &id).await?)
}

/// Looks at the number to call, or records a follow-up.
#[utoipa::path(post, path = ActOnEncounter::PATH, params(("encounter" = String, Path)), request_body = EncounterAct, responses(
    (status = 200, body = RatingActDone),
    (status = 404, body = qingyu_api::Problem, description = "No such incident, or not yours to do"),
    (status = 409, body = qingyu_api::Problem, description = "`stale`, `not_now`; `rule`: `other_people`")))]
pub async fn act(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
    Json(request): Json<EncounterAct>,
) -> Result<Response, Refusal> {
    answer(false, &encounter::act(&app, &signed, &id, request).await?)
}

/// The figures, for those who follow up and those who watch.
#[utoipa::path(get, path = ReadEncounterFigures::PATH, params(EncounterMonths), responses(
    (status = 200, body = EncounterFigures),
    (status = 422, body = qingyu_api::Problem, description = "The query of the address cannot be read")))]
pub async fn figures(
    State(app): State<App>,
    signed: Signed,
    months: Result<Query<EncounterMonths>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(months) = months.map_err(|_| bad_filter())?;
    answer(false, &encounter_figures::read(&app, &signed, &months).await?)
}

/// Says how many incidents a unit had in a month; on the record. For command.
#[utoipa::path(post, path = SetEncounterTotal::PATH, request_body = EncounterTotal, responses((status = 200, body = EncounterTotal)))]
pub async fn set_total(
    State(app): State<App>,
    signed: Signed,
    Json(request): Json<EncounterTotal>,
) -> Result<Response, Refusal> {
    answer(false, &encounter_figures::set_total(&app, &signed, request).await?)
}

//! 日清零、月清仓、季清底: the board, incidents and law-enforcement cases.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use qingyu_api::Endpoint;
use qingyu_api::desk::clearing::{
    BOARD_CSV_PATH, Board, BoardFilter, CheckIncidents, IncidentChecks, IncidentFilter, Incidents, IncidentsChecked,
    ListIncidents, ReadBoard,
};
use qingyu_api::desk::law_cases::{LAW_FILE_PATH, LawCaseFilter, LawCases, LawCasesTaken, ListLawCases};
use qingyu_words::Lang;

use crate::accounts::Signed;
use crate::app::App;
use crate::body::{Json, Table};
use crate::commands::desk::clearing;
use crate::commands::page::bad_filter;
use crate::http::answer;
use crate::refusal::Refusal;

/// The board: for command and oversight of the units in which they have no interest, for heads of their own.
#[utoipa::path(get, path = ReadBoard::PATH, responses((status = 200, body = Board)))]
pub async fn board(State(app): State<App>, signed: Signed) -> Result<Response, Refusal> {
    answer(false, &clearing::board::read(&app, &signed).await?)
}

/// The same as a table; that it was taken is recorded.
#[utoipa::path(get, path = BOARD_CSV_PATH, params(BoardFilter), responses(
    (status = 200, body = String, content_type = "text/csv"),
    (status = 422, body = qingyu_api::Problem, description = "The query of the address cannot be read")))]
pub async fn board_csv(
    State(app): State<App>,
    signed: Signed,
    filter: Result<Query<BoardFilter>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(filter) = filter.map_err(|_| bad_filter())?;
    let lang = Lang::from_tag(filter.lang.as_deref().unwrap_or_default());
    let table = clearing::board_table::csv(&app, &signed, lang).await?;
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"board.csv\""),
        (CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, table).into_response())
}

/// Incidents by day, the earliest first, for who ticks them and for the people of their unit.
#[utoipa::path(get, path = ListIncidents::PATH, params(IncidentFilter), responses(
    (status = 200, body = Incidents),
    (status = 422, body = qingyu_api::Problem, description = "The query of the address cannot be read")))]
pub async fn incidents(
    State(app): State<App>,
    signed: Signed,
    filter: Result<Query<IncidentFilter>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(filter) = filter.map_err(|_| bad_filter())?;
    answer(false, &clearing::incidents::page(&app, &signed, &filter).await?)
}

/// Ticks incidents that are named, or sets ticks right; each by itself. For command.
#[utoipa::path(post, path = CheckIncidents::PATH, request_body = IncidentChecks, responses((status = 200, body = IncidentsChecked)))]
pub async fn check(
    State(app): State<App>,
    signed: Signed,
    Json(request): Json<IncidentChecks>,
) -> Result<Response, Refusal> {
    answer(false, &clearing::incidents::check(&app, &signed, &request).await?)
}

/// Law-enforcement cases by when they are due, for command, oversight and the people of their unit.
#[utoipa::path(get, path = ListLawCases::PATH, params(LawCaseFilter), responses(
    (status = 200, body = LawCases),
    (status = 422, body = qingyu_api::Problem, description = "The query of the address cannot be read")))]
pub async fn law_cases(
    State(app): State<App>,
    signed: Signed,
    filter: Result<Query<LawCaseFilter>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(filter) = filter.map_err(|_| bad_filter())?;
    answer(false, &clearing::law_cases::page(&app, &signed, &filter).await?)
}

/// Takes a file of law-enforcement cases with the columns reference, unit, opened, due and status, and no other. For command.
#[utoipa::path(post, path = LAW_FILE_PATH, request_body(content = Vec<u8>, content_type = "text/csv"), responses(
    (status = 200, body = LawCasesTaken),
    (status = 413, body = qingyu_api::Problem, description = "The file is too large")))]
pub async fn law_file(State(app): State<App>, signed: Signed, table: Table) -> Result<Response, Refusal> {
    answer(false, &clearing::law_file::take(&app, &signed, table).await?)
}

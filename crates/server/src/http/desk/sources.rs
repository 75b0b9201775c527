//! 回传来源: what is handed over to each source, and how it calls things.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use qingyu_api::Endpoint;
use qingyu_api::desk::imports::XLSX;
use qingyu_api::desk::sources::{
    ListSources, MarkSource, ReadSource, STEPS_CSV_PATH, STEPS_XLSX_PATH, SetSourceTable, SourceView, Sources,
    StepsTable,
};
use qingyu_api::source_steps::StepsTaken;
use qingyu_domain::source::SourceTable;

use crate::accounts::Signed;
use crate::app::App;
use crate::body::Json;
use crate::book::{self, Cell};
use crate::commands::desk::{export, source};
use crate::commands::page::bad_filter;
use crate::http::answer;
use crate::refusal::Refusal;

/// The sources, and the lists that were compared. For intake, oversight and the reviewer.
#[utoipa::path(get, path = ListSources::PATH, responses((status = 200, body = Sources)))]
pub async fn list(State(app): State<App>, signed: Signed) -> Result<Response, Refusal> {
    answer(false, &source::list(&app, &signed).await?)
}

/// A source, and what waits for it of cases that one sees.
#[utoipa::path(get, path = ReadSource::PATH, params(("source" = String, Path)), responses(
    (status = 200, body = SourceView),
    (status = 404, body = qingyu_api::Problem, description = "No such source")))]
pub async fn read(State(app): State<App>, signed: Signed, Path(code): Path<String>) -> Result<Response, Refusal> {
    answer(false, &source::read(&app, &signed, &code).await?)
}

/// Notes that everything up to a step was handed over; it never goes back.
#[utoipa::path(post, path = MarkSource::PATH, params(("source" = String, Path)), request_body = StepsTaken, responses(
    (status = 200, body = StepsTaken),
    (status = 404, body = qingyu_api::Problem, description = "No such source")))]
pub async fn mark(
    State(app): State<App>,
    signed: Signed,
    Path(code): Path<String>,
    Json(taken): Json<StepsTaken>,
) -> Result<Response, Refusal> {
    answer(false, &source::hand(&app, &signed, &code, taken).await?)
}

/// Says how a source calls things. For intake.
#[utoipa::path(post, path = SetSourceTable::PATH, params(("source" = String, Path)), request_body = SourceTable, responses(
    (status = 200, body = SourceTable),
    (status = 404, body = qingyu_api::Problem, description = "No such source")))]
pub async fn set_table(
    State(app): State<App>,
    signed: Signed,
    Path(code): Path<String>,
    Json(table): Json<SourceTable>,
) -> Result<Response, Refusal> {
    answer(false, &source::table::set(&app, &signed, &code, table).await?)
}

/// The steps as a table in the columns of the source: UTF-8 with its mark, RFC 4180, no formulas. At most 5000 rows.
#[utoipa::path(get, path = STEPS_CSV_PATH, params(StepsTable, ("source" = String, Path)), responses(
    (status = 200, body = String, content_type = "text/csv"),
    (status = 404, body = qingyu_api::Problem, description = "No such source"),
    (status = 422, body = qingyu_api::Problem, description = "The query of the address cannot be read")))]
pub async fn csv(
    State(app): State<App>,
    signed: Signed,
    Path(code): Path<String>,
    asked: Result<Query<StepsTable>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(asked) = asked.map_err(|_| bad_filter())?;
    let rows = source::take::rows(&app, &signed, &code, asked).await?;
    Ok(file("text/csv; charset=utf-8", "steps.csv", export::table(&rows)?))
}

/// The same as a spreadsheet.
#[utoipa::path(get, path = STEPS_XLSX_PATH, params(StepsTable, ("source" = String, Path)), responses(
    (status = 200, body = Vec<u8>, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (status = 404, body = qingyu_api::Problem, description = "No such source"),
    (status = 422, body = qingyu_api::Problem, description = "The query of the address cannot be read")))]
pub async fn xlsx(
    State(app): State<App>,
    signed: Signed,
    Path(code): Path<String>,
    asked: Result<Query<StepsTable>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(asked) = asked.map_err(|_| bad_filter())?;
    let rows = source::take::rows(&app, &signed, &code, asked).await?;
    let text = |row: Vec<String>| row.into_iter().map(Cell::Text).collect();
    let rows: Vec<Vec<Cell>> = rows.into_iter().map(text).collect();
    Ok(file(XLSX, "steps.xlsx", book::write(&code, &rows)?))
}

/// Something to be saved, which no cache keeps.
pub(super) fn file(media: &'static str, name: &str, bytes: Vec<u8>) -> Response {
    let headers = [
        (CONTENT_TYPE, media.to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, bytes).into_response()
}

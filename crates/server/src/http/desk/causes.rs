//! GET /desk/causes, as JSON, as CSV and as a spreadsheet, and the cases behind a number.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use qingyu_api::Endpoint;
use qingyu_api::desk::causes::{
    CSV_PATH, CausedCasesFilter, Causes, CausesFilter, ListCausedCases, ReadCauses, XLSX_PATH,
};
use qingyu_api::desk::list::Cases;
use qingyu_words::Lang;

use crate::accounts::Signed;
use crate::app::App;
use crate::commands::desk::caused;
use crate::commands::page::bad_filter;
use crate::figures::{causes, causes_table};
use crate::http::answer;
use crate::refusal::Refusal;

/// The kind of a spreadsheet.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// How many cases were found to be so, by cause, unit as first filed and month: every number of the cases that one sees for oversight; for heads
/// what their own units were told, by quarters, where it is five or more.
#[utoipa::path(get, path = ReadCauses::PATH, params(CausesFilter), responses(
    (status = 200, body = Causes),
    (status = 404, body = qingyu_api::Problem, description = "There is no such month yet"),
    (status = 422, body = qingyu_api::Problem, description = "The query of the address cannot be read")))]
pub async fn read(
    State(app): State<App>,
    signed: Signed,
    filter: Result<Query<CausesFilter>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(filter) = filter.map_err(|_| bad_filter())?;
    answer(false, &causes::read(&app, &signed, &filter).await?)
}

/// The cases behind a number, by number, for whoever sees the number.
#[utoipa::path(get, path = ListCausedCases::PATH, params(CausedCasesFilter), responses(
    (status = 200, body = Cases),
    (status = 422, body = qingyu_api::Problem, description = "The query of the address cannot be read")))]
pub async fn cases(
    State(app): State<App>,
    signed: Signed,
    filter: Result<Query<CausedCasesFilter>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(filter) = filter.map_err(|_| bad_filter())?;
    answer(false, &caused::page(&app, &signed, &filter).await?)
}

/// The same as a table, months side by side: UTF-8 with its mark, RFC 4180, no formulas. That exact numbers were taken is recorded.
#[utoipa::path(get, path = CSV_PATH, params(CausesFilter), responses(
    (status = 200, body = String, content_type = "text/csv"),
    (status = 404, body = qingyu_api::Problem, description = "There is no such month yet"),
    (status = 422, body = qingyu_api::Problem, description = "The query of the address cannot be read")))]
pub async fn csv(
    State(app): State<App>,
    signed: Signed,
    filter: Result<Query<CausesFilter>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(filter) = filter.map_err(|_| bad_filter())?;
    let table = causes_table::csv(&app, &signed, &filter, lang(&filter)).await?;
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"causes.csv\""),
        (CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, table).into_response())
}

/// The same as a spreadsheet.
#[utoipa::path(get, path = XLSX_PATH, params(CausesFilter), responses(
    (status = 200, body = Vec<u8>, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (status = 404, body = qingyu_api::Problem, description = "There is no such month yet"),
    (status = 422, body = qingyu_api::Problem, description = "The query of the address cannot be read")))]
pub async fn xlsx(
    State(app): State<App>,
    signed: Signed,
    filter: Result<Query<CausesFilter>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(filter) = filter.map_err(|_| bad_filter())?;
    let book = causes_table::xlsx(&app, &signed, &filter, lang(&filter)).await?;
    let headers = [
        (CONTENT_TYPE, XLSX),
        (CONTENT_DISPOSITION, "attachment; filename=\"causes.xlsx\""),
        (CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, book).into_response())
}

fn lang(filter: &CausesFilter) -> Lang {
    Lang::from_tag(filter.lang.as_deref().unwrap_or_default())
}

//! GET /desk/figures, as JSON and as CSV.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use qingyu_api::Endpoint;
use qingyu_api::desk::figures::{CSV_PATH, DeskFigures, DeskFiguresFilter, ReadDeskFigures};
use qingyu_words::Lang;

use crate::accounts::Signed;
use crate::app::App;
use crate::commands::page::bad_filter;
use crate::figures::{inner, inner_csv};
use crate::http::answer;
use crate::refusal::Refusal;

/// The figures of twelve months: every number of the cases that one sees for whoever watches, months that are not published among them; what is
/// published for everybody else, and of that the lines of their own units for heads.
#[utoipa::path(get, path = ReadDeskFigures::PATH, params(DeskFiguresFilter), responses(
    (status = 200, body = DeskFigures),
    (status = 404, body = qingyu_api::Problem, description = "There is no such month, or none yet"),
    (status = 422, body = qingyu_api::Problem, description = "The query of the address cannot be read")))]
pub async fn read(
    State(app): State<App>,
    signed: Signed,
    filter: Result<Query<DeskFiguresFilter>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(filter) = filter.map_err(|_| bad_filter())?;
    answer(false, &inner::read(&app, &signed, &filter).await?)
}

/// The same as one table, a line for each number; that numbers were taken which are not published is recorded.
#[utoipa::path(get, path = CSV_PATH, params(DeskFiguresFilter), responses(
    (status = 200, body = String, content_type = "text/csv"),
    (status = 404, body = qingyu_api::Problem, description = "There is no such month, or none yet"),
    (status = 422, body = qingyu_api::Problem, description = "The query of the address cannot be read")))]
pub async fn csv(
    State(app): State<App>,
    signed: Signed,
    filter: Result<Query<DeskFiguresFilter>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(filter) = filter.map_err(|_| bad_filter())?;
    let lang = Lang::from_tag(filter.lang.as_deref().unwrap_or_default());
    let table = inner_csv::csv(&app, &signed, &filter, lang).await?;
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"figures.csv\""),
        (CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, table).into_response())
}

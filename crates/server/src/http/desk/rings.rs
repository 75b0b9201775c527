//! Figures of how calls of 110 were answered, and files with calls.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use qingyu_api::Endpoint;
use qingyu_api::desk::rings::{CSV_PATH, CallFile, ReadRingFigures, RingFigures, RingMonths, UPLOAD_PATH};

use crate::accounts::Signed;
use crate::app::App;
use crate::body::Table;
use crate::commands::desk::{call_file, ring_figures};
use crate::commands::page::bad_filter;
use crate::http::answer;
use crate::refusal::Refusal;

/// Calls, those answered within three rings, and the worst hour, by month and day; call-backs by month. For command and those who watch.
#[utoipa::path(get, path = ReadRingFigures::PATH, params(RingMonths), responses(
    (status = 200, body = RingFigures),
    (status = 422, body = qingyu_api::Problem, description = "The query of the address cannot be read")))]
pub async fn figures(
    State(app): State<App>,
    signed: Signed,
    months: Result<Query<RingMonths>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(months) = months.map_err(|_| bad_filter())?;
    answer(false, &ring_figures::read(&app, &signed, &months).await?)
}

/// The same as a table: UTF-8 with its mark, RFC 4180, no formulas; that it was taken is recorded.
#[utoipa::path(get, path = CSV_PATH, params(RingMonths), responses(
    (status = 200, body = String, content_type = "text/csv"),
    (status = 422, body = qingyu_api::Problem, description = "The query of the address cannot be read")))]
pub async fn csv(
    State(app): State<App>,
    signed: Signed,
    months: Result<Query<RingMonths>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(months) = months.map_err(|_| bad_filter())?;
    let body = ring_figures::csv(&app, &signed, &months).await?;
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"110.csv\""),
        (CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, body).into_response())
}

/// Takes a file with calls: CSV in UTF-8 or XLSX of at most 8 MB and 20 000 lines. What can be taken is; the rest is named by line.
#[utoipa::path(post, path = UPLOAD_PATH, request_body(content = Vec<u8>, content_type = "text/csv"), responses(
    (status = 200, body = CallFile),
    (status = 413, body = qingyu_api::Problem, description = "The file is too large"),
    (status = 422, body = qingyu_api::Problem, description = "`file`: nothing of it can be read")))]
pub async fn upload(State(app): State<App>, signed: Signed, table: Table) -> Result<Response, Refusal> {
    answer(false, &call_file::upload(&app, &signed, table).await?)
}

//! GET /desk/musts, as JSON and as CSV.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use qingyu_api::Endpoint;
use qingyu_api::desk::musts::{CSV_PATH, ListMusts, Musts, MustsFilter};

use crate::accounts::Signed;
use crate::app::App;
use crate::commands::desk::{musts, musts_table};
use crate::commands::page::bad_filter;
use crate::http::answer;
use crate::refusal::Refusal;

/// Improvements, clarifications or accountabilities that one may see: open ones by when they are due, done ones the
/// latest first. For oversight and the independent reviewer; the head of a unit lists the unit's improvements.
#[utoipa::path(get, path = ListMusts::PATH, params(MustsFilter), responses(
    (status = 200, body = Musts),
    (status = 422, body = qingyu_api::Problem, description = "The query of the address cannot be read")))]
pub async fn list(
    State(app): State<App>,
    signed: Signed,
    filter: Result<Query<MustsFilter>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(filter) = filter.map_err(|_| bad_filter())?;
    answer(false, &musts::page(&app, &signed, &filter).await?)
}

/// The same list, all of it, as a table: UTF-8 with its mark, RFC 4180, no formulas, no words.
#[utoipa::path(get, path = CSV_PATH, params(MustsFilter), responses(
    (status = 200, body = String, content_type = "text/csv"),
    (status = 422, body = qingyu_api::Problem, description = "The query of the address cannot be read")))]
pub async fn csv(
    State(app): State<App>,
    signed: Signed,
    filter: Result<Query<MustsFilter>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(filter) = filter.map_err(|_| bad_filter())?;
    let body = musts_table::csv(app, signed, filter).await?;
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"musts.csv\""),
        (CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, body).into_response())
}

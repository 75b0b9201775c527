//! GET /desk/cases, as JSON and as CSV.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use qingyu_api::Endpoint;
use qingyu_api::desk::list::{CSV_PATH, CaseFilter, Cases, ListCases};

use crate::accounts::Signed;
use crate::app::App;
use crate::commands::desk::{export, list};
use crate::commands::page::bad_filter;
use crate::http::answer;
use crate::refusal::Refusal;

/// Cases whose story one may see, by number or by when they are due.
#[utoipa::path(get, path = ListCases::PATH, params(CaseFilter), responses(
    (status = 200, body = Cases),
    (status = 422, body = qingyu_api::Problem, description = "The query of the address cannot be read")))]
pub async fn list(
    State(app): State<App>,
    signed: Signed,
    filter: Result<Query<CaseFilter>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(filter) = filter.map_err(|_| bad_filter())?;
    answer(false, &list::page(&app, &signed, &filter).await?)
}

/// The same list, all of it, as a table: UTF-8 with its mark, RFC 4180, no formulas, no words of citizens.
#[utoipa::path(get, path = CSV_PATH, params(CaseFilter), responses(
    (status = 200, body = String, content_type = "text/csv"),
    (status = 422, body = qingyu_api::Problem, description = "The query of the address cannot be read")))]
pub async fn csv(
    State(app): State<App>,
    signed: Signed,
    filter: Result<Query<CaseFilter>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(filter) = filter.map_err(|_| bad_filter())?;
    let body = export::csv(app, signed, filter).await?;
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"cases.csv\""),
        (CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, body).into_response())
}

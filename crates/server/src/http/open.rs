//! GET /open, as JSON and as CSV.

use axum::body::Bytes;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse as _, Response};
use qingyu_api::Endpoint as _;
use qingyu_api::open::{CSV_PATH, OpenFigures, OpenFilter, ReadOpen};
use qingyu_words::Lang;

use crate::app::App;
use crate::cached::kept;
use crate::commands::page::bad_filter;
use crate::figures::{csv, ready};
use crate::pages;
use crate::refusal::Refusal;

/// Everything that is published of twelve months: counted, hidden where it is small, and never changed. 404 where that month is not.
#[utoipa::path(get, path = ReadOpen::PATH, params(OpenFilter), responses(
    (status = 200, body = OpenFigures),
    (status = 304, description = "It is what the ETag of If-None-Match names"),
    (status = 404, body = qingyu_api::Problem, description = "The month is not published, or none is yet"),
    (status = 422, body = qingyu_api::Problem, description = "The query of the address cannot be read")))]
pub async fn open(
    State(app): State<App>,
    headers: HeaderMap,
    filter: Result<Query<OpenFilter>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(filter) = filter.map_err(|_| bad_filter())?;
    if filter.month.is_some() {
        let told = asked(&app, &filter).await?;
        let json = serde_json::to_vec(&told).map_err(|error| Refusal::internal("figures", &error))?;
        return Ok(kept(&headers, json.into(), |body| {
            ([(CONTENT_TYPE, "application/json")], body).into_response()
        }));
    }
    // What is asked for most is a quarter of a megabyte, and a tenth of it on its way.
    let ready = app.figures.ready(&app).await?.ok_or(Refusal::NotFound)?;
    let (bytes, encoding) = pages::best(&ready.json, &headers);
    let mut response = kept(&headers, bytes.clone(), |body| {
        let mut response = ([(CONTENT_TYPE, "application/json")], body).into_response();
        let encoding = encoding.map(|name| (CONTENT_ENCODING, HeaderValue::from_static(name)));
        response.headers_mut().extend(encoding);
        response
    });
    let vary = HeaderValue::from_static("accept-encoding");
    response.headers_mut().insert(VARY, vary);
    Ok(response)
}

/// The same as one table, a line for each number: UTF-8 with its mark, RFC 4180, no formulas.
#[utoipa::path(get, path = CSV_PATH, params(OpenFilter), responses(
    (status = 200, body = String, content_type = "text/csv"),
    (status = 304, description = "It is what the ETag of If-None-Match names"),
    (status = 404, body = qingyu_api::Problem, description = "The month is not published, or none is yet"),
    (status = 422, body = qingyu_api::Problem, description = "The query of the address cannot be read")))]
pub async fn open_csv(
    State(app): State<App>,
    headers: HeaderMap,
    filter: Result<Query<OpenFilter>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(filter) = filter.map_err(|_| bad_filter())?;
    let lang = Lang::from_tag(filter.lang.as_deref().unwrap_or_default());
    let table = csv::csv(&asked(&app, &filter).await?, lang)?;
    let as_file = |body: Bytes| {
        let named = "attachment; filename=\"open.csv\"";
        let fields = [(CONTENT_TYPE, "text/csv; charset=utf-8"), (CONTENT_DISPOSITION, named)];
        (fields, body).into_response()
    };
    Ok(kept(&headers, table.into(), as_file))
}

/// The months that are asked for.
async fn asked(app: &App, filter: &OpenFilter) -> Result<OpenFigures, Refusal> {
    let ready = app.figures.ready(app).await?.ok_or(Refusal::NotFound)?;
    let Some(month) = filter.month else {
        return Ok(ready.told.clone());
    };
    let told = ready::told(app, month).await?;
    // A month that is to come has months before it, and is none.
    let is_there = told.months.last().is_some_and(|last| last.month == month);
    is_there.then_some(told).ok_or(Refusal::NotFound)
}

//! GET /open/words, as JSON.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse as _, Response};
use qingyu_api::Endpoint as _;
use qingyu_api::open_words::{OpenWords, ReadWords, WordsFilter};

use crate::app::App;
use crate::cached::kept;
use crate::commands::page::bad_filter;
use crate::figures::open_words::told;
use crate::refusal::Refusal;

/// Words that everybody may read: thank-yous with their citizen's consent, bad ratings with what was replied. 404 where there is no such unit.
#[utoipa::path(get, path = ReadWords::PATH, params(WordsFilter), responses(
    (status = 200, body = OpenWords),
    (status = 304, description = "It is what the ETag of If-None-Match names"),
    (status = 404, body = qingyu_api::Problem, description = "There is no such unit"),
    (status = 422, body = qingyu_api::Problem, description = "The query of the address cannot be read")))]
pub async fn open_words(
    State(app): State<App>,
    headers: HeaderMap,
    filter: Result<Query<WordsFilter>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(filter) = filter.map_err(|_| bad_filter())?;
    let told = told(&app, &filter).await?.ok_or(Refusal::NotFound)?;
    let json = serde_json::to_vec(&told).map_err(|error| Refusal::internal("words", &error))?;
    Ok(kept(&headers, json.into(), |body| {
        ([(CONTENT_TYPE, "application/json")], body).into_response()
    }))
}

//! GET /sources/{source}/steps, and how far the source has read.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use qingyu_api::report_case::SOURCE_KEY_HEADER;
use qingyu_api::source_steps::{AcknowledgeSteps, ReadSourceSteps, SourceSteps, StepsFilter, StepsTaken};
use qingyu_api::{Endpoint, Problem};

use super::answer;
use crate::app::App;
use crate::body::Json;
use crate::commands::page::bad_filter;
use crate::commands::source_steps;
use crate::refusal::Refusal;

/// Another system reads what became of the cases that it sent.
#[utoipa::path(get, path = ReadSourceSteps::PATH, params(StepsFilter,
    ("source" = String, Path), ("Source-Key" = String, Header, description = "The key of the source")), responses(
    (status = 200, body = SourceSteps),
    (status = 401, body = Problem, content_type = "application/problem+json", description = "The source has not this key"),
    (status = 422, body = Problem, content_type = "application/problem+json", description = "The query of the address cannot be read")
))]
pub async fn read(
    State(app): State<App>,
    Path(source): Path<String>,
    headers: HeaderMap,
    filter: Result<Query<StepsFilter>, QueryRejection>,
) -> Result<Response, Refusal> {
    must_open(&app, &source, &headers)?;
    let Query(filter) = filter.map_err(|_| bad_filter())?;
    answer(false, &source_steps::read(&app, &source, filter).await?)
}

/// It says up to which step it has taken everything over.
#[utoipa::path(post, path = AcknowledgeSteps::PATH, request_body = StepsTaken, params(
    ("source" = String, Path), ("Source-Key" = String, Header, description = "The key of the source")), responses(
    (status = 200, body = StepsTaken, description = "Up to which step it ever said so"),
    (status = 401, body = Problem, content_type = "application/problem+json", description = "The source has not this key")
))]
pub async fn acknowledge(
    State(app): State<App>,
    Path(source): Path<String>,
    headers: HeaderMap,
    Json(taken): Json<StepsTaken>,
) -> Result<Response, Refusal> {
    must_open(&app, &source, &headers)?;
    answer(false, &source_steps::acknowledge(&app, &source, taken).await?)
}

fn must_open(app: &App, source: &str, headers: &HeaderMap) -> Result<(), Refusal> {
    let key = headers.get(SOURCE_KEY_HEADER).map(HeaderValue::as_bytes);
    let opens = key.is_some_and(|key| app.case_keys.opens(source, key));
    opens.then_some(()).ok_or(Refusal::WrongCredentials)
}

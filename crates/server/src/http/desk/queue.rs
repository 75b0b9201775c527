//! GET /desk/queue.

use axum::extract::{Query, State};
use axum::response::Response;
use qingyu_api::Endpoint;
use qingyu_api::desk::queue::{Queue, QueueFilter, ReadQueue};

use crate::accounts::Signed;
use crate::app::App;
use crate::commands::desk::queue;
use crate::commands::page::bad_filter;
use crate::http::answer;
use crate::refusal::Refusal;

/// What is to be done in the roles that one holds, 疑似危急 first, then by the time it is due.
#[utoipa::path(get, path = ReadQueue::PATH, params(QueueFilter), responses(
    (status = 200, body = Queue),
    (status = 422, body = qingyu_api::Problem, description = "The query of the address cannot be read")))]
pub async fn queue(
    State(app): State<App>,
    signed: Signed,
    filter: Result<Query<QueueFilter>, axum::extract::rejection::QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(filter) = filter.map_err(|_| bad_filter())?;
    answer(false, &queue::page(&app, &signed, &filter).await?)
}

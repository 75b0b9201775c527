//! GET /desk/honours: 表扬.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::response::Response;
use qingyu_api::Endpoint;
use qingyu_api::desk::honours::{HonourFilter, Honours, ListHonours};

use crate::accounts::Signed;
use crate::app::App;
use crate::commands::desk::honours;
use crate::commands::page::bad_filter;
use crate::http::answer;
use crate::refusal::Refusal;

/// Praise that was conveyed, the newest first, and how often each unit had some, what is not verified apart: all for oversight, that of their
/// units for heads and handlers. Whose it is stands nowhere in it.
#[utoipa::path(get, path = ListHonours::PATH, params(HonourFilter), responses(
    (status = 200, body = Honours),
    (status = 422, body = qingyu_api::Problem, description = "The query of the address cannot be read")))]
pub async fn list(
    State(app): State<App>,
    signed: Signed,
    filter: Result<Query<HonourFilter>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(filter) = filter.map_err(|_| bad_filter())?;
    answer(false, &honours::page(&app, &signed, &filter).await?)
}

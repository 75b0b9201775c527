//! GET /desk/helps: 帮您办.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::response::Response;
use qingyu_api::Endpoint;
use qingyu_api::desk::helps::{HelpFilter, Helps, ListHelps};

use crate::accounts::Signed;
use crate::app::App;
use crate::commands::desk::helps;
use crate::commands::page::bad_filter;
use crate::http::answer;
use crate::refusal::Refusal;

/// Help that was asked for: whatever is unanswered, the earliest due first, then the rest of today's. In cases that one sees, and only
/// where one may know of it: it may tell who asks.
#[utoipa::path(get, path = ListHelps::PATH, params(HelpFilter), responses(
    (status = 200, body = Helps),
    (status = 422, body = qingyu_api::Problem, description = "The query of the address cannot be read")))]
pub async fn list(
    State(app): State<App>,
    signed: Signed,
    filter: Result<Query<HelpFilter>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(filter) = filter.map_err(|_| bad_filter())?;
    answer(false, &helps::page(&app, &signed, &filter).await?)
}

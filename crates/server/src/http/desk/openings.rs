//! GET and POST /desk/openings, for those who can be a second person.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::response::Response;
use qingyu_api::Endpoint;
use qingyu_api::desk::openings::{DecideOpening, ListOpenings, OpeningDecision, OpeningView, Openings, OpeningsFilter};

use crate::accounts::Signed;
use crate::app::App;
use crate::body::Json;
use crate::commands::page::bad_filter;
use crate::commands::people;
use crate::http::answer;
use crate::refusal::Refusal;

/// Lists accounts that were opened or wait for it, the newest first.
#[utoipa::path(get, path = ListOpenings::PATH, params(OpeningsFilter), responses(
    (status = 200, body = Openings),
    (status = 422, body = qingyu_api::Problem, description = "The query of the address cannot be read")))]
pub async fn list(
    State(app): State<App>,
    signed: Signed,
    filter: Result<Query<OpeningsFilter>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(filter) = filter.map_err(|_| bad_filter())?;
    answer(false, &people::openings::list(&app, &signed, &filter).await?)
}

/// Decides an opening; 409 when it was decided, has expired, or somebody was changed since it was asked for.
#[utoipa::path(post, path = DecideOpening::PATH, request_body = OpeningDecision, responses((status = 200, body = OpeningView)))]
pub async fn decide(
    State(app): State<App>,
    signed: Signed,
    Json(request): Json<OpeningDecision>,
) -> Result<Response, Refusal> {
    answer(false, &people::decide(&app, &signed, &request).await?)
}

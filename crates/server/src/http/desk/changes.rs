//! GET /desk/changes, for administrators and oversight.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::response::Response;
use qingyu_api::Endpoint;
use qingyu_api::desk::changes::{Changes, ChangesFilter, ReadChanges};

use crate::accounts::Signed;
use crate::app::App;
use crate::commands::changes;
use crate::commands::page::bad_filter;
use crate::http::answer;
use crate::refusal::Refusal;

/// Lists what was changed, the newest first; the number of a case is for oversight only.
#[utoipa::path(get, path = ReadChanges::PATH, params(ChangesFilter), responses(
    (status = 200, body = Changes),
    (status = 422, body = qingyu_api::Problem, description = "The query of the address cannot be read")))]
pub async fn changes(
    State(app): State<App>,
    signed: Signed,
    filter: Result<Query<ChangesFilter>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(filter) = filter.map_err(|_| bad_filter())?;
    answer(false, &changes::list(&app, &signed, &filter).await?)
}

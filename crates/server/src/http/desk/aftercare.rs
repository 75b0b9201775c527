//! GET /desk/aftercare.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::response::Response;
use qingyu_api::Endpoint;
use qingyu_api::desk::aftercare::{Aftercare, AftercareFilter, ListAftercare};

use crate::accounts::Signed;
use crate::app::App;
use crate::commands::desk::aftercare;
use crate::commands::page::bad_filter;
use crate::http::answer;
use crate::refusal::Refusal;

/// What one has to do after bad ratings: calls, follow-ups, what the unit is to mend, appeals, and what waits to be told; the earliest due
/// first, and nothing that is about one's own unit but what it is to mend.
#[utoipa::path(get, path = ListAftercare::PATH, params(AftercareFilter), responses(
    (status = 200, body = Aftercare),
    (status = 422, body = qingyu_api::Problem, description = "The query of the address cannot be read")))]
pub async fn list(
    State(app): State<App>,
    signed: Signed,
    filter: Result<Query<AftercareFilter>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(filter) = filter.map_err(|_| bad_filter())?;
    answer(false, &aftercare::page(&app, &signed, &filter).await?)
}

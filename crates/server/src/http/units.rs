//! GET /units.

use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use qingyu_api::Endpoint;
use qingyu_api::units::ListUnits;
use qingyu_domain::unit::Unit;

use crate::app::App;
use crate::refusal::Refusal;

/// All units and their windows; they change rarely, so a browser may keep them for five minutes.
#[utoipa::path(get, path = ListUnits::PATH, responses((status = 200, body = Vec<Unit>)))]
pub async fn units(State(app): State<App>) -> Result<Response, Refusal> {
    let staff = app.staff.fresh(&app.store).await?;
    let headers = [
        (CONTENT_TYPE, "application/json"),
        (CACHE_CONTROL, "public, max-age=300"),
    ];
    Ok((headers, staff.units_json(app.clock.now())?).into_response())
}

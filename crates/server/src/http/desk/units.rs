//! GET and POST /desk/units, for administrators.

use axum::extract::State;
use axum::response::Response;
use qingyu_api::Endpoint;
use qingyu_api::desk::units::{EditUnit, ListTree, UnitEdit, UnitView};
use qingyu_domain::person::Role;

use crate::accounts::Signed;
use crate::app::App;
use crate::body::Json;
use crate::commands::units;
use crate::http::answer;
use crate::refusal::Refusal;

/// Lists the units, closed ones included.
#[utoipa::path(get, path = ListTree::PATH, responses((status = 200, body = Vec<UnitView>)))]
pub async fn tree(signed: Signed) -> Result<Response, Refusal> {
    signed.must_be(Role::Admin)?;
    answer(false, &units::list(&signed))
}

/// Adds a unit or a window, or changes one; 409 when a new code is taken, or when something was changed meanwhile.
#[utoipa::path(post, path = EditUnit::PATH, request_body = UnitEdit, responses((status = 200, body = UnitView)))]
pub async fn edit_unit(
    State(app): State<App>,
    signed: Signed,
    Json(request): Json<UnitEdit>,
) -> Result<Response, Refusal> {
    signed.must_be(Role::Admin)?;
    answer(false, &units::edit(&app, &signed, &request).await?)
}

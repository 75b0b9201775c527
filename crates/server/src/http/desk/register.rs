//! POST /desk/cases, and slips to claim with.

use axum::extract::{Path, State};
use axum::response::Response;
use qingyu_api::Endpoint;
use qingyu_api::desk::register::{OfferClaim, RegisterCase, Registered, Registration, Slip, SlipWish};

use crate::accounts::Signed;
use crate::app::App;
use crate::body::Json;
use crate::commands::desk::register;
use crate::http::answer;
use crate::refusal::Refusal;

/// Registers what came by telephone, by letter or in person. For intake, and never about one's own unit.
#[utoipa::path(post, path = RegisterCase::PATH, request_body = Registration, responses(
    (status = 201, body = Registered, description = "Registered and durable, with its slip"),
    (status = 200, body = Registered, description = "Registered before under this key"),
    (status = 409, body = qingyu_api::Problem, description = "`rule`: `own_matter`; `conflict`: the key came before with other content")))]
pub async fn register_case(
    State(app): State<App>,
    signed: Signed,
    Json(request): Json<Registration>,
) -> Result<Response, Refusal> {
    let (is_new, registered) = register::take_down(&app, &signed, &request).await?;
    answer(is_new, &registered)
}

/// Makes a slip with which the citizen of a case can claim it; one that was made before is void.
#[utoipa::path(post, path = OfferClaim::PATH, request_body = SlipWish, params(("number" = String, Path)), responses(
    (status = 201, body = Slip),
    (status = 404, body = qingyu_api::Problem, description = "No such case, or not yours to do"),
    (status = 409, body = qingyu_api::Problem, description = "`not_now`: its citizen has a query code")))]
pub async fn offer_claim(
    State(app): State<App>,
    signed: Signed,
    Path(number): Path<String>,
    Json(_): Json<SlipWish>,
) -> Result<Response, Refusal> {
    answer(true, &register::offer(&app, &signed, &number).await?)
}

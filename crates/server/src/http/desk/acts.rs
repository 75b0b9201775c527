//! POST /desk/cases/{number}/acts.

use axum::extract::{Path, State};
use axum::response::Response;
use qingyu_api::Endpoint;
use qingyu_api::desk::acts::{Act, ActDone, DoAct};

use crate::accounts::Signed;
use crate::app::App;
use crate::body::Json;
use crate::commands::desk;
use crate::http::answer;
use crate::refusal::Refusal;

/// Does something with a case, once per key. Looking at an identity answers with it, once.
#[utoipa::path(post, path = DoAct::PATH, params(("number" = String, Path)), request_body = Act, responses(
    (status = 200, body = ActDone),
    (status = 404, body = qingyu_api::Problem, description = "No such case, or not yours to act on"),
    (status = 409, body = qingyu_api::Problem, description = "`stale`: look again; `rule`: a rule forbids it; `not_now`, `too_late`")))]
pub async fn act(
    State(app): State<App>,
    signed: Signed,
    Path(number): Path<String>,
    Json(request): Json<Act>,
) -> Result<Response, Refusal> {
    answer(false, &desk::act::act(&app, &signed, &number, request).await?)
}

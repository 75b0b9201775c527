//! 回避: a supervisor's own term, ended by themselves.

use axum::extract::State;
use axum::response::Response;
use qingyu_api::Endpoint;
use qingyu_api::desk::terms::{Recusal, Recuse};

use crate::accounts::Signed;
use crate::app::App;
use crate::body::Json;
use crate::commands::people;
use crate::http::answer;
use crate::refusal::Refusal;

/// Ends one's own term as supervisor of a unit, where one has an interest in it; with the last one, one's phone and sessions.
#[utoipa::path(post, path = Recuse::PATH, request_body = Recusal, responses(
    (status = 200),
    (status = 403, body = qingyu_api::Problem, description = "`not_allowed`: no term of theirs is there")))]
pub async fn recuse(State(app): State<App>, signed: Signed, Json(request): Json<Recusal>) -> Result<Response, Refusal> {
    people::recuse(&app, &signed, &request).await?;
    answer(false, &())
}

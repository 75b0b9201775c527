//! GET /desk/cases/{number}.

use axum::extract::{Path, State};
use axum::response::Response;
use qingyu_api::Endpoint;
use qingyu_api::desk::case::{ReadStory, Story};

use crate::accounts::Signed;
use crate::app::App;
use crate::commands::desk::story;
use crate::http::answer;
use crate::refusal::Refusal;

/// A case as the staff sees it. Opening one without a task in it is recorded.
#[utoipa::path(get, path = ReadStory::PATH, params(("number" = String, Path)), responses(
    (status = 200, body = Story),
    (status = 404, body = qingyu_api::Problem, description = "No such case, or not yours")))]
pub async fn story(State(app): State<App>, signed: Signed, Path(number): Path<String>) -> Result<Response, Refusal> {
    answer(false, &story::story(&app, &signed, &number).await?)
}

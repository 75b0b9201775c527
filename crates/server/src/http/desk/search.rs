//! POST /desk/search and GET /desk/cases/{number}/similar.

use axum::extract::{Path, State};
use axum::response::Response;
use qingyu_api::Endpoint;
use qingyu_api::desk::search::{Found, Search, SearchCases};
use qingyu_api::desk::similar::{ReadSimilar, Similar};

use crate::accounts::Signed;
use crate::app::App;
use crate::body::Json;
use crate::commands::desk::{search, similar};
use crate::http::answer;
use crate::refusal::Refusal;

/// Cases by what their citizens filed and by how their numbers end, the newest first, as far as one may see and read them: intake, oversight and
/// the reviewer search what they may see, verifiers and handlers what they work or worked on. That somebody searched is recorded, not what for.
#[utoipa::path(post, path = SearchCases::PATH, request_body = Search, responses(
    (status = 200, body = Found)))]
pub async fn search(State(app): State<App>, signed: Signed, Json(asked): Json<Search>) -> Result<Response, Refusal> {
    answer(false, &search::page(&app, &signed, &asked).await?)
}

/// Cases that are like one: much of the same words, or the same phone number, within sixty days and about the same unit. For those who decide
/// whether cases are merged, and only cases that they may see.
#[utoipa::path(get, path = ReadSimilar::PATH, params(("number" = String, Path)), responses(
    (status = 200, body = Similar),
    (status = 404, body = qingyu_api::Problem, description = "No such case, or not yours")))]
pub async fn similar(State(app): State<App>, signed: Signed, Path(number): Path<String>) -> Result<Response, Refusal> {
    answer(false, &similar::similar(&app, &signed, &number).await?)
}

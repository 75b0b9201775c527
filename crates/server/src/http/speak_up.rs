//! POST /case/evaluation, /consent, /publication, /objection, /review and /reprisal: what the citizen says about the work.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use qingyu_api::Endpoint;
use qingyu_api::add_message::KeyedText;
use qingyu_api::consent::{Consent, ConsentAnswer};
use qingyu_api::evaluate::{Evaluate, Evaluation, Recorded};
use qingyu_api::publication::AllowPublication;
use qingyu_api::speak_up::{AskReview, Object, ReportReprisal};

use super::{answer, query_code};
use crate::address::Address;
use crate::app::App;
use crate::body::Json;
use crate::commands::speak_up::{self, Voice};
use crate::refusal::Refusal;

/// The citizen says how it went.
#[utoipa::path(post, path = Evaluate::PATH, request_body = Evaluation, params(("Query-Code" = String, Header, description = "24 digits")), responses((status = 201, body = Recorded)))]
pub async fn evaluate(
    State(app): State<App>,
    address: Address,
    headers: HeaderMap,
    Json(request): Json<Evaluation>,
) -> Result<Response, Refusal> {
    let code = query_code(&headers);
    answer(true, &speak_up::evaluate(&app, address, code, &request).await?)
}

/// The citizen says whether to go on although the text could give them away.
#[utoipa::path(post, path = Consent::PATH, request_body = ConsentAnswer, params(("Query-Code" = String, Header, description = "24 digits")), responses((status = 201, body = Recorded)))]
pub async fn consent(
    State(app): State<App>,
    address: Address,
    headers: HeaderMap,
    Json(request): Json<ConsentAnswer>,
) -> Result<Response, Refusal> {
    let code = query_code(&headers);
    answer(true, &speak_up::consent(&app, address, code, &request).await?)
}

/// The citizen says whether their thank-you may be published; a no takes back a yes at once.
#[utoipa::path(post, path = AllowPublication::PATH, request_body = ConsentAnswer, params(("Query-Code" = String, Header, description = "24 digits")), responses((status = 201, body = Recorded)))]
pub async fn allow_publication(
    State(app): State<App>,
    address: Address,
    headers: HeaderMap,
    Json(request): Json<ConsentAnswer>,
) -> Result<Response, Refusal> {
    let code = query_code(&headers);
    answer(true, &speak_up::allow_publication(&app, address, code, &request).await?)
}

/// The citizen objects.
#[utoipa::path(post, path = Object::PATH, request_body = KeyedText, params(("Query-Code" = String, Header, description = "24 digits")), responses((status = 201, body = Recorded)))]
pub async fn object(
    State(app): State<App>,
    address: Address,
    headers: HeaderMap,
    Json(request): Json<KeyedText>,
) -> Result<Response, Refusal> {
    let code = query_code(&headers);
    answer(
        true,
        &speak_up::speak_up(&app, address, code, Voice::Objection, &request).await?,
    )
}

/// The citizen asks for a review.
#[utoipa::path(post, path = AskReview::PATH, request_body = KeyedText, params(("Query-Code" = String, Header, description = "24 digits")), responses((status = 201, body = Recorded)))]
pub async fn ask_review(
    State(app): State<App>,
    address: Address,
    headers: HeaderMap,
    Json(request): Json<KeyedText>,
) -> Result<Response, Refusal> {
    let code = query_code(&headers);
    answer(
        true,
        &speak_up::speak_up(&app, address, code, Voice::Review, &request).await?,
    )
}

/// The citizen reports reprisal.
#[utoipa::path(post, path = ReportReprisal::PATH, request_body = KeyedText, params(("Query-Code" = String, Header, description = "24 digits")), responses((status = 201, body = Recorded)))]
pub async fn report_reprisal(
    State(app): State<App>,
    address: Address,
    headers: HeaderMap,
    Json(request): Json<KeyedText>,
) -> Result<Response, Refusal> {
    let code = query_code(&headers);
    answer(
        true,
        &speak_up::speak_up(&app, address, code, Voice::Reprisal, &request).await?,
    )
}

//! POST /case/evaluation, /case/objection, /case/review and /case/reprisal.
//!
//! The case has no state yet in which these are possible: valid requests are answered "not possible now".

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use qingyu_api::add_message::KeyedText;
use qingyu_api::evaluate::{Evaluate, Evaluation, Recorded};
use qingyu_api::speak_up::{AskReview, Object, ReportReprisal};
use qingyu_api::{Endpoint, Fault, FaultCode, Field};
use qingyu_domain::case::{Command, Part};

use super::{answer, query_code};
use crate::address::Address;
use crate::app::App;
use crate::body::Json;
use crate::commands::act::{Wish, act};
use crate::refusal::Refusal;

/// The citizen says how it went.
#[utoipa::path(post, path = Evaluate::PATH, request_body = Evaluation, params(("Query-Code" = String, Header, description = "24 digits")))]
pub async fn evaluate(
    State(app): State<App>,
    address: Address,
    headers: HeaderMap,
    Json(request): Json<Evaluation>,
) -> Result<Response, Refusal> {
    let Evaluation {
        level, solved, reasons, ..
    } = &request;
    let what = format!("evaluation {level:?} {solved:?} {reasons:?}");
    let wish = Wish {
        what: &what,
        key: request.key.as_deref(),
        text: request.text.as_deref().map(|words| (Field::Text, Part::Message, words)),
        faults: &evaluation_faults(&request),
    };
    let recorded = act(
        &app,
        address,
        query_code(&headers),
        wish,
        |_| Some(Command::Evaluate),
        |_, at| Recorded { at },
    )
    .await?;
    answer(true, &recorded)
}

fn evaluation_faults(request: &Evaluation) -> Vec<Fault> {
    let level = match request.level {
        None => Some(FaultCode::Required),
        Some(1..=5) => None,
        Some(_) => Some(FaultCode::Unknown),
    };
    let solved = match request.solved.as_deref() {
        None => Some(FaultCode::Required),
        Some("yes" | "partly" | "no") => None,
        Some(_) => Some(FaultCode::Unknown),
    };
    let fault = |field, code: Option<FaultCode>| code.map(|code| Fault { field, code });
    [fault(Field::Level, level), fault(Field::Solved, solved)]
        .into_iter()
        .flatten()
        .collect()
}

/// The words of a citizen who does not accept, or is in trouble.
async fn speak_up(
    app: &App,
    address: Address,
    headers: &HeaderMap,
    request: &KeyedText,
    what: &'static str,
    command: fn() -> Command,
) -> Result<Response, Refusal> {
    let words = request.text.as_deref().unwrap_or_default();
    let wish = Wish {
        what,
        key: request.key.as_deref(),
        text: Some((Field::Text, Part::Message, words)),
        faults: &[],
    };
    let recorded = act(
        app,
        address,
        query_code(headers),
        wish,
        |_| Some(command()),
        |_, at| Recorded { at },
    )
    .await?;
    answer(true, &recorded)
}

/// The citizen objects.
#[utoipa::path(post, path = Object::PATH, request_body = KeyedText, params(("Query-Code" = String, Header, description = "24 digits")))]
pub async fn object(
    State(app): State<App>,
    address: Address,
    headers: HeaderMap,
    Json(request): Json<KeyedText>,
) -> Result<Response, Refusal> {
    speak_up(&app, address, &headers, &request, "objection", || Command::Object).await
}

/// The citizen asks for a review.
#[utoipa::path(post, path = AskReview::PATH, request_body = KeyedText, params(("Query-Code" = String, Header, description = "24 digits")))]
pub async fn ask_review(
    State(app): State<App>,
    address: Address,
    headers: HeaderMap,
    Json(request): Json<KeyedText>,
) -> Result<Response, Refusal> {
    speak_up(&app, address, &headers, &request, "review", || Command::AskReview).await
}

/// The citizen reports reprisal.
#[utoipa::path(post, path = ReportReprisal::PATH, request_body = KeyedText, params(("Query-Code" = String, Header, description = "24 digits")))]
pub async fn report_reprisal(
    State(app): State<App>,
    address: Address,
    headers: HeaderMap,
    Json(request): Json<KeyedText>,
) -> Result<Response, Refusal> {
    speak_up(&app, address, &headers, &request, "reprisal", || {
        Command::ReportReprisal
    })
    .await
}

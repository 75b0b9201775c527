//! POST /case/evaluation, /case/objection, /case/review and /case/reprisal: what the citizen says about the work.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use qingyu_api::add_message::KeyedText;
use qingyu_api::evaluate::{Evaluate, Evaluation, Recorded};
use qingyu_api::speak_up::{AskReview, Object, ReportReprisal};
use qingyu_api::{Endpoint, Fault, FaultCode, Field};
use qingyu_domain::case::{Command, Part, Solved, TextRef};

use super::{answer, query_code};
use crate::address::Address;
use crate::app::App;
use crate::body::Json;
use crate::commands::act::{Wish, act};
use crate::refusal::Refusal;

/// The citizen says how it went.
#[utoipa::path(post, path = Evaluate::PATH, request_body = Evaluation, params(("Query-Code" = String, Header, description = "24 digits")), responses((status = 201, body = Recorded)))]
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
        text: request
            .text
            .as_deref()
            .map(|words| (Field::Text, Part::Evaluation, words)),
        faults: &evaluation_faults(&request),
    };
    let recorded = act(
        &app,
        address,
        query_code(&headers),
        wish,
        |text| {
            Some(Command::Evaluate {
                level: request.level.unwrap_or_default(),
                solved: solved_as(&request),
                text,
            })
        },
        |_, at| Recorded { at },
    )
    .await?;
    answer(true, &recorded)
}

/// Whether it is solved; what is no code was named as a fault before this is asked.
fn solved_as(request: &Evaluation) -> Solved {
    request
        .solved
        .as_deref()
        .and_then(Solved::from_code)
        .unwrap_or(Solved::No)
}

fn evaluation_faults(request: &Evaluation) -> Vec<Fault> {
    let level = match request.level {
        None => Some(FaultCode::Required),
        Some(1..=5) => None,
        Some(_) => Some(FaultCode::Unknown),
    };
    let solved = match request.solved.as_deref() {
        None => Some(FaultCode::Required),
        Some(code) => Solved::from_code(code).is_none().then_some(FaultCode::Unknown),
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
    part: Part,
    command: fn(TextRef) -> Command,
) -> Result<Response, Refusal> {
    let words = request.text.as_deref().unwrap_or_default();
    let wish = Wish {
        what,
        key: request.key.as_deref(),
        text: Some((Field::Text, part, words)),
        faults: &[],
    };
    let recorded = act(
        app,
        address,
        query_code(headers),
        wish,
        |text| text.map(command),
        |_, at| Recorded { at },
    )
    .await?;
    answer(true, &recorded)
}

/// The citizen objects.
#[utoipa::path(post, path = Object::PATH, request_body = KeyedText, params(("Query-Code" = String, Header, description = "24 digits")), responses((status = 201, body = Recorded)))]
pub async fn object(
    State(app): State<App>,
    address: Address,
    headers: HeaderMap,
    Json(request): Json<KeyedText>,
) -> Result<Response, Refusal> {
    speak_up(
        &app,
        address,
        &headers,
        &request,
        "objection",
        Part::Objection,
        |text| Command::Object { text },
    )
    .await
}

/// The citizen asks for a review.
#[utoipa::path(post, path = AskReview::PATH, request_body = KeyedText, params(("Query-Code" = String, Header, description = "24 digits")), responses((status = 201, body = Recorded)))]
pub async fn ask_review(
    State(app): State<App>,
    address: Address,
    headers: HeaderMap,
    Json(request): Json<KeyedText>,
) -> Result<Response, Refusal> {
    speak_up(&app, address, &headers, &request, "review", Part::Objection, |text| {
        Command::AskReview { text }
    })
    .await
}

/// The citizen reports reprisal.
#[utoipa::path(post, path = ReportReprisal::PATH, request_body = KeyedText, params(("Query-Code" = String, Header, description = "24 digits")), responses((status = 201, body = Recorded)))]
pub async fn report_reprisal(
    State(app): State<App>,
    address: Address,
    headers: HeaderMap,
    Json(request): Json<KeyedText>,
) -> Result<Response, Refusal> {
    speak_up(&app, address, &headers, &request, "reprisal", Part::Reprisal, |text| {
        Command::ReportReprisal { text }
    })
    .await
}

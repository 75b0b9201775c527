//! POST /case/evaluation, /case/objection, /case/review and /case/reprisal.
//!
//! The case has no state yet in which these are possible: valid requests are answered "not possible now".

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use qingyu_api::add_message::KeyedText;
use qingyu_api::evaluate::{Evaluation, Recorded};
use qingyu_api::{Fault, FaultCode, Field};
use qingyu_domain::case::{Command, Part, Solved, TextRef};

use super::{answer, query_code};
use crate::address::Address;
use crate::app::App;
use crate::body::Json;
use crate::commands::act::{Wish, act};
use crate::refusal::Refusal;

/// The citizen says how it went.
#[utoipa::path(post, path = "/api/v1/case/evaluation", request_body = Evaluation, params(("Query-Code" = String, Header, description = "24 digits")), responses(
    (status = 400, body = qingyu_api::Problem, content_type = "application/problem+json", description = "Not JSON"),
    (status = 409, body = qingyu_api::Problem, content_type = "application/problem+json", description = "Not possible now"),
    (status = 422, body = qingyu_api::Problem, content_type = "application/problem+json", description = "All faults of the input"),
    (status = 404, body = qingyu_api::Problem, content_type = "application/problem+json", description = "Unknown or malformed code"),
    (status = 429, body = qingyu_api::Problem, content_type = "application/problem+json", description = "Too many unknown codes; see Retry-After")
))]
pub async fn evaluate(
    State(app): State<App>,
    address: Address,
    headers: HeaderMap,
    Json(request): Json<Evaluation>,
) -> Result<Response, Refusal> {
    let code = query_code(&headers);
    let faults = evaluation_faults(&request);
    if !faults.is_empty() {
        // A case that is not there is said before any fault of the input.
        crate::commands::find_case::find_case(&app, address, code).await?;
        return Err(Refusal::Invalid(faults));
    }
    let solved = request
        .solved
        .as_deref()
        .and_then(Solved::from_code)
        .unwrap_or(Solved::No);
    let wish = Wish {
        what: "evaluation",
        key: request.key.as_deref(),
        text: request.text.as_deref().map(|words| (Field::Text, Part::Message, words)),
    };
    let recorded = act(
        &app,
        address,
        code,
        wish,
        |text| {
            Some(Command::Evaluate {
                level: request.level.unwrap_or_default(),
                solved,
                text,
            })
        },
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
    command: fn(TextRef) -> Command,
) -> Result<Response, Refusal> {
    let words = request.text.as_deref().unwrap_or_default();
    let wish = Wish {
        what,
        key: request.key.as_deref(),
        text: Some((Field::Text, Part::Message, words)),
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
#[utoipa::path(post, path = "/api/v1/case/objection", request_body = KeyedText, params(("Query-Code" = String, Header, description = "24 digits")), responses(
    (status = 400, body = qingyu_api::Problem, content_type = "application/problem+json", description = "Not JSON"),
    (status = 409, body = qingyu_api::Problem, content_type = "application/problem+json", description = "Not possible now"),
    (status = 422, body = qingyu_api::Problem, content_type = "application/problem+json", description = "All faults of the input"),
    (status = 404, body = qingyu_api::Problem, content_type = "application/problem+json", description = "Unknown or malformed code"),
    (status = 429, body = qingyu_api::Problem, content_type = "application/problem+json", description = "Too many unknown codes; see Retry-After")
))]
pub async fn object(
    State(app): State<App>,
    address: Address,
    headers: HeaderMap,
    Json(request): Json<KeyedText>,
) -> Result<Response, Refusal> {
    speak_up(&app, address, &headers, &request, "objection", |text| Command::Object {
        text,
    })
    .await
}

/// The citizen asks for a review.
#[utoipa::path(post, path = "/api/v1/case/review", request_body = KeyedText, params(("Query-Code" = String, Header, description = "24 digits")), responses(
    (status = 400, body = qingyu_api::Problem, content_type = "application/problem+json", description = "Not JSON"),
    (status = 409, body = qingyu_api::Problem, content_type = "application/problem+json", description = "Not possible now"),
    (status = 422, body = qingyu_api::Problem, content_type = "application/problem+json", description = "All faults of the input"),
    (status = 404, body = qingyu_api::Problem, content_type = "application/problem+json", description = "Unknown or malformed code"),
    (status = 429, body = qingyu_api::Problem, content_type = "application/problem+json", description = "Too many unknown codes; see Retry-After")
))]
pub async fn ask_review(
    State(app): State<App>,
    address: Address,
    headers: HeaderMap,
    Json(request): Json<KeyedText>,
) -> Result<Response, Refusal> {
    speak_up(&app, address, &headers, &request, "review", |text| Command::AskReview {
        text,
    })
    .await
}

/// The citizen reports reprisal.
#[utoipa::path(post, path = "/api/v1/case/reprisal", request_body = KeyedText, params(("Query-Code" = String, Header, description = "24 digits")), responses(
    (status = 400, body = qingyu_api::Problem, content_type = "application/problem+json", description = "Not JSON"),
    (status = 409, body = qingyu_api::Problem, content_type = "application/problem+json", description = "Not possible now"),
    (status = 422, body = qingyu_api::Problem, content_type = "application/problem+json", description = "All faults of the input"),
    (status = 404, body = qingyu_api::Problem, content_type = "application/problem+json", description = "Unknown or malformed code"),
    (status = 429, body = qingyu_api::Problem, content_type = "application/problem+json", description = "Too many unknown codes; see Retry-After")
))]
pub async fn report_reprisal(
    State(app): State<App>,
    address: Address,
    headers: HeaderMap,
    Json(request): Json<KeyedText>,
) -> Result<Response, Refusal> {
    speak_up(&app, address, &headers, &request, "reprisal", |text| {
        Command::ReportReprisal { text }
    })
    .await
}

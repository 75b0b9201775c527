//! The OpenAPI 3.1 document, made from the table of calls.

use std::sync::LazyLock;

use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use qingyu_api::OPENAPI_PATH as PATH;
use qingyu_api::desk::oidc;
use utoipa::openapi::path::{Operation, Parameter};
use utoipa::openapi::{ContentBuilder, Ref, RefOr, ResponseBuilder};
use utoipa::{OpenApi, ToSchema, openapi};

use crate::refusal::Refusal;

/// What the document says beside the calls.
#[derive(Debug, OpenApi)]
#[openapi(
    info(
        title = "Qingyu",
        description = "Citizens praise, complain, ask and suggest, and follow each case to its end."
    ),
    components(schemas(qingyu_api::Problem))
)]
#[allow(clippy::needless_for_each, reason = "the derive writes such a loop")]
struct Frame;

/// Who can meet a problem, by what the call takes.
#[derive(Clone, Copy)]
enum Who {
    All,
    WithBody,
    WithCode,
    WithBoth,
    Staff,
    StaffWithBody,
}

/// What can go wrong with many calls; what is one call's own stands at its handler.
const PROBLEMS: [(Who, &str, &str); 13] = [
    (Who::WithBody, "400", "Not JSON"),
    (Who::Staff, "401", "Nobody is signed in, or the session is over"),
    (
        Who::Staff,
        "403",
        "It takes another role; or a change that another site asks a browser for",
    ),
    (Who::StaffWithBody, "409", "Not possible as things stand"),
    (Who::WithCode, "404", "Unknown or malformed code"),
    (Who::WithBody, "408", "The body did not come in time; see Retry-After"),
    (
        Who::WithBoth,
        "409",
        "Not possible now, too late, the key came before with other content, or its answer is erased",
    ),
    (Who::WithBody, "413", "More than 64 KiB"),
    (Who::WithBody, "415", "Not application/json"),
    (Who::WithBody, "422", "All faults of the input"),
    (
        Who::WithCode,
        "429",
        "Too many unknown codes, or too many messages today; see Retry-After",
    ),
    (Who::All, "500", "Our fault; the log knows the trace_id"),
    (Who::All, "503", "Not available now; see Retry-After"),
];

/// The document.
pub fn document() -> openapi::OpenApi {
    let mut document = Frame::openapi();
    document.merge(super::calls().into_openapi());
    for (path, item) in &mut document.paths.paths {
        let is_desk = path.starts_with("/api/v1/desk/");
        // Whoever signs in through a provider is nobody yet.
        let is_staff = is_desk && !path.starts_with(oidc::BEGIN_PATH);
        let operations = [&mut item.get, &mut item.post, &mut item.delete];
        for operation in operations.into_iter().flatten() {
            add_problems(operation, is_desk, is_staff);
        }
    }
    document
}

fn add_problems(operation: &mut Operation, is_desk: bool, is_staff: bool) {
    let has_body = operation.request_body.is_some();
    let parameters = operation.parameters.iter().flatten();
    let is_code = |one: &RefOr<Parameter>| matches!(one, RefOr::T(one) if one.name == "Query-Code");
    let has_code = !is_desk && parameters.into_iter().any(is_code);
    for (who, status, description) in PROBLEMS {
        let can = match who {
            Who::All => true,
            Who::WithBody => has_body,
            Who::WithCode => has_code,
            Who::WithBoth => has_body && has_code,
            Who::Staff => is_staff,
            Who::StaffWithBody => is_staff && has_body,
        };
        if can {
            let responses = &mut operation.responses.responses;
            responses
                .entry(status.to_owned())
                .or_insert_with(|| RefOr::T(problem(description)));
        }
    }
}

fn problem(description: &str) -> openapi::Response {
    let schema = Ref::from_schema_name(qingyu_api::Problem::name());
    let content = ContentBuilder::new().schema(Some(schema)).build();
    ResponseBuilder::new()
        .description(description)
        .content("application/problem+json", content)
        .build()
}

/// The document itself.
#[utoipa::path(get, path = PATH, responses((status = 200, body = serde_json::Value)))]
pub async fn openapi() -> Result<Response, Refusal> {
    static MADE: LazyLock<Result<String, String>> =
        LazyLock::new(|| document().to_json().map_err(|error| error.to_string()));
    let json = MADE.as_ref().map_err(|error| Refusal::internal("openapi", error))?;
    Ok(([(CONTENT_TYPE, "application/json")], json.as_str()).into_response())
}

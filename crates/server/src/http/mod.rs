//! The calls of the API, one per file, named as in `qingyu_api`.

pub mod add_message;
pub mod case;
pub mod case_text;
pub mod claim_case;
pub mod desk;
pub mod erase;
pub mod export;
pub mod file_case;
pub mod health;
pub mod open;
pub mod open_words;
pub mod openapi;
pub mod qr;
pub mod rate;
pub mod report_call;
pub mod report_case;
pub mod report_encounter;
pub mod report_visit;
pub mod source_steps;
pub mod speak_up;
pub mod units;
pub mod withdraw;

use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use axum::middleware::from_fn;
use axum::response::{IntoResponse, Response};
use qingyu_api::QUERY_CODE_HEADER;
use serde::Serialize;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::own_site;
use crate::refusal::Refusal;

/// The one table of calls: the router and the document are both made of it.
pub fn calls() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(health::health))
        .routes(routes!(units::units))
        .routes(routes!(file_case::file_case))
        .routes(routes!(case::case))
        .routes(routes!(case_text::case_text))
        .routes(routes!(export::export_case))
        .routes(routes!(add_message::add_message_call))
        .routes(routes!(withdraw::withdraw))
        .routes(routes!(withdraw::undo_withdrawal))
        .routes(routes!(speak_up::evaluate))
        .routes(routes!(speak_up::consent))
        .routes(routes!(speak_up::allow_publication))
        .routes(routes!(speak_up::object))
        .routes(routes!(speak_up::ask_review))
        .routes(routes!(speak_up::report_reprisal))
        .routes(routes!(erase::erase))
        .routes(routes!(rate::rate))
        .routes(routes!(report_visit::report_visit))
        .routes(routes!(open::open))
        .routes(routes!(open::open_csv))
        .routes(routes!(open_words::open_words))
        .routes(routes!(report_encounter::report_encounter))
        .routes(routes!(report_call::report_call))
        .routes(routes!(report_case::report_case))
        .routes(routes!(source_steps::read))
        .routes(routes!(source_steps::acknowledge))
        .routes(routes!(claim_case::claim_case))
        .routes(routes!(qr::qr))
        .routes(routes!(openapi::openapi))
        .merge(desk_calls())
}

/// The calls of the desk, which other sites cannot make a browser send.
fn desk_calls() -> OpenApiRouter<App> {
    desk::calls().layer(from_fn(own_site::only))
}

/// The query code of a request, exactly as sent.
fn query_code(headers: &HeaderMap) -> Option<&str> {
    let mut values = headers.get_all(QUERY_CODE_HEADER).iter();
    let code = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(code)
}

/// An answer as JSON.
fn answer<T: Serialize>(created: bool, value: &T) -> Result<Response, Refusal> {
    let body = serde_json::to_vec(value).map_err(|error| Refusal::internal("an answer", &error))?;
    let mut response = ([(CONTENT_TYPE, "application/json")], body).into_response();
    if created {
        *response.status_mut() = crate::refusal::CREATED;
    }
    Ok(response)
}

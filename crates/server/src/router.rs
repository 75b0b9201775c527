//! Every route of the server, in one place.

use std::path::Path;

use axum::Router;
use axum::middleware;
use axum::routing::{get, post};

use crate::app::App;
use crate::headers::headers;
use crate::http::{add_message, case, case_text, file_case, health, not_now, openapi, qr, units, withdraw};
use crate::refusal::{Refusal, problems};
use crate::{assets, lite, pages};

/// The whole service.
pub fn router(app: App, site: &Path) -> Router {
    Router::new()
        .merge(api().layer(middleware::from_fn(problems)))
        .merge(lite::routes(&app))
        .merge(pages::routes())
        .with_state(app.clone())
        .fallback_service(assets::assets(site, app.clone()))
        .layer(middleware::from_fn_with_state(app, headers))
}

fn api() -> Router<App> {
    Router::new()
        .route("/api/v1/health", get(health::health))
        .route("/api/v1/units", get(units::units))
        .route("/api/v1/cases", post(file_case::file_case))
        .route("/api/v1/case", get(case::case))
        .route("/api/v1/case/text", get(case_text::case_text))
        .route("/api/v1/case/messages", post(add_message::add_message_call))
        .route("/api/v1/case/withdrawal", post(withdraw::withdraw))
        .route("/api/v1/case/withdrawal/undo", post(withdraw::undo_withdrawal))
        .route("/api/v1/case/evaluation", post(not_now::evaluate))
        .route("/api/v1/case/objection", post(not_now::object))
        .route("/api/v1/case/review", post(not_now::ask_review))
        .route("/api/v1/case/reprisal", post(not_now::report_reprisal))
        .route("/api/v1/qr", post(qr::qr))
        .route("/api/v1/openapi.json", get(openapi::openapi))
        .route("/api/", get(nothing).fallback(nothing))
        .route("/api", get(nothing).fallback(nothing))
        .route("/api/{*path}", get(nothing).fallback(nothing))
}

async fn nothing() -> Refusal {
    Refusal::NotFound
}

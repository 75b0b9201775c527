//! Submission and tracking as plain HTML forms without script: the same words, the same rules.

mod case;
mod case_view;
mod deeds;
mod form;
mod gate;
mod sent;
mod submit;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use maud::Markup;

use crate::app::App;
use crate::body::JSON_LIMIT;
use crate::headers::Embeddable;
use crate::refusal::Refusal;
use crate::shell::{Look, frame};

/// Text in a form is percent-encoded: three bytes for one.
const FORM_LIMIT: usize = 3 * JSON_LIMIT;

/// The routes of the plain pages.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/lite", get(submit::choose).post(submit::begin))
        .route("/lite/check", post(submit::check))
        .route("/lite/edit", post(submit::edit))
        .route("/lite/send", post(sent::send))
        .route("/lite/track", get(case::ask))
        .route("/lite/case", get(case::ask).post(case::show))
        .route("/lite/case/text", post(deeds::text))
        .route("/lite/case/message", post(deeds::message))
        .route("/lite/case/withdraw", post(deeds::withdraw))
        .route("/lite/case/undo", post(deeds::undo))
        .layer(DefaultBodyLimit::max(FORM_LIMIT))
        .layer(middleware::from_fn(gate::gate))
}

/// A page in its frame; with another status when it shows a refusal.
fn page(app: &App, look: Look, title: &str, refusal: Option<&Refusal>, content: Markup) -> Response {
    let text = frame(&app.shells.assets, look, title, app.demo, content).into_string();
    let mut response = axum::response::Html(text).into_response();
    if let Some(refusal) = refusal {
        *response.status_mut() = refusal.status();
    }
    if look.embed {
        response.extensions_mut().insert(Embeddable);
    }
    response
}

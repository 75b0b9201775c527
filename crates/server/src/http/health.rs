//! GET /health.

use axum::extract::State;
use axum::response::Response;
use qingyu_api::Endpoint;
use qingyu_api::health::{Health, HealthView};

use super::answer;
use crate::app::App;
use crate::refusal::Refusal;

/// Is the service there, and its store?
#[utoipa::path(get, path = Health::PATH, responses((status = 200, body = HealthView)))]
pub async fn health(State(app): State<App>) -> Result<Response, Refusal> {
    app.store.ping().await?;
    let view = HealthView {
        status: "ok".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        store: app.store.backend().as_str().to_owned(),
    };
    answer(false, &view)
}

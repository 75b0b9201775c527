//! GET /health.

use axum::extract::State;
use axum::response::Response;
use qingyu_api::health::HealthView;

use super::answer;
use crate::app::App;
use crate::refusal::Refusal;

/// Is the service there, and its store?
#[utoipa::path(get, path = "/api/v1/health", responses(
    (status = 200, body = HealthView),
    (status = 503, body = qingyu_api::Problem, content_type = "application/problem+json", description = "The store does not answer")
))]
pub async fn health(State(app): State<App>) -> Result<Response, Refusal> {
    app.store.ping().await?;
    let view = HealthView {
        status: "ok".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        store: app.store.backend().as_str().to_owned(),
    };
    answer(false, &view)
}

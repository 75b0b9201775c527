//! Every route of the server, in one place.

use std::path::Path;

use axum::Router;
use axum::middleware;
use axum::routing::get;

use crate::app::App;
use crate::headers::headers;
use crate::patience::in_time;
use crate::refusal::{Refusal, problems};
use crate::{assets, desk_pages, http, lite, pages};

/// The whole service.
pub fn router(app: App, site: &Path) -> Router {
    let in_time = middleware::from_fn_with_state(app.clone(), in_time);
    Router::new()
        .merge(api().layer(in_time).layer(middleware::from_fn(problems)))
        .merge(lite::routes(&app))
        .merge(pages::routes())
        .merge(desk_pages::routes(site, &app))
        .with_state(app.clone())
        .fallback_service(assets::assets(site, app.clone()))
        .layer(middleware::from_fn_with_state(app, headers))
}

fn api() -> Router<App> {
    let (calls, _document) = http::calls().split_for_parts();
    calls
        .route("/api/", get(nothing).fallback(nothing))
        .route("/api", get(nothing).fallback(nothing))
        .route("/api/{*path}", get(nothing).fallback(nothing))
}

async fn nothing() -> Refusal {
    Refusal::NotFound
}

//! The built files: hashed names are kept by browsers for ever, the others are asked for again.

use std::path::Path;

use axum::Router;
use axum::extract::Request;
use axum::http::HeaderValue;
use axum::http::header::CACHE_CONTROL;
use axum::middleware::{self, Next};
use axum::response::Response;
use tower_http::services::ServeDir;

use crate::app::App;
use crate::pages;

/// Serves the site folder, its brotli and gzip siblings first; what is not there is the not-found page.
pub fn assets(site: &Path, app: App) -> Router {
    let not_found = Router::new().fallback(pages::not_found).with_state(app);
    let files = ServeDir::new(site)
        .append_index_html_on_directories(false)
        .precompressed_br()
        .precompressed_gzip()
        .call_fallback_on_method_not_allowed(false)
        .fallback(not_found);
    Router::new().fallback_service(files).layer(middleware::from_fn(cache))
}

async fn cache(request: Request, next: Next) -> Response {
    let hashed = is_hashed(request.uri().path());
    let mut response = next.run(request).await;
    if !response.status().is_client_error() {
        let value = if hashed {
            "public, max-age=31536000, immutable"
        } else {
            "no-cache"
        };
        response
            .headers_mut()
            .entry(CACHE_CONTROL)
            .or_insert(HeaderValue::from_static(value));
    }
    response
}

/// Whether the name holds a digest: `citizen-0123456789abcdef.css`, `citizen-0123456789abcdef_bg.wasm`.
fn is_hashed(path: &str) -> bool {
    let digest = path.rsplit_once('-').map_or("", |(_, rest)| rest);
    let digits = digest.bytes().take_while(u8::is_ascii_hexdigit).count();
    digits >= 12 && digest.get(digits..).is_some_and(|rest| rest.starts_with(['.', '_']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_digest_are_immutable() {
        for path in ["/citizen-0123456789abcdef.css", "/citizen-0123456789abcdef_bg.wasm"] {
            assert!(is_hashed(path), "{path}");
        }
        for path in ["/boot.js", "/favicon.svg", "/case-added.css", "/a-0123456789abcdefx.js"] {
            assert!(!is_hashed(path), "{path}");
        }
    }
}

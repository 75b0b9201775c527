//! The built files: hashed names are kept by browsers for ever, the portals' loader for a day, the others are asked for again.

use std::path::Path;

use axum::Router;
use axum::extract::Request;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::{self, Next};
use axum::response::Response;
use tower_http::services::ServeDir;

use crate::app::App;
use crate::pages;

/// What portals load. A mistake in it is mended everywhere within a day, and a portal is not held up by asking.
const LOADER: &str = "/embed/v1.js";

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
    let loads = request.uri().path() == LOADER;
    let mut response = next.run(request).await;
    if !response.status().is_client_error() {
        if loads {
            // A portal's own policies (COEP, integrity) may ask whether it is meant for them.
            for (name, value) in [
                (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
                (ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
            ] {
                response.headers_mut().insert(name, HeaderValue::from_static(value));
            }
        }
        let value = if hashed {
            "public, max-age=31536000, immutable"
        } else if loads {
            "public, max-age=86400, stale-while-revalidate=2592000"
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

//! The headers of every answer.

use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;

use crate::app::App;

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob: data:; \
    connect-src 'self'; font-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; \
    object-src 'none'; frame-ancestors ";
const PERMISSIONS: &str = "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(self), \
    geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), \
    screen-wake-lock=(), usb=(), xr-spatial-tracking=()";

/// Marks an answer that a portal may show in its frame.
#[derive(Clone, Copy, Debug)]
pub struct Embeddable;

/// The policies of all answers, made once.
#[derive(Clone, Debug)]
pub struct Policies {
    /// For an answer that nobody may frame.
    plain: HeaderValue,
    /// For an answer that the portals may frame.
    embeddable: HeaderValue,
}

impl Policies {
    /// For these portals.
    pub fn of(portals: &[String]) -> anyhow::Result<Self> {
        Ok(Self {
            plain: HeaderValue::from_str(&policy(&[]))?,
            embeddable: HeaderValue::from_str(&policy(portals))?,
        })
    }
}

/// The policy of an answer, by who may frame it.
fn policy(portals: &[String]) -> String {
    let ancestors = if portals.is_empty() {
        "'none'".to_owned()
    } else {
        portals.join(" ")
    };
    format!("{POLICY}{ancestors}")
}

/// Sets the headers of every answer, and those of pages; what a handler has set stays.
pub async fn headers(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let policy = if response.extensions_mut().remove::<Embeddable>().is_some() {
        &app.policies.embeddable
    } else {
        &app.policies.plain
    };
    let is_html = response
        .headers()
        .get(CONTENT_TYPE)
        .is_some_and(|value| value.as_bytes().starts_with(b"text/html"));
    // A form posted from a page with no-referrer has `Origin: null`, which old web views and our own check refuse.
    let referrer = if is_html { "same-origin" } else { "no-referrer" };
    let headers = response.headers_mut();
    headers.insert(CONTENT_SECURITY_POLICY, policy.clone());
    for (name, value) in [
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, referrer),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if is_html {
        // It speaks of documents; beside a picture or a program it would only be a quarter of a kilobyte each time.
        let name = HeaderName::from_static("permissions-policy");
        headers.insert(name, HeaderValue::from_static(PERMISSIONS));
    }
    headers
        .entry(CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_listed_portals_may_frame() {
        assert!(policy(&[]).ends_with("frame-ancestors 'none'"));
        assert!(
            policy(&["https://a.cn".to_owned(), "https://b.cn".to_owned()])
                .ends_with("frame-ancestors https://a.cn https://b.cn")
        );
        assert!(HeaderValue::from_str(&policy(&[])).is_ok());
    }
}

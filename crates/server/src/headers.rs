//! The headers of every answer.

use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERER, REFERRER_POLICY, VARY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;

use crate::app::App;

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob: data:; \
    connect-src 'self'; font-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; \
    object-src 'none'; frame-ancestors ";
/// The policy of what is never a document or a worker (style, script, WebAssembly), for which browsers read none: the shortest that forbids everything.
const NOTHING: &str = "default-src 'none'; frame-ancestors 'none'";
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
    /// For an answer that the portals may frame, where nobody says which of them asks.
    embeddable: HeaderValue,
    /// For one that says so, by its origin.
    each: Vec<(String, HeaderValue)>,
}

impl Policies {
    /// For these portals.
    pub fn of(portals: &[String]) -> anyhow::Result<Self> {
        let each = portals.iter().map(|portal| {
            let alone = HeaderValue::from_str(&policy(std::slice::from_ref(portal)))?;
            anyhow::Ok((portal.clone(), alone))
        });
        Ok(Self {
            plain: HeaderValue::from_str(&policy(&[]))?,
            embeddable: HeaderValue::from_str(&policy(portals))?,
            each: each.collect::<anyhow::Result<_>>()?,
        })
    }

    /// Exactly the portal that asks, when the request says which; else all of them.
    fn embeddable(&self, asks: Option<&HeaderValue>) -> &HeaderValue {
        let from = asks.and_then(|asks| asks.to_str().ok()).unwrap_or_default();
        let is_from = |portal: &str| {
            from.strip_prefix(portal)
                .is_some_and(|path| path.is_empty() || path.starts_with('/'))
        };
        let one = self.each.iter().find(|(portal, _)| is_from(portal));
        one.map_or(&self.embeddable, |(_, alone)| alone)
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
    let asks = request.headers().get(REFERER).cloned();
    let is_worker = request.uri().path().ends_with("/worker.js");
    let mut response = next.run(request).await;
    let policy = if response.extensions_mut().remove::<Embeddable>().is_some() {
        response.headers_mut().append(VARY, HeaderValue::from_static("referer"));
        app.policies.embeddable(asks.as_ref())
    } else {
        &app.policies.plain
    };
    let is_html = response
        .headers()
        .get(CONTENT_TYPE)
        .is_some_and(|value| value.as_bytes().starts_with(b"text/html"));
    let is_part = response.headers().get(CONTENT_TYPE).is_some_and(|value| {
        let is = |kind: &[u8]| value.as_bytes().starts_with(kind);
        is(b"text/css") || is(b"application/wasm") || (is(b"text/javascript") && !is_worker)
    });
    // A form posted from a page with no-referrer has `Origin: null`, which old web views and our own check refuse.
    let referrer = if is_html { "same-origin" } else { "no-referrer" };
    let policy = if is_part {
        HeaderValue::from_static(NOTHING)
    } else {
        policy.clone()
    };
    let headers = response.headers_mut();
    headers.insert(CONTENT_SECURITY_POLICY, policy);
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

    #[test]
    fn a_portal_that_says_who_it_is_is_the_only_one_named() {
        let policies = Policies::of(&["https://a.cn".to_owned(), "https://b.cn".to_owned()]).unwrap();
        let named = |asks: &'static str| {
            let policy = policies.embeddable(Some(&HeaderValue::from_static(asks)));
            policy.to_str().unwrap().split_once("frame-ancestors ").unwrap().1
        };
        assert_eq!(named("https://b.cn/"), "https://b.cn");
        assert_eq!(named("https://a.cn/service/index.html"), "https://a.cn");
        for other in [
            "https://a.cn.evil.cn/",
            "https://a.cn:8443/",
            "https://evil.cn/https://a.cn",
            "",
        ] {
            assert_eq!(named(other), "https://a.cn https://b.cn", "{other}");
        }
        assert_eq!(policies.embeddable(None), &policies.embeddable);
    }
}

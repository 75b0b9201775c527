//! Whether a request that changes something comes from our own pages.

use axum::extract::Request;
use axum::http::header::{HOST, ORIGIN};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, Method, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use crate::refusal::Refusal;

/// Refuses changes that another site asks a browser for; who is no browser sends neither header.
pub async fn only(request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD) || is_own(request.headers(), request.uri()) {
        return next.run(request).await;
    }
    Refusal::Forbidden.into_response()
}

/// By `Sec-Fetch-Site` and, in browsers without it, by `Origin`.
pub fn is_own(headers: &HeaderMap, uri: &Uri) -> bool {
    let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    if let Some(site) = headers.get("sec-fetch-site") {
        return matches!(site.as_bytes(), b"same-origin" | b"none");
    }
    // HTTP/2 names the host in the address of the request and sends no Host.
    let host = uri.authority().map(Authority::as_str).or(text(HOST));
    match (text(ORIGIN), host) {
        // Neither header: no browser that could be made to post by another site.
        (None, _) => true,
        (Some(origin), Some(host)) => origin
            .split_once("://")
            .is_some_and(|(_, authority)| authority.eq_ignore_ascii_case(host)),
        (Some(_), None) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own_at(uri: &str, fields: &[(&'static str, &str)]) -> bool {
        let mut headers = HeaderMap::new();
        for (name, value) in fields {
            headers.insert(*name, value.parse().unwrap());
        }
        is_own(&headers, &uri.parse().unwrap())
    }

    fn own(fields: &[(&'static str, &str)]) -> bool {
        own_at("/lite", fields)
    }

    #[test]
    fn a_form_of_another_site_is_refused_with_and_without_sec_fetch_site() {
        assert!(own(&[("sec-fetch-site", "same-origin"), ("host", "a.cn")]));
        assert!(!own(&[
            ("sec-fetch-site", "cross-site"),
            ("host", "a.cn"),
            ("origin", "https://a.cn")
        ]));
        assert!(!own(&[("sec-fetch-site", "same-site"), ("host", "a.cn")]));
        assert!(own(&[("origin", "https://a.cn"), ("host", "a.cn")]));
        assert!(!own(&[("origin", "https://b.cn"), ("host", "a.cn")]));
        assert!(!own(&[("origin", "null"), ("host", "a.cn")]));
        assert!(own(&[("host", "a.cn")]));
    }

    #[test]
    fn where_there_is_no_host_the_authority_of_the_address_counts() {
        let at = "https://a.cn:8443/lite";
        assert!(own_at(at, &[("origin", "https://a.cn:8443")]));
        assert!(own_at(at, &[("origin", "https://A.cn:8443"), ("host", "inside:1")]));
        assert!(!own_at(at, &[("origin", "https://b.cn:8443")]));
        assert!(!own_at(at, &[("origin", "https://a.cn")]));
        assert!(!own(&[("origin", "https://a.cn")]));
    }
}

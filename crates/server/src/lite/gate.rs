//! Only our own pages may post these forms.

use axum::extract::Request;
use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::refusal::Refusal;

/// Refuses a form that another site posts, by `Sec-Fetch-Site` and, in browsers without it, by `Origin`.
pub async fn gate(request: Request, next: Next) -> Response {
    if request.method() == Method::POST && !is_own(request.headers()) {
        return Refusal::Forbidden.into_response();
    }
    next.run(request).await
}

fn is_own(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    if let Some(site) = headers.get("sec-fetch-site") {
        return matches!(site.as_bytes(), b"same-origin" | b"none");
    }
    match (text(ORIGIN), text(HOST)) {
        // Neither header: no browser that could be made to post by another site.
        (None, _) => true,
        (Some(origin), Some(host)) => origin.split_once("://").is_some_and(|(_, authority)| authority == host),
        (Some(_), None) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(fields: &[(&'static str, &str)]) -> bool {
        let mut headers = HeaderMap::new();
        for (name, value) in fields {
            headers.insert(*name, value.parse().unwrap());
        }
        is_own(&headers)
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
}

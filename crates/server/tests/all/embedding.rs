//! What a portal and its page are told: who may frame what, and how the loader is kept.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "tests fail by panicking"
)]

use crate::support::{Answer, Server};
use axum::body::Body;
use axum::http::Request;

const A: &str = "https://www.a.gov.cn";
const B: &str = "https://b.gov.cn:8443";

async fn server() -> Server {
    Server::with(|settings| settings.portals = Some(vec![A.to_owned(), B.to_owned()])).await
}

async fn asked(server: &Server, path: &str, referer: &str) -> Answer {
    let request = Request::get(path).header("referer", referer);
    server.send(request.body(Body::empty()).unwrap()).await
}

fn ancestors(answer: &Answer) -> String {
    let policy = answer.header("content-security-policy");
    policy.split_once("frame-ancestors ").unwrap().1.to_owned()
}

#[tokio::test]
async fn every_citizen_page_names_exactly_the_portal_that_asks() {
    let server = server().await;
    let both = format!("{A} {B}");
    for path in [
        "/",
        "/submit/about",
        "/submit/details",
        "/submit/contact",
        "/submit/check",
        "/receipt",
        "/track",
        "/case",
        "/rate",
        "/open",
        "/privacy",
        "/accessibility",
        "/no/such/page",
        "/lite",
        "/lite/track",
    ] {
        let embedded = format!("{path}?embed=1");
        assert_eq!(
            ancestors(&asked(&server, &embedded, "https://www.a.gov.cn/news/1").await),
            A,
            "{path}"
        );
        assert_eq!(
            ancestors(&asked(&server, &embedded, "https://b.gov.cn:8443/").await),
            B,
            "{path}"
        );
        assert_eq!(ancestors(&server.get(&embedded, None).await), both, "{path}");
        assert_eq!(
            ancestors(&asked(&server, path, "https://www.a.gov.cn/").await),
            "'none'",
            "{path}"
        );
        let stranger = asked(&server, &embedded, "https://www.a.gov.cn.evil.cn/").await;
        assert_eq!(ancestors(&stranger), both, "{path}: a stranger is on no list");
        let page = server.get(&embedded, None).await;
        assert!(page.text().contains(&format!("data-portals=\"{both}\"")), "{path}");
        assert!(
            page.headers.get_all("vary").iter().any(|vary| vary == "referer"),
            "{path}"
        );
        assert!(!page.headers.contains_key("set-cookie"), "{path}");
        assert!(!server.get(path, None).await.text().contains("frame.js"), "{path}");
    }
}

#[tokio::test]
async fn without_portals_nobody_frames_anything() {
    let server = Server::start().await;
    assert_eq!(
        ancestors(&asked(&server, "/?embed=1", "https://www.a.gov.cn/").await),
        "'none'"
    );
}

#[tokio::test]
async fn calls_and_files_are_never_framed() {
    let server = server().await;
    for path in [
        "/api/v1/health?embed=1",
        "/api/v1/nothing?embed=1",
        "/embed/v1.js?embed=1",
    ] {
        assert_eq!(
            ancestors(&asked(&server, path, "https://www.a.gov.cn/").await),
            "'none'",
            "{path}"
        );
    }
}

#[tokio::test]
async fn the_loader_is_kept_for_a_day_for_everybody_and_asked_for_again() {
    let server = server().await;
    let first = server.get("/embed/v1.js", None).await;
    assert!(first.header("cache-control").starts_with("public, max-age=86400"));
    assert_eq!(first.header("cross-origin-resource-policy"), "cross-origin");
    assert_eq!(first.header("access-control-allow-origin"), "*");
    let again = Request::get("/embed/v1.js").header("if-modified-since", first.header("last-modified"));
    assert_eq!(server.send(again.body(Body::empty()).unwrap()).await.status, 304);
    let own = server.get("/embed/frame.js", None).await;
    assert!(!own.headers.contains_key("access-control-allow-origin"));
}

//! Limits per address, headers and pages.

use crate::support::{Server, code, complaint, request};
use axum::http::HeaderValue;
use serde_json::{Value, json};

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; font-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; object-src 'none'; frame-ancestors 'none'";

/// Of what is never a document.
const NOTHING: &str = "default-src 'none'; frame-ancestors 'none'";

#[tokio::test]
async fn only_new_submissions_count_and_the_next_hour_starts_anew() {
    let server = Server::with(|settings| settings.submissions_per_hour = Some(2)).await;
    let post = |body: Value| server.post_value(body);
    let first = complaint();
    assert_eq!(post(first.clone()).await, "201");
    assert_eq!(post(first.clone()).await, "200");
    assert_eq!(post(serde_json::json!({})).await, "422");
    assert_eq!(post(complaint()).await, "201");
    let refused = server.post("/api/v1/cases", None, &complaint()).await;
    assert_eq!(refused.problem(), "429 too_many");
    assert_eq!(refused.header("retry-after"), "3600");
    assert_eq!(post(first).await, "200", "a replay is never limited");
    server.set_clock("2026-11-27T11:00:00+08:00");
    assert_eq!(post(complaint()).await, "201");
}

impl Server {
    async fn post_value(&self, body: Value) -> String {
        self.post("/api/v1/cases", None, &body)
            .await
            .status
            .as_u16()
            .to_string()
    }
}

#[tokio::test]
async fn a_prefix_is_limited_as_a_whole_and_a_forwarding_header_is_not_believed() {
    let server = Server::with(|settings| settings.submissions_per_hour = Some(1)).await;
    let mut statuses = Vec::new();
    for n in 1..=11 {
        let mut request = request(
            "POST",
            "/api/v1/cases",
            None,
            Some(complaint().to_string().into_bytes()),
        );
        request
            .headers_mut()
            .insert("x-forwarded-for", HeaderValue::from_static("198.51.100.1"));
        statuses.push(
            server
                .send_from(&format!("192.0.2.{n}:1"), request)
                .await
                .status
                .as_u16(),
        );
    }
    assert_eq!(statuses, [[201; 10].as_slice(), &[429]].concat());
}

#[tokio::test]
async fn unknown_codes_are_limited_and_a_found_code_always_answers() {
    let server = Server::with(|settings| settings.lookups_per_hour = Some(10)).await;
    let known = server.filed().await;
    for _ in 0..10 {
        assert_eq!(server.get("/api/v1/case", Some("123")).await.status, 404);
        assert_eq!(server.get("/api/v1/case", Some(&code())).await.status, 404);
    }
    let refused = server.get("/api/v1/case", Some(&code())).await;
    assert_eq!(refused.problem(), "429 too_many");
    assert_ne!(refused.header("retry-after"), "");
    assert_eq!(server.get("/api/v1/case", Some("123")).await.status, 404);
    assert_eq!(server.get("/api/v1/case", Some(&known)).await.status, 200);
}

#[tokio::test]
async fn guessing_at_codes_by_submissions_that_cannot_be_filed_is_counted_as_looking_up() {
    let server = Server::with(|settings| settings.lookups_per_hour = Some(2)).await;
    let known = server.filed().await;
    let guess = |code: &str| {
        let mut body = complaint();
        body["query_code"] = json!(code);
        body["kind"] = json!("rage");
        body
    };
    for malformed in ["123", &"1".repeat(24), ""] {
        assert_eq!(
            server.post_value(guess(malformed)).await,
            "422",
            "no code, so nothing is learnt"
        );
    }
    assert_eq!(server.post_value(guess(&known)).await, "409");
    for _ in 0..2 {
        assert_eq!(server.post_value(guess(&code())).await, "422");
    }
    assert_eq!(
        server.post("/api/v1/cases", None, &guess(&code())).await.problem(),
        "429 too_many"
    );
    assert_eq!(
        server.get("/api/v1/case", Some(&code())).await.problem(),
        "429 too_many"
    );
    assert_eq!(
        server.post_value(guess(&known)).await,
        "409",
        "a known code always answers"
    );
    assert_eq!(server.post_value(complaint()).await, "201", "who files is not held up");
}

#[tokio::test]
async fn every_answer_has_the_headers() {
    let server = Server::with(|settings| settings.portals = Some(vec!["https://www.example.gov.cn".to_owned()])).await;
    let known = server.filed().await;
    for (path, referrer, cache) in [
        ("/", "same-origin", "no-cache"),
        ("/lite", "same-origin", "no-store"),
        ("/nothing", "same-origin", "no-cache"),
        ("/boot.js", "no-referrer", "no-cache"),
        ("/embed/frame.js", "no-referrer", "no-cache"),
        (
            "/embed/v1.js",
            "no-referrer",
            "public, max-age=86400, stale-while-revalidate=2592000",
        ),
        (
            "/citizen-0123456789abcdef.css",
            "no-referrer",
            "public, max-age=31536000, immutable",
        ),
        ("/api/v1/case", "no-referrer", "no-store"),
        ("/api/v1/health", "no-referrer", "no-store"),
    ] {
        let answer = server.get(path, Some(&known)).await;
        let policy = answer.header("content-security-policy");
        let is_part = ["/boot.js", "/embed/", "/citizen-"]
            .iter()
            .any(|part| path.starts_with(part));
        assert_eq!(policy, if is_part { NOTHING } else { POLICY }, "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{path}");
        assert_eq!(answer.header("referrer-policy"), referrer, "{path}");
        assert_eq!(answer.header("cache-control"), cache, "{path}");
        let is_page = referrer == "same-origin";
        let permissions = answer.header("permissions-policy");
        assert_eq!(permissions.contains("camera=()"), is_page, "{path}");
        assert!(!answer.headers.contains_key("set-cookie"), "{path}");
    }
    let framed = server.get("/submit/about?embed=1", None).await;
    assert!(
        framed
            .header("content-security-policy")
            .ends_with("frame-ancestors https://www.example.gov.cn")
    );
}

#[tokio::test]
async fn pages_come_in_their_language_and_look_and_unknown_ones_with_404() {
    let server = Server::start().await;
    for (path, heading) in [
        ("/", "您想反映什么？"),
        ("/?lang=en", "What would you like to tell us?"),
        ("/submit/about", "关于哪个单位？"),
        ("/submit/details", "发生了什么事？"),
        ("/submit/contact", "怎样联系您？"),
        ("/submit/check", "请核对"),
        ("/receipt", "已收到"),
        ("/track", "查询进度"),
        ("/case", "受理编号"),
        ("/rate", "请您评价"),
        ("/open", "办理情况公开"),
        ("/privacy", "隐私"),
        ("/accessibility", "无障碍"),
    ] {
        let page = server.get(path, None).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(page.text().contains(&format!("{heading}</h1>")), "{path}");
    }
    let elder = server.get("/?elder=1&lang=en", None).await.text();
    assert!(
        elder.contains("<html lang=\"en\" data-elder data-reply=\"phone,track\""),
        "{}",
        &elder[..200]
    );
    let missing = server.get("/nothing", None).await;
    assert_eq!(missing.status, 404);
    assert!(missing.text().contains("没有找到这一页</h1>"));
}

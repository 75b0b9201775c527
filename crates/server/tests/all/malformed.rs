//! Two hundred malformed inputs: always a 4xx problem, never a 5xx, and the server goes on.

use crate::support::{Server, complaint, request};
use axum::body::Body;
use axum::http::Request;
use serde_json::{Value, json};

/// Changes one thing of a valid submission.
fn changed(change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut body = complaint();
    change(&mut body);
    body.to_string().into_bytes()
}

fn with(field: &str, value: Value) -> Vec<u8> {
    changed(|body| body[field] = value)
}

fn bodies() -> Vec<Vec<u8>> {
    let mut bodies: Vec<Vec<u8>> = [
        "",
        "{",
        "}",
        "[",
        "]",
        "null",
        "true",
        "0",
        "\"\"",
        "[]",
        "[[]]",
        "{}",
        "{} {}",
        "{,}",
        "{\"kind\":}",
        "{'kind':'praise'}",
        "kind=praise",
        "<xml/>",
        "\u{feff}{}",
        "NaN",
        "{\"kind\":\"praise\",}",
        "{\"kind\":\"\\ud800\"}",
        "{\"a\":1e999}",
    ]
    .iter()
    .map(|text| text.as_bytes().to_vec())
    .collect();
    bodies.extend([
        b"\xff\xfe".to_vec(),
        b"{\"text\":\"\xc3\x28\"}".to_vec(),
        b"{\"text\":\"\x00\"}".to_vec(),
        vec![0; 100],
    ]);
    for depth in [127, 128, 1000, 20_000] {
        bodies.push(["[".repeat(depth), "]".repeat(depth)].concat().into_bytes());
        bodies.push(
            ["{\"a\":".repeat(depth), "1".to_owned(), "}".repeat(depth)]
                .concat()
                .into_bytes(),
        );
        bodies.push(format!("{{\"kind\":{}{}}}", "[".repeat(depth), "]".repeat(depth)).into_bytes());
    }
    let fields = [
        "query_code",
        "kind",
        "unit",
        "window",
        "text",
        "occurred_on",
        "officer",
        "channel",
    ];
    for field in fields {
        for value in [
            json!(1),
            json!(true),
            json!([]),
            json!({}),
            json!(1.5),
            json!([["x"]]),
            json!(-1),
        ] {
            bodies.push(with(field, value));
        }
        bodies.push(with(field, json!("\u{0}")));
        bodies.push(with(field, json!("a\u{202e}b")));
        bodies.push(format!("{{\"{field}\":\"x\",\"{field}\":\"y\"}}").into_bytes());
    }
    for field in ["name", "phone", "email", "reply_by"] {
        for value in [json!(1), json!([]), json!({}), json!("a\u{0}b")] {
            bodies.push(with("contact", json!({"reply_by": "track", field: value})));
        }
    }
    for field in [
        "on_behalf_of",
        "accompany",
        "urgent",
        "home_visit",
        "call_back",
        "barrier_free",
    ] {
        bodies.push(with("help", json!({field: 1})));
        bodies.push(with("help", json!({field: []})));
    }
    for field in ["contact", "help", "enterprise"] {
        for value in [
            json!(1),
            json!("x"),
            json!([1]),
            json!(true),
            json!({"x": 1}),
            json!({"x": null}),
        ] {
            bodies.push(with(field, value));
        }
    }
    bodies.extend(values().into_iter().map(|(field, value)| with(field, value)));
    bodies
}

/// Values that have the right type and are wrong.
fn values() -> Vec<(&'static str, Value)> {
    vec![
        ("text", json!("字".repeat(5001))),
        ("text", json!("字".repeat(6000))),
        ("text", json!("😀".repeat(5001))),
        ("text", json!(" \n ")),
        ("text", json!("a\tb")),
        ("text", json!("a\u{7f}b")),
        ("text", json!("\u{2066}a\u{2069}")),
        ("text", Value::Null),
        ("query_code", json!("1".repeat(24))),
        ("query_code", json!("0".repeat(24))),
        ("query_code", json!("9".repeat(30))),
        ("query_code", json!("１".repeat(24))),
        ("query_code", json!(" ")),
        ("kind", json!("Praise")),
        ("kind", json!("表扬")),
        ("unit", json!("nowhere")),
        ("unit", json!("' OR 1=1; --")),
        ("unit", json!("x".repeat(10_000))),
        ("window", json!("linjiang-hukou")),
        ("occurred_on", json!("2026-11-28")),
        ("occurred_on", json!("2026-02-30")),
        ("occurred_on", json!("27.11.2026")),
        ("occurred_on", json!("9999-99-99")),
        ("officer", json!("王".repeat(201))),
        ("officer", json!("a\nb")),
        ("channel", json!("phone")),
        ("contact", json!({})),
        ("contact", json!({"reply_by": "phone"})),
        ("contact", json!({"reply_by": "sms", "phone": "13800000000"})),
        ("contact", json!({"reply_by": "email", "email": "a@b"})),
        ("contact", json!({"reply_by": "phone", "phone": "12345"})),
        ("contact", json!({"reply_by": "phone", "phone": 13_800_000_000_i64})),
        ("contact", json!({"reply_by": "track", "name": "王".repeat(61)})),
        ("help", json!({"accompany": true})),
        ("help", json!({"home_visit": true})),
        ("help", json!({"call_back": true})),
        ("help", json!({"call_back": "yes"})),
        ("help", json!({"urgent": {}})),
        ("help", json!({"urgent": true})),
        ("enterprise", json!({"name": ""})),
        ("enterprise", json!({"name": "甲", "credit_code": "1"})),
        ("colour", json!("red")),
        ("number", json!("20261127-000001")),
        ("__proto__", json!({})),
    ]
}

#[tokio::test]
async fn two_hundred_malformed_submissions_are_refused_and_the_server_goes_on() {
    let server = Server::start().await;
    let bodies = bodies();
    assert!(bodies.len() >= 200, "{}", bodies.len());
    for body in bodies {
        let shown: String = String::from_utf8_lossy(&body).chars().take(200).collect();
        let answer = server.send(request("POST", "/api/v1/cases", None, Some(body))).await;
        assert!(
            matches!(answer.status.as_u16(), 400 | 413 | 422),
            "{} for {shown}",
            answer.status
        );
        let said = answer.problem();
        for inner in ["serde", "sqlx", "sqlite", "panicked", "line 1", "src/", "expected"] {
            assert!(!answer.text().contains(inner), "{said} for {shown}");
        }
    }
    assert!(!server.app.store.has_cases().await.unwrap(), "nothing of it was stored");
    server.filed().await;
}

#[tokio::test]
async fn size_type_and_method_have_their_own_answers() {
    let server = Server::start().await;
    let padded = |size: usize| {
        let mut body = complaint().to_string().into_bytes();
        body.resize(size, b' ');
        request("POST", "/api/v1/cases", None, Some(body))
    };
    assert_eq!(server.send(padded(64 * 1024)).await.status, 201);
    assert_eq!(server.send(padded(64 * 1024 + 1)).await.problem(), "413 too_large");
    for media in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "",
        "application/jsonx",
    ] {
        let request = Request::post("/api/v1/cases")
            .header("content-type", media)
            .body(Body::from(complaint().to_string()))
            .unwrap();
        assert_eq!(
            server.send(request).await.problem(),
            "415 unsupported_media_type",
            "{media}"
        );
    }
    for (method, path, allow) in [
        ("GET", "/api/v1/cases", "POST"),
        ("DELETE", "/api/v1/cases", "POST"),
        ("PUT", "/api/v1/case", "GET,HEAD"),
        ("PATCH", "/api/v1/case/messages", "POST"),
        ("GET", "/api/v1/qr", "POST"),
        ("POST", "/api/v1/units", "GET,HEAD"),
    ] {
        let answer = server.send(request(method, path, None, None)).await;
        assert_eq!(answer.problem(), "405 method_not_allowed", "{method} {path}");
        assert_eq!(answer.header("allow"), allow, "{method} {path}");
    }
    for path in [
        "/api",
        "/api/",
        "/api/v2/cases",
        "/api/v1/../../etc/passwd",
        "/api/v1/case/123456789012345678901234",
    ] {
        for method in ["GET", "POST", "OPTIONS"] {
            assert_eq!(
                server.send(request(method, path, None, None)).await.problem(),
                "404 not_found",
                "{method} {path}"
            );
        }
    }
}

#[tokio::test]
async fn malformed_keys_and_messages_are_refused_too() {
    let server = Server::start().await;
    let code = server.filed().await;
    for path in [
        "messages",
        "withdrawal",
        "withdrawal/undo",
        "evaluation",
        "objection",
        "review",
        "reprisal",
    ] {
        let path = format!("/api/v1/case/{path}");
        for body in [
            "",
            "{",
            "[]",
            "1",
            "{\"key\":1}",
            "{\"key\":\"x\"}",
            "{\"text\":\"x\"}",
            "{\"key\":null,\"x\":1}",
            "{\"key\":\"\u{202e}\"}",
        ] {
            let answer = server
                .send(request("POST", &path, Some(&code), Some(body.as_bytes().to_vec())))
                .await;
            assert!(
                matches!(answer.status.as_u16(), 400 | 422),
                "{} for {path} {body}: {}",
                answer.status,
                answer.text()
            );
            answer.problem();
        }
    }
}

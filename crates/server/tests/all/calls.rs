//! Each call through the real router, a real store and a clock that stands.

use crate::support::{Server, code, complaint, request};
use serde_json::{Value, json};

#[tokio::test]
async fn health_names_the_store() {
    let answer = Server::start().await.get("/api/v1/health", None).await;
    assert_eq!(
        answer.json(),
        json!({"status": "ok", "version": env!("CARGO_PKG_VERSION"), "store": "sqlite"})
    );
}

#[tokio::test]
async fn health_is_503_once_the_writer_has_ended() {
    let server = Server::start().await;
    server.app.store.clone().close().await;
    let answer = server.get("/api/v1/health", None).await;
    assert_eq!(answer.problem(), "503 unavailable");
    assert_ne!(answer.header("retry-after"), "");
}

#[tokio::test]
async fn a_receipt_is_given_once_as_201_and_then_the_same_as_200() {
    let server = Server::start().await;
    let body = json!({
        "query_code": code(), "kind": "praise", "unit": "zhaoshan", "text": "工作认真", "channel": "web",
        "contact": {"name": "赵先生", "phone": "13800000000", "reply_by": "phone"},
    });
    let first = server.post("/api/v1/cases", None, &body).await;
    assert_eq!(first.status, 201, "{}", first.text());
    assert_eq!(
        first.json(),
        json!({
            "number": "20261127-000001", "kind": "praise", "unit": "zhaoshan", "status": "received",
            "received_at": "2026-11-27T10:00:00+08:00",
            "next": {"step": "accept", "due_at": "2026-11-30T23:59:59+08:00", "basis": "own_choice", "amount": 1,
                "measure": "working_days", "skipped": 2, "calendar": "2026,2027?", "announced": true},
        })
    );
    server.set_clock("2026-12-20T10:00:00+08:00");
    let again = server.post("/api/v1/cases", None, &body).await;
    assert_eq!((again.status.as_u16(), again.body), (200, first.body));
    let mut other = body.clone();
    other["text"] = json!("别的");
    assert_eq!(
        server.post("/api/v1/cases", None, &other).await.problem(),
        "409 conflict"
    );
}

#[tokio::test]
async fn the_same_content_in_another_spelling_is_the_same() {
    let server = Server::start().await;
    let mut body = complaint();
    body["text"] = json!("第一行\n第二行");
    body["contact"] = json!({"phone": "13800000000", "reply_by": "phone"});
    let first = server.post("/api/v1/cases", None, &body).await;
    assert_eq!(first.status, 201, "{}", first.text());
    body["text"] = json!(" 第一行\r\n第二行\r\n");
    body["contact"]["phone"] = json!("+86 138-0000 0000");
    body["officer"] = json!(" ");
    let again = server.post("/api/v1/cases", None, &body).await;
    assert_eq!((again.status.as_u16(), again.body), (200, first.body));
    body["contact"]["phone"] = json!("13800000001");
    assert_eq!(
        server.post("/api/v1/cases", None, &body).await.problem(),
        "409 conflict"
    );
}

#[tokio::test]
async fn a_replay_never_fails_a_rule_that_changed_since() {
    let server = Server::start().await;
    let mut body = complaint();
    body["occurred_on"] = json!("2026-11-27");
    assert_eq!(server.post("/api/v1/cases", None, &body).await.status, 201);
    // Seen from the day before, the date lies in the future.
    server.set_clock("2026-11-26T10:00:00+08:00");
    assert_eq!(server.post("/api/v1/cases", None, &body).await.status, 200);
    body["query_code"] = json!(code());
    assert_eq!(
        server.post("/api/v1/cases", None, &body).await.problem(),
        "422 invalid occurred_on:future"
    );
}

#[tokio::test]
async fn all_faults_of_a_submission_come_at_once() {
    let server = Server::start().await;
    let body = json!({"query_code": "1".repeat(24), "kind": "rage", "unit": "nowhere", "text": "\u{202e}", "channel": "web",
        "contact": {"phone": "1", "reply_by": "sms"}, "help": {"call_back": true}});
    let expected = "422 invalid query_code:check_digits kind:unknown unit:unknown text:bidi_override contact.phone:malformed \
        contact.reply_by:not_configured";
    assert_eq!(server.post("/api/v1/cases", None, &body).await.problem(), expected);
}

#[tokio::test]
async fn the_citizen_sees_status_holder_timeline_and_what_may_be_done() {
    let server = Server::start().await;
    let code = server.filed().await;
    let view = server.get("/api/v1/case", Some(&code)).await.json();
    assert_eq!(
        (&view["status"], &view["holder"]),
        (&json!("received"), &json!("intake"))
    );
    assert_eq!(view["may"], json!(["message", "withdraw"]));
    assert_eq!(view["timeline"][1]["by"], "system");
    assert_eq!(view.get("text"), None, "the original text has a call of its own");
    assert_eq!(
        server.get("/api/v1/case/text", Some(&code)).await.json(),
        json!({"text": "昨天在窗口等了两个小时"})
    );
}

#[tokio::test]
async fn text_comes_back_as_sent_with_line_ends_normalised() {
    let server = Server::start().await;
    let text = "  一\r\n二\r三\n\n😀 ‘’“”…—\u{3000}e\u{301}\u{2028}end  ";
    let mut body = complaint();
    body["text"] = json!(text);
    assert_eq!(server.post("/api/v1/cases", None, &body).await.status, 201);
    let kept = server
        .get("/api/v1/case/text", body["query_code"].as_str())
        .await
        .json();
    assert_eq!(kept["text"], text.replace("\r\n", "\n").replace('\r', "\n"));
}

#[tokio::test]
async fn unknown_and_malformed_codes_get_the_same_404() {
    let server = Server::start().await;
    let unknown = code();
    let mut answers = Vec::new();
    for code in [
        Some(unknown.as_str()),
        Some("123"),
        Some("1".repeat(24).as_str()),
        Some(""),
        None,
        Some("一二三"),
    ] {
        for path in ["/api/v1/case", "/api/v1/case/text"] {
            let mut request = request("GET", path, None, None);
            if let Some(code) = code {
                request.headers_mut().insert(
                    "query-code",
                    axum::http::HeaderValue::from_bytes(code.as_bytes()).unwrap(),
                );
            }
            let answer = server.send(request).await;
            let mut problem: Value = answer.json();
            assert_eq!(problem["trace_id"].take().as_str().map(str::len), Some(16));
            answers.push((answer.status, answer.headers, problem));
        }
    }
    assert_eq!(answers[0].0, 404);
    assert!(answers.iter().all(|answer| *answer == answers[0]));
}

#[tokio::test]
async fn a_code_that_is_sent_twice_is_like_a_malformed_one() {
    let server = Server::start().await;
    let known = server.filed().await;
    let malformed = server.get("/api/v1/case", Some("123")).await;
    for other in [known.as_str(), &code(), "123", ""] {
        let mut request = request("GET", "/api/v1/case", Some(&known), None);
        request.headers_mut().append("query-code", other.parse().unwrap());
        let answer = server.send(request).await;
        assert_eq!(answer.problem(), "404 not_found");
        assert_eq!(answer.headers, malformed.headers);
    }
}

#[tokio::test]
async fn head_is_get_without_its_body_and_options_is_refused_with_allow() {
    let server = Server::start().await;
    let known = server.filed().await;
    for path in [
        "/api/v1/health",
        "/api/v1/units",
        "/api/v1/case",
        "/api/v1/case/text",
        "/api/v1/openapi.json",
    ] {
        let got = server.get(path, Some(&known)).await;
        let head = server.send(request("HEAD", path, Some(&known), None)).await;
        assert_eq!((head.status, head.body.len()), (got.status, 0), "{path}");
        assert_eq!(head.header("content-type"), got.header("content-type"), "{path}");
        let options = server.send(request("OPTIONS", path, Some(&known), None)).await;
        assert_eq!(options.problem(), "405 method_not_allowed");
        assert_eq!(options.header("allow"), "GET,HEAD");
    }
    for path in ["/api/v1/cases", "/api/v1/case/messages", "/api/v1/qr"] {
        for method in ["HEAD", "OPTIONS"] {
            let answer = server.send(request(method, path, None, None)).await;
            assert_eq!(
                (answer.status.as_u16(), answer.header("allow")),
                (405, "POST"),
                "{method} {path}"
            );
        }
    }
    assert_eq!(
        server
            .send(request("HEAD", "/api/v1/case", Some("123"), None))
            .await
            .status,
        404
    );
}

#[tokio::test]
async fn a_qr_code_is_drawn_and_its_text_is_nowhere_in_it() {
    let server = Server::start().await;
    let answer = server
        .post(
            "/api/v1/qr",
            None,
            &json!({"text": "https://a.cn/case#123456789012345678901234"}),
        )
        .await;
    assert_eq!(
        (answer.status.as_u16(), answer.header("content-type")),
        (200, "image/svg+xml")
    );
    assert!(!answer.text().contains("1234567890"));
    assert_eq!(
        server
            .post("/api/v1/qr", None, &json!({"text": "字".repeat(201)}))
            .await
            .problem(),
        "422 invalid text:too_long"
    );
    assert_eq!(
        server.post("/api/v1/qr", None, &json!({})).await.problem(),
        "422 invalid text:required"
    );
}

#[tokio::test]
async fn every_letter_of_the_demonstration_comes_back_character_by_character() {
    let server = Server::with(|settings| settings.submissions_per_hour = Some(1000)).await;
    let file = include_str!("../../demo/letters.csv");
    let mut rows = csv::Reader::from_reader(file.trim_start_matches('\u{feff}').as_bytes());
    let column = rows
        .headers()
        .unwrap()
        .iter()
        .position(|name| name == "来件内容")
        .unwrap();
    let mut filed = 0;
    for row in rows.records() {
        let text = row.unwrap()[column].replace('\n', "\r\n");
        let body = json!({"query_code": code(), "kind": "complaint", "unit": "demo-1", "text": text, "channel": "web"});
        let known = body["query_code"].as_str();
        assert_eq!(server.post("/api/v1/cases", None, &body).await.status, 201, "{text}");
        let kept = server.get("/api/v1/case/text", known).await.json();
        assert_eq!(
            kept["text"],
            text.replace("\r\n", "\n").trim(),
            "line ends alone change"
        );
        filed += 1;
    }
    assert_eq!(filed, 40);
}

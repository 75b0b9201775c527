//! Each call through the real router, a real store and a clock that stands.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

mod support;

use serde_json::{Value, json};
use support::{Server, code, complaint, key, request};

#[tokio::test]
async fn health_names_the_store() {
    let answer = Server::start().await.get("/api/v1/health", None).await;
    assert_eq!(
        answer.json(),
        json!({"status": "ok", "version": env!("CARGO_PKG_VERSION"), "store": "sqlite"})
    );
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
async fn messages_are_stored_once_per_key_and_shown() {
    let server = Server::start().await;
    let code = server.filed().await;
    let body = json!({"key": key(), "text": "还有一个证人\r\n姓李"});
    let first = server.post("/api/v1/case/messages", Some(&code), &body).await;
    assert_eq!(first.status, 201, "{}", first.text());
    server.set_clock("2026-11-27T11:00:00+08:00");
    let again = server.post("/api/v1/case/messages", Some(&code), &body).await;
    assert_eq!((again.status.as_u16(), again.body), (201, first.body));
    let other = json!({"key": body["key"], "text": "别的"});
    assert_eq!(
        server
            .post("/api/v1/case/messages", Some(&code), &other)
            .await
            .problem(),
        "409 conflict"
    );
    let view = server.get("/api/v1/case", Some(&code)).await.json();
    assert_eq!(
        view["messages"],
        json!([{"at": "2026-11-27T10:00:00+08:00", "by": "you", "text": "还有一个证人\n姓李"}])
    );
    assert_eq!(
        server
            .post("/api/v1/case/messages", Some(&code), &json!({"key": "x"}))
            .await
            .problem(),
        "422 invalid key:malformed text:required"
    );
}

#[tokio::test]
async fn the_thirty_first_message_of_a_day_has_to_wait_for_the_next() {
    let server = Server::start().await;
    let code = server.filed().await;
    for _ in 0..30 {
        let sent = server
            .post(
                "/api/v1/case/messages",
                Some(&code),
                &json!({"key": key(), "text": "又"}),
            )
            .await;
        assert_eq!(sent.status, 201);
    }
    let refused = server
        .post(
            "/api/v1/case/messages",
            Some(&code),
            &json!({"key": key(), "text": "又"}),
        )
        .await;
    assert_eq!(refused.problem(), "429 too_many_messages");
    assert_eq!(refused.header("retry-after"), "50400");
    server.set_clock("2026-11-28T00:00:00+08:00");
    assert_eq!(
        server
            .post(
                "/api/v1/case/messages",
                Some(&code),
                &json!({"key": key(), "text": "又"})
            )
            .await
            .status,
        201
    );
}

#[tokio::test]
async fn a_withdrawal_can_be_undone_and_leads_back() {
    let server = Server::start().await;
    let code = server.filed().await;
    let withdrawn = server
        .post(
            "/api/v1/case/withdrawal",
            Some(&code),
            &json!({"key": key(), "reason": "pressed"}),
        )
        .await;
    assert_eq!(withdrawn.status, 200, "{}", withdrawn.text());
    assert_eq!(withdrawn.json()["status"], "withdrawn");
    assert_eq!(withdrawn.json()["next"]["due_at"], "2026-12-27T23:59:59+08:00");
    let view = server.get("/api/v1/case", Some(&code)).await.json();
    assert_eq!((&view["status"], &view["may"]), (&json!("withdrawn"), &json!(["undo"])));
    let again = server
        .post(
            "/api/v1/case/withdrawal",
            Some(&code),
            &json!({"key": key(), "reason": "solved"}),
        )
        .await;
    assert_eq!(again.problem(), "409 not_now");
    let undone = server
        .post(
            "/api/v1/case/withdrawal/undo",
            Some(&code),
            &json!({"key": key(), "reason": ""}),
        )
        .await;
    assert_eq!(undone.json()["status"], "received");
    assert_eq!(
        server.get("/api/v1/case", Some(&code)).await.json()["next"]["due_at"],
        "2026-11-30T23:59:59+08:00"
    );
}

#[tokio::test]
async fn a_withdrawal_is_too_late_to_undo_after_thirty_days() {
    let server = Server::start().await;
    let code = server.filed().await;
    let withdrawn = server
        .post(
            "/api/v1/case/withdrawal",
            Some(&code),
            &json!({"key": key(), "reason": "不想说了"}),
        )
        .await;
    assert_eq!(withdrawn.status, 200, "{}", withdrawn.text());
    server.set_clock("2026-12-28T00:00:00+08:00");
    let undone = server
        .post("/api/v1/case/withdrawal/undo", Some(&code), &json!({"key": key()}))
        .await;
    assert_eq!(undone.problem(), "409 too_late");
}

#[tokio::test]
async fn what_has_no_state_yet_is_not_possible_now() {
    let server = Server::start().await;
    let code = server.filed().await;
    let evaluation = json!({"key": key(), "level": 5, "solved": "yes"});
    assert_eq!(
        server
            .post("/api/v1/case/evaluation", Some(&code), &evaluation)
            .await
            .problem(),
        "409 not_now"
    );
    for path in ["objection", "review", "reprisal"] {
        let path = format!("/api/v1/case/{path}");
        assert_eq!(
            server
                .post(&path, Some(&code), &json!({"key": key(), "text": "不同意"}))
                .await
                .problem(),
            "409 not_now"
        );
        assert_eq!(
            server
                .post(&path, None, &json!({"key": key(), "text": "不同意"}))
                .await
                .problem(),
            "404 not_found"
        );
    }
    let faulty = json!({"key": key(), "level": 6});
    assert_eq!(
        server
            .post("/api/v1/case/evaluation", Some(&code), &faulty)
            .await
            .problem(),
        "422 invalid level:unknown solved:required"
    );
}

#[tokio::test]
async fn two_who_act_at_once_are_both_served_in_turn() {
    let server = Server::start().await;
    let code = server.filed().await;
    let send = |n: u32| {
        let (server, code) = (&server, &code);
        async move {
            server
                .post(
                    "/api/v1/case/messages",
                    Some(code),
                    &json!({"key": key(), "text": n.to_string()}),
                )
                .await
                .status
        }
    };
    let (a, b, c) = tokio::join!(send(1), send(2), send(3));
    assert_eq!([a.as_u16(), b.as_u16(), c.as_u16()], [201; 3]);
    let messages = server.get("/api/v1/case", Some(&code)).await.json()["messages"]
        .as_array()
        .unwrap()
        .len();
    assert_eq!(messages, 3);
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

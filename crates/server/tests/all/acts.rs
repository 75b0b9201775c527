//! What a citizen does with a case, through the real router.

use crate::support::{Server, key};
use qingyu_domain::case::Mark;
use qingyu_server::address::Address;
use qingyu_server::commands::find_case::find_case;
use serde_json::json;

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
async fn a_message_in_another_spacing_is_the_same_and_a_key_of_another_act_is_not() {
    let server = Server::start().await;
    let code = server.filed().await;
    let key = key();
    let send = |path: &'static str, body: serde_json::Value| {
        let (server, code) = (&server, &code);
        async move { server.post(path, Some(code), &body).await }
    };
    let first = send("/api/v1/case/messages", json!({"key": key, "text": "一\n二"})).await;
    let again = send("/api/v1/case/messages", json!({"key": key, "text": " 一\r\n二\n"})).await;
    assert_eq!((first.status.as_u16(), again.status.as_u16()), (201, 201));
    assert_eq!(first.body, again.body);
    let other = send("/api/v1/case/withdrawal", json!({"key": key, "reason": "一\n二"})).await;
    assert_eq!(other.problem(), "409 conflict");
}

#[tokio::test]
async fn a_key_whose_answer_is_erased_says_so_for_ever_and_does_nothing() {
    let server = Server::start().await;
    let body = crate::support::complaint();
    let filed = server.post("/api/v1/cases", None, &body).await;
    let code = body["query_code"].as_str().unwrap();
    let message = json!({"key": key(), "text": "还有一个证人"});
    let sent = server.post("/api/v1/case/messages", Some(code), &message).await;
    assert_eq!(sent.status, 201);
    let hash = server.app.pepper.mac(code.as_bytes());
    let stored = server.app.store.case_by_code(&hash).await.unwrap().unwrap();
    server.app.store.erase(&stored.id, i64::MAX).await.unwrap();
    for text in ["还有一个证人", "别的"] {
        let body = json!({"key": message["key"], "text": text});
        for _ in 0..2 {
            let again = server.post("/api/v1/case/messages", Some(code), &body).await;
            assert_eq!(again.problem(), "409 erased");
            assert_eq!(again.header("retry-after"), "", "trying again is of no use");
        }
    }
    let view = server.get("/api/v1/case", Some(code)).await.json();
    assert_eq!(view["messages"].as_array().unwrap().len(), 1);
    let new = json!({"key": key(), "text": "新的"});
    assert_eq!(server.post("/api/v1/case/messages", Some(code), &new).await.status, 201);
    let mut other = body.clone();
    other["text"] = json!("别的");
    let again = server.post("/api/v1/cases", None, &other).await;
    assert_eq!(
        (again.status.as_u16(), again.body),
        (200, filed.body),
        "the code alone proves the sender"
    );
}

#[tokio::test]
async fn later_words_that_hint_at_danger_mark_the_case_and_are_told_each_time() {
    let server = Server::start().await;
    let code = server.filed().await;
    let marks = async || {
        let found = find_case(&server.app, Address([192, 0, 2, 1].into()), Some(&code)).await;
        found.unwrap().case.marks
    };
    for text in ["还在等", "他又在楼下跟踪我", "现在正在打我爸"] {
        let body = json!({"key": key(), "text": text});
        assert_eq!(
            server.post("/api/v1/case/messages", Some(&code), &body).await.status,
            201
        );
    }
    assert_eq!(marks().await, [Mark::Emergency]);
    let reason = json!({"key": key(), "reason": "有人要求我撤，我不想活了"});
    server.post("/api/v1/case/withdrawal", Some(&code), &reason).await;
    assert_eq!(marks().await, [Mark::Emergency, Mark::Pressed]);
    let now = server.app.clock.now();
    let mut errands = Vec::new();
    for topic in ["emergency", "pressed"] {
        let claimed = server.app.store.claim_outbox(topic, now, now.plus_ms(1000), 10);
        errands.extend(claimed.await.unwrap());
    }
    let mut topics: Vec<&str> = errands.iter().map(|errand| errand.topic.as_str()).collect();
    topics.sort_unstable();
    assert_eq!(topics, ["emergency", "emergency", "emergency", "pressed"]);
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
    let faulty = json!({"key": "x", "level": 6, "text": "\u{202e}"});
    let evaluate = |code: Option<String>| {
        let (server, faulty) = (&server, &faulty);
        async move {
            let answer = server.post("/api/v1/case/evaluation", code.as_deref(), faulty).await;
            answer.problem()
        }
    };
    assert_eq!(
        evaluate(Some(code)).await,
        "422 invalid key:malformed text:bidi_override level:unknown solved:required"
    );
    assert_eq!(
        evaluate(None).await,
        "404 not_found",
        "a case that is not there is said first"
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

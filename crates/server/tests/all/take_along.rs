//! What a citizen takes along and has erased: through the calls and the plain pages.

use crate::support::answered::{NOTE, answered, lite, tells_nothing_inner, view};
use crate::support::{Server, key};
use qingyu_server::jobs;
use serde_json::{Value, json};

#[tokio::test]
async fn an_export_holds_what_is_the_citizens_and_nothing_inner() {
    let server = Server::start().await;
    let (code, case) = answered(&server, "upheld", json!(["shortcoming"])).await;
    let intake = server.sign_in("intake").await;
    let look = json!({"type": "look_at_identity", "reason": "follow_up"});
    intake.does(&case, look, Some(NOTE)).await;
    let message = json!({"key": key(), "text": "还有一个证人"});
    server.post("/api/v1/case/messages", Some(&code), &message).await;
    let report = json!({"key": key(), "text": "有人打电话让我撤回"});
    server.post("/api/v1/case/reprisal", Some(&code), &report).await;
    let export = server.get("/api/v1/case/export", Some(&code)).await;
    assert_eq!(export.status, 200, "{}", export.text());
    let export = export.json();
    let mut seen = view(&server, &code).await;
    let lines = seen["timeline"].as_array_mut().unwrap();
    let before = lines.len();
    lines.retain(|line| line["what"] != "reprisal_reported");
    assert_eq!(lines.len(), before - 1, "the page has it, behind the code");
    assert_eq!(export["case"], seen);
    let words: Vec<&Value> = export["words"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["text"])
        .collect();
    assert_eq!(words, ["昨天在窗口等了两个小时", "高个子民警"]);
    assert_eq!(
        export["looks"],
        json!([{"at": "2026-11-27T10:00:00+08:00", "by": "intake", "reason": "follow_up"}])
    );
    tells_nothing_inner(&export.to_string());
    assert!(
        !export.to_string().contains("让我撤回"),
        "somebody may make the citizen show it"
    );
    let page = lite(&server, "export", &format!("query_code={code}")).await;
    for told in [
        "全部记录",
        "昨天在窗口等了两个小时",
        "还有一个证人",
        "经核查，回复如下。",
        "受理人员 · 回访",
    ] {
        assert!(page.contains(told), "{told} in {page}");
    }
    tells_nothing_inner(&page);
    let unknown = server.get("/api/v1/case/export", None).await;
    assert_eq!(unknown.problem(), "404 not_found");
}

#[tokio::test]
async fn while_a_case_is_open_its_contact_alone_is_erased_and_asking_again_is_answered_alike() {
    let server = Server::start().await;
    let (code, case) = answered(&server, "upheld", json!(["shortcoming"])).await;
    let id = server.app.store.case_by_number(&case).await.unwrap().unwrap().id;
    assert!(server.app.store.contact(&id).await.unwrap().is_some());
    let path = "/api/v1/case/erasure";
    assert_eq!(
        server.post(path, Some(&code), &json!({})).await.problem(),
        "422 invalid key:required"
    );
    let body = json!({"key": key()});
    let first = server.post(path, Some(&code), &body).await;
    assert_eq!(first.status, 200, "{}", first.text());
    assert_eq!(first.json()["what"], "contact");
    assert_eq!(server.app.store.contact(&id).await.unwrap(), None);
    for body in [body, json!({"key": key()})] {
        assert_eq!(server.post(path, Some(&code), &body).await.body, first.body);
    }
    let text = server.get("/api/v1/case/text", Some(&code)).await.json();
    assert_eq!(text["text"], "昨天在窗口等了两个小时");
    let told = view(&server, &code).await;
    assert!(told["timeline"].to_string().contains("\"erased\""), "{told}");
    let intake = server.sign_in("intake").await;
    let look = json!({"type": "look_at_identity", "reason": "follow_up"});
    assert_eq!(intake.act(&case, look, Some(NOTE)).await.problem(), "409 not_now");
    let story = intake.story(&case).await;
    assert_eq!(story["is_anonymous"], true);
    assert!(
        story["timeline"].to_string().contains("\"erased\""),
        "the staff sees it"
    );
}

#[tokio::test]
async fn once_a_case_is_over_everything_is_erased_after_it_was_said_what_that_means() {
    let server = Server::start().await;
    let (code, case) = answered(&server, "upheld", json!(["shortcoming"])).await;
    let content = json!({"key": key(), "level": 5, "solved": "yes"});
    server.post("/api/v1/case/evaluation", Some(&code), &content).await;
    // Who has to improve something still needs the words.
    let oversight = server.sign_in("oversight-1").await;
    let prove = json!({"type": "prove_improvement", "improvement": 0});
    oversight.does(&case, prove, Some("已落实，有签到表。")).await;
    let fields = format!("query_code={code}&key={}", key());
    let asked = lite(&server, "erasure", &fields).await;
    assert!(
        asked.contains("确定要删除吗？") && asked.contains("删除后不能恢复"),
        "{asked}"
    );
    let text = async || server.get("/api/v1/case/text", Some(&code)).await.json()["text"].clone();
    assert_eq!(text().await, "昨天在窗口等了两个小时", "asked, not done");
    let done = lite(&server, "erasure", &format!("{fields}&sure=1")).await;
    assert!(
        done.contains("已删除") && done.contains("按您的要求删除了个人信息"),
        "{done}"
    );
    assert_eq!(text().await, "");
    let told = view(&server, &code).await;
    assert_eq!((&told["status"], &told["answer"]), (&json!("closed"), &json!("")));
    assert!(!told["may"].to_string().contains("erase"), "{told}");
    let again = server
        .post("/api/v1/case/erasure", Some(&code), &json!({"key": key()}))
        .await;
    assert_eq!((again.status.as_u16(), &again.json()["what"]), (200, &json!("all")));
}

#[tokio::test]
async fn an_erasure_that_was_said_and_not_done_is_done_by_its_errand() {
    let server = Server::start().await;
    let (code, case) = answered(&server, "upheld", json!(["shortcoming"])).await;
    server
        .post("/api/v1/case/erasure", Some(&code), &json!({"key": key()}))
        .await;
    let now = server.app.clock.now();
    let waiting = server.app.store.claim_outbox("erase", now, now, 10).await.unwrap();
    assert_eq!(waiting.len(), 1, "it stands in the outbox until it is done");
    server.app.clock.set(now.plus_ms(1));
    jobs::look(&server.app).await.unwrap();
    let later = now.plus_ms(3_600_000);
    let left = server.app.store.claim_outbox("erase", later, later, 10).await.unwrap();
    assert!(left.is_empty(), "{left:?}");
    let id = server.app.store.case_by_number(&case).await.unwrap().unwrap().id;
    assert_eq!(server.app.store.contact(&id).await.unwrap(), None);
}

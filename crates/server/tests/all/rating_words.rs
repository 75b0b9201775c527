//! 公开的话, bad ratings: five or more together, once a month, checked by a second person, and gone when an appeal takes one out.

use axum::http::StatusCode;
use qingyu_server::figures::words::publish_words_due;
use qingyu_server::jobs;
use serde_json::{Value, json};

use crate::support::Server;
use crate::support::aftercare::{PHONE, SAID};
use crate::support::ratings::start;

const WORDS: &str = "/api/v1/open/words";
const REPLY: &str = "加开了一个窗口";

/// So many bad ratings of one window in November, told to the unit on the 30th; their ids.
async fn told(server: &Server, count: usize) -> Vec<String> {
    let mut ids = Vec::new();
    for number in 0..count {
        ids.push(server.rated_badly(number, None).await);
    }
    let oversight = server.sign_in("oversight-1").await;
    for (at, id) in ids.iter().enumerate() {
        let text = format!("有群众反映等候时间长{at}");
        oversight.rating_does(id, json!({"type": "redact"}), Some(&text)).await;
    }
    server.set_clock("2026-11-30T10:00:00+08:00");
    jobs::aftercare::tell_units(&server.app).await.unwrap();
    ids
}

async fn fix(server: &Server, ids: &[String]) {
    let head = server.sign_in("head").await;
    for id in ids {
        head.rating_does(id, json!({"type": "fix"}), Some(REPLY)).await;
    }
}

async fn check(server: &Server, ids: &[String], reply: bool) {
    let second = server.sign_in("oversight-2").await;
    for id in ids {
        second
            .rating_does(id, json!({"type": "check", "reply": reply}), None)
            .await;
    }
}

async fn publish_at(server: &Server, at: &str) -> usize {
    server.set_clock(at);
    publish_words_due(&server.app).await.unwrap()
}

async fn groups(server: &Server) -> Vec<Value> {
    let answer = server.get(WORDS, None).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    answer.json()["ratings"].as_array().unwrap().clone()
}

#[tokio::test]
async fn five_are_published_with_their_month_and_tell_nothing_of_anybody() {
    let server = start().await;
    server.hire().await;
    let ids = told(&server, 5).await;
    fix(&server, &ids).await;
    check(&server, &ids[1..], true).await;
    check(&server, &ids[..1], false).await;
    assert_eq!(
        publish_at(&server, "2026-12-14T08:00:00+08:00").await,
        0,
        "not before its day"
    );
    assert!(groups(&server).await.is_empty());
    assert_eq!(publish_at(&server, "2026-12-15T08:00:00+08:00").await, 5);
    let groups = groups(&server).await;
    assert_eq!(groups.len(), 1);
    let group = &groups[0];
    let place = (
        group["unit"].as_str(),
        group["window"].as_str(),
        group["month"].as_str(),
    );
    assert_eq!(place, (Some("demo-1"), Some("demo-1-hall"), Some("2026-11")));
    assert_eq!(group["published"], 5);
    let replies = group["words"].as_array().unwrap().iter();
    assert_eq!(
        replies.filter(|one| one["reply"] == REPLY).count(),
        4,
        "one reply is not public"
    );
    let text = server.get(WORDS, None).await.text();
    for hidden in [SAID, PHONE, "2026-11-27", "level", "人员", ids[0].as_str()] {
        assert!(!text.contains(hidden), "{hidden}");
    }
    let page = server.get("/open/words?unit=demo-1", None).await.text();
    assert!(
        page.contains("有群众反映等候时间长3") && page.contains("一起公开了5条。"),
        "{page}"
    );
    assert!(
        server
            .get("/open/words?unit=demo-2", None)
            .await
            .text()
            .contains("这里还没有公开的话")
    );
    assert_eq!(publish_at(&server, "2026-12-20T08:00:00+08:00").await, 0, "once");
}

#[tokio::test]
async fn four_publish_nothing_and_wait_for_a_fifth() {
    let server = start().await;
    server.hire().await;
    let ids = told(&server, 5).await;
    fix(&server, &ids).await;
    check(&server, &ids[..4], true).await;
    assert_eq!(
        publish_at(&server, "2026-12-15T08:00:00+08:00").await,
        0,
        "one is not checked"
    );
    assert!(groups(&server).await.is_empty());
    check(&server, &ids[4..], true).await;
    assert_eq!(
        publish_at(&server, "2026-12-31T08:00:00+08:00").await,
        0,
        "a month is published once"
    );
    assert_eq!(publish_at(&server, "2027-01-15T08:00:00+08:00").await, 5);
    assert_eq!(groups(&server).await[0]["month"], "2026-12");
}

#[tokio::test]
async fn whoever_wrote_the_words_does_not_check_them_and_the_unit_has_no_hand_in_it() {
    let server = start().await;
    server.hire().await;
    let ids = told(&server, 5).await;
    fix(&server, &ids).await;
    let check = json!({"type": "check", "reply": true});
    let (first, second) = (server.sign_in("oversight-1").await, server.sign_in("oversight-2").await);
    let alone = first.rating_act(&ids[0], check.clone(), None).await;
    assert_eq!(alone.json()["rule"], "second_person");
    assert!(first.aftercare().await.iter().all(|(what, _)| what != "check"));
    let due = second.aftercare().await;
    assert_eq!(due.iter().filter(|(what, _)| what == "check").count(), 5, "{due:?}");
    for name in ["head", "supervisor", "intake", "handler", "admin"] {
        let refused = server
            .sign_in(name)
            .await
            .rating_act(&ids[0], check.clone(), None)
            .await;
        assert_eq!(refused.problem(), "404 not_found", "{name}");
    }
    second.rating_does(&ids[0], check, None).await;
    let head = server.sign_in("head").await.bad_rating(&ids[0]).await;
    assert!(
        !head.to_string().contains("checked"),
        "the unit learns of no step of oversight's"
    );
    first
        .rating_does(&ids[1], json!({"type": "redact"}), Some("改写"))
        .await;
    assert_eq!(second.bad_rating(&ids[1]).await["redacted"], "改写");
}

#[tokio::test]
async fn what_an_appeal_takes_out_is_not_published_and_leaves_four() {
    let server = start().await;
    server.hire().await;
    let ids = told(&server, 6).await;
    fix(&server, &ids).await;
    check(&server, &ids, true).await;
    let (head, oversight) = (server.sign_in("head").await, server.sign_in("oversight-1").await);
    for id in &ids[..2] {
        head.rating_does(id, json!({"type": "appeal"}), Some("那天没有开窗"))
            .await;
    }
    let granted = json!({"type": "judge", "upheld": true});
    oversight.rating_does(&ids[0], granted, Some("属实")).await;
    assert_eq!(
        publish_at(&server, "2026-12-15T08:00:00+08:00").await,
        0,
        "an appeal is open: four are left"
    );
    let oversight = server.sign_in("oversight-1").await;
    let refused = json!({"type": "judge", "upheld": false});
    oversight.rating_does(&ids[1], refused, Some("开了窗")).await;
    assert_eq!(publish_at(&server, "2027-01-15T08:00:00+08:00").await, 5);
    let text = server.get(WORDS, None).await.text();
    assert!(!text.contains("等候时间长0") && text.contains("等候时间长1"));
}

#[tokio::test]
async fn one_that_is_told_alone_is_not_published_alone() {
    let server = start().await;
    server.hire().await;
    let intake = server.sign_in("intake").await;
    let id = server.told(&intake, 1).await;
    let redact = json!({"type": "redact"});
    server
        .sign_in("oversight-1")
        .await
        .rating_does(&id, redact, Some("等候"))
        .await;
    let ids = [id];
    fix(&server, &ids).await;
    check(&server, &ids, true).await;
    assert_eq!(publish_at(&server, "2026-12-15T08:00:00+08:00").await, 0);
    assert!(groups(&server).await.is_empty());
}

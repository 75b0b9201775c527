//! 再查一次: what was filed before is shown with why it is alike, to those who decide and may see it.

use axum::http::StatusCode;
use qingyu_domain::search::BLOCK;
use qingyu_server::jobs::index;
use serde_json::{Value, json};

use crate::support::desk::{Desk, STAFF, number};
use crate::support::{Server, code};

const FIRST: &str =
    "上周三下午我去户籍窗口给孩子补办证件，取号后等了一个多小时，窗口前没有别人，工作人员却一直在里间说话。";
const AGAIN: &str =
    "您好，我上周三下午去户籍窗口补办孩子的证件，等了一个多小时，工作人员却一直在里间说话，窗口前没有别人。谢谢！";
const OTHER: &str = "我们小区门口的路灯坏了半个月，晚上老人孩子出门都看不清路，希望尽快派人来修。";
const NEAR: &str =
    "上周三下午我去户籍窗口补办孩子的证件，材料齐全却被要求再跑一趟，问缺什么也没有人说清楚，来回两次才办好。";
const PHONE: &str = "13800138000";

async fn file(server: &Server, unit: impl Into<Option<&str>>, text: &str, phone: Option<&str>) -> String {
    let unit = unit.into();
    let mut body = json!({"query_code": code(), "kind": "complaint", "unit": unit, "text": text, "channel": "web"});
    if let Some(phone) = phone {
        body["contact"] = json!({"name": "李女士", "phone": phone, "reply_by": "phone"});
    }
    let answer = server.post("/api/v1/cases", None, &body).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    number(server, body["query_code"].as_str().unwrap()).await
}

async fn similar(desk: &Desk<'_>, number: &str) -> Vec<Value> {
    let answer = desk.get(&format!("/api/v1/desk/cases/{number}/similar")).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    assert!(!answer.text().contains(PHONE) && !answer.text().contains("李女士"));
    answer.json()["cases"].as_array().unwrap().clone()
}

fn named(cases: &[Value]) -> Vec<(&str, bool)> {
    let name = |one: &Value| one["same_contact"].as_bool().unwrap();
    cases
        .iter()
        .map(|one| (one["case"]["number"].as_str().unwrap(), name(one)))
        .collect()
}

#[tokio::test]
async fn the_same_in_other_words_is_shown_waiting_or_sorted_and_the_contact_only_beside_like_words() {
    let server = Server::start().await;
    server.hire().await;
    let first = file(&server, "demo-1", FIRST, Some(PHONE)).await;
    // Of the same citizen in quite other words: that would tell who complained of what.
    file(&server, "demo-1", OTHER, Some(PHONE)).await;
    let own = file(&server, "demo-1", NEAR, Some(PHONE)).await;
    let stranger = file(&server, "demo-1", NEAR, None).await;
    file(&server, "demo-2", FIRST, None).await;
    for at in 0..BLOCK {
        file(
            &server,
            "demo-1",
            &format!("第{at}件：窗口等了{}个小时，没有人管", at % 9),
            None,
        )
        .await;
    }
    let again = file(&server, "demo-1", AGAIN, Some(PHONE)).await;
    let intake = server.sign_in("intake").await;
    let before = similar(&intake, &again).await;
    assert_eq!(named(&before), [(first.as_str(), true), (&own, true)], "not {stranger}");
    assert!(
        before[0]["share"].as_u64().unwrap() > 50 && before[0]["may_lead"] == true,
        "{before:?}"
    );
    let share = before[1]["share"].as_u64().unwrap();
    assert!((20..30).contains(&share), "{share}");
    assert!(index::sort_one(&server.app).await.unwrap());
    assert_eq!(similar(&intake, &again).await, before);
    // Without the contact the words are alike still, and what is of the same citizen alone is not shown any more.
    let id = server.app.store.case_by_number(&again).await.unwrap().unwrap().id;
    server.app.store.erase_contact(&id).await.unwrap();
    assert_eq!(named(&similar(&intake, &again).await), [(first.as_str(), false)]);
}

#[tokio::test]
async fn only_those_who_decide_and_see_both_learn_of_it() {
    let server = Server::start().await;
    server.hire().await;
    let hidden = file(&server, "oversight", FIRST, Some(PHONE)).await;
    let seen = file(&server, None::<&str>, AGAIN, Some(PHONE)).await;
    let twin = file(&server, None::<&str>, FIRST, None).await;
    let other = file(&server, "demo-1", OTHER, None).await;
    for (who, ..) in STAFF {
        let desk = server.sign_in(who).await;
        for number in [&hidden, &seen, &other] {
            let opened = desk.get(&format!("/api/v1/desk/cases/{number}")).await.status;
            let answer = desk.get(&format!("/api/v1/desk/cases/{number}/similar")).await;
            let decides = ["intake", "oversight-1", "oversight-2", "reviewer"].contains(who);
            match (decides, opened) {
                (true, StatusCode::OK) => {
                    for one in answer.json()["cases"].as_array().unwrap() {
                        let path = format!("/api/v1/desk/cases/{}", one["case"]["number"].as_str().unwrap());
                        assert_eq!(desk.get(&path).await.status, StatusCode::OK, "{who} {number}");
                    }
                }
                (true, _) => assert_eq!(answer.problem(), "404 not_found", "{who} {number}"),
                (false, _) => assert_eq!(answer.problem(), "403 not_allowed", "{who} {number}"),
            }
        }
    }
    // A case about those who watch is the reviewer's alone: neither side learns of the other.
    let found = similar(&server.sign_in("intake").await, &seen).await;
    assert_eq!(named(&found), [(twin.as_str(), false)]);
    assert!(similar(&server.sign_in("reviewer").await, &hidden).await.is_empty());
    server.set_clock("2027-02-20T10:00:00+08:00");
    let late = file(&server, "demo-1", OTHER, None).await;
    let intake = server.sign_in("intake").await;
    assert!(similar(&intake, &late).await.is_empty(), "more than sixty days later");
}

#[tokio::test]
async fn that_somebody_looked_is_recorded_once_a_day_for_each_case() {
    let server = Server::start().await;
    server.hire().await;
    let (one, two) = (
        file(&server, "demo-1", FIRST, Some(PHONE)).await,
        file(&server, "demo-1", OTHER, None).await,
    );
    let intake = server.sign_in("intake").await;
    let looked = async || {
        let changes = server.app.store.changes(None, None, 100).await.unwrap();
        let looked = changes.into_iter().filter(|change| change.what == "looked_for_similar");
        looked.map(|change| (change.about, change.detail)).collect::<Vec<_>>()
    };
    for number in [&one, &one, &two] {
        similar(&intake, number).await;
    }
    assert_eq!(looked().await, vec![(intake.id().await, "{}".to_owned()); 2]);
    similar(&server.sign_in("oversight-1").await, &one).await;
    assert_eq!(looked().await.len(), 3);
    let hidden = file(&server, "oversight", FIRST, None).await;
    intake.get(&format!("/api/v1/desk/cases/{hidden}/similar")).await;
    assert_eq!(looked().await.len(), 3, "nobody looked");
    server.set_clock("2026-11-28T10:00:00+08:00");
    similar(&server.sign_in("intake").await, &one).await;
    assert_eq!(looked().await.len(), 4);
}

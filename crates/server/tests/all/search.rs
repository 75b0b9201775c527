//! Searching: found is what the asker may open and read, by words and numbers, and nothing tells of the rest.

use std::fmt::Write as _;

use axum::http::StatusCode;
use qingyu_domain::search::BLOCK;
use qingyu_server::jobs::index;
use serde_json::{Value, json};

use crate::support::crew::crew;
use crate::support::desk::{Desk, STAFF, number};
use crate::support::{Server, code};

const SEARCH: &str = "/api/v1/desk/search";

async fn house() -> Server {
    let server = Server::start().await;
    server.hire().await;
    server
}

/// Files something and says its number.
async fn file(server: &Server, kind: &str, unit: &str, text: &str) -> String {
    let body = json!({"query_code": code(), "kind": kind, "unit": unit, "text": text, "channel": "web"});
    let answer = server.post("/api/v1/cases", None, &body).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    number(server, body["query_code"].as_str().unwrap()).await
}

async fn search(desk: &Desk<'_>, body: Value) -> Value {
    let answer = desk.post(SEARCH, &body).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    answer.json()
}

fn numbers(page: &Value) -> Vec<String> {
    let cases = page["cases"].as_array().unwrap().iter();
    cases
        .map(|found| found["case"]["number"].as_str().unwrap().to_owned())
        .collect()
}

async fn found(desk: &Desk<'_>, q: &str) -> Vec<String> {
    numbers(&search(desk, json!({ "q": q })).await)
}

/// All pages, so many at a time.
async fn all(desk: &Desk<'_>, mut body: Value, limit: usize) -> Vec<String> {
    body["limit"] = json!(limit);
    let mut all = Vec::new();
    loop {
        let page = search(desk, body.clone()).await;
        let own = numbers(&page);
        assert!(own.len() <= limit);
        all.extend(own);
        match page.get("next") {
            Some(next) => body["after"] = next.clone(),
            None => return all,
        }
    }
}

#[tokio::test]
async fn words_of_two_characters_parts_of_words_and_numbers_are_found() {
    let server = house().await;
    let one = file(
        &server,
        "complaint",
        "demo-1",
        "户籍窗口的人态度恶劣，说我的ＩＤ卡２０２６年到期",
    )
    .await;
    let two = file(&server, "complaint", "demo-1", "窗口态度很好，谢谢").await;
    let three = file(&server, "enquiry", "demo-2", "想问补办证件要带什么").await;
    let intake = server.sign_in("intake").await;
    for (q, expected) in [
        ("态度", vec![&two, &one]),
        ("恶劣", vec![&one]),
        ("态度 恶劣", vec![&one]),
        ("态度　窗口", vec![&two, &one]),
        ("度恶", vec![&one]),
        ("id卡2026", vec![&one]),
        ("恶劣态度", vec![]),
        ("補办", vec![]),
        (one.as_str(), vec![&one]),
        (&two.replace('-', ""), vec![&two]),
        ("000003", vec![&three]),
        ("003", vec![&three]),
        ("20261127-999999", vec![]),
    ] {
        assert_eq!(
            found(&intake, q).await,
            expected.into_iter().cloned().collect::<Vec<_>>(),
            "{q}"
        );
    }
    let page = search(&intake, json!({"q": "恶劣"})).await;
    let snippet = &page["cases"][0]["snippet"];
    assert_eq!(
        [&snippet["before"], &snippet["found"], &snippet["after"]],
        ["户籍窗口的人态度", "恶劣", "，说我的ＩＤ卡２０２６年到期"]
    );
    for (filter, expected) in [
        (json!({"q": "窗口", "kind": "complaint"}), 2),
        (json!({"q": "窗口", "unit": "demo-2"}), 0),
        (json!({"q": "证件", "unit": "demo-2", "status": "received"}), 1),
        (json!({"q": "窗口", "status": "closed"}), 0),
        (json!({"q": "窗口", "from": "2026-11-27", "to": "2026-11-27"}), 2),
        (json!({"q": "窗口", "from": "2026-11-28"}), 0),
        (json!({"q": one, "kind": "praise"}), 0),
    ] {
        assert_eq!(
            numbers(&search(&intake, filter.clone()).await).len(),
            expected,
            "{filter}"
        );
    }
    for bad in [
        json!({}),
        json!({"q": "好"}),
        json!({"q": "，。！"}),
        json!({"q": "长".repeat(101)}),
        json!({"q": "窗口", "limit": 0}),
        json!({"q": "窗口", "after": "x"}),
    ] {
        let answer = intake.post(SEARCH, &bad).await;
        assert_eq!(answer.problem(), "422 invalid filter:malformed", "{bad}");
    }
}

#[tokio::test]
async fn what_is_sorted_and_what_waits_is_found_alike_page_by_page() {
    let server = house().await;
    let mut rare = Vec::new();
    let mut common = Vec::new();
    for at in 0..BLOCK + 20 {
        let is_rare = at % 300 == 7;
        let text = if is_rare {
            "鸢尾花的事，窗口不管"
        } else {
            "窗口等了两个小时"
        };
        let (kind, unit) = if at % 2 == 0 {
            ("complaint", "demo-1")
        } else {
            ("enquiry", "demo-2")
        };
        let number = file(&server, kind, unit, text).await;
        if is_rare {
            rare.push(number.clone());
        }
        common.push(number);
    }
    rare.reverse();
    common.reverse();
    let intake = server.sign_in("intake").await;
    let asked = async || {
        (
            all(&intake, json!({"q": "鸢尾"}), 2).await,
            all(&intake, json!({"q": "窗口"}), 100).await,
            all(&intake, json!({"q": "窗口", "unit": "demo-2", "kind": "enquiry"}), 100)
                .await
                .len(),
            all(&intake, json!({"q": "007"}), 2).await,
        )
    };
    let before = asked().await;
    assert_eq!((&before.0, &before.1), (&rare, &common));
    assert_eq!(before.2, common.len() / 2);
    assert_eq!(before.3.len(), 2);
    assert!(index::sort_one(&server.app).await.unwrap(), "enough for a block");
    assert!(!index::sort_one(&server.app).await.unwrap(), "and for no second one");
    assert_eq!(asked().await, before);
}

#[tokio::test]
async fn nobody_finds_what_they_may_not_see_and_nothing_tells_of_it() {
    let server = house().await;
    let plain = file(&server, "complaint", "demo-1", "窗口态度不好，鸢尾一号").await;
    let watchers = file(&server, "complaint", "oversight", "督察的人态度不好，鸢尾二号").await;
    let (intake, oversight) = (server.sign_in("intake").await, server.sign_in("oversight-1").await);
    intake.does(&plain, json!({"type": "accept"}), None).await;
    let verifier = server.sign_in("verifier").await;
    let asks = async |who: &str, q: &str| found(&server.sign_in(who).await, q).await;
    assert!(asks("verifier", "态度").await.is_empty(), "nothing of it is theirs yet");
    oversight
        .does(&plain, json!({"type": "assign", "to": verifier.id().await}), None)
        .await;
    let mut table = String::new();
    for (who, ..) in STAFF {
        let desk = server.sign_in(who).await;
        let answer = desk.post(SEARCH, &json!({"q": "鸢尾"})).await;
        let gets = if answer.status == StatusCode::OK {
            assert_eq!(answer.json().get("next"), None, "{who}");
            let names = [(&plain, "the plain one"), (&watchers, "the one about oversight")];
            let name = |number: String| names.iter().find(|(one, _)| **one == number).unwrap().1;
            let all: Vec<&str> = numbers(&answer.json()).into_iter().map(name).collect();
            if all.is_empty() {
                "nothing".to_owned()
            } else {
                all.join(", ")
            }
        } else {
            answer.problem()
        };
        writeln!(table, "{who}: {gets}").unwrap();
    }
    insta::assert_snapshot!(table);
    // By its number either.
    for q in [watchers.as_str(), "002", "二号"] {
        assert!(asks("intake", q).await.is_empty(), "{q}");
        assert_eq!(asks("reviewer", q).await, std::slice::from_ref(&watchers), "{q}");
    }
    // A page neither ends at a hidden case nor says that one follows.
    file(&server, "complaint", "oversight", "鸢尾三号").await;
    let last = file(&server, "complaint", "demo-1", "鸢尾四号").await;
    let page = search(&intake, json!({"q": "鸢尾", "limit": 2})).await;
    assert_eq!(numbers(&page), [last, plain]);
    assert_eq!(page.get("next"), None);
    let changes = server.app.store.changes(None, None, 100).await.unwrap();
    let searched: Vec<_> = changes.iter().filter(|change| change.what == "searched").collect();
    assert!(!searched.is_empty(), "that somebody searched is recorded");
    assert!(
        searched
            .iter()
            .all(|change| change.detail == "{}" && !change.about.contains("鸢尾"))
    );
}

#[tokio::test]
async fn the_words_of_a_minor_are_found_by_whoever_may_read_them_and_what_is_erased_by_nobody() {
    let server = Server::start().await;
    let hands = crew(&server).await;
    let intake = server.sign_in("intake").await;
    let minor = file(&server, "complaint", "demo-1", "老师鸢尾打了我").await;
    let marked = json!({"type": "accept", "marks": ["minor"]});
    intake.does(&minor, marked, None).await;
    let (mut asked, mut kept) = (0, 0);
    for hand in &hands {
        let desk = hand.desk().await;
        let answer = desk.post(SEARCH, &json!({"q": "鸢尾"})).await;
        if answer.status != StatusCode::OK {
            continue;
        }
        let story = desk.get(&format!("/api/v1/desk/cases/{minor}")).await;
        let reads = story.status == StatusCode::OK && story.text().contains("鸢尾");
        assert_eq!(numbers(&answer.json()).len(), usize::from(reads), "{}", hand.name);
        kept += usize::from(story.status == StatusCode::OK && !reads);
        asked += 1;
    }
    assert!(
        asked > 4 && kept > 0,
        "{asked} asked, {kept} see the case and not its words"
    );
    let body =
        json!({"query_code": code(), "kind": "complaint", "unit": "demo-1", "text": "风信子的事", "channel": "web"});
    server.post("/api/v1/cases", None, &body).await;
    let own = body["query_code"].as_str().unwrap();
    let number = number(&server, own).await;
    assert_eq!(found(&intake, "风信子").await, std::slice::from_ref(&number));
    let id = server.app.store.case_by_number(&number).await.unwrap().unwrap().id;
    server.app.store.erase(&id, i64::MAX).await.unwrap();
    assert!(found(&intake, "风信子").await.is_empty());
    assert_eq!(
        found(&intake, &number).await,
        [number],
        "the case is there, its words are not"
    );
}

//! 表扬: listed for oversight and for the unit, what is not verified apart, and whose it is nowhere.

use std::fmt::Write as _;

use axum::http::StatusCode;
use qingyu_domain::person::Role;
use serde_json::{Value, json};

use crate::support::crew::{crew, hired};
use crate::support::desk::{Desk, number};
use crate::support::{Server, code};

const HONOURS: &str = "/api/v1/desk/honours";
const PHONE: &str = "13800138000";

/// A house with a handler at each of two units.
async fn house() -> Server {
    let server = Server::start().await;
    server.hire().await;
    server.hire_one("handler-1", Role::Handler, "demo-1").await;
    server
}

/// Praise of a unit that somebody has conveyed; the number of its case.
async fn conveyed(server: &Server, unit: &str, by: &str, verified: bool) -> String {
    let body = json!({"query_code": code(), "kind": "praise", "unit": unit, "text": "民警帮我找回了钱包", "channel": "web",
        "contact": {"name": "王女士", "phone": PHONE, "reply_by": "phone"}});
    server.post("/api/v1/cases", None, &body).await;
    let case = number(server, body["query_code"].as_str().unwrap()).await;
    let (intake, handler) = (server.sign_in("intake").await, server.sign_in(by).await);
    intake.does(&case, json!({"type": "accept"}), None).await;
    intake
        .does(&case, json!({"type": "assign", "to": handler.id().await}), None)
        .await;
    handler.does(&case, json!({"type": "take_on"}), None).await;
    handler
        .does(&case, json!({"type": "convey", "verified": verified}), None)
        .await;
    case
}

async fn read(desk: &Desk<'_>, query: &str) -> Value {
    let answer = desk.get(&format!("{HONOURS}?{query}")).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    answer.json()
}

fn numbers(page: &Value) -> Vec<&str> {
    let lines = page["lines"].as_array().unwrap();
    lines.iter().filter_map(|line| line["number"].as_str()).collect()
}

#[tokio::test]
async fn praise_is_listed_and_counted_for_oversight_and_for_its_unit() {
    let server = house().await;
    let own = conveyed(&server, "demo-1", "handler-1", false).await;
    let verified = conveyed(&server, "demo-1", "handler", true).await;
    let other = conveyed(&server, "demo-2", "handler-1", true).await;
    let oversight = server.sign_in("oversight-1").await;
    let all = read(&oversight, "").await;
    let mut listed = numbers(&all);
    listed.sort_unstable();
    assert_eq!(listed, [own.as_str(), &verified, &other]);
    assert_eq!(
        all["months"],
        json!([
            {"month": "2026-11", "unit": "demo-1", "verified": 1, "unverified": 1},
            {"month": "2026-11", "unit": "demo-2", "verified": 1, "unverified": 0},
        ])
    );
    assert_eq!(numbers(&read(&oversight, "unit=demo-2").await), [other.as_str()]);
    let head = server.sign_in("head").await;
    let told = read(&head, "").await;
    assert_eq!(told["months"].as_array().unwrap().len(), 1, "of the unit alone");
    assert_eq!(told["lines"].as_array().unwrap().len(), 2);
    assert!(numbers(&told).is_empty(), "the number of a case says when it was filed");
    for line in told["lines"].as_array().unwrap() {
        let notice = line["notice"].as_str().unwrap();
        let notice = head.get(&format!("/api/v1/desk/notices/{notice}")).await;
        assert_eq!(notice.json()["is_verified"], line["is_verified"]);
    }
    assert!(read(&head, "unit=demo-2").await["lines"].as_array().unwrap().is_empty());
    for text in [all.to_string(), told.to_string()] {
        assert!(!text.contains(PHONE) && !text.contains("王女士") && !text.contains("钱包"));
    }
    let first = read(&oversight, "limit=2").await;
    let cursor = first["next"].as_str().unwrap();
    assert!(
        cursor.starts_with("2026-11.") && !cursor.contains("27"),
        "{cursor} tells a day"
    );
    let mut paged = numbers(&first);
    let rest = read(
        &oversight,
        &format!("limit=2&after={}", first["next"].as_str().unwrap()),
    )
    .await;
    paged.extend(numbers(&rest));
    paged.sort_unstable();
    assert_eq!(paged, listed);
    for wrong in ["after=x", "limit=0", "x=1"] {
        let refused = oversight.get(&format!("{HONOURS}?{wrong}")).await;
        assert_eq!(refused.problem(), "422 invalid filter:malformed", "{wrong}");
    }
}

#[tokio::test]
async fn each_role_gets_exactly_this_of_the_praise_of_two_units() {
    let server = Server::start().await;
    let mut hands = crew(&server).await;
    hands.extend(
        hired(
            &server,
            &[
                ("handler-1", Role::Handler, "demo-1"),
                ("head-2", Role::UnitHead, "demo-2"),
            ],
        )
        .await,
    );
    conveyed(&server, "demo-1", "handler-1", false).await;
    conveyed(&server, "demo-2", "handler-1", true).await;
    let mut text = String::new();
    for hand in &hands {
        let answer = hand.desk().await.get(HONOURS).await;
        if answer.status != StatusCode::OK {
            assert_eq!(answer.problem(), "403 not_allowed", "{}", hand.name);
            continue;
        }
        let page = answer.json();
        let lines = page["lines"].as_array().unwrap().iter();
        let told = |line: &Value| {
            let names = ["number", "notice"].into_iter().filter(|name| line[name].is_string());
            let names: Vec<&str> = names.collect();
            format!("{} by {}", line["unit"].as_str().unwrap(), names.join(" and "))
        };
        let mut lines: Vec<String> = lines.map(told).collect();
        lines.sort();
        writeln!(text, "{}: {}", hand.name, lines.join(", ")).unwrap();
    }
    insta::assert_snapshot!(text);
}

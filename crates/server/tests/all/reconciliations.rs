//! 对账: a list of the source beside what it was told, as far as whoever looks may see the cases.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use qingyu_domain::person::Role;
use qingyu_server::jobs::imports::forget;
use serde_json::{Value, json};

use super::intake::start;
use super::source_steps::{SOURCES, sent};
use crate::support::desk::Desk;
use crate::support::{Answer, Server};

const HEADER: &str = "热线工单清单,,\n序号,工单编号,办理状态\n";

async fn send(desk: &Desk<'_>, query: &str, list: &str) -> Answer {
    let request = Request::post(format!("{SOURCES}/12345/reconciliations{query}"));
    let request = request
        .header("cookie", &desk.cookie)
        .header("content-type", "text/csv");
    desk.server
        .send(request.body(Body::from(list.to_owned())).unwrap())
        .await
}

async fn compared(desk: &Desk<'_>, list: &str) -> String {
    let answer = send(desk, "", list).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    let id = answer.json()["reconciliation"]
        .as_str()
        .unwrap_or_else(|| panic!("{}", answer.text()))
        .to_owned();
    format!("/api/v1/desk/reconciliations/{id}")
}

fn rows(view: &Value) -> Vec<String> {
    let one = |one: &Value| {
        format!(
            "{} {}",
            one["number"].as_str().unwrap(),
            one["difference"].as_str().unwrap()
        )
    };
    view["rows"].as_array().unwrap().iter().map(one).collect()
}

/// Three cases: one that is signed off, and two that wait.
async fn three(server: &Server) -> Vec<String> {
    let mut numbers = Vec::new();
    for theirs in ["EZ1", "EZ2", "EZ3"] {
        numbers.push(sent(server, theirs, "demo-1").await);
    }
    let intake = server.sign_in("intake").await;
    intake.does(&numbers[0], json!({"type": "accept"}), None).await;
    numbers
}

#[tokio::test]
async fn what_differs_is_counted_listed_and_taken_along() {
    let server = start().await;
    let numbers = three(&server).await;
    let intake = server.sign_in("intake").await;
    let list = format!("{HEADER}1,EZ1,已办结\n2,EZ2,待签收\n3,EZ9,办理中\n4,13800138000,王女士\n5,EZ3,四级待审\n");
    let path = compared(&intake, &list).await;
    let view = intake.get(&path).await.json();
    assert_eq!((&view["line"]["listed"], &view["same"]), (&json!(5), &json!(1)));
    assert_eq!(
        rows(&view),
        ["EZ1 differs", "EZ9 missing", " malformed", "EZ3 unknown_word"]
    );
    let first = json!({"difference": "differs", "line": 3, "number": "EZ1", "theirs": "已办结", "ours": "in_hand",
        "our_number": numbers[0]});
    assert_eq!(view["rows"][0], first);
    assert!(
        !view.to_string().contains("王女士"),
        "what stands beside no number is not kept"
    );
    assert_eq!(view["words"], json!([{"word": "四级待审", "rows": 1}]));
    let table = intake.get(&format!("{path}/differences.csv")).await.text();
    assert!(
        table.contains("\"3\",\"EZ1\",") && table.contains("\"已办结\",\"办理中\",\"状态不一致\""),
        "{table}"
    );
    let told = json!({"statuses": {"四级待审": "waiting"}});
    assert_eq!(
        intake.post(&format!("{SOURCES}/12345/table"), &told).await.status,
        StatusCode::OK
    );
    let view = intake.get(&path).await.json();
    assert_eq!((&view["same"], &view["words"]), (&json!(2), &json!([])));
    let unlisted = compared(&intake, &format!("{HEADER}1,EZ1,办理中\n2,EZ2,待签收\n")).await;
    assert_eq!(rows(&intake.get(&unlisted).await.json()), ["EZ3 unlisted"]);
    let sources = intake.get(SOURCES).await.json();
    assert_eq!(sources["reconciliations"].as_array().unwrap().len(), 2);
    assert_eq!(
        std::fs::read_dir(server.folder.path().join("data/imports"))
            .unwrap()
            .count(),
        0,
        "the list is erased"
    );
}

#[tokio::test]
async fn the_days_of_a_list_say_what_has_to_be_in_it() {
    let server = start().await;
    three(&server).await;
    let intake = server.sign_in("intake").await;
    let list = format!("{HEADER}1,EZ1,办理中\n");
    let of = async |query: &str| {
        let answer = send(&intake, query, &list).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
        let id = answer.json()["reconciliation"].as_str().unwrap().to_owned();
        rows(&intake.get(&format!("/api/v1/desk/reconciliations/{id}")).await.json())
    };
    assert_eq!(of("?from=2026-11-01&to=2026-11-26").await, [""; 0]);
    assert_eq!(of("?from=2026-11-27").await, ["EZ2 unlisted", "EZ3 unlisted"]);
    for bad in ["?from=2026-11-28&to=2026-11-27", "?from=x", "?x=1"] {
        assert_eq!(
            send(&intake, bad, &list).await.problem(),
            "422 invalid filter:malformed",
            "{bad}"
        );
    }
}

#[tokio::test]
async fn a_list_that_cannot_be_read_says_why_and_leaves_nothing() {
    let server = start().await;
    let intake = server.sign_in("intake").await;
    for (list, fault) in [
        ("", json!({"code": "empty"})),
        ("工单编号,标题\nEZ1,x\n", json!({"code": "no_header"})),
        ("工单编号,办理状态\n", json!({"code": "empty"})),
    ] {
        let answer = send(&intake, "", list).await;
        assert_eq!(answer.status, StatusCode::CREATED);
        assert_eq!(answer.json(), json!({"reconciliation": null, "fault": fault}), "{list}");
    }
    assert_eq!(intake.get(SOURCES).await.json()["reconciliations"], json!([]));
    let request = Request::post(format!("{SOURCES}/12345/reconciliations"));
    let request = request
        .header("cookie", &intake.cookie)
        .header("content-type", "text/plain");
    let refused = server.send(request.body(Body::from("x")).unwrap()).await;
    assert_eq!(refused.problem(), "415 unsupported_media_type");
}

#[tokio::test]
async fn what_somebody_may_not_see_neither_differs_nor_is_it_the_same() {
    let server = start().await;
    server.hire_one("intake-own", Role::Intake, "demo-1").await;
    sent(&server, "EZ1", "oversight").await;
    sent(&server, "EZ2", "demo-1").await;
    sent(&server, "EZ3", "demo-2").await;
    let intake = server.sign_in("intake").await;
    let path = compared(&intake, &format!("{HEADER}1,EZ1,已办结\n2,EZ2,已办结\n")).await;
    for (name, expected) in [
        ("intake", &["EZ2 differs", "EZ3 unlisted"][..]),
        ("oversight-1", &["EZ2 differs", "EZ3 unlisted"]),
        ("reviewer", &["EZ1 differs"]),
        ("intake-own", &["EZ3 unlisted"]),
    ] {
        let desk = server.sign_in(name).await;
        let view = desk.get(&path).await.json();
        assert_eq!(rows(&view), expected, "{name}");
        let counted: u64 = view["counts"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["rows"].as_u64().unwrap())
            .sum();
        assert_eq!(counted, expected.len() as u64, "{name}");
    }
}

#[tokio::test]
async fn only_intake_compares_and_those_who_watch_read_it_for_thirty_days() {
    let server = start().await;
    three(&server).await;
    let path = {
        let intake = server.sign_in("intake").await;
        compared(&intake, &format!("{HEADER}1,EZ1,已办结\n")).await
    };
    for (name, role, _) in crate::support::desk::STAFF {
        let desk = server.sign_in(name).await;
        let reads = [Role::Intake, Role::Oversight, Role::Reviewer].contains(role);
        for path in [path.clone(), format!("{path}/differences.csv")] {
            let status = desk.get(&path).await.status.as_u16();
            assert_eq!(status, if reads { 200 } else { 403 }, "{name} {path}");
        }
        if *role != Role::Intake {
            assert_eq!(send(&desk, "", HEADER).await.problem(), "403 not_allowed", "{name}");
        }
    }
    server.set_clock("2026-12-28T10:00:00+08:00");
    forget(&server.app).await.unwrap();
    let intake = server.sign_in("intake").await;
    assert_eq!(intake.get(&path).await.json()["rows"], json!([]));
    assert_eq!(intake.get(SOURCES).await.json()["reconciliations"], json!([]));
}

//! Every route of the desk × every role × what a case is about and where it stands: who gets an answer at all.
//!
//! And canaries: what a complaint says, who wrote it, when and through which door reaches nobody it is about.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

mod support;

use axum::http::StatusCode;
use qingyu_api::{CALLS, Method};
use serde_json::json;
use std::fmt::Write as _;
use support::desk::{Desk, STAFF, Team};
use support::{Server, code, key, request};

/// Cases: name, kind, unit, text.
const CASES: [(&str, &str, &str, &str); 5] = [
    (
        "complaint about demo-1",
        "complaint",
        "demo-1",
        "昨天在窗口等了两个小时",
    ),
    (
        "complaint about oversight",
        "complaint",
        "oversight",
        "督察部门的人没有回话",
    ),
    (
        "complaint in danger",
        "complaint",
        "demo-1",
        "有人正在打我，我被困在楼里，快来",
    ),
    ("enquiry to demo-2", "enquiry", "demo-2", "户口怎么迁"),
    ("praise of demo-1", "praise", "demo-1", "民警帮我找回了钱包"),
];

async fn file(server: &Server, kind: &str, unit: &str, text: &str) -> String {
    let code = code();
    let body = json!({"query_code": code, "kind": kind, "unit": unit, "text": text, "channel": "web",
        "contact": {"name": "王女士", "phone": "13800138000", "reply_by": "phone"}});
    let answer = server.post("/api/v1/cases", None, &body).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    answer.json()["number"].as_str().unwrap().to_owned()
}

/// What a role may do with a case, without anybody having done anything: sees, and which deeds are offered.
async fn row(desk: &Desk<'_>, number: &str) -> String {
    let answer = desk.get(&format!("/api/v1/desk/cases/{number}")).await;
    if answer.status == StatusCode::NOT_FOUND {
        for command in ["accept", "contact", "take_on"] {
            let refused = desk.act(number, json!({"type": command}), None).await;
            assert_eq!(refused.problem(), "404 not_found", "what is not seen is not acted on");
        }
        return "–".to_owned();
    }
    let story = answer.json();
    let mut names: Vec<&str> = story["deeds"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|deed| deed.get("blocked").is_none())
        .map(|deed| deed["command"].as_str().unwrap())
        .collect();
    names.sort_unstable();
    names.dedup();
    names.join(" ")
}

#[tokio::test]
async fn each_role_sees_and_may_do_exactly_this_before_and_after_acceptance() {
    let server = Server::start().await;
    server.hire().await;
    let mut table = String::new();
    for (name, kind, unit, text) in CASES {
        let number = file(&server, kind, unit, text).await;
        writeln!(table, "{name}, received").unwrap();
        let mut states = vec!["received"];
        if name == "complaint about demo-1" || kind == "enquiry" {
            states.push("accepted");
        }
        for state in states {
            if state == "accepted" {
                server
                    .sign_in("intake")
                    .await
                    .does(&number, json!({"type": "accept"}), None)
                    .await;
                writeln!(table, "{name}, accepted").unwrap();
            }
            for (who, ..) in STAFF {
                let desk = server.sign_in(who).await;
                writeln!(table, "  {who}: {}", row(&desk, &number).await).unwrap();
            }
        }
    }
    insta::assert_snapshot!(table);
}

#[tokio::test]
async fn every_call_of_the_desk_refuses_whoever_is_not_signed_in() {
    let server = Server::start().await;
    let mut seen = 0;
    for call in CALLS.iter().filter(|call| call.path.starts_with("/api/v1/desk/")) {
        let method = match call.method {
            Method::Get => "GET",
            Method::Post => "POST",
            Method::Delete => "DELETE",
        };
        let path = call.path.replace("{number}", "20261127-000001");
        if (method, path.as_str()) == ("POST", "/api/v1/desk/session") {
            continue;
        }
        let answer = server.send(request(method, &path, None, Some(b"{}".to_vec()))).await;
        assert_eq!(answer.problem(), "401 signed_out", "{method} {path}");
        seen += 1;
    }
    assert!(seen >= 18, "{seen} calls were asked");
}

/// Fifty invented names, numbers and phrases.
fn canaries() -> Vec<String> {
    (0..50)
        .map(|n| match n % 3 {
            0 => format!("鸢尾{n:02}号"),
            1 => format!("1390000{n:04}"),
            _ => format!("只有我知道的第{n:02}件事"),
        })
        .collect()
}

/// Everything that somebody can ask the desk for, with what comes back.
async fn all_answers(desk: &Desk<'_>, numbers: &[String]) -> String {
    let mut all = String::new();
    let mut add = |answer: support::Answer| write!(all, "{:?}{}", answer.headers, answer.text()).unwrap();
    for call in CALLS.iter().filter(|call| call.method == Method::Get) {
        let each = if call.path.contains("{number}") {
            numbers
        } else {
            &numbers[..1]
        };
        for number in each {
            add(desk.get(&call.path.replace("{number}", number)).await);
        }
    }
    let notices = desk.get("/api/v1/desk/notices?limit=100").await.json();
    for notice in notices["notices"].as_array().into_iter().flatten() {
        let path = format!("/api/v1/desk/notices/{}", notice["number"].as_str().unwrap());
        add(desk.get(&path).await);
        for command in ["acknowledge", "accept"] {
            let body = json!({"key": key(), "command": {"type": command}});
            add(desk.post(&format!("{path}/acts"), &body).await);
        }
    }
    for number in numbers {
        for command in [
            json!({"type": "accept"}),
            json!({"type": "state"}),
            json!({"type": "look_at_identity", "reason": "help"}),
        ] {
            let text = command["type"] != "accept";
            let answer = desk.act(number, command, text.then_some("为什么")).await;
            all.push_str(&answer.text());
        }
    }
    all
}

/// Brings the cases on, each tenth of them to another stage: received, verifying, with a summary released and findings of
/// a fault and of none, answered, closed.
async fn bring_on(server: &Server, cases: &[(String, String)]) {
    let team = Team::of(server).await;
    let concerned = server.sign_in("concerned").await.id().await;
    for (n, (number, code)) in cases.iter().enumerate().filter(|(n, _)| n % 5 > 0) {
        team.begin(number).await;
        let named = json!({"type": "name_concerned", "people": [concerned]});
        team.verifier.does(number, named, None).await;
        team.look(number, "heard_concerned").await;
        if n % 5 == 1 {
            continue;
        }
        team.summarise(number, "有群众反映近期窗口服务问题。").await;
        let is_fault = n % 2 == 0;
        let (outcome, consequence) = if is_fault {
            ("upheld", "fault")
        } else {
            ("not_upheld", "no_fault")
        };
        team.find(number, outcome, &[consequence]).await;
        if is_fault {
            let way = json!({"type": "hold_accountable", "allegation": 0, "by_way_of": "reminder"});
            team.oversight.does(number, way, None).await;
        } else {
            let to = ["complainant", "officer", "unit"];
            let clear = json!({"type": "clarify", "allegation": 0, "to": to});
            team.verifier.does(number, clear, Some("经核查没有过错。")).await;
        }
        if n % 5 > 2 {
            team.answer(number).await;
        }
        if n % 5 > 3 {
            let body = json!({"key": key(), "level": 5, "solved": "yes"});
            let done = server.post("/api/v1/case/evaluation", Some(code), &body).await;
            assert_eq!(done.status, StatusCode::CREATED, "{}", done.text());
        }
    }
    server.set_clock("2026-11-27T17:00:00+08:00");
    qingyu_server::jobs::look(&server.app).await.unwrap();
}

#[tokio::test]
async fn no_canary_of_a_complaint_reaches_those_it_is_about_in_any_state() {
    let server = Server::start().await;
    server.set_clock("2026-11-27T16:45:00+08:00");
    server.hire().await;
    let canaries = canaries();
    let mut cases = Vec::new();
    for (n, canary) in canaries.iter().enumerate() {
        let code = code();
        let phone = if n % 3 == 1 {
            canary.clone()
        } else {
            "13800138000".to_owned()
        };
        let name = if n % 3 == 0 {
            canary.clone()
        } else {
            "某某".to_owned()
        };
        let body = json!({"query_code": code, "kind": "complaint", "unit": "demo-1", "text": format!("经过：{canary}"), "channel": "web",
            "officer": format!("警号{canary}"), "contact": {"name": name, "phone": phone, "reply_by": "phone"}});
        let answer = server.post("/api/v1/cases", None, &body).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
        cases.push((answer.json()["number"].as_str().unwrap().to_owned(), code.clone()));
        let message = json!({"key": key(), "text": format!("补充：{canary}")});
        assert_eq!(
            server.post("/api/v1/case/messages", Some(&code), &message).await.status,
            StatusCode::CREATED
        );
    }
    bring_on(&server, &cases).await;
    let numbers: Vec<String> = cases.into_iter().map(|(number, _)| number).collect();
    let oversight = server.sign_in("oversight-1").await;
    let story = oversight.story(&numbers[0]).await;
    assert!(
        story.to_string().contains(&canaries[0]),
        "the test looks where the words are"
    );
    for who in [
        "head",
        "concerned",
        "verifier-own",
        "handler",
        "supervisor",
        "support",
        "psychology",
        "admin",
        "legal",
        "command",
    ] {
        let desk = server.sign_in(who).await;
        let all = all_answers(&desk, &numbers).await;
        let is_told = ["head", "concerned"].contains(&who);
        assert_eq!(all.contains("有群众反映近期窗口"), is_told, "{who} and the summary");
        for secret in &canaries {
            assert!(!all.contains(secret.as_str()), "{who} learns {secret}");
        }
        for number in &numbers {
            assert!(
                !all.contains(number.as_str()),
                "{who} learns the day and order of filing"
            );
        }
    }
    let story = oversight.story(&numbers[0]).await.to_string();
    assert!(!story.contains("13800138000"), "an identity is in no story");
}

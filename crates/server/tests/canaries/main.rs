//! Canaries: what a complaint says, who wrote it, when and through which door reaches nobody it is about, and no log.
//!
//! Not in any stage, not by lists, tables, notices, errors or what was erased; on both databases, at the level the
//! server logs by default and below it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "tests fail by panicking"
)]

mod log;
mod stages;
#[path = "../support/mod.rs"]
mod support;

use std::fmt::Write as _;

use axum::http::StatusCode;
use log::{listen, logged};
use qingyu_api::{CALLS, Method};
use qingyu_server::jobs;
use qingyu_server::patience::{Patience, Stop};
use serde_json::{Value, json};
use stages::bring_on;
use support::desk::{Desk, NOTE, STAFF};
use support::postgres::Database;
use support::wire::Listening;
use support::{Server, code, key};

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

/// A complaint that has its canary wherever a citizen can write, and nothing else that the others have.
fn complaint(n: usize, canary: &str, code: &str) -> Value {
    let of = |kind: usize, usual: &str| {
        if n % 3 == kind {
            canary.to_owned()
        } else {
            usual.to_owned()
        }
    };
    let (name, phone) = (of(0, "某某"), of(1, "13800138000"));
    let mut body = json!({"query_code": code, "kind": "complaint", "unit": "demo-1", "window": "demo-1-hall",
        "text": format!("经过：{canary}"), "channel": "web", "officer": format!("警号{canary}"),
        "help": {"on_behalf_of": format!("替{canary}写的"), "urgent": {"reason": format!("因为{canary}")}},
        "contact": {"name": name, "phone": phone, "email": format!("a{n}@example.cn"), "reply_by": "phone"}});
    if n == 49 {
        body["enterprise"] = json!({"name": format!("{canary}公司")});
    }
    body
}

/// What was filed: number, code, canary.
pub struct Filed {
    pub number: String,
    pub code: String,
    pub canary: String,
}

async fn says(server: &Server, filed: &Filed, call: &str, mut body: Value) {
    body["key"] = json!(key());
    let done = server
        .post(&format!("/api/v1/case/{call}"), Some(&filed.code), &body)
        .await;
    assert!(done.status.is_success(), "{call}: {}", done.text());
}

async fn file_all(server: &Server) -> Vec<Filed> {
    let mut all = Vec::new();
    for (n, canary) in canaries().into_iter().enumerate() {
        let code = code();
        let answer = server.post("/api/v1/cases", None, &complaint(n, &canary, &code)).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
        let number = answer.json()["number"].as_str().unwrap().to_owned();
        let filed = Filed { number, code, canary };
        let words = format!("补充：{}", filed.canary);
        says(server, &filed, "messages", json!({"text": words})).await;
        if n % 5 == 0 {
            says(server, &filed, "withdrawal", json!({"reason": words})).await;
            says(server, &filed, "reprisal", json!({"text": words})).await;
        }
        all.push(filed);
    }
    all
}

/// Everything that somebody can ask the desk for, and much that is refused, with what comes back.
async fn all_answers(desk: &Desk<'_>, cases: &[Filed]) -> String {
    let mut all = String::new();
    let mut add = |answer: support::Answer| write!(all, "{:?}{}", answer.headers, answer.text()).unwrap();
    for call in CALLS.iter().filter(|call| call.method == Method::Get) {
        let count = if call.path.contains("{number}") { cases.len() } else { 1 };
        for one in &cases[..count] {
            add(desk.get(&call.path.replace("{number}", &one.number)).await);
        }
    }
    let mut after = String::new();
    loop {
        let page = desk.get(&format!("/api/v1/desk/notices?limit=100{after}")).await.json();
        for notice in page["notices"].as_array().into_iter().flatten() {
            let path = format!("/api/v1/desk/notices/{}", notice["number"].as_str().unwrap());
            add(desk.get(&path).await);
            for command in ["acknowledge", "accept"] {
                let body = json!({"key": key(), "command": {"type": command}});
                add(desk.post(&format!("{path}/acts"), &body).await);
            }
        }
        match page["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => break,
        }
    }
    for one in cases {
        for command in ["accept", "state", "look_at_identity", "nonsense"] {
            let mut command = json!({"type": command});
            if command["type"] == "look_at_identity" {
                command["reason"] = json!("help");
            }
            let body = json!({"key": key(), "version": 2, "command": command, "text": "为什么"});
            add(desk
                .post(&format!("/api/v1/desk/cases/{}/acts", one.number), &body)
                .await);
        }
    }
    all
}

/// What is wrong is said without what was sent; over a socket, so that all that handles connections logs, too.
async fn sends_nonsense(server: &Server) {
    let listening = Listening::start(server.router.clone(), Patience::default(), Stop::default()).await;
    let (canary, code) = (&canaries()[2], code());
    let bodies = [
        json!({"query_code": code, canary.as_str(): 1}).to_string(),
        json!({"query_code": code, "kind": canary, "unit": canary, "text": 5, "channel": canary}).to_string(),
        json!({"query_code": code, "kind": "complaint", "text": canary.repeat(600)}).to_string(),
        format!("{{\"text\": \"{canary}"),
        json!({"query_code": code, "kind": "praise", "unit": "demo-2", "text": canary, "channel": "web"}).to_string(),
    ];
    for body in bodies {
        let mut client = listening.connect().await;
        let length = body.len();
        let head = format!(
            "POST /api/v1/cases HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n"
        );
        client.send(&(head + &body)).await;
        let answer = client.rest().await;
        assert!(answer.starts_with("HTTP/1.1 "), "{answer}");
        assert!(!answer.contains(canary.as_str()), "{answer}");
    }
    for head in [
        format!("GET /api/v1/case HTTP/1.1\r\nHost: a\r\nQuery-Code: {code}\r\nConnection: close\r\n\r\n"),
        format!("GET /{code} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"),
        format!("NONSENSE {canary}\r\n\r\n"),
    ] {
        let mut client = listening.connect().await;
        client.send(&head).await;
        let answer = client.rest().await;
        assert!(!answer.contains(canary.as_str()) && !answer.contains(&code), "{answer}");
    }
    listening.stop.tell();
    assert!(listening.end().await, "it ends by itself");
}

/// What a citizen had erased is told to nobody, its citizen among them.
async fn erases(server: &Server, cases: &[Filed], oversight: &Desk<'_>) {
    for filed in cases.iter().skip(4).step_by(5) {
        says(server, filed, "erasure", json!({})).await;
        let mut all = oversight.story(&filed.number).await.to_string();
        for path in ["", "/text", "/export"] {
            all += &server
                .get(&format!("/api/v1/case{path}"), Some(&filed.code))
                .await
                .text();
        }
        let form = format!("query_code={}", filed.code);
        all += &server.post_form("/lite/case", &form).await.text();
        let look = json!({"type": "look_at_identity", "reason": "follow_up"});
        let look = oversight.act(&filed.number, look, Some("回访")).await;
        assert_eq!(look.problem(), "409 not_now");
        assert!(all.contains(&filed.number) && !all.contains(&filed.canary), "{all}");
    }
}

/// Nothing of a citizen's, no code and no session stands in a log.
fn is_logged_without(cases: &[Filed], cookies: &[String]) {
    let logged = logged();
    assert!(
        logged.contains("the duty phone could not be called"),
        "the log is looked at"
    );
    assert!(logged.contains("\"level\":\"DEBUG\""), "below the usual level, too");
    for filed in cases {
        assert!(!logged.contains(&filed.canary), "{} is logged", filed.canary);
        assert!(!logged.contains(&filed.code), "a code is logged");
    }
    for secret in ["13800138000", "@example.cn", support::desk::PASSWORD, NOTE] {
        assert!(!logged.contains(secret), "{secret} is logged");
    }
    for cookie in cookies {
        let (_, token) = cookie.split_once('=').unwrap();
        assert!(!logged.contains(token), "a session is logged");
    }
}

async fn nobody_learns(server: Server) {
    server.set_clock("2026-11-27T16:45:00+08:00");
    server.hire().await;
    let cases = file_all(&server).await;
    bring_on(&server, &cases).await;
    let emergency = json!({"query_code": code(), "kind": "complaint", "text": "我被困在楼里", "channel": "web"});
    assert_eq!(server.post("/api/v1/cases", None, &emergency).await.status, 201);
    jobs::alert::look(&server.app).await.unwrap();
    sends_nonsense(&server).await;
    let oversight = server.sign_in("oversight-1").await;
    let story = oversight.story(&cases[0].number).await.to_string();
    assert!(story.contains(&cases[0].canary), "the test looks where the words are");
    assert!(!story.contains("13800138000"), "an identity is in no story");
    let mut cookies = vec![oversight.cookie.clone()];
    let work = ["intake", "oversight-1", "oversight-2", "verifier", "reviewer"];
    for (who, ..) in STAFF.iter().filter(|(who, ..)| !work.contains(who)) {
        let desk = server.sign_in(who).await;
        cookies.push(desk.cookie.clone());
        // A complaint of an enterprise is shown to legal.
        let hidden = &cases[..cases.len() - usize::from(*who == "legal")];
        let all = all_answers(&desk, hidden).await;
        let is_told = ["head", "concerned"].contains(who);
        assert_eq!(all.contains("有群众反映近期窗口"), is_told, "{who} and the summary");
        assert!(!all.contains(NOTE), "{who} reads the record");
        for filed in hidden {
            assert!(!all.contains(&filed.canary), "{who} learns {}", filed.canary);
            assert!(!all.contains(&filed.number), "{who} learns the day and order of filing");
        }
    }
    erases(&server, &cases, &oversight).await;
    is_logged_without(&cases, &cookies);
}

/// A server that logs, and whose duty phone is out of order.
async fn server(change: impl FnOnce(&mut qingyu_server::config::Settings)) -> Server {
    listen();
    Server::with(|settings| {
        settings.alert_program = Some("/nonexistent".into());
        change(settings);
    })
    .await
}

#[tokio::test]
async fn no_canary_of_a_complaint_reaches_those_it_is_about_in_any_state() {
    let server = server(|_| {}).await;
    Box::pin(nobody_learns(server)).await;
}

#[tokio::test]
async fn no_canary_reaches_them_on_postgresql_either() {
    let database = Database::create();
    let server = server(|settings| settings.database_url = Some(database.url())).await;
    let app = server.app.clone();
    Box::pin(nobody_learns(server)).await;
    app.store.clone().close().await;
}

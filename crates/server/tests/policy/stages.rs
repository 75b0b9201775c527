//! A case in each stage that it can be in, brought there through the calls.

use axum::http::StatusCode;
use qingyu_domain::case::notice_number;
use qingyu_server::jobs;
use serde_json::{Value, json};

use super::support::crew::Hand;
use super::support::desk::words;
use super::support::{Answer, NOW, Server, code, key};
use super::ways::STAGES;

/// Files a case and brings it there; its number.
pub async fn brought(server: &Server, hands: &[Hand<'_>], other: &str, stage: usize) -> String {
    let (name, kind, unit, ways) = STAGES[stage];
    // Each on the same morning: what is released waits for the evening.
    server.set_clock(NOW);
    let code = code();
    let body = json!({"query_code": code, "kind": kind, "unit": unit, "text": "昨天在窗口等了两个小时", "channel": "web",
        "contact": {"name": "王女士", "phone": "13800138000", "reply_by": "phone"}});
    let filed = server.post("/api/v1/cases", None, &body).await;
    assert_eq!(filed.status, StatusCode::CREATED, "{}", filed.text());
    let number = filed.json()["number"].as_str().unwrap().to_owned();
    for step in ways.iter().copied().flatten() {
        let mut parts = step.splitn(3, ' ');
        let (who, what) = (parts.next().unwrap(), parts.next().unwrap());
        let fields = filled(parts.next().unwrap_or("{}"), hands, other);
        let answer = match who {
            "citizen" => citizen(server, &code, what, fields).await,
            "system" => {
                server.set_clock("2026-11-27T17:00:00+08:00");
                jobs::look(&server.app).await.unwrap();
                continue;
            }
            _ => {
                let hand = hands.iter().find(|hand| hand.name == who).unwrap();
                staff(server, hand, &number, what, fields).await
            }
        };
        assert!(answer.status.is_success(), "{name}, {step}: {}", answer.text());
    }
    number
}

fn filled(fields: &str, hands: &[Hand<'_>], other: &str) -> Value {
    let mut text = fields.replace('\'', "\"").replace("$case", other);
    for hand in hands {
        text = text.replace(&format!("\"${}\"", hand.name), &format!("\"{}\"", hand.id));
    }
    serde_json::from_str(&text).unwrap()
}

async fn citizen(server: &Server, code: &str, call: &str, mut body: Value) -> Answer {
    body["key"] = json!(key());
    server.post(&format!("/api/v1/case/{call}"), Some(code), &body).await
}

async fn staff(server: &Server, hand: &Hand<'_>, number: &str, what: &str, mut command: Value) -> Answer {
    command["type"] = json!(what);
    let text = words(&command);
    if !matches!(what, "state" | "object_to_fault") {
        return hand.desk().await.act(number, command, text).await;
    }
    let path = format!("/api/v1/desk/notices/{}/acts", notice(server, number).await);
    let body = json!({"key": key(), "command": command, "text": text});
    hand.desk().await.post(&path, &body).await
}

/// The number of the case's notices.
pub async fn notice(server: &Server, number: &str) -> String {
    let stored = server.app.store.case_by_number(number).await.unwrap().unwrap();
    notice_number(&stored.id)
}

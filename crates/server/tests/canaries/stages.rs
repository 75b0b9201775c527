//! The cases in their stages.

use axum::http::StatusCode;
use serde_json::json;

use super::support::desk::{Desk, NOTE, Team};
use super::support::{Server, key};
use super::{Filed, says};

/// Brings the cases on, each tenth of them to another stage: received, verifying, with a summary released and findings of
/// a fault and of none, answered, closed.
pub async fn bring_on(server: &Server, cases: &[Filed]) {
    let team = Team::of(server).await;
    let concerned = server.sign_in("concerned").await.id().await;
    for (n, filed) in cases.iter().enumerate().filter(|(n, _)| n % 5 > 0) {
        let number = &filed.number;
        team.begin(number).await;
        let named = json!({"type": "name_concerned", "people": [concerned]});
        team.verifier.does(number, named, None).await;
        team.look(number, "heard_concerned").await;
        if n % 5 > 1 {
            team.summarise(number, "有群众反映近期窗口服务问题。").await;
            continue;
        }
        let more = json!({"type": "propose", "proposal": {"what": "extend"}});
        team.verifier.does(number, more, Some(NOTE)).await;
        let agreed = json!({"type": "approve", "proposal": 0});
        team.second.does(number, agreed, None).await;
        let words = format!("我不同意：{}", filed.canary);
        says(server, filed, "objection", json!({"text": words})).await;
    }
    server.set_clock("2026-11-27T17:00:00+08:00");
    qingyu_server::jobs::look(&server.app).await.unwrap();
    speak(&server.sign_in("concerned").await).await;
    let team = Team::of(server).await;
    for (n, filed) in cases.iter().enumerate().filter(|(n, _)| n % 5 > 1) {
        let number = &filed.number;
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
            let words = format!("评价：{}", filed.canary);
            let body = json!({"level": 5, "solved": "yes", "text": words});
            says(server, filed, "evaluation", body).await;
        }
    }
}

/// Says something by every notice.
async fn speak(concerned: &Desk<'_>) {
    let page = concerned.get("/api/v1/desk/notices?limit=100").await.json();
    for notice in page["notices"].as_array().unwrap() {
        let path = format!("/api/v1/desk/notices/{}/acts", notice["number"].as_str().unwrap());
        let body = json!({"key": key(), "command": {"type": "state"}, "text": "当天按规定办理。"});
        let done = concerned.post(&path, &body).await;
        assert_eq!(done.status, StatusCode::OK, "{}", done.text());
    }
}

//! The closed loop through the API: a complaint from receipt to its end, and what each side sees of it.

use crate::support::desk::{NOTE, Team, number};
use crate::support::{Server, key};
use axum::http::StatusCode;
use serde_json::{Value, json};

#[tokio::test]
async fn a_complaint_is_verified_answered_and_closed_and_both_sides_see_the_same_steps() {
    let server = Server::start().await;
    server.hire().await;
    let code = server.filed().await;
    let number = number(&server, &code).await;
    let team = Team::of(&server).await;
    team.begin(&number).await;
    team.verify(&number).await;
    let found = server.get("/api/v1/case", Some(&code)).await.json();
    assert_eq!(found["status"], "found", "{found}");
    assert_eq!(found["answer"], Value::Null);
    team.answer(&number).await;
    let answered = server.get("/api/v1/case", Some(&code)).await.json();
    assert_eq!(answered["status"], "answered");
    assert_eq!(answered["answer"], "经核查，您反映的情况属实。");
    assert!(
        !answered.to_string().contains("执法记录仪"),
        "records stay inside: {answered}"
    );
    assert!(
        !answered.to_string().contains("人员"),
        "no name of the staff: {answered}"
    );
    let body = json!({"key": key(), "level": 5, "solved": "yes"});
    assert_eq!(
        server.post("/api/v1/case/evaluation", Some(&code), &body).await.status,
        StatusCode::CREATED
    );
    let closed = server.get("/api/v1/case", Some(&code)).await.json();
    assert_eq!(closed["status"], "closed");
    let story = team.oversight.story(&number).await;
    assert_eq!(story["status"], "closed");
    let told = closed["timeline"].as_array().unwrap();
    for line in told {
        let at = line["at"].as_str().unwrap();
        let events = story["timeline"].as_array().unwrap();
        assert!(
            events.iter().any(|event| event["at"] == at),
            "{line} is no step of the case"
        );
    }
    assert_eq!(story["allegations"][0]["outcome"], "upheld");
    assert!(
        story["texts"]
            .as_array()
            .unwrap()
            .iter()
            .any(|text| text["text"] == NOTE)
    );
}

#[tokio::test]
async fn the_musts_stand_in_the_way_of_every_short_cut() {
    let server = Server::start().await;
    server.hire().await;
    let number = number(&server, &server.filed().await).await;
    let team = Team::of(&server).await;
    let answer = json!({"type": "answer", "organ": "市公安局"});
    assert_eq!(
        team.verifier.act(&number, answer.clone(), Some("好")).await.problem(),
        "404 not_found"
    );
    team.begin(&number).await;
    let refused = |answer: crate::support::Answer| {
        assert_eq!(answer.status, StatusCode::CONFLICT, "{}", answer.text());
        answer.json()["rule"].as_str().unwrap_or_default().to_owned()
    };
    assert_eq!(
        refused(team.verifier.act(&number, answer.clone(), Some("好")).await),
        "must_allege"
    );
    team.verifier
        .does(&number, json!({"type": "allege", "cause": "attitude"}), None)
        .await;
    let finding = json!({"type": "propose", "proposal": {"what": "finding", "allegation": 0, "outcome": "not_upheld", "consequences": ["no_fault"]}});
    let rule = refused(team.verifier.act(&number, finding.clone(), Some(NOTE)).await);
    assert!(
        ["must_preserve", "must_verify", "must_hear"].contains(&rule.as_str()),
        "{rule}"
    );
    let story = team.verifier.story(&number).await;
    let deed = |name: &str| {
        story["deeds"]
            .as_array()
            .unwrap()
            .iter()
            .find(|deed| deed["command"] == name)
            .cloned()
    };
    assert_eq!(deed("answer").unwrap()["blocked"], "must_verify");
    assert_eq!(deed("verify").unwrap().get("blocked"), None);
    assert_eq!(deed("accept"), None);
}

#[tokio::test]
async fn nobody_approves_alone_and_a_stale_page_changes_nothing() {
    let server = Server::start().await;
    server.hire().await;
    let number = number(&server, &server.filed().await).await;
    let team = Team::of(&server).await;
    let refuse = json!({"type": "propose", "proposal": {"what": "refuse", "ground": "unreadable"}});
    team.oversight.does(&number, refuse, Some("看不懂写的是什么")).await;
    let approve = json!({"type": "approve", "proposal": 0});
    let alone = team.oversight.act(&number, approve.clone(), None).await;
    assert_eq!(alone.json()["rule"], "second_person");
    let path = format!("/api/v1/desk/cases/{number}/acts");
    let version = team.second.story(&number).await["version"].clone();
    let stale = json!({"key": key(), "version": version.as_i64().unwrap() - 1, "command": approve});
    assert_eq!(team.second.post(&path, &stale).await.problem(), "409 stale");
    let body = json!({"key": key(), "version": version, "command": approve});
    let first = team.second.post(&path, &body).await;
    assert_eq!(first.status, StatusCode::OK, "{}", first.text());
    let again = team.second.post(&path, &body).await;
    assert_eq!(again.json(), first.json(), "the same key gets the same answer");
    let mut other = body.clone();
    other["command"] = json!({"type": "contact"});
    assert_eq!(team.second.post(&path, &other).await.problem(), "409 conflict");
}

#[tokio::test]
async fn a_refusal_is_told_with_its_reason_only_once_a_second_person_agreed() {
    let server = Server::start().await;
    server.hire().await;
    let code = server.filed().await;
    let number = number(&server, &code).await;
    let team = Team::of(&server).await;
    let refuse = json!({"type": "propose", "proposal": {"what": "refuse", "ground": "no_content"}});
    team.intake.does(&number, refuse, Some("没有写任何事情")).await;
    let waiting = server.get("/api/v1/case", Some(&code)).await.text();
    assert!(!waiting.contains("没有写任何事情"));
    team.oversight
        .does(&number, json!({"type": "approve", "proposal": 0}), None)
        .await;
    let refused = server.get("/api/v1/case", Some(&code)).await.json();
    assert_eq!(refused["status"], "refused");
    assert_eq!(refused["decisions"][0]["reason"], "没有写任何事情");
    assert!(refused["may"].as_array().unwrap().contains(&json!("object")));
}

//! Acts, looks at identities and the queue: how the desk's calls behave around the rules.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

mod support;

use axum::http::StatusCode;
use serde_json::{Value, json};
use support::desk::number;
use support::{Server, complaint, key};

#[tokio::test]
async fn faults_of_an_act_are_named_all_at_once_and_nothing_is_lost_of_it() {
    let server = Server::start().await;
    server.hire().await;
    let number = number(&server, &server.filed().await).await;
    let intake = server.sign_in("intake").await;
    let path = format!("/api/v1/desk/cases/{number}/acts");
    let body = |command: Value| json!({"key": "x", "version": 2, "command": command, "text": "多余"});
    assert_eq!(
        intake.post(&path, &body(json!({"type": "accept"}))).await.problem(),
        "422 invalid key:malformed text:unknown_field"
    );
    for command in [
        json!({"type": "close"}),
        json!({"type": "take_on", "x": 1}),
        json!({"type": "return", "text": "藏在里面"}),
        json!(3),
    ] {
        let answer = intake.post(&path, &body(command.clone())).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{command}");
        assert!(answer.problem().contains("command:"), "{}", answer.text());
    }
    let missing = json!({"key": key(), "version": 2, "command": {"type": "propose", "proposal": {"what": "extend"}}});
    assert_eq!(
        intake.post(&path, &missing).await.problem(),
        "422 invalid text:required"
    );
}

#[tokio::test]
async fn every_look_at_an_identity_needs_a_reason_and_is_shown_to_the_citizen() {
    let server = Server::start().await;
    server.hire().await;
    let mut body = complaint();
    body["contact"] = json!({"name": "王女士", "phone": "13800138000", "reply_by": "phone"});
    assert_eq!(
        server.post("/api/v1/cases", None, &body).await.status,
        StatusCode::CREATED
    );
    let code = body["query_code"].as_str().unwrap();
    let number = number(&server, code).await;
    let intake = server.sign_in("intake").await;
    let story = intake.story(&number).await;
    assert!(!story.to_string().contains("13800138000") && !story.to_string().contains("王女士"));
    let look = json!({"type": "look_at_identity", "reason": "follow_up"});
    assert_eq!(
        intake.act(&number, look.clone(), None).await.problem(),
        "422 invalid text:required"
    );
    let seen = intake.does(&number, look, Some("按约定回访")).await;
    assert_eq!(seen["identity"]["phone"], "13800138000");
    let told = server.get("/api/v1/case", Some(code)).await.json();
    assert!(told["timeline"].to_string().contains("identity"), "{told}");
    assert!(!told.to_string().contains("按约定回访"));
}

#[tokio::test]
async fn the_queue_holds_what_is_to_be_done_and_pages_without_losing_any() {
    let server = Server::start().await;
    server.hire().await;
    let mut numbers = Vec::new();
    for _ in 0..5 {
        numbers.push(number(&server, &server.filed().await).await);
    }
    let mut urgent = complaint();
    urgent["text"] = json!("有人正在打我，我被困在楼里，快来");
    server.post("/api/v1/cases", None, &urgent).await;
    let urgent = number(&server, urgent["query_code"].as_str().unwrap()).await;
    let intake = server.sign_in("intake").await;
    let mut listed = Vec::new();
    let mut path = "/api/v1/desk/queue?limit=2".to_owned();
    loop {
        let page = intake.get(&path).await.json();
        let tasks = page["tasks"].as_array().unwrap();
        assert!(tasks.len() <= 2);
        listed.extend(tasks.iter().map(|task| task["number"].as_str().unwrap().to_owned()));
        match page["next"].as_str() {
            Some(next) => path = format!("/api/v1/desk/queue?limit=2&after={next}"),
            None => break,
        }
    }
    assert_eq!(listed[0], urgent, "疑似危急 first");
    numbers.push(urgent);
    let mut sorted = listed.clone();
    sorted.sort();
    numbers.sort();
    assert_eq!(sorted, numbers, "each once");
    for bad in ["limit=0", "limit=101", "after=x", "role=boss", "x=1"] {
        assert_eq!(
            intake.get(&format!("/api/v1/desk/queue?{bad}")).await.problem(),
            "422 invalid filter:malformed",
            "{bad}"
        );
    }
    let verifier = server.sign_in("verifier").await;
    assert_eq!(verifier.get("/api/v1/desk/queue").await.json()["tasks"], json!([]));
}

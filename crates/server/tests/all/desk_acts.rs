//! Acts and looks at identities: how the desk's calls behave around the rules.

use crate::support::desk::{Team, number};
use crate::support::{Server, complaint, key};
use axum::http::StatusCode;
use serde_json::{Value, json};

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
async fn what_a_citizen_says_about_the_handler_does_not_reach_the_handler() {
    let server = Server::start().await;
    server.hire().await;
    let body = json!({"query_code": crate::support::code(), "kind": "enquiry", "unit": "demo-2", "text": "户口怎么迁", "channel": "web"});
    server.post("/api/v1/cases", None, &body).await;
    let code = body["query_code"].as_str().unwrap();
    let case = number(&server, code).await;
    let (intake, handler) = (server.sign_in("intake").await, server.sign_in("handler").await);
    intake.does(&case, json!({"type": "accept"}), None).await;
    let to = handler.id().await;
    intake.does(&case, json!({"type": "assign", "to": to}), None).await;
    handler.does(&case, json!({"type": "take_on"}), None).await;
    let report = json!({"key": key(), "text": "承办人打电话骂我"});
    assert_eq!(
        server.post("/api/v1/case/reprisal", Some(code), &report).await.status,
        StatusCode::CREATED
    );
    let pressed = json!({"key": key(), "reason": "有人要求我撤回，就是承办的人"});
    assert_eq!(
        server
            .post("/api/v1/case/withdrawal", Some(code), &pressed)
            .await
            .status,
        StatusCode::OK
    );
    for desk in [&handler, &intake] {
        let seen = desk.story(&case).await.to_string() + &desk.get("/api/v1/desk/queue").await.text();
        for secret in ["承办人打电话骂我", "就是承办的人", "reprisal", "pressed"] {
            assert!(!seen.contains(secret), "{secret} in {seen}");
        }
    }
    let watching = server.sign_in("oversight-1").await.story(&case).await.to_string();
    for told in ["承办人打电话骂我", "就是承办的人", "reprisal_reported", "pressed"] {
        assert!(watching.contains(told), "{told}");
    }
}

#[tokio::test]
async fn a_case_is_merged_only_into_one_that_exists_and_names_stay_short() {
    let server = Server::start().await;
    server.hire().await;
    let (one, other) = (
        number(&server, &server.filed().await).await,
        number(&server, &server.filed().await).await,
    );
    let intake = server.sign_in("intake").await;
    for into in ["x", "20261127-999999", one.as_str()] {
        let merge = json!({"type": "propose", "proposal": {"what": "merge", "into": into}});
        let answer = intake.act(&one, merge, Some("同一件事")).await;
        assert_eq!(answer.problem(), "422 invalid command:unknown", "{into}");
        let repeat = intake.act(&one, json!({"type": "link_repeat", "to": into}), None).await;
        assert_eq!(repeat.problem(), "422 invalid command:unknown", "{into}");
    }
    let merge = json!({"type": "propose", "proposal": {"what": "merge", "into": other}});
    intake.does(&one, merge, Some("同一件事")).await;
    let long = json!({"type": "answer", "organ": "很".repeat(61)});
    assert_eq!(
        intake.act(&one, long, Some("好")).await.problem(),
        "422 invalid command:unknown"
    );
}

#[tokio::test]
async fn an_act_that_ends_ones_sight_is_answered_again_all_the_same() {
    let server = Server::start().await;
    server.hire().await;
    let case = number(&server, &server.filed().await).await;
    let team = Team::of(&server).await;
    team.assign(&case).await;
    let verifier = &team.verifier;
    let version = verifier.story(&case).await["version"].clone();
    let body = json!({"key": key(), "version": version, "command": {"type": "return"}, "text": "我在那里有熟人"});
    let path = format!("/api/v1/desk/cases/{case}/acts");
    let first = verifier.post(&path, &body).await;
    assert_eq!(first.status, StatusCode::OK, "{}", first.text());
    assert_eq!(
        verifier.get(&format!("/api/v1/desk/cases/{case}")).await.problem(),
        "404 not_found"
    );
    assert_eq!(verifier.post(&path, &body).await.json(), first.json());
}

#[tokio::test]
async fn recordings_ordered_and_preserved_twice_leave_nothing_in_the_queue() {
    let server = Server::start().await;
    server.hire().await;
    let code = server.filed().await;
    let case = number(&server, &code).await;
    let team = Team::of(&server).await;
    team.begin(&case).await;
    let verifier = &team.verifier;
    let mut now = server.app.clock.now();
    for _ in 0..3 {
        // A real clock does not stand at whole seconds.
        now = now.plus_ms(420_123);
        server.app.clock.set(now);
        verifier
            .does(
                &case,
                json!({"type": "order_preservation", "recordings": ["surveillance"]}),
                None,
            )
            .await;
        // A real clock does not stand at whole seconds.
        now = now.plus_ms(420_123);
        server.app.clock.set(now);
        verifier.does(&case, json!({"type": "preserve"}), Some("已封存")).await;
        let queue = verifier.get("/api/v1/desk/queue").await.text();
        assert!(!queue.contains("preserve"), "{queue}");
    }
}

#[tokio::test]
async fn an_evaluation_is_in_the_story_and_its_words_are_for_those_who_may_read_them() {
    let server = Server::start().await;
    server.hire().await;
    let body = json!({"query_code": crate::support::code(), "kind": "enquiry", "unit": "demo-2", "text": "户口怎么迁", "channel": "web"});
    server.post("/api/v1/cases", None, &body).await;
    let code = body["query_code"].as_str().unwrap();
    let case = number(&server, code).await;
    let (intake, handler) = (server.sign_in("intake").await, server.sign_in("handler").await);
    intake.does(&case, json!({"type": "accept"}), None).await;
    let to = handler.id().await;
    intake.does(&case, json!({"type": "assign", "to": to}), None).await;
    handler.does(&case, json!({"type": "take_on"}), None).await;
    handler
        .does(&case, json!({"type": "answer"}), Some("带户口簿到窗口办理。"))
        .await;
    let words = "承办人说话不耐烦";
    let evaluation = json!({"key": key(), "level": 2, "solved": "partly", "text": words});
    let said = server.post("/api/v1/case/evaluation", Some(code), &evaluation).await;
    assert_eq!(said.status, StatusCode::CREATED, "{}", said.text());
    for (desk, reads) in [(&intake, true), (&handler, false)] {
        let story = desk.story(&case).await;
        let lines = story["timeline"].as_array().unwrap();
        let line = lines.iter().find(|line| line["event"] == "evaluated").unwrap();
        assert_eq!(
            line["fact"],
            json!({"what": "evaluated", "level": 2, "solved": "partly"})
        );
        assert_eq!(story["texts"].to_string().contains(words), reads);
    }
}

//! A lost query code: another one is handed out at the counter, and the one before is dead.

use crate::support::desk::{Desk, number};
use crate::support::{Server, complaint, key};
use axum::http::StatusCode;
use serde_json::{Value, json};

/// A case with a contact: its code and number.
async fn filed(server: &Server) -> (String, String) {
    let mut body = complaint();
    body["contact"] = json!({"name": "王女士", "phone": "13800138000", "reply_by": "phone"});
    let answer = server.post("/api/v1/cases", None, &body).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    let code = body["query_code"].as_str().unwrap().to_owned();
    let number = number(server, &code).await;
    (code, number)
}

/// Until a second person has agreed.
async fn agreed(server: &Server, intake: &Desk<'_>, number: &str) {
    let look = json!({"type": "look_at_identity", "reason": "lost_code"});
    intake.does(number, look, Some("本人到窗口，说查询码丢了。")).await;
    let propose = json!({"type": "propose", "proposal": {"what": "new_code"}});
    intake.does(number, propose, Some("本人到窗口，核对了身份证。")).await;
    let oversight = server.sign_in("oversight-1").await;
    oversight
        .does(number, json!({"type": "approve", "proposal": 0}), None)
        .await;
}

#[tokio::test]
async fn the_new_code_opens_the_case_and_the_old_one_nothing() {
    let server = Server::start().await;
    server.hire().await;
    let (old, number) = filed(&server).await;
    let intake = server.sign_in("intake").await;
    agreed(&server, &intake, &number).await;
    let story = intake.story(&number).await;
    let next = usize::try_from(story["next_deed"].as_u64().unwrap()).unwrap();
    assert_eq!(
        story["deeds"][next]["command"], "issue_code",
        "somebody stands there and waits"
    );
    let done = intake.does(&number, json!({"type": "issue_code"}), None).await;
    let new = done["query_code"].as_str().unwrap();
    assert_ne!(new, old);
    let view = server.get("/api/v1/case", Some(new)).await.json();
    assert_eq!(view["number"], number.as_str());
    assert!(view["timeline"].to_string().contains("code_replaced"), "{view}");
    assert!(!view.to_string().contains("身份证"), "how it was checked stays inside");
    assert_eq!(
        server.get("/api/v1/case", Some(&old)).await.status,
        StatusCode::NOT_FOUND
    );
    let message = json!({"key": key(), "text": "补充一句"});
    let added = server.post("/api/v1/case/messages", Some(new), &message).await;
    assert_eq!(added.status, StatusCode::CREATED, "{}", added.text());
}

#[tokio::test]
async fn a_code_is_said_in_the_first_answer_only_and_stands_nowhere_else() {
    let server = Server::start().await;
    server.hire().await;
    let (_, number) = filed(&server).await;
    let intake = server.sign_in("intake").await;
    agreed(&server, &intake, &number).await;
    let version = intake.story(&number).await["version"].clone();
    let body = json!({"key": key(), "version": version, "command": {"type": "issue_code"}});
    let path = format!("/api/v1/desk/cases/{number}/acts");
    let first = intake.post(&path, &body).await.json();
    let code = first["query_code"].as_str().unwrap().to_owned();
    let again = intake.post(&path, &body).await.json();
    assert_eq!(
        (again["version"].clone(), again.get("query_code")),
        (first["version"].clone(), None::<&Value>)
    );
    assert!(!intake.story(&number).await.to_string().contains(&code));
    let refused = intake.act(&number, json!({"type": "issue_code"}), None).await;
    assert_eq!(refused.problem(), "409 not_now", "once");
}

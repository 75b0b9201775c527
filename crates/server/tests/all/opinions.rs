//! Supervisors' opinions: answered by the unit, weighed by a supervisor, answered again by oversight.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::support::desk::Desk;
use crate::support::{Server, key};

const WISH: &str = "门口可以加一把椅子";

fn wish() -> Value {
    json!({"key": key(), "unit": "demo-1", "checklist": "window", "manner": "open",
        "marks": {"quality": "good"}, "opinion": true, "text": WISH})
}

async fn does(desk: &Desk<'_>, id: &str, version: u32, command: Value) {
    let done = desk.inspection_act(id, version, command).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text());
}

#[tokio::test]
async fn an_opinion_is_answered_by_the_unit_and_where_that_will_not_do_by_oversight() {
    let server = Server::start().await;
    server.hire().await;
    let (supervisor, head) = (server.sign_in("supervisor").await, server.sign_in("head").await);
    let oversight = server.sign_in("oversight-1").await;
    let id = supervisor.inspects(&wish()).await;
    assert_eq!(head.aftercare().await, [("reply".to_owned(), id.clone())]);
    let told = head.inspection(&id).await;
    assert_eq!(
        told["owed"],
        json!([{"what": "reply", "due": "2026-12-04", "is_overdue": false}])
    );
    assert_eq!(
        (&told["deeds"], &told["history"][0]["note"]),
        (&json!(["reply"]), &json!(WISH))
    );
    assert_eq!(
        told["history"][0]["by"],
        Value::Null,
        "whose opinion it is, is no matter of the unit's"
    );
    let early = supervisor
        .inspection_act(&id, 1, json!({"type": "judge", "is_content": false}))
        .await;
    assert_eq!(early.problem(), "409 not_now");
    does(&head, &id, 1, json!({"type": "reply"})).await;
    assert_eq!(supervisor.aftercare().await, [("judge".to_owned(), id.clone())]);
    assert!(oversight.aftercare().await.is_empty());
    does(&supervisor, &id, 2, json!({"type": "judge", "is_content": false})).await;
    assert_eq!(oversight.aftercare().await, [("answer".to_owned(), id.clone())]);
    let meddles = head.inspection_act(&id, 3, json!({"type": "answer"})).await;
    assert_eq!(meddles.problem(), "404 not_found");
    does(&oversight, &id, 3, json!({"type": "answer"})).await;
    let view = supervisor.inspection(&id).await;
    let steps: Vec<&str> = view["history"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["step"].as_str().unwrap())
        .collect();
    assert_eq!(steps, ["inspected", "replied", "weighed", "answered"]);
    assert_eq!(view["history"][2]["yes"], false);
    assert_eq!((&view["owed"], &view["deeds"]), (&json!([]), &json!([])));
}

#[tokio::test]
async fn an_opinion_says_something_and_sent_again_is_the_same_one() {
    let server = Server::start().await;
    server.hire().await;
    let supervisor = server.sign_in("supervisor").await;
    let mut silent = wish();
    silent.as_object_mut().unwrap().remove("text");
    let refused = supervisor.post(crate::support::inspections::INSPECTIONS, &silent).await;
    assert_eq!(refused.problem(), "422 invalid text:required");
    let mut said = wish();
    let id = supervisor.inspects(&said).await;
    let again = supervisor.post(crate::support::inspections::INSPECTIONS, &said).await;
    assert_eq!(
        (again.status, again.json()["inspection"].as_str().unwrap()),
        (StatusCode::OK, id.as_str())
    );
    said["opinion"] = json!(false);
    let other = supervisor.post(crate::support::inspections::INSPECTIONS, &said).await;
    assert_eq!(
        other.problem(),
        "409 conflict",
        "without the wish for an answer it is another one"
    );
}

//! The main way of a case through the real router, on PostgreSQL.

use crate::support::postgres::Database;
use crate::support::{Server, code, complaint, key};
use serde_json::json;

#[tokio::test]
async fn a_case_is_filed_followed_added_to_and_withdrawn_on_postgresql() {
    let database = Database::create();
    let server = Server::with(|settings| settings.database_url = Some(database.url())).await;
    assert_eq!(server.get("/api/v1/health", None).await.json()["store"], "postgres");
    let body = complaint();
    let code = body["query_code"].as_str().unwrap();
    let first = server.post("/api/v1/cases", None, &body).await;
    assert_eq!(first.status, 201, "{}", first.text());
    let again = server.post("/api/v1/cases", None, &body).await;
    assert_eq!((again.status.as_u16(), &again.body), (200, &first.body));
    let mut other = body.clone();
    other["text"] = json!("别的");
    assert_eq!(
        server.post("/api/v1/cases", None, &other).await.problem(),
        "409 conflict"
    );
    let message = json!({"key": key(), "text": "还有一个证人"});
    let sent = server.post("/api/v1/case/messages", Some(code), &message).await;
    let repeated = server.post("/api/v1/case/messages", Some(code), &message).await;
    assert_eq!((sent.status.as_u16(), repeated.status.as_u16()), (201, 201));
    assert_eq!(sent.body, repeated.body);
    let gone = json!({"key": key(), "reason": "solved"});
    let withdrawn = server.post("/api/v1/case/withdrawal", Some(code), &gone).await;
    assert_eq!(withdrawn.json()["status"], "withdrawn", "{}", withdrawn.text());
    let view = server.get("/api/v1/case", Some(code)).await.json();
    assert_eq!(
        (&view["status"], &view["messages"][0]["text"]),
        (&json!("withdrawn"), &json!("还有一个证人"))
    );
    let back = json!({"key": key()});
    let undone = server.post("/api/v1/case/withdrawal/undo", Some(code), &back).await;
    assert_eq!(undone.json()["status"], "received");
    let text = server.get("/api/v1/case/text", Some(code)).await;
    assert_eq!(text.json()["text"], body["text"]);
    server.app.store.clone().close().await;
    assert_eq!(server.get("/api/v1/health", None).await.problem(), "503 unavailable");
}

#[tokio::test]
async fn unknown_codes_are_the_same_404_on_postgresql() {
    let database = Database::create();
    let server = Server::with(|settings| settings.database_url = Some(database.url())).await;
    for typed in [code().as_str(), "123"] {
        assert_eq!(server.get("/api/v1/case", Some(typed)).await.problem(), "404 not_found");
    }
    server.app.store.clone().close().await;
}

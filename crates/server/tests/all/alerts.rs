//! The duty phone: a program is run for what cannot wait, learns nothing of it, and is run again when it failed.

use std::path::{Path, PathBuf};

use crate::support::{Server, complaint, key};
use axum::http::StatusCode;
use qingyu_server::jobs::alert;
use serde_json::json;

/// A program that notes its arguments and what it is told otherwise, and then ends like this. A link to one that nobody
/// writes: what is open for writing cannot be run.
fn program(folder: &Path, end: u8) -> PathBuf {
    let path = folder.join("call");
    std::fs::write(folder.join("end"), end.to_string()).unwrap();
    if !path.exists() {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/support/call.sh");
        std::os::unix::fs::symlink(script, &path).unwrap();
    }
    path
}

fn noted(folder: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(folder.join("noted")).unwrap_or_default();
    text.lines().map(str::to_owned).collect()
}

async fn emergency(server: &Server) {
    let mut body = complaint();
    body["text"] = json!("有人正在打我，我被困在楼里，快来");
    let answer = server.post("/api/v1/cases", None, &body).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
}

#[tokio::test]
async fn the_duty_phone_is_called_once_for_each_and_told_nothing_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let call = program(folder.path(), 0);
    let server = Server::with(|settings| settings.alert_program = Some(call)).await;
    emergency(&server).await;
    let code = server.filed().await;
    let pressed = json!({"key": key(), "reason": "pressed"});
    server.post("/api/v1/case/withdrawal", Some(&code), &pressed).await;
    alert::look(&server.app).await.unwrap();
    alert::look(&server.app).await.unwrap();
    assert_eq!(noted(folder.path()), ["1:emergency", "1:pressed"]);
}

#[tokio::test]
async fn a_call_that_failed_is_made_again_after_a_minute() {
    let folder = tempfile::tempdir().unwrap();
    let call = program(folder.path(), 1);
    let server = Server::with(|settings| settings.alert_program = Some(call)).await;
    emergency(&server).await;
    alert::look(&server.app).await.unwrap();
    alert::look(&server.app).await.unwrap();
    assert_eq!(noted(folder.path()).len(), 1, "not at once");
    program(folder.path(), 0);
    server.set_clock("2026-11-27T10:02:00+08:00");
    alert::look(&server.app).await.unwrap();
    alert::look(&server.app).await.unwrap();
    assert_eq!(noted(folder.path()).len(), 2);
}

#[tokio::test]
async fn without_a_program_it_waits_until_there_is_one() {
    let server = Server::start().await;
    emergency(&server).await;
    alert::look(&server.app).await.unwrap();
    let now = server.app.clock.now();
    let waits = server
        .app
        .store
        .claim_outbox("emergency", now, now.plus_ms(1000), 9)
        .await
        .unwrap();
    assert_eq!(waits.len(), 1);
}

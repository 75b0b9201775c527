//! What the software does by itself: the daily batch of summaries, and work that goes on without a reply.

use crate::support::Server;
use crate::support::desk::{Team, number};
use qingyu_server::jobs;
use serde_json::json;

#[tokio::test]
async fn a_checked_summary_is_released_with_the_batch_of_the_day_and_not_before() {
    let server = Server::start().await;
    server.hire().await;
    let code = server.filed().await;
    let case = number(&server, &code).await;
    let team = Team::of(&server).await;
    team.begin(&case).await;
    team.summarise(&case, "有群众反映十一月下旬窗口等候时间长").await;
    let released = async || {
        jobs::look(&server.app).await.unwrap();
        let events = server.app.store.case_by_number(&case).await.unwrap().unwrap().events;
        events
            .iter()
            .filter(|recorded| recorded.event.name() == "summary_released")
            .count()
    };
    assert_eq!(released().await, 0);
    server.set_clock("2026-11-27T16:59:59+08:00");
    assert_eq!(released().await, 0);
    server.set_clock("2026-11-27T17:00:00+08:00");
    assert_eq!(released().await, 1);
    server.set_clock("2026-11-28T17:00:00+08:00");
    assert_eq!(released().await, 1, "once");
    let told = server.get("/api/v1/case", Some(&code)).await.text();
    assert!(!told.contains("等候时间长"), "a summary is for those complained about");
}

#[tokio::test]
async fn the_clock_goes_on_when_the_citizen_does_not_reply() {
    let server = Server::start().await;
    server.hire().await;
    let code = server.filed().await;
    let case = number(&server, &code).await;
    let team = Team::of(&server).await;
    team.begin(&case).await;
    team.verifier
        .does(&case, json!({"type": "ask"}), Some("是几号窗口？"))
        .await;
    let view = async || {
        jobs::look(&server.app).await.unwrap();
        server.get("/api/v1/case", Some(&code)).await.json()
    };
    let waiting = view().await;
    assert_eq!(waiting["status"], "waiting");
    assert_eq!(waiting["messages"][0]["text"], "是几号窗口？", "the question is shown");
    let due = waiting["next"]["due_at"].as_str().unwrap().to_owned();
    server.set_clock(&due);
    assert_eq!(view().await["status"], "waiting", "until the end of the last day");
    server
        .app
        .clock
        .set(qingyu_domain::time::Timestamp::parse(&due).unwrap().plus_ms(1000));
    assert_eq!(view().await["status"], "verifying");
}

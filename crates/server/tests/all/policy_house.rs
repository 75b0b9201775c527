//! Who may reach what is kept beside cases: every call of it × every role, and what is told of cases there.

use crate::support::desk::STAFF;
use crate::support::{Server, complaint};
use axum::http::StatusCode;
use qingyu_api::{CALLS, Method};
use qingyu_domain::person::Role;
use serde_json::json;

async fn file(server: &Server, unit: &str) -> String {
    let mut body = complaint();
    body["unit"] = json!(unit);
    let answer = server.post("/api/v1/cases", None, &body).await;
    answer.json()["number"].as_str().unwrap().to_owned()
}

/// A body that each changing call of the house reads.
fn body(path: &str) -> serde_json::Value {
    match path.rsplit('/').next().unwrap() {
        "people" => json!({"name": "x"}),
        "openings" => json!({"opening": "none", "decision": "approve"}),
        "units" => json!({"unit": "nowhere"}),
        "calendar" => json!({"year": 1, "revision": 0, "announced": true, "source": "", "off": [], "work": []}),
        "deadlines" => json!({"step": "accept", "limit": {"amount": 0, "measure": "days", "basis": "own_choice"}}),
        other => panic!("no body for {other}"),
    }
}

#[tokio::test]
async fn administrators_alone_change_the_house_and_oversight_sees_its_changes() {
    let server = Server::start().await;
    server.hire().await;
    let house = ["people", "units", "calendar", "deadlines", "changes"].map(|name| format!("/api/v1/desk/{name}"));
    for (who, role, _) in STAFF {
        let desk = server.sign_in(who).await;
        let mut asked = 0;
        for call in CALLS.iter().filter(|call| house.iter().any(|path| path == call.path)) {
            let answer = match call.method {
                Method::Post => desk.post(call.path, &body(call.path)).await,
                _ => desk.get(call.path).await,
            };
            let is_read = *role == Role::Oversight && call.path.ends_with("/changes");
            let expected = match (*role == Role::Admin || is_read, call.method) {
                (true, Method::Post) => StatusCode::UNPROCESSABLE_ENTITY,
                (true, _) => StatusCode::OK,
                (false, _) => StatusCode::FORBIDDEN,
            };
            assert_eq!(answer.status, expected, "{who} {:?} {}", call.method, call.path);
            asked += 1;
        }
        assert_eq!(asked, 9);
    }
}

#[tokio::test]
async fn those_who_can_be_a_second_person_see_what_waits_for_one_and_nobody_else_does() {
    let server = Server::start().await;
    server.hire().await;
    for (who, role, _) in STAFF {
        let desk = server.sign_in(who).await;
        let path = "/api/v1/desk/openings";
        let (read, decided) = (desk.get(path).await, desk.post(path, &body(path)).await);
        let expected = if matches!(role, Role::Admin | Role::Oversight | Role::Reviewer) {
            (StatusCode::OK, "409 not_now")
        } else {
            (StatusCode::FORBIDDEN, "403 not_allowed")
        };
        assert_eq!((read.status, decided.problem().as_str()), expected, "{who}");
    }
}

#[tokio::test]
async fn who_opened_a_case_is_seen_by_those_who_watch_and_may_see_the_case() {
    let server = Server::start().await;
    server.hire().await;
    let ordinary = file(&server, "demo-1").await;
    let of_watchers = file(&server, "oversight").await;
    server.sign_in("oversight-2").await.story(&ordinary).await;
    let reviewer = server.sign_in("reviewer").await;
    reviewer.does(&of_watchers, json!({"type": "accept"}), None).await;
    let before = server.app.store.changes(None, None, 100).await.unwrap().len();
    server
        .app
        .store
        .record(qingyu_store::Change {
            id: "opened".to_owned(),
            at: server.app.clock.now(),
            person: None,
            what: "opened_without_task".to_owned(),
            about: of_watchers.clone(),
            detail: "{}".to_owned(),
        })
        .await
        .unwrap();
    let all = async |who: &str| {
        let desk = server.sign_in(who).await;
        let (mut text, mut count, mut after) = (String::new(), 0, String::new());
        loop {
            let page = desk.get(&format!("/api/v1/desk/changes?limit=3{after}")).await.json();
            count += page["changes"].as_array().unwrap().len();
            text.push_str(&page.to_string());
            let Some(next) = page["next"].as_str() else { break };
            after = format!("&after={next}");
        }
        (text, count)
    };
    let (oversight, seen) = all("oversight-1").await;
    assert!(
        oversight.contains(&ordinary),
        "who opens a case without a task is known to oversight"
    );
    assert!(!oversight.contains(&of_watchers), "but not what it may not see");
    assert_eq!(seen, before);
    let (admin, told) = all("admin").await;
    assert!(!admin.contains(&ordinary) && !admin.contains(&of_watchers));
    assert_eq!(told, STAFF.len(), "the hiring of everybody, and nothing of cases");
    let desk = server.sign_in("admin").await;
    for query in ["?limit=0", "?after=x", "?who=x"] {
        let answer = desk.get(&format!("/api/v1/desk/changes{query}")).await;
        assert_eq!(answer.problem(), "422 invalid filter:malformed", "{query}");
    }
}

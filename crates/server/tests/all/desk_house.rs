//! Units and people that change while cases are open: who sees them, whose work they are, and who speaks in them.

use crate::support::desk::{Team, changed, number};
use crate::support::{NOW, Server, complaint, key};
use axum::http::StatusCode;
use qingyu_domain::case::{Case, Mark, fold};
use qingyu_domain::person::Role;
use qingyu_domain::time::Timestamp;
use qingyu_server::clock::Clock;
use qingyu_server::config::{Config, Settings};
use qingyu_server::{jobs, serve};
use serde_json::{Value, json};

async fn case(server: &Server, number: &str) -> Case {
    let stored = server.app.store.case_by_number(number).await.unwrap().unwrap();
    fold(&stored.events).unwrap().unwrap()
}

/// Whose queue shows it, by the names to sign in with.
async fn queued(server: &Server, number: &str, names: &[&str]) -> Vec<String> {
    let mut shown = Vec::new();
    for name in names {
        let page = server.sign_in(name).await.get("/api/v1/desk/queue").await.json();
        let mut tasks = page["tasks"].as_array().unwrap().iter();
        if tasks.any(|task| task["number"] == number) {
            shown.push((*name).to_owned());
        }
    }
    shown
}

async fn watch(server: &Server, unit: &str) {
    let admin = server.sign_in("admin").await;
    changed(&admin, "/api/v1/desk/units", json!({"unit": unit, "watches": true})).await;
}

#[tokio::test]
async fn a_unit_that_comes_to_watch_takes_its_open_cases_to_the_reviewer() {
    let server = Server::start().await;
    server.hire().await;
    let number = number(&server, &server.filed().await).await;
    let team = Team::of(&server).await;
    team.begin(&number).await;
    let path = format!("/api/v1/desk/cases/{number}");
    watch(&server, "demo-1").await;
    let reviewer = server.sign_in("reviewer").await;
    assert_eq!(reviewer.get(&path).await.status, StatusCode::OK, "at once");
    for desk in [&team.oversight, &team.intake, &team.verifier] {
        assert_eq!(desk.get(&path).await.status, StatusCode::NOT_FOUND);
    }
    assert!(jobs::house::follow(&server.app).await.unwrap().is_some());
    let all = ["oversight-1", "verifier", "reviewer"];
    assert_eq!(queued(&server, &number, &all).await, ["reviewer"]);
    assert!(case(&server, &number).await.has(Mark::Watchers));
    let version = server.app.store.followed().await.unwrap();
    assert_eq!(version, Some(server.app.store.org_version().await.unwrap()));
}

#[tokio::test]
async fn the_work_of_somebody_whose_account_ends_waits_to_be_given_to_another() {
    let server = Server::start().await;
    server.hire().await;
    let number = number(&server, &server.filed().await).await;
    let team = Team::of(&server).await;
    team.begin(&number).await;
    assert_eq!(
        queued(&server, &number, &["oversight-1", "verifier"]).await,
        ["verifier"]
    );
    let id = team.verifier.id().await;
    let admin = server.sign_in("admin").await;
    changed(&admin, "/api/v1/desk/people", json!({"id": id, "is_active": false})).await;
    jobs::house::follow(&server.app).await.unwrap();
    assert_eq!(queued(&server, &number, &["oversight-1"]).await, ["oversight-1"]);
    server.hire_one("verifier-2", Role::Verifier, "legal").await;
    let other = server.sign_in("verifier-2").await;
    let assign = json!({"type": "assign", "to": other.id().await});
    server.sign_in("oversight-1").await.does(&number, assign, None).await;
    other.does(&number, json!({"type": "take_on"}), None).await;
    jobs::house::follow(&server.app).await.unwrap();
    assert_eq!(queued(&server, &number, &["verifier-2"]).await, ["verifier-2"]);
}

#[tokio::test]
async fn a_case_is_filed_on_what_holds_when_it_is_stored() {
    let server = Server::start().await;
    server.hire().await;
    // Another server of the same database, which has not looked for two seconds.
    let config = Config::of(crate::support::settings(server.folder.path()), Settings::default()).unwrap();
    let app = serve::open(&config, Clock::fixed(Timestamp::parse(NOW).unwrap()))
        .await
        .unwrap();
    let other = Server::on(app, tempfile::tempdir().unwrap());
    let before = other.app.staff.known().version();
    watch(&server, "demo-1").await;
    assert_eq!(other.app.staff.known().version(), before, "it does not know yet");
    let body = complaint();
    let filed = other.post("/api/v1/cases", None, &body).await;
    assert_eq!(filed.status, StatusCode::CREATED, "{}", filed.text());
    let number = filed.json()["number"].as_str().unwrap().to_owned();
    assert!(case(&server, &number).await.has(Mark::Watchers));
    let again = other.post("/api/v1/cases", None, &body).await;
    assert_eq!(
        (again.status, &again.json()["number"]),
        (StatusCode::OK, &json!(number))
    );
}

#[tokio::test]
async fn a_colleague_who_is_named_reads_the_notice_and_speaks_without_a_role_for_it() {
    let server = Server::start().await;
    server.set_clock("2026-11-27T16:45:00+08:00");
    server.hire().await;
    let number = number(&server, &server.filed().await).await;
    let team = Team::of(&server).await;
    team.begin(&number).await;
    let named = server.sign_in("support").await;
    let name = json!({"type": "name_concerned", "people": [named.id().await], "superiors": []});
    // Of the unit of the verifier, who lets it go.
    team.oversight.does(&number, name, None).await;
    assert!(case(&server, &number).await.work.current().is_none());
    server.hire_one("verifier-2", Role::Verifier, "legal").await;
    let other = server.sign_in("verifier-2").await;
    let assign = json!({"type": "assign", "to": other.id().await});
    team.oversight.does(&number, assign, None).await;
    other.does(&number, json!({"type": "take_on"}), None).await;
    team.summarise(&number, "有群众反映近期窗口服务态度问题，请说明情况。")
        .await;
    server.set_clock("2026-11-27T17:00:00+08:00");
    jobs::look(&server.app).await.unwrap();
    let notices = named.get("/api/v1/desk/notices").await.json()["notices"].clone();
    assert_eq!(notices.as_array().unwrap().len(), 1, "{notices}");
    let path = format!("/api/v1/desk/notices/{}", notices[0]["number"].as_str().unwrap());
    let notice: Value = named.get(&path).await.json();
    assert_eq!(notice["is_named"], true);
    for (command, text) in [("acknowledge", None), ("state", Some("我当天没有批准。"))] {
        let mut body = json!({"key": key(), "command": {"type": command}});
        if let Some(text) = text {
            body["text"] = json!(text);
        }
        let done = named.post(&format!("{path}/acts"), &body).await;
        assert_eq!(done.status, StatusCode::OK, "{}", done.text());
    }
}

#[tokio::test]
async fn what_cannot_be_proved_says_what_was_tried_and_why_it_failed() {
    let server = Server::start().await;
    server.hire().await;
    let number = number(&server, &server.filed().await).await;
    let team = Team::of(&server).await;
    team.begin(&number).await;
    team.look(&number, "no_person_concerned").await;
    let finding = json!({"what": "finding", "allegation": 0, "outcome": "not_provable", "consequences": []});
    let propose = json!({"type": "propose", "proposal": finding});
    for words in [
        "查不清。",
        "【查过什么】看了录像。",
        "【查过什么】【为什么查不清】没有录音。",
    ] {
        let refused = team.verifier.act(&number, propose.clone(), Some(words)).await;
        assert_eq!(refused.json()["rule"], "must_say_why", "{words}");
    }
    let both = "【查过什么】看了两段录像。【为什么查不清】没有录音。";
    team.verifier.does(&number, propose, Some(both)).await;
}

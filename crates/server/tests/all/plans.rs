//! Planned looks: to be done for those who look, closed by what came of them, and unknown to everybody who is looked at or visits.

use axum::http::StatusCode;
use qingyu_domain::person::Role;
use serde_json::{Value, json};

use crate::support::crew::{crew, hired};
use crate::support::desk::Desk;
use crate::support::inspections::{INSPECTIONS, noted};
use crate::support::{Server, key};

const PLANS: &str = "/api/v1/desk/plans";

async fn house() -> Server {
    let server = Server::start().await;
    server.hire().await;
    server
}

async fn plan(to: &Desk<'_>, unit: &str, on: &str) -> Value {
    json!({"key": key(), "unit": unit, "checklist": "hall", "on": on, "to": to.id().await})
}

async fn planned(by: &Desk<'_>, plan: &Value) -> String {
    let made = by.post(PLANS, plan).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text());
    made.json()["plan"].as_str().unwrap().to_owned()
}

async fn lines(desk: &Desk<'_>, query: &str) -> Vec<Value> {
    let page = desk.get(&format!("{PLANS}{query}")).await.json();
    page["lines"].as_array().unwrap().clone()
}

#[tokio::test]
async fn a_plan_is_to_be_done_until_an_inspection_carries_it_out() {
    let server = house().await;
    let (one, other) = (server.sign_in("oversight-1").await, server.sign_in("oversight-2").await);
    let asked = plan(&other, "demo-1", "2026-12-02").await;
    let id = planned(&one, &asked).await;
    assert_eq!(
        one.post(PLANS, &asked).await.status,
        StatusCode::OK,
        "sent again it is the same"
    );
    let mut changed = asked.clone();
    changed["on"] = json!("2026-12-03");
    assert_eq!(one.post(PLANS, &changed).await.problem(), "409 conflict");
    assert_eq!(other.aftercare().await, [("look".to_owned(), id.clone())]);
    assert!(
        one.aftercare().await.is_empty(),
        "it is somebody else's while there is time"
    );
    server.set_clock("2026-12-03T09:00:00+08:00");
    let (one, other) = (server.sign_in("oversight-1").await, server.sign_in("oversight-2").await);
    assert_eq!(
        one.aftercare().await,
        [("look".to_owned(), id.clone())],
        "once it is late it is everybody's who looks"
    );
    assert_eq!(lines(&one, "").await[0]["is_overdue"], true);
    let mut noted = noted("demo-1", "hall");
    noted["plan"] = json!(id);
    let inspection = other.inspects(&noted).await;
    assert!(lines(&one, "").await.is_empty());
    let done = lines(&one, "?over=true").await;
    assert_eq!(done[0]["inspection"], inspection.as_str());
    assert_eq!(
        (&done[0]["zh"], &done[0]["is_overdue"]),
        (&json!("窗口和环境"), &json!(false))
    );
    assert!(one.aftercare().await.is_empty() && other.aftercare().await.is_empty());
    let cancelled = one.post(&format!("{PLANS}/{id}/cancellation"), &json!({})).await;
    assert_eq!(cancelled.problem(), "409 not_now");
    assert_eq!(
        other.post(INSPECTIONS, &noted).await.status,
        StatusCode::OK,
        "sent again it is the same"
    );
}

#[tokio::test]
async fn a_plan_that_is_called_off_is_nobodys_to_do() {
    let server = house().await;
    let one = server.sign_in("oversight-1").await;
    let id = planned(&one, &plan(&one, "demo-1", "2026-12-02").await).await;
    let cancelled = one.post(&format!("{PLANS}/{id}/cancellation"), &json!({})).await;
    assert_eq!(cancelled.status, StatusCode::OK, "{}", cancelled.text());
    assert!(one.aftercare().await.is_empty());
    let over = lines(&one, "?over=true").await;
    assert_eq!(
        (&over[0]["is_over"], &over[0]["inspection"]),
        (&json!(true), &Value::Null)
    );
}

#[tokio::test]
async fn a_plan_of_another_unit_is_not_closed_by_what_was_found_here() {
    let server = house().await;
    let one = server.sign_in("oversight-1").await;
    let id = planned(&one, &plan(&one, "demo-2", "2026-12-02").await).await;
    let mut noted = noted("demo-1", "hall");
    noted["plan"] = json!(id);
    one.inspects(&noted).await;
    assert_eq!(lines(&one, "").await.len(), 1);
}

#[tokio::test]
async fn nobody_but_those_who_look_learns_that_anything_is_planned() {
    let server = Server::start().await;
    let mut hands = crew(&server).await;
    let more = [
        ("head-2", Role::UnitHead, "demo-2"),
        ("oversight-own", Role::Oversight, "demo-1"),
        ("supervisor-2", Role::Supervisor, "demo-2"),
        ("admin-2", Role::Admin, "demo-1"),
    ];
    hands.extend(hired(&server, &more).await);
    let by = hands.iter().find(|hand| hand.name == "oversight-1").unwrap();
    let desk = by.desk().await;
    let looked = desk.inspects(&noted("demo-1", "hall")).await;
    let head = hands.iter().find(|hand| hand.name == "head").unwrap();
    let before = head.desk().await.inspection(&looked).await;
    let tasks = head.desk().await.aftercare().await;
    let id = planned(desk, &plan(desk, "demo-1", "2026-12-02").await).await;
    server.set_clock("2026-12-03T09:00:00+08:00");
    for hand in &hands {
        let desk = hand.desk().await;
        let looks = matches!(hand.role, Role::Oversight | Role::Reviewer);
        let knows = hand.role == Role::Oversight && hand.name != "oversight-own";
        let listed = desk.get(PLANS).await;
        if looks {
            let lines = lines(desk, "").await;
            let is_there = lines.iter().any(|line| line["plan"] == id.as_str());
            assert_eq!((is_there, lines.is_empty()), (knows, !knows), "{}", hand.name);
        } else {
            assert_eq!(listed.problem(), "403 not_allowed", "{}", hand.name);
        }
        let made = desk.post(PLANS, &plan(desk, "demo-1", "2026-12-04").await).await;
        if knows {
            assert_eq!(made.status, StatusCode::CREATED, "{}", hand.name);
        } else if looks {
            assert_eq!(made.problem(), "422 invalid person:unknown", "{}", hand.name);
        } else {
            assert_eq!(made.problem(), "403 not_allowed", "{}", hand.name);
        }
        let is_told = desk
            .aftercare()
            .await
            .iter()
            .any(|(what, about)| what == "look" && *about == id);
        assert_eq!(is_told, knows, "{}", hand.name);
        if !knows {
            let cancelled = desk.post(&format!("{PLANS}/{id}/cancellation"), &json!({})).await;
            assert_eq!(cancelled.problem(), "404 not_found", "{}", hand.name);
            let all = desk.get(&format!("{INSPECTIONS}?limit=100")).await.text();
            assert!(!all.contains(&id), "{}", hand.name);
        }
    }
    let after = head.desk().await.inspection(&looked).await;
    assert_eq!(after, before, "the unit's view is the same");
    assert_eq!(head.desk().await.aftercare().await, tasks);
    let visitor = hands.iter().find(|hand| hand.name == "supervisor").unwrap();
    let mut visit = noted("demo-1", "window");
    visit["plan"] = json!(id);
    visitor.desk().await.inspects(&visit).await;
    assert!(
        lines(by.desk().await, "")
            .await
            .iter()
            .any(|line| line["plan"] == id.as_str()),
        "a supervisor closes none, and is told nothing of it"
    );
}

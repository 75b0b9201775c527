//! Supervisors serve for a term: with its end their sight ends, and nobody supervises where they served.

use axum::http::StatusCode;
use qingyu_domain::person::Role;
use serde_json::{Value, json};

use crate::support::Server;
use crate::support::crew::hired;
use crate::support::inspections::{INSPECTIONS, noted};

const PEOPLE: &str = "/api/v1/desk/people";

#[tokio::test]
async fn the_day_after_a_term_a_supervisor_sees_and_makes_nothing() {
    let server = Server::start().await;
    let hands = hired(&server, &[("supervisor", Role::Supervisor, "demo-1")]).await;
    let id = hands[0].desk().await.inspects(&noted("demo-1", "window")).await;
    for (now, sees) in [
        ("2028-11-26T23:00:00+08:00", true),
        ("2028-11-27T00:10:00+08:00", false),
    ] {
        server.set_clock(now);
        let desk = hands[0].desk().await;
        let me = desk.get("/api/v1/desk/session").await.json();
        assert_eq!(me["posts"].as_array().unwrap().len(), usize::from(sees), "{now}");
        let read = desk.get(&format!("{INSPECTIONS}/{id}")).await;
        assert_eq!(read.status == StatusCode::OK, sees, "{now}");
        assert_eq!(desk.inspections("").await.len(), usize::from(sees));
        let made = desk.post(INSPECTIONS, &noted("demo-1", "window")).await;
        assert_eq!(made.status == StatusCode::CREATED, sees, "{}", made.text());
    }
}

fn supervisor(name: &str, until: Option<&str>, more: &Value) -> Value {
    let mut post = json!({"role": "supervisor", "unit": "demo-1"});
    if let Some(until) = until {
        post["until"] = json!(until);
    }
    let mut person = json!({"name": name, "password": crate::support::desk::PASSWORD, "posts": [post]});
    for (field, value) in more.as_object().unwrap() {
        match field.as_str() {
            "post" => person["posts"].as_array_mut().unwrap().push(value.clone()),
            _ => person[field] = value.clone(),
        }
    }
    person
}

#[tokio::test]
async fn an_administrator_is_told_what_no_term_can_be() {
    let server = Server::with_admin().await;
    let admin = server.sign_in("admin").await;
    for (until, more, problem) in [
        (Some("2026-11-26"), json!({}), "422 invalid until:out_of_range"),
        (Some("2031-01-01"), json!({}), "422 invalid until:out_of_range"),
        (
            None,
            json!({"post": {"role": "handler", "unit": "demo-2"}}),
            "422 invalid posts:out_of_range",
        ),
        (
            None,
            json!({"served": [{"unit": "demo-1", "until": "2026-01-31"}]}),
            "422 invalid posts:out_of_range",
        ),
    ] {
        let refused = admin.post(PEOPLE, &supervisor("one", until, &more)).await;
        assert_eq!(refused.problem(), problem, "{until:?} {more}");
    }
    server.hire_one("oversight-1", Role::Oversight, "oversight").await;
    let asked = admin.post(PEOPLE, &supervisor("one", None, &json!({}))).await.json();
    let id = &asked["id"];
    let agreed = json!({"opening": asked["waits"], "decision": "approve"});
    let oversight = server.sign_in("oversight-1").await;
    let agreed = oversight.post("/api/v1/desk/openings", &agreed).await;
    assert_eq!(agreed.status, StatusCode::OK, "{}", agreed.text());
    let people = admin.get(&format!("{PEOPLE}?role=supervisor")).await.json();
    assert_eq!(
        people["people"][0]["posts"][0]["until"], "2028-11-26",
        "two years when nothing else is said"
    );
    let prolong = json!({"id": id, "posts": [{"role": "supervisor", "unit": "demo-1", "until": "2028-12-01"}]});
    assert_eq!(
        admin.post(PEOPLE, &prolong).await.problem(),
        "422 invalid until:out_of_range"
    );
    let shorten = json!({"id": id, "posts": [{"role": "supervisor", "unit": "demo-1", "until": "2027-01-01"}]});
    let shortened = admin.post(PEOPLE, &shorten).await.json();
    assert_eq!(shortened["posts"][0]["until"], "2027-01-01");
    assert_eq!(
        admin.post(PEOPLE, &json!({"id": id, "posts": []})).await.status,
        StatusCode::OK
    );
    let again = json!({"id": id, "posts": [{"role": "supervisor", "unit": "demo-1"}]});
    assert_eq!(
        admin.post(PEOPLE, &again).await.problem(),
        "422 invalid posts:out_of_range",
        "terms rotate"
    );
}

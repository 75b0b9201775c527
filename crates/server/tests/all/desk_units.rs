//! The tree of units as administrators change it: nothing is deleted, and nobody is freed.

use crate::support::desk::changed;
use crate::support::{Server, complaint};
use axum::http::StatusCode;
use qingyu_domain::person::Role;
use serde_json::{Value, json};

const UNITS: &str = "/api/v1/desk/units";

/// A unit as everybody is told of it.
async fn served(server: &Server, code: &str) -> Option<Value> {
    let units = server.get("/api/v1/units", None).await.json();
    let mut units = units.as_array().unwrap().iter();
    units.find(|unit| unit["code"] == code).cloned()
}

#[tokio::test]
async fn a_unit_is_added_renamed_and_closed_and_known_by_its_name_for_ever() {
    let server = Server::with_admin().await;
    let admin = server.sign_in("admin").await;
    let new = json!({"unit": "harbour", "is_new": true, "name": "港口派出所", "kind": "station", "parent": "eps",
        "windows": [{"window": "harbour-hall", "name": "户籍窗口"}]});
    changed(&admin, UNITS, new.clone()).await;
    assert_eq!(admin.post(UNITS, &new).await.problem(), "409 conflict");
    assert_eq!(
        served(&server, "harbour").await.unwrap()["windows"][0]["name"],
        "户籍窗口"
    );
    let mut body = complaint();
    body["unit"] = json!("harbour");
    body["window"] = json!("harbour-hall");
    let filed = server.post("/api/v1/cases", None, &body).await;
    assert_eq!(filed.status, StatusCode::CREATED, "{}", filed.text());
    let form = server.get("/lite/form/complaint", None).await.text();
    assert!(form.contains("港口派出所 · 户籍窗口"));
    changed(
        &admin,
        UNITS,
        json!({"unit": "harbour", "name": "滨江派出所", "closed": true}),
    )
    .await;
    let unit = served(&server, "harbour").await.unwrap();
    assert_eq!((&unit["name"], &unit["closed"]), (&json!("滨江派出所"), &json!(true)));
    let form = server.get("/lite/form/complaint", None).await.text();
    assert!(!form.contains("滨江派出所"), "it is no longer offered");
    let code = body["query_code"].as_str().unwrap();
    let case = server
        .post_form("/lite/case", &format!("query_code={code}"))
        .await
        .text();
    assert!(case.contains("滨江派出所 · 户籍窗口"), "its case says where: {case}");
    body["query_code"] = json!(crate::support::code());
    let late = server.post("/api/v1/cases", None, &body).await;
    assert_eq!(
        late.status,
        StatusCode::CREATED,
        "closing a unit stops no complaint about it"
    );
    let post = json!([{"role": "handler", "unit": "harbour"}]);
    let hired = json!({"name": "li", "make_password": true, "posts": post});
    assert_eq!(
        admin.post("/api/v1/desk/people", &hired).await.problem(),
        "422 invalid posts:unknown"
    );
    changed(
        &admin,
        UNITS,
        json!({"unit": "harbour", "closed": false, "windows": [{"window": "harbour-hall", "closed": true}]}),
    )
    .await;
    let form = server.get("/lite/form/complaint", None).await.text();
    assert!(form.contains("value=\"harbour\""));
    assert!(!form.contains("value=\"harbour/harbour-hall\""));
}

#[tokio::test]
async fn what_is_wrong_with_a_unit_is_named_at_once() {
    let server = Server::with_admin().await;
    let admin = server.sign_in("admin").await;
    for (body, expected) in [
        (
            json!({"unit": "", "is_new": true}),
            "unit:required name:required kind:required",
        ),
        (
            json!({"unit": "Haus", "name": " "}),
            "unit:malformed name:required kind:required",
        ),
        (
            json!({"unit": "nowhere", "name": "x", "kind": "station"}),
            "unit:unknown",
        ),
        (json!({"unit": "demo-1", "parent": "nowhere"}), "parent:unknown"),
        (json!({"unit": "demo-1", "parent": "demo-1"}), "parent:unknown"),
        (json!({"unit": "eps", "parent": "demo-1"}), "parent:unknown"),
        (
            json!({"unit": "demo-1", "windows": [{"window": "demo-2", "name": "x"}]}),
            "window:duplicate",
        ),
        (
            json!({"unit": "demo-1", "windows": [{"window": "new-hall"}]}),
            "window:required",
        ),
        (json!({"unit": "demo-1", "name": "\u{202e}"}), "name:bidi_override"),
        (json!({"unit": "demo-1", "king": 1}), "body:unknown_field"),
    ] {
        let answer = admin.post(UNITS, &body).await;
        assert_eq!(answer.problem(), format!("422 invalid {expected}"), "{body}");
    }
    let watching = changed(&admin, UNITS, json!({"unit": "oversight", "watches": false})).await;
    assert_eq!(watching["watches"], true, "who watches does so for ever");
}

#[tokio::test]
async fn moving_a_unit_frees_nobody_and_is_remembered() {
    let server = Server::with_admin().await;
    server.hire_one("verifier-own", Role::Verifier, "demo-1").await;
    server.hire_one("intake", Role::Intake, "command").await;
    server.hire_one("oversight-1", Role::Oversight, "oversight").await;
    let admin = server.sign_in("admin").await;
    let new = json!({"unit": "branch-x", "is_new": true, "name": "某分局", "kind": "branch", "parent": "eps"});
    changed(&admin, UNITS, new).await;
    let was = served(&server, "demo-1").await.unwrap()["parent"].clone();
    changed(&admin, UNITS, json!({"unit": "demo-1", "parent": "branch-x"})).await;
    let mut body = complaint();
    body["unit"] = json!("branch-x");
    let filed = server.post("/api/v1/cases", None, &body).await.json();
    let number = filed["number"].as_str().unwrap();
    let moved = changed(&admin, UNITS, json!({"unit": "demo-1", "parent": was})).await;
    let remembered = moved["formerly"].as_array().unwrap();
    assert!(
        remembered.contains(&json!({"above": "branch-x", "until": "2026-11-27"})),
        "{moved}"
    );
    assert_eq!(
        served(&server, "demo-1").await.unwrap().get("formerly"),
        None,
        "of no interest to citizens"
    );
    server
        .sign_in("intake")
        .await
        .does(number, json!({"type": "accept"}), None)
        .await;
    let story = server.sign_in("oversight-1").await.story(number).await;
    let candidates = story["candidates"].to_string();
    assert!(!candidates.contains("人员verifier-own"), "{candidates}");
}

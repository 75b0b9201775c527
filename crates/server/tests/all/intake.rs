//! Cases that their citizens did not file: reported by a system, or taken down by intake.

use axum::http::StatusCode;
use qingyu_domain::person::Role;
use serde_json::{Value, json};

use crate::support::{Answer, Server, code, key, request};

/// By `printf the-key-of-the-hall | sha256sum`.
const HASH: &str = "28373c51c0c46ee960774d26bdb6dd0f3bda9775fa5e3b17f1d6e3199a151522";
pub const KEY: &str = "the-key-of-the-hall";
pub const CASES: &str = "/api/v1/sources/12345/cases";

pub async fn start() -> Server {
    let server = Server::with(|settings| settings.case_keys = Some(vec![format!("12345:{HASH}")])).await;
    server.hire().await;
    server
}

pub async fn report(server: &Server, path: &str, key: &str, case: &Value) -> Answer {
    let mut request = request("POST", path, None, Some(case.to_string().into_bytes()));
    request.headers_mut().insert("source-key", key.parse().unwrap());
    server.send(request).await
}

pub fn ticket(number: &str) -> Value {
    json!({"number": number, "kind": "投诉", "unit": "demo-1", "title": "窗口排队", "text": "等了两个小时没人理",
        "due": "2026-11-27 18:00:00", "name": "王女士", "phone": "13800138000"})
}

pub fn taken_down(channel: &str, unit: &str) -> Value {
    json!({"key": key(), "case": {"kind": "complaint", "unit": unit, "text": "来电反映窗口态度差", "channel": channel}})
}

#[tokio::test]
async fn a_system_reports_under_its_key_and_each_number_once() {
    let server = start().await;
    for wrong in ["", "x", &KEY[1..]] {
        let refused = report(&server, CASES, wrong, &ticket("EZ1")).await;
        assert_eq!(refused.problem(), "401 wrong_credentials");
    }
    for other in ["/api/v1/sources/12389/cases", "/api/v1/sources/nowhere/cases"] {
        let refused = report(&server, other, KEY, &ticket("EZ1")).await;
        assert_eq!(refused.problem(), "401 wrong_credentials", "{other}");
    }
    let first = report(&server, CASES, KEY, &ticket("EZ1")).await;
    assert_eq!(first.status, StatusCode::CREATED, "{}", first.text());
    let mut changed = ticket("EZ1");
    changed["text"] = json!("同一件又来了一次");
    let again = report(&server, CASES, KEY, &changed).await;
    assert_eq!((again.status.as_u16(), again.json()), (200, first.json()));
    assert_eq!(first.json()["number"], "20261127-000001");
    assert_eq!(
        first.json()["next"]["due_at"],
        "2026-11-27T18:00:00+08:00",
        "theirs is earlier"
    );
    assert_eq!(first.json()["next"]["basis"], "origin");
    let second = report(&server, CASES, KEY, &ticket("EZ2")).await;
    assert_eq!(second.json()["number"], "20261127-000002");
    let mut wrong = ticket("13800138000");
    (wrong["kind"], wrong["unit"], wrong["due"]) = (json!("?"), json!("nowhere"), json!("soon"));
    let faults = "422 invalid number:malformed kind:unknown unit:unknown due:malformed";
    assert_eq!(report(&server, CASES, KEY, &wrong).await.problem(), faults);
    let mut unnumbered = ticket("");
    unnumbered["text"].take();
    let refused = report(&server, CASES, KEY, &unnumbered).await;
    assert_eq!(refused.problem(), "422 invalid number:required");
}

#[tokio::test]
async fn where_it_came_from_is_for_those_who_receive_and_watch() {
    let server = start().await;
    let receipt = report(&server, CASES, KEY, &ticket("EZ1")).await.json();
    let number = receipt["number"].as_str().unwrap();
    let intake = server.sign_in("intake").await;
    let story = intake.story(number).await;
    assert_eq!(story["channel"], "12345");
    let origin =
        json!({"source": "12345", "number": "EZ1", "due_at": "2026-11-27T18:00:00+08:00", "is_claimed": false});
    assert_eq!((&story["origin"], &story["may_offer_claim"]), (&origin, &json!(true)));
    assert_eq!(story["texts"][0]["text"], "窗口排队\n等了两个小时没人理");
    assert!(!story.to_string().contains("13800138000"));
    let look = json!({"type": "look_at_identity", "reason": "help"});
    let seen = intake.does(number, look, Some("回电核实")).await;
    assert_eq!(seen["identity"]["phone"], "13800138000");
    let oversight = server.sign_in("oversight-1").await;
    assert_eq!(oversight.story(number).await["origin"], origin);
    intake.does(number, json!({"type": "accept"}), None).await;
    let verifier = server.sign_in("verifier").await;
    let to = verifier.id().await;
    oversight.does(number, json!({"type": "assign", "to": to}), None).await;
    let story = verifier.story(number).await;
    assert_eq!(
        (&story["origin"], &story["may_offer_claim"]),
        (&Value::Null, &Value::Null)
    );
    for (name, ..) in crate::support::desk::STAFF {
        let desk = server.sign_in(name).await;
        let listed = desk.get("/api/v1/desk/cases").await.text() + &desk.get("/api/v1/desk/notices").await.text();
        assert!(!listed.contains("EZ1"), "{name}");
    }
}

#[tokio::test]
async fn intake_takes_down_what_is_not_about_its_own_unit_once_a_key() {
    let server = start().await;
    server.hire_one("intake-own", Role::Intake, "demo-1").await;
    let intake = server.sign_in("intake").await;
    let body = taken_down("counter", "demo-1");
    let path = "/api/v1/desk/cases";
    let first = intake.post(path, &body).await;
    assert_eq!(first.status, StatusCode::CREATED);
    let again = intake.post(path, &body).await;
    assert_eq!(again.status, StatusCode::OK);
    assert_eq!(again.json()["receipt"], first.json()["receipt"]);
    assert_eq!(again.json()["slip"], Value::Null, "it is not kept");
    let mut other = body.clone();
    other["case"]["text"] = json!("别的事");
    assert_eq!(intake.post(path, &other).await.problem(), "409 conflict");
    let mut numbered = body.clone();
    numbered["number"] = json!("L-7");
    assert_eq!(intake.post(path, &numbered).await.problem(), "409 conflict");
    let own = server.sign_in("intake-own").await;
    let refused = own.post(path, &taken_down("phone", "demo-1")).await;
    assert_eq!(
        (refused.problem().as_str(), &refused.json()["rule"]),
        ("409 rule", &json!("own_matter"))
    );
    assert_eq!(own.post(path, &taken_down("phone", "demo-2")).await.status, 201);
    for (name, role, _) in crate::support::desk::STAFF {
        let asked = server
            .sign_in(name)
            .await
            .post(path, &taken_down("phone", "demo-2"))
            .await;
        let expected = if *role == Role::Intake { 201 } else { 403 };
        assert_eq!(asked.status.as_u16(), expected, "{name}");
    }
    let mut wrong = taken_down("web", "nowhere");
    (wrong["key"], wrong["number"]) = (json!("x"), json!("13800138000"));
    wrong["case"]["query_code"] = json!(code());
    let faults = "422 invalid key:malformed number:malformed query_code:unknown_field unit:unknown channel:unknown";
    assert_eq!(intake.post(path, &wrong).await.problem(), faults);
}

#[tokio::test]
async fn no_citizen_files_through_a_door_of_the_staff() {
    let server = start().await;
    for channel in ["12345", "phone", "letter", "system"] {
        let mut body = crate::support::complaint();
        body["channel"] = json!(channel);
        let refused = server.post("/api/v1/cases", None, &body).await;
        assert_eq!(refused.problem(), "422 invalid channel:unknown", "{channel}");
    }
}

#[tokio::test]
async fn what_is_taken_down_in_danger_is_marked_and_what_is_about_the_watchers_is_the_reviewers() {
    let server = start().await;
    let intake = server.sign_in("intake").await;
    let mut danger = taken_down("phone", "demo-1");
    danger["case"]["text"] = json!("他正在打人，我被困在里面了，救命");
    let registered = intake.post("/api/v1/desk/cases", &danger).await.json();
    let number = registered["receipt"]["number"].as_str().unwrap();
    assert_eq!(intake.story(number).await["marks"], json!(["emergency"]));
    let watchers = intake
        .post("/api/v1/desk/cases", &taken_down("letter", "oversight"))
        .await
        .json();
    let number = watchers["receipt"]["number"].as_str().unwrap();
    let path = format!("/api/v1/desk/cases/{number}");
    assert_eq!(intake.get(&path).await.status, StatusCode::NOT_FOUND);
    let reviewer = server.sign_in("reviewer").await;
    assert_eq!(reviewer.story(number).await["may_offer_claim"], true);
}

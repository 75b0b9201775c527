//! No administrator opens a case to anybody alone: a second person agrees, and what was asked for stays on record.

use crate::support::desk::{Desk, PASSWORD};
use crate::support::{Answer, Server};
use axum::http::StatusCode;
use qingyu_domain::person::Role;
use serde_json::{Value, json};

const PEOPLE: &str = "/api/v1/desk/people";
const OPENINGS: &str = "/api/v1/desk/openings";
const OTHER: &str = "另一个密码一二三四五六七八";

/// Two administrators, somebody of oversight and a clerk of a unit's.
async fn house() -> Server {
    let server = Server::start().await;
    server.hire_one("admin", Role::Admin, "eps").await;
    server.hire_one("admin-2", Role::Admin, "eps").await;
    server.hire_one("oversight-1", Role::Oversight, "oversight").await;
    server.hire_one("head", Role::UnitHead, "demo-1").await;
    server
}

fn overseer(name: &str) -> Value {
    let posts = json!([{"role": "oversight", "unit": "oversight"}]);
    json!({"name": name, "shown": format!("人员{name}"), "password": PASSWORD, "posts": posts})
}

/// The opening that a change waits as.
fn waits(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::ACCEPTED, "{}", answer.text());
    answer.json()["waits"].as_str().unwrap().to_owned()
}

async fn decide(desk: &Desk<'_>, opening: &str, decision: &str) -> Answer {
    desk.post(OPENINGS, &json!({"opening": opening, "decision": decision}))
        .await
}

async fn signs_in(server: &Server, name: &str, password: &str) -> bool {
    let answer = server.try_sign_in(&json!({"name": name, "password": password})).await;
    answer.status == StatusCode::CREATED
}

#[tokio::test]
async fn an_administrator_becomes_oversight_by_no_way_alone() {
    let server = house().await;
    let (admin, watching) = (server.sign_in("admin").await, server.sign_in("oversight-1").await);
    let (id, head) = (watching.id().await, server.sign_in("head").await.id().await);
    let second = server.sign_in("admin-2").await.id().await;
    for way in [
        overseer("mine"),
        json!({"id": head, "posts": [{"role": "reviewer", "unit": "eps"}]}),
        json!({"id": head, "posts": [{"role": "admin", "unit": "eps"}]}),
        json!({"id": id, "password": OTHER}),
        json!({"id": id, "make_password": true}),
        json!({"id": id, "without_otp": true}),
        json!({"id": second, "password": OTHER}),
    ] {
        let answer = admin.post(PEOPLE, &way).await;
        let opening = waits(&answer);
        assert_eq!(
            decide(&admin, &opening, "approve").await.problem(),
            "403 not_allowed",
            "{way}"
        );
    }
    assert!(!signs_in(&server, "mine", PASSWORD).await);
    assert!(signs_in(&server, "oversight-1", PASSWORD).await && !signs_in(&server, "oversight-1", OTHER).await);
    assert!(signs_in(&server, "admin-2", PASSWORD).await);
    assert_eq!(
        watching.get("/api/v1/desk/queue").await.status,
        StatusCode::OK,
        "no session has ended"
    );
    let people = admin.get(&format!("{PEOPLE}?id={head}")).await.json();
    assert_eq!(
        people["people"][0]["posts"],
        json!([{"role": "unit_head", "unit": "demo-1"}])
    );
}

#[tokio::test]
async fn what_was_asked_for_is_done_when_another_administrator_agrees_and_stays_on_record() {
    let server = house().await;
    let (admin, second) = (server.sign_in("admin").await, server.sign_in("admin-2").await);
    let asked = admin.post(PEOPLE, &overseer("oversight-2")).await;
    let opening = waits(&asked);
    assert_eq!(asked.json()["is_active"], false, "nobody is there yet");
    let seen = second.get(&format!("{OPENINGS}?waiting=true")).await.json()["openings"][0].clone();
    assert_eq!(
        (&seen["shown"], &seen["may_decide"]),
        (&json!("人员oversight-2"), &json!(true))
    );
    assert_eq!(seen["posts"], json!([{"role": "oversight", "unit": "oversight"}]));
    let watching = server.sign_in("oversight-1").await;
    let refused = decide(&watching, &opening, "approve").await;
    assert_eq!(
        refused.problem(),
        "403 not_allowed",
        "while there is another administrator"
    );
    server.set_clock("2026-11-27T10:00:01+08:00");
    let agreed = decide(&second, &opening, "approve").await;
    assert_eq!(agreed.json()["standing"], "approved", "{}", agreed.text());
    assert!(signs_in(&server, "oversight-2", PASSWORD).await);
    assert_eq!(decide(&second, &opening, "decline").await.problem(), "409 not_now");
    let changes = server.app.store.changes(None, None, 20).await.unwrap();
    let id = agreed.json()["person"].as_str().unwrap().to_owned();
    let about = changes.iter().filter(|change| change.about == id);
    let what: Vec<_> = about.map(|change| change.what.as_str()).collect();
    assert_eq!(what, ["opening_approved", "opening_asked"]);
    assert_eq!(changes[0].person.as_ref().unwrap().0, second.id().await);
    let kept = admin.get(&format!("{OPENINGS}?person={id}")).await.json();
    assert_eq!(kept["openings"][0]["decided_by"]["id"], second.id().await);
    assert_eq!(kept["openings"][0]["by"]["id"], admin.id().await);
}

#[tokio::test]
async fn with_one_administrator_whoever_watches_agrees_and_a_reset_works_from_then_on() {
    let server = Server::with_admin().await;
    for (name, role, unit) in [
        ("oversight-1", Role::Oversight, "oversight"),
        ("reviewer", Role::Reviewer, "eps"),
        ("verifier", Role::Verifier, "traffic"),
    ] {
        server.hire_one(name, role, unit).await;
    }
    let admin = server.sign_in("admin").await;
    let (id, verifier) = (
        server.sign_in("oversight-1").await.id().await,
        server.sign_in("verifier").await,
    );
    let reset = admin.post(PEOPLE, &json!({"id": id, "make_password": true})).await;
    let (opening, made) = (waits(&reset), reset.json()["password"].clone());
    let made = made.as_str().unwrap();
    let stored = server.app.store.opening(&opening).await.unwrap().unwrap();
    assert!(!stored.asked.contains(made) && stored.password.as_ref().unwrap().starts_with("$argon2id$"));
    assert_eq!(
        decide(&verifier, &opening, "approve").await.problem(),
        "403 not_allowed"
    );
    let own = decide(&server.sign_in("oversight-1").await, &opening, "approve").await;
    assert_eq!(
        own.problem(),
        "403 not_allowed",
        "nobody agrees to what is about oneself"
    );
    assert!(!signs_in(&server, "oversight-1", made).await);
    let reviewer = server.sign_in("reviewer").await;
    assert_eq!(decide(&reviewer, &opening, "approve").await.status, StatusCode::OK);
    assert!(signs_in(&server, "oversight-1", made).await && !signs_in(&server, "oversight-1", PASSWORD).await);
    let kept = server.app.store.opening(&opening).await.unwrap().unwrap();
    assert_eq!(kept.password, None);
    let waiting = reviewer.get(&format!("{OPENINGS}?waiting=true")).await.json();
    assert_eq!(waiting["openings"], json!([]));
}

#[tokio::test]
async fn an_opening_is_refused_taken_back_or_over_and_never_done_on_what_was_changed_since() {
    let server = house().await;
    let (admin, second) = (server.sign_in("admin").await, server.sign_in("admin-2").await);
    let head = server.sign_in("head").await.id().await;
    let promote = json!({"id": head, "posts": [{"role": "verifier", "unit": "traffic"}]});
    let ask = async || waits(&admin.post(PEOPLE, &promote).await);
    let (one, two, three) = (ask().await, ask().await, ask().await);
    assert_eq!(decide(&second, &one, "withdraw").await.problem(), "403 not_allowed");
    assert_eq!(decide(&second, &one, "decline").await.json()["standing"], "declined");
    assert_eq!(decide(&admin, &two, "withdraw").await.json()["standing"], "withdrawn");
    for over in [&one, &two] {
        assert_eq!(decide(&second, over, "approve").await.problem(), "409 not_now");
    }
    let renamed = admin.post(PEOPLE, &json!({"id": head, "shown": "王所长"})).await;
    assert_eq!(renamed.status, StatusCode::OK);
    assert_eq!(decide(&second, &three, "approve").await.problem(), "409 stale");
    let four = ask().await;
    server.set_clock("2026-12-04T10:00:00+08:00");
    let (admin, second) = (server.sign_in("admin").await, server.sign_in("admin-2").await);
    assert_eq!(decide(&second, &four, "approve").await.problem(), "409 too_late");
    let listed = admin.get(&format!("{OPENINGS}?person={head}")).await.json();
    let listed = listed["openings"].as_array().unwrap();
    let standings: Vec<_> = listed.iter().map(|one| one["standing"].as_str().unwrap()).collect();
    assert_eq!(
        standings.iter().filter(|standing| **standing == "expired").count(),
        2,
        "{standings:?}"
    );
    let people = admin.get(&format!("{PEOPLE}?id={head}")).await.json();
    assert_eq!(people["people"][0]["posts"][0]["role"], "unit_head");
}

#[tokio::test]
async fn a_house_begins_with_one_person_who_stays_known_to_have_been_alone_and_nobody_becomes_so_again() {
    let server = Server::with_admin().await;
    let admin = server.sign_in("admin").await;
    let first = admin.post(PEOPLE, &overseer("oversight-1")).await;
    assert_eq!(first.status, StatusCode::OK, "{}", first.text());
    assert_eq!(first.json().get("waits"), None);
    let id = first.json()["id"].clone();
    let kept = admin.get(OPENINGS).await.json()["openings"][0].clone();
    assert_eq!((&kept["standing"], &kept["person"]), (&json!("alone"), &id));
    let changes = server.app.store.changes(None, None, 5).await.unwrap();
    assert!(changes.iter().any(|change| change.what == "person_added_alone"));
    // The next one waits for the first, and the first one cannot be got rid of or taken over.
    let next = waits(&admin.post(PEOPLE, &overseer("oversight-2")).await);
    for way in [json!({"id": id, "is_active": false}), json!({"id": id, "posts": []})] {
        assert_eq!(admin.post(PEOPLE, &way).await.problem(), "409 conflict", "{way}");
    }
    let taken = waits(&admin.post(PEOPLE, &json!({"id": id, "password": OTHER})).await);
    let listed = admin.get(&format!("{OPENINGS}?waiting=true")).await.json();
    let taken = listed["openings"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["id"] == taken.as_str());
    assert_eq!(taken.unwrap()["seconds"], json!([]));
    let watching = server.sign_in("oversight-1").await;
    assert_eq!(decide(&watching, &next, "approve").await.status, StatusCode::OK);
    let ended = admin.post(PEOPLE, &json!({"id": id, "is_active": false})).await;
    assert_eq!(
        ended.status,
        StatusCode::OK,
        "there is another one now: {}",
        ended.text()
    );
}

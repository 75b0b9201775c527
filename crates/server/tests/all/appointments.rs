//! Supervisors are appointed by those who watch, for windows that their term names, and recuse themselves.

use axum::http::StatusCode;
use qingyu_domain::person::Role;
use serde_json::{Value, json};

use crate::support::Server;
use crate::support::crew::hired;
use crate::support::desk::{Desk, PASSWORD};
use crate::support::inspections::{INSPECTIONS, noted};

const PEOPLE: &str = "/api/v1/desk/people";
const OPENINGS: &str = "/api/v1/desk/openings";
const RECUSALS: &str = "/api/v1/desk/recusals";
const HUKOU: &str = "demo-1-hukou";
const HALL: &str = "demo-1-hall";

fn neighbour(windows: &[&str]) -> Value {
    let post = json!({"role": "supervisor", "unit": "demo-1", "windows": windows});
    json!({"name": "neighbour", "password": PASSWORD, "posts": [post]})
}

async fn house() -> Server {
    let server = Server::start().await;
    server.hire().await;
    server
}

async fn decide(desk: &Desk<'_>, opening: &Value, decision: &str) -> String {
    let body = json!({"opening": opening, "decision": decision});
    let answer = desk.post(OPENINGS, &body).await;
    if answer.status == StatusCode::OK {
        answer.json()["standing"].as_str().unwrap().to_owned()
    } else {
        answer.problem()
    }
}

/// Somebody as an administrator and oversight appointed them; their id.
async fn appointed(server: &Server, windows: &[&str]) -> String {
    let admin = server.sign_in("admin").await;
    let asked = admin.post(PEOPLE, &neighbour(windows)).await;
    assert_eq!(asked.status, StatusCode::ACCEPTED, "{}", asked.text());
    let asked = asked.json();
    let oversight = server.sign_in("oversight-1").await;
    assert_eq!(decide(&oversight, &asked["waits"], "approve").await, "approved");
    asked["id"].as_str().unwrap().to_owned()
}

fn at(window: &str) -> Value {
    let mut noted = noted("demo-1", "window");
    noted["window"] = json!(window);
    noted
}

#[tokio::test]
async fn nobody_supervises_before_oversight_agrees_and_no_administrator_agrees_in_its_stead() {
    let server = house().await;
    server.hire_one("admin-2", Role::Admin, "eps").await;
    let (admin, second) = (server.sign_in("admin").await, server.sign_in("admin-2").await);
    let asked = admin.post(PEOPLE, &neighbour(&[])).await;
    assert_eq!(asked.status, StatusCode::ACCEPTED, "{}", asked.text());
    let asked = asked.json();
    let invitation = format!("{PEOPLE}/{}/invitation", asked["id"].as_str().unwrap());
    assert_eq!(admin.post(&invitation, &json!({})).await.problem(), "404 not_found");
    assert_eq!(decide(&second, &asked["waits"], "approve").await, "403 not_allowed");
    let oversight = server.sign_in("oversight-1").await;
    let waiting = oversight.get(&format!("{OPENINGS}?waiting=true")).await.json();
    assert_eq!(waiting["openings"][0]["may_decide"], true);
    assert_eq!(waiting["openings"][0]["posts"][0]["unit"], "demo-1");
    assert_eq!(decide(&oversight, &asked["waits"], "approve").await, "approved");
    assert_eq!(admin.post(&invitation, &json!({})).await.status, StatusCode::CREATED);
}

#[tokio::test]
async fn without_anybody_who_watches_an_appointment_waits() {
    let server = Server::with_admin().await;
    let admin = server.sign_in("admin").await;
    let asked = admin.post(PEOPLE, &neighbour(&[])).await;
    assert_eq!(asked.status, StatusCode::ACCEPTED, "{}", asked.text());
    let waiting = admin.get(&format!("{OPENINGS}?waiting=true")).await.json();
    assert_eq!(waiting["openings"][0]["seconds"], json!([]));
}

#[tokio::test]
async fn a_term_that_names_windows_reaches_these_alone() {
    let server = house().await;
    appointed(&server, &[HUKOU]).await;
    let (one, all) = (server.sign_in("neighbour").await, server.sign_in("supervisor").await);
    let me = one.get("/api/v1/desk/session").await.json();
    assert_eq!(me["posts"][0]["windows"], json!([HUKOU]));
    let own = one.inspects(&at(HUKOU)).await;
    for refused in [at(HALL), noted("demo-1", "window")] {
        assert_eq!(one.post(INSPECTIONS, &refused).await.problem(), "403 not_allowed");
    }
    let other = all.inspects(&at(HALL)).await;
    let general = all.inspects(&noted("demo-1", "window")).await;
    assert_eq!(
        all.inspections("").await.len(),
        3,
        "a term without windows is for all of them"
    );
    assert_eq!(one.inspections("").await, std::slice::from_ref(&own));
    assert_eq!(one.inspections("stage=rectify").await, std::slice::from_ref(&own));
    for id in [&other, &general] {
        assert_eq!(one.get(&format!("{INSPECTIONS}/{id}")).await.problem(), "404 not_found");
        let judge = json!({"type": "judge", "is_content": true});
        assert_eq!(one.inspection_act(id, 1, judge).await.problem(), "404 not_found");
        assert_eq!(
            one.send_photo(id, "image/jpeg", vec![1]).await.problem(),
            "404 not_found"
        );
    }
    let head = server.sign_in("head").await;
    for id in [&own, &other] {
        let replied = head.inspection_act(id, 1, json!({"type": "reply"})).await;
        assert_eq!(replied.status, StatusCode::OK, "{}", replied.text());
    }
    assert_eq!(
        one.aftercare().await,
        [("judge".to_owned(), own)],
        "of the other window nothing is to be done"
    );
    assert_eq!(all.aftercare().await.len(), 2);
}

#[tokio::test]
async fn more_windows_need_oversight_again_and_fewer_nobody() {
    let server = house().await;
    let id = appointed(&server, &[HUKOU]).await;
    let admin = server.sign_in("admin").await;
    for (windows, expected) in [
        (json!([HUKOU]), StatusCode::OK),
        (json!([HUKOU, HALL]), StatusCode::ACCEPTED),
        (json!([]), StatusCode::ACCEPTED),
    ] {
        let post = json!({"role": "supervisor", "unit": "demo-1", "until": "2027-11-27", "windows": windows});
        let changed = admin.post(PEOPLE, &json!({"id": id, "posts": [post]})).await;
        assert_eq!(changed.status, expected, "{windows}: {}", changed.text());
    }
    for (role, unit, windows, problem) in [
        (
            "supervisor",
            "demo-1",
            json!(["demo-2-hukou"]),
            "422 invalid window:unknown",
        ),
        ("supervisor", "demo-1", json!(["nowhere"]), "422 invalid window:unknown"),
        ("handler", "demo-1", json!([HALL]), "422 invalid window:unknown_field"),
    ] {
        let post = json!({"role": role, "unit": unit, "windows": windows});
        let person = json!({"name": "another", "password": PASSWORD, "posts": [post]});
        assert_eq!(admin.post(PEOPLE, &person).await.problem(), problem, "{role} {windows}");
    }
}

#[tokio::test]
async fn whoever_recuses_themselves_supervises_there_no_more_and_is_not_appointed_again() {
    let server = house().await;
    let id = appointed(&server, &[HUKOU]).await;
    let one = server.sign_in("neighbour").await;
    let elsewhere = one.post(RECUSALS, &json!({"unit": "demo-2"})).await;
    assert_eq!(elsewhere.problem(), "403 not_allowed");
    assert_eq!(
        one.post(RECUSALS, &json!({"unit": "demo-1"})).await.status,
        StatusCode::OK
    );
    assert_eq!(one.inspections("").await, [""; 0]);
    assert_eq!(one.post(INSPECTIONS, &at(HUKOU)).await.problem(), "403 not_allowed");
    let changes = server.app.store.changes(None, None, 50).await.unwrap();
    let recused = changes.iter().find(|change| change.what == "recused").unwrap();
    assert_eq!((&recused.about, &recused.person.as_ref().unwrap().0), (&id, &id));
    let admin = server.sign_in("admin").await;
    let again = json!({"id": id, "posts": [{"role": "supervisor", "unit": "demo-1"}]});
    assert_eq!(
        admin.post(PEOPLE, &again).await.problem(),
        "422 invalid posts:out_of_range"
    );
}

#[tokio::test]
async fn nobody_but_a_supervisor_recuses_themselves() {
    let server = house().await;
    let hands = hired(&server, &[("supervisor-2", Role::Supervisor, "demo-2")]).await;
    for name in ["head", "oversight-1", "admin", "handler"] {
        let desk = server.sign_in(name).await;
        assert_eq!(
            desk.post(RECUSALS, &json!({"unit": "demo-1"})).await.problem(),
            "403 not_allowed",
            "{name}"
        );
    }
    let desk = hands[0].desk().await;
    assert_eq!(
        desk.post(RECUSALS, &json!({"unit": "demo-2"})).await.status,
        StatusCode::OK
    );
}

#[tokio::test]
async fn the_number_of_oversight_on_duty_is_told_to_supervisors_alone() {
    let server = Server::with(|settings| settings.duty_number = Some("0711-5366110".to_owned())).await;
    server.hire().await;
    for (name, expected) in [
        ("supervisor", json!("0711-5366110")),
        ("head", json!(null)),
        ("oversight-1", json!(null)),
    ] {
        let me = server.sign_in(name).await.get("/api/v1/desk/session").await.json();
        assert_eq!(me["duty_number"], expected, "{name}");
    }
}

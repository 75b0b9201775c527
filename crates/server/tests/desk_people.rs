//! The staff as administrators change it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

mod support;

use axum::http::StatusCode;
use qingyu_domain::person::Role;
use serde_json::json;
use support::Server;
use support::desk::PASSWORD;

const SESSION: &str = "/api/v1/desk/session";

#[tokio::test]
async fn administrators_alone_change_people_and_every_change_is_recorded() {
    let server = Server::start().await;
    server.hire_one("oversight-1", Role::Oversight, "oversight").await;
    server.hire_one("admin", Role::Admin, "eps").await;
    let (admin, oversight) = (server.sign_in("admin").await, server.sign_in("oversight-1").await);
    let path = "/api/v1/desk/people";
    assert_eq!(oversight.get(path).await.problem(), "403 not_allowed");
    assert_eq!(
        oversight
            .post(path, &json!({"name": "x", "password": PASSWORD}))
            .await
            .problem(),
        "403 not_allowed"
    );
    let posts = json!([{"role": "verifier", "unit": "traffic"}]);
    let added = admin
        .post(
            path,
            &json!({"name": "verifier", "shown": "王核查", "password": PASSWORD, "posts": posts}),
        )
        .await;
    assert_eq!(added.status, StatusCode::OK, "{}", added.text());
    let taken = admin
        .post(path, &json!({"name": "verifier", "password": PASSWORD}))
        .await;
    assert_eq!(taken.problem(), "409 conflict");
    let faulty = json!({"name": "", "password": "short", "posts": [{"role": "verifier", "unit": "nowhere"}]});
    assert_eq!(
        admin.post(path, &faulty).await.problem(),
        "422 invalid name:required password:malformed posts:unknown"
    );
    let id = added.json()["id"].clone();
    let verifier = server.sign_in("verifier").await;
    server.set_clock("2026-11-27T10:00:01+08:00");
    let ended = admin.post(path, &json!({"id": id, "is_active": false})).await;
    assert_eq!(ended.json()["is_active"], false);
    assert_eq!(verifier.get(SESSION).await.problem(), "401 signed_out");
    let refused = server
        .try_sign_in(&json!({"name": "verifier", "password": PASSWORD}))
        .await;
    assert_eq!(refused.problem(), "401 wrong_credentials");
    let listed = admin.get(path).await.json();
    assert!(!listed.to_string().contains("argon2"), "no hash leaves the server");
    let changes = server.app.store.changes(None, None, 10).await.unwrap();
    let what: Vec<_> = changes.iter().map(|change| change.what.as_str()).collect();
    assert_eq!(what, ["person_changed", "person_added", "person_added", "person_added"]);
    assert_eq!(changes[0].about, id.as_str().unwrap());
    assert_eq!(changes[0].detail, r#"["is_active"]"#);
    assert!(changes[0].person.is_some());
}

#[tokio::test]
async fn whoever_moves_to_another_unit_has_served_at_the_old_one_and_nobody_promotes_oneself() {
    let server = Server::start().await;
    server.hire_one("admin", Role::Admin, "eps").await;
    server.hire_one("wang", Role::Verifier, "demo-1").await;
    let admin = server.sign_in("admin").await;
    let path = "/api/v1/desk/people";
    let id = server.sign_in("wang").await.id().await;
    let posts = json!([{"role": "verifier", "unit": "traffic"}]);
    let moved = admin
        .post(path, &json!({"id": id, "posts": posts, "served": []}))
        .await
        .json();
    assert_eq!(moved["served"], json!([{"unit": "demo-1", "until": "2026-11-27"}]));
    let forgot = admin.post(path, &json!({"id": id, "served": []})).await.json();
    assert_eq!(forgot["served"], moved["served"], "a service is not forgotten");
    let own = json!({"id": admin.id().await, "posts": [{"role": "oversight", "unit": "oversight"}]});
    assert_eq!(admin.post(path, &own).await.problem(), "403 not_allowed");
}

#[tokio::test]
async fn colleagues_are_listed_by_name_for_those_who_name_people_and_for_nobody_else() {
    let server = Server::start().await;
    server.hire().await;
    for (name, role, unit) in support::desk::STAFF {
        let desk = server.sign_in(name).await;
        let answer = desk.get("/api/v1/desk/colleagues").await;
        if !matches!(role, Role::Intake | Role::Verifier | Role::Oversight | Role::Reviewer) {
            assert_eq!(answer.problem(), "403 not_allowed", "{name}");
            continue;
        }
        let listed = answer.json();
        let listed = listed.as_array().unwrap();
        assert_eq!(listed.len(), support::desk::STAFF.len());
        let own = desk.id().await;
        let own = listed.iter().find(|one| one["id"] == own.as_str()).unwrap();
        assert_eq!(
            own,
            &json!({"id": own["id"], "shown": format!("人员{name}"), "units": [unit]})
        );
    }
}

#[tokio::test]
async fn people_are_searched_by_name_unit_and_role_and_paged_by_their_names() {
    let server = Server::start().await;
    server.hire().await;
    let admin = server.sign_in("admin").await;
    let names = async |query: &str| {
        let found = admin.get(&format!("/api/v1/desk/people{query}")).await.json();
        let people = found["people"].as_array().unwrap();
        let names: Vec<String> = people
            .iter()
            .map(|one| one["name"].as_str().unwrap().to_owned())
            .collect();
        (names.join(" "), found["next"].as_str().map(str::to_owned))
    };
    assert_eq!(names("?name=OVERSIGHT").await.0, "oversight-1 oversight-2");
    assert_eq!(
        names("?name=%E4%BA%BA%E5%91%98legal").await.0,
        "legal",
        "by the shown name"
    );
    assert_eq!(names("?role=verifier").await.0, "verifier verifier-own");
    assert_eq!(names("?unit=demo-1&role=verifier").await.0, "verifier-own");
    assert_eq!(names("?unit=eps&role=unit_head").await.0, "head", "below it as well");
    let mut all = Vec::new();
    let mut after = String::new();
    loop {
        let (page, next) = names(&format!("?limit=4&after={after}")).await;
        all.push(page);
        let Some(next) = next else { break };
        after = next;
    }
    let all: Vec<String> = all.join(" ").split(' ').map(str::to_owned).collect();
    assert_eq!(all.len(), support::desk::STAFF.len());
    assert!(all.is_sorted());
    for query in ["?limit=0", "?limit=101", "?role=king", "?who=x"] {
        let answer = admin.get(&format!("/api/v1/desk/people{query}")).await;
        assert_eq!(answer.problem(), "422 invalid filter:malformed", "{query}");
    }
}

#[tokio::test]
async fn a_password_that_is_made_is_said_once_and_works() {
    let server = Server::start().await;
    server.hire_one("admin", Role::Admin, "eps").await;
    let admin = server.sign_in("admin").await;
    let path = "/api/v1/desk/people";
    let added = admin.post(path, &json!({"name": "li", "make_password": true})).await;
    let (id, first) = (added.json()["id"].clone(), added.json()["password"].clone());
    let sign_in = async |password: &serde_json::Value| {
        let answer = server.try_sign_in(&json!({"name": "li", "password": password})).await;
        answer.status
    };
    assert_eq!(sign_in(&first).await, StatusCode::CREATED);
    let listed = admin.get(path).await.text();
    assert!(!listed.contains(first.as_str().unwrap()));
    let reset = admin.post(path, &json!({"id": id, "make_password": true})).await.json();
    assert_ne!(reset["password"], first);
    assert_eq!(sign_in(&first).await, StatusCode::UNAUTHORIZED);
    assert_eq!(sign_in(&reset["password"]).await, StatusCode::CREATED);
    let unsaid = admin.post(path, &json!({"id": id, "shown": "李"})).await.json();
    assert_eq!(unsaid.get("password"), None);
}

#[tokio::test]
async fn an_administrator_gets_round_nothing_of_their_own_account() {
    let server = Server::start().await;
    server.hire_one("admin", Role::Admin, "eps").await;
    let admin = server.sign_in("admin").await;
    let id = admin.id().await;
    for own in [
        json!({"id": id, "password": PASSWORD}),
        json!({"id": id, "make_password": true}),
        json!({"id": id, "without_otp": true}),
        json!({"id": id, "is_active": false}),
        json!({"id": id, "posts": []}),
    ] {
        let answer = admin.post("/api/v1/desk/people", &own).await;
        assert_eq!(answer.problem(), "403 not_allowed", "{own}");
    }
    let name = admin
        .post("/api/v1/desk/people", &json!({"id": id, "shown": "管理员"}))
        .await;
    assert_eq!(name.json()["shown"], "管理员");
}

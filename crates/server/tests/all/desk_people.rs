//! The staff as administrators change it.

use crate::support::Server;
use crate::support::desk::PASSWORD;
use axum::http::StatusCode;
use qingyu_domain::person::Role;
use serde_json::json;

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
    let posts = json!([{"role": "unit_head", "unit": "traffic"}]);
    let hired = json!({"name": "head", "shown": "王所长", "password": PASSWORD, "posts": posts});
    let added = admin.post(path, &hired).await;
    assert_eq!(added.status, StatusCode::OK, "{}", added.text());
    let taken = admin.post(path, &json!({"name": "head", "password": PASSWORD})).await;
    assert_eq!(taken.problem(), "409 conflict");
    let faulty = json!({"name": "", "password": "short", "posts": [{"role": "verifier", "unit": "nowhere"}]});
    assert_eq!(
        admin.post(path, &faulty).await.problem(),
        "422 invalid name:required password:malformed posts:unknown"
    );
    let id = added.json()["id"].clone();
    let head = server.sign_in("head").await;
    server.set_clock("2026-11-27T10:00:01+08:00");
    let ended = admin.post(path, &json!({"id": id, "is_active": false})).await;
    assert_eq!(ended.json()["is_active"], false);
    assert_eq!(head.get(SESSION).await.problem(), "401 signed_out");
    let refused = server.try_sign_in(&json!({"name": "head", "password": PASSWORD})).await;
    assert_eq!(refused.problem(), "401 wrong_credentials");
    let listed = admin.get(path).await.json();
    assert!(!listed.to_string().contains("argon2"), "no hash leaves the server");
    let changes = server.app.store.changes(None, None, 10).await.unwrap();
    let what: Vec<_> = changes.iter().map(|change| change.what.as_str()).collect();
    assert_eq!(what, ["person_changed", "person_added", "person_added", "person_added"]);
    assert_eq!(changes[0].about, id.as_str().unwrap());
    let detail: serde_json::Value = serde_json::from_str(&changes[0].detail).unwrap();
    assert_eq!(detail["new"], json!({"is_active": false}));
    assert_eq!(detail["old"], json!({"is_active": true, "posts": posts, "served": []}));
    let added = changes
        .iter()
        .find(|change| change.what == "person_added" && change.about == changes[0].about);
    let first: serde_json::Value = serde_json::from_str(&added.unwrap().detail).unwrap();
    assert_eq!(first["new"]["posts"], posts, "who was given what is on record");
    assert!(!detail.to_string().contains("argon2"));
    assert!(changes[0].person.is_some());
}

#[tokio::test]
async fn whoever_moves_to_another_unit_has_served_at_the_old_one_and_nobody_promotes_oneself() {
    let server = Server::start().await;
    server.hire_one("admin", Role::Admin, "eps").await;
    server.hire_one("wang", Role::UnitHead, "demo-1").await;
    let admin = server.sign_in("admin").await;
    let path = "/api/v1/desk/people";
    let id = server.sign_in("wang").await.id().await;
    let posts = json!([{"role": "unit_head", "unit": "traffic"}]);
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
    for (name, role, unit) in crate::support::desk::STAFF {
        let desk = server.sign_in(name).await;
        let answer = desk.get("/api/v1/desk/colleagues").await;
        if !matches!(role, Role::Intake | Role::Verifier | Role::Oversight | Role::Reviewer) {
            assert_eq!(answer.problem(), "403 not_allowed", "{name}");
            continue;
        }
        let listed = answer.json();
        let listed = listed.as_array().unwrap();
        assert_eq!(listed.len(), crate::support::desk::STAFF.len());
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
    assert_eq!(all.len(), crate::support::desk::STAFF.len());
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

#[tokio::test]
async fn of_two_edits_on_one_view_the_second_is_told_to_look_again_and_loses_nothing_of_the_first() {
    let server = Server::start().await;
    server.hire_one("admin", Role::Admin, "eps").await;
    server.hire_one("wang", Role::Verifier, "demo-1").await;
    let admin = server.sign_in("admin").await;
    let path = "/api/v1/desk/people";
    let id = server.sign_in("wang").await.id().await;
    let seen = admin.get(&format!("{path}?id={id}")).await.json()["people"][0]["revision"].clone();
    let with = |unit: &str| json!({"id": id, "revision": seen, "served": [{"unit": unit, "until": "2026-01-05"}]});
    let first = admin.post(path, &with("traffic")).await;
    assert_eq!(first.status, StatusCode::OK, "{}", first.text());
    assert_ne!(first.json()["revision"], seen);
    assert_eq!(admin.post(path, &with("demo-2")).await.problem(), "409 stale");
    let kept = admin.get(&format!("{path}?id={id}")).await.json()["people"][0]["served"].clone();
    assert_eq!(kept, json!([{"unit": "traffic", "until": "2026-01-05"}]));
    // Without a view of its own an edit is made on what is known then.
    let both = [
        json!({"id": id, "shown": "王一"}),
        json!({"id": id, "is_active": false}),
    ];
    let (one, other) = tokio::join!(admin.post(path, &both[0]), admin.post(path, &both[1]));
    assert_eq!((one.status, other.status), (StatusCode::OK, StatusCode::OK));
    let person = admin.get(&format!("{path}?id={id}")).await.json()["people"][0].clone();
    assert_eq!(
        (&person["shown"], &person["is_active"]),
        (&json!("王一"), &json!(false))
    );
}

#[tokio::test]
async fn whom_a_provider_knows_by_what_is_set_by_another_administrator_and_recorded_without_it() {
    let server = Server::start().await;
    server.hire_one("admin", Role::Admin, "eps").await;
    server.hire_one("wang", Role::Verifier, "demo-1").await;
    server.hire_one("li", Role::Verifier, "demo-1").await;
    let admin = server.sign_in("admin").await;
    let path = "/api/v1/desk/people";
    let (wang, li) = (server.sign_in("wang").await, server.sign_in("li").await);
    let (id, other) = (wang.id().await, li.id().await);
    let known = |id: &str, subject: &str| json!({"id": id, "subject": subject});
    let own = admin.post(path, &known(&admin.id().await, "s-0")).await;
    assert_eq!(own.problem(), "403 not_allowed");
    let long = admin.post(path, &known(&id, &"x".repeat(256))).await;
    assert_eq!(long.problem(), "422 invalid subject:too_long");
    let seen = admin.get(&format!("{path}?id={id}")).await.json()["people"][0]["revision"].clone();
    let set = admin.post(path, &known(&id, " s-1 ")).await.json();
    assert_eq!(set["subject"], "s-1");
    assert_ne!(set["revision"], seen, "an edit on the view before is stale");
    assert_eq!(wang.get(SESSION).await.problem(), "401 signed_out");
    assert_eq!(admin.post(path, &known(&other, "s-1")).await.problem(), "409 conflict");
    let new = json!({"name": "zhao", "password": PASSWORD, "subject": "s-1"});
    assert_eq!(admin.post(path, &new).await.problem(), "409 conflict");
    let wang = server.sign_in("wang").await;
    assert_eq!(admin.post(path, &known(&id, "s-1")).await.status, StatusCode::OK);
    assert_eq!(wang.get(SESSION).await.status, StatusCode::OK, "nothing was changed");
    let none = admin.post(path, &known(&id, "")).await.json();
    assert!(none.get("subject").is_none(), "{none}");
    assert_eq!(wang.get(SESSION).await.problem(), "401 signed_out");
    let changes = server.app.store.changes(None, None, 10).await.unwrap();
    let of_wang = changes
        .iter()
        .filter(|change| change.about == id && change.what.starts_with("person_changed"));
    let details: Vec<serde_json::Value> = of_wang.map(|one| serde_json::from_str(&one.detail).unwrap()).collect();
    let mut told: Vec<_> = details.iter().map(|detail| detail["new"].clone()).collect();
    told.sort_by_key(ToString::to_string);
    assert_eq!(told, [json!({"subject": false}), json!({"subject": true}), json!({})]);
    assert!(!format!("{changes:?}").contains("s-1"), "the record holds no identity");
}

#[tokio::test]
async fn no_change_of_people_leaves_what_is_about_the_watchers_to_nobody() {
    let server = Server::start().await;
    for (name, role, unit) in [
        ("oversight-1", Role::Oversight, "oversight"),
        ("reviewer", Role::Reviewer, "discipline"),
        ("admin", Role::Admin, "eps"),
    ] {
        server.hire_one(name, role, unit).await;
    }
    let admin = server.sign_in("admin").await;
    let id = server.sign_in("reviewer").await.id().await;
    let own = json!({"role": "reviewer", "unit": "discipline"});
    let changes = [
        json!({"is_active": false}),
        json!({"posts": []}),
        json!({"posts": [{"role": "reviewer", "unit": "oversight"}]}),
        json!({"posts": [own, {"role": "verifier", "unit": "traffic"}]}),
        json!({"served": [{"unit": "oversight"}]}),
    ];
    let change = async |change: &serde_json::Value| {
        let mut request = change.clone();
        request["id"] = json!(id);
        admin.post("/api/v1/desk/people", &request).await
    };
    for one in &changes {
        assert_eq!(change(one).await.problem(), "409 conflict", "{one}");
    }
    server.hire_one("reviewer-2", Role::Reviewer, "discipline").await;
    for one in &changes {
        let answer = change(one).await;
        assert!(answer.status.is_success(), "{one}: {}", answer.text());
        change(&json!({"is_active": true, "posts": [own], "served": []})).await;
    }
}

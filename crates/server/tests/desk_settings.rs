//! Units, days and clocks as administrators change them: at once here, soon on every server of the same database.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

mod support;

use std::time::Duration;

use axum::http::StatusCode;
use qingyu_domain::person::Role;
use qingyu_server::jobs;
use serde_json::{Value, json};
use support::desk::Desk;
use support::postgres::Database;
use support::{Server, complaint};

const UNITS: &str = "/api/v1/desk/units";
const CALENDAR: &str = "/api/v1/desk/calendar";
const DEADLINES: &str = "/api/v1/desk/deadlines";

async fn with_admin() -> Server {
    let server = Server::start().await;
    server.hire_one("admin", Role::Admin, "eps").await;
    server
}

/// A change that must be possible.
async fn changed(desk: &Desk<'_>, path: &str, body: Value) -> Value {
    let answer = desk.post(path, &body).await;
    assert_eq!(answer.status, StatusCode::OK, "{body}: {}", answer.text());
    answer.json()
}

/// A unit as everybody is told of it.
async fn served(server: &Server, code: &str) -> Option<Value> {
    let units = server.get("/api/v1/units", None).await.json();
    let mut units = units.as_array().unwrap().iter();
    units.find(|unit| unit["code"] == code).cloned()
}

#[tokio::test]
async fn a_unit_is_added_renamed_and_closed_and_known_by_its_name_for_ever() {
    let server = with_admin().await;
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
    body["query_code"] = json!(support::code());
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
    let server = with_admin().await;
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
    let server = with_admin().await;
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

#[tokio::test]
async fn a_limit_counts_from_now_on_and_what_was_promised_stays() {
    let server = with_admin().await;
    let admin = server.sign_in("admin").await;
    let due = async |body: &Value| {
        let answer = server.post("/api/v1/cases", None, body).await;
        answer.json()["next"]["due_at"].as_str().unwrap().to_owned()
    };
    let first = complaint();
    assert_eq!(due(&first).await, "2026-11-30T23:59:59+08:00");
    let limit = |amount: u16| json!({"step": "accept", "limit": {"amount": amount, "measure": "working_days", "basis": "own_choice"}});
    let set = changed(&admin, DEADLINES, limit(3)).await;
    assert_eq!(
        (&set["limit"]["amount"], &set["default"]["amount"]),
        (&json!(3), &json!(1))
    );
    assert_eq!(due(&complaint()).await, "2026-12-02T23:59:59+08:00");
    assert_eq!(
        due(&first).await,
        "2026-11-30T23:59:59+08:00",
        "the receipt says the same for ever"
    );
    let code = first["query_code"].as_str();
    let view = server.get("/api/v1/case", code).await.json();
    assert_eq!(
        view["next"]["due_at"], "2026-11-30T23:59:59+08:00",
        "and so does the case"
    );
    assert_eq!(
        admin.post(DEADLINES, &limit(5)).await.problem(),
        "422 invalid limit:out_of_range"
    );
    assert_eq!(
        admin.post(DEADLINES, &limit(0)).await.problem(),
        "422 invalid limit:out_of_range"
    );
    let law = json!({"step": "accept", "limit": {"amount": 1, "measure": "days", "basis": "petition_regulation"}});
    assert_eq!(admin.post(DEADLINES, &law).await.problem(), "422 invalid limit:unknown");
    changed(&admin, DEADLINES, json!({"step": "accept"})).await;
    assert_eq!(
        due(&complaint()).await,
        "2026-11-30T23:59:59+08:00",
        "the default again"
    );
    let changes = server.app.store.changes(None, None, 2).await.unwrap();
    let newest = &changes[changes
        .iter()
        .position(|one| one.detail.contains("\"old\":{\"amount\":3"))
        .unwrap()];
    assert_eq!(
        (newest.what.as_str(), newest.about.as_str()),
        ("deadline_changed", "accept")
    );
    assert!(
        newest.person.is_some() && newest.detail.contains("\"new\":{\"amount\":1"),
        "{}",
        newest.detail
    );
}

#[tokio::test]
async fn a_day_off_counts_at_once_and_moves_nothing_that_was_promised() {
    let server = with_admin().await;
    let admin = server.sign_in("admin").await;
    let first = complaint();
    let before = server.post("/api/v1/cases", None, &first).await;
    let years = admin.get(CALENDAR).await.json();
    let mut year = years[0].clone();
    assert_eq!((&year["year"], &year["revision"]), (&json!(2026), &json!(0)));
    year["off"]
        .as_array_mut()
        .unwrap()
        .push(json!({"day": "2026-11-30", "name": "测试"}));
    let set = changed(&admin, CALENDAR, year.clone()).await;
    assert_eq!(set["revision"], 1);
    let next = &server.post("/api/v1/cases", None, &complaint()).await.json()["next"];
    assert_eq!(next["due_at"], "2026-12-01T23:59:59+08:00");
    assert_eq!(next["calendar"], "2026.1,2027?");
    let again = server.post("/api/v1/cases", None, &first).await;
    assert_eq!(again.body, before.body);
    let view = server.get("/api/v1/case", first["query_code"].as_str()).await.json();
    assert_eq!(view["next"], before.json()["next"]);
    assert_eq!(
        admin.post(CALENDAR, &year).await.problem(),
        "409 stale",
        "somebody was quicker"
    );
    year["revision"] = json!(1);
    year["source"] = json!("");
    year["work"] = json!([{"day": "2026-11-30", "name": "测试"}]);
    assert_eq!(
        admin.post(CALENDAR, &year).await.problem(),
        "422 invalid source:required days:malformed"
    );
    let changes = server.app.store.changes(None, None, 9).await.unwrap();
    let newest = changes.iter().find(|one| one.what == "calendar_changed").unwrap();
    assert_eq!(newest.about, "2026");
    assert_eq!(newest.detail.matches("2026-11-30").count(), 1, "new and not old");
}

/// Waits until a server has heard of another one's change.
async fn hears(server: &Server, version: i64) {
    let heard = async {
        while server.app.staff.known().version() < version {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), heard).await.unwrap();
}

#[tokio::test]
async fn another_server_of_the_same_database_follows_within_seconds() {
    let database = Database::create();
    let one = Server::with(|settings| settings.database_url = Some(database.url())).await;
    let pepper = one.folder.path().join("data/pepper");
    assert!(pepper.exists());
    let other = Server::with(|settings| {
        settings.database_url = Some(database.url());
        settings.pepper_file = Some(pepper);
    })
    .await;
    let following = tokio::spawn(jobs::follow(other.app.clone()));
    one.hire_one("admin", Role::Admin, "eps").await;
    let admin = one.sign_in("admin").await;
    let limit = json!({"amount": 3, "measure": "working_days", "basis": "own_choice"});
    changed(&admin, DEADLINES, json!({"step": "accept", "limit": limit})).await;
    changed(&admin, UNITS, json!({"unit": "demo-1", "closed": true})).await;
    hears(&other, one.app.staff.known().version()).await;
    let filed = other.post("/api/v1/cases", None, &complaint()).await.json();
    assert_eq!(filed["next"]["due_at"], "2026-12-02T23:59:59+08:00");
    let form = other.get("/lite/form/complaint", None).await.text();
    assert!(!form.contains("value=\"demo-1\""));
    other.app.stop.tell();
    following.await.unwrap();
    for server in [&one, &other] {
        server.app.store.clone().close().await;
    }
}

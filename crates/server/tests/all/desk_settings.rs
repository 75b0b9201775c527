//! Days and clocks as administrators change them: at once here, soon on every server of the same database.

use std::time::Duration;

use crate::support::aftercare::{LIST, PHONE};
use crate::support::desk::changed;
use crate::support::postgres::Database;
use crate::support::{Server, complaint, ratings};
use qingyu_domain::person::Role;
use qingyu_server::jobs;
use serde_json::{Value, json};

const UNITS: &str = "/api/v1/desk/units";
const CALENDAR: &str = "/api/v1/desk/calendar";
const DEADLINES: &str = "/api/v1/desk/deadlines";

#[tokio::test]
async fn a_limit_counts_from_now_on_and_what_was_promised_stays() {
    let server = Server::with_admin().await;
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
    let changes = server.app.store.changes(None, None, 10).await.unwrap();
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
    let server = Server::with_admin().await;
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

#[tokio::test]
async fn an_administrator_chooses_the_days_to_call_and_a_rating_that_came_keeps_its_day() {
    let server = ratings::start().await;
    server.hire().await;
    let (admin, intake) = (server.sign_in("admin").await, server.sign_in("intake").await);
    let limit = |amount: u16, measure: &str| json!({"step": "rating_call", "limit": {"amount": amount, "measure": measure, "basis": "own_choice"}});
    server.rated_badly(1, Some(PHONE)).await;
    let hours = admin.post(DEADLINES, &limit(12, "hours")).await;
    assert_eq!(
        hours.problem(),
        "422 invalid limit:out_of_range",
        "a time of day is kept nowhere"
    );
    let set = changed(&admin, DEADLINES, limit(3, "days")).await;
    assert_eq!(
        set["default"],
        json!({"amount": 1, "measure": "days", "basis": "rating_practice"})
    );
    server.rated_badly(2, Some(PHONE)).await;
    let lines = intake.get(LIST).await.json()["lines"].clone();
    let due: Vec<_> = lines
        .as_array()
        .unwrap()
        .iter()
        .map(|line| line["due"].as_str().unwrap())
        .collect();
    assert_eq!(due, ["2026-11-28", "2026-11-30"]);
}

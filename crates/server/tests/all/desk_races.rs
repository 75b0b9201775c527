//! Two of the staff act on the same case at once: one wins, the other is told to look again, nothing is lost.
//!
//! Sixty times in a test run; `QINGYU_RACES=1000` makes it a thousand.

use crate::support::desk::{Desk, number};
use crate::support::postgres::Database;
use crate::support::{Server, key};
use axum::http::StatusCode;
use serde_json::json;

fn races() -> usize {
    std::env::var("QINGYU_RACES").map_or(60, |races| races.parse().unwrap())
}

/// Both send on the version that they have seen; the loser looks again and sees what the winner did.
async fn race(case: &str, one: &Desk<'_>, other: &Desk<'_>) {
    let path = format!("/api/v1/desk/cases/{case}/acts");
    let version = one.story(case).await["version"].as_i64().unwrap();
    assert_eq!(other.story(case).await["version"], version);
    let act = |mark: &str| json!({"key": key(), "version": version, "command": {"type": "mark", "mark": mark}});
    let (minor, group) = (act("minor"), act("group"));
    let (first, second) = tokio::join!(one.post(&path, &minor), other.post(&path, &group));
    let mut answers = [&first, &second].map(|answer| answer.status);
    answers.sort();
    assert_eq!(
        answers,
        [StatusCode::OK, StatusCode::CONFLICT],
        "{} {}",
        first.text(),
        second.text()
    );
    // Whoever marks a group asks for a look as well, which is an event more.
    let (loser, lost, body, events) = if first.status == StatusCode::OK {
        (other, &second, group, 1)
    } else {
        (one, &first, minor, 2)
    };
    assert_eq!(lost.problem(), "409 stale");
    let fresh = loser.story(case).await;
    assert_eq!(fresh["version"], version + events);
    let mut again = body;
    again["version"] = fresh["version"].clone();
    assert_eq!(
        loser.post(&path, &again).await.status,
        StatusCode::OK,
        "nothing typed is lost"
    );
    let marks = loser.story(case).await["marks"].clone();
    assert!(
        marks.to_string().contains("minor") && marks.to_string().contains("group"),
        "{marks}"
    );
}

/// One agrees and the other declines at once: it is decided once, and whoever was slower is told so when they try again.
async fn decide(server: &Server, case: &str, [proposes, one, other]: [&Desk<'_>; 3]) {
    let send_on = json!({"type": "propose", "proposal": {"what": "send_on", "receiver": "市信访局"}});
    proposes.does(case, send_on, Some("属于信访")).await;
    let path = format!("/api/v1/desk/cases/{case}/acts");
    let version = one.story(case).await["version"].as_i64().unwrap();
    let approve = json!({"key": key(), "version": version, "command": {"type": "approve", "proposal": 0}});
    let decline =
        json!({"key": key(), "version": version, "command": {"type": "decline", "proposal": 0}, "text": "不转"});
    let (agreed, declined) = tokio::join!(one.post(&path, &approve), other.post(&path, &decline));
    let (won, mut again) = if agreed.status == StatusCode::OK {
        assert_eq!(declined.problem(), "409 stale");
        ("approved", decline)
    } else {
        assert_eq!(
            (agreed.problem().as_str(), declined.status),
            ("409 stale", StatusCode::OK)
        );
        ("declined", approve)
    };
    let fresh = other.story(case).await;
    assert_eq!(fresh["version"], version + 1);
    assert_eq!(fresh["proposals"][0]["standing"], won);
    again["version"] = fresh["version"].clone();
    let loser = if won == "approved" { other } else { one };
    assert_eq!(loser.post(&path, &again).await.problem(), "409 rule", "decided once");
    let stored = server.app.store.case_by_number(case).await.unwrap().unwrap();
    assert_eq!(stored.version, version + 1, "and nothing is there twice");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_officers_at_once_one_wins_and_the_other_looks_again() {
    let server = Server::start().await;
    server.hire().await;
    let (one, other) = (server.sign_in("oversight-1").await, server.sign_in("oversight-2").await);
    let proposes = server.sign_in("intake").await;
    for _ in 0..races() {
        let case = number(&server, &server.filed().await).await;
        race(&case, &one, &other).await;
        decide(&server, &case, [&proposes, &one, &other]).await;
    }
}

/// Two servers on one database, with its pepper, and their staff.
async fn two_on(database: &Database) -> [Server; 2] {
    let first = Server::with(|settings| settings.database_url = Some(database.url())).await;
    let pepper = std::fs::read(first.folder.path().join("data/pepper")).unwrap();
    let shared = first.folder.path().join("shared-pepper");
    std::fs::write(&shared, pepper).unwrap();
    let second = Server::with(|settings| {
        settings.database_url = Some(database.url());
        settings.pepper_file = Some(shared);
    });
    let second = second.await;
    first.hire().await;
    [first, second]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_officers_on_two_servers_of_one_postgresql_one_wins() {
    let database = Database::create();
    let [first, second] = two_on(&database).await;
    let (one, other) = (first.sign_in("oversight-1").await, second.sign_in("oversight-2").await);
    let proposes = first.sign_in("intake").await;
    for _ in 0..races() {
        let case = number(&first, &first.filed().await).await;
        race(&case, &one, &other).await;
        decide(&first, &case, [&proposes, &one, &other]).await;
    }
}

#[tokio::test]
async fn a_change_of_people_on_one_server_counts_on_the_other_at_once() {
    let database = Database::create();
    let [first, second] = two_on(&database).await;
    let (admin, there) = (first.sign_in("admin").await, second.sign_in("verifier").await);
    let id = there.id().await;
    let ended = admin
        .post("/api/v1/desk/people", &json!({"id": id, "is_active": false}))
        .await;
    assert_eq!(ended.status, StatusCode::OK, "{}", ended.text());
    assert_eq!(there.get("/api/v1/desk/queue").await.problem(), "401 signed_out");
}

//! Two of the staff act on the same case at once: one wins, the other is told to look again, nothing is lost.
//!
//! Sixty times in a test run; `QINGYU_RACES=1000` makes it a thousand.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

mod support;

use axum::http::StatusCode;
use serde_json::json;
use support::desk::{Desk, number};
use support::postgres::Database;
use support::{Server, key};

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
    let (loser, lost, body) = if first.status == StatusCode::OK {
        (other, &second, group)
    } else {
        (one, &first, minor)
    };
    assert_eq!(lost.problem(), "409 stale");
    let fresh = loser.story(case).await;
    assert_eq!(fresh["version"], version + 1);
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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_officers_at_once_one_wins_and_the_other_looks_again() {
    let server = Server::start().await;
    server.hire().await;
    let (one, other) = (server.sign_in("oversight-1").await, server.sign_in("oversight-2").await);
    for _ in 0..races() {
        let case = number(&server, &server.filed().await).await;
        race(&case, &one, &other).await;
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
    for _ in 0..races() {
        let case = number(&first, &first.filed().await).await;
        race(&case, &one, &other).await;
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

//! Who may know of the care list: every call of it × every role. Names are the psychological service's, and nobody else learns anything.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use axum::http::StatusCode;
use qingyu_api::{CALLS, Method};
use qingyu_domain::person::Role;
use serde_json::{Value, json};

use crate::support::crew::{Hand, crew, hired};
use crate::support::{Server, key};

const CARE: &str = "/api/v1/desk/care";
const ABOUT: &str = "about";

/// The call with the entry in its path, answered to somebody: its status and what went wrong, if anything.
async fn asked(hand: &Hand<'_>, method: Method, path: &str, about: &str) -> (StatusCode, String) {
    let desk = hand.desk().await;
    let answer = match (method, path) {
        (Method::Post, CARE) => {
            let body = json!({"key": key(), "person": about, "reason": "abuse"});
            desk.post(path, &body).await
        }
        (Method::Post, _) => desk.post(path, &json!({"version": 9, "command": "contact"})).await,
        _ => desk.get(path).await,
    };
    let told = if answer.status == StatusCode::OK {
        let named = answer.json().as_array().map(Vec::len);
        named.map_or("200".to_owned(), |named| format!("200 of {named}"))
    } else {
        answer.problem()
    };
    (answer.status, told)
}

#[tokio::test]
async fn each_role_gets_exactly_this_of_the_care_list() {
    let server = Server::start().await;
    let mut hands = crew(&server).await;
    let more = [
        ("psychology-2", Role::Psychology, "eps"),
        ("head-2", Role::UnitHead, "demo-2"),
        (ABOUT, Role::Handler, "demo-1"),
    ];
    hands.extend(hired(&server, &more).await);
    let roles: BTreeSet<&str> = hands.iter().map(|hand| hand.role.as_str()).collect();
    assert_eq!(roles.len(), Role::ALL.len(), "every role looks");
    let about = hands.iter().find(|hand| hand.name == ABOUT).unwrap().id.clone();
    let entry = key();
    let head = hands.iter().find(|hand| hand.name == "head").unwrap();
    let made = json!({"key": entry, "person": about, "reason": "workload"});
    assert_eq!(head.desk().await.post(CARE, &made).await.status, StatusCode::OK);
    let mut text = String::new();
    for hand in &hands {
        let mut row = Vec::new();
        let calls = CALLS.iter().filter(|call| call.path.starts_with(CARE));
        for call in calls {
            let path = call.path.replace("{care}", &entry);
            let (status, told) = asked(hand, call.method, &path, &about).await;
            let other = asked(hand, call.method, &call.path.replace("{care}", &key()), &about).await;
            if call.path.contains('{') && status == StatusCode::NOT_FOUND {
                assert_eq!(
                    told, other.1,
                    "{}: an entry that is not there is refused alike",
                    hand.name
                );
            }
            let name = call.path.trim_start_matches("/api/v1/desk/");
            let method = if call.method == Method::Post { "POST" } else { "GET" };
            row.push(format!("{method} {name} {told}"));
        }
        assert_eq!(row.len(), 6);
        writeln!(text, "{}: {}", hand.name, row.join(", ")).unwrap();
    }
    insta::assert_snapshot!(text);
}

#[tokio::test]
async fn nobody_but_the_service_reads_a_name_or_that_somebody_is_on_the_list_anywhere() {
    let server = Server::start().await;
    let mut hands = crew(&server).await;
    hands.extend(hired(&server, &[(ABOUT, Role::Handler, "demo-1")]).await);
    let about = hands.iter().find(|hand| hand.name == ABOUT).unwrap().id.clone();
    // What everybody gets of every list before and after somebody is put on it is the same.
    let before = everything(&hands).await;
    let entry = key();
    for by in ["head", "command", "oversight-1", ABOUT] {
        let hand = hands.iter().find(|hand| hand.name == by).unwrap();
        let made = json!({"key": key(), "person": about, "reason": "workload"});
        assert_eq!(hand.desk().await.post(CARE, &made).await.status, StatusCode::OK);
    }
    let head = hands.iter().find(|hand| hand.name == "head").unwrap();
    let made = json!({"key": entry, "person": about, "reason": "workload"});
    assert_eq!(head.desk().await.post(CARE, &made).await.status, StatusCode::OK);
    let after = everything(&hands).await;
    for ((name, path, was), (_, _, is)) in before.iter().zip(&after) {
        let is_theirs = name == "psychology" && path == CARE;
        assert_eq!(was != is, is_theirs, "{name} {path}");
    }
    let changes = server.app.store.changes(None, None, 100).await.unwrap();
    assert!(
        changes.iter().all(|change| !change.what.contains("care")),
        "no record that others read"
    );
}

/// What each gets of each call that lists something.
async fn everything(hands: &[Hand<'_>]) -> Vec<(String, String, Value)> {
    let mut all = Vec::new();
    // A second factor is drawn anew each time, and that a table was taken is on the record; it holds what its list does.
    let others = ["{", "oidc", "/otp", ".csv", ".xlsx", ".docx"];
    let lists = |path: &str| path.starts_with("/api/v1/desk/") && others.iter().all(|other| !path.contains(other));
    for hand in hands {
        for call in CALLS
            .iter()
            .filter(|call| call.method == Method::Get && lists(call.path))
        {
            let answer = hand.desk().await.get(call.path).await;
            let told = without_trace(answer.json());
            all.push((hand.name.to_owned(), call.path.to_owned(), told));
        }
    }
    all
}

/// Each refusal has a name of its own in the log.
fn without_trace(mut answer: Value) -> Value {
    if let Some(problem) = answer.as_object_mut() {
        problem.remove("trace_id");
    }
    answer
}

#[tokio::test]
async fn whoever_of_the_service_is_on_the_list_is_seen_to_by_another_and_reads_nothing_of_it() {
    let server = Server::start().await;
    let staff = [
        ("one", Role::Psychology, "eps"),
        ("two", Role::Psychology, "eps"),
        ("command", Role::Command, "command"),
    ];
    let hands = hired(&server, &staff).await;
    let made = json!({"key": key(), "person": hands[0].id, "reason": "workload"});
    assert_eq!(hands[2].desk().await.post(CARE, &made).await.status, StatusCode::OK);
    let path = format!("{CARE}/{}", made["key"].as_str().unwrap());
    let (own, other) = (hands[0].desk().await, hands[1].desk().await);
    assert_eq!(own.get(CARE).await.json()["lines"], json!([]));
    assert_eq!(own.get(&path).await.problem(), "404 not_found");
    let act = json!({"version": 0, "command": "contact"});
    assert_eq!(own.post(&format!("{path}/acts"), &act).await.problem(), "404 not_found");
    assert_eq!(other.get(CARE).await.json()["lines"].as_array().unwrap().len(), 1);
    assert_eq!(other.post(&format!("{path}/acts"), &act).await.status, StatusCode::OK);
}

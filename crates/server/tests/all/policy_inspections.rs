//! Who may know of an inspection, and do what with it: every role at the unit and elsewhere × every stage; nobody else learns that it exists.

use std::fmt::Write as _;

use axum::http::StatusCode;
use qingyu_domain::person::Role;
use serde_json::{Value, json};

use crate::support::Server;
use crate::support::crew::{Hand, crew, hired};
use crate::support::inspections::{INSPECTIONS, noted};

const DEEDS: [&str; 6] = ["rectify", "reinspect", "clear", "reply", "judge", "answer"];

fn command(deed: &str) -> Value {
    match deed {
        "reinspect" => json!({"type": deed, "is_mended": false}),
        "judge" => json!({"type": deed, "is_content": false}),
        _ => json!({"type": deed}),
    }
}

/// What somebody gets of one; whatever is not offered is refused, and changes nothing.
async fn seen(hand: &Hand<'_>, id: &str, version: u32) -> Option<String> {
    let desk = hand.desk().await;
    let answer = desk.get(&format!("{INSPECTIONS}/{id}")).await;
    let is_seen = answer.status == StatusCode::OK;
    let listed = desk.inspections("").await.iter().any(|one| one == id);
    assert_eq!(is_seen, listed, "{}", hand.name);
    let may: Vec<String> = if is_seen {
        serde_json::from_value(answer.json()["deeds"].clone()).unwrap()
    } else {
        assert_eq!(answer.problem(), "404 not_found", "{}", hand.name);
        let photo = desk.send_photo(id, "image/jpeg", vec![1]).await;
        assert_eq!(photo.problem(), "404 not_found", "{}", hand.name);
        Vec::new()
    };
    for deed in DEEDS.into_iter().filter(|deed| !may.iter().any(|one| one == deed)) {
        let refused = desk.inspection_act(id, version, command(deed)).await;
        let expected: &[&str] = if is_seen {
            &["404 not_found", "409 not_now"]
        } else {
            &["404 not_found"]
        };
        assert!(expected.contains(&refused.problem().as_str()), "{} {deed}", hand.name);
    }
    is_seen.then(|| may.join(" "))
}

async fn table(hands: &[Hand<'_>], stage: &str, version: u32, all: &[(&str, String)], table: &mut String) {
    writeln!(table, "{stage}").unwrap();
    for hand in hands {
        let mut row = Vec::new();
        for (name, id) in all {
            if let Some(deeds) = seen(hand, id, version).await {
                row.push(format!("{name} ({deeds})"));
            }
        }
        if !row.is_empty() {
            writeln!(table, "  {}: {}", hand.name, row.join(", ")).unwrap();
        }
    }
}

async fn act(hands: &[Hand<'_>], name: &str, id: &str, version: u32, deed: &str) {
    let hand = hands.iter().find(|hand| hand.name == name).unwrap();
    let done = hand.desk().await.inspection_act(id, version, command(deed)).await;
    assert_eq!(done.status, StatusCode::OK, "{name} {deed}: {}", done.text());
}

#[tokio::test]
async fn each_role_at_each_unit_gets_exactly_this_of_an_inspection_in_each_stage() {
    let server = Server::start().await;
    let mut hands = crew(&server).await;
    let more = [
        ("head-2", Role::UnitHead, "demo-2"),
        ("handler-own", Role::Handler, "demo-1"),
        ("supervisor-other", Role::Supervisor, "demo-2"),
        ("oversight-own", Role::Oversight, "demo-1"),
        ("head-oversight", Role::UnitHead, "oversight"),
    ];
    hands.extend(hired(&server, &more).await);
    let mut all = Vec::new();
    for (name, by, unit, list) in [
        ("looked", "oversight-1", "demo-1", "hall"),
        ("visited", "supervisor", "demo-1", "window"),
        ("watched", "reviewer", "oversight", "hall"),
    ] {
        let hand = hands.iter().find(|hand| hand.name == by).unwrap();
        all.push((name, hand.desk().await.inspects(&noted(unit, list)).await));
    }
    let mut text = String::new();
    table(&hands, "rectify", 1, &all, &mut text).await;
    for (at, by) in [(0, "head"), (1, "handler-own"), (2, "head-oversight")] {
        act(&hands, by, &all[at].1, 1, "rectify").await;
    }
    table(&hands, "reinspect", 2, &all, &mut text).await;
    for (at, by) in [(0, "oversight-2"), (1, "supervisor"), (2, "reviewer-2")] {
        act(&hands, by, &all[at].1, 2, "reinspect").await;
    }
    table(&hands, "problem", 3, &all, &mut text).await;
    for (at, by) in [(0, "oversight-1"), (1, "oversight-3"), (2, "reviewer")] {
        act(&hands, by, &all[at].1, 3, "clear").await;
    }
    table(&hands, "done", 4, &all, &mut text).await;
    insta::assert_snapshot!(text);
}

#[tokio::test]
async fn each_role_gets_exactly_this_of_an_opinion_in_each_stage() {
    let server = Server::start().await;
    let mut hands = crew(&server).await;
    hands.extend(hired(&server, &[("oversight-own", Role::Oversight, "demo-1")]).await);
    let supervisor = hands.iter().find(|hand| hand.name == "supervisor").unwrap();
    let mut opinion = noted("demo-1", "window");
    opinion["marks"] = json!({"quality": "good"});
    opinion["opinion"] = json!(true);
    let all = [("said", supervisor.desk().await.inspects(&opinion).await)];
    let mut text = String::new();
    for (version, (stage, by)) in (1..).zip([("reply", "head"), ("judge", "supervisor"), ("answer", "oversight-1")]) {
        table(&hands, stage, version, &all, &mut text).await;
        act(&hands, by, &all[0].1, version, stage).await;
    }
    table(&hands, "over", 4, &all, &mut text).await;
    insta::assert_snapshot!(text);
}

#[tokio::test]
async fn each_role_makes_exactly_these_inspections() {
    let server = Server::start().await;
    let mut hands = crew(&server).await;
    hands.extend(hired(&server, &[("oversight-own", Role::Oversight, "demo-1")]).await);
    let mut text = String::new();
    for hand in &hands {
        let desk = hand.desk().await;
        let lists = desk.get("/api/v1/desk/checklists").await.json();
        for unit in ["demo-1", "demo-2", "oversight"] {
            let may = |list: &&Value| list["units"].as_array().unwrap().contains(&json!(unit));
            let lists = lists["lists"].as_array().unwrap().iter().filter(may);
            let makes: Vec<&str> = lists.map(|list| list["code"].as_str().unwrap()).collect();
            for list in ["hall", "window"] {
                let made = desk.post(INSPECTIONS, &noted(unit, list)).await;
                if makes.contains(&list) {
                    assert_eq!(made.status, StatusCode::CREATED, "{} {list} {unit}", hand.name);
                } else {
                    assert_eq!(made.problem(), "403 not_allowed", "{} {list} {unit}", hand.name);
                }
            }
            if !makes.is_empty() {
                writeln!(text, "{} at {unit}: {}", hand.name, makes.join(" ")).unwrap();
            }
        }
    }
    insta::assert_snapshot!(text);
}

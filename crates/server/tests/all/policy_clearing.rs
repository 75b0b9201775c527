//! Who may know of what is cleared, and do what with it: every role at the unit and elsewhere × every list and stage; nobody else learns that
//! anything is there.

use std::fmt::Write as _;

use axum::http::StatusCode;
use qingyu_domain::person::Role;
use qingyu_domain::time::Day;
use qingyu_store::{IncidentsOf, ListedIncident};
use serde_json::{Value, json};

use crate::support::clearing::{BOARD, INCIDENTS, LAW_CASES, PROBLEMS, WHISTLES, law_file, tick, wanted, with_source};
use crate::support::crew::{Hand, crew, hired};
use crate::support::desk::Desk;
use crate::support::{Server, key};

const MORE: [(&str, Role, &str); 11] = [
    ("head-2", Role::UnitHead, "demo-2"),
    ("handler-own", Role::Handler, "demo-1"),
    ("command-own", Role::Command, "demo-1"),
    ("head-command", Role::UnitHead, "command"),
    ("oversight-own", Role::Oversight, "demo-1"),
    ("legal-own", Role::Legal, "demo-1"),
    ("centre", Role::Support, "bigdata"),
    ("support-own", Role::Support, "demo-1"),
    ("head-oversight", Role::UnitHead, "oversight"),
    ("intake-own", Role::Intake, "demo-1"),
    ("admin-own", Role::Admin, "demo-1"),
];

fn hand<'a, 'b>(hands: &'a [Hand<'b>], name: &str) -> &'a Hand<'b> {
    hands.iter().find(|hand| hand.name == name).unwrap()
}

async fn units(desk: &Desk<'_>, path: &str) -> String {
    let mut units: Vec<String> = desk
        .lines(path, "?limit=100")
        .await
        .iter()
        .map(|line| line["unit"].as_str().unwrap().to_owned())
        .collect();
    units.sort();
    units.dedup();
    units.join(" ")
}

#[tokio::test]
async fn each_role_sees_exactly_these_units_on_the_lists_and_ticks_exactly_these() {
    let server = Server::with(with_source).await;
    let mut hands = crew(&server).await;
    hands.extend(hired(&server, &MORE).await);
    for (number, unit) in [("J1", "demo-1"), ("J2", "demo-2"), ("J3", "command")] {
        server.reports(number, unit, "2026-11-27").await;
    }
    let command = hand(&hands, "command").desk().await;
    let row = |reference, unit| [reference, unit, "2026-11-01", "2026-11-30", "open"];
    let file = law_file(&[
        row("A1", "demo-1"),
        row("A2", "demo-2"),
        row("A3", "command"),
        row("A4", "oversight"),
    ]);
    let taken = command.send_law_cases("text/csv", &file).await;
    assert_eq!(taken.json()["added"], 4, "{}", taken.text());
    let oversight = hand(&hands, "oversight-1").desk().await;
    for unit in ["demo-1", "demo-2"] {
        oversight.puts_down(unit).await;
    }
    hand(&hands, "reviewer").desk().await.puts_down("oversight").await;
    let of = IncidentsOf {
        unit: None,
        result: None,
        days: (Day::parse("2026-11-27").unwrap(), Day::parse("2026-11-27").unwrap()),
    };
    let ids = server.app.store.incidents(of, None, 10).await.unwrap();
    assert_eq!(ids.len(), 3);
    let mut text = String::new();
    for hand in &hands {
        let desk = hand.desk().await;
        let mut row = Vec::new();
        for (name, path) in [("incidents", INCIDENTS), ("law", LAW_CASES), ("problems", PROBLEMS)] {
            let units = units(desk, path).await;
            if !units.is_empty() {
                row.push(format!("{name} [{units}]"));
            }
        }
        let board = desk.get(BOARD).await;
        if board.status == StatusCode::OK {
            let rows = board.json()["rows"].as_array().unwrap().clone();
            let is_there = |unit: &str| rows.iter().any(|row| row["unit"] == unit);
            let seen = ["demo-1", "demo-2", "command", "oversight"].map(|unit| if is_there(unit) { unit } else { "" });
            let seen: Vec<&str> = seen.into_iter().filter(|unit| !unit.is_empty()).collect();
            row.push(format!("board [{}]", seen.join(" ")));
        } else {
            assert_eq!(board.problem(), "403 not_allowed", "{}", hand.name);
            assert_eq!(desk.get("/api/v1/desk/board.csv").await.problem(), "403 not_allowed");
        }
        let file = desk.send_law_cases("text/csv", &law_file(&[])).await;
        if file.status == StatusCode::OK {
            row.push("imports".to_owned());
        } else {
            assert_eq!(file.problem(), "403 not_allowed", "{}", hand.name);
        }
        let mut opens = Vec::new();
        for unit in ["demo-1", "demo-2", "oversight"] {
            let body = json!({"key": key(), "unit": unit, "text": ""});
            let answer = desk.post(PROBLEMS, &body).await;
            if answer.status == StatusCode::UNPROCESSABLE_ENTITY {
                let full = json!({"key": key(), "unit": unit, "text": "台账不全"});
                if desk.post(PROBLEMS, &full).await.status == StatusCode::CREATED {
                    opens.push(unit);
                }
            } else {
                assert_eq!(answer.problem(), "403 not_allowed", "{}", hand.name);
            }
        }
        if !opens.is_empty() {
            row.push(format!("puts down [{}]", opens.join(" ")));
        }
        row.extend(ticked(desk, &ids).await);
        if !row.is_empty() {
            writeln!(text, "{}: {}", hand.name, row.join(", ")).unwrap();
        }
    }
    insta::assert_snapshot!(text);
}

/// The units whose incidents somebody ticks, by their ids alone: without a version nothing happens.
async fn ticked(desk: &Desk<'_>, ids: &[ListedIncident]) -> Option<String> {
    let checks: Vec<Value> = ids
        .iter()
        .map(|one| tick(&json!({"incident": one.id, "version": 99}), "good", None))
        .collect();
    let answer = desk
        .post(&format!("{INCIDENTS}/checks"), &json!({"checks": checks}))
        .await;
    if answer.status != StatusCode::OK {
        assert_eq!(answer.problem(), "403 not_allowed");
        return None;
    }
    let outcomes = answer.json()["outcomes"].as_array().unwrap().clone();
    let may = ids.iter().zip(outcomes).filter(|(_, outcome)| outcome == "stale");
    let mut units: Vec<&str> = may.map(|(one, _)| one.unit.as_str()).collect();
    units.sort_unstable();
    Some(format!("ticks [{}]", units.join(" ")))
}

/// What somebody may do now with something at a path; whatever is not offered is refused, and changes nothing.
async fn deeds(hand: &Hand<'_>, path: &str, commands: &[Value]) -> Option<String> {
    let desk = hand.desk().await;
    let answer = desk.get(path).await;
    let is_seen = answer.status == StatusCode::OK;
    let version = answer.json()["version"].as_u64().unwrap_or(1);
    let may: Vec<String> = if is_seen {
        serde_json::from_value(answer.json()["deeds"].clone()).unwrap()
    } else {
        assert_eq!(answer.problem(), "404 not_found", "{}", hand.name);
        Vec::new()
    };
    for command in commands {
        let deed = command["type"].as_str().unwrap();
        if may.iter().any(|one| one == deed) {
            continue;
        }
        let body = json!({"version": version, "command": command, "text": "好"});
        let refused = desk.post(&format!("{path}/acts"), &body).await;
        let expected: &[&str] = if is_seen {
            &["404 not_found", "409 not_now", "409 rule"]
        } else {
            &["404 not_found"]
        };
        assert!(
            expected.contains(&refused.problem().as_str()),
            "{} {deed}: {}",
            hand.name,
            refused.text()
        );
    }
    is_seen.then(|| may.join(" "))
}

async fn table(hands: &[Hand<'_>], stage: &str, all: &[(&str, String)], commands: &[Value], text: &mut String) {
    writeln!(text, "{stage}").unwrap();
    for hand in hands {
        let mut row = Vec::new();
        for (name, path) in all {
            if let Some(deeds) = deeds(hand, path, commands).await {
                row.push(format!("{name} ({deeds})"));
            }
        }
        if !row.is_empty() {
            writeln!(text, "  {}: {}", hand.name, row.join(", ")).unwrap();
        }
    }
}

#[tokio::test]
async fn each_role_gets_exactly_this_of_a_problem_in_each_stage() {
    let server = Server::with(with_source).await;
    let mut hands = crew(&server).await;
    hands.extend(hired(&server, &MORE).await);
    server.reports("J1", "demo-1", "2026-11-27").await;
    let command = hand(&hands, "command").desk().await;
    command.ticks(&[("J1", "problem", Some("没有告知"))]).await;
    let checked = command.incident("J1").await["problem"].as_str().unwrap().to_owned();
    let reviewed = hand(&hands, "legal").desk().await.puts_down("demo-1").await;
    let watched = hand(&hands, "reviewer").desk().await.puts_down("oversight").await;
    let all = [("checked", checked), ("reviewed", reviewed), ("watched", watched)];
    let paths = all.clone().map(|(name, id)| (name, format!("{PROBLEMS}/{id}")));
    let commands = [
        json!({"type": "plan", "measure": "rules"}),
        json!({"type": "solve"}),
        json!({"type": "look", "is_cleared": true}),
        json!({"type": "reopen"}),
    ];
    let mut text = String::new();
    let stages = [
        ("open", ["handler-own", "head", "head-oversight"]),
        ("planned", ["handler-own", "head", "head-oversight"]),
        ("to be looked at", ["oversight-1", "oversight-2", "reviewer-2"]),
    ];
    for ((stage, by), command) in stages.iter().zip(&commands) {
        table(&hands, stage, &paths, &commands, &mut text).await;
        for (name, (_, id)) in by.iter().zip(&all) {
            let done = hand(&hands, name).desk().await.problem_act(id, command.clone()).await;
            assert_eq!(done.status, StatusCode::OK, "{name} {stage}: {}", done.text());
        }
    }
    table(&hands, "cleared", &paths, &commands, &mut text).await;
    insta::assert_snapshot!(text);
}

#[tokio::test]
async fn each_role_gets_exactly_this_of_a_whistle_in_each_stage() {
    let server = Server::with(with_source).await;
    let mut hands = crew(&server).await;
    hands.extend(hired(&server, &MORE).await);
    server.reports("J1", "demo-2", "2026-11-27").await;
    server.reports("J2", "command", "2026-11-27").await;
    let head = hand(&hands, "head-2").desk().await;
    let about = head.incident("J1").await["incident"].as_str().unwrap().to_owned();
    let own = head.whistles("incident", &about, false).await;
    let head = hand(&hands, "head-command").desk().await;
    let about = head.incident("J2").await["incident"].as_str().unwrap().to_owned();
    for hand in hands.iter().filter(|hand| hand.name != "head-command") {
        let refused = hand
            .desk()
            .await
            .post(WHISTLES, &wanted("incident", &about, false))
            .await;
        assert_eq!(refused.problem(), "404 not_found", "{}", hand.name);
    }
    let past = head.whistles("incident", &about, false).await;
    let all = [("own", own), ("command's", past)];
    let paths = all.clone().map(|(name, id)| (name, format!("{WHISTLES}/{id}")));
    let commands = [
        json!({"type": "send", "to": "bigdata"}),
        json!({"type": "answer"}),
        json!({"type": "accept"}),
        json!({"type": "send_back"}),
    ];
    let mut text = String::new();
    let stages = [
        ("to be sent on", ["command", "oversight-1"]),
        ("to be answered", ["centre", "centre"]),
        ("to be judged", ["handler", "head-command"]),
    ];
    for ((stage, by), command) in stages.iter().zip(&commands) {
        table(&hands, stage, &paths, &commands, &mut text).await;
        for (name, (_, id)) in by.iter().zip(&all) {
            let done = hand(&hands, name).desk().await.whistle_act(id, command.clone()).await;
            assert_eq!(done.status, StatusCode::OK, "{name} {stage}: {}", done.text());
        }
    }
    table(&hands, "over", &paths, &commands, &mut text).await;
    insta::assert_snapshot!(text);
}

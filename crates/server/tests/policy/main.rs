//! Every route of the desk × every role × own and other unit × every stage of a case: who gets what, and what is refused.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "tests fail by panicking"
)]

mod stages;
#[path = "../support/mod.rs"]
mod support;
mod ways;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use axum::http::StatusCode;
use qingyu_api::{CALLS, Method};
use qingyu_domain::person::Role;
use serde_json::Value;
use stages::{brought, notice};
use support::crew::{Hand, crew, hired};
use support::desk::words;
use support::{Server, request};
use ways::STAGES;

/// Whoever looks: each role, once at the unit that complaints are about and once at another.
const LOOKS: [(&str, Role, &str); 26] = [
    ("own-intake", Role::Intake, "demo-1"),
    ("own-oversight", Role::Oversight, "demo-1"),
    ("own-verifier", Role::Verifier, "demo-1"),
    ("own-handler", Role::Handler, "demo-1"),
    ("own-head", Role::UnitHead, "demo-1"),
    ("own-concerned", Role::Concerned, "demo-1"),
    ("own-legal", Role::Legal, "demo-1"),
    ("own-reviewer", Role::Reviewer, "demo-1"),
    ("own-command", Role::Command, "demo-1"),
    ("own-support", Role::Support, "demo-1"),
    ("own-supervisor", Role::Supervisor, "demo-1"),
    ("own-psychology", Role::Psychology, "demo-1"),
    ("own-admin", Role::Admin, "demo-1"),
    ("other-intake", Role::Intake, "demo-2"),
    ("other-oversight", Role::Oversight, "demo-2"),
    ("other-verifier", Role::Verifier, "demo-2"),
    ("other-handler", Role::Handler, "demo-2"),
    ("other-head", Role::UnitHead, "demo-2"),
    ("other-concerned", Role::Concerned, "demo-2"),
    ("other-legal", Role::Legal, "demo-2"),
    ("other-reviewer", Role::Reviewer, "demo-2"),
    ("other-command", Role::Command, "demo-2"),
    ("other-support", Role::Support, "demo-2"),
    ("other-supervisor", Role::Supervisor, "demo-2"),
    ("other-psychology", Role::Psychology, "demo-2"),
    ("other-admin", Role::Admin, "demo-2"),
];

/// A command of each kind, to be tried where it is not offered.
const COMMANDS: [&str; 49] = [
    r#"{"type": "accept"}"#,
    r#"{"type": "mark", "mark": "minor"}"#,
    r#"{"type": "mark_enterprise"}"#,
    r#"{"type": "propose", "proposal": {"what": "unmark"}}"#,
    r#"{"type": "name_concerned", "people": ["{person}"]}"#,
    r#"{"type": "assign", "to": "{person}"}"#,
    r#"{"type": "link_repeat", "to": "{number}"}"#,
    r#"{"type": "take_on"}"#,
    r#"{"type": "return"}"#,
    r#"{"type": "contact"}"#,
    r#"{"type": "order_preservation", "recordings": ["body_camera"]}"#,
    r#"{"type": "preserve"}"#,
    r#"{"type": "allege", "cause": "other"}"#,
    r#"{"type": "verify", "acts": ["read_files"], "on": "2026-11-27"}"#,
    r#"{"type": "ask"}"#,
    r#"{"type": "tell"}"#,
    r#"{"type": "ask_consent"}"#,
    r#"{"type": "acknowledge"}"#,
    r#"{"type": "state"}"#,
    r#"{"type": "object_to_fault", "allegation": 0}"#,
    r#"{"type": "decide_fault_objection", "allegation": 0, "upheld": true}"#,
    r#"{"type": "propose", "proposal": {"what": "extend"}}"#,
    r#"{"type": "approve", "proposal": 0}"#,
    r#"{"type": "decline", "proposal": 0}"#,
    r#"{"type": "plan_improvement", "allegation": 0, "measure": "rules", "owner": "demo-1", "due_on": "2026-12-30"}"#,
    r#"{"type": "prove_improvement", "improvement": 0}"#,
    r#"{"type": "clarify", "allegation": 0, "to": ["unit"]}"#,
    r#"{"type": "hold_accountable", "allegation": 0, "by_way_of": "reminder"}"#,
    r#"{"type": "convey", "verified": false}"#,
    r#"{"type": "answer", "organ": "eps"}"#,
    r#"{"type": "follow_up", "reached": "not_reached"}"#,
    r#"{"type": "close_in_silence"}"#,
    r#"{"type": "decide_objection", "proposal": 0, "upheld": true}"#,
    r#"{"type": "handle_reprisal"}"#,
    r#"{"type": "look_at_identity", "reason": "help"}"#,
    r#"{"type": "approve_look"}"#,
    r#"{"type": "decline_look"}"#,
    r#"{"type": "check_sent_on", "settled": false}"#,
    r#"{"type": "issue_code"}"#,
    r#"{"type": "attend", "outcome": "safe"}"#,
    r#"{"type": "look_into", "care": "serious"}"#,
    r#"{"type": "look_into_withdrawal", "found": "free"}"#,
    r#"{"type": "supervise", "due_on": "2026-12-30"}"#,
    r#"{"type": "instruct", "leader": "{person}", "due_on": "2026-12-30"}"#,
    r#"{"type": "answer_directive", "directive": 0}"#,
    r#"{"type": "answer_help", "help": "call_back", "granted": true}"#,
    r#"{"type": "propose", "proposal": {"what": "publication"}}"#,
    r#"{"type": "propose", "proposal": {"what": "hand_over", "organ": "stationed", "quiet": false}}"#,
    r#"{"type": "propose", "proposal": {"what": "finding", "allegation": 0, "outcome": "upheld", "consequences": ["fault"]}}"#,
];

/// What is offered, and not only shown as blocked: each command, a proposal with what it proposes.
fn offered(view: &Value) -> Vec<String> {
    let deeds = view["deeds"].as_array().unwrap().iter();
    let open = deeds.filter(|deed| deed.get("blocked").is_none());
    let name = |deed: &Value| match deed["proposal"].as_str() {
        Some(proposal) => format!("propose:{proposal}"),
        None => deed["command"].as_str().unwrap().to_owned(),
    };
    let mut names: Vec<String> = open.map(name).collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn name(command: &Value) -> String {
    match command["proposal"]["what"].as_str() {
        Some(what) => format!("propose:{what}"),
        None => command["type"].as_str().unwrap().to_owned(),
    }
}

/// What somebody gets of a case: its story, its notice, or nothing; and what is not offered is refused.
async fn row(
    server: &Server,
    hand: &Hand<'_>,
    (person, other, number): (&str, &str, &str),
    turn: usize,
) -> (String, bool) {
    let story = hand.sees(number).await;
    let may = story.as_ref().map(offered).unwrap_or_default();
    for command in COMMANDS.iter().skip(turn % TURNS).step_by(TURNS) {
        // Somebody who is there and another case that is: only the rules stand between.
        let command = command.replace("{person}", person).replace("{number}", other);
        let command: Value = serde_json::from_str(&command).unwrap();
        if !may.contains(&name(&command)) {
            is_refused(server, hand, number, command, story.is_some()).await;
        }
    }
    if story.is_some() {
        return (may.join(" "), true);
    }
    let path = format!("/api/v1/desk/notices/{}", notice(server, number).await);
    let told = hand.desk().await.get(&path).await;
    if told.status == StatusCode::OK {
        let may = offered(&told.json()).join(" ");
        return (format!("a notice {may}").trim_end().to_owned(), false);
    }
    assert_eq!(told.problem(), "404 not_found");
    ("nothing".to_owned(), false)
}

/// Each sees to a part of the commands, all of them to all.
const TURNS: usize = 7;

async fn is_refused(server: &Server, hand: &Hand<'_>, number: &str, command: Value, sees: bool) {
    let before = server.app.store.case_by_number(number).await.unwrap().unwrap();
    let text = words(&command);
    let answer = hand.desk().await.act(number, command.clone(), text).await;
    let expected: &[StatusCode] = if sees {
        &[StatusCode::NOT_FOUND, StatusCode::CONFLICT, StatusCode::FORBIDDEN]
    } else {
        &[StatusCode::NOT_FOUND]
    };
    assert!(
        expected.contains(&answer.status),
        "{} {command}: {}",
        hand.name,
        answer.text()
    );
    let after = server.app.store.case_by_number(number).await.unwrap().unwrap();
    assert_eq!(after.events, before.events, "{} {command}", hand.name);
}

#[tokio::test]
async fn each_role_at_each_unit_gets_exactly_this_in_each_stage() {
    let looks = |role: &Role| LOOKS.iter().filter(|(_, one, _)| one == role).count() == 2;
    assert!(Role::ALL.iter().all(looks), "every role looks");
    let server = Server::start().await;
    let mut hands = crew(&server).await;
    hands.extend(hired(&server, &LOOKS).await);
    let mut numbers: Vec<String> = Vec::new();
    for stage in 0..STAGES.len() {
        let other = numbers.first().cloned().unwrap_or_default();
        numbers.push(Box::pin(brought(&server, &hands, &other, stage)).await);
    }
    let looks: Vec<&Hand<'_>> = LOOKS
        .iter()
        .map(|(name, ..)| hands.iter().find(|hand| hand.name == *name).unwrap())
        .collect();
    let verifier = hands.iter().find(|hand| hand.role == Role::Verifier).unwrap();
    let mut table = String::new();
    let mut known: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (at, ((stage, ..), number)) in STAGES.iter().zip(&numbers).enumerate() {
        writeln!(table, "{stage}").unwrap();
        let mut rows: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        let other = numbers[usize::from(at == 0)].as_str();
        for (turn, hand) in looks.iter().enumerate() {
            let (gets, sees) = row(&server, hand, (&verifier.id, other, number), at + turn).await;
            rows.entry(gets).or_default().push(hand.name);
            if sees {
                known.entry(hand.name).or_default().push(number);
            }
        }
        for (row, names) in rows.iter().filter(|(row, _)| *row != "nothing") {
            writeln!(
                table,
                "  {}: {}",
                names.join(", "),
                if row.is_empty() { "the story" } else { row }
            )
            .unwrap();
        }
    }
    for hand in looks {
        lists_hold_only(hand, &numbers, known.get(hand.name).map_or(&[], Vec::as_slice)).await;
    }
    insta::assert_snapshot!(table);
}

/// No list, table or history names a case to somebody who does not see its story.
async fn lists_hold_only(hand: &Hand<'_>, numbers: &[String], seen: &[&str]) {
    for call in CALLS
        .iter()
        .filter(|call| call.method == Method::Get && !call.path.contains('{'))
    {
        let limit = if call.path.contains(".csv") { "" } else { "?limit=100" };
        for query in ["", limit] {
            let all = hand.desk().await.get(&format!("{}{query}", call.path)).await.text();
            for number in numbers {
                let is_told = all.contains(number.as_str());
                assert!(
                    !is_told || seen.contains(&number.as_str()),
                    "{} {} {number}",
                    hand.name,
                    call.path
                );
            }
        }
    }
    let lists = [Role::Intake, Role::Oversight, Role::Reviewer, Role::Legal].contains(&hand.role);
    if !lists {
        return;
    }
    let cases = hand.desk().await.get("/api/v1/desk/cases?limit=100").await.text();
    for number in seen {
        assert!(cases.contains(number), "{} does not find {number}", hand.name);
    }
}

#[tokio::test]
async fn every_call_of_the_desk_refuses_whoever_is_not_signed_in() {
    let server = Server::start().await;
    let mut seen = 0;
    for call in CALLS.iter().filter(|call| call.path.starts_with("/api/v1/desk/")) {
        let method = match call.method {
            Method::Get => "GET",
            Method::Post => "POST",
            Method::Delete => "DELETE",
        };
        let path = call.path.replace("{number}", "20261127-000001");
        if (method, path.as_str()) == ("POST", "/api/v1/desk/session") {
            continue;
        }
        // Whoever signs in is not signed in; `oidc.rs` and `devices.rs` ask these.
        let signs_in = ["/api/v1/desk/session/oidc", "/api/v1/desk/device", "/api/v1/desk/pin"];
        if signs_in.iter().any(|one| path.starts_with(one)) {
            continue;
        }
        let answer = server.send(request(method, &path, None, Some(b"{}".to_vec()))).await;
        assert_eq!(answer.problem(), "401 signed_out", "{method} {path}");
        seen += 1;
    }
    assert!(seen >= 18, "{seen} calls were asked");
}

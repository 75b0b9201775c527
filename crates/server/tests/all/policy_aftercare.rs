//! Who may know of a bad rating, and do what with it: every role at the unit and elsewhere × every stage; nobody else learns that it exists.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::support::Server;
use crate::support::aftercare::{LIST, PHONE};
use crate::support::crew::{Hand, hired};
use crate::support::ratings::start;
use axum::http::StatusCode;
use qingyu_domain::person::Role;
use serde_json::json;

const COMMANDS: [(&str, Option<&str>); 8] = [
    (r#"{"type": "look"}"#, None),
    (r#"{"type": "call", "reached": false}"#, None),
    (r#"{"type": "redact"}"#, Some("x")),
    (r#"{"type": "check", "reply": false}"#, None),
    (r#"{"type": "fix"}"#, Some("x")),
    (r#"{"type": "follow_up"}"#, None),
    (r#"{"type": "appeal"}"#, Some("x")),
    (r#"{"type": "judge", "upheld": false}"#, Some("x")),
];

/// What somebody gets; whatever is not offered is refused.
async fn row(hand: &Hand<'_>, id: &str) -> String {
    let desk = hand.desk().await;
    let answer = desk.get(&format!("/api/v1/desk/ratings/{id}")).await;
    let listed = desk.get(LIST).await.text().contains(id);
    let mut may = Vec::new();
    if answer.status == StatusCode::OK {
        let view = answer.json();
        may = view["deeds"]
            .as_array()
            .unwrap()
            .iter()
            .map(|deed| deed.as_str().unwrap().to_owned())
            .collect();
    } else {
        assert_eq!(answer.problem(), "404 not_found", "{}", hand.name);
        assert!(!listed, "{}", hand.name);
    }
    for (command, text) in COMMANDS {
        let command: serde_json::Value = serde_json::from_str(command).unwrap();
        if may.iter().any(|deed| command["type"] == **deed) {
            continue;
        }
        let refused = desk.rating_act(id, command.clone(), text).await;
        let is_known = answer.status == StatusCode::OK;
        let fits = refused.status == StatusCode::NOT_FOUND || (is_known && refused.status == StatusCode::CONFLICT);
        assert!(fits, "{} {command}: {}", hand.name, refused.text());
    }
    if answer.status != StatusCode::OK {
        return "nothing".to_owned();
    }
    let list = if listed { " (in the list)" } else { "" };
    format!(
        "{}{list}",
        if may.is_empty() {
            "reads".to_owned()
        } else {
            may.join(" ")
        }
    )
}

async fn table(hands: &[Hand<'_>], stage: &str, id: &str, table: &mut String) {
    writeln!(table, "{stage}").unwrap();
    let mut rows: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for hand in hands {
        rows.entry(row(hand, id).await).or_default().push(hand.name);
    }
    for (row, names) in rows.iter().filter(|(row, _)| *row != "nothing") {
        writeln!(table, "  {}: {row}", names.join(", ")).unwrap();
    }
}

async fn everybody(server: &Server) -> Vec<Hand<'_>> {
    let staff: Vec<(&'static str, Role, &str)> = Role::ALL
        .iter()
        .flat_map(|role| ["demo-1", "demo-2"].map(|unit| (*role, unit)))
        .map(|(role, unit)| {
            let name: &'static str = Box::leak(format!("{}-{unit}", role.as_str().replace('_', "-")).into_boxed_str());
            (name, role, unit)
        })
        .collect();
    hired(server, &staff).await
}

#[tokio::test]
async fn each_role_at_each_unit_gets_exactly_this_of_a_bad_rating_in_each_stage() {
    let server = start().await;
    let hands = everybody(&server).await;
    let intake = hands.iter().find(|hand| hand.name == "intake-demo-2").unwrap();
    let head = hands.iter().find(|hand| hand.name == "unit-head-demo-1").unwrap();
    let mut text = String::new();
    let id = server.rated_badly(1, Some(PHONE)).await;
    table(&hands, "call", &id, &mut text).await;
    let desk = intake.desk().await;
    desk.rating_does(&id, json!({"type": "call", "reached": true, "alone": true}), Some("x"))
        .await;
    table(&hands, "held", &id, &mut text).await;
    qingyu_server::jobs::aftercare::tell_units(&server.app).await.unwrap();
    table(&hands, "fix", &id, &mut text).await;
    let oversight = hands.iter().find(|hand| hand.name == "oversight-demo-2").unwrap();
    oversight
        .desk()
        .await
        .rating_does(&id, json!({"type": "redact"}), Some("x"))
        .await;
    head.desk()
        .await
        .rating_does(&id, json!({"type": "fix"}), Some("x"))
        .await;
    table(&hands, "follow_up", &id, &mut text).await;
    desk.rating_does(&id, json!({"type": "follow_up", "content": false}), Some("x"))
        .await;
    head.desk()
        .await
        .rating_does(&id, json!({"type": "appeal"}), Some("x"))
        .await;
    table(&hands, "second_follow_up, and an appeal", &id, &mut text).await;
    insta::assert_snapshot!(text);
}

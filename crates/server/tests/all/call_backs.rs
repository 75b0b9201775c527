//! Calls of 110: reported once under a key, called back without exception, seen by command and oversight alone.

use std::fmt::Write as _;

use crate::support::Server;
use crate::support::call_taking::{CALL_BACKS, PHONE, RINGS, call, start};
use crate::support::crew::{crew, hired};
use crate::support::ratings::KEY;
use qingyu_domain::person::Role;
use serde_json::{Value, json};

const SAID: &str = "只有打电话的人知道的事";

fn called(outcome: &str) -> Value {
    json!({"type": "call", "outcome": outcome})
}

#[tokio::test]
async fn an_exchange_reports_each_call_once_under_its_key() {
    let server = start().await;
    for wrong in ["", "x", &KEY[1..]] {
        let refused = server.rings_under(wrong, &call("C1", "normal")).await;
        assert_eq!(refused.problem(), "401 wrong_credentials");
    }
    let due = |kind: &'static str, due: Value| (kind, due);
    for (kind, due) in [
        due("normal", Value::Null),
        due("silent", json!("2026-11-27T10:10:00+08:00")),
        due("dropped", json!("2026-11-27T10:10:00+08:00")),
        due("call_back", json!("2026-11-27T23:59:59+08:00")),
    ] {
        let kept = server.rings(&call(kind, kind)).await;
        assert_eq!(
            (kept.status.as_u16(), kept.json()),
            (201, json!({"due": due})),
            "{kind}"
        );
        let again = server.rings(&call(kind, kind)).await;
        assert_eq!((again.status.as_u16(), again.body), (200, kept.body), "{kind}");
    }
    let mut wrong = call("C9", "call_back");
    (wrong["at"], wrong["rang"], wrong["answered"]) = (json!("2026-11-27 10:03"), json!(-1), json!("?"));
    wrong["phone"].take();
    let faults = "422 invalid at:future rang:malformed answered:unknown phone:required";
    assert_eq!(server.rings(&wrong).await.problem(), faults);
    let other =
        Server::with(|settings| settings.visit_sources = Some(vec![crate::support::ratings::SOURCE.to_owned()])).await;
    let refused = other.rings(&call("C1", "normal")).await;
    assert_eq!(refused.problem(), "422 invalid source:unknown", "a hall is no exchange");
    let command = server.sign_in("command").await;
    let figures = command.get(RINGS).await.json();
    let month = json!([{"of": "2026-11", "calls": 4, "answered": 4, "within": 4, "tenths": 1000}]);
    assert_eq!((&figures["three_rings"], &figures["months"]), (&json!(15), &month));
}

#[tokio::test]
async fn a_silent_call_stays_on_the_list_until_a_second_person_listens() {
    let server = start().await;
    server.rings(&call("C1", "silent")).await;
    server.rings(&call("C2", "call_back")).await;
    let (command, second) = (server.sign_in("command").await, server.sign_in("command-2").await);
    server.set_clock("2026-11-27T10:10:01+08:00");
    let list = command.call_backs().await;
    assert_eq!(
        list.iter().map(|(_, late)| *late).collect::<Vec<_>>(),
        [true, false],
        "the overdue one first"
    );
    let id = list[0].0.clone();
    let view = command.call_back(&id).await;
    assert_eq!(
        (&view["number"], &view["kind"], &view["is_overdue"]),
        (&json!("C1"), &json!("silent"), &json!(true))
    );
    assert!(
        !view.to_string().contains(PHONE),
        "a number is looked at, which is recorded"
    );
    let looked = command.calls_back(&id, json!({"type": "look"}), None).await;
    assert_eq!(looked["phone"], PHONE);
    let early = second
        .call_back_act(&id, json!({"type": "listen", "dispatched": false}), Some(SAID))
        .await;
    assert_eq!(early.problem(), "409 not_now", "nobody has called");
    for _ in 0..5 {
        command.calls_back(&id, called("not_reached"), None).await;
    }
    assert_eq!(command.call_backs().await.len(), 2, "it stays");
    let own = command
        .call_back_act(&id, json!({"type": "listen", "dispatched": false}), Some(SAID))
        .await;
    assert_eq!(
        (own.problem().as_str(), own.json()["rule"].as_str()),
        ("409 rule", Some("other_people"))
    );
    let silent = second
        .call_back_act(&id, json!({"type": "listen", "dispatched": false}), None)
        .await;
    assert_eq!(silent.problem(), "422 invalid text:required");
    let stale = json!({"version": 2, "command": called("settled"), "text": SAID});
    let stale = second.post(&format!("{CALL_BACKS}/{id}/acts"), &stale).await;
    assert_eq!(stale.problem(), "409 stale");
    second
        .calls_back(&id, json!({"type": "listen", "dispatched": false}), Some(SAID))
        .await;
    let view = command.call_back(&id).await;
    assert_eq!((&view["end"], &view["version"]), (&json!("listened"), &json!(8)));
    let steps: Vec<&str> = view["history"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["step"].as_str().unwrap())
        .collect();
    assert_eq!(steps[..3], ["recorded", "looked", "tried"]);
    assert_eq!(server.app.store.recount().await, Ok(0));
}

#[tokio::test]
async fn what_chance_chooses_is_looked_at_again_by_somebody_else_and_perhaps_called_once_more() {
    let server = start().await;
    let (command, second, third) = (
        server.sign_in("command").await,
        server.sign_in("command-2").await,
        server.sign_in("command-3").await,
    );
    let (mut checked, mut over) = (Vec::new(), 0);
    // One in twenty: that none of four hundred is chosen happens once in a thousand million.
    for number in 0..400 {
        server.rings(&call(&format!("C{number}"), "silent")).await;
        let id = command
            .call_backs()
            .await
            .into_iter()
            .map(|(id, _)| id)
            .find(|id| !checked.contains(id))
            .unwrap();
        command.calls_back(&id, called("settled"), Some(SAID)).await;
        if command.call_back(&id).await["is_check"] == json!(true) {
            checked.push(id);
        } else {
            over += 1;
        }
        if checked.len() == 2 {
            break;
        }
    }
    assert!(over > 0 && checked.len() == 2, "{over} {}", checked.len());
    let own = command
        .call_back_act(&checked[0], json!({"type": "check", "right": true}), None)
        .await;
    assert_eq!(own.problem(), "409 rule");
    second
        .calls_back(&checked[0], json!({"type": "check", "right": true}), None)
        .await;
    let oversight = server.sign_in("oversight-1").await;
    oversight
        .calls_back(&checked[1], json!({"type": "check", "right": false}), Some("没有问清"))
        .await;
    let waiting: Vec<String> = third.call_backs().await.into_iter().map(|(id, _)| id).collect();
    assert_eq!(waiting, checked[1..]);
    let months = command.get(RINGS).await.json()["call_backs"].clone();
    let owed = over + 2;
    assert_eq!(
        months,
        json!([{"month": "2026-11", "owed": owed, "in_time": owed - 1, "late": 0, "open": 1}])
    );
    assert_eq!(server.app.store.recount().await, Ok(0));
}

/// What somebody gets of a call-back; whatever is not offered is refused.
#[tokio::test]
async fn each_role_gets_exactly_this_of_a_call_back_in_each_stage() {
    let server = Server::with(|settings| {
        settings.visit_sources = Some(vec![crate::support::call_taking::EXCHANGE.to_owned()]);
    })
    .await;
    let mut hands = crew(&server).await;
    hands.extend(hired(&server, &[("command-2", Role::Command, "demo-1")]).await);
    server.rings(&call("C1", "silent")).await;
    let hand = |name: &str| hands.iter().find(|hand| hand.name == name).unwrap();
    let id = hand("command").desk().await.call_backs().await[0].0.clone();
    let mut text = String::new();
    for (stage, by) in [("owed", ""), ("tried", "command"), ("over", "command-2")] {
        match stage {
            "tried" => drop(hand(by).desk().await.calls_back(&id, called("not_reached"), None).await),
            "over" => drop(
                hand(by)
                    .desk()
                    .await
                    .calls_back(&id, called("settled"), Some(SAID))
                    .await,
            ),
            _ => {}
        }
        // Chance may have chosen it: then it is looked at again first.
        if hand("command").desk().await.call_back(&id).await["is_check"] == json!(true) {
            hand("oversight-1")
                .desk()
                .await
                .calls_back(&id, json!({"type": "check", "right": true}), None)
                .await;
        }
        writeln!(text, "{stage}").unwrap();
        for hand in &hands {
            let desk = hand.desk().await;
            let answer = desk.get(&format!("{CALL_BACKS}/{id}")).await;
            let sees = matches!(hand.role, Role::Command | Role::Oversight);
            assert_eq!(answer.status.as_u16(), if sees { 200 } else { 404 }, "{}", hand.name);
            let list = desk.get(CALL_BACKS).await;
            assert_eq!(list.status.as_u16(), if sees { 200 } else { 403 }, "{}", hand.name);
            let reads = sees || hand.role == Role::Reviewer;
            for path in [RINGS.to_owned(), format!("{RINGS}.csv")] {
                let figures = desk.get(&path).await;
                assert_eq!(
                    figures.status.as_u16(),
                    if reads { 200 } else { 403 },
                    "{} {path}",
                    hand.name
                );
            }
            let deeds = if sees {
                answer.json()["deeds"].clone()
            } else {
                json!([])
            };
            for command in [
                json!({"type": "look"}),
                called("not_reached"),
                json!({"type": "listen", "dispatched": false}),
                json!({"type": "dispatch"}),
                json!({"type": "check", "right": true}),
            ] {
                if deeds.as_array().unwrap().contains(&command["type"]) {
                    continue;
                }
                let said = (command["type"] != "look").then_some(SAID);
                let refused = desk.call_back_act(&id, command.clone(), said).await;
                let expected: &[u16] = if sees { &[404, 409] } else { &[404] };
                assert!(expected.contains(&refused.status.as_u16()), "{} {command}", hand.name);
            }
            if sees {
                writeln!(text, "  {}: {deeds}", hand.name).unwrap();
            }
        }
    }
    insta::assert_snapshot!(text);
}

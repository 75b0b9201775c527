//! The board from outside: what was done is counted here by itself, and every number of the board is compared with it.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use qingyu_domain::person::Role;
use qingyu_server::jobs;
use serde_json::{Value, json};

use crate::support::Server;
use crate::support::clearing::{BOARD, INCIDENTS, LAW_CASES, PROBLEMS, WHISTLES, law_file, with_source};
use crate::support::inspections::noted;

/// What should stand on the board, by unit and the path of a number; what is not there should be nought.
#[derive(Default)]
struct Tally(BTreeMap<(String, String), i64>);

impl Tally {
    fn add(&mut self, unit: &str, number: &str, by: i64) {
        *self.0.entry((unit.to_owned(), number.to_owned())).or_default() += by;
    }
}

const NUMBERS: [&str; 16] = [
    "incidents.today",
    "incidents.older",
    "incidents.good",
    "incidents.problem",
    "law_cases.open",
    "law_cases.this_month",
    "law_cases.overdue",
    "law_cases.cleared",
    "problems.open",
    "problems.overdue",
    "problems.cleared",
    "whistles.open",
    "whistles.raised",
    "whistles.in_time",
    "whistles.late",
    "whistles.passed_up",
];

async fn agrees(server: &Server, tally: &Tally) {
    let command = server.sign_in("command").await;
    let board = command.get(BOARD).await;
    assert_eq!(board.status, StatusCode::OK, "{}", board.text());
    let board = board.json();
    let rows = board["rows"].as_array().unwrap();
    assert!(rows.len() > 15);
    for row in rows {
        let unit = row["unit"].as_str().unwrap();
        for number in NUMBERS {
            let (part, name) = number.split_once('.').unwrap();
            let key = (unit.to_owned(), number.to_owned());
            let expected = tally.0.get(&key).copied().unwrap_or(0);
            assert_eq!(row[part][name].as_i64(), Some(expected), "{unit} {number}");
        }
    }
    lists_agree(&command, rows).await;
    assert_eq!(server.app.store.recount().await, Ok(0));
}

/// Each number is as long as the list that it leads to.
async fn lists_agree(command: &crate::support::desk::Desk<'_>, rows: &[Value]) {
    for row in rows {
        let unit = row["unit"].as_str().unwrap();
        let count = async |path: &str, query: &str| {
            let lines = command.lines(path, &format!("?limit=100&unit={unit}&{query}")).await;
            i64::try_from(lines.len()).unwrap()
        };
        let waiting = row["incidents"]["today"].as_i64().unwrap() + row["incidents"]["older"].as_i64().unwrap();
        assert_eq!(count(INCIDENTS, "state=waiting").await, waiting, "{unit}");
        for (state, number) in [("open", "open"), ("month", "this_month"), ("overdue", "overdue")] {
            let listed = count(LAW_CASES, &format!("state={state}")).await;
            assert_eq!(Some(listed), row["law_cases"][number].as_i64(), "{unit} {state}");
        }
    }
}

pub async fn house() -> Server {
    let server = Server::with(with_source).await;
    server.hire().await;
    for (name, role, unit) in [
        ("centre", Role::Support, "bigdata"),
        ("head-2", Role::UnitHead, "demo-2"),
        ("head-command", Role::UnitHead, "command"),
    ] {
        server.hire_one(name, role, unit).await;
    }
    server
}

#[tokio::test]
async fn every_number_of_the_board_is_what_was_done() {
    let server = house().await;
    let mut tally = Tally::default();
    incidents(&server, &mut tally).await;
    agrees(&server, &tally).await;
    law_cases(&server, &mut tally).await;
    agrees(&server, &tally).await;
    problems(&server, &mut tally).await;
    agrees(&server, &tally).await;
    whistles(&server, &mut tally).await;
    agrees(&server, &tally).await;
    next_quarter(&server, &mut tally);
    agrees(&server, &tally).await;
}

async fn incidents(server: &Server, tally: &mut Tally) {
    for (number, unit, on) in [
        ("J1", "demo-1", "2026-11-20"),
        ("J2", "demo-1", "2026-11-26"),
        ("J3", "demo-1", "2026-11-27"),
        ("J4", "demo-1", "2026-11-27"),
        ("J5", "demo-2", "2026-11-27"),
    ] {
        server.reports(number, unit, on).await;
    }
    tally.add("demo-1", "incidents.older", 2);
    tally.add("demo-1", "incidents.today", 2);
    tally.add("demo-2", "incidents.today", 1);
    agrees(server, tally).await;
    let command = server.sign_in("command").await;
    let ticks = [
        ("J1", "good", None),
        ("J3", "problem", Some("没有告知权利")),
        ("J5", "good", None),
    ];
    assert_eq!(command.ticks(&ticks).await, ["done"; 3]);
    for (unit, number, by) in [
        ("demo-1", "incidents.older", -1),
        ("demo-1", "incidents.good", 1),
        ("demo-1", "incidents.today", -1),
        ("demo-1", "incidents.problem", 1),
        ("demo-1", "problems.open", 1),
        ("demo-2", "incidents.today", -1),
        ("demo-2", "incidents.good", 1),
    ] {
        tally.add(unit, number, by);
    }
    agrees(server, tally).await;
    assert_eq!(command.ticks(&[("J3", "good", Some("看错了"))]).await, ["done"]);
    tally.add("demo-1", "incidents.problem", -1);
    tally.add("demo-1", "incidents.good", 1);
    let board = command.get(BOARD).await.json();
    let row = board["rows"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["unit"] == "demo-1");
    assert_eq!(row.unwrap()["incidents"]["oldest"], "2026-11-26");
}

async fn law_cases(server: &Server, tally: &mut Tally) {
    let command = server.sign_in("command").await;
    let file = law_file(&[
        ["A1", "demo-1", "2026-09-01", "2026-11-20", "open"],
        ["A2", "demo-1", "2026-11-01", "2026-11-30", "open"],
        ["A3", "demo-1", "2026-11-01", "2026-12-31", "suspended"],
        ["A4", "demo-2", "2026-11-01", "2026-11-28", "open"],
        ["A5", "demo-2", "2026-11-01", "2026-11-28", "closed"],
    ]);
    command.send_law_cases("text/csv", &file).await;
    for (unit, number, by) in [
        ("demo-1", "law_cases.open", 3),
        ("demo-1", "law_cases.this_month", 2),
        ("demo-1", "law_cases.overdue", 1),
        ("demo-2", "law_cases.open", 1),
        ("demo-2", "law_cases.this_month", 1),
        ("demo-2", "law_cases.cleared", 1),
    ] {
        tally.add(unit, number, by);
    }
    agrees(server, tally).await;
    let again = law_file(&[
        ["A1", "demo-1", "2026-09-01", "2026-11-20", "closed"],
        ["A4", "demo-1", "2026-11-01", "2026-11-28", "open"],
    ]);
    for _ in 0..2 {
        command.send_law_cases("text/csv", &again).await;
    }
    for (unit, number, by) in [
        ("demo-1", "law_cases.overdue", -1),
        ("demo-1", "law_cases.cleared", 1),
        ("demo-2", "law_cases.open", -1),
        ("demo-2", "law_cases.this_month", -1),
    ] {
        tally.add(unit, number, by);
    }
}

async fn problems(server: &Server, tally: &mut Tally) {
    let (legal, head, oversight) = (
        server.sign_in("legal").await,
        server.sign_in("head").await,
        server.sign_in("oversight-1").await,
    );
    let id = legal.puts_down("demo-1").await;
    legal.puts_down("demo-2").await;
    tally.add("demo-1", "problems.open", 1);
    tally.add("demo-2", "problems.open", 1);
    for (desk, command) in [
        (&head, json!({"type": "plan", "measure": "rules"})),
        (&head, json!({"type": "solve"})),
    ] {
        assert_eq!(desk.problem_act(&id, command).await.status, StatusCode::OK);
    }
    agrees(server, tally).await;
    let looked = legal
        .problem_act(&id, json!({"type": "look", "is_cleared": true}))
        .await;
    assert_eq!(looked.status, StatusCode::OK, "{}", looked.text());
    tally.add("demo-1", "problems.open", -1);
    tally.add("demo-1", "problems.cleared", 1);
    let inspection = oversight.inspects(&noted("demo-2", "hall")).await;
    let second = server.sign_in("head-2").await;
    second.inspection_act(&inspection, 1, json!({"type": "rectify"})).await;
    agrees(server, tally).await;
    let again = json!({"type": "reinspect", "is_mended": false});
    oversight.inspection_act(&inspection, 2, again).await;
    tally.add("demo-2", "problems.open", 1);
    let lines = oversight.lines(PROBLEMS, "?unit=demo-2").await;
    assert_eq!(lines.len(), 2);
}

async fn whistles(server: &Server, tally: &mut Tally) {
    let (head, second) = (server.sign_in("head").await, server.sign_in("head-2").await);
    let about = head.incident("J2").await["incident"].as_str().unwrap().to_owned();
    let quick = head.whistles("incident", &about, false).await;
    let slow = head.whistles("law_case", "A2", true).await;
    let other = second.incident("J5").await["incident"].as_str().unwrap().to_owned();
    second.whistles("incident", &other, true).await;
    for (unit, raised) in [("demo-1", 2), ("demo-2", 1)] {
        tally.add(unit, "whistles.open", raised);
        tally.add(unit, "whistles.raised", raised);
    }
    agrees(server, tally).await;
    let (command, centre) = (server.sign_in("command").await, server.sign_in("centre").await);
    for id in [&quick, &slow] {
        command.whistle_act(id, json!({"type": "send", "to": "bigdata"})).await;
    }
    centre.whistle_act(&quick, json!({"type": "answer"})).await;
    tally.add("demo-1", "whistles.in_time", 1);
    agrees(server, tally).await;
    head.whistle_act(&quick, json!({"type": "accept"})).await;
    tally.add("demo-1", "whistles.open", -1);
    server.set_clock("2026-11-27T12:00:01+08:00");
    jobs::look(&server.app).await.unwrap();
    tally.add("demo-1", "whistles.passed_up", 1);
    tally.add("demo-2", "whistles.passed_up", 1);
    agrees(server, tally).await;
    let centre = server.sign_in("centre").await;
    centre.whistle_act(&slow, json!({"type": "answer"})).await;
    tally.add("demo-1", "whistles.late", 1);
    agrees(server, tally).await;
    let head = server.sign_in("head").await;
    assert_eq!(head.my_whistles("").await, [slow.as_str()]);
    head.whistle_act(&slow, json!({"type": "send_back"})).await;
    let seen = head.get(&format!("{WHISTLES}/{slow}")).await.json();
    assert_eq!(seen["stage"], "answer", "what was late stays late");
}

/// A quarter later what is open is old, and what was done in the last one is no longer of this.
fn next_quarter(server: &Server, tally: &mut Tally) {
    server.set_clock("2027-01-04T09:00:00+08:00");
    let old = std::mem::take(&mut tally.0);
    let moved = [
        ("incidents.older", "incidents.older"),
        ("incidents.today", "incidents.older"),
        ("law_cases.open", "law_cases.open"),
        ("law_cases.open", "law_cases.this_month"),
        ("law_cases.open", "law_cases.overdue"),
        ("problems.open", "problems.open"),
        ("problems.open", "problems.overdue"),
        ("whistles.open", "whistles.open"),
    ];
    for ((unit, number), by) in &old {
        for (_, to) in moved.iter().filter(|(from, _)| from == number) {
            tally.add(unit, to, *by);
        }
    }
}

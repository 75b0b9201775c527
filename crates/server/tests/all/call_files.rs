//! Files with calls of 110: what can be taken is, each call once by whichever way it comes, and the rest is named by line.

use crate::sheets::{book, lines, texts};
use crate::support::call_taking::{CALL_BACKS, PHONE, call, start};
use crate::support::desk::STAFF;
use qingyu_domain::person::Role;
use serde_json::{Value, json};

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const HEADER: &str = "key,at,rang,answered,kind,phone\n";

#[tokio::test]
async fn a_table_is_taken_line_by_line_and_says_what_it_did_not_take() {
    let server = start().await;
    server.rings(&call("C1", "normal")).await;
    let command = server.sign_in("command").await;
    let table = format!(
        "\u{feff}{HEADER}C1,2026-11-27 10:00,9,true,normal,\nC2,2026/11/27 9:30:15,20,是,无声,{PHONE}\n\
        C3,2026-11-27 09:59,3,否,掉线,07112345678\nC4,2026-11-28 09:59,3,no,normal,\nC5,then,x,maybe,loud,1\nC6\n"
    );
    let sent = command.send_table("text/csv", table.clone().into_bytes()).await;
    let wrong = |line: u32, faults: &[(&str, &str)]| {
        let faults: Vec<Value> = faults
            .iter()
            .map(|(field, code)| json!({"field": field, "code": code}))
            .collect();
        json!({"line": line, "faults": faults})
    };
    let lines = json!([
        wrong(5, &[("at", "future")]),
        wrong(
            6,
            &[
                ("at", "malformed"),
                ("rang", "malformed"),
                ("answered", "unknown"),
                ("kind", "unknown"),
                ("phone", "malformed")
            ]
        ),
        wrong(7, &[("body", "malformed")]),
    ]);
    assert_eq!(sent.json(), json!({"taken": 2, "known": 1, "wrong": 3, "lines": lines}));
    let again = command.send_table("text/csv", table.into_bytes()).await.json();
    assert_eq!((&again["taken"], &again["known"]), (&json!(0), &json!(3)), "each once");
    let ids = command.call_backs().await;
    assert_eq!(ids.len(), 2);
    let mut phones = Vec::new();
    for (id, _) in ids {
        phones.push(command.calls_back(&id, json!({"type": "look"}), None).await["phone"].clone());
    }
    phones.sort_by_key(Value::to_string);
    assert_eq!(phones, ["07112345678", PHONE], "no leading nought is lost");
    assert_eq!(server.app.store.recount().await, Ok(0));
}

#[tokio::test]
async fn a_spreadsheet_keeps_the_clock_of_its_moments_and_a_broken_file_says_so() {
    let server = start().await;
    let command = server.sign_in("command").await;
    let header: Vec<&str> = HEADER.trim().split(',').collect();
    let rows = [
        (1, texts(&["110接警记录"])),
        (2, texts(&header)),
        (3, texts(&["C1", "2026-11-27 09:05", "8", "true", "silent", PHONE])),
        (5, texts(&["C2", "2026-11-27", "8", "true", "normal", ""])),
    ];
    let sent = command.send_table(XLSX, book(&lines(&rows), 0)).await.json();
    let wrong = json!([{"line": 5, "faults": [{"field": "at", "code": "malformed"}]}]);
    assert_eq!(sent, json!({"taken": 1, "known": 0, "wrong": 1, "lines": wrong}));
    let called = command.get(CALL_BACKS).await.json()["lines"][0]["called_at"].clone();
    assert_eq!(called, "2026-11-27T09:05:00+08:00");
    for (media, bytes, expected) in [
        (XLSX, b"no spreadsheet".to_vec(), "422 invalid file:malformed"),
        ("text/csv", b"".to_vec(), "422 invalid file:required"),
        ("text/csv", HEADER.as_bytes().to_vec(), "422 invalid file:required"),
        (
            "text/csv",
            b"key,at\nC1,2026-11-27 09:05\n".to_vec(),
            "422 invalid file:required",
        ),
        (
            "text/csv",
            format!("colour,{HEADER}").into_bytes(),
            "422 invalid file:unknown_field",
        ),
        ("text/plain", HEADER.as_bytes().to_vec(), "415 unsupported_media_type"),
        ("text/csv", vec![b' '; 8_000_001], "413 too_large"),
    ] {
        let refused = command.send_table(media, bytes).await;
        assert_eq!(refused.problem(), expected);
    }
    for (who, role, _) in STAFF.iter().filter(|(_, role, _)| *role != Role::Command) {
        let desk = server.sign_in(who).await;
        let refused = desk.send_table("text/csv", HEADER.as_bytes().to_vec()).await;
        assert_eq!(refused.problem(), "403 not_allowed", "{role:?}");
    }
}

#[tokio::test]
async fn calls_come_by_dropped_files_too() {
    let folder = tempfile::tempdir().unwrap();
    let drop = folder.path().join("cad");
    std::fs::create_dir(&drop).unwrap();
    let server = crate::support::Server::with(|settings| {
        settings.visit_sources = Some(vec![crate::support::call_taking::EXCHANGE.to_owned()]);
        settings.visits_dir = Some(folder.path().to_owned());
    })
    .await;
    server.hire().await;
    std::fs::write(
        drop.join("a.csv"),
        format!("{HEADER}C1,2026-11-27 09:05,8,true,silent,{PHONE}\nC2\n"),
    )
    .unwrap();
    let header: Vec<&str> = HEADER.trim().split(',').collect();
    let row = ["C1", "2026-11-27 09:05", "8", "true", "silent", PHONE];
    std::fs::write(
        drop.join("b.xlsx"),
        book(&lines(&[(1, texts(&header)), (2, texts(&row))]), 0),
    )
    .unwrap();
    qingyu_server::jobs::ratings::take_files(&server.app).await;
    let told = |name: &str| std::fs::read_to_string(drop.join(format!("{name}.report"))).unwrap();
    assert_eq!(told("a.csv"), "taken 1, known 0, wrong 1\nline 3: unreadable\n");
    assert_eq!(told("b.xlsx"), "taken 0, known 1, wrong 0\n");
    assert_eq!(server.sign_in("command").await.call_backs().await.len(), 1);
}

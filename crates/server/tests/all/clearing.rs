//! Incidents ticked by name, law-enforcement cases imported, problems solved by their units and looked at by others.

use axum::http::StatusCode;
use qingyu_api::desk::imports::XLSX;
use qingyu_domain::person::Role;
use qingyu_server::jobs::problems::open_overdue;
use serde_json::{Value, json};

use super::sheets::{book, lines, texts};
use crate::support::clearing::{INCIDENTS, LAW_CASES, PROBLEMS, law_file, tick, with_source};
use crate::support::desk::{Team, number};
use crate::support::inspections::noted;
use crate::support::{Server, key};

async fn house() -> Server {
    let server = Server::with(with_source).await;
    server.hire().await;
    server.hire_one("command-2", Role::Command, "command").await;
    server
}

#[tokio::test]
async fn an_incident_is_ticked_by_name_and_set_right_by_another_step() {
    let server = house().await;
    for (number, on) in [("J1", "2026-11-26"), ("J2", "2026-11-27"), ("J3", "2026-11-27")] {
        server.reports(number, "demo-1", on).await;
    }
    let (command, second, head) = (
        server.sign_in("command").await,
        server.sign_in("command-2").await,
        server.sign_in("head").await,
    );
    let numbers = async |query: &str| -> Vec<Value> {
        let lines = command.lines(INCIDENTS, query).await;
        lines.iter().map(|line| line["number"].clone()).collect()
    };
    assert_eq!(numbers("?state=waiting").await.len(), 3);
    assert_eq!(numbers("?state=waiting&from=2026-11-27").await.len(), 2);
    assert_eq!(numbers("?state=waiting&to=2026-11-26").await, ["J1"]);
    let outcomes = command.ticks(&[("J1", "good", None), ("J2", "problem", None)]).await;
    assert_eq!(
        outcomes,
        ["done", "text_required"],
        "one that is wrong keeps no other back"
    );
    let outcomes = command.ticks(&[("J2", "problem", Some("没有开执法记录仪"))]).await;
    assert_eq!(outcomes, ["done"]);
    assert_eq!(
        numbers("?state=waiting").await,
        ["J3"],
        "nothing is ticked that was not named"
    );
    let found = head.incident("J2").await;
    assert_eq!(
        (&found["result"], &found["by"]["shown"], &found["note"]),
        (&json!("problem"), &json!("人员command"), &json!("没有开执法记录仪"))
    );
    let problem = found["problem"].as_str().unwrap().to_owned();
    assert_eq!(head.lines(PROBLEMS, "").await[0]["problem"], problem.as_str());
    let again = tick(&found, "problem", Some("再说一次"));
    let stale =
        json!({"checks": [tick(&json!({"incident": found["incident"], "version": 1}), "good", Some("x")), again]});
    let answer = second.post(&format!("{INCIDENTS}/checks"), &stale).await.json();
    assert_eq!(answer["outcomes"], json!(["stale", "already_done"]));
    assert_eq!(second.ticks(&[("J2", "good", None)]).await, ["text_required"]);
    assert_eq!(second.ticks(&[("J2", "good", Some("看错了记录"))]).await, ["done"]);
    let right = head.incident("J2").await;
    assert_eq!(
        (&right["result"], &right["corrections"], &right["problem"]),
        (&json!("good"), &json!(1), &json!(problem)),
        "the problem stays until it is cleared by itself"
    );
    let empty = command
        .post(&format!("{INCIDENTS}/checks"), &json!({"checks": []}))
        .await;
    assert_eq!(empty.problem(), "422 invalid body:out_of_range");
    assert_eq!(
        command.get(&format!("{INCIDENTS}?state=x")).await.problem(),
        "422 invalid filter:malformed"
    );
    let paged = command.get(&format!("{INCIDENTS}?limit=2")).await.json();
    let next = paged["next"].as_str().unwrap();
    assert_eq!(
        command.lines(INCIDENTS, &format!("?limit=2&after={next}")).await.len(),
        1
    );
}

#[tokio::test]
async fn a_file_of_law_cases_is_taken_line_by_line_and_again_it_moves_them() {
    let server = house().await;
    let (command, head) = (server.sign_in("command").await, server.sign_in("head").await);
    let file = law_file(&[
        ["鄂公2026-1", "demo-1", "2026-10-01", "2026-11-20", "open"],
        ["鄂公2026-2", "demo-1", "2026-11-01", "2026-11-30", "open"],
        ["鄂公2026-3", "demo-2", "2026-11-01", "2026-12-30", "suspended"],
        ["王小明", "demo-9", "2026-11-01", "2026-10-01", "gone"],
    ]);
    let taken = command.send_law_cases("text/csv", &file).await;
    assert_eq!(taken.status, StatusCode::OK, "{}", taken.text());
    let taken = taken.json();
    assert_eq!((&taken["added"], &taken["wrong"][0]["line"]), (&json!(3), &json!(5)));
    let fields: Vec<&Value> = taken["wrong"][0]["faults"].as_array().unwrap().iter().collect();
    assert_eq!(fields.len(), 4, "every fault of a line at once");
    assert!(!taken.to_string().contains("王小明"), "nothing of the line comes back");
    let again = command.send_law_cases("text/csv; charset=utf-8", &file).await.json();
    assert_eq!((&again["added"], &again["known"]), (&json!(0), &json!(3)));
    let references = async |query: &str| -> Vec<Value> {
        let lines = command.lines(LAW_CASES, query).await;
        lines.iter().map(|line| line["reference"].clone()).collect()
    };
    assert_eq!(references("").await, ["鄂公2026-1", "鄂公2026-2", "鄂公2026-3"]);
    assert_eq!(references("?state=month").await, ["鄂公2026-1", "鄂公2026-2"]);
    assert_eq!(references("?state=overdue").await, ["鄂公2026-1"]);
    assert_eq!(references("?unit=demo-2").await, ["鄂公2026-3"]);
    let moved = law_file(&[["鄂公2026-1", "demo-1", "2026-10-01", "2026-11-20", "closed"]]);
    assert_eq!(command.send_law_cases("text/csv", &moved).await.json()["moved"], 1);
    assert_eq!(references("?state=cleared").await, ["鄂公2026-1"]);
    assert_eq!(head.lines(LAW_CASES, "").await.len(), 1, "a head sees their own unit's");
    assert!(head.lines(LAW_CASES, "?unit=demo-2").await.is_empty());
    let rows = [
        (1, texts(&["reference", "unit", "opened", "due", "status"])),
        (2, texts(&["鄂公2026-4", "demo-1", "2026-11-02", "2026-12-02", "open"])),
    ];
    let sheet = command.send_law_cases(XLSX, &book(&lines(&rows), 0)).await;
    assert_eq!(sheet.json()["added"], 1, "{}", sheet.text());
}

#[tokio::test]
async fn a_file_with_a_column_for_persons_is_refused_whole() {
    let server = house().await;
    let command = server.sign_in("command").await;
    for (media, file, problem) in [
        (
            "text/csv",
            "reference,unit,opened,due,status,嫌疑人\nA1,demo-1,2026-11-01,2026-11-30,open,王小明\n".as_bytes(),
            "422 invalid file:unknown_field",
        ),
        (
            "text/csv",
            "reference,unit,opened,due\nA1,demo-1,2026-11-01,2026-11-30\n".as_bytes(),
            "422 invalid file:required",
        ),
        ("text/csv", &[0xff, 0xfe, 0x00][..], "422 invalid file:malformed"),
        (XLSX, b"PK no book", "422 invalid file:malformed"),
        ("application/json", b"{}", "415 unsupported_media_type"),
    ] {
        let refused = command.send_law_cases(media, file).await;
        assert_eq!(refused.problem(), problem);
    }
    assert!(command.lines(LAW_CASES, "").await.is_empty());
}

#[tokio::test]
async fn a_problem_is_planned_solved_with_evidence_and_looked_at_by_somebody_else() {
    let server = house().await;
    let (legal, head, oversight) = (
        server.sign_in("legal").await,
        server.sign_in("head").await,
        server.sign_in("oversight-1").await,
    );
    let asked = json!({"key": key(), "unit": "demo-1", "text": "案卷缺签名"});
    let made = legal.post(PROBLEMS, &asked).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text());
    assert_eq!(
        legal.post(PROBLEMS, &asked).await.status,
        StatusCode::OK,
        "sent again it is the same"
    );
    assert_eq!(oversight.post(PROBLEMS, &asked).await.problem(), "409 conflict");
    let id = made.json()["problem"].as_str().unwrap().to_owned();
    let path = format!("{PROBLEMS}/{id}");
    let seen = head.get(&path).await.json();
    assert_eq!(
        (&seen["due"], &seen["deeds"], &seen["history"][0]["by"]),
        (&json!("2026-12-31"), &json!(["plan"]), &Value::Null),
        "who found it is no matter of the unit's"
    );
    let early = head.problem_act(&id, json!({"type": "solve"})).await;
    assert_eq!(early.problem(), "409 not_now");
    for (desk, command) in [
        (&head, json!({"type": "plan", "measure": "training"})),
        (&head, json!({"type": "solve"})),
        (&legal, json!({"type": "look", "is_cleared": false})),
        (&head, json!({"type": "solve"})),
        (&oversight, json!({"type": "look", "is_cleared": true})),
    ] {
        let done = desk.problem_act(&id, command.clone()).await;
        assert_eq!(done.status, StatusCode::OK, "{command}: {}", done.text());
    }
    let cleared = legal.get(&path).await.json();
    assert_eq!((&cleared["stage"], &cleared["version"]), (&json!("cleared"), &json!(6)));
    let stale = json!({"version": 1, "command": {"type": "reopen"}, "text": "x"});
    assert_eq!(legal.post(&format!("{path}/acts"), &stale).await.problem(), "409 stale");
    let silent = json!({"version": 6, "command": {"type": "reopen"}, "text": " "});
    assert_eq!(
        legal.post(&format!("{path}/acts"), &silent).await.problem(),
        "422 invalid text:required"
    );
    assert_eq!(
        legal.problem_act(&id, json!({"type": "reopen"})).await.status,
        StatusCode::OK
    );
    assert_eq!(head.lines(PROBLEMS, "?state=open").await.len(), 1);
    server.set_clock("2027-01-01T09:00:00+08:00");
    let head = server.sign_in("head").await;
    let late = head.lines(PROBLEMS, "?state=overdue").await;
    assert_eq!(late[0]["is_overdue"], true);
}

#[tokio::test]
async fn what_an_inspection_found_and_nobody_mended_stands_on_the_list_and_is_cleared_there() {
    let server = house().await;
    let (oversight, head) = (server.sign_in("oversight-1").await, server.sign_in("head").await);
    let id = oversight.inspects(&noted("demo-1", "hall")).await;
    for (version, desk, command) in [
        (1, &head, json!({"type": "rectify"})),
        (2, &oversight, json!({"type": "reinspect", "is_mended": false})),
    ] {
        let done = desk.inspection_act(&id, version, command).await;
        assert_eq!(done.status, StatusCode::OK, "{}", done.text());
    }
    let listed = head.lines(PROBLEMS, "").await;
    assert_eq!(
        (&listed[0]["problem"], &listed[0]["origin"], &listed[0]["due"]),
        (&json!(id), &json!("inspection"), &json!("2026-12-31"))
    );
    let cleared = oversight.inspection_act(&id, 3, json!({"type": "clear"})).await;
    assert_eq!(cleared.status, StatusCode::OK, "{}", cleared.text());
    assert!(head.lines(PROBLEMS, "").await.is_empty());
    assert_eq!(head.lines(PROBLEMS, "?state=cleared").await.len(), 1);
}

#[tokio::test]
async fn an_overdue_improvement_becomes_a_problem_of_its_owner_once_and_without_the_case() {
    let server = house().await;
    let team = Team::of(&server).await;
    let case = number(&server, &server.filed().await).await;
    team.begin(&case).await;
    team.look(&case, "no_person_concerned").await;
    team.find(&case, "upheld", &["shortcoming"]).await;
    let plan = json!({"type": "plan_improvement", "allegation": 0, "measure": "training", "owner": "demo-1", "due_on": "2026-12-20"});
    team.verifier.does(&case, plan, Some("每周一课。")).await;
    open_overdue(&server.app).await.unwrap();
    let head = server.sign_in("head").await;
    assert!(head.lines(PROBLEMS, "").await.is_empty(), "there is time");
    server.set_clock("2026-12-21T09:00:00+08:00");
    open_overdue(&server.app).await.unwrap();
    let head = server.sign_in("head").await;
    assert!(head.lines(PROBLEMS, "").await.is_empty(), "no notice has told them");
    let answer = json!({"type": "answer", "organ": "eps"});
    let verifier = server.sign_in("verifier").await;
    verifier.does(&case, answer, Some("经核查，回复如下。")).await;
    for _ in 0..2 {
        open_overdue(&server.app).await.unwrap();
    }
    let listed = head.lines(PROBLEMS, "").await;
    assert_eq!((listed.len(), &listed[0]["origin"]), (1, &json!("finding")));
    let id = listed[0]["problem"].as_str().unwrap();
    let seen = head.get(&format!("{PROBLEMS}/{id}")).await.text();
    assert!(!seen.contains(&case) && !seen.contains("每周一课"), "{seen}");
}

//! Whistles: raised by units, sent on by command, answered by centres, passed up when nobody answers; on a complaint by who verifies it alone.

use axum::http::StatusCode;
use qingyu_domain::person::Role;
use qingyu_server::jobs;
use serde_json::{Value, json};

use crate::support::clearing::{INCIDENTS, LAW_CASES, WHISTLES, law_file, wanted, with_source};
use crate::support::desk::{Team, number};
use crate::support::{Server, key};

async fn house() -> Server {
    let server = Server::with(with_source).await;
    server.hire().await;
    for (name, role, unit) in [
        ("centre", Role::Support, "bigdata"),
        ("centre-2", Role::Support, "prevention"),
        ("head-command", Role::UnitHead, "command"),
        ("head-2", Role::UnitHead, "demo-2"),
    ] {
        server.hire_one(name, role, unit).await;
    }
    server.reports("J1", "demo-1", "2026-11-27").await;
    server
}

async fn incident(server: &Server) -> String {
    let head = server.sign_in("head").await;
    head.incident("J1").await["incident"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_unit_whistles_command_sends_it_on_a_centre_answers_and_the_unit_says_whether_that_helps() {
    let server = house().await;
    let about = incident(&server).await;
    let (head, command, centre, other) = (
        server.sign_in("head").await,
        server.sign_in("command").await,
        server.sign_in("centre").await,
        server.sign_in("centre-2").await,
    );
    let asked = wanted("incident", &about, true);
    let made = head.post(WHISTLES, &asked).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text());
    assert_eq!(
        head.post(WHISTLES, &asked).await.status,
        StatusCode::OK,
        "sent again it is the same"
    );
    let mut changed = asked.clone();
    changed["text"] = json!("别的");
    assert_eq!(head.post(WHISTLES, &changed).await.problem(), "409 conflict");
    let id = made.json()["whistle"].as_str().unwrap().to_owned();
    assert_eq!(command.my_whistles("").await, [id.as_str()]);
    assert!(head.my_whistles("").await.is_empty(), "it is command's turn");
    assert!(centre.my_whistles("").await.is_empty(), "nobody sent it there");
    let view = command.get(&format!("{WHISTLES}/{id}")).await.json();
    assert_eq!(
        (&view["number"], &view["due"], &view["from"]),
        (&json!("J1"), &json!("2026-11-27T12:00:00+08:00"), &json!("demo-1"))
    );
    assert_eq!(view["centres"], json!(["bigdata", "prevention", "traffic"]));
    let nobody = command.whistle_act(&id, json!({"type": "send", "to": "demo-2"})).await;
    assert_eq!(
        (nobody.problem().as_str(), nobody.json()["rule"].as_str()),
        ("409 rule", Some("unknown"))
    );
    let sent = command.whistle_act(&id, json!({"type": "send", "to": "bigdata"})).await;
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.text());
    assert_eq!(centre.my_whistles("").await, [id.as_str()]);
    assert_eq!(other.get(&format!("{WHISTLES}/{id}")).await.problem(), "404 not_found");
    for (desk, deed) in [
        (&centre, "answer"),
        (&head, "send_back"),
        (&centre, "answer"),
        (&head, "accept"),
    ] {
        assert_eq!(desk.my_whistles("").await, [id.as_str()], "{deed}");
        let done = desk.whistle_act(&id, json!({"type": deed})).await;
        assert_eq!(done.status, StatusCode::OK, "{deed}: {}", done.text());
    }
    assert!(head.my_whistles("?state=open").await.is_empty());
    assert_eq!(head.my_whistles("?state=over").await, [id.as_str()]);
    assert_eq!(centre.my_whistles("?state=over&from=demo-1").await, [id]);
    assert!(centre.my_whistles("?state=over&from=demo-2").await.is_empty());
}

#[tokio::test]
async fn a_whistle_is_raised_on_what_is_ones_own_alone() {
    let server = house().await;
    let about = incident(&server).await;
    let command = server.sign_in("command").await;
    let file = law_file(&[["鄂公2026-1", "demo-1", "2026-10-01", "2026-11-30", "open"]]);
    command.send_law_cases("text/csv", &file).await;
    let (head, other) = (server.sign_in("head").await, server.sign_in("head-2").await);
    assert_eq!(head.lines(LAW_CASES, "").await[0]["may_whistle"], true);
    assert_eq!(command.lines(LAW_CASES, "").await[0]["may_whistle"], false);
    head.whistles("law_case", "鄂公2026-1", false).await;
    for (about, reference) in [
        ("incident", about.as_str()),
        ("law_case", "鄂公2026-1"),
        ("incident", "x"),
        ("law_case", "A9"),
        ("case", "20261127-000001"),
    ] {
        for desk in [&other, &command] {
            let refused = desk.post(WHISTLES, &wanted(about, reference, false)).await;
            assert_eq!(refused.problem(), "404 not_found", "{about}");
        }
    }
    let faults = head.post(WHISTLES, &json!({"about": "party"})).await;
    assert_eq!(
        faults.problem(),
        "422 invalid key:required kind:unknown number:required text:required"
    );
    assert!(other.lines(INCIDENTS, "").await.is_empty());
}

#[tokio::test]
async fn what_nobody_answers_is_passed_up_by_the_clock() {
    let server = house().await;
    let about = incident(&server).await;
    let id = server.sign_in("head").await.whistles("incident", &about, true).await;
    let path = format!("{WHISTLES}/{id}");
    let sees = async |name: &str| server.sign_in(name).await.get(&path).await.json()["deeds"].clone();
    jobs::look(&server.app).await.unwrap();
    assert_eq!(sees("head-command").await, Value::Null, "there is time");
    server.set_clock("2026-11-27T12:00:01+08:00");
    jobs::look(&server.app).await.unwrap();
    jobs::look(&server.app).await.unwrap();
    assert_eq!(sees("head-command").await, json!(["send"]));
    assert_eq!(
        sees("oversight-1").await,
        json!([]),
        "it reads, and command has its time"
    );
    server.set_clock("2026-11-27T14:00:01+08:00");
    jobs::look(&server.app).await.unwrap();
    assert_eq!(sees("oversight-1").await, json!(["send"]));
    let view = server.sign_in("head").await.get(&path).await.json();
    assert_eq!(
        (&view["passed_to"], &view["is_overdue"]),
        (&json!("beyond"), &json!(true))
    );
    let steps: Vec<&str> = view["history"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["step"].as_str().unwrap())
        .collect();
    assert_eq!(steps, ["raised", "passed_up", "passed_up"], "each once");
}

#[tokio::test]
async fn where_command_is_concerned_itself_its_whistles_go_past_it() {
    let server = house().await;
    server.reports("J9", "command", "2026-11-27").await;
    let head = server.sign_in("head-command").await;
    let about = head.incident("J9").await["incident"].as_str().unwrap().to_owned();
    let id = head.whistles("incident", &about, false).await;
    let path = format!("{WHISTLES}/{id}");
    let command = server.sign_in("command").await;
    assert_eq!(command.get(&path).await.problem(), "404 not_found");
    let oversight = server.sign_in("oversight-1").await;
    assert_eq!(oversight.my_whistles("").await, [id.as_str()]);
    server.set_clock("2026-11-28T10:00:01+08:00");
    jobs::look(&server.app).await.unwrap();
    let oversight = server.sign_in("oversight-1").await;
    assert_eq!(oversight.get(&path).await.json()["passed_to"], "beyond");
}

#[tokio::test]
async fn on_a_complaint_only_who_verifies_it_whistles_and_nothing_leads_back_to_it() {
    let server = house().await;
    let team = Team::of(&server).await;
    let case = number(&server, &server.filed().await).await;
    team.assign(&case).await;
    let early = team.verifier.post(WHISTLES, &wanted("case", &case, false)).await;
    assert_eq!(early.problem(), "404 not_found", "nobody has taken it on");
    team.verifier.does(&case, json!({"type": "take_on"}), None).await;
    for desk in [&team.oversight, &team.intake] {
        let refused = desk.post(WHISTLES, &wanted("case", &case, false)).await;
        assert_eq!(refused.problem(), "404 not_found");
    }
    let head = server.sign_in("head").await;
    assert_eq!(
        head.post(WHISTLES, &wanted("case", &case, false)).await.problem(),
        "404 not_found"
    );
    let mut telling = wanted("case", &case, false);
    telling["text"] = json!("反映人电话13800138000，请查");
    let refused = team.verifier.post(WHISTLES, &telling).await;
    assert_eq!(refused.problem(), "422 invalid text:malformed");
    let id = team.verifier.whistles("case", &case, false).await;
    let path = format!("{WHISTLES}/{id}");
    let command = server.sign_in("command").await;
    assert_eq!(command.my_whistles("").await, [id.as_str()]);
    let sent = command.whistle_act(&id, json!({"type": "send", "to": "bigdata"})).await;
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.text());
    let centre = server.sign_in("centre").await;
    for desk in [&command, &centre] {
        let seen = desk.get(&path).await;
        assert_eq!(
            (&seen.json()["about"], &seen.json()["from"]),
            (&json!("complaint"), &Value::Null)
        );
        let text = seen.text();
        for told in [case.as_str(), "demo-1", "人员verifier"] {
            assert!(!text.contains(told), "{told}: {text}");
        }
        let listed = desk.get(&format!("{WHISTLES}?state=open")).await.text();
        assert!(!listed.contains(&case), "{listed}");
    }
    for name in [
        "head",
        "verifier-own",
        "handler",
        "support",
        "admin",
        "legal",
        "head-command",
    ] {
        let desk = server.sign_in(name).await;
        assert_eq!(desk.get(&path).await.problem(), "404 not_found", "{name}");
        assert!(desk.my_whistles("?state=open").await.is_empty(), "{name}");
    }
    assert_eq!(
        centre.whistle_act(&id, json!({"type": "answer"})).await.status,
        StatusCode::OK
    );
    let version = team.verifier.get(&path).await.json()["version"].clone();
    let back = json!({"version": version, "command": {"type": "send_back"}, "text": "案件20261127-000001还缺一段"});
    let refused = team.verifier.post(&format!("{path}/acts"), &back).await;
    assert_eq!(refused.problem(), "422 invalid text:malformed");
    assert_eq!(team.verifier.get(&path).await.json()["reference"], case.as_str());
    let accepted = team.verifier.whistle_act(&id, json!({"type": "accept"})).await;
    assert_eq!(accepted.status, StatusCode::OK, "{}", accepted.text());
}

#[tokio::test]
async fn whoever_has_an_interest_in_the_case_knows_of_no_whistle_on_it() {
    let server = house().await;
    server.hire_one("command-filed", Role::Command, "demo-2").await;
    let team = Team::of(&server).await;
    // Filed about their unit, and worked on about another one.
    let case = number(&server, &server.file("complaint", Some("demo-2")).await).await;
    let accept = json!({"type": "accept", "about": "demo-1"});
    team.intake.does(&case, accept, None).await;
    let assign = json!({"type": "assign", "to": team.verifier.id().await});
    team.oversight.does(&case, assign, None).await;
    team.verifier.does(&case, json!({"type": "take_on"}), None).await;
    let id = team.verifier.whistles("case", &case, false).await;
    let (command, own) = (server.sign_in("command").await, server.sign_in("command-filed").await);
    assert_eq!(command.my_whistles("").await, [id.as_str()]);
    assert!(own.my_whistles("?state=open").await.is_empty());
    let path = format!("{WHISTLES}/{id}");
    assert_eq!(own.get(&path).await.problem(), "404 not_found");
    let sent = own.whistle_act(&id, json!({"type": "send", "to": "bigdata"})).await;
    assert_eq!(sent.problem(), "404 not_found");
}

#[tokio::test]
async fn a_handler_whistles_on_an_enquiry_of_their_own() {
    let server = house().await;
    let mut enquiry = crate::support::complaint();
    enquiry["kind"] = json!("enquiry");
    enquiry["unit"] = json!("demo-2");
    assert_eq!(
        server.post("/api/v1/cases", None, &enquiry).await.status,
        StatusCode::CREATED
    );
    let case = number(&server, enquiry["query_code"].as_str().unwrap()).await;
    let (intake, handler) = (server.sign_in("intake").await, server.sign_in("handler").await);
    intake.does(&case, json!({"type": "accept"}), None).await;
    let to = handler.id().await;
    intake.does(&case, json!({"type": "assign", "to": to}), None).await;
    handler.does(&case, json!({"type": "take_on"}), None).await;
    let mut asked = wanted("case", &case, false);
    asked["key"] = json!(key());
    let made = handler.post(WHISTLES, &asked).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text());
    let command = server.sign_in("command").await;
    let line = command.lines(WHISTLES, "").await.remove(0);
    assert_eq!((&line["about"], &line["reference"]), (&json!("case"), &Value::Null));
}

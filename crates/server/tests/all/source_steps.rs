//! 回传来源: what a source reads under its key, and what goes to it by hand in its own columns.

use axum::http::StatusCode;
use qingyu_domain::person::Role;
use serde_json::{Value, json};

use super::intake::{CASES, KEY, report, start, ticket};
use crate::support::desk::{Desk, Team};
use crate::support::{Answer, Server, request};

const STEPS: &str = "/api/v1/sources/12345/steps";
const TAKEN: &str = "/api/v1/sources/12345/acknowledgements";
pub const SOURCES: &str = "/api/v1/desk/sources";

async fn called(server: &Server, method: &str, path: &str, key: &str, body: Option<Value>) -> Answer {
    let body = body.map(|body| body.to_string().into_bytes());
    let mut request = request(method, path, None, body);
    request.headers_mut().insert("source-key", key.parse().unwrap());
    server.send(request).await
}

async fn steps(server: &Server, query: &str) -> Value {
    let answer = called(server, "GET", &format!("{STEPS}{query}"), KEY, None).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    answer.json()
}

fn kinds(steps: &Value) -> Vec<String> {
    let one = |one: &Value| format!("{} {}", one["number"].as_str().unwrap(), one["kind"].as_str().unwrap());
    steps["steps"].as_array().unwrap().iter().map(one).collect()
}

/// A case of the source, without a time of its own there.
pub async fn sent(server: &Server, theirs: &str, unit: &str) -> String {
    let mut case = ticket(theirs);
    case["unit"] = json!(unit);
    case.as_object_mut().unwrap().remove("due");
    let receipt = report(server, CASES, KEY, &case).await;
    assert_eq!(receipt.status, StatusCode::CREATED, "{}", receipt.text());
    receipt.json()["number"].as_str().unwrap().to_owned()
}

/// Accepted, verified, answered.
pub async fn answered(team: &Team<'_>, number: &str) {
    team.begin(number).await;
    team.verify(number).await;
    team.answer(number).await;
}

#[tokio::test]
async fn a_source_reads_its_own_steps_in_order_and_says_how_far_it_has_read() {
    let server = start().await;
    let team = Team::of(&server).await;
    let number = sent(&server, "EZ1", "demo-1").await;
    let other = sent(&server, "EZ2", "demo-2").await;
    answered(&team, &number).await;
    let refuse = json!({"type": "propose", "proposal": {"what": "refuse", "ground": "unreadable"}});
    team.intake.does(&other, refuse, Some("看不清楚")).await;
    team.oversight
        .does(&other, json!({"type": "approve", "proposal": 0}), None)
        .await;
    server.filed().await;
    let all = steps(&server, "").await;
    assert_eq!(kinds(&all), ["EZ1 signed_off", "EZ1 answered", "EZ2 returned"]);
    assert_eq!(all["last"], 3);
    let answer = json!({"step": 2, "number": "EZ1", "our_number": number, "at": "2026-11-27T10:00:00+08:00",
        "kind": "answered", "text": "经核查，您反映的情况属实。"});
    assert_eq!(all["steps"][1], answer);
    assert_eq!(all["steps"][2]["reason"], "unreadable");
    for inner in [
        "13800138000",
        "王女士",
        "核查记录",
        "等了两个小时",
        "看不清楚",
        "attitude",
        "每周一课",
    ] {
        assert!(!all.to_string().contains(inner), "{inner}");
    }
    assert_eq!(steps(&server, "").await, all, "asked again it is the same");
    assert_eq!(kinds(&steps(&server, "?after=1&limit=1").await), ["EZ1 answered"]);
    assert_eq!(steps(&server, "?after=3").await, json!({"steps": [], "last": 3}));
    for bad in ["?limit=0", "?limit=101", "?after=x", "?x=1"] {
        let refused = called(&server, "GET", &format!("{STEPS}{bad}"), KEY, None).await;
        assert_eq!(refused.problem(), "422 invalid filter:malformed", "{bad}");
    }
    let take = |up_to: u64| called(&server, "POST", TAKEN, KEY, Some(json!({"up_to": up_to})));
    assert_eq!(take(2).await.json(), json!({"up_to": 2}));
    assert_eq!(take(1).await.json(), json!({"up_to": 2}), "it never goes back");
    assert_eq!(take(4).await.problem(), "422 invalid number:out_of_range");
    let sources = team.intake.get(SOURCES).await.json();
    assert_eq!(sources["sources"][0]["called_at"], "2026-11-27T10:00:00+08:00");
    assert_eq!(sources["sources"][0]["handed_at"], Value::Null);
}

#[tokio::test]
async fn nobody_reads_the_steps_of_a_source_without_its_key() {
    let server = start().await;
    for (path, key) in [(STEPS, "x"), (STEPS, &KEY[1..]), ("/api/v1/sources/12389/steps", KEY)] {
        assert_eq!(
            called(&server, "GET", path, key, None).await.problem(),
            "401 wrong_credentials"
        );
    }
    let taken = Some(json!({"up_to": 0}));
    assert_eq!(
        called(&server, "POST", TAKEN, "x", taken).await.problem(),
        "401 wrong_credentials"
    );
    let unsigned = server.send(request("GET", STEPS, None, None)).await;
    assert_eq!(unsigned.problem(), "401 wrong_credentials");
}

async fn csv(desk: &Desk<'_>, query: &str) -> String {
    let answer = desk.get(&format!("{SOURCES}/12345/steps.csv{query}")).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    answer.text()
}

#[tokio::test]
async fn intake_takes_the_steps_along_in_the_columns_of_the_source_and_notes_that_they_were_handed_over() {
    let server = start().await;
    let team = Team::of(&server).await;
    let number = sent(&server, "EZ1", "demo-1").await;
    answered(&team, &number).await;
    let view = team.intake.get(&format!("{SOURCES}/12345")).await.json();
    assert_eq!(
        (&view["waiting"], &view["up_to"], &view["handed"], &view["may_take"]),
        (&json!(2), &json!(2), &json!(0), &json!(true))
    );
    assert!(
        !view.to_string().contains("经核查"),
        "the words go into the table alone"
    );
    let usual = "\u{feff}\"工单编号\",\"受理编号\",\"办理环节\",\"办理时间\",\"退单原因\",\"延期至\",\"答复内容\",\"是否解决\",\"满意度\",\"回访和办结情况\"\r\n";
    let table = csv(&team.intake, "").await;
    assert!(table.starts_with(usual), "{table}");
    let row = format!(
        "\"EZ1\",\"{number}\",\"答复\",\"2026-11-27 10:00:00\",\"\",\"\",\"经核查，您反映的情况属实。\",\"\",\"\",\"\"\r\n"
    );
    assert!(table.ends_with(&row), "{table}");
    let named = json!({"columns": {"step": "=序号", "number": "流水号", "our_number": "", "reason": "", "due": "",
        "solved": "", "level": "", "result": "", "at": ""}, "kinds": {"answered": "回复"}});
    let path = format!("{SOURCES}/12345/table");
    assert_eq!(team.intake.post(&path, &named).await.status, StatusCode::OK);
    let theirs = "\u{feff}\"'=序号\",\"流水号\",\"办理环节\",\"答复内容\"\r\n\"1\",\"EZ1\",\"签收\",\"\"\r\n\
        \"2\",\"EZ1\",\"回复\",\"经核查，您反映的情况属实。\"\r\n";
    assert_eq!(csv(&team.intake, "").await, theirs);
    let wrong = json!({"columns": {"number": ""}});
    assert_eq!(
        team.intake.post(&path, &wrong).await.problem(),
        "422 invalid number:required"
    );
    let book = team.intake.get(&format!("{SOURCES}/12345/steps.xlsx?after=1")).await;
    let read = qingyu_server::sheet::read(&book.body, &["=序号", "流水号", "办理环节", "答复内容"]).unwrap();
    assert_eq!(read.lines.len(), 1);
    assert_eq!(read.lines[0].1[1..3], ["EZ1", "回复"]);
    let mark = format!("{SOURCES}/12345/marks");
    let marked = team.intake.post(&mark, &json!({"up_to": 2})).await;
    assert_eq!(marked.json(), json!({"up_to": 2}));
    assert_eq!(
        team.intake.post(&mark, &json!({"up_to": 9})).await.problem(),
        "422 invalid number:out_of_range"
    );
    let view = team.intake.get(&format!("{SOURCES}/12345")).await.json();
    assert_eq!((&view["waiting"], &view["up_to"]), (&json!(0), &json!(2)));
    assert_eq!(
        csv(&team.intake, "?day=2026-11-27").await,
        theirs,
        "a day can still be had"
    );
    assert_eq!(csv(&team.intake, "?day=2026-11-28").await.lines().count(), 1);
    assert_eq!(
        team.intake
            .get(&format!("{SOURCES}/12345/steps.csv?day=x"))
            .await
            .problem(),
        "422 invalid filter:malformed"
    );
    let changes = server.app.store.changes(None, None, 50).await.unwrap();
    for what in ["steps_taken", "steps_handed", "source_table_changed"] {
        assert!(changes.iter().any(|change| change.what == what), "{what}");
    }
}

#[tokio::test]
async fn what_somebody_may_not_see_is_in_no_table_and_in_no_count_of_theirs() {
    let server = start().await;
    server.hire_one("intake-own", Role::Intake, "demo-1").await;
    let (intake, reviewer) = (server.sign_in("intake").await, server.sign_in("reviewer").await);
    let own = server.sign_in("intake-own").await;
    let about_watchers = sent(&server, "EZ1", "oversight").await;
    let about_own = sent(&server, "EZ2", "demo-1").await;
    reviewer.does(&about_watchers, json!({"type": "accept"}), None).await;
    intake.does(&about_own, json!({"type": "accept"}), None).await;
    assert_eq!(
        kinds(&steps(&server, "").await),
        ["EZ1 signed_off", "EZ2 signed_off"],
        "the source has all"
    );
    let path = format!("{SOURCES}/12345");
    for (desk, expected, waiting) in [(&intake, "EZ2", 1), (&reviewer, "EZ1", 1), (&own, "", 0)] {
        let view = desk.get(&path).await.json();
        assert_eq!(view["waiting"], waiting);
        let table = csv(desk, "").await;
        for number in ["EZ1", "EZ2"] {
            let is_theirs = number == expected;
            assert_eq!(table.contains(number), is_theirs, "{number}");
            assert_eq!(view.to_string().contains(number), is_theirs, "{number}");
        }
    }
    let marked = reviewer.post(&format!("{path}/marks"), &json!({"up_to": 1})).await;
    assert_eq!(marked.status, StatusCode::OK);
    for step in [1, 9] {
        let told = intake.post(&format!("{path}/marks"), &json!({"up_to": step})).await;
        assert_eq!(told.problem(), "422 invalid number:out_of_range");
    }
    let view = intake.get(&path).await.json();
    assert_eq!(view["waiting"], 1, "each way has its own mark");
}

#[tokio::test]
async fn a_withdrawal_under_pressure_looks_like_any_other_to_the_source() {
    let server = start().await;
    let intake = server.sign_in("intake").await;
    let mut told = Vec::new();
    for (theirs, reason) in [("EZ1", "pressed"), ("EZ2", "solved")] {
        let number = sent(&server, theirs, "demo-1").await;
        intake.does(&number, json!({"type": "accept"}), None).await;
        let slip = intake
            .post(&format!("/api/v1/desk/cases/{number}/claims"), &json!({}))
            .await
            .json();
        let code = crate::support::code();
        let claim = json!({"claim": slip["claim"], "query_code": code});
        assert_eq!(
            server.post("/api/v1/claims", None, &claim).await.status,
            StatusCode::CREATED
        );
        let body = json!({"key": crate::support::key(), "reason": reason});
        let withdrawn = server.post("/api/v1/case/withdrawal", Some(&code), &body).await;
        assert!(withdrawn.status.is_success(), "{}", withdrawn.text());
        let reprisal = json!({"key": crate::support::key(), "text": "有人因此为难我"});
        if reason == "pressed" {
            let reported = server.post("/api/v1/case/reprisal", Some(&code), &reprisal).await;
            assert!(reported.status.is_success(), "{}", reported.text());
        }
        let all = steps(&server, "").await;
        let own = all["steps"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|one| one["number"] == theirs);
        let plain = own.map(|one| {
            let mut one = one.clone();
            for name in ["step", "number", "our_number"] {
                one.as_object_mut().unwrap().remove(name);
            }
            one
        });
        told.push(plain.collect::<Vec<_>>());
    }
    assert_eq!(told[0], told[1]);
    assert_eq!(told[0].len(), 2, "signed off, withdrawn, and not a word more");
}

#[tokio::test]
async fn each_role_gets_exactly_this_of_the_sources() {
    let server = start().await;
    let number = sent(&server, "EZ1", "demo-1").await;
    server
        .sign_in("intake")
        .await
        .does(&number, json!({"type": "accept"}), None)
        .await;
    for (name, role, _) in crate::support::desk::STAFF {
        let desk = server.sign_in(name).await;
        let reads = [Role::Intake, Role::Oversight, Role::Reviewer].contains(role);
        let hands = [Role::Intake, Role::Reviewer].contains(role);
        let is_intake = *role == Role::Intake;
        let one = format!("{SOURCES}/12345");
        let status = |is: bool| if is { 200 } else { 403 };
        for (path, is) in [
            (SOURCES.to_owned(), reads),
            (one.clone(), reads),
            (format!("{one}/steps.csv"), hands),
            (format!("{one}/steps.xlsx"), hands),
        ] {
            assert_eq!(desk.get(&path).await.status.as_u16(), status(is), "{name} {path}");
        }
        let marked = desk.post(&format!("{one}/marks"), &json!({"up_to": 0})).await;
        assert_eq!(marked.status.as_u16(), status(hands), "{name}");
        let set = desk.post(&format!("{one}/table"), &json!({})).await;
        assert_eq!(set.status.as_u16(), status(is_intake), "{name}");
        if reads {
            assert_eq!(desk.get(&format!("{SOURCES}/nowhere")).await.problem(), "404 not_found");
        }
    }
}

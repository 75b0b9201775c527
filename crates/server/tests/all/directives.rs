//! 督办 and 领导批示 through the calls; and who of a unit's chain says that they read a summary.

use axum::http::StatusCode;
use qingyu_domain::person::Role;
use qingyu_server::jobs;
use serde_json::{Value, json};

use crate::support::desk::{Desk, Team, number};
use crate::support::{Server, key};

const ORDER: &str = "请在两日内查清并答复群众。";
const INSTRUCTION: &str = "请督察部门认真核查，按时反馈。";
const DONE: &str = "已约见当事人员，明天答复。";

/// A complaint that a verifier works on, and who heads the bureau.
async fn begun() -> (Server, String, String) {
    let server = Server::start().await;
    server.hire().await;
    server.hire_one("chief", Role::UnitHead, "eps").await;
    let code = server.filed().await;
    let case = number(&server, &code).await;
    Team::of(&server).await.begin(&case).await;
    (server, code, case)
}

async fn deeds(desk: &Desk<'_>, case: &str) -> Vec<String> {
    let story = desk.story(case).await;
    let deeds = story["deeds"].as_array().unwrap().iter();
    deeds.map(|deed| deed["command"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn what_is_grave_is_supervised_and_answered_and_its_citizen_is_told_nothing_of_it() {
    let (server, code, case) = begun().await;
    let team = Team::of(&server).await;
    let offered = deeds(&team.oversight, &case).await;
    assert!(
        !offered.contains(&"supervise".to_owned()),
        "nothing is overdue or grave: {offered:?}"
    );
    team.oversight
        .does(&case, json!({"type": "mark", "mark": "serious"}), None)
        .await;
    let before = server.get("/api/v1/case", Some(&code)).await.json();
    let order = json!({"type": "supervise", "due_on": "2026-11-30"});
    team.oversight.does(&case, order, Some(ORDER)).await;
    let story = team.verifier.story(&case).await;
    let one = &story["directives"][0];
    assert_eq!(
        (&one["kind"], &one["due_on"]),
        (&json!("supervision"), &json!("2026-11-30"))
    );
    assert_eq!(one["to"]["shown"], "人员verifier");
    assert!(story["texts"].to_string().contains(ORDER));
    let task = story["tasks"]
        .as_array()
        .unwrap()
        .iter()
        .find(|task| task["step"] == "directive");
    assert_eq!(task.unwrap()["is_mine"], true, "it is the verifier's to answer");
    let answer = json!({"type": "answer_directive", "directive": 0});
    team.verifier.does(&case, answer.clone(), Some(DONE)).await;
    let again = team.verifier.act(&case, answer, Some(DONE)).await;
    assert_eq!(again.json()["rule"], "already_done");
    let story = team.oversight.story(&case).await;
    assert_eq!(story["directives"][0]["answered"]["person"]["shown"], "人员verifier");
    let after = server.get("/api/v1/case", Some(&code)).await;
    assert_eq!(after.json(), before);
    for words in [ORDER, DONE] {
        assert!(!after.text().contains(words));
    }
    // Nor in what they take along.
    let export = server.get("/api/v1/case/export", Some(&code)).await.text();
    assert!(!export.contains(ORDER) && !export.contains(DONE), "{export}");
}

#[tokio::test]
async fn a_leaders_instruction_is_recorded_by_oversight_and_opens_nothing_to_them() {
    let (server, _, case) = begun().await;
    let oversight = server.sign_in("oversight-1").await;
    let chief = server.sign_in("chief").await;
    let story = oversight.story(&case).await;
    assert_eq!(story["leaders"].as_array().unwrap().len(), 1, "{}", story["leaders"]);
    let instruct = |leader: &str| json!({"type": "instruct", "leader": leader, "due_on": "2026-12-01"});
    let head = server.sign_in("head").await.id().await;
    let refused = oversight.act(&case, instruct(&head), Some(INSTRUCTION)).await;
    assert_eq!(
        refused.status,
        StatusCode::CONFLICT,
        "who heads the unit itself leads nobody above it"
    );
    oversight
        .does(&case, instruct(&chief.id().await), Some(INSTRUCTION))
        .await;
    let path = format!("/api/v1/desk/cases/{case}");
    assert_eq!(chief.get(&path).await.problem(), "404 not_found");
    assert_eq!(chief.get("/api/v1/desk/notices").await.json()["notices"], json!([]));
    let one = &oversight.story(&case).await["directives"][0];
    assert_eq!(
        (&one["kind"], &one["leader"]["shown"]),
        (&json!("instruction"), &json!("人员chief"))
    );
    for who in ["intake", "verifier"] {
        let desk = server.sign_in(who).await;
        let refused = desk.act(&case, instruct(&chief.id().await), Some(INSTRUCTION)).await;
        assert_eq!(refused.problem(), "404 not_found", "{who}");
    }
}

#[tokio::test]
async fn an_order_that_is_late_is_said_to_be() {
    let (server, _, case) = begun().await;
    let chief = server.sign_in("chief").await.id().await;
    let instruct = json!({"type": "instruct", "leader": chief, "due_on": "2026-11-28"});
    let oversight = server.sign_in("oversight-1").await;
    oversight.does(&case, instruct, Some(INSTRUCTION)).await;
    assert_eq!(oversight.story(&case).await["directives"][0]["is_overdue"], false);
    server.set_clock("2026-11-29T09:00:00+08:00");
    let oversight = server.sign_in("oversight-1").await;
    assert_eq!(oversight.story(&case).await["directives"][0]["is_overdue"], true);
}

/// The only notice to somebody.
async fn notice(desk: &Desk<'_>) -> Value {
    let list = desk.get("/api/v1/desk/notices").await.json();
    let list = list["notices"].as_array().unwrap();
    assert_eq!(list.len(), 1, "{list:?}");
    let number = list[0]["number"].as_str().unwrap();
    let mut notice = desk.get(&format!("/api/v1/desk/notices/{number}")).await.json();
    notice["line"] = list[0].clone();
    notice
}

#[tokio::test]
async fn the_head_and_the_head_above_acknowledge_a_summary_and_whoever_is_late_is_shown() {
    let (server, _, case) = begun().await;
    let team = Team::of(&server).await;
    team.summarise(&case, "有群众反映近期窗口服务态度问题。").await;
    server.set_clock("2026-11-27T17:00:00+08:00");
    jobs::look(&server.app).await.unwrap();
    let (head, chief) = (server.sign_in("head").await, server.sign_in("chief").await);
    let told = notice(&chief).await;
    assert!(!told.to_string().contains(&case), "{told}");
    // Friday's batch: two working days end on Tuesday.
    assert_eq!(told["acknowledge_by"], "2026-12-01T23:59:59+08:00");
    assert_eq!(told["line"]["due_at"], "2026-12-01T23:59:59+08:00");
    assert_eq!(told["chain"].as_array().unwrap().len(), 2);
    let path = format!("/api/v1/desk/notices/{}/acts", told["number"].as_str().unwrap());
    let body = json!({"key": key(), "command": {"type": "acknowledge"}});
    assert_eq!(head.post(&path, &body).await.status, StatusCode::OK);
    let own = notice(&head).await;
    assert_eq!(
        (&own["is_acknowledged"], &own["acknowledge_by"]),
        (&json!(true), &Value::Null)
    );
    server.set_clock("2026-12-02T09:00:00+08:00");
    let oversight = server.sign_in("oversight-1").await;
    let chain = oversight.story(&case).await["chain"].clone();
    let of = |unit: &str| {
        chain
            .as_array()
            .unwrap()
            .iter()
            .find(|link| link["unit"] == unit)
            .unwrap()
            .clone()
    };
    assert_eq!(
        (
            of("demo-1")["is_overdue"].clone(),
            of("demo-1")["read"][0]["on"].clone()
        ),
        (json!(false), json!("2026-11-27"))
    );
    assert_eq!(
        (of("eps")["is_overdue"].clone(), of("eps")["read"].clone()),
        (json!(true), json!([]))
    );
    let chief = server.sign_in("chief").await;
    assert_eq!(notice(&chief).await["line"]["is_overdue"], true);
    let body = json!({"key": key(), "command": {"type": "acknowledge"}});
    assert_eq!(chief.post(&path, &body).await.status, StatusCode::OK);
    let chain = server.sign_in("oversight-1").await.story(&case).await["chain"].clone();
    assert!(
        chain.as_array().unwrap().iter().all(|link| link["is_overdue"] == false),
        "{chain}"
    );
}

//! Notices: what those complained about, praised or asked to improve are told, what they can do, and what they never see.

use crate::support::desk::{Desk, NOTE, Team, number};
use crate::support::{Answer, Server, code, key};
use axum::http::StatusCode;
use qingyu_server::jobs;
use serde_json::{Value, json};

const SUMMARY: &str = "有群众反映近期窗口服务态度问题，请说明情况。";

/// A quarter of an hour before the batch of the day: nobody's session ends meanwhile.
async fn server() -> Server {
    let server = Server::start().await;
    server.set_clock("2026-11-27T16:45:00+08:00");
    server.hire().await;
    server
}

/// The next batch goes out.
async fn release(server: &Server) {
    server.set_clock("2026-11-27T17:00:00+08:00");
    jobs::look(&server.app).await.unwrap();
}

async fn list(desk: &Desk<'_>) -> Vec<Value> {
    let page = desk.get("/api/v1/desk/notices").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    page.json()["notices"].as_array().unwrap().clone()
}

/// The only notice.
async fn only(desk: &Desk<'_>) -> Value {
    let notices = list(desk).await;
    assert_eq!(notices.len(), 1, "{notices:?}");
    let path = path(&notices[0]);
    desk.get(&path).await.json()
}

fn path(notice: &Value) -> String {
    format!("/api/v1/desk/notices/{}", notice["number"].as_str().unwrap())
}

async fn act(desk: &Desk<'_>, notice: &Value, command: Value, text: Option<&str>) -> Answer {
    let mut body = json!({"key": key(), "command": command});
    if let Some(text) = text {
        body["text"] = json!(text);
    }
    desk.post(&format!("{}/acts", path(notice)), &body).await
}

fn deeds(notice: &Value) -> Vec<&str> {
    let deeds = notice["deeds"].as_array().unwrap().iter();
    deeds.map(|deed| deed["command"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn the_unit_and_the_person_concerned_read_the_summary_once_it_is_released_and_nothing_else() {
    let server = server().await;
    let case = number(&server, &server.filed().await).await;
    let team = Team::of(&server).await;
    team.begin(&case).await;
    let (head, concerned) = (server.sign_in("head").await, server.sign_in("concerned").await);
    let named = json!({"type": "name_concerned", "people": [concerned.id().await]});
    team.verifier.does(&case, named, None).await;
    team.summarise(&case, SUMMARY).await;
    assert!(list(&head).await.is_empty() && list(&concerned).await.is_empty());
    release(&server).await;
    for desk in [&head, &concerned] {
        let notice = only(desk).await;
        assert_eq!(notice["summary"], SUMMARY);
        assert_eq!(notice["told_on"], "2026-11-27");
        let text = notice.to_string();
        for secret in [case.as_str(), "排队", "received_at", "channel", NOTE] {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
    }
    for who in ["verifier", "handler", "legal", "admin", "supervisor", "oversight-1"] {
        let desk = server.sign_in(who).await;
        assert!(list(&desk).await.is_empty(), "{who}");
        let path = path(&list(&head).await[0]);
        assert_eq!(desk.get(&path).await.problem(), "404 not_found", "{who}");
        let body = json!({"key": key(), "command": {"type": "acknowledge"}});
        let refused = desk.post(&format!("{path}/acts"), &body).await;
        assert_eq!(refused.problem(), "404 not_found", "{who}");
    }
}

#[tokio::test]
async fn the_person_concerned_states_within_two_working_days_and_the_verifier_reads_it() {
    let server = server().await;
    let case = number(&server, &server.filed().await).await;
    let team = Team::of(&server).await;
    team.begin(&case).await;
    let (head, concerned) = (server.sign_in("head").await, server.sign_in("concerned").await);
    let named = json!({"type": "name_concerned", "people": [concerned.id().await]});
    team.verifier.does(&case, named, None).await;
    team.summarise(&case, SUMMARY).await;
    release(&server).await;
    let notice = only(&concerned).await;
    assert_eq!(deeds(&notice), ["acknowledge", "state"]);
    assert_eq!(
        deeds(&only(&head).await),
        ["acknowledge"],
        "the unit does not speak for its people"
    );
    let own = "我当时在处理另一件事，没有听清，愿意道歉。";
    let state = json!({"type": "state"});
    let body = json!({"key": key(), "command": state, "text": own});
    let acts = format!("{}/acts", path(&notice));
    for _ in 0..2 {
        let answer = concerned.post(&acts, &body).await;
        assert_eq!(
            answer.status,
            StatusCode::OK,
            "the same key is answered again: {}",
            answer.text()
        );
    }
    let again = act(&concerned, &notice, state, Some(own)).await;
    assert_eq!(again.json()["rule"], "already_done", "once");
    assert!(team.verifier.story(&case).await.to_string().contains(own));
    assert!(only(&concerned).await["said"].to_string().contains(own));
    assert!(!only(&head).await.to_string().contains(own));
    let acknowledged = act(&head, &notice, json!({"type": "acknowledge"}), None).await;
    assert_eq!(acknowledged.status, StatusCode::OK, "{}", acknowledged.text());
    let shown = only(&head).await;
    assert_eq!(
        (shown["is_acknowledged"].clone(), deeds(&shown).len()),
        (json!(true), 0)
    );
    for other in ["contact", "take_on", "accept"] {
        let refused = act(&concerned, &notice, json!({"type": other}), None).await;
        assert_eq!(refused.problem(), "422 invalid command:unknown", "{other}");
    }
}

#[tokio::test]
async fn a_statement_comes_too_late_after_two_working_days() {
    let server = server().await;
    let case = number(&server, &server.filed().await).await;
    let team = Team::of(&server).await;
    team.begin(&case).await;
    let concerned = server.sign_in("concerned").await;
    let named = json!({"type": "name_concerned", "people": [concerned.id().await]});
    team.verifier.does(&case, named, None).await;
    team.summarise(&case, SUMMARY).await;
    release(&server).await;
    let notice = only(&concerned).await;
    // Friday's batch: Tuesday is the last day.
    assert_eq!(notice["statement_until"], "2026-12-01T23:59:59+08:00");
    server.set_clock("2026-12-02T00:00:00+08:00");
    let concerned = server.sign_in("concerned").await;
    let late = act(&concerned, &notice, json!({"type": "state"}), Some("迟了")).await;
    assert_eq!(late.problem(), "409 too_late");
}

#[tokio::test]
async fn a_fault_is_objected_to_by_the_person_found_at_fault_and_decided_by_somebody_else() {
    let server = server().await;
    server
        .hire_one("oversight-3", qingyu_domain::person::Role::Oversight, "oversight")
        .await;
    let citizen = server.filed().await;
    let case = number(&server, &citizen).await;
    let team = Team::of(&server).await;
    team.begin(&case).await;
    let concerned = server.sign_in("concerned").await;
    let named = json!({"type": "name_concerned", "people": [concerned.id().await]});
    team.verifier.does(&case, named, None).await;
    team.look(&case, "heard_concerned").await;
    assert!(list(&concerned).await.is_empty());
    let finding = json!({"what": "finding", "allegation": 0, "outcome": "upheld", "consequences": ["fault"]});
    let early = json!({"type": "propose", "proposal": finding});
    let waits = team.verifier.act(&case, early, Some(NOTE)).await;
    assert_eq!(waits.json()["rule"], "must_await", "nobody is found at fault unheard");
    team.verifier.does(&case, json!({"type": "ask_consent"}), None).await;
    let no = json!({"key": key(), "yes": false});
    let answer = server.post("/api/v1/case/consent", Some(&citizen), &no).await;
    assert!(answer.status.is_success(), "{}", answer.text());
    let acts = json!({"type": "verify", "acts": ["citizen_did_not_agree"], "on": "2026-11-27"});
    team.verifier.does(&case, acts, Some(NOTE)).await;
    team.find(&case, "upheld", &["fault"]).await;
    // No summary was released: whoever is found at fault is told all the same.
    let notice = only(&concerned).await;
    assert_eq!(notice["findings"][0]["outcome"], "upheld");
    assert_eq!(notice["summary"], Value::Null);
    assert_eq!(deeds(&notice), ["acknowledge", "object_to_fault"]);
    let object = json!({"type": "object_to_fault", "allegation": 0});
    let answer = act(&concerned, &notice, object, Some("录像看不到全过程")).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let decide = json!({"type": "decide_fault_objection", "allegation": 0, "upheld": true});
    let why = Some("补看了另一段录像，不能认定过错");
    assert_eq!(
        team.second.act(&case, decide.clone(), why).await.json()["rule"],
        "second_person"
    );
    server.sign_in("oversight-3").await.does(&case, decide, why).await;
    let notice = only(&concerned).await;
    assert_eq!(notice["findings"][0]["consequences"], json!(["no_fault"]));
    assert!(
        notice["said"].to_string().contains("另一段录像"),
        "the decision is told"
    );
}

#[tokio::test]
async fn the_unit_that_is_to_improve_reads_its_measure_and_shows_the_evidence() {
    let server = server().await;
    let case = number(&server, &server.filed().await).await;
    let team = Team::of(&server).await;
    team.begin(&case).await;
    team.verify(&case).await;
    let head = server.sign_in("head").await;
    assert!(list(&head).await.is_empty(), "not before the citizen has the answer");
    team.answer(&case).await;
    let listed = list(&head).await;
    assert_eq!(listed[0]["due_at"], "2026-12-20T23:59:59+08:00");
    let notice = only(&head).await;
    assert_eq!(notice["improvements"][0]["plan"], "每周一课，好好说话。");
    assert_eq!(notice["subject"], "improvement");
    assert_eq!((notice["findings"].clone(), notice.get("unit")), (json!([]), None));
    let prove = json!({"type": "prove_improvement", "improvement": 0});
    let answer = act(&head, &notice, prove, Some("12月开了四次课，有签到表")).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    assert_eq!(only(&head).await["improvements"][0]["is_proved"], true);
    let story = team.oversight.story(&case).await;
    assert_eq!(story["improvements"][0]["is_proved"], true);
}

#[tokio::test]
async fn praise_reaches_the_unit_in_the_citizens_words_and_without_the_identity() {
    let server = server().await;
    let body = json!({"query_code": code(), "kind": "praise", "unit": "demo-1", "text": "民警帮我找回了钱包", "channel": "web",
        "contact": {"name": "王女士", "phone": "13800138000", "reply_by": "phone"}});
    server.post("/api/v1/cases", None, &body).await;
    let case = number(&server, body["query_code"].as_str().unwrap()).await;
    server
        .hire_one("handler-1", qingyu_domain::person::Role::Handler, "demo-1")
        .await;
    let (intake, handler) = (server.sign_in("intake").await, server.sign_in("handler-1").await);
    intake.does(&case, json!({"type": "accept"}), None).await;
    let to = handler.id().await;
    intake.does(&case, json!({"type": "assign", "to": to}), None).await;
    handler.does(&case, json!({"type": "take_on"}), None).await;
    let head = server.sign_in("head").await;
    assert!(list(&head).await.is_empty());
    let convey = |verified| handler.act(&case, json!({"type": "convey", "verified": verified}), None);
    assert!(convey(true).await.text().contains("own_matter"), "of itself");
    assert_eq!(convey(false).await.status, 200);
    let notice = only(&head).await;
    assert_eq!(
        (notice["subject"].as_str(), notice["is_verified"].as_bool()),
        (Some("praise"), Some(false))
    );
    assert_eq!(notice["praise"], "民警帮我找回了钱包");
    assert!(!notice.to_string().contains("13800138000") && !notice.to_string().contains("王女士"));
}

#[tokio::test]
async fn notices_page_by_day_and_number_without_losing_any() {
    let server = server().await;
    let team = Team::of(&server).await;
    let head = server.sign_in("head").await;
    for _ in 0..5 {
        let case = number(&server, &server.filed().await).await;
        team.begin(&case).await;
        team.summarise(&case, SUMMARY).await;
    }
    release(&server).await;
    let mut seen = Vec::new();
    let mut path = "/api/v1/desk/notices?limit=2".to_owned();
    loop {
        let page = head.get(&path).await.json();
        let notices = page["notices"].as_array().unwrap();
        assert!(notices.len() <= 2);
        seen.extend(
            notices
                .iter()
                .map(|notice| notice["number"].as_str().unwrap().to_owned()),
        );
        match page["next"].as_str() {
            Some(next) => path = format!("/api/v1/desk/notices?limit=2&after={next}"),
            None => break,
        }
    }
    let mut each = seen.clone();
    each.sort();
    each.dedup();
    assert_eq!((seen.len(), each.len()), (5, 5), "{seen:?}");
    for bad in ["limit=0", "limit=101", "after=x", "x=1"] {
        let answer = head.get(&format!("/api/v1/desk/notices?{bad}")).await;
        assert_eq!(answer.problem(), "422 invalid filter:malformed", "{bad}");
    }
}

//! What a citizen is told of an answer, says about it, takes along and has erased: through the calls.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

mod support;

use qingyu_server::jobs;
use serde_json::{Value, json};
use support::desk::{Desk, number};
use support::{Server, code, key};

const NOTE: &str = "核查记录：问了当班的李某，只有我们知道。";

/// A complaint with a contact, answered with a finding; its code and number.
async fn answered(server: &Server, outcome: &str, consequences: Value) -> (String, String) {
    server.hire().await;
    let code = code();
    let body = json!({"query_code": code, "kind": "complaint", "unit": "demo-1", "text": "昨天在窗口等了两个小时", "channel": "web",
        "officer": "高个子民警", "contact": {"name": "王女士", "phone": "13800138000", "reply_by": "phone"}});
    assert_eq!(server.post("/api/v1/cases", None, &body).await.status, 201);
    let case = number(server, &code).await;
    let (intake, oversight) = (server.sign_in("intake").await, server.sign_in("oversight-1").await);
    let (second, one) = (server.sign_in("oversight-2").await, server.sign_in("verifier").await);
    intake.does(&case, json!({"type": "accept"}), None).await;
    let to = one.id().await;
    oversight.does(&case, json!({"type": "assign", "to": to}), None).await;
    one.does(&case, json!({"type": "take_on"}), None).await;
    one.does(&case, json!({"type": "contact"}), None).await;
    one.does(&case, json!({"type": "preserve"}), Some(NOTE)).await;
    one.does(&case, json!({"type": "allege", "cause": "attitude"}), None)
        .await;
    let acts = ["asked_complainant", "no_person_concerned"];
    let verify = json!({"type": "verify", "acts": acts, "on": "2026-11-27"});
    one.does(&case, verify, Some(NOTE)).await;
    let finding = json!({"what": "finding", "allegation": 0, "outcome": outcome, "consequences": consequences});
    one.does(&case, json!({"type": "propose", "proposal": finding}), Some(NOTE))
        .await;
    second
        .does(&case, json!({"type": "approve", "proposal": 0}), None)
        .await;
    if outcome == "upheld" {
        let plan = json!({"type": "plan_improvement", "allegation": 0, "measure": "training", "owner": "demo-1", "due_on": "2026-12-20"});
        one.does(&case, plan, Some(NOTE)).await;
    }
    answer(&one, &case).await;
    (code, case)
}

async fn answer(one: &Desk<'_>, case: &str) {
    let answer = json!({"type": "answer", "organ": "eps"});
    one.does(case, answer, Some("经核查，回复如下。")).await;
}

async fn view(server: &Server, code: &str) -> Value {
    server.get("/api/v1/case", Some(code)).await.json()
}

async fn lite(server: &Server, page: &str, fields: &str) -> String {
    let path = if page.is_empty() {
        "/lite/case".to_owned()
    } else {
        format!("/lite/case/{page}")
    };
    server.post_form(&path, fields).await.text()
}

/// Nothing of the house's: no record, nobody's name, no id, no identity.
fn tells_nothing_inner(shown: &str) {
    for inner in [
        "只有我们知道",
        "人员verifier",
        "人员oversight",
        "13800138000",
        "王女士",
        "training",
        "教育培训",
    ] {
        assert!(!shown.contains(inner), "{inner} in {shown}");
    }
}

#[tokio::test]
async fn the_answer_says_what_was_found_what_comes_of_it_and_where_else_to_turn() {
    let server = Server::start().await;
    let (code, _) = answered(&server, "upheld", json!(["shortcoming"])).await;
    let view = view(&server, &code).await;
    assert_eq!(
        view["findings"],
        json!([{"cause": "attitude", "outcome": "upheld", "upshots": ["to_improve"]}])
    );
    assert_eq!(
        view["review"]["organ"], "鄂州市公安局",
        "a unit's code is told by its name"
    );
    assert_eq!(view["review"]["until"]["due_at"], "2026-12-27T23:59:59+08:00");
    assert_eq!(view["objections"][0]["about"], "answer");
    assert_eq!(view["if_unsatisfied"]["step"], "second_look");
    tells_nothing_inner(&view.to_string());
    let page = lite(&server, "", &format!("query_code={code}")).await;
    for words in [
        "认定结果",
        "态度不好",
        "属实：有不足，已定改进措施，会检查落实。",
        "不服答复的，可以书面请求鄂州市公安局复查，最后一天是12月27日",
        "我有异议：答复",
        "请在12月27日（星期日）24时前提出",
        "如果不满意或没有解决：最晚12月4日",
        "期限5个工作日",
        "/lite/case/review",
    ] {
        assert!(page.contains(words), "{words} in {page}");
    }
    tells_nothing_inner(&page);
}

#[tokio::test]
async fn what_could_not_be_settled_is_said_in_the_fixed_words() {
    let server = Server::start().await;
    let (code, _) = answered(&server, "not_provable", json!([])).await;
    let page = lite(&server, "", &format!("query_code={code}")).await;
    let fixed = "无法查实：现有证据无法确认，不等于您反映的不是事实；有新线索可随时补充。";
    assert!(page.contains(fixed), "{page}");
}

#[tokio::test]
async fn an_answer_is_objected_to_on_the_plain_pages_and_the_form_goes_when_it_is_over() {
    let server = Server::start().await;
    let (code, _) = answered(&server, "upheld", json!(["shortcoming"])).await;
    let fields = format!("query_code={code}&key={}&text=我还是不同意", key());
    let page = lite(&server, "review", &fields).await;
    assert!(page.contains("再次核查中") && page.contains("最晚12月4日"), "{page}");
    assert!(
        !page.contains("我有异议"),
        "what is not possible is not offered: {page}"
    );
    assert_eq!(view(&server, &code).await["status"], "second_look");
}

#[tokio::test]
async fn reasons_are_of_the_list_and_an_evaluation_is_shown_with_what_follows() {
    let server = Server::start().await;
    let (code, case) = answered(&server, "upheld", json!(["shortcoming"])).await;
    let path = "/api/v1/case/evaluation";
    let wrong = json!({"key": key(), "level": 2, "solved": "no", "reasons": ["slow", "ugly"]});
    let refused = server.post(path, Some(&code), &wrong).await;
    assert_eq!(refused.problem(), "422 invalid reasons:unknown");
    let page = lite(&server, "", &format!("query_code={code}")).await;
    for id in ["attitude", "unsolved", "slow", "unclear", "unfair", "other"] {
        assert!(page.contains(&format!("id=\"{id}\"")), "{id}");
    }
    let fields = format!("query_code={code}&key={}&level=2&solved=no&slow=1&unfair=1", key());
    let done = lite(&server, "evaluation", &fields).await;
    assert!(done.contains("您的评价：不满意，没有解决"), "{done}");
    assert!(done.contains("由其他人员核查后再次答复您"), "what follows: {done}");
    let told = view(&server, &code).await;
    assert_eq!(told["evaluated"], json!({"level": 2, "solved": "no"}));
    let stored = server.app.store.case_by_number(&case).await.unwrap().unwrap();
    let events: Vec<String> = stored.events.iter().map(|event| event.canonical().unwrap()).collect();
    assert!(
        events
            .iter()
            .any(|event| event.contains("\"reasons\":[\"slow\",\"unfair\"]")),
        "{events:?}"
    );
}

#[tokio::test]
async fn words_of_danger_are_told_whatever_they_are_written_in() {
    let server = Server::start().await;
    let (code, _) = answered(&server, "upheld", json!(["shortcoming"])).await;
    let danger = "他又在楼下跟踪我，正在打我爸";
    let report = format!("query_code={code}&key={}&text={danger}", key());
    let page = lite(&server, "reprisal", &report).await;
    assert!(page.contains("tel:110") && page.contains("panel--calm"), "{page}");
    let evaluation = json!({"key": key(), "level": 1, "solved": "no", "text": danger});
    server.post("/api/v1/case/evaluation", Some(&code), &evaluation).await;
    let now = server.app.clock.now();
    let told = server.app.store.claim_outbox("emergency", now, now.plus_ms(1000), 10);
    assert_eq!(told.await.unwrap().len(), 2);
}

#[tokio::test]
async fn an_export_holds_what_is_the_citizens_and_nothing_inner() {
    let server = Server::start().await;
    let (code, case) = answered(&server, "upheld", json!(["shortcoming"])).await;
    let intake = server.sign_in("intake").await;
    let look = json!({"type": "look_at_identity", "reason": "follow_up"});
    intake.does(&case, look, Some(NOTE)).await;
    let message = json!({"key": key(), "text": "还有一个证人"});
    server.post("/api/v1/case/messages", Some(&code), &message).await;
    let report = json!({"key": key(), "text": "有人打电话让我撤回"});
    server.post("/api/v1/case/reprisal", Some(&code), &report).await;
    let export = server.get("/api/v1/case/export", Some(&code)).await;
    assert_eq!(export.status, 200, "{}", export.text());
    let export = export.json();
    assert_eq!(export["case"], view(&server, &code).await);
    let words: Vec<&Value> = export["words"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["text"])
        .collect();
    assert_eq!(words, ["昨天在窗口等了两个小时", "高个子民警"]);
    assert_eq!(
        export["looks"],
        json!([{"at": "2026-11-27T10:00:00+08:00", "by": "intake", "reason": "follow_up"}])
    );
    tells_nothing_inner(&export.to_string());
    assert!(
        !export.to_string().contains("让我撤回"),
        "somebody may make the citizen show it"
    );
    let page = lite(&server, "export", &format!("query_code={code}")).await;
    for told in [
        "全部记录",
        "昨天在窗口等了两个小时",
        "还有一个证人",
        "经核查，回复如下。",
        "受理人员 · 回访",
    ] {
        assert!(page.contains(told), "{told} in {page}");
    }
    tells_nothing_inner(&page);
    let unknown = server.get("/api/v1/case/export", None).await;
    assert_eq!(unknown.problem(), "404 not_found");
}

#[tokio::test]
async fn while_a_case_is_open_its_contact_alone_is_erased_and_asking_again_is_answered_alike() {
    let server = Server::start().await;
    let (code, case) = answered(&server, "upheld", json!(["shortcoming"])).await;
    let id = server.app.store.case_by_number(&case).await.unwrap().unwrap().id;
    assert!(server.app.store.contact(&id).await.unwrap().is_some());
    let path = "/api/v1/case/erasure";
    assert_eq!(
        server.post(path, Some(&code), &json!({})).await.problem(),
        "422 invalid key:required"
    );
    let body = json!({"key": key()});
    let first = server.post(path, Some(&code), &body).await;
    assert_eq!(first.status, 200, "{}", first.text());
    assert_eq!(first.json()["what"], "contact");
    assert_eq!(server.app.store.contact(&id).await.unwrap(), None);
    for body in [body, json!({"key": key()})] {
        assert_eq!(server.post(path, Some(&code), &body).await.body, first.body);
    }
    let text = server.get("/api/v1/case/text", Some(&code)).await.json();
    assert_eq!(text["text"], "昨天在窗口等了两个小时");
    let told = view(&server, &code).await;
    assert!(told["timeline"].to_string().contains("\"erased\""), "{told}");
    let intake = server.sign_in("intake").await;
    let look = json!({"type": "look_at_identity", "reason": "follow_up"});
    assert_eq!(intake.act(&case, look, Some(NOTE)).await.problem(), "409 not_now");
    let story = intake.story(&case).await;
    assert_eq!(story["is_anonymous"], true);
    assert!(
        story["timeline"].to_string().contains("\"erased\""),
        "the staff sees it"
    );
}

#[tokio::test]
async fn once_a_case_is_over_everything_is_erased_after_it_was_said_what_that_means() {
    let server = Server::start().await;
    let (code, _) = answered(&server, "upheld", json!(["shortcoming"])).await;
    let content = json!({"key": key(), "level": 5, "solved": "yes"});
    server.post("/api/v1/case/evaluation", Some(&code), &content).await;
    let fields = format!("query_code={code}&key={}", key());
    let asked = lite(&server, "erasure", &fields).await;
    assert!(
        asked.contains("确定要删除吗？") && asked.contains("删除后不能恢复"),
        "{asked}"
    );
    let text = async || server.get("/api/v1/case/text", Some(&code)).await.json()["text"].clone();
    assert_eq!(text().await, "昨天在窗口等了两个小时", "asked, not done");
    let done = lite(&server, "erasure", &format!("{fields}&sure=1")).await;
    assert!(
        done.contains("已删除") && done.contains("按您的要求删除了个人信息"),
        "{done}"
    );
    assert_eq!(text().await, "");
    let told = view(&server, &code).await;
    assert_eq!((&told["status"], &told["answer"]), (&json!("closed"), &json!("")));
    assert!(!told["may"].to_string().contains("erase"), "{told}");
    let again = server
        .post("/api/v1/case/erasure", Some(&code), &json!({"key": key()}))
        .await;
    assert_eq!((again.status.as_u16(), &again.json()["what"]), (200, &json!("all")));
}

#[tokio::test]
async fn an_erasure_that_was_said_and_not_done_is_done_by_its_errand() {
    let server = Server::start().await;
    let (code, case) = answered(&server, "upheld", json!(["shortcoming"])).await;
    server
        .post("/api/v1/case/erasure", Some(&code), &json!({"key": key()}))
        .await;
    let now = server.app.clock.now();
    let waiting = server.app.store.claim_outbox("erase", now, now, 10).await.unwrap();
    assert_eq!(waiting.len(), 1, "it stands in the outbox until it is done");
    server.app.clock.set(now.plus_ms(1));
    jobs::look(&server.app).await.unwrap();
    let later = now.plus_ms(3_600_000);
    let left = server.app.store.claim_outbox("erase", later, later, 10).await.unwrap();
    assert!(left.is_empty(), "{left:?}");
    let id = server.app.store.case_by_number(&case).await.unwrap().unwrap().id;
    assert_eq!(server.app.store.contact(&id).await.unwrap(), None);
}

#[tokio::test]
async fn somebody_anonymous_has_nothing_to_erase_while_the_case_is_open_and_is_never_told_of_a_call() {
    let server = Server::start().await;
    server.hire().await;
    let code = server.filed().await;
    let case = number(&server, &code).await;
    let erasure = server
        .post("/api/v1/case/erasure", Some(&code), &json!({"key": key()}))
        .await;
    assert_eq!(erasure.problem(), "409 not_now");
    let page = lite(&server, "", &format!("query_code={code}")).await;
    assert!(page.contains("是否受理，将在1个工作日内告诉您"), "{page}");
    let (intake, oversight) = (server.sign_in("intake").await, server.sign_in("oversight-1").await);
    intake.does(&case, json!({"type": "accept"}), None).await;
    assert_eq!(
        intake.act(&case, json!({"type": "contact"}), None).await.problem(),
        "409 not_now"
    );
    let story = oversight.story(&case).await;
    let offered = story["deeds"].as_array().unwrap().iter();
    assert!(!offered.map(|deed| &deed["command"]).any(|name| name == "contact"));
    let page = lite(&server, "", &format!("query_code={code}")).await;
    assert!(
        !page.contains("与您联系") && !page.contains("是否受理，将在1个工作日内"),
        "{page}"
    );
}

#[tokio::test]
async fn a_report_of_reprisal_names_those_who_alone_will_read_it() {
    let server = Server::start().await;
    server.hire().await;
    // The staff is read anew when somebody of it comes.
    server.sign_in("intake").await;
    for (unit, watcher, words) in [
        ("demo-1", "oversight", "只有督察部门能看到"),
        ("oversight", "reviewer", "只有驻局纪检监察组或上级督察能看到"),
    ] {
        let mut body = support::complaint();
        body["unit"] = json!(unit);
        server.post("/api/v1/cases", None, &body).await;
        let code = body["query_code"].as_str().unwrap();
        assert_eq!(view(&server, code).await["watcher"], watcher);
        let page = lite(&server, "", &format!("query_code={code}")).await;
        assert!(page.contains(words), "{words} in {page}");
    }
}

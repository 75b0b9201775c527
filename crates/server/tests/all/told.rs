//! What a citizen is told of an answer and says about it: through the calls and the plain pages.

use crate::support::answered::{answered, lite, tells_nothing_inner, view};
use crate::support::desk::number;
use crate::support::{Server, key};
use serde_json::json;

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
        let mut body = crate::support::complaint();
        body["unit"] = json!(unit);
        server.post("/api/v1/cases", None, &body).await;
        let code = body["query_code"].as_str().unwrap();
        assert_eq!(view(&server, code).await["watcher"], watcher);
        let page = lite(&server, "", &format!("query_code={code}")).await;
        assert!(page.contains(words), "{words} in {page}");
    }
}

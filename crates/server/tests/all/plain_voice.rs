//! What a citizen says about the work on the pages without script, in a case that the desk works on.

use crate::support::desk::{Desk, number};
use crate::support::{Server, key};
use serde_json::json;

async fn accepted(server: &Server) -> (String, String, Desk<'_>, Desk<'_>) {
    server.hire().await;
    let code = server.filed().await;
    let number = number(server, &code).await;
    let intake = server.sign_in("intake").await;
    intake.does(&number, json!({"type": "accept"}), None).await;
    let oversight = server.sign_in("oversight-1").await;
    (code, number, intake, oversight)
}

async fn post(server: &Server, deed: &str, code: &str, fields: &str) -> String {
    let body = format!("query_code={code}&key={}&{fields}", key());
    server.post_form(&format!("/lite/case/{deed}"), &body).await.text()
}

#[tokio::test]
async fn the_citizen_says_whether_to_go_on_and_nothing_is_released_before() {
    let server = Server::start().await;
    let (code, number, _, oversight) = accepted(&server).await;
    oversight.does(&number, json!({"type": "ask_consent"}), None).await;
    let page = server
        .post_form("/lite/case", &format!("query_code={code}"))
        .await
        .text();
    assert!(page.contains("照此核查，对方可能猜到是您。您愿意吗？"), "{page}");
    assert!(
        post(&server, "consent", &code, "consent=")
            .await
            .contains("请选择愿意或不愿意")
    );
    let done = post(&server, "consent", &code, "consent=no").await;
    assert!(done.contains("已收到您的答复") && !done.contains("您愿意吗"), "{done}");
    let path = "/api/v1/case/consent";
    let again = server
        .post(path, Some(&code), &json!({"key": key(), "yes": true}))
        .await;
    assert_eq!(again.problem(), "409 not_now");
    let missing = server.post(path, Some(&code), &json!({"key": key()})).await;
    assert_eq!(missing.problem(), "422 invalid yes:required");
}

#[tokio::test]
async fn the_answer_is_shown_and_evaluated_and_an_objection_or_a_report_finds_its_way() {
    let server = Server::start().await;
    let (code, number, intake, oversight) = accepted(&server).await;
    let trouble = post(&server, "reprisal", &code, "text=").await;
    assert!(trouble.contains("请填写内容"), "{trouble}");
    assert!(
        !trouble.contains("请填写经过"),
        "nobody asked for an account: {trouble}"
    );
    let trouble = post(&server, "reprisal", &code, "text=他们打电话让我撤回").await;
    assert!(!trouble.contains("他们打电话让我撤回"), "stored, so not shown again");
    let story = oversight.story(&number).await;
    assert!(
        story["tasks"].to_string().contains("\"reprisal\""),
        "{}",
        story["tasks"]
    );
    let refer =
        json!({"type": "propose", "proposal": {"what": "refer", "way": "other_authority", "keeps_conduct": false}});
    intake.does(&number, refer, Some("应由交通部门处理")).await;
    oversight
        .does(&number, json!({"type": "approve", "proposal": 0}), None)
        .await;
    let page = server
        .post_form("/lite/case", &format!("query_code={code}"))
        .await
        .text();
    assert!(
        page.contains("应由交通部门处理") && page.contains("/lite/case/objection"),
        "{page}"
    );
    let objected = post(&server, "objection", &code, "text=这就是民警的事").await;
    assert!(!objected.contains("/lite/case/objection"), "once");
    let too_late = post(&server, "objection", &code, "text=再说一次").await;
    assert!(
        too_late.contains("role=\"alert\""),
        "it is not taken, and says so: {too_late}"
    );
    let early = post(&server, "evaluation", &code, "level=5&solved=yes&text=很好的一句话").await;
    assert!(early.contains("role=\"alert\""), "nothing to evaluate yet: {early}");
}

#[tokio::test]
async fn an_evaluation_without_script_closes_the_case_or_starts_a_second_look() {
    let server = Server::start().await;
    server.hire().await;
    let body = json!({"query_code": crate::support::code(), "kind": "enquiry", "unit": "demo-2", "text": "户口怎么迁", "channel": "web"});
    server.post("/api/v1/cases", None, &body).await;
    let code = body["query_code"].as_str().unwrap();
    let number = number(&server, code).await;
    let (intake, handler) = (server.sign_in("intake").await, server.sign_in("handler").await);
    intake.does(&number, json!({"type": "accept"}), None).await;
    let to = handler.id().await;
    intake.does(&number, json!({"type": "assign", "to": to}), None).await;
    handler.does(&number, json!({"type": "take_on"}), None).await;
    handler
        .does(
            &number,
            json!({"type": "answer", "organ": "上一级"}),
            Some("带身份证来就行。"),
        )
        .await;
    let page = server
        .post_form("/lite/case", &format!("query_code={code}"))
        .await
        .text();
    assert!(page.contains("带身份证来就行。") && page.contains("非常满意"), "{page}");
    assert!(!page.contains("checked"), "nothing is chosen before: {page}");
    let kept = post(&server, "evaluation", code, "level=1&text=还是不明白").await;
    assert!(
        kept.contains("请选择满意程度") && kept.contains("还是不明白"),
        "what was typed stays: {kept}"
    );
    let done = post(&server, "evaluation", code, "level=1&solved=no&text=还是不明白").await;
    assert!(done.contains("谢谢，已收到您的评价"), "{done}");
    let view = server.get("/api/v1/case", Some(code)).await.json();
    assert_eq!(view["status"], "second_look");
}

#[tokio::test]
async fn what_is_about_the_watchers_says_whether_somebody_independent_reads_it() {
    let server = Server::start().await;
    let told = async |code: &str| {
        let units = server.get("/api/v1/units", None).await.json();
        let mut units = units.as_array().unwrap().iter();
        let unit = units.find(|unit| unit["code"] == code).unwrap();
        (unit["watches"] == true, unit["reviewed"] == true)
    };
    let check = async |kind: &str, place: &str| {
        let fields = format!("kind={kind}&place={place}&contact=anonymous&text=没有回话");
        let fields = crate::support::begun(&server, &fields).await;
        server.post_form("/lite/check", &fields).await.text()
    };
    let (reads, nobody) = ("只有驻局纪检监察组或上级公安机关督察能看到", "还没有设置这一方");
    for place in ["oversight", "eps"] {
        assert_eq!(told(place).await, (true, false), "{place}");
        assert!(check("complaint", place).await.contains(nobody), "{place}");
    }
    // Somebody of the bureau judges its oversight, and not the bureau.
    server
        .hire_one("reviewer", qingyu_domain::person::Role::Reviewer, "eps")
        .await;
    assert_eq!(told("oversight").await, (true, true));
    assert_eq!(told("eps").await, (true, false));
    assert!(check("complaint", "oversight").await.contains(reads));
    assert!(check("complaint", "eps").await.contains(nobody));
    server
        .hire_one("reviewer-2", qingyu_domain::person::Role::Reviewer, "discipline")
        .await;
    assert_eq!(told("eps").await, (true, true));
    let page = check("complaint", "eps").await;
    assert!(page.contains(reads) && !page.contains(nobody), "{page}");
    let enquiry = check("enquiry", "eps").await;
    assert!(
        !enquiry.contains(reads) && !enquiry.contains(nobody),
        "an enquiry goes where all go"
    );
    assert_eq!(told("demo-1").await, (false, false));
}

//! The pages without script: what is always said, what is said calmly, and that nothing typed is lost.

use crate::support::answered::{lite, view};
use crate::support::desk::{Team, number};
use crate::support::{Server, begun, complaint_form, hidden};
use serde_json::json;

const REMEDY: &str = "在这里反映不影响、也不延长您申请行政复议或提起诉讼的期限";

#[tokio::test]
async fn the_time_limits_of_the_law_are_named_wherever_a_complaint_is_shown() {
    let server = Server::start().await;
    for (kind, is_said) in [("complaint", true), ("enquiry", false)] {
        let form = format!("kind={kind}&contact=anonymous&text=排队两小时");
        let fields = begun(&server, &form).await;
        let check = server.post_form("/lite/check", &fields).await.text();
        let code = hidden(&check, "query_code");
        let receipt = server.post_form("/lite/send", &fields).await.text();
        let case = lite(&server, "", &format!("query_code={code}")).await;
        let whole = lite(&server, "export", &format!("query_code={code}")).await;
        for page in [check, receipt, case, whole] {
            assert_eq!(page.contains(REMEDY), is_said, "{kind}: {page}");
        }
    }
}

#[tokio::test]
async fn a_number_that_may_tell_who_wrote_is_spoken_of_to_the_anonymous_and_blocks_nothing() {
    let server = Server::start().await;
    let text = "我的电话是１３８ 0013 8000";
    let check = |contact: &'static str| {
        let form = format!("kind=complaint&text={text}&{contact}");
        let server = &server;
        async move {
            let fields = begun(server, &form).await;
            server.post_form("/lite/check", &fields).await.text()
        }
    };
    let anonymous = check("contact=anonymous").await;
    assert!(anonymous.contains("您写的内容里好像有手机号"), "{anonymous}");
    assert!(anonymous.contains("/lite/send"), "it can be sent all the same");
    let named = check("contact=given&phone=13800138000").await;
    assert!(
        named.contains("/lite/send") && !named.contains("好像有手机号"),
        "{named}"
    );
}

#[tokio::test]
async fn going_back_to_the_kinds_after_a_fault_loses_nothing() {
    let server = Server::start().await;
    let fresh = server.get("/lite/form/complaint", None).await.text();
    assert!(fresh.contains("class=\"back\"") && !fresh.contains("/lite/kind"));
    let fields = begun(&server, &complaint_form("第一行&occurred_on=2099-01-01")).await;
    let fault = server.post_form("/lite/check", &fields).await.text();
    assert!(
        fault.contains("formaction=\"/lite/kind\"") && !fault.contains("class=\"back\""),
        "{fault}"
    );
    let kinds = server.post_form("/lite/kind", &fields).await.text();
    assert!(
        kinds.contains("您想反映什么？</h1>") && kinds.contains("第一行"),
        "{kinds}"
    );
    assert!(kinds.contains("立即离开"), "it holds what was typed");
    let code = hidden(&kinds, "query_code");
    let again = fields.replace("kind=complaint", "kind=suggestion");
    let form = server.post_form("/lite", &again).await.text();
    assert!(
        form.contains("您有什么建议？</h1>") && form.contains("第一行"),
        "{form}"
    );
    assert_eq!(hidden(&form, "query_code"), code, "under the same code");
}

#[tokio::test]
async fn somebody_who_is_asked_to_agree_is_told_until_when_and_what_silence_means() {
    let server = Server::start().await;
    server.hire().await;
    let code = server.filed().await;
    let case = number(&server, &code).await;
    let team = Team::of(&server).await;
    team.begin(&case).await;
    assert!(view(&server, &code).await.get("consent").is_none());
    team.verifier.does(&case, json!({"type": "ask_consent"}), None).await;
    let told = view(&server, &code).await;
    assert_eq!(told["consent"]["due_at"], "2026-12-11T23:59:59+08:00");
    let page = lite(&server, "", &format!("query_code={code}")).await;
    for words in ["请在12月11日（星期五）24时前答复", "就当作不愿意"] {
        assert!(page.contains(words), "{words} in {page}");
    }
    server.set_clock("2026-12-12T10:00:00+08:00");
    let page = lite(&server, "", &format!("query_code={code}")).await;
    assert!(page.contains("现在当作不愿意"), "{page}");
}

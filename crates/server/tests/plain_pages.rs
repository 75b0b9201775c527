//! The pages without script: submission, receipt, tracking; the same words and rules.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

mod support;

use axum::body::Body;
use axum::http::Request;
use qingyu_domain::query_code::QueryCode;
use support::Server;

/// The value of a hidden field.
fn hidden(page: &str, name: &str) -> String {
    let (_, rest) = page
        .split_once(&format!("name=\"{name}\" value=\""))
        .unwrap_or_else(|| panic!("no {name} in {page}"));
    rest.split_once('"').unwrap().0.to_owned()
}

#[tokio::test]
async fn a_complaint_is_filed_and_followed_without_script() {
    let server = Server::start().await;
    let chosen = server.post_form("/lite", "kind=complaint").await.text();
    assert!(chosen.contains("发生了什么事？</h1>") && chosen.contains("示例派出所一"));
    let fields = "kind=complaint&place=demo-1%2Fdemo-1-hukou&text=%E7%AC%AC%E4%B8%80%E8%A1%8C%0D%0A%E7%AC%AC%E4%BA%8C%E8%A1%8C&contact=anonymous";
    let check = server.post_form("/lite/check", fields).await.text();
    assert!(check.contains("请核对</h1>") && check.contains("请如实反映") && check.contains("行政复议"));
    let code = hidden(&check, "query_code");
    let sent = format!("{fields}&query_code={code}");
    let receipt = server.post_form("/lite/send", &sent).await;
    assert_eq!(receipt.status, 200);
    let receipt = receipt.text();
    assert!(
        receipt.contains("已收到</h1>") && receipt.contains("20261127-000001") && receipt.contains("我们无法找到您")
    );
    assert!(receipt.contains(&format!("<span>{}</span>", &code[..4])));
    let again = server.post_form("/lite/send", &sent).await.text();
    assert!(again.contains("20261127-000001"), "sent twice, filed once");
    let case = server
        .post_form(
            "/lite/case",
            &format!(
                "query_code=我的码{}",
                QueryCode::parse(&code).unwrap().grouped().replace(' ', "+")
            ),
        )
        .await
        .text();
    assert!(case.contains("已登记，等待受理") && !case.contains("第一行"));
    let original = server
        .post_form("/lite/case/text", &format!("query_code={code}"))
        .await
        .text();
    assert!(original.contains("第一行\n第二行"), "{original}");
    let key = hidden(&case, "key");
    let added = server
        .post_form(
            "/lite/case/message",
            &format!("query_code={code}&key={key}&text=%E8%A1%A5%E5%85%85"),
        )
        .await
        .text();
    assert!(added.contains("已收到您的补充"));
    let withdrawn = server
        .post_form(
            "/lite/case/withdraw",
            &format!("query_code={code}&key={}&reason=solved", support::key()),
        )
        .await
        .text();
    assert!(withdrawn.contains("您已撤回") && withdrawn.contains("/lite/case/undo"));
    let undone = server
        .post_form("/lite/case/undo", &format!("query_code={code}&key={}", support::key()))
        .await
        .text();
    assert!(undone.contains("已恢复办理"));
}

#[tokio::test]
async fn faults_are_listed_at_once_and_what_was_typed_stays() {
    let server = Server::start().await;
    let fields =
        "kind=complaint&place=&text=&occurred_on=2027-01-01&officer=%E7%8E%8B&contact=given&phone=12&reply_by=phone";
    let page = server.post_form("/lite/check", fields).await;
    assert_eq!(page.status, 422);
    let page = page.text();
    for words in [
        "<title>错误：",
        "提交前请改正以下问题",
        "href=\"#text\"",
        "请填写经过",
        "href=\"#phone\"",
        "请填写今天或以前的日期",
        "value=\"王\"",
        "value=\"12\"",
    ] {
        assert!(page.contains(words), "{words} in {page}");
    }
    let nothing = server.post_form("/lite", "").await;
    assert_eq!(nothing.status, 422);
    assert!(nothing.text().contains("请选择表扬、投诉、咨询或建议"));
}

#[tokio::test]
async fn a_text_is_escaped_wherever_it_is_shown() {
    let server = Server::start().await;
    let page = server
        .post_form(
            "/lite/check",
            "kind=enquiry&text=%3Cscript%3Ealert(1)%3C%2Fscript%3E%22%3E&contact=anonymous",
        )
        .await
        .text();
    assert!(page.contains("&lt;script&gt;") && !page.contains("<script>alert"));
}

#[tokio::test]
async fn a_possible_emergency_is_met_calmly_and_blocks_nothing() {
    let server = Server::start().await;
    let page = server
        .post_form(
            "/lite/check",
            "kind=complaint&text=%E6%88%91%E4%B8%8D%E6%83%B3%E6%B4%BB%E4%BA%86&contact=anonymous",
        )
        .await
        .text();
    assert!(page.contains("如果有人正处在危险中，请现在拨打110") && page.contains("/lite/send"));
}

#[tokio::test]
async fn a_form_posted_by_another_site_is_refused() {
    let server = Server::start().await;
    for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://b.cn")] {
        let request = Request::post("/lite/send")
            .header("content-type", "application/x-www-form-urlencoded")
            .header("host", "a.cn")
            .header(name, value);
        let answer = server.send(request.body(Body::from("kind=praise")).unwrap()).await;
        assert_eq!(answer.status, 403, "{name}");
    }
}

#[tokio::test]
async fn a_wrong_code_is_met_with_words() {
    let server = Server::start().await;
    for (typed, words) in [
        ("", "请填写查询码"),
        ("1234", "您输入了4位"),
        (&"1".repeat(24), "有一位不对"),
        (&support::code(), "没有查到"),
    ] {
        let page = server.post_form("/lite/case", &format!("query_code={typed}")).await;
        assert!(page.status.is_client_error());
        assert!(page.text().contains(words), "{typed}");
    }
}

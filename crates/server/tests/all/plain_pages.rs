//! The pages without script: submission, receipt, tracking; the same words and rules.

use crate::support::{Server, begun, complaint_form, hidden};
use qingyu_domain::case::Mark;
use qingyu_domain::query_code::QueryCode;
use qingyu_server::address::Address;
use qingyu_server::commands::find_case::find_case;

#[tokio::test]
async fn a_complaint_is_filed_and_followed_without_script() {
    let server = Server::start().await;
    let chosen = server.post_form("/lite?elder=1", "kind=complaint").await;
    assert_eq!(chosen.status, 303, "going back asks nothing");
    assert_eq!(chosen.header("location"), "/lite/form/complaint?elder=1");
    let form = server.get(chosen.header("location"), None).await.text();
    assert!(form.contains("发生了什么事？</h1>") && form.contains("示例派出所一") && form.contains("data-elder"));
    let fields = "kind=complaint&place=demo-1%2Fdemo-1-hukou&text=%E7%AC%AC%E4%B8%80%E8%A1%8C%0D%0A%E7%AC%AC%E4%BA%8C%E8%A1%8C&contact=anonymous";
    let code = hidden(&form, "query_code");
    let fields = format!("{fields}&query_code={code}");
    let check = server.post_form("/lite/check", &fields).await.text();
    assert!(check.contains("请核对</h1>") && check.contains("请如实反映") && check.contains("行政复议"));
    assert_eq!(hidden(&check, "query_code"), code, "the code of the first page stays");
    let receipt = server.post_form("/lite/send", &fields).await;
    assert_eq!(
        (receipt.status.as_u16(), receipt.header("cache-control")),
        (200, "no-store")
    );
    let receipt = receipt.text();
    assert!(
        receipt.contains("已收到</h1>") && receipt.contains("20261127-000001") && receipt.contains("我们无法找到您")
    );
    assert!(receipt.contains(&format!("<span>{}</span>", &code[..4])));
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
    let message = format!("query_code={code}&key={key}&text=%E8%A1%A5%E5%85%85");
    for _ in 0..2 {
        let added = server.post_form("/lite/case/message", &message).await.text();
        assert!(added.contains("已收到您的补充"));
        assert_eq!(
            added.matches("<p class=\"written\">补充</p>").count(),
            1,
            "sent again it is there once"
        );
    }
    let withdrawn = server
        .post_form(
            "/lite/case/withdraw",
            &format!("query_code={code}&key={}&reason=solved", crate::support::key()),
        )
        .await
        .text();
    assert!(withdrawn.contains("您已撤回") && withdrawn.contains("/lite/case/undo"));
    let undone = server
        .post_form(
            "/lite/case/undo",
            &format!("query_code={code}&key={}", crate::support::key()),
        )
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
    let fields = begun(&server, &complaint_form("我不想活了")).await;
    let page = server.post_form("/lite/check", &fields).await.text();
    assert!(
        page.contains("如果有人正处在危险中，请现在拨打<a href=\"tel:110\">110</a>") && page.contains("/lite/send")
    );
    assert!(
        server
            .post_form("/lite/send", &fields)
            .await
            .text()
            .contains("已收到</h1>")
    );
}

#[tokio::test]
async fn a_message_that_hints_at_danger_meets_the_calm_panel_once_and_marks_the_case() {
    let server = Server::start().await;
    let code = server.filed().await;
    let marks = async || {
        let found = find_case(&server.app, Address([192, 0, 2, 1].into()), Some(&code)).await;
        found.unwrap().case.marks
    };
    let fields = format!("query_code={code}&key={}&text=他又在楼下跟踪我", crate::support::key());
    let panel = server.post_form("/lite/case/message", &fields).await;
    assert_eq!((panel.status.as_u16(), marks().await), (200, vec![]));
    let panel = panel.text();
    for words in [
        "href=\"sms:12110\"",
        "他又在楼下跟踪我</textarea>",
        ">继续</button>",
        "还没有发送",
    ] {
        assert!(panel.contains(words), "{words} in {panel}");
    }
    let fields = format!("{fields}&calm={}", hidden(&panel, "calm"));
    assert!(fields.contains(&hidden(&panel, "key")), "the key stays");
    let added = server.post_form("/lite/case/message", &fields).await.text();
    assert!(added.contains("已收到您的补充") && added.contains("他又在楼下跟踪我"));
    assert_eq!(marks().await, [Mark::Emergency]);
}

#[tokio::test]
async fn the_way_of_answering_fits_what_is_typed_and_anonymous_keeps_no_contact() {
    let server =
        Server::with(|settings| settings.reply_by = Some(vec!["phone".into(), "email".into(), "track".into()])).await;
    let check = async |fields: &str| {
        let fields = format!("kind=complaint&text=x&{fields}");
        let page = server.post_form("/lite/check", &fields).await;
        (page.status.as_u16(), page.text())
    };
    for (fields, shown) in [
        (
            "contact=given&phone=13800000000",
            "<dd class=\"written\">13800000000、打电话",
        ),
        ("contact=given&email=a%40b.cn", "<dd class=\"written\">a@b.cn、发邮件"),
        (
            "contact=given&phone=13800000000&reply_by=track",
            "13800000000、只在查询页面答复",
        ),
        ("contact=anonymous", "<dd class=\"written\">匿名"),
    ] {
        let (status, page) = check(fields).await;
        assert_eq!(status, 200, "{fields}");
        assert!(page.contains(shown), "{shown} in {page}");
    }
    for (fields, words) in [
        ("contact=given", "href=\"#phone\">请填写手机号"),
        ("contact=given&name=x", "href=\"#phone\">请填写手机号"),
        ("contact=anonymous&phone=13800000000", "您填了联系方式，但选的是“匿名”"),
        ("name=x", "您填了联系方式，但选的是“匿名”"),
    ] {
        let (status, page) = check(fields).await;
        assert_eq!(status, 422, "{fields}");
        assert!(page.contains(words), "{words} in {page}");
    }
    let form = server.get("/lite/form/complaint", None).await.text();
    let at = |words: &str| form.find(words).unwrap_or_else(|| panic!("{words} in {form}"));
    assert!(at("id=\"contact-anonymous\"") < at("查询码丢失后无法找回"));
    assert!(at("谁能看到") < at("id=\"phone\"") && at("id=\"phone\"") < at("id=\"name\""));
    assert!(at("tel:12355") > at("不满14周岁"));
}

#[tokio::test]
async fn every_page_with_a_case_or_with_what_was_typed_can_be_left_at_once() {
    let server = Server::start().await;
    let leave = "<a class=\"button button--quiet leave\" href=\"/?lang=en\">";
    let fields = begun(&server, &complaint_form("排队两个小时")).await;
    let code = fields.split_once("query_code=").unwrap().1.to_owned();
    let message = format!("query_code={code}&key={}&text=x", crate::support::key());
    let found = format!("query_code={code}");
    for (path, fields) in [
        ("/lite/check", "kind=complaint"),
        ("/lite/edit", &fields),
        ("/lite/check", &fields),
        ("/lite/send", &fields),
        ("/lite/case", &found),
        ("/lite/case/text", &found),
        ("/lite/case/message", &message),
        ("/lite/case", "query_code=1234"),
    ] {
        let page = server.post_form(&format!("{path}?lang=en"), fields).await;
        assert!(page.text().contains(leave), "{path} {}", page.text());
        assert_eq!(page.header("cache-control"), "no-store", "{path}");
    }
}

#[tokio::test]
async fn a_wrong_code_is_met_with_words() {
    let server = Server::start().await;
    for (typed, words) in [
        ("", "请填写查询码"),
        ("1234", "您输入了4位"),
        (&"1".repeat(24), "有一位不对"),
        (&crate::support::code(), "没有查到"),
    ] {
        let page = server.post_form("/lite/case", &format!("query_code={typed}")).await;
        assert!(page.status.is_client_error());
        assert!(page.text().contains(words), "{typed}");
    }
}

#[tokio::test]
async fn before_a_matter_about_the_watchers_is_sent_the_page_says_where_it_belongs() {
    let server = Server::start().await;
    for (unit, is_theirs) in [
        ("oversight", true),
        ("leaders", true),
        ("command", true),
        ("demo-1", false),
    ] {
        let fields = format!("kind=complaint&place={unit}&text=%E6%B2%A1%E4%BA%BA%E7%90%86&anonymous=1");
        let page = server.post_form("/lite/check", &fields).await.text();
        assert!(page.contains("请核对</h1>"), "{unit}: {page}");
        assert_eq!(page.contains("应由独立的一方受理"), is_theirs, "{unit}");
        assert_eq!(page.contains("请拨打<a href=\"tel:12389\">"), is_theirs, "{unit}");
    }
}

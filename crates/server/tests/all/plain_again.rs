//! The pages without script when a browser goes back, loads again or sends again.

use crate::support::{Server, begun, complaint_form, hidden};

#[tokio::test]
async fn whatever_is_sent_again_is_answered_alike_and_files_nothing() {
    let server = Server::start().await;
    let fields = begun(&server, &complaint_form("排队两个小时")).await;
    server.post_form("/lite/check", &fields).await;
    let receipt = server.post_form("/lite/send", &fields).await;
    server.set_clock("2026-11-29T10:00:00+08:00");
    for path in ["/lite/send", "/lite/check"] {
        let again = server.post_form(path, &fields).await;
        assert_eq!(
            (again.status, again.body),
            (receipt.status, receipt.body.clone()),
            "{path}"
        );
        let other = server.post_form(path, &fields.replace("&text=", "&text=x")).await;
        assert_eq!(other.status, 409, "{path}");
        let other = other.text();
        assert!(
            other.contains("和之前提交的不一样") && other.contains("action=\"/lite/case\""),
            "{other}"
        );
    }
    let next = begun(&server, &complaint_form("另一件事")).await;
    let next = server.post_form("/lite/send", &next).await.text();
    assert!(next.contains("20261129-000001"), "nothing was filed in between");
}

#[tokio::test]
async fn a_page_that_only_a_form_leads_to_starts_anew_when_opened_by_its_address() {
    let server = Server::start().await;
    for (path, to) in [
        ("/lite/check?lang=en", "/lite?lang=en"),
        ("/lite/edit", "/lite"),
        ("/lite/send", "/lite"),
        ("/lite/form/nothing", "/lite"),
        ("/lite/case/text", "/lite/track"),
        ("/lite/case/message", "/lite/track"),
        ("/lite/case/withdraw", "/lite/track"),
        ("/lite/case/undo", "/lite/track"),
        ("/lite/case/evaluation", "/lite/track"),
        ("/lite/case/consent", "/lite/track"),
        ("/lite/case/objection", "/lite/track"),
        ("/lite/case/reprisal", "/lite/track"),
    ] {
        let answer = server.get(path, None).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (303, to), "{path}");
    }
    assert_eq!(server.get("/lite?lang=en&lang=en", None).await.status, 200);
}

#[tokio::test]
async fn the_size_of_text_and_the_language_change_without_losing_what_was_typed() {
    let server = Server::start().await;
    let fields = begun(&server, &complaint_form("排队两个小时")).await;
    assert!(server.get("/lite", None).await.text().contains("id=\"elder-link\""));
    for (from, to) in [
        ("/lite/edit", "/lite/edit?elder=1"),
        ("/lite/check", "/lite/check?elder=1"),
        ("/lite/check", "/lite/check?lang=en"),
    ] {
        let page = server.post_form(from, &fields).await.text();
        assert!(!page.contains("elder-link") && !page.contains("lang-link"), "{page}");
        assert!(page.contains(&format!("formaction=\"{to}\"")), "{to} in {page}");
        let other = server.post_form(to, &fields).await.text();
        assert!(other.contains("排队两个小时") && other.contains(&hidden(&page, "query_code")));
    }
}

//! Numbers to call are this place's wherever one is written: of a program of its own, for they are set once.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

mod support;

use support::{Server, begun, complaint_form};

/// 他们正在打我爸
const DANGER: &str = "%E4%BB%96%E4%BB%AC%E6%AD%A3%E5%9C%A8%E6%89%93%E6%88%91%E7%88%B8";

#[tokio::test]
async fn every_page_calls_the_numbers_of_this_place() {
    let server = Server::with(|settings| {
        settings.numbers = Some("110=0711-110110,12389=0711-5366110, 12110=13900012110,12355=0711-12355".to_owned());
    })
    .await;
    let start = server.get("/", None).await.text();
    let told = r#"data-numbers="110=0711-110110,12389=0711-5366110,12110=13900012110,12355=0711-12355""#;
    assert!(start.contains(told), "the app is told");
    for (page, number) in [
        ("/", "0711-5366110"),
        ("/lite/form/complaint", "0711-12355"),
        ("/lite/form/complaint?lang=en", "0711-12355"),
    ] {
        let text = server.get(page, None).await.text();
        assert!(
            text.contains(&format!(r#"href="tel:{number}">"#)),
            "{page} dials {number}"
        );
        assert!(text.contains("tel:12345"), "{page}: the others stay");
        for old in ["tel:110\"", "tel:12389", "tel:12355"] {
            assert!(!text.contains(old), "{page} still says {old}");
        }
    }
    let fields = begun(&server, &complaint_form(DANGER)).await;
    let text = server.post_form("/lite/check", &fields).await.text();
    for link in ["tel:0711-110110", "sms:13900012110", "tel:120"] {
        assert!(text.contains(link), "the calm panel: {link} in {text}");
    }
}

//! 公开的话, thank-yous: with their citizen's consent, by two people, and gone when it is taken back.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::support::desk::number;
use crate::support::{Server, code, key};

const WORDS: &str = "/api/v1/open/words";
const SAID: &str = "民警李某某2026年11月帮我找回了<b>钱包</b>";
const REDACTED: &str = "民警帮忙找回了<b>钱包</b>，谢谢他们";

/// A house with praise of a unit that was verified, or not, and conveyed; its code and number.
async fn conveyed(server: &Server, verified: bool) -> (String, String) {
    let code = code();
    let body = json!({"query_code": code, "kind": "praise", "unit": "demo-1", "text": SAID, "channel": "web"});
    server.post("/api/v1/cases", None, &body).await;
    let case = number(server, &code).await;
    let (intake, handler) = (server.sign_in("intake").await, server.sign_in("handler").await);
    let assign = json!({"type": "assign", "to": handler.id().await});
    intake.does(&case, json!({"type": "accept"}), None).await;
    intake.does(&case, assign, None).await;
    handler.does(&case, json!({"type": "take_on"}), None).await;
    let convey = json!({"type": "convey", "verified": verified});
    handler.does(&case, convey, None).await;
    (code, case)
}

async fn say(server: &Server, code: &str, yes: bool) -> crate::support::Answer {
    let body = json!({"key": key(), "yes": yes});
    server.post("/api/v1/case/publication", Some(code), &body).await
}

async fn view(server: &Server, code: &str) -> Value {
    server.get("/api/v1/case", Some(code)).await.json()
}

async fn words(server: &Server, query: &str) -> Value {
    let answer = server.get(&[WORDS, query].concat(), None).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    answer.json()
}

fn write() -> Value {
    json!({"type": "propose", "proposal": {"what": "publication"}})
}

fn agree(proposal: u16) -> Value {
    json!({"type": "approve", "proposal": proposal})
}

/// Published by two people of oversight.
async fn published(server: &Server) -> (String, String) {
    let (code, case) = conveyed(server, true).await;
    assert_eq!(say(server, &code, true).await.status, StatusCode::CREATED);
    let (one, two) = (server.sign_in("oversight-1").await, server.sign_in("oversight-2").await);
    one.does(&case, write(), Some(REDACTED)).await;
    two.does(&case, agree(0), None).await;
    (code, case)
}

#[tokio::test]
async fn a_thank_you_goes_public_step_by_step_and_its_citizen_sees_each() {
    let server = Server::start().await;
    server.hire().await;
    let (code, case) = conveyed(&server, true).await;
    let seen = view(&server, &code).await;
    assert_eq!(seen["publication"], json!({"standing": "possible"}));
    assert!(seen["may"].as_array().unwrap().contains(&json!("publish")));
    let (one, two) = (server.sign_in("oversight-1").await, server.sign_in("oversight-2").await);
    let early = one.act(&case, write(), Some(REDACTED)).await;
    assert_eq!(
        early.problem(),
        "409 not_now",
        "the citizen was not asked, and said nothing"
    );
    assert_eq!(say(&server, &code, true).await.status, StatusCode::CREATED);
    assert_eq!(view(&server, &code).await["publication"], json!({"standing": "agreed"}));
    one.does(&case, write(), Some(REDACTED)).await;
    let seen = view(&server, &code).await;
    assert_eq!(seen["publication"], json!({"standing": "checking", "words": REDACTED}));
    assert_eq!(
        words(&server, "").await["thanks"],
        json!([]),
        "nobody else reads it yet"
    );
    let alone = one.act(&case, agree(0), None).await;
    assert_eq!(alone.json()["rule"], "second_person");
    two.does(&case, agree(0), None).await;
    let seen = view(&server, &code).await;
    assert_eq!(seen["publication"], json!({"standing": "public", "words": REDACTED}));
    let public = words(&server, "").await;
    let thanks = json!([{"unit": "demo-1", "month": "2026-11", "words": REDACTED}]);
    assert_eq!(public["thanks"], thanks);
    let text = public.to_string();
    for hidden in [SAID, "2026-11-27", case.as_str(), "人员"] {
        assert!(!text.contains(hidden), "{hidden}");
    }
    assert_eq!(words(&server, "?unit=demo-2").await["thanks"], json!([]));
    assert_eq!(words(&server, "?unit=demo-1&month=2026-11").await["thanks"], thanks);
    assert_eq!(words(&server, "?month=2026-10").await["thanks"], json!([]));
    let page = server.get("/open/words", None).await.text();
    assert!(
        page.contains("&lt;b&gt;钱包&lt;/b&gt;") && !page.contains("<b>钱包"),
        "it is text"
    );
    assert!(page.contains("1段表扬") && page.contains("2026年11月") && !page.contains("11月27日"));
}

#[tokio::test]
async fn taken_back_it_is_in_no_answer_after_it() {
    let server = Server::start().await;
    server.hire().await;
    let (code, case) = published(&server).await;
    let first = server.get(WORDS, None).await;
    let tag = first.header("etag").to_owned();
    assert_eq!(say(&server, &code, false).await.status, StatusCode::CREATED);
    assert_eq!(words(&server, "").await["thanks"], json!([]));
    assert_ne!(server.get(WORDS, None).await.header("etag"), tag);
    assert!(!server.get("/open/words", None).await.text().contains("谢谢他们"));
    assert_eq!(
        view(&server, &code).await["publication"],
        json!({"standing": "possible"})
    );
    assert_eq!(say(&server, &code, false).await.problem(), "409 not_now");
    // Agreed to again, it takes two people again.
    say(&server, &code, true).await;
    let two = server.sign_in("oversight-2").await;
    assert_eq!(two.act(&case, agree(0), None).await.problem(), "409 rule");
    assert_eq!(words(&server, "").await["thanks"], json!([]));
}

#[tokio::test]
async fn erasure_removes_it_for_good() {
    let server = Server::start().await;
    server.hire().await;
    let (code, case) = published(&server).await;
    let handler = server.sign_in("handler").await;
    handler.does(&case, json!({"type": "answer"}), Some("已经转达")).await;
    let said = json!({"key": key(), "level": 5, "solved": "yes"});
    server.post("/api/v1/case/evaluation", Some(&code), &said).await;
    assert_eq!(words(&server, "").await["thanks"].as_array().unwrap().len(), 1);
    let erased = server
        .post("/api/v1/case/erasure", Some(&code), &json!({"key": key()}))
        .await;
    assert_eq!(erased.json()["what"], "all", "{}", erased.text());
    assert_eq!(words(&server, "").await["thanks"], json!([]));
    assert_eq!(say(&server, &code, true).await.problem(), "409 not_now");
    assert_eq!(view(&server, &code).await.get("publication"), None);
}

#[tokio::test]
async fn nothing_unverified_is_offered_and_units_have_no_hand_in_it() {
    let server = Server::start().await;
    server.hire().await;
    let (code, _) = conveyed(&server, false).await;
    assert_eq!(view(&server, &code).await.get("publication"), None);
    assert_eq!(say(&server, &code, true).await.problem(), "409 not_now");
    let missing = json!({"key": key()});
    let missing = server.post("/api/v1/case/publication", Some(&code), &missing).await;
    assert_eq!(missing.problem(), "422 invalid yes:required");
    let (code, case) = conveyed(&server, true).await;
    say(&server, &code, true).await;
    for name in ["head", "supervisor", "handler", "verifier", "legal", "command", "admin"] {
        let desk = server.sign_in(name).await;
        let refused = desk.act(&case, write(), Some(REDACTED)).await;
        assert_eq!(refused.problem(), "404 not_found", "{name}");
    }
    server
        .sign_in("intake")
        .await
        .does(&case, write(), Some(REDACTED))
        .await;
    for name in ["head", "supervisor", "handler", "intake", "admin"] {
        let desk = server.sign_in(name).await;
        assert_eq!(
            desk.act(&case, agree(0), None).await.problem(),
            "404 not_found",
            "{name}"
        );
    }
    assert_eq!(words(&server, "").await["thanks"], json!([]));
}

#[tokio::test]
async fn the_page_is_kind_when_there_is_nothing_keeps_what_is_chosen_and_is_framed() {
    let server = Server::start().await;
    server.hire().await;
    let empty = server.get("/open/words", None).await;
    assert_eq!(empty.status, StatusCode::OK);
    assert!(empty.text().contains("这里还没有公开的话"));
    assert_eq!(empty.text().matches("<h1").count(), 1);
    published(&server).await;
    let chosen = server
        .get("/open/words?unit=demo-1&month=2026-11&elder=1", None)
        .await
        .text();
    assert!(
        chosen.contains("&amp;unit=demo-1&amp;month=2026-11"),
        "the switches keep it"
    );
    assert!(chosen.contains("data-elder") && chosen.contains("谢谢他们"));
    assert!(!chosen.contains("<script") && !chosen.contains(" style="));
    for odd in ["?unit=nowhere", "?month=x", "?month=2026-13"] {
        let other = server.get(&["/open/words", odd].concat(), None).await;
        assert_eq!(other.status, StatusCode::NOT_FOUND, "{odd}");
        assert!(other.text().contains("没有这个单位或者这个月份"), "{odd}");
    }
    let framed = server.get("/open/words?embed=1&lang=en", None).await.text();
    assert!(framed.contains("Words made public</h1>") && framed.contains("data-embed"));
    assert!(server.get("/open", None).await.text().contains("href=\"/open/words\""));
    let problems = ["?unit=nowhere", "?month=x", "?x=1"].map(|query| [WORDS, query].concat());
    let mut said = Vec::new();
    for path in &problems {
        said.push(server.get(path, None).await.problem());
    }
    assert_eq!(
        said,
        [
            "404 not_found",
            "422 invalid filter:malformed",
            "422 invalid filter:malformed"
        ]
    );
}

#[tokio::test]
async fn without_script_it_is_one_button_each_way() {
    let server = Server::start().await;
    server.hire().await;
    let (code, case) = conveyed(&server, true).await;
    let form = |extra: String| format!("query_code={code}&key={}{extra}", key());
    let send = async |path: &str, body: String| -> String {
        let mut request = crate::support::request("POST", path, None, Some(body.into_bytes()));
        let media = "application/x-www-form-urlencoded".parse().unwrap();
        request.headers_mut().insert("content-type", media);
        request
            .headers_mut()
            .insert("sec-fetch-site", "same-origin".parse().unwrap());
        server.send(request).await.text()
    };
    let page = send("/lite/case", form(String::new())).await;
    assert!(page.contains("同意公开</button>") && !page.contains("收回，不要公开"));
    let page = send("/lite/case/publication", form("&consent=yes".to_owned())).await;
    assert!(
        page.contains("收回，不要公开</button>") && page.contains("文字还没有写好"),
        "{page}"
    );
    let oversight = server.sign_in("oversight-1").await;
    oversight.does(&case, write(), Some(REDACTED)).await;
    let page = send("/lite/case", form(String::new())).await;
    assert!(page.contains("&lt;b&gt;钱包"), "what would be published");
    let page = send("/lite/case/publication", form("&consent=no".to_owned())).await;
    assert!(page.contains("同意公开</button>") && !page.contains("谢谢他们"));
}

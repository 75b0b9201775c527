//! Slips: a citizen claims a case that was registered for them, once.

use axum::http::StatusCode;
use qingyu_domain::person::Role;
use qingyu_server::config::{Config, Settings};
use serde_json::json;

use crate::intake::{CASES, KEY, report, start, taken_down, ticket};
use crate::support::{Answer, Server, code};

async fn claim(server: &Server, claim: &str, code: &str) -> Answer {
    let body = json!({"claim": claim, "query_code": code});
    server.post("/api/v1/claims", None, &body).await
}

#[tokio::test]
async fn a_slip_binds_the_code_that_the_browser_made_once() {
    let server = start().await;
    let intake = server.sign_in("intake").await;
    let registered = intake.post("/api/v1/desk/cases", &taken_down("phone", "demo-1")).await;
    assert_eq!(registered.status, StatusCode::CREATED, "{}", registered.text());
    let registered = registered.json();
    let (slip, number) = (
        registered["slip"]["claim"].as_str().unwrap(),
        &registered["receipt"]["number"],
    );
    assert_eq!(
        (slip.len(), &registered["slip"]["until"]),
        (64, &json!("2026-12-27T23:59:59+08:00"))
    );
    let mine = code();
    assert_eq!(claim(&server, &"0".repeat(64), &mine).await.problem(), "404 not_found");
    assert_eq!(claim(&server, "x", &mine).await.problem(), "404 not_found");
    assert_eq!(
        claim(&server, slip, "1").await.problem(),
        "422 invalid query_code:malformed"
    );
    let other = server.filed().await;
    assert_eq!(claim(&server, slip, &other).await.problem(), "409 conflict");
    let claimed = claim(&server, &slip.to_uppercase(), &mine).await;
    assert_eq!(
        (claimed.status.as_u16(), &claimed.json()),
        (201, &registered["receipt"])
    );
    let again = claim(&server, slip, &mine).await;
    assert_eq!((again.status.as_u16(), again.json()), (200, claimed.json()));
    assert_eq!(claim(&server, slip, &code()).await.problem(), "404 not_found", "used");
    let view = server.get("/api/v1/case", Some(&mine)).await.json();
    assert_eq!(&view["number"], number);
    assert!(view["may"].to_string().contains("withdraw"), "{view}");
    let story = intake.story(number.as_str().unwrap()).await;
    assert_eq!(story["origin"]["is_claimed"], true);
    let slips = format!("/api/v1/desk/cases/{}/claims", number.as_str().unwrap());
    assert_eq!(intake.post(&slips, &json!({})).await.problem(), "409 not_now");
}

#[tokio::test]
async fn a_slip_runs_out_and_another_one_voids_it() {
    let server = start().await;
    let receipt = report(&server, CASES, KEY, &ticket("EZ1")).await.json();
    let slips = format!("/api/v1/desk/cases/{}/claims", receipt["number"].as_str().unwrap());
    for (name, role, _) in crate::support::desk::STAFF {
        let asked = server.sign_in(name).await.post(&slips, &json!({})).await;
        let expected = if *role == Role::Intake { 201 } else { 404 };
        assert_eq!(asked.status.as_u16(), expected, "{name}");
    }
    let intake = server.sign_in("intake").await;
    let made = async || {
        let made = intake.post(&slips, &json!({})).await.json();
        made["claim"].as_str().unwrap().to_owned()
    };
    let (first, second) = (made().await, made().await);
    assert_eq!(claim(&server, &first, &code()).await.problem(), "404 not_found", "void");
    server.set_clock("2026-12-28T00:00:00+08:00");
    assert_eq!(claim(&server, &second, &code()).await.problem(), "409 too_late");
    let intake = server.sign_in("intake").await;
    let third = intake.post(&slips, &json!({})).await.json();
    let claimed = claim(&server, third["claim"].as_str().unwrap(), &code()).await;
    assert_eq!(claimed.status, StatusCode::CREATED);
}

#[tokio::test]
async fn fifty_browsers_with_one_slip_get_one_case() {
    let server = start().await;
    let intake = server.sign_in("intake").await;
    let registered = intake
        .post("/api/v1/desk/cases", &taken_down("letter", "demo-2"))
        .await
        .json();
    let slip = registered["slip"]["claim"].as_str().unwrap();
    let codes: Vec<String> = (0..50).map(|_| code()).collect();
    let asked = codes.iter().map(|code| claim(&server, slip, code));
    let answers = futures(asked).await;
    let won = answers
        .iter()
        .filter(|answer| answer.status == StatusCode::CREATED)
        .count();
    assert_eq!(won, 1);
    for (code, answer) in codes.iter().zip(&answers) {
        let found = server.get("/api/v1/case", Some(code)).await.status;
        assert_eq!(found == StatusCode::OK, answer.status == StatusCode::CREATED);
    }
}

/// All of them at once.
async fn futures<T>(all: impl Iterator<Item = impl Future<Output = T>>) -> Vec<T> {
    use futures_util::stream::{FuturesOrdered, StreamExt as _};
    all.collect::<FuturesOrdered<_>>().collect().await
}

#[tokio::test]
async fn a_slip_is_used_on_a_page_that_works_without_script_and_says_what_is_wrong_with_it() {
    let server = start().await;
    let intake = server.sign_in("intake").await;
    let registered = intake
        .post("/api/v1/desk/cases", &taken_down("letter", "demo-1"))
        .await
        .json();
    let slip = registered["slip"]["claim"].as_str().unwrap();
    let page = server.get("/claim", None).await.text();
    assert!(
        page.contains("认领我的反映</h1>") && page.contains("<script src=\"/claim.js\" defer>"),
        "{page}"
    );
    let mine = crate::support::hidden(&page, "query_code");
    let wrong = server
        .post_form("/lite/claim", &format!("claim=123&query_code={mine}"))
        .await;
    assert_eq!(wrong.status, 404);
    assert!(wrong.text().contains("没有找到这张认领单") && wrong.text().contains("value=\"123\""));
    assert_eq!(
        crate::support::hidden(&wrong.text(), "query_code"),
        mine,
        "it stays, to be sent again"
    );
    for _ in 0..2 {
        let claimed = server
            .post_form("/lite/claim", &format!("claim={slip}&query_code={mine}"))
            .await;
        assert_eq!(claimed.status, 200);
        let number = registered["receipt"]["number"].as_str().unwrap();
        assert!(claimed.text().contains("已认领</h1>") && claimed.text().contains(number));
        assert!(claimed.text().contains(&format!("<span>{}</span>", &mine[..4])));
    }
    assert_eq!(server.get("/api/v1/case", Some(&mine)).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_slip_names_the_address_of_citizens_where_the_desk_has_another() {
    let server = Server::with(|settings| settings.public_origin = Some("https://a.gov.cn".to_owned())).await;
    server.hire().await;
    let intake = server.sign_in("intake").await;
    let registered = intake
        .post("/api/v1/desk/cases", &taken_down("phone", "demo-1"))
        .await
        .json();
    assert_eq!(registered["slip"]["origin"], "https://a.gov.cn");
    let wrong = Settings {
        public_origin: Some("a.gov.cn/claim".to_owned()),
        ..Settings::default()
    };
    assert!(Config::of(wrong, Settings::default()).is_err());
}

//! The way there and back: who comes to a session by it, and who does not.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use qingyu_domain::time::Timestamp;
use serde_json::json;

use crate::place::{BEGIN, Place, cookies, ended, id};
use crate::support;
use crate::support::Server;
use crate::support::desk::Desk;

#[tokio::test]
async fn whoever_the_provider_knows_is_signed_in_as_with_a_password() {
    let place = Place::new().await;
    let begun = place.server.get(BEGIN, None).await;
    let way = &cookies(&begun)[0];
    assert!(way.starts_with("__Host-qingyu-oidc="), "{way}");
    for part in ["; Path=/", "; HttpOnly", "; SameSite=Lax", "; Secure", "; Max-Age=600"] {
        assert!(way.contains(part), "{way}");
    }
    let answer = place.whole_way().await;
    assert_eq!(answer.header("location"), "/desk/?oidc=done");
    let cookies = cookies(&answer);
    let session = cookies.iter().find(|one| one.starts_with("__Host-qingyu=")).unwrap();
    for part in ["; Path=/", "; HttpOnly", "; SameSite=Strict", "; Secure"] {
        assert!(session.contains(part), "{session}");
    }
    let over = cookies
        .iter()
        .find(|one| one.starts_with("__Host-qingyu-oidc=;"))
        .unwrap();
    assert!(over.contains("Max-Age=0"), "{over}");
    let desk = Desk {
        server: &place.server,
        cookie: session.split(';').next().unwrap().to_owned(),
    };
    assert_eq!(desk.get("/api/v1/desk/session").await.json()["name"], "verifier");
    place.server.set_clock("2026-11-27T10:30:00+08:00");
    assert_eq!(desk.get("/api/v1/desk/session").await.problem(), "401 signed_out");
}

#[tokio::test]
async fn beginning_ends_the_session_that_the_browser_had_and_other_sites_cannot_begin() {
    let place = Place::new().await;
    let desk = place.server.sign_in("verifier").await;
    let request = Request::get(BEGIN).header("cookie", &desk.cookie);
    let elsewhere = request.header("sec-fetch-site", "cross-site").body(Body::empty());
    let refused = place.server.send(elsewhere.unwrap()).await;
    assert_eq!(refused.problem(), "403 forbidden");
    assert_eq!(desk.get("/api/v1/desk/session").await.status, StatusCode::OK);
    assert_eq!(desk.get(BEGIN).await.status, StatusCode::SEE_OTHER);
    assert_eq!(desk.get("/api/v1/desk/session").await.problem(), "401 signed_out");
}

#[tokio::test]
async fn only_the_browser_that_began_comes_back_and_within_ten_minutes() {
    let place = Place::new().await;
    let (path, cookie) = place.until_back().await;
    let (other_path, other_cookie) = place.until_back().await;
    assert_eq!(ended(&place.come_back(&path, "").await), "expired", "no cookie");
    assert_eq!(ended(&place.come_back(&path, &other_cookie).await), "expired");
    assert_eq!(ended(&place.come_back(&other_path, &cookie).await), "expired");
    let (before, _) = path.split_once("&state=").unwrap();
    assert_eq!(ended(&place.come_back(before, &cookie).await), "expired", "no state");
    let wrong = format!("{before}&state={}", "0".repeat(64));
    assert_eq!(ended(&place.come_back(&wrong, &cookie).await), "expired");
    let at = |moment: &str| format!("={}-", Timestamp::parse(moment).unwrap().ms());
    let younger = cookie.replace(&at(support::NOW), &at("2026-11-27T10:05:00+08:00"));
    assert_ne!(younger, cookie);
    place.server.set_clock("2026-11-27T10:10:00+08:00");
    assert_eq!(ended(&place.come_back(&path, &cookie).await), "expired");
    assert_eq!(
        ended(&place.come_back(&path, &younger).await),
        "expired",
        "nobody prolongs it"
    );
    place.server.set_clock("2026-11-27T10:04:59+08:00");
    let answer = place.come_back(&path, &cookie).await;
    assert_eq!(
        answer.header("location"),
        "/desk/?oidc=done",
        "it was good all the time"
    );
}

#[tokio::test]
async fn a_way_back_that_is_gone_twice_signs_nobody_in() {
    let place = Place::new().await;
    let (path, cookie) = place.until_back().await;
    let answer = place.come_back(&path, &cookie).await;
    assert_eq!(answer.header("location"), "/desk/?oidc=done");
    assert_eq!(ended(&place.come_back(&path, "").await), "expired");
    assert_eq!(
        ended(&place.come_back(&path, &cookie).await),
        "expired",
        "the code was used"
    );
}

#[tokio::test]
async fn whom_nobody_has_on_file_and_whose_account_was_ended_is_not_let_in() {
    let place = Place::new().await;
    place.provider.habits(|habits| habits.subject = "S-VERIFIER".to_owned());
    assert_eq!(place.ends().await, "unknown", "another spelling is somebody else");
    place.provider.habits(|habits| habits.subject = "s-verifier".to_owned());
    let admin = place.server.sign_in("admin").await;
    let who = id(&admin, "verifier").await;
    let edit = |is_active: bool| json!({"id": who, "is_active": is_active});
    let path = "/api/v1/desk/people";
    assert_eq!(admin.post(path, &edit(false)).await.status, StatusCode::OK);
    assert_eq!(place.ends().await, "unknown");
    assert_eq!(admin.post(path, &edit(true)).await.status, StatusCode::OK);
    assert_eq!(place.whole_way().await.header("location"), "/desk/?oidc=done");
    let gone = json!({"id": who, "subject": ""});
    assert_eq!(admin.post(path, &gone).await.status, StatusCode::OK);
    assert_eq!(place.ends().await, "unknown");
}

#[tokio::test]
async fn failed_ways_are_counted_for_an_address_and_good_ones_are_not() {
    let place = Place::new().await;
    for _ in 0..61 {
        assert_eq!(place.whole_way().await.header("location"), "/desk/?oidc=done");
    }
    place.provider.habits(|habits| habits.subject = "nobody".to_owned());
    for _ in 0..60 {
        assert_eq!(place.ends().await, "unknown");
    }
    assert_eq!(place.ends().await, "busy");
}

#[tokio::test]
async fn without_a_provider_there_is_nothing_to_begin() {
    let server = Server::start().await;
    for path in [BEGIN, "/api/v1/desk/session/oidc/callback?code=1&state=2"] {
        assert_eq!(server.get(path, None).await.problem(), "404 not_found");
    }
}

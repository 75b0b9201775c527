//! Accounts and sessions of the staff.

use crate::support::Server;
use crate::support::desk::PASSWORD;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use qingyu_domain::person::Role;
use qingyu_domain::time::Timestamp;
use serde_json::json;

const SESSION: &str = "/api/v1/desk/session";

async fn with_oversight() -> Server {
    let server = Server::start().await;
    server.hire_one("oversight-1", Role::Oversight, "oversight").await;
    server
}

#[tokio::test]
async fn whoever_signs_in_gets_a_cookie_that_scripts_and_other_sites_cannot_use() {
    let server = with_oversight().await;
    let answer = server
        .try_sign_in(&json!({"name": "oversight-1", "password": PASSWORD}))
        .await;
    assert_eq!(answer.status, StatusCode::CREATED);
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("__Host-qingyu="), "{cookie}");
    for part in ["; Path=/", "; HttpOnly", "; SameSite=Strict", "; Secure"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert_eq!(
        answer.json()["posts"],
        json!([{"role": "oversight", "unit": "oversight"}])
    );
    let token = cookie["__Host-qingyu=".len()..].split(';').next().unwrap();
    assert_eq!(token.len(), 64);
    assert!(!answer.text().contains(token));
    let me = server.sign_in("oversight-1").await.get(SESSION).await;
    assert_eq!(me.status, StatusCode::OK);
    assert_eq!(me.json()["shown"], "人员oversight-1");
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_name_look_and_wait_alike() {
    let server = with_oversight().await;
    let wrong = |name: &str| json!({"name": name, "password": "一个错误的密码一二三四"});
    for n in 0..6 {
        let known = server.try_sign_in(&wrong("oversight-1")).await;
        let unknown = server.try_sign_in(&wrong("nobody")).await;
        assert_eq!(known.problem(), unknown.problem(), "try {n}");
        assert_eq!(known.header("retry-after"), unknown.header("retry-after"), "try {n}");
        let expected = if n < 3 { "401 wrong_credentials" } else { "429 too_many" };
        assert_eq!(known.problem(), expected, "try {n}");
        if n < 3 {
            assert_eq!(known.header("www-authenticate"), "Session");
        }
    }
    let right = json!({"name": "oversight-1", "password": PASSWORD});
    assert_eq!(server.try_sign_in(&right).await.problem(), "429 too_many");
    server.set_clock("2026-11-27T10:00:02+08:00");
    let answer = server.try_sign_in(&right).await;
    assert_eq!(answer.status, StatusCode::CREATED, "never for ever");
    let again = server.try_sign_in(&wrong("oversight-1")).await;
    assert_eq!(
        again.problem(),
        "401 wrong_credentials",
        "and it counts from the beginning"
    );
}

#[tokio::test]
async fn a_session_ends_after_thirty_idle_minutes_and_after_twelve_hours() {
    let server = with_oversight().await;
    let desk = server.sign_in("oversight-1").await;
    server.set_clock("2026-11-27T10:29:59+08:00");
    assert_eq!(desk.get(SESSION).await.status, StatusCode::OK);
    server.set_clock("2026-11-27T10:59:58+08:00");
    assert_eq!(desk.get(SESSION).await.status, StatusCode::OK, "using it keeps it");
    server.set_clock("2026-11-27T11:30:00+08:00");
    assert_eq!(desk.get(SESSION).await.problem(), "401 signed_out");
    let desk = server.sign_in("oversight-1").await;
    let mut minute = 0;
    let start = Timestamp::parse("2026-11-27T11:30:00+08:00").unwrap();
    while minute < 12 * 60 - 20 {
        minute += 20;
        server.app.clock.set(start.plus_ms(minute * 60_000));
        assert_eq!(desk.get(SESSION).await.status, StatusCode::OK, "minute {minute}");
    }
    server.app.clock.set(start.plus_ms(12 * 3_600_000));
    assert_eq!(desk.get(SESSION).await.problem(), "401 signed_out");
}

#[tokio::test]
async fn signing_in_again_ends_the_session_before_and_signing_out_everywhere_ends_all() {
    let server = with_oversight().await;
    let first = server.sign_in("oversight-1").await;
    let again = first
        .post(SESSION, &json!({"name": "oversight-1", "password": PASSWORD}))
        .await;
    assert_eq!(again.status, StatusCode::CREATED);
    assert_eq!(first.get(SESSION).await.problem(), "401 signed_out", "rotated");
    let (one, other) = (server.sign_in("oversight-1").await, server.sign_in("oversight-1").await);
    let out = one.call("DELETE", SESSION, None).await;
    assert_eq!(out.status, StatusCode::OK);
    assert!(out.header("set-cookie").contains("Max-Age=0"));
    assert_eq!(one.get(SESSION).await.problem(), "401 signed_out");
    assert_eq!(other.get(SESSION).await.status, StatusCode::OK);
    let third = server.sign_in("oversight-1").await;
    assert_eq!(
        third.call("DELETE", "/api/v1/desk/sessions", None).await.status,
        StatusCode::OK
    );
    assert_eq!(other.get(SESSION).await.problem(), "401 signed_out");
}

#[tokio::test]
async fn no_change_comes_from_another_site_with_and_without_sec_fetch_site() {
    let server = with_oversight().await;
    let desk = server.sign_in("oversight-1").await;
    for headers in [
        vec![("sec-fetch-site", "cross-site")],
        vec![("sec-fetch-site", "same-site")],
        vec![("origin", "https://evil.example")],
        vec![("origin", "null")],
    ] {
        for (method, path) in [
            ("DELETE", SESSION),
            ("POST", SESSION),
            ("POST", "/api/v1/desk/people"),
            ("POST", "/api/v1/desk/openings"),
            ("POST", "/api/v1/desk/otp"),
            ("POST", "/api/v1/desk/units"),
            ("POST", "/api/v1/desk/calendar"),
            ("POST", "/api/v1/desk/deadlines"),
            ("POST", "/api/v1/desk/cases/x/acts"),
        ] {
            let mut request = Request::builder()
                .method(method)
                .uri(path)
                .header("host", "a.cn")
                .header("cookie", &desk.cookie);
            for (name, value) in &headers {
                request = request.header(*name, *value);
            }
            let request = request
                .header("content-type", "application/json")
                .body(Body::from("{}"))
                .unwrap();
            assert_eq!(
                server.send(request).await.problem(),
                "403 forbidden",
                "{method} {path} {headers:?}"
            );
        }
    }
    assert_eq!(desk.get(SESSION).await.status, StatusCode::OK, "nothing was done");
}

#[tokio::test]
async fn a_changed_password_ends_every_session_and_the_old_one_is_dead() {
    let server = with_oversight().await;
    let desk = server.sign_in("oversight-1").await;
    let change = |old: &str, new: &str| json!({"password": old, "new": new});
    let path = "/api/v1/desk/password";
    assert_eq!(
        desk.post(path, &change(PASSWORD, "short")).await.problem(),
        "422 invalid password:malformed"
    );
    assert_eq!(
        desk.post(path, &change("不是这个密码一二三四五六", "新的密码一二三四五六七八"))
            .await
            .problem(),
        "401 wrong_credentials"
    );
    assert_eq!(
        desk.post(path, &change(PASSWORD, "新的密码一二三四五六七八"))
            .await
            .status,
        StatusCode::OK
    );
    assert_eq!(desk.get(SESSION).await.problem(), "401 signed_out");
    let old = server
        .try_sign_in(&json!({"name": "oversight-1", "password": PASSWORD}))
        .await;
    assert_eq!(old.problem(), "401 wrong_credentials");
    let new = server
        .try_sign_in(&json!({"name": "oversight-1", "password": "新的密码一二三四五六七八"}))
        .await;
    assert_eq!(new.status, StatusCode::CREATED);
}

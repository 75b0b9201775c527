//! The second factor: set up, asked for, replaced.

use crate::support::Server;
use crate::support::desk::PASSWORD;
use axum::http::StatusCode;
use qingyu_domain::person::Role;
use qingyu_domain::time::Timestamp;
use qingyu_server::accounts::otp;
use serde_json::json;

const SESSION: &str = "/api/v1/desk/session";

async fn with_oversight() -> Server {
    let server = Server::start().await;
    server.hire_one("oversight-1", Role::Oversight, "oversight").await;
    server
}

#[tokio::test]
async fn a_second_factor_is_asked_for_once_it_is_set_and_each_code_works_once() {
    let server = with_oversight().await;
    let desk = server.sign_in("oversight-1").await;
    let offer = desk.get("/api/v1/desk/otp").await.json();
    let secret = offer["secret"].as_str().unwrap();
    let bytes = otp::read(secret).unwrap();
    let digits = |at: &str| {
        let now = Timestamp::parse(at).unwrap();
        let fits = |digits: &String| otp::step(&bytes, digits, now).unwrap() == Some(now.ms() / 30_000);
        (0..1_000_000).map(|n| format!("{n:06}")).find(fits).unwrap()
    };
    let now = digits(crate::support::NOW);
    let set = |digits: &str, password: &str| json!({"password": password, "secret": secret, "otp": digits});
    let wrong = desk.post("/api/v1/desk/otp", &set("000000", PASSWORD)).await;
    assert_eq!(wrong.problem(), "422 invalid otp:check_digits");
    let wrong = desk
        .post("/api/v1/desk/otp", &set(&now, "不是这个密码一二三四五六"))
        .await;
    assert_eq!(wrong.problem(), "401 wrong_credentials");
    assert_eq!(
        desk.post("/api/v1/desk/otp", &set(&now, PASSWORD)).await.status,
        StatusCode::OK
    );
    assert_eq!(
        desk.get(SESSION).await.problem(),
        "401 signed_out",
        "what was signed in without it is over"
    );
    let credentials = |otp: Option<&str>| json!({"name": "oversight-1", "password": PASSWORD, "otp": otp});
    assert_eq!(server.try_sign_in(&credentials(None)).await.problem(), "401 otp_needed");
    assert_eq!(
        server.try_sign_in(&credentials(Some("000000"))).await.problem(),
        "401 wrong_credentials"
    );
    // Three were wrong by now: the password of the set-up, missing digits, wrong digits.
    server.set_clock("2026-11-27T10:00:02+08:00");
    assert_eq!(
        server.try_sign_in(&credentials(Some(&now))).await.problem(),
        "401 wrong_credentials",
        "the code that set it up works no more"
    );
    server.set_clock("2026-11-27T10:00:30+08:00");
    let next = digits("2026-11-27T10:00:30+08:00");
    assert_eq!(
        server.try_sign_in(&credentials(Some(&next))).await.status,
        StatusCode::CREATED
    );
    assert_eq!(
        server.try_sign_in(&credentials(Some(&next))).await.problem(),
        "401 wrong_credentials"
    );
}

/// The six digits of a secret at a moment.
fn digits(secret: &str, at: &str) -> String {
    let (bytes, now) = (otp::read(secret).unwrap(), Timestamp::parse(at).unwrap());
    let fits = |digits: &String| otp::step(&bytes, digits, now).unwrap() == Some(now.ms() / 30_000);
    (0..1_000_000).map(|n| format!("{n:06}")).find(fits).unwrap()
}

#[tokio::test]
async fn whoever_has_a_second_factor_needs_it_to_set_up_another() {
    let server = with_oversight().await;
    let path = "/api/v1/desk/otp";
    let desk = server.sign_in("oversight-1").await;
    let secret = async |desk: &crate::support::desk::Desk<'_>| {
        let offer = desk.get(path).await.json();
        offer["secret"].as_str().unwrap().to_owned()
    };
    let first = secret(&desk).await;
    let set = |secret: &str, otp: &str, current: Option<&str>| json!({"password": PASSWORD, "secret": secret, "otp": otp, "current": current});
    let at = "2026-11-27T10:00:00+08:00";
    let done = desk.post(path, &set(&first, &digits(&first, at), None)).await;
    assert_eq!(done.status, StatusCode::OK);
    let at = "2026-11-27T10:01:00+08:00";
    server.set_clock(at);
    let used = digits(&first, at);
    let signed = json!({"name": "oversight-1", "password": PASSWORD, "otp": used});
    let cookie = server
        .try_sign_in(&signed)
        .await
        .header("set-cookie")
        .split(';')
        .next()
        .unwrap()
        .to_owned();
    let desk = crate::support::desk::Desk {
        server: &server,
        cookie,
    };
    let second = secret(&desk).await;
    let fitting = digits(&second, at);
    let ask = async |current: Option<&str>| desk.post(path, &set(&second, &fitting, current)).await;
    assert_eq!(ask(None).await.problem(), "401 otp_needed");
    assert_eq!(ask(Some("000000")).await.problem(), "401 wrong_credentials");
    assert_eq!(
        ask(Some(&used)).await.problem(),
        "401 wrong_credentials",
        "each code works once"
    );
    assert_eq!(desk.get(SESSION).await.status, StatusCode::OK, "nothing was changed");
    let next = digits(&first, "2026-11-27T10:01:30+08:00");
    assert_eq!(ask(Some(&next)).await.status, StatusCode::OK);
    assert_eq!(desk.get(SESSION).await.problem(), "401 signed_out");
}

#[tokio::test]
async fn guesses_at_the_second_factor_so_far_make_one_wait() {
    let server = with_oversight().await;
    let desk = server.sign_in("oversight-1").await;
    let secret = desk.get("/api/v1/desk/otp").await.json()["secret"]
        .as_str()
        .unwrap()
        .to_owned();
    let now = digits(&secret, crate::support::NOW);
    let body = json!({"password": PASSWORD, "secret": secret, "otp": now});
    assert_eq!(desk.post("/api/v1/desk/otp", &body).await.status, StatusCode::OK);
    server.set_clock("2026-11-27T10:01:00+08:00");
    let code = digits(&secret, "2026-11-27T10:01:00+08:00");
    let signed = json!({"name": "oversight-1", "password": PASSWORD, "otp": code});
    let cookie = server
        .try_sign_in(&signed)
        .await
        .header("set-cookie")
        .split(';')
        .next()
        .unwrap()
        .to_owned();
    let desk = crate::support::desk::Desk {
        server: &server,
        cookie,
    };
    let guess = json!({"password": PASSWORD, "secret": secret, "otp": code, "current": "000000"});
    for _ in 0..3 {
        assert_eq!(
            desk.post("/api/v1/desk/otp", &guess).await.problem(),
            "401 wrong_credentials"
        );
    }
    assert_eq!(desk.post("/api/v1/desk/otp", &guess).await.problem(), "429 too_many");
}

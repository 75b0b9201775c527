//! Supervisors' phones: a link that works once, a PIN that waits, an end in one go.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use qingyu_domain::person::Role;
use serde_json::{Value, json};

use crate::support::{Answer, Server};

const DEVICE: &str = "/api/v1/desk/device";
const PIN: &str = "/api/v1/desk/pin";
const SESSION: &str = "/api/v1/desk/session";
const RIGHT: &str = "482913";

async fn house() -> Server {
    let server = Server::start().await;
    server.hire().await;
    server
}

async fn id_of(server: &Server, name: &str) -> String {
    let staff = server.app.store.staff().await.unwrap();
    staff.into_iter().find(|one| one.name == name).unwrap().person.id.0
}

async fn invited(server: &Server, name: &str) -> Answer {
    let path = format!("/api/v1/desk/people/{}/invitation", id_of(server, name).await);
    server.sign_in("admin").await.post(&path, &json!({})).await
}

async fn invitation(server: &Server) -> String {
    let answer = invited(server, "supervisor").await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    answer.json()["invitation"].as_str().unwrap().to_owned()
}

/// Asks under a cookie, or none.
async fn ask(server: &Server, path: &str, cookie: &str, body: &Value) -> Answer {
    let request = Request::post(path)
        .header("cookie", cookie)
        .header("content-type", "application/json");
    server.send(request.body(Body::from(body.to_string())).unwrap()).await
}

/// The cookies that an answer sets: of the session and of the phone.
fn cookies(answer: &Answer) -> [String; 2] {
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    let set: Vec<String> = answer
        .headers
        .get_all("set-cookie")
        .iter()
        .map(|value| value.to_str().unwrap().to_owned())
        .collect();
    assert_eq!(set.len(), 2, "{set:?}");
    assert!(
        set.iter().all(|one| one.contains("HttpOnly; SameSite=Strict")),
        "{set:?}"
    );
    assert!(
        set[1].contains("qingyu-device=") && set[1].contains("Max-Age="),
        "{set:?}"
    );
    [0, 1].map(|at| set[at].split(';').next().unwrap().to_owned())
}

async fn phone(server: &Server) -> [String; 2] {
    let setting = json!({"invitation": invitation(server).await, "pin": RIGHT});
    cookies(&ask(server, DEVICE, "", &setting).await)
}

async fn who(server: &Server, cookie: &str) -> Answer {
    let request = Request::get(SESSION).header("cookie", cookie);
    server.send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn a_link_brings_in_one_phone_once_and_its_pin_signs_in_from_then_on() {
    let server = house().await;
    let token = invitation(&server).await;
    let weak = ask(&server, DEVICE, "", &json!({"invitation": token, "pin": "123456"})).await;
    assert_eq!(weak.problem(), "422 invalid pin:out_of_range", "the link is still good");
    let setting = json!({"invitation": token, "pin": RIGHT});
    let [session, device] = cookies(&ask(&server, DEVICE, "", &setting).await);
    assert_eq!(who(&server, &session).await.json()["name"], "supervisor");
    assert_eq!(
        ask(&server, DEVICE, "", &setting).await.problem(),
        "401 wrong_credentials",
        "once"
    );
    let known = server
        .send(
            Request::get(DEVICE)
                .header("cookie", &device)
                .body(Body::empty())
                .unwrap(),
        )
        .await;
    assert_eq!(known.json(), json!({"is_known": true}), "whose it is, is not said");
    let entered = ask(&server, PIN, &device, &json!({"pin": RIGHT})).await;
    let [session, same] = cookies(&entered);
    assert_eq!(same, device);
    assert_eq!(who(&server, &session).await.status, StatusCode::OK);
    assert_eq!(
        ask(&server, PIN, "", &json!({"pin": RIGHT})).await.problem(),
        "401 wrong_credentials",
        "nothing without the phone"
    );
}

#[tokio::test]
async fn wrong_pins_wait_longer_and_longer_but_never_for_ever() {
    let server = house().await;
    let [_, device] = phone(&server).await;
    let tries = async |pin: &str| ask(&server, PIN, &device, &json!({"pin": pin})).await;
    for _ in 0..3 {
        assert_eq!(tries("482914").await.problem(), "401 wrong_credentials");
    }
    let waits = tries(RIGHT).await;
    assert_eq!(waits.problem(), "429 too_many");
    assert!(!waits.header("retry-after").is_empty());
    server.set_clock("2026-11-27T10:10:00+08:00");
    cookies(&tries(RIGHT).await);
    assert_eq!(tries("482914").await.problem(), "401 wrong_credentials", "counted anew");
}

#[tokio::test]
async fn a_lost_phone_is_ended_in_one_go_and_another_one_takes_its_place() {
    let server = house().await;
    let [session, device] = phone(&server).await;
    let left = invitation(&server).await;
    let path = format!("/api/v1/desk/people/{}/device", id_of(&server, "supervisor").await);
    let admin = server.sign_in("admin").await;
    assert_eq!(admin.call("DELETE", &path, None).await.status, StatusCode::OK);
    assert_eq!(who(&server, &session).await.problem(), "401 signed_out");
    assert_eq!(
        ask(&server, PIN, &device, &json!({"pin": RIGHT})).await.problem(),
        "401 wrong_credentials"
    );
    let late = ask(&server, DEVICE, "", &json!({"invitation": left, "pin": RIGHT})).await;
    assert_eq!(
        late.problem(),
        "401 wrong_credentials",
        "the link that was out ends, too"
    );
    let [one, first] = phone(&server).await;
    let [_, second] = phone(&server).await;
    assert_eq!(who(&server, &one).await.problem(), "401 signed_out");
    assert_eq!(
        ask(&server, PIN, &first, &json!({"pin": RIGHT})).await.problem(),
        "401 wrong_credentials"
    );
    cookies(&ask(&server, PIN, &second, &json!({"pin": RIGHT})).await);
    let changes = admin.get("/api/v1/desk/changes").await.text();
    for what in ["device_invited", "device_added", "device_ended"] {
        assert!(changes.contains(what), "{what}: {changes}");
    }
    assert!(!changes.contains(&left));
}

#[tokio::test]
async fn a_link_ends_after_three_days_and_only_supervisors_get_one() {
    let server = house().await;
    for name in ["oversight-1", "head", "admin", "intake"] {
        assert_eq!(invited(&server, name).await.problem(), "409 not_now", "{name}");
    }
    let path = format!("/api/v1/desk/people/{}", id_of(&server, "supervisor").await);
    for (name, role) in [("oversight-1", Role::Oversight), ("supervisor", Role::Supervisor)] {
        let desk = server.sign_in(name).await;
        let asked = desk.post(&format!("{path}/invitation"), &json!({})).await;
        assert_eq!(asked.problem(), "403 not_allowed", "{role:?}");
        let ended = desk.call("DELETE", &format!("{path}/device"), None).await;
        assert_eq!(ended.problem(), "403 not_allowed", "{role:?}");
    }
    let setting = json!({"invitation": invitation(&server).await, "pin": RIGHT});
    server.set_clock("2026-11-30T10:00:01+08:00");
    assert_eq!(
        ask(&server, DEVICE, "", &setting).await.problem(),
        "401 wrong_credentials"
    );
}

#[tokio::test]
async fn a_term_that_is_over_ends_the_pin_and_the_link() {
    let server = house().await;
    let [_, device] = phone(&server).await;
    server.set_clock("2028-11-26T10:00:00+08:00");
    let setting = json!({"invitation": invitation(&server).await, "pin": RIGHT});
    server.set_clock("2028-11-27T10:00:00+08:00");
    let late = ask(&server, PIN, &device, &json!({"pin": RIGHT})).await;
    assert_eq!(late.problem(), "401 wrong_credentials");
    let late = ask(&server, DEVICE, "", &setting).await;
    assert_eq!(late.problem(), "401 wrong_credentials");
}

#[tokio::test]
async fn a_phone_that_was_not_used_for_as_long_as_its_cookie_lives_is_ended_on_record() {
    let server = house().await;
    let [_, device] = phone(&server).await;
    let ended = async || qingyu_server::commands::device::end_unused(&server.app).await.unwrap();
    server.set_clock("2027-06-01T10:00:00+08:00");
    assert_eq!(
        ask(&server, PIN, &device, &json!({"pin": RIGHT})).await.status,
        StatusCode::CREATED
    );
    server.set_clock("2028-07-05T10:00:00+08:00");
    assert_eq!(ended().await, 0, "400 days are not over");
    server.set_clock("2028-07-06T10:00:00+08:00");
    assert_eq!(ended().await, 1);
    assert_eq!(ended().await, 0);
    let late = ask(&server, PIN, &device, &json!({"pin": RIGHT})).await;
    assert_eq!(late.problem(), "401 wrong_credentials");
    let changes = server.app.store.changes(None, None, 3).await.unwrap();
    assert_eq!((changes[0].what.as_str(), &changes[0].person), ("device_ended", &None));
}

#[tokio::test]
async fn another_post_ends_phone_and_session_since_a_pin_opens_no_cases() {
    let server = house().await;
    let [session, device] = phone(&server).await;
    let admin = server.sign_in("admin").await;
    let posts = json!([{"role": "concerned", "unit": "demo-2"}]);
    let edit = json!({"id": id_of(&server, "supervisor").await, "posts": posts});
    let edited = admin.post("/api/v1/desk/people", &edit).await;
    assert_eq!(edited.status, StatusCode::OK, "{}", edited.text());
    assert_eq!(who(&server, &session).await.problem(), "401 signed_out");
    let late = ask(&server, PIN, &device, &json!({"pin": RIGHT})).await;
    assert_eq!(late.problem(), "401 wrong_credentials");
}

#[tokio::test]
async fn of_many_pins_at_once_one_is_looked_at() {
    let server = house().await;
    let [_, device] = phone(&server).await;
    let wrong = json!({"pin": "482914"});
    let tries = (0..12).map(|_| ask(&server, PIN, &device, &wrong));
    let answers = futures_util::future::join_all(tries).await;
    let looked_at = answers.iter().filter(|one| one.problem() == "401 wrong_credentials");
    assert!(looked_at.count() <= 3, "three are free, and no more at once");
    assert!(answers.iter().any(|one| one.problem() == "429 too_many"));
}

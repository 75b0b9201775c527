//! Webhooks: a real receiver of HTTP is told once, signed, that a case moved, and never what.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use hmac::{Hmac, KeyInit as _, Mac as _};
use qingyu_server::jobs::hook;
use qingyu_server::pepper::hex;
use serde_json::{Value, json};
use sha2::Sha256;
use tokio::net::TcpListener;

use crate::support::Server;
use crate::support::desk::{Team, number};

const SECRET: &str = "0123456789abcdef0123456789abcdef";

/// What came: the headers, and the body to the letter.
type Came = Vec<(HeaderMap, String)>;

/// A receiver: what it says next, and what came.
#[derive(Clone, Default)]
struct Receiver {
    says: Arc<Mutex<Vec<u16>>>,
    came: Arc<Mutex<Came>>,
}

impl Receiver {
    async fn start(says: &[u16]) -> (Self, String) {
        let receiver = Self::default();
        *receiver.says.lock().unwrap() = says.iter().rev().copied().collect();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/news", listener.local_addr().unwrap());
        let router = Router::new().route("/news", post(take)).with_state(receiver.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        (receiver, url)
    }

    fn came(&self) -> Came {
        self.came.lock().unwrap().clone()
    }
}

async fn take(State(receiver): State<Receiver>, headers: HeaderMap, body: String) -> StatusCode {
    receiver.came.lock().unwrap().push((headers, body));
    StatusCode::from_u16(receiver.says.lock().unwrap().pop().unwrap_or(204)).unwrap()
}

async fn server(url: Option<String>) -> Server {
    let folder = tempfile::tempdir().unwrap();
    let secret = folder.path().join("secret");
    std::fs::write(&secret, format!("{SECRET}\n")).unwrap();
    let server = Server::with(|settings| {
        settings.notify.hook_url = url;
        settings.notify.hook_secret_file = Some(secret.clone());
    })
    .await;
    server.hire().await;
    server
}

/// What a receiver reckons over what came.
fn signature(timestamp: &str, body: &str) -> String {
    let mut block = [0; 64];
    block[..SECRET.len()].copy_from_slice(SECRET.as_bytes());
    let mut mac = Hmac::<Sha256>::new(&block.into());
    mac.update(format!("{timestamp}.{body}").as_bytes());
    let digest: [u8; 32] = mac.finalize().into_bytes().into();
    format!("v1={}", hex(&digest))
}

#[tokio::test]
async fn a_case_that_moved_is_told_once_signed_and_without_what_happened() {
    let (receiver, url) = Receiver::start(&[]).await;
    let server = server(Some(url)).await;
    let code = server.filed().await;
    let case = number(&server, &code).await;
    hook::look(&server.app).await.unwrap();
    assert!(receiver.came().is_empty(), "nobody learns when a citizen was there");
    Team::of(&server).await.begin(&case).await;
    for _ in 0..2 {
        hook::look(&server.app).await.unwrap();
    }
    let got = receiver.came();
    assert_eq!(got.len(), 1, "all that is new at once, and once");
    let (headers, body) = &got[0];
    let header = |name: &str| headers[name].to_str().unwrap();
    assert_eq!(header("content-type"), "application/json");
    assert_eq!(header("qingyu-timestamp"), "1795744800", "when it is sent");
    assert_eq!(header("qingyu-signature"), signature("1795744800", body));
    let told: Value = serde_json::from_str(body).unwrap();
    assert_eq!(told["number"], case);
    assert_eq!(
        (&told["what"], &told["at"]),
        (&json!("news"), &json!("2026-11-27T10:00:00+08:00"))
    );
    assert_eq!(told.as_object().unwrap().len(), 4, "{told}");
    assert_eq!(told["id"].as_str().unwrap().len(), 32);
    for secret in [code.as_str(), "complaint", "demo-1", "accepted", "verif"] {
        assert!(!body.contains(secret), "{secret} in {body}");
    }
    // The citizen's own deed is no news to anybody else.
    let withdraw = json!({"key": crate::support::key(), "reason": "solved"});
    server.post("/api/v1/case/withdrawal", Some(&code), &withdraw).await;
    hook::look(&server.app).await.unwrap();
    assert_eq!(receiver.came().len(), 1);
}

#[tokio::test]
async fn what_was_certainly_not_taken_comes_again_as_the_same_message() {
    let (receiver, url) = Receiver::start(&[503, 429, 200]).await;
    let server = server(Some(url)).await;
    let case = number(&server, &server.filed().await).await;
    Team::of(&server).await.begin(&case).await;
    for moment in ["10:00:30", "10:02:00", "10:02:30", "10:08:00", "11:00:00"] {
        server.set_clock(&format!("2026-11-27T{moment}+08:00"));
        hook::look(&server.app).await.unwrap();
    }
    let got = receiver.came();
    assert_eq!(got.len(), 3, "not now, not now, and then taken");
    assert!(
        got.windows(2).all(|pair| pair[0].1 == pair[1].1),
        "the same message: {got:?}"
    );
    for (headers, body) in &got {
        let timestamp = headers["qingyu-timestamp"].to_str().unwrap();
        assert_eq!(
            headers["qingyu-signature"].to_str().unwrap(),
            signature(timestamp, body)
        );
    }
    assert_eq!(server.app.metrics.messages_failed.get(), 0);
}

#[tokio::test]
async fn what_may_have_arrived_is_never_sent_again_and_what_is_refused_is_not() {
    for says in [500, 400, 302] {
        let (receiver, url) = Receiver::start(&[says]).await;
        let server = server(Some(url)).await;
        let case = number(&server, &server.filed().await).await;
        Team::of(&server).await.begin(&case).await;
        hook::look(&server.app).await.unwrap();
        server.set_clock("2026-11-29T10:00:00+08:00");
        hook::look(&server.app).await.unwrap();
        assert_eq!(receiver.came().len(), 1, "{says}");
        assert_eq!(
            server.app.metrics.messages_failed.get(),
            1,
            "{says}: somebody looks after it"
        );
    }
}

#[tokio::test]
async fn a_receiver_that_is_not_there_is_asked_until_it_is() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let server = server(Some(format!("http://{address}/news"))).await;
    let case = number(&server, &server.filed().await).await;
    Team::of(&server).await.begin(&case).await;
    hook::look(&server.app).await.unwrap();
    let receiver = Receiver::default();
    let router = Router::new().route("/news", post(take)).with_state(receiver.clone());
    let listener = TcpListener::bind(address).await.unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    server.set_clock("2026-11-27T10:02:00+08:00");
    hook::look(&server.app).await.unwrap();
    assert_eq!(receiver.came().len(), 1);
}

#[tokio::test]
async fn without_a_receiver_nothing_waits_for_one_that_comes_later() {
    let server = server(None).await;
    let case = number(&server, &server.filed().await).await;
    Team::of(&server).await.begin(&case).await;
    let now = server.app.clock.now();
    let waiting = async || {
        server
            .app
            .store
            .claim_outbox(hook::HOOK, now, now, 100)
            .await
            .unwrap()
            .len()
    };
    assert_eq!(waiting().await, 2, "accepted, and given to somebody");
    hook::look(&server.app).await.unwrap();
    assert_eq!(waiting().await, 0);
}

#[tokio::test]
async fn a_secret_that_is_short_is_refused_before_anything_starts() {
    let folder = tempfile::tempdir().unwrap();
    let secret = folder.path().join("secret");
    std::fs::write(&secret, "short").unwrap();
    let mut settings = crate::support::settings(folder.path());
    settings.notify.hook_url = Some("https://portal.example.cn/news".to_owned());
    settings.notify.hook_secret_file = Some(secret);
    let config = qingyu_server::config::Config::of(settings, qingyu_server::config::Settings::default()).unwrap();
    let error = qingyu_server::notify::Notify::of(&config.notify)
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("fewer than 32 characters") && !error.contains("short"),
        "{error}"
    );
}

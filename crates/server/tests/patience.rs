//! Slow clients, and the end of the server, on real sockets.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

mod support;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::routing::get;
use qingyu_server::patience::{Patience, Stop};
use support::wire::Listening;
use support::{Server, complaint};
use tokio::sync::{Notify, Semaphore};

const SHORT: Duration = Duration::from_millis(150);
const HEAD: &str = "POST /api/v1/cases HTTP/1.1\r\nhost: a.cn\r\n";

/// Long for everything, so that a test shortens only what it is about.
fn patience() -> Patience {
    let long = Duration::from_mins(1);
    Patience {
        head: long,
        body: long,
        file: long,
        answer: long,
        drain: long,
        tail: SHORT,
    }
}

async fn listening(patience: Patience) -> (Server, Listening) {
    let server = Server::with_patience(patience, |_| {}).await;
    let listening = Listening::start(server.router.clone(), patience, server.app.stop.clone()).await;
    (server, listening)
}

/// The head of a request whose body has as many bytes as that of a whole one.
fn head_of(body: &str) -> String {
    format!(
        "{HEAD}content-type: application/json\r\ncontent-length: {}\r\n\r\n",
        body.len()
    )
}

#[tokio::test]
async fn half_a_head_is_cut_off_without_an_answer_however_it_dribbles() {
    let (_server, listening) = listening(Patience {
        head: SHORT,
        ..patience()
    })
    .await;
    let mut silent = listening.connect().await;
    let mut half = listening.connect().await;
    half.send(HEAD).await;
    let mut slow = listening.connect().await;
    slow.send(HEAD).await;
    slow.send("x-slow: ").await;
    assert_eq!(slow.dribble().await, "");
    assert_eq!((silent.rest().await, half.rest().await), (String::new(), String::new()));
}

#[tokio::test]
async fn a_kept_connection_on_which_nothing_comes_is_closed() {
    let (_server, listening) = listening(Patience {
        head: SHORT,
        ..patience()
    })
    .await;
    let mut client = listening.connect().await;
    client.send("GET /api/v1/units HTTP/1.1\r\nhost: a.cn\r\n\r\n").await;
    assert!(client.rest().await.starts_with("HTTP/1.1 200 OK\r\n"));
}

#[tokio::test]
async fn half_a_body_is_answered_with_408_however_it_dribbles() {
    let (server, listening) = listening(Patience {
        body: SHORT,
        ..patience()
    })
    .await;
    let body = complaint().to_string();
    let mut half = listening.connect().await;
    half.send(&(head_of(&body) + &body[..20])).await;
    let mut slow = listening.connect().await;
    slow.send(&head_of(&"x".repeat(60_000))).await;
    for answer in [slow.dribble().await, half.rest().await] {
        assert!(answer.starts_with("HTTP/1.1 408 Request Timeout\r\n"), "{answer}");
        assert!(
            answer.contains("content-type: application/problem+json\r\n"),
            "{answer}"
        );
        assert!(
            answer.contains("connection: close\r\n") && answer.contains("retry-after: 2\r\n"),
            "{answer}"
        );
        assert!(answer.contains(r#""code":"too_slow""#), "{answer}");
    }
    assert!(!server.app.store.has_cases().await.unwrap());
}

#[tokio::test]
async fn half_a_form_of_the_plain_pages_is_answered_with_408() {
    let (_server, listening) = listening(Patience {
        body: SHORT,
        ..patience()
    })
    .await;
    let mut client = listening.connect().await;
    client.send("POST /lite/check HTTP/1.1\r\nhost: a.cn\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 99\r\n\r\nkind=").await;
    let answer = client.rest().await;
    assert!(answer.starts_with("HTTP/1.1 408 Request Timeout\r\n"), "{answer}");
    assert!(
        answer.contains("网络太慢，内容没有收完") && !answer.contains("现在使用的人较多"),
        "{answer}"
    );
}

#[tokio::test]
async fn what_comes_slowly_but_in_time_is_filed() {
    let (server, listening) = listening(patience()).await;
    let body = complaint().to_string();
    let mut client = listening.connect().await;
    for part in head_of(&body).split_inclusive("\r\n") {
        client.send(part).await;
    }
    for (at, c) in body.char_indices() {
        client.send(&body[at..at + c.len_utf8()]).await;
    }
    assert!(client.until("\r\n\r\n").await.starts_with("HTTP/1.1 201 Created\r\n"));
    assert!(server.app.store.has_cases().await.unwrap());
}

#[tokio::test]
async fn nobody_who_only_holds_a_connection_holds_up_the_end() {
    let (_server, listening) = listening(patience()).await;
    let mut kept = listening.connect().await;
    kept.send("GET /api/v1/health HTTP/1.1\r\nhost: a.cn\r\n\r\n").await;
    kept.until("\"ok\"").await;
    let mut silent = listening.connect().await;
    let mut half_head = listening.connect().await;
    half_head.send(HEAD).await;
    let mut half_body = listening.connect().await;
    half_body.send(&(head_of("{\"a\":1}") + "{")).await;
    // Whoever connected later is served now, so those above are served too.
    let mut later = listening.connect().await;
    later.send("GET /api/v1/health HTTP/1.1\r\nhost: a.cn\r\n\r\n").await;
    later.until("\"ok\"").await;
    listening.stop.tell();
    let (address, _) = (listening.address, listening.end().await);
    assert!(
        tokio::net::TcpStream::connect(address).await.is_err(),
        "it still listens"
    );
    assert_eq!(
        (kept.rest().await, silent.rest().await, half_head.rest().await),
        Default::default()
    );
    let answer = half_body.rest().await;
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 408"), "{answer}");
}

/// A call that is answered once it is let through.
fn gated() -> (Router, Arc<Notify>, Arc<Semaphore>) {
    let (reached, gate) = (Arc::new(Notify::new()), Arc::new(Semaphore::new(0)));
    let (tell, wait) = (Arc::clone(&reached), Arc::clone(&gate));
    let handler = move || async move {
        tell.notify_one();
        drop(wait.acquire().await);
        "done"
    };
    (Router::new().route("/", get(handler)), reached, gate)
}

#[tokio::test]
async fn a_running_request_is_answered_before_the_end() {
    let (router, reached, gate) = gated();
    let mut listening = Listening::start(router, patience(), Stop::default()).await;
    let mut client = listening.connect().await;
    client.send("GET / HTTP/1.1\r\nhost: a.cn\r\n\r\n").await;
    reached.notified().await;
    listening.stop.tell();
    let address = listening.address;
    while tokio::net::TcpStream::connect(address).await.is_ok() {
        tokio::task::yield_now().await;
    }
    assert!(!listening.ends_within(SHORT * 4).await, "the request is still running");
    gate.add_permits(1);
    assert!(client.rest().await.ends_with("\r\n\r\ndone"));
    assert!(listening.end().await);
}

#[tokio::test]
async fn a_request_that_never_ends_is_given_up() {
    let (router, reached, _gate) = gated();
    let patience = Patience {
        drain: SHORT,
        ..patience()
    };
    let listening = Listening::start(router, patience, Stop::default()).await;
    let mut client = listening.connect().await;
    client.send("GET / HTTP/1.1\r\nhost: a.cn\r\n\r\n").await;
    reached.notified().await;
    listening.stop.tell();
    assert!(!listening.end().await);
    assert_eq!(client.rest().await, "");
}

#[tokio::test]
async fn an_answer_to_head_has_no_body_on_the_wire_not_even_a_problem() {
    let (_server, listening) = listening(patience()).await;
    for (path, status) in [("/api/v1/health", "200 OK"), ("/api/v1/case", "404 Not Found")] {
        let mut client = listening.connect().await;
        client
            .send(&format!(
                "HEAD {path} HTTP/1.1\r\nhost: a.cn\r\nconnection: close\r\n\r\n"
            ))
            .await;
        let answer = client.rest().await;
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}\r\n")), "{answer}");
        assert!(answer.ends_with("\r\n\r\n"), "{answer}");
    }
}

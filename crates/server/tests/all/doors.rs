//! The listeners: a desk at an address of its own leaves no trace at the public one, and the numbers name nobody.

use std::net::SocketAddr;

use crate::support::{Server, complaint, request, settings, site};
use qingyu_domain::time::Timestamp;
use qingyu_server::clock::Clock;
use qingyu_server::config::{Config, Settings};
use qingyu_server::doors::{Doors, without_desk};
use qingyu_server::http;
use qingyu_server::router::router;
use qingyu_server::serve;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

const FREE: &str = "127.0.0.1:0";

/// A server with a desk beside its site, seen by the public.
async fn public() -> Server {
    let mut server = Server::start().await;
    let desk = server.folder.path().join("desk");
    std::fs::create_dir_all(&desk).unwrap();
    std::fs::write(
        desk.join("index.html"),
        "<!DOCTYPE html><html><body>of the desk</body></html>",
    )
    .unwrap();
    std::fs::write(desk.join("desk-0123456789abcdef.css"), "body{}").unwrap();
    server.router = router(server.app.clone(), &server.folder.path().join("site"));
    server
}

#[tokio::test]
async fn the_public_listener_knows_nothing_of_the_desk() {
    let mut server = public().await;
    let (_, document) = http::calls().split_for_parts();
    let calls: Vec<String> = document
        .paths
        .paths
        .into_keys()
        .filter(|path| path.starts_with("/api/v1/desk"))
        .collect();
    assert!(calls.len() > 40, "{}", calls.len());
    let pages = [
        "/desk",
        "/desk/",
        "/desk/queue",
        "/desk/poster",
        "/desk/desk-0123456789abcdef.css",
        "/desk/nothing",
    ];
    let there = server.get("/desk/queue", None).await;
    assert!(there.text().contains("of the desk"), "{}", there.text());
    server.router = without_desk(server.router);
    let gone = server.get("/nothing", None).await.text();
    for path in pages {
        let answer = server.get(path, None).await;
        assert_eq!((answer.status.as_u16(), answer.text()), (404, gone.clone()), "{path}");
    }
    for path in calls {
        for method in ["GET", "POST"] {
            let path = path.replace(['{', '}'], "");
            let answer = server.send_unlisted(request(method, &path, None, None)).await;
            assert_eq!(answer.status.as_u16(), 404, "{method} {path}");
            assert_eq!(answer.json()["code"], "not_found", "{method} {path}");
        }
    }
    assert_eq!(server.get("/api/v1/units", None).await.status.as_u16(), 200);
    server.filed().await;
}

/// What a listener answers, over a connection of its own.
async fn ask(address: SocketAddr, path: &str) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let request = format!("GET {path} HTTP/1.1\r\nhost: a.cn\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

#[tokio::test]
async fn three_addresses_answer_what_is_theirs_and_stop_together() {
    let folder = tempfile::tempdir().unwrap();
    site(&folder.path().join("site"));
    let free = FREE.parse().unwrap();
    let settings = Settings {
        listen: Some(free),
        desk_listen: Some(free),
        metrics_listen: Some(free),
        public_origin: Some("https://a.cn".to_owned()),
        ..settings(folder.path())
    };
    let config = Config::of(settings, Settings::default()).unwrap();
    let at = Timestamp::parse(crate::support::NOW).unwrap();
    let app = Box::pin(serve::open(&config, Clock::fixed(at))).await.unwrap();
    let doors = Doors::open(&config).await.unwrap();
    let (public, desk, numbers) = doors.addresses().unwrap();
    let (desk, numbers) = (desk.unwrap(), numbers.unwrap());
    let (serving, site) = (app.clone(), config.site.clone());
    let served = tokio::spawn(async move { doors.serve(&serving, &site).await });

    assert!(ask(public, "/api/v1/health").await.starts_with("HTTP/1.1 200"));
    assert!(ask(public, "/api/v1/desk/session").await.starts_with("HTTP/1.1 404"));
    assert!(ask(public, "/metrics").await.starts_with("HTTP/1.1 404"));
    assert!(ask(desk, "/api/v1/desk/session").await.starts_with("HTTP/1.1 401"));
    assert!(ask(desk, "/metrics").await.starts_with("HTTP/1.1 404"));
    let text = ask(numbers, "/metrics").await;
    assert!(text.starts_with("HTTP/1.1 200"), "{text}");
    for line in [
        "qingyu_requests_total{room=\"Calls\",outcome=\"Answered\"} 1",
        "qingyu_requests_total{room=\"Desk\",outcome=\"Refused\"} 1",
        "qingyu_store_up 1",
        "qingyu_alerts_failed_total 0",
        "# EOF",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
    app.stop.tell();
    assert!(served.await.unwrap(), "all ended in time");
    app.store.clone().close().await;
}

#[tokio::test]
async fn numbers_say_nothing_about_anybody() {
    let mut server = public().await;
    server.router = qingyu_server::metrics::watch(&server.app, server.router);
    let body = complaint();
    let filed = server.post("/api/v1/cases", None, &body).await;
    assert_eq!(filed.status.as_u16(), 201);
    let code = body["query_code"].as_str().unwrap();
    server.get("/api/v1/case", Some(code)).await;
    server.get("/nothing-canary", None).await;
    server.router = qingyu_server::metrics::router(server.app.clone());
    let text = server
        .send_unlisted(request("GET", "/metrics", None, None))
        .await
        .text();
    assert!(text.contains("room=\"Calls\",outcome=\"Answered\"} 2"), "{text}");
    let labels: Vec<&str> = text.split('"').skip(1).step_by(2).collect();
    for label in labels {
        let is_known = [
            "Calls",
            "Desk",
            "Plain",
            "Pages",
            "Answered",
            "Refused",
            "Failed",
            "+Inf",
            env!("CARGO_PKG_VERSION"),
        ]
        .contains(&label);
        assert!(is_known || label.parse::<f64>().is_ok(), "{label}");
    }
}

#[test]
fn the_desks_cookie_goes_without_secure_on_a_loopback_desk_only() {
    let with = |listen: &str, desk: Option<&str>| {
        let settings = Settings {
            listen: Some(listen.parse().unwrap()),
            desk_listen: desk.map(|desk| desk.parse().unwrap()),
            insecure_cookie: true,
            public_origin: Some("https://a.cn".to_owned()),
            ..Settings::default()
        };
        Config::of(settings, Settings::default()).is_ok()
    };
    assert!(with("127.0.0.1:1", None));
    assert!(!with("0.0.0.0:1", None));
    assert!(with("0.0.0.0:1", Some("127.0.0.1:2")));
    assert!(!with("127.0.0.1:1", Some("0.0.0.0:2")));
}

#[test]
fn a_desk_apart_knows_where_citizens_are() {
    let apart = Settings {
        desk_listen: Some(FREE.parse().unwrap()),
        ..Settings::default()
    };
    let error = Config::of(apart, Settings::default()).unwrap_err().to_string();
    assert!(error.contains("QINGYU_PUBLIC_ORIGIN"), "{error}");
}

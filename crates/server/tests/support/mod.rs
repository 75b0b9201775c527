//! A server in a temporary folder, called through its real router.

#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "tests fail by panicking"
)]

use std::net::SocketAddr;
use std::path::Path;
use std::sync::LazyLock;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request, StatusCode};
use http_body_util::BodyExt as _;
use qingyu_domain::query_code::QueryCode;
use qingyu_domain::time::Timestamp;
use qingyu_server::app::App;
use qingyu_server::clock::Clock;
use qingyu_server::config::{Config, Settings};
use qingyu_server::http::openapi;
use qingyu_server::patience::Patience;
use qingyu_server::router::router;
use qingyu_server::serve;
use serde_json::{Value, json};
use tempfile::TempDir;
use tower::ServiceExt as _;

pub mod aftercare;
pub mod answered;
pub mod call_taking;
pub mod causes;
pub mod clearing;
pub mod crew;
pub mod desk;
pub mod figures;
pub mod imports;
pub mod inspections;
pub mod postgres;
pub mod ratings;
pub mod wire;

pub const NOW: &str = "2026-11-27T10:00:00+08:00";

pub struct Server {
    pub app: App,
    pub router: Router,
    pub folder: TempDir,
}

#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// Code and faults of a problem, as one line.
    pub fn problem(&self) -> String {
        assert_eq!(
            self.header("content-type"),
            "application/problem+json",
            "{}",
            self.text()
        );
        let problem = self.json();
        assert_eq!(problem["status"], self.status.as_u16());
        let fault = |fault: &Value| {
            format!(
                " {}:{}",
                fault["field"].as_str().unwrap(),
                fault["code"].as_str().unwrap()
            )
        };
        let faults: String = problem["faults"]
            .as_array()
            .map(|list| list.iter().map(fault).collect())
            .unwrap_or_default();
        format!("{} {}{faults}", self.status.as_u16(), problem["code"].as_str().unwrap())
    }
}

/// A folder like one that the build makes.
pub fn site(folder: &Path) {
    let page = r#"<link rel="stylesheet" href="/citizen-0123456789abcdef.css"/><script src="/boot.js" defer data-js="/citizen-0123456789abcdef.js" data-wasm="/citizen-0123456789abcdef_bg.wasm"></script>"#;
    std::fs::create_dir_all(folder).unwrap();
    std::fs::write(folder.join("index.html"), page).unwrap();
    std::fs::write(folder.join("citizen-0123456789abcdef.css"), "body{}").unwrap();
    std::fs::write(folder.join("boot.js"), "0").unwrap();
    std::fs::create_dir_all(folder.join("embed")).unwrap();
    std::fs::write(folder.join("embed/v1.js"), "1").unwrap();
    std::fs::write(folder.join("embed/frame.js"), "2").unwrap();
}

pub fn settings(folder: &Path) -> Settings {
    Settings {
        data_dir: Some(folder.join("data")),
        site: Some(folder.join("site")),
        submissions_per_hour: Some(1_000_000),
        lookups_per_hour: Some(1_000_000),
        ..Settings::default()
    }
}

impl Server {
    pub async fn start() -> Self {
        Self::with(|_| {}).await
    }

    pub async fn with(change: impl FnOnce(&mut Settings)) -> Self {
        Self::with_patience(Patience::default(), change).await
    }

    pub async fn with_patience(patience: Patience, change: impl FnOnce(&mut Settings)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        site(&folder.path().join("site"));
        let mut settings = settings(folder.path());
        change(&mut settings);
        let mut config = Config::of(settings, Settings::default()).unwrap();
        config.patience = patience;
        let opening = serve::open(&config, Clock::fixed(Timestamp::parse(NOW).unwrap()));
        let app = Box::pin(opening).await.unwrap();
        Self::on(app, folder)
    }

    /// The router over what was opened.
    pub fn on(app: App, folder: TempDir) -> Self {
        Self {
            router: router(app.clone(), &folder.path().join("site")),
            app,
            folder,
        }
    }

    pub fn set_clock(&self, at: &str) {
        self.app.clock.set(Timestamp::parse(at).unwrap());
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        self.send_from("192.0.2.1:5000", request).await
    }

    pub async fn send_from(&self, peer: &str, request: Request<Body>) -> Answer {
        let (method, path) = (
            request.method().as_str().to_lowercase(),
            request.uri().path().to_owned(),
        );
        let answer = self.ask(peer, request).await;
        assert_documented(&method, &path, answer.status.as_str());
        answer
    }

    /// A request where the call may not be there.
    pub async fn send_unlisted(&self, request: Request<Body>) -> Answer {
        self.ask("192.0.2.1:5000", request).await
    }

    async fn ask(&self, peer: &str, mut request: Request<Body>) -> Answer {
        request
            .extensions_mut()
            .insert(ConnectInfo(peer.parse::<SocketAddr>().unwrap()));
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes().to_vec();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body,
        }
    }

    pub async fn get(&self, path: &str, code: Option<&str>) -> Answer {
        self.send(request("GET", path, code, None)).await
    }

    pub async fn post(&self, path: &str, code: Option<&str>, body: &Value) -> Answer {
        self.send(request("POST", path, code, Some(body.to_string().into_bytes())))
            .await
    }

    pub async fn post_form(&self, path: &str, body: &str) -> Answer {
        let request = Request::post(path)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("host", "a.cn")
            .header("origin", "http://a.cn");
        self.send(request.body(Body::from(body.to_owned())).unwrap()).await
    }

    /// Files a plain complaint and gives its code.
    pub async fn filed(&self) -> String {
        let body = complaint();
        let answer = self.post("/api/v1/cases", None, &body).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
        body["query_code"].as_str().unwrap().to_owned()
    }
}

/// Every answer that a test ever gets to a call is one that the document knows.
pub fn assert_documented(method: &str, path: &str, status: &str) {
    static DOCUMENT: LazyLock<Value> = LazyLock::new(|| serde_json::to_value(openapi::document()).unwrap());
    let is_template = |template: &&String| {
        let (template, path) = (template.split('/'), path.split('/'));
        template.clone().count() == path.clone().count()
            && template
                .zip(path)
                .all(|(part, piece)| part == piece || part.starts_with('{'))
    };
    let paths = DOCUMENT["paths"].as_object().unwrap();
    let Some(template) = paths.keys().find(is_template) else {
        return;
    };
    let operation = &paths[template][method];
    if operation.is_object() {
        assert!(
            operation["responses"][status].is_object(),
            "{method} {path} answers {status}, which the OpenAPI document does not know"
        );
    }
}

pub fn request(method: &str, path: &str, code: Option<&str>, body: Option<Vec<u8>>) -> Request<Body> {
    let mut request = Request::builder()
        .method(method)
        .uri(path)
        .header("content-type", "application/json");
    if let Some(code) = code {
        request = request.header("query-code", code);
    }
    request.body(body.map_or_else(Body::empty, Body::from)).unwrap()
}

pub fn code() -> String {
    let bytes = *uuid::Uuid::new_v4_like().as_bytes();
    QueryCode::from_random(bytes).digits().to_owned()
}

/// Random ids without asking for another feature of the library.
trait Fresh {
    fn new_v4_like() -> Self;
}

impl Fresh for uuid::Uuid {
    fn new_v4_like() -> Self {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).unwrap();
        uuid::Builder::from_random_bytes(bytes).into_uuid()
    }
}

pub fn key() -> String {
    uuid::Uuid::new_v4_like().to_string()
}

pub fn complaint() -> Value {
    json!({"query_code": code(), "kind": "complaint", "unit": "demo-1", "text": "昨天在窗口等了两个小时", "channel": "web"})
}

/// The value of a hidden field.
pub fn hidden(page: &str, name: &str) -> String {
    let (_, rest) = page
        .split_once(&format!("name=\"{name}\" value=\""))
        .unwrap_or_else(|| panic!("no {name} in {page}"));
    rest.split_once('"').unwrap().0.to_owned()
}

/// An anonymous complaint with this text.
pub fn complaint_form(text: &str) -> String {
    format!("kind=complaint&contact=anonymous&text={text}")
}

/// The fields of the first page under its own code, as the browser would send them on.
pub async fn begun(server: &Server, fields: &str) -> String {
    let form = server.get("/lite/form/complaint", None).await.text();
    format!("{fields}&query_code={}", hidden(&form, "query_code"))
}

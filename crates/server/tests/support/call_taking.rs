//! An exchange of 110 that reports its calls, and those who call back.

use qingyu_domain::person::Role;
use serde_json::{Value, json};

use super::desk::Desk;
use super::ratings::KEY;
use super::{Answer, Server, request};

/// As in [`super::ratings`], with the exchange among the windows.
pub const EXCHANGE: &str = "cad:28373c51c0c46ee960774d26bdb6dd0f3bda9775fa5e3b17f1d6e3199a151522:demo-1+110";
pub const CALL_BACKS: &str = "/api/v1/desk/call-backs";
pub const RINGS: &str = "/api/v1/desk/ring-figures";
pub const PHONE: &str = "13900001234";

/// A server with an exchange, the staff, and three more who take calls.
pub async fn start() -> Server {
    let server = Server::with(|settings| settings.visit_sources = Some(vec![EXCHANGE.to_owned()])).await;
    server.hire().await;
    for name in ["command-2", "command-3"] {
        server.hire_one(name, Role::Command, "command").await;
    }
    server
}

/// A call just now, at ten: answered after two rings.
pub fn call(key: &str, kind: &str) -> Value {
    let mut call = json!({"key": key, "at": "2026-11-27 10:00", "rang": 9, "answered": true, "kind": kind});
    if kind != "normal" {
        call["phone"] = json!(PHONE);
    }
    call
}

impl Server {
    pub async fn rings(&self, call: &Value) -> Answer {
        self.rings_under(KEY, call).await
    }

    pub async fn rings_under(&self, key: &str, call: &Value) -> Answer {
        let body = Some(call.to_string().into_bytes());
        let mut request = request("POST", "/api/v1/call-records", None, body);
        request.headers_mut().insert("visit-key", key.parse().unwrap());
        self.send(request).await
    }
}

impl Desk<'_> {
    /// Those that wait: which, and whether it is overdue, in their order.
    pub async fn call_backs(&self) -> Vec<(String, bool)> {
        let list = self.get(&format!("{CALL_BACKS}?limit=100")).await;
        assert_eq!(list.status, 200, "{}", list.text());
        let lines = list.json()["lines"].as_array().unwrap().clone();
        let line = |line: &Value| {
            let id = line["call_back"].as_str().unwrap().to_owned();
            (id, line["is_overdue"].as_bool().unwrap())
        };
        lines.iter().map(line).collect()
    }

    pub async fn call_back(&self, id: &str) -> Value {
        let answer = self.get(&format!("{CALL_BACKS}/{id}")).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        answer.json()
    }

    pub async fn call_back_act(&self, id: &str, command: Value, text: Option<&str>) -> Answer {
        let view = self.get(&format!("{CALL_BACKS}/{id}")).await;
        let version = if view.status == 200 {
            view.json()["version"].clone()
        } else {
            json!(1)
        };
        let mut body = json!({"version": version, "command": command});
        if let Some(text) = text {
            body["text"] = json!(text);
        }
        self.post(&format!("{CALL_BACKS}/{id}/acts"), &body).await
    }

    pub async fn calls_back(&self, id: &str, command: Value, text: Option<&str>) -> Value {
        let answer = self.call_back_act(id, command.clone(), text).await;
        assert_eq!(answer.status, 200, "{command}: {}", answer.text());
        answer.json()
    }

    pub async fn send_table(&self, media: &str, bytes: Vec<u8>) -> Answer {
        let request = axum::http::Request::builder()
            .method("POST")
            .uri("/api/v1/desk/call-records")
            .header("cookie", &self.cookie)
            .header("content-type", media);
        self.server
            .send(request.body(axum::body::Body::from(bytes)).unwrap())
            .await
    }
}

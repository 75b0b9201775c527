//! The router, the OpenAPI document and the table of calls know the same calls, and the document every answer.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use axum::http::HeaderValue;
use qingyu_api::file_case::FileCase;
use qingyu_api::{CALLS, Call, Endpoint as _, Method};
use serde_json::{Value, json};
use support::{Server, code, complaint, key, request};

fn method(call: &Call) -> &'static str {
    match call.method {
        Method::Get => "get",
        Method::Post => "post",
        Method::Delete => "delete",
    }
}

/// Calls of the desk are answered to nobody without a session; `desk.rs` asks them.
fn is_desk(call: &Call) -> bool {
    call.path.starts_with("/api/v1/desk/")
}

fn documented(document: &Value) -> BTreeMap<(String, String), Value> {
    let mut found = BTreeMap::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            found.insert((method.clone(), path.clone()), operation.clone());
        }
    }
    found
}

#[tokio::test]
async fn router_document_and_table_know_the_same_calls() {
    let server = Server::start().await;
    let document = server.get("/api/v1/openapi.json", None).await.json();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
    let documented = documented(&document);
    let table: BTreeSet<_> = CALLS
        .iter()
        .map(|call| (method(call).to_owned(), call.path.to_owned()))
        .collect();
    assert_eq!(documented.keys().cloned().collect::<BTreeSet<_>>(), table);
    for call in CALLS {
        let parameters = &documented[&(method(&call).to_owned(), call.path.to_owned())]["parameters"];
        let takes_code = parameters.to_string().contains("Query-Code");
        assert_eq!(takes_code, call.with_code, "{}", call.path);
        let refused = server.send(request("PUT", call.path, None, None)).await;
        let allowed: BTreeSet<_> = refused.header("allow").split(',').collect();
        let of_path = CALLS.iter().filter(|other| other.path == call.path);
        let mut expected: BTreeSet<_> = of_path.map(|call| method(call).to_uppercase()).collect();
        if expected.contains("GET") {
            expected.insert("HEAD".to_owned());
        }
        assert_eq!(allowed, expected.iter().map(String::as_str).collect(), "{}", call.path);
    }
}

/// Bodies of all kinds; each call finds some right and most wrong.
fn bodies() -> Vec<Vec<u8>> {
    let used = key();
    let mut bodies = vec![Vec::new(), b"{".to_vec(), b"[]".to_vec(), vec![b' '; 64 * 1024 + 1]];
    let values = [
        json!({}),
        json!({"x": 1}),
        json!({"text": "一"}),
        json!({"key": used, "text": "好"}),
        json!({"key": used, "text": "别的"}),
        json!({"key": key()}),
        json!({"key": key()}),
        json!({"key": key(), "level": 5, "solved": "yes"}),
        json!({"key": key(), "yes": true}),
    ];
    bodies.extend(values.map(|value| value.to_string().into_bytes()));
    bodies
}

/// Submissions: a new one, the same again, the same code with other content, and one too many.
fn submissions() -> Vec<Vec<u8>> {
    let (first, other) = (complaint(), complaint());
    let mut changed = first.clone();
    changed["text"] = json!("别的");
    [&first, &first, &changed, &other]
        .map(|body| body.to_string().into_bytes())
        .to_vec()
}

/// What a citizen says of a case that was worked on, or left a contact for: `desk_line.rs` and `take_along.rs` have some.
const ELSEWHERE_DONE: [&str; 6] = ["evaluation", "consent", "objection", "review", "reprisal", "erasure"];

/// What tests elsewhere see: bodies that do not come, and a store or a program at fault.
const ELSEWHERE: [&str; 3] = ["408", "500", "503"];

#[tokio::test]
async fn every_answer_is_in_the_document_and_everything_in_the_document_is_answered() {
    let server = Server::with(|settings| {
        settings.lookups_per_hour = Some(3);
        settings.submissions_per_hour = Some(2);
    })
    .await;
    let document = server.get("/api/v1/openapi.json", None).await.json();
    let known = server.filed().await;
    let mut seen: BTreeMap<(String, String), BTreeSet<String>> = BTreeMap::new();
    for call in CALLS.iter().filter(|call| !is_desk(call)) {
        let name = method(call).to_uppercase();
        let mut requests = Vec::new();
        for body in bodies() {
            requests.push(request(&name, call.path, Some(&known), Some(body.clone())));
            requests.push(request(&name, call.path, None, Some(body)));
        }
        for _ in 0..4 {
            let body = Some(json!({"key": key()}).to_string().into_bytes());
            requests.push(request(&name, call.path, Some(&code()), body));
        }
        let mut plain = request(&name, call.path, None, None);
        let media = HeaderValue::from_static("text/plain");
        plain.headers_mut().insert("content-type", media);
        requests.push(plain);
        if call.path == FileCase::PATH {
            requests.extend(
                submissions()
                    .into_iter()
                    .map(|body| request(&name, call.path, None, Some(body))),
            );
        }
        for request in requests {
            // Sending checks that the document knows the answer.
            let status = server.send(request).await.status;
            seen.entry((method(call).to_owned(), call.path.to_owned()))
                .or_default()
                .insert(status.as_str().to_owned());
        }
    }
    for (call, operation) in documented(&document) {
        if call.1.starts_with("/api/v1/desk/") {
            continue;
        }
        let statuses = operation["responses"].as_object().unwrap().keys();
        let is_done_elsewhere = ELSEWHERE_DONE.iter().any(|end| call.1.ends_with(end));
        let never: Vec<_> = statuses
            .filter(|status| !(is_done_elsewhere && status.starts_with('2')))
            .filter(|status| !ELSEWHERE.contains(&status.as_str()) && !seen[&call].contains(*status))
            .collect();
        assert!(never.is_empty(), "{call:?} never answered {never:?}");
    }
}

//! The router, the OpenAPI document and the table of calls know the same calls, and the document every answer.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::{Server, code, complaint, key, request};
use axum::body::Body;
use axum::http::{HeaderValue, Request};
use qingyu_api::claim_case::ClaimCase;
use qingyu_api::file_case::FileCase;
use qingyu_api::open::{CSV_PATH, ReadOpen};
use qingyu_api::open_words::ReadWords;
use qingyu_api::rate::RateWindow;
use qingyu_api::report_call::ReportCall;
use qingyu_api::report_case::ReportCase;
use qingyu_api::report_encounter::ReportEncounter;
use qingyu_api::report_visit::ReportVisit;
use qingyu_api::source_steps::{AcknowledgeSteps, ReadSourceSteps};
use qingyu_api::{CALLS, Call, Endpoint as _, Method};
use qingyu_domain::figures::{Counts, Month, Rows, publish};
use serde_json::{Value, json};

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

/// Ratings: a new one, the same again, the same key with another level, and tokens that are none.
fn ratings() -> Vec<Vec<u8>> {
    let first = json!({"key": key(), "window": "demo-1-hall", "level": 5});
    let mut bodies = vec![first.clone(), first.clone()];
    bodies.push(json!({"key": first["key"], "window": "demo-1-hall", "level": 4}));
    for _ in 0..4 {
        bodies.push(json!({"key": key(), "window": "demo-1-hall", "level": 5, "token": "01234567890123456789"}));
    }
    bodies.iter().map(|body| body.to_string().into_bytes()).collect()
}

/// A month is published, another is not, and one is none; and what is known already.
async fn published(server: &Server, path: &str) -> Vec<Request<Body>> {
    let month = Month::parse("2026-10").unwrap();
    let figures = publish(month, &Counts::default(), &Rows::default(), |_, _, _| 0);
    let body = serde_json::to_string(&figures).unwrap();
    server.app.store.publish("2026-10", &body).await.unwrap();
    let get = |query: &str| request("GET", &[path, query].concat(), None, None);
    let there = server.send(get("")).await;
    let mut known = get("");
    known
        .headers_mut()
        .insert("if-none-match", there.headers["etag"].clone());
    vec![get(""), get("?month=2020-01"), get("?month=x"), known]
}

/// By `printf the-key-of-the-hall | sha256sum`.
const SOURCE: &str = "hall:28373c51c0c46ee960774d26bdb6dd0f3bda9775fa5e3b17f1d6e3199a151522:demo-1-hall+demo-1+110";

/// What a citizen says of a case that was worked on, or left a contact for: `desk_line.rs` and `take_along.rs` have some; and slips of
/// the staff, which `intake.rs` has.
const ELSEWHERE_DONE: [&str; 8] = [
    "evaluation",
    "consent",
    "publication",
    "objection",
    "review",
    "reprisal",
    "erasure",
    "claims",
];

/// What tests elsewhere see: bodies that do not come, and a store or a program at fault.
const ELSEWHERE: [&str; 3] = ["408", "500", "503"];

/// Requests for published words: of no unit, of no month, and of what is known already.
async fn reading_words(server: &Server, method: &str) -> Vec<Request<Body>> {
    let path = ReadWords::PATH;
    let of = |query: &str| request(method, &[path, query].concat(), None, None);
    let there = server.get(path, None).await;
    let mut known = of("");
    known
        .headers_mut()
        .insert("if-none-match", there.headers["etag"].clone());
    vec![of("?unit=nowhere"), of("?month=x"), known]
}

/// What systems with a key of their own send.
fn of_systems(call: &Call) -> Vec<Request<Body>> {
    let name = method(call).to_uppercase();
    let mut requests = Vec::new();
    let visit = json!({"visit": "A001", "on": "2026-11-27", "window": "demo-1-hall"});
    let incident = json!({"key": "J001", "on": "2026-11-27", "unit": "demo-1", "kind": "help"});
    let taken = json!({"key": "C001", "at": "2026-11-27 09:05", "rang": 8, "answered": true, "kind": "normal"});
    let reports = [
        (ReportVisit::PATH, visit),
        (ReportEncounter::PATH, incident),
        (ReportCall::PATH, taken),
    ];
    for (path, body) in reports {
        for _ in 0..if call.path == path { 2 } else { 0 } {
            let mut report = request(&name, path, None, Some(body.to_string().into_bytes()));
            let key = HeaderValue::from_static("the-key-of-the-hall");
            report.headers_mut().insert("visit-key", key);
            requests.push(report);
        }
    }
    for _ in 0..if call.path == ReportCase::PATH { 2 } else { 0 } {
        let case = json!({"number": "EZ1", "kind": "complaint", "text": "等了两个小时"});
        let path = call.path.replace("{source}", "12345");
        let mut report = request(&name, &path, None, Some(case.to_string().into_bytes()));
        let key = HeaderValue::from_static("the-key-of-the-hall");
        report.headers_mut().insert("source-key", key);
        requests.push(report);
    }
    let of_source = [ReadSourceSteps::PATH, AcknowledgeSteps::PATH];
    for (key, query) in [("the-key-of-the-hall", ""), ("the-key-of-the-hall", "?x=1"), ("x", "")] {
        if of_source.contains(&call.path) {
            let path = [&call.path.replace("{source}", "12345"), query].concat();
            let body = json!({"up_to": 0}).to_string().into_bytes();
            let mut asked = request(&name, &path, None, Some(body));
            asked.headers_mut().insert("source-key", HeaderValue::from_static(key));
            requests.push(asked);
        }
    }
    requests
}

#[tokio::test]
async fn every_answer_is_in_the_document_and_everything_in_the_document_is_answered() {
    let server = Server::with(|settings| {
        settings.lookups_per_hour = Some(3);
        settings.submissions_per_hour = Some(2);
        settings.visit_sources = Some(vec![SOURCE.to_owned()]);
        let hash = SOURCE.split(':').nth(1).unwrap();
        settings.case_keys = Some(vec![format!("12345:{hash}")]);
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
        if call.path == RateWindow::PATH {
            requests.extend(
                ratings()
                    .into_iter()
                    .map(|body| request(&name, call.path, None, Some(body))),
            );
        }
        requests.extend(of_systems(call));
        for _ in 0..if call.path == ClaimCase::PATH { 4 } else { 0 } {
            let none = json!({"claim": "0".repeat(64), "query_code": code()});
            requests.push(request(&name, call.path, None, Some(none.to_string().into_bytes())));
        }
        if [ReadOpen::PATH, CSV_PATH].contains(&call.path) {
            requests.extend(published(&server, call.path).await);
        }
        if call.path == ReadWords::PATH {
            requests.extend(reading_words(&server, &name).await);
        }
        // Whoever rates or claims has not looked up anything before.
        let peer = match call.path {
            RateWindow::PATH => "203.0.113.9:1",
            ClaimCase::PATH => "203.0.113.10:1",
            _ => "192.0.2.1:5000",
        };
        for request in requests {
            // Sending checks that the document knows the answer.
            let status = server.send_from(peer, request).await.status;
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
            .filter(|status| !(call.1 == ClaimCase::PATH && *status == "409"))
            .filter(|status| !ELSEWHERE.contains(&status.as_str()) && !seen[&call].contains(*status))
            .collect();
        assert!(never.is_empty(), "{call:?} never answered {never:?}");
    }
}

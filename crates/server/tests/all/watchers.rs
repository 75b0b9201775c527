//! Complaints about those who would receive them: who reads them, and what citizens are told before they send.

use crate::support::{Server, complaint};
use qingyu_domain::person::Role;
use serde_json::{Value, json};

/// What the list of units says of one: goes past oversight, is read.
async fn told(server: &Server, code: &str) -> (bool, bool) {
    let units = server.get("/api/v1/units", None).await.json();
    let unit = units
        .as_array()
        .unwrap()
        .iter()
        .find(|unit| unit["code"] == code)
        .unwrap();
    let is = |name: &str| unit.get(name).and_then(Value::as_bool).unwrap_or_default();
    (is("watches"), is("reviewed"))
}

/// The numbers that somebody's list of cases shows.
async fn listed(server: &Server, name: &str) -> usize {
    let cases = server.sign_in(name).await.get("/api/v1/desk/cases").await.json();
    cases["cases"].as_array().map_or(0, Vec::len)
}

#[tokio::test]
async fn a_complaint_about_the_whole_bureau_is_read_by_whoever_stands_outside_it() {
    let server = Server::start().await;
    server.hire_one("oversight-1", Role::Oversight, "oversight").await;
    let mut about = complaint();
    about["unit"] = json!("eps");
    assert_eq!(told(&server, "eps").await, (true, false), "it holds those who watch");
    assert_eq!(server.post("/api/v1/cases", None, &about).await.status, 201);
    server.hire_one("inside", Role::Reviewer, "eps").await;
    assert_eq!(told(&server, "eps").await, (true, false), "nobody judges the own house");
    assert_eq!(told(&server, "oversight").await, (true, true));
    server.hire_one("outside", Role::Reviewer, "discipline").await;
    assert_eq!(told(&server, "eps").await, (true, true));
    assert_eq!(told(&server, "demo-1").await, (false, false));
    for (name, sees) in [("oversight-1", 0), ("inside", 0), ("outside", 1)] {
        assert_eq!(listed(&server, name).await, sees, "{name}");
    }
}

#[tokio::test]
async fn the_plain_pages_promise_what_becomes_of_it_and_only_for_complaints() {
    let server = Server::start().await;
    let asked = async |kind: &str, path: &str| {
        let fields = format!("kind={kind}&place=eps&contact=anonymous&text=没有回话");
        let fields = crate::support::begun(&server, &fields).await;
        server.post_form(path, &fields).await.text()
    };
    for path in ["/lite/edit", "/lite/check", "/lite/send"] {
        let page = asked("complaint", path).await;
        assert!(page.contains("还没有独立的人员来办理"), "{path}: {page}");
        for usual in [
            "督察写的摘要",
            "这里由督察部门受理",
            "没有利害关系的人员办理",
            "受理、核查人员因需要",
        ] {
            assert!(!page.contains(usual), "{path}: {usual}");
        }
        let praise = asked("praise", path).await;
        assert!(!praise.contains("应由独立的一方受理"), "{path}: {praise}");
    }
    assert!(asked("praise", "/lite/send").await.contains("没有利害关系的人员办理"));
}

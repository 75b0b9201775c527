//! The list of cases: filtered, paged by number, as far as sight allows, and as a table for spreadsheets.

use crate::support::desk::{Desk, number};
use crate::support::{Server, code};
use axum::http::StatusCode;
use serde_json::json;

async fn file(server: &Server, kind: &str, unit: &str) -> String {
    let body = json!({"query_code": code(), "kind": kind, "unit": unit, "text": "窗口等了两个小时", "channel": "web"});
    let answer = server.post("/api/v1/cases", None, &body).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    number(server, body["query_code"].as_str().unwrap()).await
}

async fn listed(desk: &Desk<'_>, query: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut after = String::new();
    loop {
        let page = desk.get(&format!("/api/v1/desk/cases?limit=2{query}{after}")).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text());
        let page = page.json();
        let cases = page["cases"].as_array().unwrap();
        assert!(cases.len() <= 2);
        all.extend(cases.iter().map(|case| case["number"].as_str().unwrap().to_owned()));
        match page["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => return all,
        }
    }
}

#[tokio::test]
async fn cases_are_listed_by_number_each_once_and_filtered() {
    let server = Server::start().await;
    server.hire().await;
    let mut complaints = Vec::new();
    for unit in ["demo-1", "demo-2", "demo-1"] {
        complaints.push(file(&server, "complaint", unit).await);
    }
    server.set_clock("2026-11-28T10:00:00+08:00");
    let enquiry = file(&server, "enquiry", "demo-2").await;
    let intake = server.sign_in("intake").await;
    let newest: Vec<String> = [
        std::slice::from_ref(&enquiry),
        &*complaints.iter().rev().cloned().collect::<Vec<_>>(),
    ]
    .concat();
    assert_eq!(listed(&intake, "").await, newest);
    let oldest: Vec<String> = newest.iter().rev().cloned().collect();
    assert_eq!(listed(&intake, "&oldest=true").await, oldest);
    assert_eq!(listed(&intake, "&kind=enquiry").await, std::slice::from_ref(&enquiry));
    assert_eq!(listed(&intake, "&unit=demo-1").await.len(), 2);
    assert_eq!(
        listed(&intake, "&from=2026-11-28").await,
        std::slice::from_ref(&enquiry)
    );
    assert_eq!(listed(&intake, "&to=2026-11-27&oldest=true").await, complaints);
    intake.does(&complaints[0], json!({"type": "accept"}), None).await;
    assert_eq!(
        listed(&intake, "&status=accepted").await,
        std::slice::from_ref(&complaints[0])
    );
    for bad in ["limit=0", "limit=101", "after=x", "kind=x", "from=2026-13-01", "x=1"] {
        for path in ["cases", "cases.csv"] {
            let answer = intake.get(&format!("/api/v1/desk/{path}?{bad}")).await;
            // The table has pages of its own.
            if path == "cases.csv" && bad.starts_with("limit") {
                assert_eq!(answer.status, StatusCode::OK, "{path} {bad}");
            } else {
                assert_eq!(answer.problem(), "422 invalid filter:malformed", "{path} {bad}");
            }
        }
    }
}

#[tokio::test]
async fn cases_are_listed_by_when_they_are_due_and_filters_hold_in_every_order() {
    let server = Server::start().await;
    server.hire().await;
    let mut numbers = Vec::new();
    for (kind, unit) in [
        ("complaint", "demo-1"),
        ("enquiry", "demo-2"),
        ("praise", "demo-1"),
        ("complaint", "demo-2"),
    ] {
        numbers.push(file(&server, kind, unit).await);
    }
    let (intake, oversight) = (server.sign_in("intake").await, server.sign_in("oversight-1").await);
    // Accepted, the complaint is due in five working days and the enquiry in three; what is not accepted comes first.
    for at in [0, 1] {
        intake.does(&numbers[at], json!({"type": "accept"}), None).await;
    }
    let by_due = [2, 3, 1, 0].map(|at: usize| numbers[at].clone());
    assert_eq!(listed(&oversight, "&order=due").await, by_due);
    for (filter, fits) in [
        ("&kind=complaint", &[3, 0][..]),
        ("&unit=demo-1", &[2, 0]),
        ("&status=received", &[2, 3]),
        ("&status=accepted&unit=demo-2", &[1]),
        ("&unit=demo-1&kind=complaint", &[0]),
        ("&status=closed", &[]),
        ("&kind=suggestion&unit=demo-1", &[]),
    ] {
        let expected: Vec<String> = fits.iter().map(|at: &usize| numbers[*at].clone()).collect();
        assert_eq!(
            listed(&intake, &format!("{filter}&order=due")).await,
            expected,
            "{filter}"
        );
        let mut newest = expected.clone();
        newest.sort();
        assert_eq!(
            listed(&intake, &format!("{filter}&order=oldest")).await,
            newest,
            "{filter}"
        );
        newest.reverse();
        assert_eq!(listed(&intake, filter).await, newest, "{filter}");
        assert_eq!(
            listed(&intake, &format!("{filter}&order=newest")).await,
            newest,
            "{filter}"
        );
    }
    for bad in [
        "&order=x",
        "&order=due&after=20261127-000001",
        "&after=1.20261127-000001",
    ] {
        let answer = intake.get(&format!("/api/v1/desk/cases?limit=2{bad}")).await;
        assert_eq!(answer.problem(), "422 invalid filter:malformed", "{bad}");
    }
    let table = intake
        .get("/api/v1/desk/cases.csv?order=due&kind=complaint")
        .await
        .text();
    let rows: Vec<&str> = table.trim_end().split("\r\n").skip(1).collect();
    assert!(rows.len() == 2 && rows[0].contains(&numbers[3]), "{table}");
}

#[tokio::test]
async fn nobody_is_listed_what_they_may_not_see() {
    let server = Server::start().await;
    server.hire().await;
    let plain = file(&server, "complaint", "demo-1").await;
    let watchers = file(&server, "complaint", "oversight").await;
    let seen = async |who: &str| listed(&server.sign_in(who).await, "").await;
    assert_eq!(seen("intake").await, std::slice::from_ref(&plain));
    assert_eq!(seen("oversight-1").await, std::slice::from_ref(&plain));
    assert_eq!(seen("reviewer").await, std::slice::from_ref(&watchers));
    let reviewer = server.sign_in("reviewer").await;
    for query in [
        "&order=due",
        "&order=oldest&kind=complaint&unit=oversight&status=received",
    ] {
        assert_eq!(
            listed(&reviewer, query).await,
            std::slice::from_ref(&watchers),
            "{query}"
        );
    }
    assert!(listed(&reviewer, "&kind=praise").await.is_empty());
    for (who, ..) in crate::support::desk::STAFF {
        if ["intake", "oversight-1", "oversight-2", "reviewer"].contains(who) {
            continue;
        }
        // Legal lists what is marked as an enterprise's, and this is not.
        if *who == "legal" {
            assert!(seen(*who).await.is_empty());
            continue;
        }
        for path in ["cases", "cases.csv"] {
            let desk = server.sign_in(who).await;
            let answer = desk.get(&format!("/api/v1/desk/{path}")).await;
            assert_eq!(answer.problem(), "403 not_allowed", "{who} {path}");
        }
    }
}

#[tokio::test]
async fn a_page_neither_ends_at_a_hidden_case_nor_says_that_one_follows() {
    let server = Server::start().await;
    server.hire().await;
    file(&server, "complaint", "oversight").await;
    let shown = [
        file(&server, "complaint", "demo-1").await,
        file(&server, "enquiry", "demo-2").await,
    ];
    file(&server, "complaint", "oversight").await;
    let intake = server.sign_in("intake").await;
    let page = intake.get("/api/v1/desk/cases?limit=2").await.json();
    assert_eq!(page["cases"][0]["number"], shown[1].as_str());
    assert_eq!(
        (page["cases"][1]["number"].as_str(), page.get("next")),
        (Some(shown[0].as_str()), None)
    );
    let first = intake.get("/api/v1/desk/cases?limit=1").await.json();
    assert_eq!(first["next"], shown[1].as_str());
}

#[tokio::test]
async fn the_table_holds_every_case_once_and_no_words_and_its_taking_is_recorded() {
    let server = Server::start().await;
    server.hire().await;
    let mut numbers = Vec::new();
    for n in 0..120 {
        server.app.clock.set(server.app.clock.now().plus_ms(n));
        numbers.push(file(&server, "complaint", "demo-1").await);
    }
    let answer = server.sign_in("oversight-1").await.get("/api/v1/desk/cases.csv").await;
    assert_eq!(answer.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(answer.header("cache-control"), "no-store");
    let table = answer.text();
    assert!(table.starts_with("\u{feff}\"受理编号\","));
    let rows: Vec<&str> = table.trim_end().split("\r\n").skip(1).collect();
    assert_eq!(rows.len(), 120);
    for number in &numbers {
        assert_eq!(table.matches(number.as_str()).count(), 1, "{number}");
    }
    assert!(!table.contains("窗口等了"), "no words of citizens");
    assert!(rows[0].contains("示例派出所一"), "{}", rows[0]);
    let changes = server.app.store.changes(None, None, 50).await.unwrap();
    assert!(changes.iter().any(|change| change.what == "exported"));
}

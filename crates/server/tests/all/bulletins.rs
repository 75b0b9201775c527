//! 周报 and 月报: each number is what somebody counts who follows its link, and nobody gets a number that the figures hide from them.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::support::Server;
use crate::support::desk::{Desk, STAFF, Team, number};

const BULLETIN: &str = "/api/v1/desk/bulletin";

async fn read(desk: &Desk<'_>, query: &str) -> Value {
    let answer = desk.get(&[BULLETIN, query].concat()).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    answer.json()
}

/// Two weeks of cases: answered, found, taken back, of two units and of those who watch.
async fn lived() -> Server {
    let server = Server::start().await;
    server.hire().await;
    let team = Team::of(&server).await;
    server.answered_complaints(&team, 2).await;
    for (kind, unit) in [
        ("complaint", Some("demo-1")),
        ("praise", Some("demo-2")),
        ("enquiry", Some("demo-2")),
        ("complaint", Some("oversight")),
        ("suggestion", None),
    ] {
        server.file(kind, unit).await;
    }
    server.set_clock("2026-12-01T10:00:00+08:00");
    for _ in 0..3 {
        let code = server.file("complaint", Some("demo-2")).await;
        let body = json!({"key": crate::support::key(), "reason": "solved"});
        let done = server.post("/api/v1/case/withdrawal", Some(&code), &body).await;
        assert_eq!(done.status, StatusCode::OK, "{}", done.text());
    }
    server
}

/// Numbers of a table by topic and column.
fn numbers(told: &Value, of: Option<&str>) -> BTreeMap<(String, String), u64> {
    let tables = told["tables"].as_array().unwrap().iter();
    let mut tables = tables.filter(|table| table["of"].as_str() == of);
    let lines = tables.next().map(|table| table["lines"].as_array().unwrap().clone());
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let line = |line: Value| {
        (
            (text(&line["topic"]), text(&line["part"])),
            line["now"]["shown"].as_u64().unwrap(),
        )
    };
    lines.unwrap_or_default().into_iter().map(line).collect()
}

fn of(told: &Value, unit: Option<&str>, topic: &str, part: &str) -> u64 {
    let key = (topic.to_owned(), part.to_owned());
    numbers(told, unit).get(&key).copied().unwrap_or(0)
}

#[tokio::test]
async fn a_week_tells_what_happened_in_it_and_the_week_before() {
    let server = lived().await;
    let oversight = server.sign_in("oversight-1").await;
    let now = read(&oversight, "?week=2026-11-30").await;
    assert_eq!(
        (&now["from"], &now["to"], &now["is_open"]),
        (&json!("2026-11-30"), &json!("2026-12-06"), &json!(true))
    );
    assert_eq!(of(&now, None, "filed", "complaint"), 3);
    assert_eq!(of(&now, None, "withdrawn", "all"), 3);
    assert!(!now.to_string().contains("\"waiting\""), "what waits has no weeks");
    let before = read(&oversight, "?week=2026-11-23").await;
    assert_eq!(before["is_open"], false);
    assert_eq!(
        of(&before, None, "filed", "complaint"),
        3,
        "not the one about those who watch"
    );
    assert_eq!(of(&before, Some("demo-1"), "filed", "complaint"), 3);
    assert_eq!(of(&before, None, "found", "upheld"), 2);
    assert_eq!(before["causes"], json!([{"cause": "attitude", "now": 2}]));
    let first = now["tables"][0]["lines"].as_array().unwrap();
    let complaints = first.iter().find(|line| line["part"] == "complaint").unwrap();
    assert_eq!(complaints["before"], json!({"shown": 3}));
    let month = read(&oversight, "?month=2026-11").await;
    assert_eq!(of(&month, None, "filed", "complaint"), 3);
    assert_eq!(server.app.store.recount().await, Ok(0));
}

/// Every link of a page that leads to a list, with the number that it stands on.
fn links(page: &str) -> Vec<(String, u64)> {
    let parts = page.split("<a href=\"/desk/cases?").skip(1);
    let link = |part: &str| {
        let (query, rest) = part.split_once("\">").unwrap();
        let (shown, _) = rest.split_once('<').unwrap();
        (query.replace("&amp;", "&"), shown.parse().unwrap())
    };
    parts.map(link).collect()
}

#[tokio::test]
async fn whoever_follows_a_number_finds_as_many_cases() {
    let server = lived().await;
    let oversight = server.sign_in("oversight-1").await;
    for period in ["week=2026-11-23", "week=2026-11-30", "month=2026-11", "month=2026-12"] {
        let page = oversight.get(&format!("/desk/bulletin?{period}")).await.text();
        let links = links(&page);
        assert!(links.len() >= 3, "{period}: {page}");
        for (query, shown) in links {
            // The page of the list is asked the same as the call.
            let query = query.replace("&lang=zh-CN", "");
            let list = oversight.get(&format!("/api/v1/desk/cases?limit=100&{query}")).await;
            assert_eq!(list.status, StatusCode::OK, "{query}: {}", list.text());
            let found = list.json()["cases"].as_array().unwrap().len();
            // Each complaint here has one allegation.
            assert_eq!(u64::try_from(found).unwrap(), shown, "{period}: {query}");
        }
    }
}

#[tokio::test]
async fn a_case_that_somebody_does_not_see_is_in_no_number_and_no_list_of_theirs() {
    let server = lived().await;
    let code = server.file("complaint", Some("demo-2")).await;
    let oversight = server.sign_in("oversight-1").await;
    assert_eq!(
        of(&read(&oversight, "?week=2026-11-30").await, None, "filed", "complaint"),
        4
    );
    let case = number(&server, &code).await;
    let named = server.sign_in("oversight-2").await.id().await;
    let intake = server.sign_in("intake").await;
    intake.does(&case, json!({"type": "accept"}), None).await;
    let name = json!({"type": "name_concerned", "people": [named]});
    intake.does(&case, name, None).await;
    assert_eq!(
        of(&read(&oversight, "?week=2026-11-30").await, None, "filed", "complaint"),
        3
    );
    // Taken back by its citizen: counted, and hidden with it.
    let body = json!({"key": crate::support::key(), "reason": "solved"});
    server.post("/api/v1/case/withdrawal", Some(&code), &body).await;
    assert_eq!(
        of(&read(&oversight, "?week=2026-11-30").await, None, "withdrawn", "all"),
        3
    );
    let query = "counted=withdrawn&counted_from=2026-11-30&counted_to=2026-12-06";
    let list = oversight.get(&format!("/api/v1/desk/cases?{query}")).await;
    assert_eq!(list.json()["cases"].as_array().unwrap().len(), 3);
    assert!(!list.text().contains(&case));
    let paged = oversight
        .get(&format!("/api/v1/desk/cases?{query}&limit=2"))
        .await
        .json();
    let rest = format!(
        "/api/v1/desk/cases?{query}&limit=2&after={}",
        paged["next"].as_str().unwrap()
    );
    assert_eq!(oversight.get(&rest).await.json()["cases"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_week_is_for_those_alone_who_see_every_number_and_others_read_what_is_published() {
    let server = lived().await;
    for (who, ..) in STAFF {
        let desk = server.sign_in(who).await;
        let week = desk.get(&format!("{BULLETIN}?week=2026-11-23")).await;
        let docx = desk.get("/api/v1/desk/bulletin.docx?week=2026-11-23").await;
        if who.starts_with("oversight") {
            assert_eq!((week.status, docx.status), (StatusCode::OK, StatusCode::OK), "{who}");
            continue;
        }
        assert_eq!(week.problem(), "403 not_allowed", "{who}");
        assert_eq!(docx.problem(), "403 not_allowed", "{who}");
        let page = desk.get("/desk/bulletin?week=2026-11-23").await;
        assert!(page.text().contains("周报的数字太小"), "{who}: {}", page.text());
        // Nothing is published yet.
        assert_eq!(desk.get(BULLETIN).await.problem(), "404 not_found", "{who}");
    }
    server.publish_at("2026-12-15T09:00:00+08:00").await;
    let head = server.sign_in("head").await;
    let told = read(&head, "").await;
    assert_eq!((&told["is_exact"], &told["month"]), (&json!(false), &json!("2026-11")));
    assert!(!told.to_string().contains("shown\":3"), "three is few: {told}");
    let page = head.get("/desk/bulletin").await.text();
    assert!(page.contains("少于5") && !page.contains("/desk/cases?"), "{page}");
    let units: Vec<&str> = told["tables"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|table| table["of"].as_str())
        .collect();
    assert!(units.iter().all(|unit| *unit == "demo-1"), "{units:?}");
}

#[tokio::test]
async fn what_is_no_period_is_said_and_nothing_is_lost() {
    let server = lived().await;
    let oversight = server.sign_in("oversight-1").await;
    for query in ["?week=2026-11-24", "?month=x"] {
        assert_eq!(
            oversight.get(&[BULLETIN, query].concat()).await.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{query}"
        );
    }
    for query in ["?week=2027-01-04", "?week=2020-01-06", "?month=2030-01"] {
        assert_eq!(
            oversight.get(&[BULLETIN, query].concat()).await.problem(),
            "404 not_found",
            "{query}"
        );
        let page = oversight.get(&format!("/desk/bulletin{query}")).await.text();
        assert!(page.contains("没有这一期"), "{query}: {page}");
    }
    for query in [
        "counted=upheld",
        "counted=waiting&counted_from=2026-11-01&counted_to=2026-11-30",
        "counted=upheld&counted_from=2026-11-01&counted_to=2026-11-30&status=closed",
        "counted=upheld&cause=attitude&counted_from=2026-11-01&counted_to=2026-11-30",
        "counted_from=2026-11-01",
    ] {
        let wrong = oversight.get(&format!("/api/v1/desk/cases?{query}")).await;
        assert_eq!(wrong.problem(), "422 invalid filter:malformed", "{query}");
    }
    assert!(
        !oversight
            .get("/api/v1/desk/changes")
            .await
            .text()
            .contains("took_bulletin")
    );
    oversight.get("/api/v1/desk/bulletin.docx").await;
    assert!(
        oversight
            .get("/api/v1/desk/changes")
            .await
            .text()
            .contains("took_bulletin")
    );
}

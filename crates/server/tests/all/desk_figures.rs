//! The figures at the desk: every number for whoever sees the cases behind it, and nothing of what they do not see, sums included.

use axum::http::StatusCode;
use qingyu_domain::person::Role;
use serde_json::{Value, json};

use crate::support::Server;
use crate::support::desk::{Desk, STAFF, Team, number};

const FIGURES: &str = "/api/v1/desk/figures";
const CSV: &str = "/api/v1/desk/figures.csv";

async fn read(desk: &Desk<'_>, query: &str) -> Value {
    let answer = desk.get(&[FIGURES, query].concat()).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    answer.json()
}

/// A line of a table of the last month: its parts, and all of them.
fn line(told: &Value, topic: &str, of: &str) -> (Vec<Value>, Value) {
    let last = told["months"].as_array().unwrap().last().unwrap();
    let blocks = last["blocks"].as_array().unwrap();
    let block = blocks.iter().find(|block| block["topic"] == topic).unwrap();
    let lines = block["lines"].as_array().unwrap();
    let found = match of {
        "city" => &block["city"],
        of => lines.iter().find(|line| line["of"] == of).unwrap_or(&Value::Null),
    };
    let parts = found["parts"].as_array().cloned().unwrap_or_default();
    (parts, found["total"].clone())
}

fn total(told: &Value, topic: &str, of: &str) -> Value {
    line(told, topic, of).1
}

/// Three complaints about a station, one of them answered; one about those who watch, and one about nobody.
async fn lived() -> Server {
    let server = Server::start().await;
    server.hire().await;
    let team = Team::of(&server).await;
    server.answered_complaints(&team, 1).await;
    for unit in [Some("demo-1"), Some("demo-1"), Some("oversight"), None] {
        server.file("complaint", unit).await;
    }
    server
}

#[tokio::test]
async fn oversight_sees_every_number_of_what_they_see_and_the_month_that_is_not_final() {
    let server = lived().await;
    let oversight = server.sign_in("oversight-1").await;
    let told = read(&oversight, "").await;
    assert_eq!(
        (&told["is_exact"], &told["not_final"]),
        (&json!(true), &json!(["2026-11"]))
    );
    assert_eq!(total(&told, "filed", "demo-1"), json!({"shown": 3}));
    let parts = line(&told, "filed", "demo-1").0;
    assert_eq!(parts, [0, 3, 0, 0].map(|value| json!({"shown": value})));
    assert_eq!(total(&told, "found", "demo-1"), json!({"shown": 1}));
    // One that names no unit; the one about those who watch is in no number, nor in the sum.
    assert_eq!(total(&told, "filed", ""), json!({"shown": 1}));
    assert_eq!(total(&told, "filed", "city"), json!({"shown": 4}));
    assert_eq!(total(&told, "waiting", "city"), json!({"shown": 3}));
    assert_eq!(total(&told, "filed", "oversight"), Value::Null);
    let attitude = json!({"month": "2026-11", "of": "demo-1", "cause": "attitude", "found": 1});
    let together = json!({"month": "2026-11", "cause": "attitude", "found": 1});
    assert_eq!(told["causes"], json!([together, attitude]));
    assert_eq!(server.app.store.recount().await, Ok(0));
}

#[tokio::test]
async fn a_case_that_went_to_the_reviewer_is_in_no_number_of_oversight() {
    let server = lived().await;
    let case = server.file("complaint", Some("demo-1")).await;
    let oversight = server.sign_in("oversight-1").await;
    assert_eq!(
        total(&read(&oversight, "").await, "filed", "demo-1"),
        json!({"shown": 4})
    );
    let number = number(&server, &case).await;
    let named = server.sign_in("oversight-2").await.id().await;
    let intake = server.sign_in("intake").await;
    intake.does(&number, json!({"type": "accept"}), None).await;
    intake
        .does(&number, json!({"type": "name_concerned", "people": [named]}), None)
        .await;
    let gone = oversight.get(&format!("/api/v1/desk/cases/{number}")).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND, "it is the reviewer's now");
    let told = read(&oversight, "").await;
    assert_eq!(total(&told, "filed", "demo-1"), json!({"shown": 3}));
    assert_eq!(total(&told, "waiting", "city"), json!({"shown": 3}));
}

#[tokio::test]
async fn whoever_does_not_see_all_of_a_watched_unit_cannot_subtract_and_sees_what_is_published() {
    let server = lived().await;
    server.hire_one("oversight-own", Role::Oversight, "demo-1").await;
    // Filed about another unit and routed to theirs: it is in no list of theirs, and the counters know it as the other unit's.
    let case = server.file("complaint", Some("demo-2")).await;
    let number = number(&server, &case).await;
    let intake = server.sign_in("intake").await;
    intake
        .does(&number, json!({"type": "accept", "about": "demo-1"}), None)
        .await;
    let own = server.sign_in("oversight-own").await;
    let hidden = own.get(&format!("/api/v1/desk/cases/{number}")).await;
    assert_eq!(hidden.status, StatusCode::NOT_FOUND);
    assert_eq!(own.get(FIGURES).await.problem(), "404 not_found");
    server.publish_at("2026-12-15T09:00:00+08:00").await;
    let told = read(&server.sign_in("oversight-own").await, "").await;
    assert_eq!((&told["is_exact"], &told["causes"]), (&json!(false), &json!([])));
    assert_eq!(total(&told, "filed", "demo-2"), json!("few"));
    let told = read(&server.sign_in("oversight-1").await, "?month=2026-11").await;
    assert_eq!(total(&told, "filed", "demo-2"), json!({"shown": 1}));
}

#[tokio::test]
async fn everybody_else_sees_what_is_published_and_heads_the_lines_of_their_own() {
    let server = lived().await;
    for (who, role, _) in STAFF {
        let desk = server.sign_in(who).await;
        let answer = desk.get(FIGURES).await;
        let expected = match role {
            Role::Oversight => StatusCode::OK,
            // Nothing is published yet.
            _ => StatusCode::NOT_FOUND,
        };
        assert_eq!(answer.status, expected, "{who}");
    }
    server.publish_at("2026-12-15T09:00:00+08:00").await;
    let open = server.get("/api/v1/open", None).await.json();
    for (who, role, _) in STAFF {
        let told = read(&server.sign_in(who).await, "").await;
        let is_exact = *role == Role::Oversight;
        assert_eq!(told["is_exact"], is_exact, "{who}");
        if is_exact {
            assert_eq!(told["not_final"], json!(["2026-12"]), "{who}");
            continue;
        }
        assert_eq!(told["causes"], json!([]), "{who}");
        assert_eq!(total(&told, "filed", "demo-1"), json!("few"), "{who}");
        if *role == Role::UnitHead {
            assert_eq!(total(&told, "filed", "demo-2"), Value::Null);
            assert_eq!(total(&told, "filed", ""), Value::Null);
        } else {
            assert_eq!(told["months"], open["months"], "{who}");
        }
    }
    let head = server.sign_in("head").await;
    for (query, problem) in [
        ("?month=2026-12", "404 not_found"),
        ("?month=x", "422 invalid filter:malformed"),
        ("?unit=demo-1", "422 invalid filter:malformed"),
    ] {
        assert_eq!(head.get(&[FIGURES, query].concat()).await.problem(), problem, "{query}");
        assert_eq!(head.get(&[CSV, query].concat()).await.problem(), problem, "{query}");
    }
    let oversight = server.sign_in("oversight-1").await;
    assert_eq!(
        oversight.get(&[FIGURES, "?month=2027-01"].concat()).await.problem(),
        "404 not_found"
    );
    assert_eq!(
        oversight.get(&[FIGURES, "?month=2026-10"].concat()).await.problem(),
        "404 not_found"
    );
}

#[tokio::test]
async fn the_table_has_the_same_numbers_and_that_exact_ones_were_taken_is_on_record() {
    let server = lived().await;
    server.publish_at("2026-12-15T09:00:00+08:00").await;
    let oversight = server.sign_in("oversight-1").await;
    let table = oversight.get(&[CSV, "?month=2026-11"].concat()).await;
    assert_eq!(table.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(table.header("cache-control"), "no-store");
    let text = table.text();
    assert!(
        text.contains("\"2026-11\",\"单位\",\"demo-1\",\"示例派出所一\",\"收到\",\"投诉\",\"3\""),
        "{text}"
    );
    assert!(text.contains("\"查实的是什么问题\",\"态度不好\",\"1\""), "{text}");
    assert!(!text.contains("少于"), "nothing is hidden");
    let changes = oversight.get("/api/v1/desk/changes").await.text();
    assert!(changes.contains("exported_figures"), "{changes}");
    let head = server.sign_in("head").await;
    let public = head.get(CSV).await.text();
    assert!(public.contains("少于5") && !public.contains("demo-2"), "{public}");
    let changes = oversight.get("/api/v1/desk/changes").await.text();
    assert_eq!(
        changes.matches("exported_figures").count(),
        1,
        "what is public is anybody's to take"
    );
}

#[tokio::test]
async fn the_page_of_the_desk_shows_what_its_reader_may_see_and_leads_into_their_lists() {
    let server = lived().await;
    let nobody = server.get("/desk/open", None).await;
    assert_eq!((nobody.status.as_u16(), nobody.header("location")), (303, "/desk/"));
    let oversight = server.sign_in("oversight-1").await;
    let page = oversight.get("/desk/open").await;
    let text = page.text();
    assert_eq!(
        (page.status.as_u16(), page.header("cache-control")),
        (200, "no-store"),
        "{text}"
    );
    assert!(
        text.contains("2026年11月（未定）") && text.contains("查实的是什么问题"),
        "{text}"
    );
    assert!(!text.contains("<td>少于5") && !text.contains("<script"), "{text}");
    assert_eq!(text.matches("<h1").count(), 1);
    let unit = oversight
        .get("/desk/open?unit=demo-1&month=2026-11&lang=en")
        .await
        .text();
    let list = "/desk/cases?unit=demo-1&amp;from=2026-11-01&amp;to=2026-11-30&amp;kind=complaint&amp;lang=en";
    assert!(unit.contains(list), "{unit}");
    assert!(
        unit.contains("November 2026 (not final)") && unit.contains("Manner"),
        "{unit}"
    );
    let odd = oversight.get("/desk/open?unit=oversight").await.text();
    assert!(odd.contains("没有这个单位或者这个月份"), "{odd}");
    let head = server.sign_in("head").await;
    assert!(head.get("/desk/open").await.text().contains("还没有公布的月份"));
    server.publish_at("2026-12-15T09:00:00+08:00").await;
    let head = server.sign_in("head").await;
    let own = head.get("/desk/open").await.text();
    assert!(own.contains("示例派出所一") && !own.contains("示例派出所二"), "{own}");
    assert!(own.contains("<td>少于5") && own.contains("/desk/notices"), "{own}");
    assert!(!own.contains("/desk/cases?"), "a head lists no cases");
    let supervisor = server.sign_in("supervisor").await.get("/desk/open").await.text();
    assert!(
        supervisor.contains("这里是公开的数字。") && !supervisor.contains("未定"),
        "{supervisor}"
    );
}

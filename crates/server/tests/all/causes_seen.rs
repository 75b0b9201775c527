//! Who sees which number of causes: heads what their units were told, and nobody what they do not see.

use axum::http::StatusCode;
use qingyu_domain::person::Role;
use qingyu_server::jobs;
use serde_json::{Value, json};

use crate::support::Server;
use crate::support::causes::{House, list, numbers, read};
use crate::support::desk::STAFF;

const CAUSES: &str = "/api/v1/desk/causes";

#[tokio::test]
async fn a_head_sees_what_the_own_unit_was_told_by_quarters_and_five_at_least_and_all_others_nothing() {
    let server = Server::start().await;
    let mut house = House::of(&server).await;
    for (month, attitude, evasion) in [("2027-01", 2, 4), ("2027-02", 3, 0), ("2027-05", 6, 0)] {
        for (cause, count) in [("attitude", attitude), ("evasion", evasion)] {
            for _ in 0..count {
                let case = house.found(&format!("{month}-11"), "demo-1", cause, "upheld").await;
                house.told(&case).await;
            }
        }
        server.set_clock(&format!("{month}-11T17:00:00+08:00"));
        jobs::look(&server.app).await.unwrap();
    }
    // Nobody is told of this one, nor of what is another unit's.
    house.found("2027-02-12", "demo-1", "attitude", "upheld").await;
    for day in 1..7 {
        let case = house
            .found(&format!("2027-02-1{day}"), "demo-2", "attitude", "upheld")
            .await;
        house.told(&case).await;
    }
    server.set_clock("2027-02-16T17:00:00+08:00");
    jobs::look(&server.app).await.unwrap();
    let seen = async |at: &str| {
        server.set_clock(at);
        let told = read(house.hand("head").await, CAUSES).await;
        assert_eq!((&told["is_exact"], &told["enterprises"]), (&json!(false), &json!([])));
        let lines = list(&told["lines"]);
        let line = |line: &Value| {
            assert_eq!(line["of"], "demo-1");
            let cells = list(&told["periods"]).iter().zip(list(&line["cells"]));
            let shown = cells.filter_map(|(period, cell)| Some((period["to"].clone(), cell["cases"].as_u64()?)));
            (line["cause"].clone(), shown.collect::<Vec<_>>())
        };
        lines.iter().map(line).collect::<Vec<_>>()
    };
    assert_eq!(seen("2027-04-14T09:00:00+08:00").await, [], "not before the 15th");
    let first = [(json!("attitude"), vec![(json!("2027-03"), 5)])];
    assert_eq!(seen("2027-04-15T09:00:00+08:00").await, first, "four are few");
    let both = [(json!("attitude"), vec![(json!("2027-03"), 5), (json!("2027-06"), 6)])];
    assert_eq!(seen("2027-07-15T09:00:00+08:00").await, both);
    let page = house.hand("head").await.get("/desk/causes").await.text();
    assert!(
        page.contains("少于5") && !page.contains("示例派出所二") && !page.contains("/desk/causes/cases"),
        "{page}"
    );
    let csv = house.hand("head").await.get(&format!("{CAUSES}.csv")).await.text();
    assert!(csv.contains("少于5") && !csv.contains("示例派出所二"), "{csv}");
    for (who, role, _) in STAFF {
        let desk = house.hand(who).await;
        let may_read = matches!(role, Role::Oversight | Role::UnitHead);
        let answer = desk.get(CAUSES).await;
        assert_eq!(answer.status.is_success(), may_read, "{who}");
        for path in [".csv", ".xlsx"] {
            assert_eq!(
                desk.get(&format!("{CAUSES}{path}")).await.status.is_success(),
                may_read,
                "{who}"
            );
        }
        let cases = desk
            .get(&format!("{CAUSES}/cases?cause=attitude&month=2027-02&unit=demo-1"))
            .await;
        assert_eq!(
            cases.status.is_success(),
            *role == Role::Oversight,
            "{who}: {}",
            cases.text()
        );
        let page = desk.get("/desk/causes").await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(page.text().contains("问题原因由督察部门查看"), !may_read, "{who}");
    }
}

#[tokio::test]
async fn what_somebody_does_not_see_is_in_no_number_of_causes_and_odd_addresses_are_told() {
    let server = Server::start().await;
    let mut house = House::of(&server).await;
    let case = house.found("2026-12-07", "demo-1", "attitude", "upheld").await;
    house.found("2026-12-08", "demo-1", "attitude", "upheld").await;
    let all = "cause=attitude&month=2026-12&unit=demo-1";
    let count = async || {
        let desk = house.hand("oversight-1").await;
        let told = numbers(&read(desk, CAUSES).await);
        let behind = read(desk, &format!("{CAUSES}/cases?{all}")).await;
        let key = (Some("demo-1".to_owned()), "attitude".to_owned(), "2026-12".to_owned());
        (told.get(&key).copied().unwrap_or(0), list(&behind["cases"]).len())
    };
    assert_eq!(count().await, (2, 2));
    let named = house.hand("oversight-2").await.id().await;
    house
        .does(
            "oversight-1",
            &case,
            json!({"type": "name_concerned", "people": [named]}),
        )
        .await;
    assert_eq!(count().await, (1, 1), "it is the reviewer's by now");
    server.hire_one("oversight-own", Role::Oversight, "demo-1").await;
    let own = server.sign_in("oversight-own").await;
    assert_eq!(own.get(CAUSES).await.problem(), "403 not_allowed");
    assert_eq!(
        own.get(&format!("{CAUSES}/cases?{all}")).await.problem(),
        "403 not_allowed"
    );
    let desk = house.hand("oversight-1").await;
    for (query, problem) in [
        ("?month=2027-01", "404 not_found"),
        ("?month=x", "422 invalid filter:malformed"),
        ("?unit=demo-1", "422 invalid filter:malformed"),
    ] {
        assert_eq!(desk.get(&[CAUSES, query].concat()).await.problem(), problem, "{query}");
    }
    for query in [
        "",
        "?cause=attitude",
        "?cause=odd&month=2026-12",
        "?cause=attitude&month=2026-12&after=odd",
    ] {
        let answer = desk.get(&format!("{CAUSES}/cases{query}")).await;
        assert_eq!(answer.problem(), "422 invalid filter:malformed", "{query}");
    }
    let odd = desk.get("/desk/causes?unit=nowhere&month=2026-12").await.text();
    assert!(odd.contains("没有这个单位或者这个月份"), "{odd}");
    let one = desk.get("/desk/causes?unit=demo-2&month=2026-12&lang=en").await.text();
    assert!(one.contains("Nothing was found to be so at this unit"), "{one}");
    let nobody = server.get("/desk/causes", None).await;
    assert_eq!((nobody.status.as_u16(), nobody.header("location")), (303, "/desk/"));
}

//! Causes, counted here from what was done, and compared with every number that is shown.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use axum::http::StatusCode;
use calamine::{Reader as _, Xlsx};
use qingyu_domain::person::Role;
use qingyu_server::jobs;
use serde_json::{Value, json};

use crate::support::Server;
use crate::support::causes::{Book, House, list, lived, read};
use crate::support::desk::STAFF;

const CAUSES: &str = "/api/v1/desk/causes";
const UNTIL: &str = "2027-06";

/// The months side by side, as this test reckons them.
fn months(until: &str) -> Vec<String> {
    let (year, month): (i32, i32) = (until[..4].parse().unwrap(), until[5..].parse().unwrap());
    let before = |back: i32| {
        let at = year * 12 + month - 1 - back;
        format!("{:04}-{:02}", at / 12, at % 12 + 1)
    };
    (0..12).rev().map(before).collect()
}

/// Every number that is not nought: unit, cause, month.
fn numbers(told: &Value) -> BTreeMap<(Option<String>, String, String), u64> {
    let mut numbers = BTreeMap::new();
    for line in list(&told["lines"]) {
        let of = line.get("of").map(|of| of.as_str().unwrap().to_owned());
        let cause = line["cause"].as_str().unwrap().to_owned();
        for (period, cell) in list(&told["periods"]).iter().zip(list(&line["cells"])) {
            let cases = cell["cases"].as_u64().unwrap();
            if cases > 0 {
                numbers.insert(
                    (of.clone(), cause.clone(), period["to"].as_str().unwrap().to_owned()),
                    cases,
                );
            }
        }
    }
    numbers
}

fn expected(book: &Book, shown: &[String]) -> BTreeMap<(Option<String>, String, String), u64> {
    let mut expected = BTreeMap::new();
    for ((unit, cause, month), cases) in &book.caused {
        if shown.contains(month) {
            let count = u64::try_from(cases.len()).unwrap();
            expected.insert((Some(unit.clone()), cause.clone(), month.clone()), count);
            *expected.entry((None, cause.clone(), month.clone())).or_default() += count;
        }
    }
    expected
}

#[tokio::test]
async fn every_number_of_causes_is_what_was_done_and_leads_to_its_cases() {
    let server = Server::start().await;
    let mut house = House::of(&server).await;
    lived(&mut house).await;
    let desk = house.hand("oversight-1").await;
    let told = read(desk, &format!("{CAUSES}?month={UNTIL}")).await;
    let shown = months(UNTIL);
    let periods = list(&told["periods"])
        .iter()
        .map(|one| one["to"].as_str().unwrap().to_owned());
    assert_eq!(periods.collect::<Vec<_>>(), shown);
    assert_eq!(told["is_exact"], true);
    let expected = expected(&house.book, &shown);
    assert!(expected.len() > 12, "{expected:?}");
    assert_eq!(numbers(&told), expected);
    for ((unit, cause, month), count) in &expected {
        let unit_is = |of: &str| unit.as_deref().is_none_or(|unit| unit == of);
        let cases = house.book.caused.iter();
        let cases = cases.filter(|((of, what, when), _)| unit_is(of) && what == cause && when == month);
        let expected: BTreeSet<&String> = cases.flat_map(|(_, cases)| cases).collect();
        let unit = unit.as_ref().map(|unit| format!("&unit={unit}")).unwrap_or_default();
        let query = format!("cause={cause}&month={month}{unit}");
        let mut behind = Vec::new();
        let mut after = String::new();
        loop {
            let page = read(desk, &format!("{CAUSES}/cases?limit=1&{query}{after}")).await;
            behind.extend(
                list(&page["cases"])
                    .iter()
                    .map(|case| case["number"].as_str().unwrap().to_owned()),
            );
            match page["next"].as_str() {
                Some(next) => after = format!("&after={next}"),
                None => break,
            }
        }
        assert_eq!(behind.iter().collect::<BTreeSet<_>>(), expected);
        assert_eq!(u64::try_from(behind.len()).unwrap(), *count, "each once");
        let html = desk.get(&format!("/desk/causes/cases?{query}")).await.text();
        assert!(
            behind
                .iter()
                .all(|number| html.contains(&format!("/desk/case/{number}"))),
            "{html}"
        );
    }
    assert_eq!(server.app.store.recount().await, Ok(0));
    server.app.store.rebuild().await.unwrap();
    assert_eq!(read(desk, &format!("{CAUSES}?month={UNTIL}")).await, told);
}

#[tokio::test]
async fn repeated_causes_are_those_found_twice_within_three_months_and_tables_say_the_same() {
    let server = Server::start().await;
    let mut house = House::of(&server).await;
    lived(&mut house).await;
    let desk = house.hand("oversight-1").await;
    let told = read(desk, &format!("{CAUSES}?month={UNTIL}")).await;
    let shown = months(UNTIL);
    let count = |unit: &str, cause: &str, month: &String| {
        let key = (unit.to_owned(), cause.to_owned(), month.clone());
        house.book.caused.get(&key).map_or(0, BTreeSet::len)
    };
    let mut repeated = 0;
    for line in list(&told["lines"]) {
        let cause = line["cause"].as_str().unwrap();
        for (at, cell) in list(&line["cells"]).iter().enumerate() {
            let is = cell["is_repeated"] == true;
            let Some(unit) = line["of"].as_str() else {
                assert!(!is, "a sum repeats nothing");
                continue;
            };
            let within: usize = (at.saturating_sub(2)..=at)
                .map(|at| count(unit, cause, &shown[at]))
                .sum();
            assert_eq!(
                is,
                within >= 2 && count(unit, cause, &shown[at]) > 0,
                "{unit} {cause} {}",
                shown[at]
            );
            repeated += usize::from(is);
        }
    }
    assert!(repeated >= 8, "{repeated}");
    let csv = desk.get(&format!("{CAUSES}.csv?month={UNTIL}")).await;
    assert_eq!(
        (csv.status, csv.header("content-type")),
        (StatusCode::OK, "text/csv; charset=utf-8")
    );
    let text = csv.text();
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<Vec<String>> = std::iter::once(reader.headers().unwrap().clone())
        .chain(reader.records().map(Result::unwrap))
        .map(|row| row.iter().map(str::to_owned).collect())
        .collect();
    assert_eq!(rows[0][2..14], shown);
    assert_eq!(rows.len(), 1 + list(&told["lines"]).len());
    for (row, line) in rows[1..].iter().zip(list(&told["lines"])) {
        let cells: Vec<String> = list(&line["cells"])
            .iter()
            .map(|cell| cell["cases"].to_string())
            .collect();
        assert_eq!(row[2..14], cells);
        let flagged = list(&line["cells"])
            .iter()
            .zip(&shown)
            .filter(|(cell, _)| cell["is_repeated"] == true);
        let flagged: Vec<&str> = flagged.map(|(_, month)| month.as_str()).collect();
        assert_eq!(row[14], flagged.join(" "));
    }
    let book = desk.get(&format!("{CAUSES}.xlsx?month={UNTIL}")).await;
    let mut sheets: Xlsx<_> = Xlsx::new(Cursor::new(book.body)).unwrap();
    let sheet = sheets.worksheet_range_at(0).unwrap().unwrap();
    let written: Vec<Vec<String>> = sheet
        .rows()
        .map(|row| row.iter().map(ToString::to_string).collect())
        .collect();
    assert_eq!(written, rows, "the same table twice");
    let changes = desk.get("/api/v1/desk/changes").await.text();
    assert_eq!(changes.matches("exported_causes").count(), 2, "{changes}");
    let page = desk.get(&format!("/desk/causes?month={UNTIL}")).await.text();
    assert_eq!(page.matches(">反复<").count(), repeated);
    for ((unit, cause, month), count) in expected(&house.book, &shown) {
        let unit = unit.map(|unit| format!("&amp;unit={unit}")).unwrap_or_default();
        let link = format!("href=\"/desk/causes/cases?cause={cause}&amp;month={month}{unit}\"");
        let (_, rest) = page.split_once(&link).unwrap_or_else(|| panic!("no {link} in {page}"));
        assert_eq!(rest.split(['>', '<']).nth(1), Some(count.to_string().as_str()));
    }
}

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
        let sees = matches!(role, Role::Oversight | Role::UnitHead);
        let answer = desk.get(CAUSES).await;
        assert_eq!(answer.status.is_success(), sees, "{who}");
        for path in [".csv", ".xlsx"] {
            assert_eq!(
                desk.get(&format!("{CAUSES}{path}")).await.status.is_success(),
                sees,
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
        assert_eq!(page.text().contains("问题原因由督察部门查看"), !sees, "{who}");
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

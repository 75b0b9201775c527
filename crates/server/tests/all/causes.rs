//! Causes, counted here from what was done, and compared with every number that is shown.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use axum::http::StatusCode;
use calamine::{Reader as _, Xlsx};

use crate::support::Server;
use crate::support::causes::{Book, House, list, lived, numbers, read};

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

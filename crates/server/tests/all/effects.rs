//! Improvements and what came of them, counted here from what was done.

use std::collections::BTreeSet;

use serde_json::json;

use crate::support::Server;
use crate::support::causes::{House, list, lived, read};

#[tokio::test]
async fn the_effect_of_an_improvement_is_what_was_found_before_and_after_it_and_few_are_too_few() {
    let server = Server::start().await;
    let mut house = House::of(&server).await;
    let early = lived(&mut house).await;
    let late = house.found("2027-03-02", "demo-1", "attitude", "upheld").await;
    for (of, owner) in [(&early, "demo-1"), (&late, "demo-1"), (&late, "demo-2")] {
        let plan = json!({"type": "plan_improvement", "allegation": 0, "measure": "rules", "owner": owner, "due_on": "2027-03-20"});
        house.does("verifier", of, plan).await;
    }
    server.set_clock("2027-03-15T09:00:00+08:00");
    for (of, improvement) in [(&early, 0), (&late, 0), (&late, 1)] {
        let proof = json!({"type": "prove_improvement", "improvement": improvement});
        house.does("oversight-1", of, proof).await;
    }
    let read_all = async |month: &str| {
        server.set_clock(&format!("{month}-02T09:00:00+08:00"));
        let desk = house.hand("oversight-1").await;
        read(desk, "/api/v1/desk/musts?what=improvement&state=done").await["musts"].clone()
    };
    let span = |unit: &str, cause: &str, months: [&str; 3]| {
        let of = |month: &&str| {
            house
                .book
                .found
                .get(&(unit.to_owned(), (*month).to_owned()))
                .map_or(0, BTreeSet::len)
        };
        let cases = |month: &&str| {
            let key = (unit.to_owned(), cause.to_owned(), (*month).to_owned());
            house.book.caused.get(&key).map_or(0, BTreeSet::len)
        };
        json!({"cases": months.iter().map(cases).sum::<usize>(), "of": months.iter().map(of).sum::<usize>()})
    };
    let (before, after) = (["2026-12", "2027-01", "2027-02"], ["2027-04", "2027-05", "2027-06"]);
    for line in list(&read_all("2027-06").await) {
        assert_eq!(line["effect"]["change"], "not_yet");
        assert!(line["effect"].get("after").is_none(), "{line}");
    }
    let all = read_all("2027-07").await;
    let mut changes = Vec::new();
    for line in list(&all) {
        let (unit, cause) = (line["owner"].as_str().unwrap(), line["cause"].as_str().unwrap());
        assert_eq!(line["effect"]["before"], span(unit, cause, before), "{line}");
        assert_eq!(line["effect"]["after"], span(unit, cause, after), "{line}");
        changes.push((unit, cause, line["effect"]["change"].as_str().unwrap()));
    }
    changes.sort_unstable();
    let expected = [
        ("demo-1", "attitude", "fell"),
        ("demo-1", "evasion", "fell"),
        ("demo-2", "attitude", "too_few"),
    ];
    assert_eq!(changes, expected);
    let desk = house.hand("oversight-1").await;
    let own = read(desk, "/api/v1/desk/musts?what=improvement&state=done&unit=demo-2").await;
    assert_eq!(list(&own["musts"]).len(), 1);
    let csv = desk
        .get("/api/v1/desk/musts.csv?what=improvement&state=done")
        .await
        .text();
    assert!(csv.contains("\"12件中6件\",\"12件中0件\",\"占比比改进前少\""), "{csv}");
    assert!(csv.contains("样本不足"), "{csv}");
    let head = house.hand("head").await;
    let heads = read(head, "/api/v1/desk/musts?state=done&unit=demo-2").await;
    assert_eq!(list(&heads["musts"]).len(), 0, "another unit's");
    assert!(
        !head
            .get("/api/v1/desk/musts?state=done")
            .await
            .text()
            .contains("effect")
    );
}

//! Lists: every filter and order is the whole list without the rest, and what findings ask for is what the rules say.

use std::collections::BTreeMap;

use qingyu_domain::case::{CaseStatus, owed};
use qingyu_domain::kind::Kind;
use qingyu_store::{LAST, ListOrder, ListWanted, Store};

use crate::cases::{acceptance, anonymous, code, withdrawal};
use crate::place::Place;
use crate::rules::filing::filed;

const ROWS: &str = "SELECT number || ' ' || kind || ' ' || COALESCE(unit, '-') || ' ' || stage || ' ' || \
    COALESCE(CAST(due_at AS TEXT), '-') || ' ' || COALESCE(hand, '-') || ' ' || COALESCE(CAST(enterprise AS TEXT), '-') FROM cases";

/// All pages of a list, two at a time.
async fn listed(store: &Store, wanted: &ListWanted) -> Vec<String> {
    let (mut wanted, mut numbers) = (wanted.clone(), Vec::new());
    loop {
        let page = store.listed(&wanted, 2).await.unwrap();
        wanted.after = page.last().map(|last| (last.due_at, last.number.clone()));
        numbers.extend(page.iter().map(|one| one.number.clone()));
        if page.len() < 2 {
            return numbers;
        }
    }
}

pub async fn a_filtered_list_is_the_whole_one_without_the_rest(place: &Place) {
    let store = place.store().await;
    for seed in 0..24 {
        let case = filed(store.file(anonymous(seed)).await.unwrap());
        if seed % 3 == 0 {
            store.act(acceptance(&case, "k1")).await.unwrap();
        }
        if seed % 4 == 0 {
            let case = store.case_by_code(&code(seed)).await.unwrap().unwrap();
            store.act(withdrawal(&case, "k2", "算了")).await.unwrap();
        }
    }
    // Rows as they would be in other hands, of other units and kinds: what is listed is a function of the rows alone.
    place
        .run(
            "UPDATE cases SET unit = 'demo-2' WHERE number LIKE '%2' OR number LIKE '%5';
            UPDATE cases SET unit = NULL WHERE number LIKE '%6'; UPDATE cases SET kind = 'praise' WHERE number LIKE '%7';
            UPDATE cases SET hand = 'up' WHERE number LIKE '%3'; UPDATE cases SET due_at = NULL WHERE number LIKE '%8';
            UPDATE cases SET stage = 'closed' WHERE number LIKE '%9' OR number LIKE '%2';
            UPDATE cases SET enterprise = 1 WHERE number LIKE '%3' OR number LIKE '%4' OR number LIKE '%12'",
        )
        .await;
    let rows = place.rows(ROWS).await;
    let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.split(' ').collect()).collect();
    let statuses = [
        None,
        Some(CaseStatus::Received),
        Some(CaseStatus::Closed),
        Some(CaseStatus::Accepted),
        Some(CaseStatus::Withdrawn),
    ];
    for order in [ListOrder::Newest, ListOrder::Oldest, ListOrder::Due] {
        for (of_reviewer, of_enterprise) in [(false, false), (true, false), (false, true), (true, true)] {
            for kind in [None, Some(Kind::Complaint), Some(Kind::Praise), Some(Kind::Suggestion)] {
                for unit in [None, Some("demo-1"), Some("demo-2")] {
                    for status in statuses {
                        for (from, to) in [("", LAST), ("20261127-000010", "20261127-000020")] {
                            let wanted = ListWanted {
                                order,
                                kind,
                                unit: unit.map(str::to_owned),
                                status,
                                from: from.to_owned(),
                                to: to.to_owned(),
                                of_reviewer,
                                of_enterprise,
                                after: None,
                            };
                            let expected = expected(&rows, &wanted);
                            assert_eq!(listed(&store, &wanted).await, expected, "{wanted:?}");
                            // More than there are: what is rare is put in order.
                            let all = store.listed(&wanted, 100).await.unwrap();
                            let all: Vec<String> = all.into_iter().map(|one| one.number).collect();
                            assert_eq!(all, expected, "{wanted:?}");
                        }
                    }
                }
            }
        }
    }
}

fn expected(rows: &[Vec<&str>], wanted: &ListWanted) -> Vec<String> {
    let mut fitting = BTreeMap::new();
    for row in rows {
        let [number, kind, unit, stage, due, hand, enterprise] = row[..] else {
            panic!("{row:?}")
        };
        let fits = wanted.kind.is_none_or(|wanted| wanted.as_str() == kind)
            && wanted.unit.as_deref().is_none_or(|wanted| wanted == unit)
            && wanted.status.is_none_or(|wanted| wanted.as_str() == stage)
            && (!wanted.of_reviewer || hand != "-")
            && (!wanted.of_enterprise || enterprise != "-")
            && number >= wanted.from.as_str()
            && number < wanted.to.as_str();
        let is_due = wanted.order == ListOrder::Due;
        if fits && (!is_due || (due != "-" && stage != "withdrawn")) {
            let due: i64 = if is_due { due.parse().unwrap() } else { 0 };
            fitting.insert((due, number), number.to_owned());
        }
    }
    let mut numbers: Vec<String> = fitting.into_values().collect();
    if wanted.order == ListOrder::Newest {
        numbers.reverse();
    }
    numbers
}

pub async fn cases_are_read_in_the_order_that_is_asked_for_each_once(place: &Place) {
    let store = place.store().await;
    let mut ids = Vec::new();
    for seed in 0..140 {
        ids.push(filed(store.file(anonymous(seed)).await.unwrap()).id);
    }
    ids.reverse();
    for count in [0, 1, 2, 9, 33, 128, 129, 140] {
        let mut asked: Vec<String> = ids.iter().take(count).cloned().collect();
        let expected = asked.clone();
        asked.insert(count / 2, "nobody".to_owned());
        let read: Vec<String> = store
            .cases(&asked)
            .await
            .unwrap()
            .into_iter()
            .map(|case| case.id)
            .collect();
        assert_eq!(read, expected, "{count}");
    }
    let case = store.cases(&ids[..1]).await.unwrap().remove(0);
    assert_eq!(Some(case), store.case_by_code(&code(139)).await.unwrap());
    assert!(
        owed(
            &qingyu_domain::case::fold(&store.cases(&ids[..1]).await.unwrap()[0].events)
                .unwrap()
                .unwrap()
        )
        .is_empty()
    );
}

//! Causes: the cases behind a number, as the counters count them.

use std::collections::BTreeMap;

use qingyu_domain::case::Cause;
use qingyu_domain::figures::{Figure, Month, place_of_cause};
use qingyu_store::Store;

use crate::cases::findings::{allegation, finding, found};
use crate::cases::{acceptance, anonymous, code, number};
use crate::place::Place;

fn november() -> Month {
    Month::parse("2026-11").unwrap()
}

/// A complaint with a finding about one cause, twice where the seed is even.
async fn live(store: &Store, seed: u64, cause: Cause) {
    store.file(anonymous(seed)).await.unwrap();
    let mut unused = ["k1", "k22", "k333", "k4444", "k55555", "k666666"].into_iter();
    let mut key = || unused.next().unwrap();
    let read = async || store.case_by_code(&code(seed)).await.unwrap().unwrap();
    store.act(acceptance(&read().await, key())).await.unwrap();
    store.act(allegation(&read().await, key(), cause)).await.unwrap();
    for at in 0..=u16::from(seed.is_multiple_of(2)) {
        store.act(finding(&read().await, key())).await.unwrap();
        store.act(found(&read().await, key(), at)).await.unwrap();
    }
}

pub async fn the_cases_behind_a_number_are_as_many_as_were_counted_and_rebuild_makes_them_anew(place: &Place) {
    let store = place.store().await;
    let mut expected: BTreeMap<Cause, Vec<String>> = BTreeMap::new();
    for seed in 1..7 {
        let cause = if seed % 3 == 0 { Cause::Evasion } else { Cause::Attitude };
        live(&store, seed, cause).await;
        let stored = store.case_by_code(&code(seed)).await.unwrap().unwrap();
        expected.entry(cause).or_default().push(number(&stored).to_string());
    }
    for is_again in [false, true] {
        for (cause, numbers) in &expected {
            let listed = async |after: &str, limit| {
                let found = store
                    .found_causes("demo-1", *cause, november(), after, limit)
                    .await
                    .unwrap();
                found.into_iter().map(|one| one.number).collect::<Vec<String>>()
            };
            assert_eq!(listed("", 9).await, *numbers);
            assert_eq!(listed(&numbers[0], 1).await, numbers[1..2]);
            let counted = store.counts_of_causes(november(), november()).await.unwrap();
            let is_it = |one: &&qingyu_store::CaseCount| {
                (one.unit.as_str(), one.figure, one.bucket) == ("demo-1", Figure::CausedCases, place_of_cause(*cause))
            };
            let total = counted.iter().find(is_it).map(|one| one.total);
            assert_eq!(total, i64::try_from(numbers.len()).ok(), "counted once a case");
        }
        let others = store
            .found_causes("demo-2", Cause::Attitude, november(), "", 9)
            .await
            .unwrap();
        assert_eq!(others, []);
        let october = store
            .found_causes("demo-1", Cause::Attitude, november().plus(-1), "", 9)
            .await
            .unwrap();
        assert_eq!(october, []);
        if !is_again {
            store.rebuild().await.unwrap();
            assert_eq!(store.recount().await, Ok(0));
        }
    }
}

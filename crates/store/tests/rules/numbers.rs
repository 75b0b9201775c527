//! Numbers have no gap within a day, whatever else happens.

use qingyu_store::{Outcome, Store, StoreError};

use crate::cases::{anonymous, code, id, number};
use crate::place::Place;

/// Files from many callers on these stores: every tenth with a code that another one has, every hundredth with the
/// identifier of another one.
async fn storm(stores: &[Store], callers: u64) -> Vec<Result<Outcome, StoreError>> {
    let tasks: Vec<_> = (0..callers)
        .map(|seed| {
            let store = stores[usize::try_from(seed).unwrap() % stores.len()].clone();
            let mut case = anonymous(seed);
            if seed % 10 == 9 {
                case.code = code(seed - 4);
            }
            if seed % 100 == 50 {
                case.id = id(seed - 1);
                case.code = code(seed);
            }
            tokio::spawn(async move { store.file(case).await })
        })
        .collect();
    let mut outcomes = Vec::new();
    for task in tasks {
        outcomes.push(task.await.unwrap());
    }
    outcomes
}

async fn check(place: &Place, outcomes: &[Result<Outcome, StoreError>]) {
    let mut positions: Vec<u32> = outcomes
        .iter()
        .filter_map(|outcome| match outcome {
            Ok(Outcome::Filed(case)) => Some(number(case).position),
            _ => None,
        })
        .collect();
    positions.sort_unstable();
    let expected: Vec<u32> = (1..).take(positions.len()).collect();
    assert_eq!(positions, expected);
    let last = place.rows("SELECT CAST(last AS TEXT) FROM numbers").await;
    assert_eq!(last, [expected.len().to_string()]);
    let stored = place.rows("SELECT number FROM cases").await;
    assert_eq!(stored.len(), expected.len());
}

pub async fn numbers_have_no_gap_over_five_hundred_callers_with_clashes_among_them(place: &Place) {
    let outcomes = storm(&[place.store().await], 500).await;
    let known = outcomes
        .iter()
        .filter(|outcome| matches!(outcome, Ok(Outcome::Known(_))))
        .count();
    assert!(known >= 45, "{known} codes clashed");
    check(place, &outcomes).await;
}

pub async fn numbers_have_no_gap_when_two_stores_share_a_database(place: &Place) {
    let outcomes = storm(&[place.store().await, place.store().await], 500).await;
    check(place, &outcomes).await;
}

pub async fn a_failed_filing_takes_no_number(place: &Place) {
    let store = place.store().await;
    store.file(anonymous(1)).await.unwrap();
    let mut bad = anonymous(2);
    bad.id = id(1);
    let before = place.dump().await;
    assert_eq!(store.file(bad).await, Err(StoreError::Conflict));
    assert_eq!(place.dump().await, before);
    let Outcome::Filed(next) = store.file(anonymous(3)).await.unwrap() else {
        panic!("the third was there already")
    };
    assert_eq!(number(&next).position, 2);
}

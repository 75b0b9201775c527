//! Cases that their citizens did not file: each once, under no code until it is claimed.

use qingyu_domain::case::{Event, Party, Recorded, VERSION, apply, fold};
use qingyu_store::{Act, Acted, NewCase, NewOrigin, StoredCase};

use crate::cases::{NOW, anonymous, code, id, number};
use crate::place::{Place, hex};
use crate::rules::filing::{filed, known};
use crate::rules::queue::{Stall, queued};

/// A case with the origin of a seed.
pub fn passed_on(seed: u64, origin: u64) -> NewCase {
    NewCase {
        origin: Some(NewOrigin {
            key: code(origin ^ 0xa000),
            is_content: false,
            import: None,
        }),
        ..anonymous(seed)
    }
}

fn claimed(case: &StoredCase, new: u64) -> Act {
    let before = fold(&case.events).unwrap().unwrap();
    let events: Vec<Recorded> = vec![Recorded {
        v: VERSION,
        at: NOW.ms(),
        by: Party::You,
        person: None,
        event: Event::CodeReplaced,
    }];
    let after = apply(Some(before.clone()), &events[0]).unwrap();
    Act {
        case_id: case.id.clone(),
        version: case.version,
        beside: None,
        key: "claim".to_owned(),
        content: code(9),
        answer: "null".to_owned(),
        events,
        texts: Vec::new(),
        before,
        after,
        topics: Vec::new(),
        new_code: Some(code(new)),
        claim: None,
    }
}

pub async fn an_origin_comes_once_in_a_batch_and_later_and_takes_no_number_again(place: &Place) {
    let store = place.store().await;
    let stall = Stall::of(&store).await;
    let first = queued(store.file(passed_on(1, 1))).await;
    let again = queued(store.file(passed_on(2, 1))).await;
    let other = queued(store.file(passed_on(3, 3))).await;
    let own = queued(store.file(anonymous(4))).await;
    stall.end().await;
    let first = filed(first.await.unwrap());
    assert_eq!(known(again.await.unwrap()), first);
    let numbers = [first.clone(), filed(other.await.unwrap()), filed(own.await.unwrap())];
    let mut numbers = numbers.map(|case| number(&case).position);
    numbers.sort_unstable();
    assert_eq!(numbers, [2, 3, 4], "the stall took the first");
    assert_eq!(known(store.file(passed_on(5, 1)).await.unwrap()), first);
    assert_eq!(number(&filed(store.file(anonymous(6)).await.unwrap())).position, 5);
    assert_eq!(store.case_by_origin(&code(1 ^ 0xa000)).await.unwrap(), Some(first));
}

pub async fn a_case_nobody_claimed_is_found_by_no_code_until_it_is_claimed_and_rebuild_knows_it(place: &Place) {
    let store = place.store().await;
    let case = filed(store.file(passed_on(1, 1)).await.unwrap());
    let of_number = store.case_by_number(&number(&case).to_string()).await.unwrap();
    assert_eq!(of_number, Some(case.clone()));
    let before = place.dump().await;
    assert_eq!(store.rebuild().await, Ok(1));
    assert_eq!(place.dump().await, before);
    assert_eq!(store.act(claimed(&case, 77)).await, Ok(Acted::Done));
    assert_eq!(store.case_by_code(&code(1)).await.unwrap(), None);
    let found = store.case_by_code(&code(77)).await.unwrap().unwrap();
    assert_eq!((found.id, found.version), (id(1), 3));
    let again = known(store.file(passed_on(2, 1)).await.unwrap());
    assert_eq!(again.id, id(1), "claimed, it still comes once");
}

pub async fn a_new_slip_voids_the_one_before_and_old_ones_are_forgotten(place: &Place) {
    let store = place.store().await;
    let until = NOW.plus_ms(1000);
    let new = NewCase {
        claim: Some((code(50), until)),
        ..passed_on(1, 1)
    };
    let case = filed(store.file(new).await.unwrap());
    assert_eq!(store.claim(&code(50)).await, Ok(Some((id(1), until))));
    let act = Act {
        new_code: None,
        claim: Some((code(51), until.plus_ms(1))),
        ..claimed(&case, 77)
    };
    assert_eq!(store.act(act).await, Ok(Acted::Done));
    assert_eq!(store.claim(&code(50)).await, Ok(None));
    assert_eq!(store.claim(&code(51)).await, Ok(Some((id(1), until.plus_ms(1)))));
    store.clear_claims(until).await.unwrap();
    assert!(store.claim(&code(51)).await.unwrap().is_some());
    store.clear_claims(until.plus_ms(2)).await.unwrap();
    assert_eq!(store.claim(&code(51)).await, Ok(None));
}

pub async fn what_an_origin_without_a_number_was_made_of_is_erased_with_its_case(place: &Place) {
    let store = place.store().await;
    let of_content = |seed: u64| {
        let mut case = passed_on(seed, seed);
        case.origin.as_mut().unwrap().is_content = true;
        case
    };
    for seed in [1, 2] {
        filed(store.file(of_content(seed)).await.unwrap());
    }
    filed(store.file(passed_on(3, 3)).await.unwrap());
    for seed in [1, 2, 3] {
        store.erase(&id(seed), i64::MAX).await.unwrap();
    }
    let left: Vec<String> = place.dump().await.into_values().flatten().collect();
    // PostgreSQL writes a mark before the digits.
    let is_left = |seed: u64| left.iter().any(|value| value.ends_with(&hex(&code(seed ^ 0xa000))));
    assert_eq!(
        [1, 2, 3].map(is_left),
        [false, false, true],
        "a number says nothing of anybody"
    );
    assert_eq!(known(store.file(passed_on(4, 3)).await.unwrap()).id, id(3));
}

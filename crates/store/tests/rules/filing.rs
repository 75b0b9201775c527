//! Filing, and the same code again.

use qingyu_domain::case::Part;
use qingyu_store::{Outcome, StoredCase};

use crate::cases::{NOW, anonymous, code, complaint, id, number};
use crate::place::Place;
use crate::rules::queue::{Stall, queued};

/// The case of an outcome that must be a new one.
pub fn filed(outcome: Outcome) -> StoredCase {
    match outcome {
        Outcome::Filed(case) => case,
        Outcome::Known(case) => panic!("{case:?} was there already"),
        Outcome::Moved => panic!("it was decided on units of before"),
    }
}

/// The case of an outcome that must have been there.
pub fn known(outcome: Outcome) -> StoredCase {
    match outcome {
        Outcome::Known(case) => case,
        Outcome::Filed(case) => panic!("{case:?} is new"),
        Outcome::Moved => panic!("it was decided on units of before"),
    }
}

pub async fn a_filed_case_is_read_by_its_code_with_its_events_and_texts(place: &Place) {
    let store = place.store().await;
    store.ping().await.unwrap();
    assert!(!store.has_cases().await.unwrap());
    assert_eq!(store.case_by_code(&code(1)).await.unwrap(), None);
    let case = filed(store.file(complaint(1, "谢谢")).await.unwrap());
    assert_eq!((case.id.as_str(), case.version), (id(1).as_str(), 2));
    assert_eq!(number(&case).to_string(), "20261127-000001");
    assert_eq!(store.case_by_code(&code(1)).await.unwrap(), Some(case));
    let texts = store.texts(&id(1), Part::Account).await.unwrap();
    assert_eq!(
        texts
            .iter()
            .map(|text| (text.seq, text.body.as_str()))
            .collect::<Vec<_>>(),
        [(1, "谢谢")]
    );
    assert!(store.texts(&id(1), Part::Message).await.unwrap().is_empty());
    assert!(store.has_cases().await.unwrap());
    let row = "SELECT number || ' ' || kind || ' ' || unit || ' ' || stage || ' ' || step FROM cases";
    assert_eq!(
        place.rows(row).await,
        ["20261127-000001 complaint demo-1 received accept"]
    );
}

pub async fn the_same_code_in_one_batch_files_one_case(place: &Place) {
    let store = place.store().await;
    let stall = Stall::of(&store).await;
    let first = queued(store.file(anonymous(1))).await;
    let mut again = anonymous(2);
    again.code = code(1);
    let second = queued(store.file(again)).await;
    stall.end().await;
    let first = filed(first.await.unwrap());
    assert_eq!(known(second.await.unwrap()), first);
    assert_eq!(place.rows("SELECT number FROM cases ORDER BY number").await.len(), 2);
}

pub async fn the_same_code_later_is_known_with_what_it_was_filed_with(place: &Place) {
    let store = place.store().await;
    let first = filed(store.file(anonymous(1)).await.unwrap());
    let before = place.dump().await;
    let mut again = anonymous(2);
    again.code = code(1);
    let second = known(store.file(again).await.unwrap());
    assert_eq!(second, first);
    assert_eq!(second.content, Some(anonymous(1).content));
    assert_eq!(place.dump().await, before);
}

pub async fn the_same_code_from_fifty_callers_files_one_case(place: &Place) {
    let stores = [place.store().await, place.store().await];
    let callers: Vec<_> = (0..50)
        .map(|seed| {
            let store = stores[usize::from(seed % 2 == 0)].clone();
            let mut case = anonymous(seed);
            case.code = code(1);
            tokio::spawn(async move { store.file(case).await.unwrap() })
        })
        .collect();
    let mut new = Vec::new();
    let mut old = Vec::new();
    for caller in callers {
        match caller.await.unwrap() {
            Outcome::Filed(case) => new.push(case),
            Outcome::Known(case) => old.push(case),
            Outcome::Moved => panic!("nothing was changed"),
        }
    }
    assert_eq!((new.len(), old.len()), (1, 49));
    assert!(old.iter().all(|case| *case == new[0]));
    assert_eq!(place.rows("SELECT number FROM cases").await, ["20261127-000001"]);
}

pub async fn each_day_counts_from_one(place: &Place) {
    let store = place.store().await;
    let numbers = |case: StoredCase| number(&case).to_string();
    let mut next_day = anonymous(2);
    next_day.received_at = NOW.plus_ms(86_400_000);
    assert_eq!(
        numbers(filed(store.file(anonymous(1)).await.unwrap())),
        "20261127-000001"
    );
    assert_eq!(numbers(filed(store.file(next_day).await.unwrap())), "20261128-000001");
    assert_eq!(
        numbers(filed(store.file(anonymous(3)).await.unwrap())),
        "20261127-000002"
    );
}

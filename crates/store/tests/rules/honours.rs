//! Praise that was conveyed: listed, counted, and a function of the events.

use qingyu_domain::case::notice_number;
use qingyu_domain::figures::Month;
use qingyu_store::Store;

use crate::cases::{anonymous, code, conveyance, id, praise};
use crate::place::Place;

/// Files praise and conveys it so many days later.
async fn convey(store: &Store, seed: u64, unit: &str, days: i64, verified: bool) {
    store.file(praise(seed, unit)).await.unwrap();
    let case = store.case_by_code(&code(seed)).await.unwrap().unwrap();
    store.act(conveyance(&case, "k", days, verified)).await.unwrap();
}

/// The cases in their order, by pages of two.
async fn listed(store: &Store, unit: Option<&str>) -> Vec<String> {
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let page = store.honours(unit, after.as_ref(), 2).await.unwrap();
        after = page.last().map(qingyu_store::StoredHonour::key);
        if page.is_empty() {
            return all;
        }
        all.extend(page.into_iter().map(|one| one.case_id));
    }
}

/// Those of December and those of November, each by its number: nothing tells which day was first.
fn in_order(december: &[u64], november: &[u64]) -> Vec<String> {
    let sorted = |seeds: &[u64]| {
        let mut ids: Vec<String> = seeds.iter().map(|seed| id(*seed)).collect();
        ids.sort_by_key(|id| std::cmp::Reverse(notice_number(id)));
        ids
    };
    [sorted(december), sorted(november)].concat()
}

async fn counted(store: &Store, unit: Option<&str>) -> Vec<String> {
    let month = |text: &str| Month::parse(text).unwrap();
    let counts = store.honour_counts(unit, month("2026-11"), month("2027-01")).await;
    let told = counts.unwrap().into_iter().map(|one| {
        let unit = one.unit.unwrap_or_default();
        format!("{} {unit} {} {}", one.month, one.is_verified, one.times)
    });
    let mut told: Vec<String> = told.collect();
    told.sort();
    told
}

pub async fn praise_is_listed_by_month_and_counted_and_made_anew_by_rebuild(place: &Place) {
    let store = place.store().await;
    store.file(praise(9, "demo-1")).await.unwrap();
    store.file(anonymous(8)).await.unwrap();
    convey(&store, 1, "demo-1", 0, true).await;
    convey(&store, 2, "demo-2", 1, true).await;
    convey(&store, 3, "demo-1", 2, false).await;
    convey(&store, 4, "demo-1", 9, true).await;
    assert_eq!(listed(&store, None).await, in_order(&[4], &[1, 2, 3]));
    assert_eq!(listed(&store, Some("demo-1")).await, in_order(&[4], &[1, 3]));
    assert!(listed(&store, Some("demo-3")).await.is_empty());
    let first = store.honours(Some("demo-2"), None, 1).await.unwrap().remove(0);
    assert_eq!(
        (first.unit.as_deref(), first.number, first.is_verified),
        (Some("demo-2"), notice_number(&id(2)), true)
    );
    let of_one = [
        "2026-11 demo-1 false 1",
        "2026-11 demo-1 true 1",
        "2026-12 demo-1 true 1",
    ];
    assert_eq!(counted(&store, Some("demo-1")).await, of_one);
    assert_eq!(counted(&store, None).await.len(), 4);
    let before = place.dump().await;
    place
        .run("DELETE FROM honours WHERE unit = 'demo-2'; UPDATE honours SET is_verified = 1, unit = 'demo-9'")
        .await;
    assert_ne!(place.dump().await, before);
    store.rebuild().await.unwrap();
    assert_eq!(place.dump().await, before);
}

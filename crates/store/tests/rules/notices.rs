//! Notices: who is told of which case, since which day.

use qingyu_domain::case::{Reader, notice_number};
use qingyu_store::{Store, StoredNotice};

use crate::cases::{acceptance, anonymous, code, id, release};
use crate::place::Place;

const UNIT: &str = "demo-1";

/// Files a case and releases its summary so many days later.
async fn tell(store: &Store, seed: u64, days: i64) {
    store.file(anonymous(seed)).await.unwrap();
    let case = async || store.case_by_code(&code(seed)).await.unwrap().unwrap();
    store.act(acceptance(&case().await, "k1")).await.unwrap();
    assert!(
        store
            .cases_of_notice(&notice_number(&id(seed)))
            .await
            .unwrap()
            .is_empty()
    );
    store.act(release(&case().await, "k2", days)).await.unwrap();
}

async fn told(store: &Store, unit: &str) -> Vec<StoredNotice> {
    store.notices(&Reader::Unit(unit.to_owned()), None, 100).await.unwrap()
}

pub async fn who_is_told_is_stored_with_the_act_and_made_anew_by_rebuild(place: &Place) {
    let store = place.store().await;
    tell(&store, 1, 3).await;
    let notices = told(&store, UNIT).await;
    assert_eq!(notices.len(), 1);
    assert_eq!(
        (notices[0].case_id.as_str(), notices[0].number.as_str()),
        (id(1).as_str(), notice_number(&id(1)).as_str())
    );
    assert_eq!(told(&store, "demo-2").await, []);
    let found = store.cases_of_notice(&notices[0].number).await.unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].id, id(1));
    let before = place.dump().await;
    place
        .run("UPDATE notices SET reader = 'unit/demo-2' WHERE reader LIKE 'unit/%'; INSERT INTO notices (reader, told_on, number, case_id) VALUES ('x', 'y', 'z', 'u')")
        .await;
    assert_ne!(place.dump().await, before);
    assert_eq!(store.rebuild().await, Ok(1));
    assert_eq!(place.dump().await, before);
}

pub async fn a_reader_pages_through_notices_from_the_newest_day(place: &Place) {
    let store = place.store().await;
    for seed in 0..9 {
        tell(&store, seed, i64::try_from(seed / 3).unwrap()).await;
    }
    let reader = Reader::Unit(UNIT.to_owned());
    let mut all: Vec<StoredNotice> = Vec::new();
    loop {
        let before = all.last().map(|last| (last.told_on, last.number.clone()));
        let page = store.notices(&reader, before, 2).await.unwrap();
        if page.is_empty() {
            break;
        }
        all.extend(page);
    }
    assert_eq!(all, told(&store, UNIT).await, "as on one page");
    let mut cases: Vec<&str> = all.iter().map(|notice| notice.case_id.as_str()).collect();
    assert!(all.windows(2).all(|two| two[0].told_on >= two[1].told_on));
    cases.sort_unstable();
    cases.dedup();
    assert_eq!(cases.len(), 9, "each once");
}

//! Accounts that wait for a second person: decided once, on the version that was looked at, and kept for ever.

use qingyu_domain::opening::Standing;
use qingyu_domain::person::Role;
use qingyu_domain::time::Timestamp;
use qingyu_store::{Doing, Edit, Opening, Store, StoreError};

use crate::cases::NOW;
use crate::place::Place;
use crate::rules::people::{add, change, hash, post, somebody, who};

const DAY: i64 = 24 * 3_600_000;

fn waiting(id: &str, person: &str, asked_at: Timestamp) -> Opening {
    Opening {
        id: id.to_owned(),
        person: who(person),
        is_new: person == "p-2",
        asked: "{\"without_otp\":true}".to_owned(),
        password: Some(hash("asked")),
        revision: "r-1".to_owned(),
        asked_by: who("p-1"),
        asked_at,
        until: asked_at.plus_ms(7 * DAY),
        standing: Standing::Waiting,
        decided_by: None,
        decided_at: None,
    }
}

async fn ask(store: &Store, opening: Opening) {
    let record = change(&format!("ask-{}", opening.id), "opening_asked");
    let seen = store.org_version().await.unwrap();
    store.open_account(opening, None, seen, record).await.unwrap();
}

async fn decide(store: &Store, id: &str, standing: Standing, doing: Option<Doing>) -> Result<(), StoreError> {
    let seen = store.org_version().await.unwrap();
    let (decided, record) = (
        (standing, who("p-0"), NOW.plus_ms(DAY)),
        change(&format!("{standing:?}-{id}"), "x"),
    );
    store.decide_opening(id, decided, doing, seen, record).await
}

pub async fn an_opening_is_decided_once_and_done_with_its_decision(place: &Place) {
    let store = place.store().await;
    add(&store, "p-1", "wang").await;
    let asked = waiting("o-1", "p-2", NOW);
    ask(&store, asked.clone()).await;
    assert_eq!(store.opening("o-1").await.unwrap(), Some(asked.clone()));
    assert_eq!(store.account("li").await, Ok(None), "nobody is there before");
    let adding = || Some(Doing::Add(Box::new(somebody("p-2", "li"))));
    decide(&store, "o-1", Standing::Approved, adding()).await.unwrap();
    assert!(store.account("li").await.unwrap().is_some());
    let kept = store.opening("o-1").await.unwrap().unwrap();
    assert_eq!((kept.standing, &kept.password), (Standing::Approved, &None));
    assert_eq!(
        (kept.decided_by, kept.decided_at),
        (Some(who("p-0")), Some(NOW.plus_ms(DAY)))
    );
    let before = place.dump().await;
    for standing in [Standing::Declined, Standing::Approved] {
        let again = decide(&store, "o-1", standing, None).await;
        assert_eq!(again, Err(StoreError::Conflict));
    }
    // A name that was taken meanwhile undoes the whole decision.
    ask(&store, waiting("o-2", "p-2", NOW)).await;
    let asked = place.dump().await;
    assert_ne!(asked, before);
    assert_eq!(
        decide(&store, "o-2", Standing::Approved, adding()).await,
        Err(StoreError::Conflict)
    );
    assert_eq!(place.dump().await, asked);
}

pub async fn an_opening_is_asked_for_and_decided_on_the_last_version_of_the_house(place: &Place) {
    let store = place.store().await;
    add(&store, "p-1", "wang").await;
    let seen = store.org_version().await.unwrap();
    ask(&store, waiting("o-1", "p-1", NOW)).await;
    let late = store.open_account(waiting("o-2", "p-1", NOW), None, seen, change("c", "x"));
    assert_eq!(late.await, Err(StoreError::Conflict));
    let edits = vec![Edit::Posts(vec![post(Role::Oversight, "oversight")])];
    let doing = Some(Doing::Change(who("p-1"), edits));
    let decided = (Standing::Approved, who("p-0"), NOW);
    let late = store.decide_opening("o-1", decided, doing, seen, change("d", "x"));
    assert_eq!(late.await, Err(StoreError::Conflict));
    let kept = store.opening("o-1").await.unwrap().unwrap();
    assert_eq!(kept.standing, Standing::Waiting);
    let person = store.staff().await.unwrap().remove(0).person;
    assert_eq!(person.posts, [post(Role::Verifier, "traffic")]);
}

pub async fn what_waited_too_long_is_over_and_forgets_its_password(place: &Place) {
    let store = place.store().await;
    add(&store, "p-1", "wang").await;
    ask(&store, waiting("o-1", "p-1", NOW.plus_ms(-7 * DAY))).await;
    ask(&store, waiting("o-2", "p-1", NOW)).await;
    let late = decide(&store, "o-1", Standing::Approved, None).await;
    assert_eq!(late, Err(StoreError::Conflict), "its time was over");
    store.expire_openings(NOW).await.unwrap();
    let [over, waits] = ["o-1", "o-2"].map(|id| store.opening(id));
    let (over, waits) = (over.await.unwrap().unwrap(), waits.await.unwrap().unwrap());
    assert_eq!((over.standing, over.password), (Standing::Expired, None));
    assert_eq!(over.decided_at, Some(NOW));
    assert_eq!(
        (waits.standing, waits.password),
        (Standing::Waiting, Some(hash("asked")))
    );
}

pub async fn openings_are_paged_by_their_key_the_newest_first(place: &Place) {
    let store = place.store().await;
    add(&store, "p-1", "wang").await;
    for at in 0..7_i64 {
        let person = if at % 2 == 0 { "p-1" } else { "p-2" };
        ask(&store, waiting(&format!("o-{at}"), person, NOW.plus_ms(at / 2))).await;
    }
    decide(&store, "o-3", Standing::Declined, None).await.unwrap();
    let ids = async |person: Option<&str>, waiting| {
        let person = person.map(who);
        let (mut ids, mut before) = (Vec::new(), None);
        loop {
            let page = store.openings(before, person.as_ref(), waiting, 2).await.unwrap();
            before = page.last().map(|last| (last.asked_at, last.id.clone()));
            ids.extend(page.iter().map(|one| one.id.clone()));
            if page.len() < 2 {
                return ids.join(" ");
            }
        }
    };
    assert_eq!(ids(None, false).await, "o-6 o-5 o-4 o-3 o-2 o-1 o-0");
    assert_eq!(ids(None, true).await, "o-6 o-5 o-4 o-2 o-1 o-0");
    assert_eq!(ids(Some("p-2"), false).await, "o-5 o-3 o-1");
}

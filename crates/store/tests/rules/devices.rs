//! Phones of supervisors: brought in once, ended in one go.

use qingyu_domain::person::{PersonId, Role};
use qingyu_store::{Begun, Edit, Store, StoreError};

use super::people::{add, change, edited, post, who};
use crate::cases::NOW;
use crate::place::Place;

const LATER: i64 = 3_600_000;

const fn begun(session: u8) -> Begun {
    Begun {
        token: [session; 32],
        old: None,
        at: NOW,
    }
}

async fn invite(store: &Store, token: u8, record: &str) {
    let (person, until) = (who("p-1"), NOW.plus_ms(LATER));
    let record = change(record, "device_invited");
    store.invite(&person, [token; 32], until, record).await.unwrap();
}

async fn bring(store: &Store, token: u8, device: u8, record: &str) -> Result<(), StoreError> {
    let known = ([device; 32], "$argon2id$pin".to_owned());
    let record = change(record, "device_added");
    store
        .add_device([token; 32], &who("p-1"), known, begun(device), record)
        .await
}

async fn is_in(store: &Store, session: u8) -> bool {
    store.session(&[session; 32]).await.unwrap().is_some()
}

pub async fn an_invitation_brings_in_one_phone_which_takes_the_place_of_the_one_before(place: &Place) {
    let store = place.store().await;
    add(&store, "p-1", "one").await;
    invite(&store, 1, "c-1").await;
    invite(&store, 2, "c-2").await;
    assert_eq!(
        store.invited(&[1; 32], NOW).await.unwrap(),
        None,
        "a new link ends the one before"
    );
    let invited = async |at| store.invited(&[2; 32], at).await.unwrap();
    assert_eq!(invited(NOW).await, Some(PersonId("p-1".to_owned())));
    assert_eq!(invited(NOW.plus_ms(LATER)).await, None, "over");
    bring(&store, 2, 11, "c-3").await.unwrap();
    assert_eq!(bring(&store, 2, 12, "c-4").await, Err(StoreError::Conflict), "once");
    assert!(is_in(&store, 11).await);
    invite(&store, 3, "c-5").await;
    bring(&store, 3, 12, "c-6").await.unwrap();
    assert!(!is_in(&store, 11).await && is_in(&store, 12).await);
    assert_eq!(store.device(&[11; 32]).await.unwrap(), None);
    assert_eq!(store.device(&[12; 32]).await.unwrap().unwrap().person, who("p-1"));
}

pub async fn wrong_pins_are_counted_until_the_right_one_and_an_end_ends_everything(place: &Place) {
    let store = place.store().await;
    add(&store, "p-1", "one").await;
    invite(&store, 1, "c-1").await;
    bring(&store, 1, 11, "c-2").await.unwrap();
    let phone = async || store.device(&[11; 32]).await.unwrap().unwrap();
    let failures = async || phone().await.failures;
    let known = phone().await;
    store.pin_tried(&[11; 32], &known, NOW).await.unwrap();
    let at_once = store.pin_tried(&[11; 32], &known, NOW).await;
    assert_eq!(at_once, Err(StoreError::Conflict), "of two tries at once one counts");
    store.pin_tried(&[11; 32], &phone().await, NOW).await.unwrap();
    assert_eq!(failures().await, 2);
    store.sign_in_on(&[11; 32], &who("p-1"), begun(21)).await.unwrap();
    assert_eq!(failures().await, 0);
    edited(&store, "p-1", "c-3", vec![Edit::Active(false)]).await.unwrap();
    let ended = store.sign_in_on(&[11; 32], &who("p-1"), begun(22)).await;
    assert_eq!(ended, Err(StoreError::Conflict), "the account has ended");
    edited(&store, "p-1", "c-4", vec![Edit::Active(true)]).await.unwrap();
    assert_eq!(store.device(&[11; 32]).await.unwrap(), None, "and its phone with it");
    invite(&store, 2, "c-5").await;
    bring(&store, 2, 11, "c-8").await.unwrap();
    store.sign_in_on(&[11; 32], &who("p-1"), begun(23)).await.unwrap();
    let posts = vec![Edit::Posts(vec![post(Role::Supervisor, "demo-1")])];
    edited(&store, "p-1", "c-9", posts).await.unwrap();
    assert!(is_in(&store, 23).await, "another term changes nothing");
    let posts = vec![Edit::Posts(vec![post(Role::Handler, "demo-1")])];
    edited(&store, "p-1", "c-10", posts).await.unwrap();
    assert!(!is_in(&store, 23).await, "what a PIN began ends with another post");
    invite(&store, 4, "c-11").await;
    bring(&store, 4, 11, "c-12").await.unwrap();
    store.sign_in_on(&[11; 32], &who("p-1"), begun(23)).await.unwrap();
    invite(&store, 2, "c-13").await;
    store
        .end_device(&who("p-1"), change("c-6", "device_ended"))
        .await
        .unwrap();
    assert!(!is_in(&store, 23).await);
    assert_eq!(store.device(&[11; 32]).await.unwrap(), None);
    assert_eq!(bring(&store, 2, 12, "c-7").await, Err(StoreError::Conflict));
}

pub async fn a_phone_is_unused_since_it_was_last_signed_in_on(place: &Place) {
    let store = place.store().await;
    add(&store, "p-1", "one").await;
    invite(&store, 1, "c-1").await;
    bring(&store, 1, 11, "c-2").await.unwrap();
    let today = NOW.day();
    let unused = async |since| store.unused_devices(since, today).await.unwrap();
    assert!(unused(today).await.is_empty());
    assert_eq!(unused(today.next()).await, [who("p-1")]);
    let later = Begun {
        at: NOW.plus_ms(24 * LATER),
        ..begun(21)
    };
    store.sign_in_on(&[11; 32], &who("p-1"), later).await.unwrap();
    assert!(unused(today.next()).await.is_empty(), "signing in is using it");
    place.run("UPDATE devices SET used = NULL").await;
    assert!(unused(today).await.is_empty(), "of one from before it is not known");
    assert_eq!(unused(today.next()).await, [who("p-1")], "its time begins now");
}

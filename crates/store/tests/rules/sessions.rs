//! Signing in and out.

use qingyu_domain::time::Timestamp;
use qingyu_store::{Edit, Session, StoreError};

use crate::cases::NOW;
use crate::place::Place;
use crate::rules::people::{add, edited, hash, who};

fn later(minutes: i64) -> Timestamp {
    NOW.plus_ms(minutes * 60_000)
}

pub async fn failures_count_and_a_sign_in_clears_them(place: &Place) {
    let store = place.store().await;
    add(&store, "p-1", "wang").await;
    add(&store, "p-2", "li").await;
    for minute in 1..=3 {
        store.failed(&who("p-1"), later(minute)).await.unwrap();
    }
    let account = store.account("wang").await.unwrap().unwrap();
    assert_eq!((account.failures, account.failed_at), (3, later(3)));
    assert_eq!(store.account("li").await.unwrap().unwrap().failures, 0);
    for (token, step) in [([1; 32], None), ([2; 32], Some(5))] {
        store.failed(&who("p-1"), later(4)).await.unwrap();
        store
            .sign_in(&who("p-1"), &hash("p-1"), &token, None, step, NOW)
            .await
            .unwrap();
        let account = store.account("wang").await.unwrap().unwrap();
        assert_eq!((account.failures, account.failed_at.ms()), (0, 0));
    }
}

pub async fn a_one_time_code_works_once(place: &Place) {
    let store = place.store().await;
    add(&store, "p-1", "wang").await;
    store
        .sign_in(&who("p-1"), &hash("p-1"), &[1; 32], None, Some(100), NOW)
        .await
        .unwrap();
    store.failed(&who("p-1"), NOW).await.unwrap();
    let before = place.dump().await;
    for step in [100, 99] {
        let again = store
            .sign_in(&who("p-1"), &hash("p-1"), &[2; 32], Some(&[1; 32]), Some(step), NOW)
            .await;
        assert_eq!(again, Err(StoreError::Conflict), "{step}");
    }
    assert_eq!(place.dump().await, before, "a refused sign-in changes nothing");
    store
        .sign_in(&who("p-1"), &hash("p-1"), &[2; 32], None, Some(101), NOW)
        .await
        .unwrap();
    store
        .sign_in(&who("p-1"), &hash("p-1"), &[3; 32], None, None, NOW)
        .await
        .unwrap();
    assert_eq!(store.account("wang").await.unwrap().unwrap().otp_step, 101);
}

pub async fn of_two_sign_ins_with_one_code_one_wins(place: &Place) {
    let stores = [place.store().await, place.store().await];
    add(&stores[0], "p-1", "wang").await;
    for step in 1..20 {
        let tokens = [
            [u8::try_from(step).unwrap(); 32],
            [u8::try_from(step).unwrap() + 100; 32],
        ];
        let (id, hash) = (who("p-1"), hash("p-1"));
        let (first, second) = tokio::join!(
            stores[0].sign_in(&id, &hash, &tokens[0], None, Some(step), NOW),
            stores[1].sign_in(&id, &hash, &tokens[1], None, Some(step), NOW),
        );
        let mut results = [first, second];
        results.sort_by_key(Result::is_err);
        assert_eq!(results, [Ok(()), Err(StoreError::Conflict)]);
    }
    assert_eq!(stores[0].sign_out_everywhere(&who("p-1")).await, Ok(19));
}

pub async fn signing_in_ends_the_session_that_was_there(place: &Place) {
    let store = place.store().await;
    add(&store, "p-1", "wang").await;
    store
        .sign_in(&who("p-1"), &hash("p-1"), &[1; 32], None, None, NOW)
        .await
        .unwrap();
    store
        .sign_in(&who("p-1"), &hash("p-1"), &[2; 32], None, None, NOW)
        .await
        .unwrap();
    store
        .sign_in(&who("p-1"), &hash("p-1"), &[3; 32], Some(&[1; 32]), None, later(1))
        .await
        .unwrap();
    assert_eq!(store.session(&[1; 32]).await, Ok(None));
    assert!(store.session(&[2; 32]).await.unwrap().is_some(), "on another device");
    let begun = Session {
        person: who("p-1"),
        started_at: later(1),
        seen_at: later(1),
    };
    assert_eq!(store.session(&[3; 32]).await, Ok(Some(begun)));
}

pub async fn an_ended_account_is_not_signed_in_to(place: &Place) {
    let store = place.store().await;
    add(&store, "p-1", "wang").await;
    edited(&store, "p-1", "c-1", vec![Edit::Active(false)]).await.unwrap();
    for (id, step) in [("p-1", None), ("p-1", Some(5)), ("p-9", None)] {
        let refused = store.sign_in(&who(id), &hash(id), &[1; 32], None, step, NOW).await;
        assert_eq!(refused, Err(StoreError::Conflict));
    }
    assert_eq!(store.session(&[1; 32]).await, Ok(None));
}

pub async fn only_whom_the_provider_knows_now_is_signed_in_as_its_subject(place: &Place) {
    let store = place.store().await;
    add(&store, "p-1", "wang").await;
    add(&store, "p-2", "li").await;
    let as_known = |id: &str, token: u8, subject: &'static str| {
        let (id, store) = (who(id), &store);
        async move { store.sign_in_as(&id, subject, &[token; 32], None, NOW).await }
    };
    assert_eq!(
        as_known("p-1", 1, "s-1").await,
        Err(StoreError::Conflict),
        "not known yet"
    );
    store
        .sign_in(&who("p-1"), &hash("p-1"), &[1; 32], None, None, NOW)
        .await
        .unwrap();
    let known = |subject: &str| vec![Edit::Subject(Some(subject.to_owned()))];
    edited(&store, "p-1", "c-1", known("s-1")).await.unwrap();
    assert_eq!(store.session(&[1; 32]).await, Ok(None), "it ends what was signed in");
    let taken = edited(&store, "p-2", "c-2", known("s-1")).await;
    assert_eq!(taken, Err(StoreError::Conflict), "a subject is one person's");
    assert_eq!(as_known("p-2", 2, "s-1").await, Err(StoreError::Conflict));
    store.failed(&who("p-1"), NOW).await.unwrap();
    assert_eq!(as_known("p-1", 2, "s-1").await, Ok(()));
    assert!(store.session(&[2; 32]).await.unwrap().is_some());
    let account = store.account_of(&who("p-1")).await.unwrap().unwrap();
    assert_eq!(account.failures, 1, "it says nothing about the password");
    store
        .sign_in_as(&who("p-1"), "s-1", &[3; 32], Some(&[2; 32]), NOW)
        .await
        .unwrap();
    assert_eq!(store.session(&[2; 32]).await, Ok(None));
    edited(&store, "p-1", "c-3", vec![Edit::Active(false)]).await.unwrap();
    assert_eq!(as_known("p-1", 4, "s-1").await, Err(StoreError::Conflict), "ended");
    let none = vec![Edit::Subject(None), Edit::Active(true)];
    edited(&store, "p-1", "c-4", none).await.unwrap();
    assert_eq!(as_known("p-1", 5, "s-1").await, Err(StoreError::Conflict), "taken away");
    edited(&store, "p-2", "c-5", known("s-1")).await.unwrap();
    let staff = store.staff().await.unwrap();
    let subjects: Vec<_> = staff.iter().map(|one| one.subject.as_deref()).collect();
    assert_eq!(subjects, [None, Some("s-1")]);
}

pub async fn sessions_end_one_by_one_all_at_once_or_when_they_are_old(place: &Place) {
    let store = place.store().await;
    add(&store, "p-1", "wang").await;
    add(&store, "p-2", "li").await;
    for (minute, who_is) in (0u8..).zip(["p-1", "p-1", "p-2", "p-2", "p-2", "p-2"]) {
        let (token, at) = ([minute; 32], later(minute.into()));
        store
            .sign_in(&who(who_is), &hash(who_is), &token, None, None, at)
            .await
            .unwrap();
    }
    store.seen(&[2; 32], later(60)).await.unwrap();
    store.seen(&[2; 32], later(30)).await.unwrap();
    store.seen(&[99; 32], later(30)).await.unwrap();
    let seen = store.session(&[2; 32]).await.unwrap().unwrap();
    assert_eq!((seen.started_at, seen.seen_at), (later(2), later(60)), "never back");
    let left = "SELECT CAST(started_at AS TEXT) FROM sessions ORDER BY started_at";
    let at = |minutes: &[i64]| -> Vec<String> { minutes.iter().map(|&one| later(one).ms().to_string()).collect() };
    store.sign_out(&[3; 32]).await.unwrap();
    store.sign_out(&[3; 32]).await.unwrap();
    assert_eq!(place.rows(left).await, at(&[0, 1, 2, 4, 5]));
    assert_eq!(store.sign_out_everywhere(&who("p-1")).await, Ok(2));
    assert_eq!(place.rows(left).await, at(&[2, 4, 5]));
    assert_eq!(
        store.end_old_sessions(later(5), later(0)).await,
        Ok(1),
        "not used for long"
    );
    assert_eq!(place.rows(left).await, at(&[2, 5]));
    assert_eq!(
        store.end_old_sessions(later(5), later(3)).await,
        Ok(1),
        "begun long ago"
    );
    assert_eq!(place.rows(left).await, at(&[5]));
}

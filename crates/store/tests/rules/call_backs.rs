//! Calls of 110: each once, call-backs step by step, counters that are true, and numbers that go when they are no longer needed.

use qingyu_domain::call_taking::{
    CallBackCount, CallBackDone, CallBackEnd, CallBackStage, CallBackStep, CallSort, Rings,
};
use qingyu_domain::figures::Month;
use qingyu_domain::person::PersonId;
use qingyu_domain::time::Timestamp;
use qingyu_store::{ListedCallBack, NewCall, RingCount, Store, StoreError, StoredCallBack};

use crate::cases::code;
use crate::place::{Place, hex};
use crate::rules::ratings::{day, today};

fn at(minute: i64) -> Timestamp {
    today().start().plus_ms((10 * 60 + minute) * 60_000)
}

fn done(at: Timestamp, step: CallBackStep) -> CallBackDone {
    CallBackDone {
        v: 1,
        at,
        by: Some(PersonId("p1".to_owned())),
        step,
    }
}

fn normal(seed: u64, is_within: bool) -> NewCall {
    NewCall {
        id: hex(&code(seed ^ 0xca11)),
        hour: (today(), 10),
        is_answered: true,
        is_within,
        call_back: None,
    }
}

/// A silent call at so many minutes after ten, due ten minutes later.
pub fn owed(seed: u64, number: &str, phone: &str) -> NewCall {
    let called = at(i64::try_from(seed).unwrap());
    let step = CallBackStep::Recorded {
        sort: CallSort::Silent,
        called,
        due: called.plus_ms(600_000),
        has_number: true,
    };
    NewCall {
        call_back: Some((done(called, step), number.to_owned(), Some(phone.to_owned()))),
        ..normal(seed, true)
    }
}

/// Reached, so many minutes after ten.
pub fn ended(minute: i64) -> CallBackDone {
    let end = CallBackEnd::Settled;
    done(at(minute), CallBackStep::Ended { end, check: None })
}

fn chosen(minute: i64) -> CallBackDone {
    let (end, check) = (CallBackEnd::Settled, Some(at(600)));
    done(at(minute), CallBackStep::Ended { end, check })
}

async fn read(store: &Store, seed: u64) -> StoredCallBack {
    store.call_back(&owed(seed, "", "").id).await.unwrap().unwrap()
}

async fn act(store: &Store, seed: u64, done: CallBackDone) {
    let before = read(store, seed).await;
    store.act_on_call_back(&before, done, None).await.unwrap();
}

/// How many are counted as what.
async fn counted(store: &Store) -> Vec<(CallBackCount, i64)> {
    let month = Month::of(today());
    let counts = store.call_back_counts(month, month).await.unwrap();
    counts.into_iter().map(|(_, what, n)| (what, n)).collect()
}

pub async fn a_call_is_kept_once_and_called_back_step_by_step_with_its_counters(place: &Place) {
    use CallBackCount::{InTime, Late, Owed};
    let store = place.store().await;
    let batch = vec![
        normal(1, true),
        normal(2, false),
        owed(3, "C3", "13800138000"),
        normal(1, true),
    ];
    assert_eq!(store.add_calls(batch).await, Ok(vec![true, true, true, false]));
    assert_eq!(
        store.add_calls(vec![owed(3, "C3", "13900139000")]).await,
        Ok(vec![false])
    );
    let rings = Rings {
        calls: 3,
        answered: 3,
        within: 2,
    };
    let hour = RingCount {
        day: today(),
        hour: 10,
        rings,
    };
    assert_eq!(store.ring_counts(today(), today()).await, Ok(vec![hour]));
    let first = read(&store, 3).await;
    assert_eq!(first.number.as_deref(), Some("C3"));
    let phone = store.call_back_phone(&first.id).await.unwrap();
    assert_eq!(phone.as_deref(), Some("13800138000"));
    assert!(
        store.call_back(&normal(1, true).id).await.unwrap().is_none(),
        "nothing is owed"
    );
    let tried = done(at(4), CallBackStep::Tried);
    store
        .act_on_call_back(&first, tried.clone(), Some("无人接听".to_owned()))
        .await
        .unwrap();
    let late = store.act_on_call_back(&first, tried, None).await;
    assert_eq!(late, Err(StoreError::Conflict), "somebody was quicker");
    let second = read(&store, 3).await;
    assert_eq!(second.notes.get(&1).map(String::as_str), Some("无人接听"));
    assert_eq!(counted(&store).await, [(Owed, 1)]);
    store.act_on_call_back(&second, chosen(13), None).await.unwrap();
    assert_eq!(counted(&store).await, [(InTime, 1), (Owed, 1)]);
    act(&store, 3, done(at(20), CallBackStep::Checked { again: Some(at(30)) })).await;
    assert_eq!(counted(&store).await, [(Owed, 1)], "it has not ended");
    act(&store, 3, ended(31)).await;
    assert_eq!(counted(&store).await, [(Late, 1), (Owed, 1)]);
    assert_eq!(store.recount().await, Ok(0));
    place
        .run("UPDATE ring_counts SET in_three = 9; DELETE FROM call_back_counts WHERE what = 'late'")
        .await;
    assert_eq!(store.recount().await, Ok(2));
    assert_eq!(counted(&store).await, [(Late, 1), (Owed, 1)]);
    assert_eq!(store.ring_counts(today(), today()).await, Ok(vec![hour]));
}

async fn listed(store: &Store, is_over: bool) -> Vec<(String, bool)> {
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let page = store.call_backs(is_over, after.as_ref(), 2).await.unwrap();
        after = page.last().map(ListedCallBack::key);
        if page.is_empty() {
            return all;
        }
        all.extend(page.into_iter().map(|one| (one.id, one.is_check)));
    }
}

pub async fn call_backs_are_listed_by_when_they_are_due_and_what_is_over_the_latest_first(place: &Place) {
    let store = place.store().await;
    let calls = [5, 3, 4, 2, 1].map(|seed| owed(seed, "C", "1"));
    store.add_calls(calls.to_vec()).await.unwrap();
    let of = |seed: u64| owed(seed, "", "").id;
    let waiting = [1, 2, 3, 4, 5].map(|seed| (of(seed), false));
    assert_eq!(listed(&store, false).await, waiting);
    for (seed, minute) in [(1, 8), (2, 9), (4, 7)] {
        act(&store, seed, ended(minute)).await;
    }
    act(&store, 3, chosen(9)).await;
    assert_eq!(
        listed(&store, false).await,
        [(of(5), false), (of(3), true)],
        "a check is due later"
    );
    assert_eq!(listed(&store, true).await, [2, 1, 4].map(|seed| (of(seed), false)));
}

pub async fn a_number_goes_only_when_its_call_back_has_ended_and_its_time_is_over(place: &Place) {
    let store = place.store().await;
    for seed in [1, 2, 3] {
        let call = owed(seed, &format!("canary-number-{seed}"), &format!("canary-phone-{seed}"));
        store.add_calls(vec![call]).await.unwrap();
    }
    let before = read(&store, 1).await;
    let note = Some("canary-note-1".to_owned());
    store.act_on_call_back(&before, ended(9), note).await.unwrap();
    act(&store, 3, chosen(9)).await;
    act(&store, 3, done(at(20), CallBackStep::Checked { again: Some(at(30)) })).await;
    store.erase_call_texts(today()).await.unwrap();
    assert!(read(&store, 1).await.number.is_some(), "its time is not over");
    store.erase_call_texts(day("2027-11-27")).await.unwrap();
    let after = read(&store, 1).await;
    assert_eq!((after.number, after.notes.len(), after.steps.len()), (None, 0, 2));
    assert_eq!(store.call_back_phone(&after.id).await, Ok(None));
    for seed in [2, 3] {
        let open = read(&store, seed).await;
        assert!(
            open.number.is_some() && open.state.stage != CallBackStage::Done,
            "it is still owed"
        );
    }
    let left: Vec<String> = place.dump().await.into_values().flatten().collect();
    let gone = ["canary-number-1", "canary-phone-1", "canary-note-1"];
    assert!(!left.iter().any(|value| gone.iter().any(|one| value.contains(one))));
}

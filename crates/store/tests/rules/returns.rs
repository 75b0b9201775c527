//! 回传来源: what sources are told is stored with the events that tell it, once and in order.

use qingyu_domain::case::{Event, Origin};
use qingyu_domain::source::SourceStanding;
use qingyu_domain::time::Day;
use qingyu_store::{Acted, NewCase, NewOrigin, StepsOf, Store, StoreError, StoredCase, StoredStep};

use crate::cases::of_sources::{answer, joining, merger};
use crate::cases::{acceptance, anonymous, code, id, number, withdrawal};
use crate::place::Place;
use crate::rules::filing::filed;
use crate::rules::ratings::today;

/// A case that a source sent under a number.
fn sent(seed: u64, theirs: &str) -> NewCase {
    let case = anonymous(seed);
    let (events, theirs) = (case.events, theirs.to_owned());
    NewCase {
        origin: Some(NewOrigin {
            key: code(seed ^ 0xb000),
            is_content: false,
            import: None,
        }),
        events: Box::new(move |number| {
            let mut events = events(number);
            if let Event::Filed(filed) = &mut events[0].event {
                filed.origin = Some(Origin {
                    source: Some("12345".to_owned()),
                    number: Some(theirs.clone()),
                    due_at: None,
                });
            }
            events
        }),
        ..case
    }
}

async fn now(store: &Store, case: &StoredCase) -> StoredCase {
    store.case_by_number(&number(case).to_string()).await.unwrap().unwrap()
}

const ALL: StepsOf = StepsOf {
    after: 0,
    up_to: i64::MAX,
    day: None,
    limit: 100,
};

async fn steps(store: &Store, of: StepsOf) -> Vec<StoredStep> {
    store.source_steps("12345", of).await.unwrap()
}

/// Number, theirs, what, and the words.
fn told(steps: &[StoredStep]) -> Vec<(i64, &str, &str, Option<&str>)> {
    let all = steps.iter();
    all.map(|one| {
        (
            one.step,
            one.number.as_str(),
            one.told.kind.as_str(),
            one.text.as_deref(),
        )
    })
    .collect()
}

pub async fn what_a_source_is_told_is_stored_with_the_act_and_numbered_without_a_gap(place: &Place) {
    let store = place.store().await;
    let one = filed(store.file(sent(1, "EZ1")).await.unwrap());
    let two = filed(store.file(sent(2, "EZ2")).await.unwrap());
    let own = filed(store.file(anonymous(3)).await.unwrap());
    for case in [&one, &two, &own] {
        store.act(acceptance(case, "k1")).await.unwrap();
    }
    let accepted = now(&store, &one).await;
    let act = || answer(&accepted, "k2", "已经整改。");
    assert_eq!(store.act(act()).await, Ok(Acted::Done));
    assert!(
        matches!(store.act(act()).await, Ok(Acted::Replayed(_))),
        "again it tells nothing"
    );
    let stale = answer(&one, "k3", "过期的答复");
    assert_eq!(store.act(stale).await, Err(StoreError::Conflict));
    store
        .act(withdrawal(&now(&store, &two).await, "k2", "有人劝我"))
        .await
        .unwrap();
    let all = steps(&store, ALL).await;
    assert_eq!(
        told(&all),
        [
            (1, "EZ1", "signed_off", None),
            (2, "EZ2", "signed_off", None),
            (3, "EZ1", "answered", Some("已经整改。")),
            (4, "EZ2", "withdrawn", None),
        ]
    );
    assert_eq!(all[2].our_number, number(&one).to_string());
    assert_eq!(store.last_source_step("12345").await, Ok(4));
    assert_eq!(store.last_source_step("12389").await, Ok(0));
    let page = StepsOf {
        after: 1,
        up_to: 3,
        limit: 9,
        ..ALL
    };
    assert_eq!(steps(&store, page).await.len(), 2);
    let of = |day: Day| StepsOf { day: Some(day), ..ALL };
    assert_eq!(steps(&store, of(today())).await.len(), 4);
    assert!(steps(&store, of(today().next())).await.is_empty());
    let ours = store.cases_of_source("12345").await.unwrap();
    let stand: Vec<_> = ours
        .iter()
        .map(|one| (one.number.as_str(), one.standing, one.day))
        .collect();
    assert_eq!(
        stand,
        [
            ("EZ1", SourceStanding::Answered, today()),
            ("EZ2", SourceStanding::Withdrawn, today())
        ]
    );
}

pub async fn words_that_are_erased_go_nowhere_and_the_step_stays(place: &Place) {
    let store = place.store().await;
    let one = filed(store.file(sent(1, "EZ1")).await.unwrap());
    store.act(acceptance(&one, "k1")).await.unwrap();
    store
        .act(answer(&now(&store, &one).await, "k2", "已经整改。"))
        .await
        .unwrap();
    store.erase(&id(1), i64::MAX).await.unwrap();
    let all = steps(&store, ALL).await;
    assert_eq!(told(&all)[1], (2, "EZ1", "answered", None));
    assert!(all[1].is_said && !all[0].is_said);
}

pub async fn a_case_that_follows_another_is_answered_under_its_own_number(place: &Place) {
    let store = place.store().await;
    let main = filed(store.file(anonymous(1)).await.unwrap());
    let follower = filed(store.file(sent(2, "EZ2")).await.unwrap());
    let into = number(&main).to_string();
    store.act(merger(&follower, "k1", &into)).await.unwrap();
    store
        .act(joining(&main, "k1", &number(&follower).to_string()))
        .await
        .unwrap();
    store.act(acceptance(&now(&store, &main).await, "k2")).await.unwrap();
    store
        .act(answer(&now(&store, &main).await, "k3", "两位反映的是同一件事。"))
        .await
        .unwrap();
    let all = steps(&store, ALL).await;
    assert_eq!(
        told(&all),
        [
            (1, "EZ2", "signed_off", None),
            (2, "EZ2", "answered", Some("两位反映的是同一件事。")),
        ]
    );
    assert_eq!(all[1].our_number, number(&follower).to_string());
}

pub async fn a_database_from_before_is_told_what_it_would_have_been_and_once(place: &Place) {
    let store = place.store().await;
    let main = filed(store.file(sent(1, "EZ1")).await.unwrap());
    let follower = filed(store.file(sent(2, "EZ2")).await.unwrap());
    store
        .act(merger(&follower, "k1", &number(&main).to_string()))
        .await
        .unwrap();
    store
        .act(joining(&main, "k1", &number(&follower).to_string()))
        .await
        .unwrap();
    store.act(acceptance(&now(&store, &main).await, "k2")).await.unwrap();
    store
        .act(answer(&now(&store, &main).await, "k3", "已经整改。"))
        .await
        .unwrap();
    let (before, ours) = (steps(&store, ALL).await, store.cases_of_source("12345").await.unwrap());
    assert_eq!(before.len(), 4);
    store.close().await;
    let again = place.store().await;
    assert!(steps(&again, ALL).await == before, "opened again nothing is told again");
    again.close().await;
    place
        .run(
            "DELETE FROM source_steps; DELETE FROM source_cases; DELETE FROM source_counters;
            DELETE FROM settings WHERE name = 'source_steps'",
        )
        .await;
    let store = place.store().await;
    let made = steps(&store, ALL).await;
    let plain = |steps: &[StoredStep]| {
        let mut all: Vec<_> = steps
            .iter()
            .map(|one| (one.number.clone(), one.told, one.text.clone()))
            .collect();
        all.sort_by_key(|(number, step, _)| (number.clone(), step.kind));
        all
    };
    assert!(plain(&made) == plain(&before));
    assert_eq!(made.iter().map(|one| one.step).collect::<Vec<_>>(), [1, 2, 3, 4]);
    assert_eq!(store.cases_of_source("12345").await.unwrap(), ours);
}

pub async fn two_servers_number_the_steps_of_a_source_without_a_gap(place: &Place) {
    let stores = [place.store().await, place.store().await];
    let mut acts = Vec::new();
    for seed in 0..40 {
        let case = filed(stores[0].file(sent(seed, &format!("EZ{seed}"))).await.unwrap());
        let store = stores[usize::from(seed % 2 == 0)].clone();
        acts.push(tokio::spawn(async move { store.act(acceptance(&case, "k1")).await }));
    }
    for act in acts {
        act.await.unwrap().unwrap();
    }
    let numbers: Vec<i64> = steps(&stores[0], ALL).await.iter().map(|one| one.step).collect();
    assert_eq!(numbers, (1..=40).collect::<Vec<i64>>());
}

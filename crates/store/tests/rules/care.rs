//! The care list: each entry once, whom it is about until that is forgotten, and what is counted.

use qingyu_domain::care_list::{CareCommand, CareDone, CareFrom, CareReason, CareStage, NewCare};
use qingyu_domain::figures::Month;
use qingyu_domain::person::PersonId;
use qingyu_domain::time::Day;
use qingyu_store::{Store, StoreError, StoredCare};

use crate::place::Place;
use crate::rules::ratings::{day, today};

/// Somebody whom the head of a unit passed on.
pub fn passed_on(key: &str, person: &str) -> NewCare {
    NewCare {
        key: key.to_owned(),
        person: PersonId(person.to_owned()),
        reason: CareReason::Workload,
        from: CareFrom::Head,
    }
}

fn done(on: Day, step: CareCommand) -> CareDone {
    CareDone {
        v: 1,
        on,
        by: PersonId("s1".to_owned()),
        step,
    }
}

async fn read(store: &Store, id: &str) -> StoredCare {
    store.care(id).await.unwrap().unwrap()
}

async fn act(store: &Store, id: &str, on: Day, steps: &[CareCommand]) {
    for step in steps {
        let before = read(store, id).await;
        store.act_on_care(&before, done(on, *step)).await.unwrap();
    }
}

async fn listed(store: &Store, is_closed: bool, reader: &str) -> String {
    let reader = PersonId(reader.to_owned());
    let (mut all, mut after) = (String::new(), None);
    loop {
        let page = store.care_list(is_closed, &reader, after.as_ref(), 2).await.unwrap();
        all.extend(page.iter().map(|one| one.id.as_str()));
        match page.last() {
            Some(last) => after = Some(last.key()),
            None => return all,
        }
    }
}

const WAY: [CareCommand; 4] = [
    CareCommand::Contact,
    CareCommand::Offer,
    CareCommand::TakeUp,
    CareCommand::Close,
];

pub async fn an_entry_is_kept_once_and_goes_step_by_step(place: &Place) {
    let store = place.store().await;
    assert_eq!(store.add_care(passed_on("a", "p1"), today()).await, Ok(true));
    assert_eq!(store.add_care(passed_on("a", "p2"), today()).await, Ok(false));
    assert!(store.care("b").await.unwrap().is_none());
    let first = read(&store, "a").await;
    assert_eq!((first.listed.person.0.as_str(), first.listed.day), ("p1", today()));
    assert_eq!((first.state.stage, first.state.version), (CareStage::Waiting, 0));
    let contact = done(today(), CareCommand::Contact);
    assert_eq!(store.act_on_care(&first, contact.clone()).await, Ok(()));
    assert_eq!(
        store.act_on_care(&first, contact).await,
        Err(StoreError::Conflict),
        "somebody was quicker"
    );
    let second = read(&store, "a").await;
    assert_eq!((second.listed.stage, second.steps.len()), (CareStage::Contacted, 1));
}

pub async fn the_list_is_of_those_who_wait_longest_and_not_of_whoever_reads_it(place: &Place) {
    let store = place.store().await;
    for (id, person, on) in [
        ("c", "p1", "2026-11-25"),
        ("a", "p2", "2026-11-26"),
        ("b", "s1", "2026-11-26"),
        ("d", "p3", "2026-11-27"),
        // Waits for the same already.
        ("e", "p1", "2026-11-27"),
    ] {
        store.add_care(passed_on(id, person), day(on)).await.unwrap();
    }
    act(&store, "a", today(), &WAY).await;
    assert_eq!(listed(&store, false, "s2").await, "cbd");
    assert_eq!(listed(&store, true, "s2").await, "a");
    assert_eq!(listed(&store, false, "s1").await, "cd", "nobody reads of themselves");
}

pub async fn what_is_counted_stays_when_names_are_forgotten(place: &Place) {
    let store = place.store().await;
    for (id, on) in [("a", "2026-10-31"), ("b", "2026-10-01"), ("c", "2026-11-01")] {
        let person = format!("canary-person-{id}");
        store.add_care(passed_on(id, &person), day(on)).await.unwrap();
    }
    for id in ["a", "c"] {
        act(&store, id, today(), &WAY).await;
    }
    let month = |text: &str| Month::parse(text).unwrap();
    let counts = async || store.care_counts(month("2026-10"), month("2026-11")).await.unwrap();
    assert_eq!(counts().await, [(month("2026-10"), CareReason::Workload, 2)]);
    let left = async || {
        let all: Vec<String> = place.dump().await.into_values().flatten().collect();
        all.iter().filter(|value| value.contains("canary-")).count()
    };
    store.erase_care(today(), day("2026-10-01")).await.unwrap();
    assert_eq!(left().await, 3, "their day is not over");
    store.erase_care(today().next(), day("2026-10-01")).await.unwrap();
    assert_eq!(left().await, 1, "one is not closed");
    assert!(store.care("a").await.unwrap().is_none());
    assert_eq!(listed(&store, true, "s2").await, "");
    assert_eq!(listed(&store, false, "s2").await, "b");
    store.erase_care(today(), day("2026-10-02")).await.unwrap();
    assert_eq!(left().await, 0, "nobody closed it, and two years are over");
    assert!(store.care("b").await.unwrap().is_none());
    assert_eq!(listed(&store, false, "s2").await, "");
    assert_eq!(counts().await, [(month("2026-10"), CareReason::Workload, 2)]);
}

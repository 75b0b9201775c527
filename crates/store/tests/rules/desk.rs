//! What the desk reads.

use qingyu_domain::case::Part;
use qingyu_domain::person::PersonId;
use qingyu_store::{Change, NewContact, StoreError};

use crate::cases::{NOW, anonymous, code, complaint, id, message, number};
use crate::place::Place;
use crate::rules::filing::filed;
use crate::rules::people::change;

pub async fn changes_are_paged_by_their_key_the_newest_first(place: &Place) {
    let store = place.store().await;
    assert!(store.changes(None, None, 5).await.unwrap().is_empty());
    let mut wanted: Vec<Change> = (0..23)
        .map(|at| Change {
            at: NOW.plus_ms(at / 4),
            person: (at % 2 == 0).then(|| PersonId("p-7".to_owned())),
            detail: format!("{{\"case\":\"{at}\"}}"),
            ..change(&format!("c-{:02}", at * 7 % 23), "opened_without_task")
        })
        .collect();
    for one in &wanted {
        store.record(one.clone()).await.unwrap();
    }
    assert_eq!(store.record(wanted[3].clone()).await, Err(StoreError::Conflict));
    wanted.sort_by(|a, b| (b.at, &b.id).cmp(&(a.at, &a.id)));
    for limit in [1, 5, 100] {
        let mut all: Vec<Change> = Vec::new();
        loop {
            let before = all.last().map(|last| (last.at, last.id.clone()));
            let page = store.changes(before, None, limit).await.unwrap();
            if page.is_empty() {
                break;
            }
            all.extend(page);
        }
        assert_eq!(all, wanted);
    }
    let last = change("d-1", "person_added");
    store.record(last.clone()).await.unwrap();
    let without = store.changes(None, Some("opened_without_task"), 100).await;
    assert_eq!(without, Ok(vec![last]));
}

pub async fn a_case_is_found_by_its_number_and_by_its_id(place: &Place) {
    let store = place.store().await;
    for seed in 1..=3 {
        store.file(anonymous(seed)).await.unwrap();
    }
    let case = store.case_by_code(&code(2)).await.unwrap().unwrap();
    store.act(message(&case, "k", "还在等")).await.unwrap();
    let case = store.case_by_code(&code(2)).await.unwrap().unwrap();
    let found = store.case_by_number(&number(&case).to_string()).await;
    assert_eq!(found, Ok(Some(case.clone())));
    assert_eq!(store.case_by_number("20261127-000009").await, Ok(None));
    let first = store.case_by_code(&code(1)).await.unwrap().unwrap();
    let found = store.cases(&[id(2), id(9), id(1)]).await;
    assert_eq!(found, Ok(vec![case, first]));
    store.erase(&id(2), i64::MAX).await.unwrap();
    let erased = store.case_by_number("20261127-000002").await.unwrap().unwrap();
    assert_eq!((erased.content, erased.version), (None, 3));
    assert_eq!(store.cases(&[id(2)]).await, Ok(vec![erased]));
}

pub async fn every_text_and_the_contact_are_read_until_they_are_erased(place: &Place) {
    let store = place.store().await;
    let mut named = complaint(1, "谢谢");
    named.contact = Some(NewContact {
        name: Some("王".to_owned()),
        phone: None,
        email: Some("a@b.cn".to_owned()),
    });
    named.texts.push(crate::cases::text(Part::Officer, "高个子").0);
    let case = filed(store.file(named).await.unwrap());
    store.act(message(&case, "k", "还在等")).await.unwrap();
    store.file(complaint(2, "别的")).await.unwrap();
    let text = |seq, part, body: &str| (seq, part, body.to_owned());
    let wanted = vec![
        text(1, Part::Account, "谢谢"),
        text(1, Part::Officer, "高个子"),
        text(3, Part::Message, "还在等"),
    ];
    assert_eq!(store.all_texts(&id(1)).await, Ok(wanted));
    let contact = store.contact(&id(1)).await.unwrap().unwrap();
    assert_eq!(
        (contact.name.as_deref(), contact.phone, contact.email.as_deref()),
        (Some("王"), None, Some("a@b.cn"))
    );
    assert_eq!(store.contact(&id(2)).await, Ok(None));
    store.erase(&id(1), i64::MAX).await.unwrap();
    assert_eq!(store.all_texts(&id(1)).await, Ok(Vec::new()));
    assert_eq!(store.contact(&id(1)).await, Ok(None));
    assert_eq!(store.all_texts(&id(2)).await.unwrap().len(), 1);
}

//! Imports of files: how far each has come, and what of it could not be taken.

use std::collections::BTreeMap;

use qingyu_domain::intake::{Column, FileFault, FileFaultCode, ImportStage, Mapping, Source};
use qingyu_domain::person::PersonId;
use qingyu_store::{BadRow, Change, Import, NewImport, Store, StoreError};

use crate::cases::NOW;
use crate::place::Place;
use crate::rules::filing::filed;
use crate::rules::origins::passed_on;
use crate::rules::ratings::today;

fn mapping() -> Mapping {
    Mapping {
        columns: BTreeMap::from([(Column::Text, "内容".to_owned())]),
        ..Mapping::default()
    }
}

pub fn bad_row(line: i64, body: &str) -> BadRow {
    BadRow {
        line,
        reason: "kind:required".to_owned(),
        body: body.to_owned(),
    }
}

fn record(id: &str) -> Change {
    Change {
        id: id.to_owned(),
        at: NOW,
        person: None,
        what: "source_changed".to_owned(),
        about: "12345".to_owned(),
        detail: "{}".to_owned(),
    }
}

async fn begun(store: &Store, id: &str) -> Import {
    let new = NewImport {
        id: id.to_owned(),
        source: "12345".to_owned(),
        person: PersonId("p1".to_owned()),
        form: "csv".to_owned(),
        at: NOW,
    };
    store.begin_import(new).await.unwrap();
    store.import(id).await.unwrap().unwrap()
}

async fn moved(store: &Store, import: Import, stage: ImportStage) -> Import {
    let from = import.stage;
    let to = Import { stage, ..import };
    store.move_import(from, to.clone(), None).await.unwrap();
    store.import(&to.id).await.unwrap().unwrap()
}

/// An import of so many rows that become cases.
pub async fn committing(store: &Store, id: &str, total: i64) -> (Import, Import) {
    let first = begun(store, id).await;
    let ready = Import { total, ..first.clone() };
    (moved(store, ready, ImportStage::Committing).await, first)
}

pub async fn an_import_is_moved_by_one_of_two_and_keeps_how_it_is_read(place: &Place) {
    let stores = [place.store().await, place.store().await];
    let first = begun(&stores[0], "m1").await;
    assert_eq!((first.stage, first.total, first.added), (ImportStage::Reading, 0, 0));
    let at_work = |store: &Store| {
        let store = store.clone();
        async move { store.imports_at_work().await.unwrap().len() }
    };
    assert_eq!(at_work(&stores[1]).await, 1);
    let to = |stage| Import {
        stage,
        committer: Some(PersonId("p2".to_owned())),
        mapping: Some(mapping()),
        fault: Some(FileFault::at(FileFaultCode::LongLine, 7)),
        total: 9,
        ..first.clone()
    };
    let (one, two) = tokio::join!(
        stores[0].move_import(ImportStage::Reading, to(ImportStage::Ready), Some(record("c2"))),
        stores[1].move_import(ImportStage::Reading, to(ImportStage::Refused), Some(record("c3"))),
    );
    assert!(one.is_ok() != two.is_ok(), "{one:?} {two:?}");
    assert_eq!(one.and(two), Err(StoreError::Conflict));
    let changes = stores[0].changes(None, None, 9).await.unwrap();
    assert_eq!(changes.len(), 1, "what was not done is not on the record");
    let now = stores[0].import("m1").await.unwrap().unwrap();
    assert_eq!(
        (now.total, now.mapping, now.fault.unwrap().line, now.committer),
        (9, Some(mapping()), Some(7), Some(PersonId("p2".to_owned())))
    );
    assert_eq!(at_work(&stores[0]).await, 0);
    assert_eq!(stores[0].imports(10).await.unwrap().len(), 1);
    assert_eq!(stores[0].import("m2").await, Ok(None));
    let sources = || stores[0].sources();
    stores[0].seed_sources(Source::bundled()).await.unwrap();
    let mut other = sources().await.unwrap().remove(0);
    other.mapping = mapping();
    stores[0].put_source(other.clone(), record("c1")).await.unwrap();
    stores[0].seed_sources(Source::bundled()).await.unwrap();
    assert_eq!(sources().await.unwrap().len(), 3);
    assert_eq!(stores[0].source("12345").await, Ok(Some(other)));
}

pub async fn rows_are_handled_once_and_those_not_taken_are_kept_until_they_are_erased(place: &Place) {
    let store = place.store().await;
    let (import, _) = committing(&store, "m1", 5).await;
    let wrong = || vec![bad_row(0, "行,内容"), bad_row(3, "a,b"), bad_row(4, "c,d")];
    store.advance_import(&import, (100, 5), wrong(), NOW).await.unwrap();
    let again = store.advance_import(&import, (100, 5), wrong(), NOW).await;
    assert_eq!(again, Err(StoreError::Conflict), "somebody was quicker");
    let now = store.import("m1").await.unwrap().unwrap();
    assert_eq!((now.place, now.handled, now.bad), (100, 5, 2));
    let lines = |rows: Vec<BadRow>| rows.into_iter().map(|row| row.line).collect::<Vec<_>>();
    assert_eq!(lines(store.bad_rows("m1", -1, 2).await.unwrap()), [0, 3]);
    assert_eq!(lines(store.bad_rows("m1", 3, 2).await.unwrap()), [4]);
    store.erase_import_rows(today()).await.unwrap();
    assert_eq!(store.bad_rows("m1", -1, 9).await.unwrap().len(), 3);
    store.erase_import_rows(today().next()).await.unwrap();
    assert!(store.bad_rows("m1", -1, 9).await.unwrap().is_empty());
    let left: Vec<String> = place.dump().await.into_values().flatten().collect();
    assert!(!left.iter().any(|value| value == "c,d"));
    assert_eq!(
        store.forgotten_imports(NOW.plus_ms(1)).await.unwrap()[0].id,
        "m1",
        "its file may be gone"
    );
    moved(&store, now, ImportStage::Done).await;
    begun(&store, "m2").await;
    assert_eq!(store.forgotten_imports(NOW).await.unwrap().len(), 0);
    assert_eq!(store.forgotten_imports(NOW.plus_ms(1)).await.unwrap()[0].id, "m2");
}

pub async fn what_an_import_brought_is_counted_by_its_cases(place: &Place) {
    let store = place.store().await;
    committing(&store, "m1", 2).await;
    for seed in [1, 2] {
        let mut case = passed_on(seed, seed);
        case.origin.as_mut().unwrap().import = Some("m1".to_owned());
        filed(store.file(case).await.unwrap());
    }
    let mut again = passed_on(3, 1);
    again.origin.as_mut().unwrap().import = Some("m2".to_owned());
    store.file(again).await.unwrap();
    assert_eq!(store.import("m1").await.unwrap().unwrap().added, 2);
}

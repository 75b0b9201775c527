//! Lists of sources that were compared, how sources call things, how far each was handed over, and signed files.

use qingyu_domain::person::PersonId;
use qingyu_domain::source::{DifferenceRow, Direction, SourceStanding, SourceTable, StepColumn};
use qingyu_store::{Change, Reconciliation, SourceMark, StoreError, StoredBundle};

use crate::cases::{NOW, id};
use crate::place::Place;
use crate::rules::ratings::today;

/// A list that was compared, with two rows: one differs by this word.
pub fn compared(name: &str, theirs: &str) -> (Reconciliation, Vec<DifferenceRow>) {
    let list = Reconciliation {
        id: name.to_owned(),
        source: "12345".to_owned(),
        person: PersonId("p1".to_owned()),
        at: NOW,
        first: today(),
        last: today(),
        listed: 3,
        same: 1,
        cut: 0,
    };
    let row = |line, number: &str, theirs: &str, ours| DifferenceRow {
        line,
        number: number.to_owned(),
        theirs: theirs.to_owned(),
        ours,
    };
    let stands = Some((id(1), SourceStanding::InHand));
    (list, vec![row(2, "EZ1", theirs, stands), row(3, "EZ9", "", None)])
}

pub async fn a_compared_list_is_kept_and_its_words_are_erased(place: &Place) {
    let store = place.store().await;
    let (list, rows) = compared("n1", "四级待审");
    store.add_reconciliation(list.clone(), rows.clone()).await.unwrap();
    assert_eq!(store.reconciliation("n1").await, Ok(Some(list.clone())));
    assert_eq!(store.reconciliation("n2").await, Ok(None));
    assert_eq!(store.reconciliations(NOW, 9).await, Ok(vec![list]));
    assert_eq!(store.reconciliations(NOW.plus_ms(1), 9).await, Ok(Vec::new()));
    assert!(store.differences("n1").await.unwrap() == rows);
    store.erase_differences(today()).await.unwrap();
    assert_eq!(store.differences("n1").await.unwrap().len(), 2);
    store.erase_differences(today().next()).await.unwrap();
    assert!(store.differences("n1").await.unwrap().is_empty());
    let left: Vec<String> = place.dump().await.into_values().flatten().collect();
    assert!(!left.iter().any(|value| value == "四级待审"));
}

pub async fn marks_tables_and_bundles_are_kept_and_marks_never_go_back(place: &Place) {
    let store = place.store().await;
    let mark = |up_to, at| SourceMark {
        way: "call".to_owned(),
        up_to,
        at,
    };
    for (up_to, later) in [(5, 0), (3, 1)] {
        store
            .mark_source("12345", mark(up_to, NOW.plus_ms(later)))
            .await
            .unwrap();
    }
    assert_eq!(store.source_marks("12345").await, Ok(vec![mark(5, NOW)]));
    let mut table = store.source_table("12345").await.unwrap();
    assert_eq!(table, SourceTable::default());
    table.columns.insert(StepColumn::Number, "流水号".to_owned());
    let record = Change {
        id: "c1".to_owned(),
        at: NOW,
        person: None,
        what: "source_table_changed".to_owned(),
        about: "12345".to_owned(),
        detail: "{}".to_owned(),
    };
    store.put_source_table("12345", &table, record).await.unwrap();
    assert_eq!(store.source_table("12345").await, Ok(table));
    let bundle = |number| StoredBundle {
        number,
        digest: "ab".to_owned(),
        after: 0,
        up_to: 3,
        at: NOW,
    };
    store.add_bundle("12345", Direction::In, bundle(7)).await.unwrap();
    assert_eq!(
        store.add_bundle("12345", Direction::In, bundle(7)).await,
        Err(StoreError::Conflict)
    );
    store.add_bundle("12345", Direction::Out, bundle(1)).await.unwrap();
    assert_eq!(store.last_bundle("12345", Direction::In).await, Ok(Some(bundle(7))));
    assert_eq!(store.bundle("12345", Direction::Out, 1).await, Ok(Some(bundle(1))));
    assert_eq!(store.last_bundle("12389", Direction::In).await, Ok(None));
}

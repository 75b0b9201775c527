//! Planned looks: each once, to be done until they are over, closed by what came of them.

use qingyu_domain::aftercare::Want;
use qingyu_domain::inspection::Plan;
use qingyu_domain::time::Day;
use qingyu_store::{Store, StoreError};

use super::inspections::inspected;
use super::people::who;
use crate::place::Place;

fn plan(id: &str, on: &str) -> Plan {
    Plan {
        id: id.to_owned(),
        unit: "demo-1".to_owned(),
        window: None,
        checklist: "hall".to_owned(),
        on: Day::parse(on).unwrap(),
        to: who("p-1"),
        by: who("p-2"),
    }
}

async fn ids(store: &Store, is_over: bool) -> Vec<String> {
    let (mut ids, mut after) = (Vec::new(), None);
    loop {
        let page = store.plans(is_over, after.as_ref(), 1).await.unwrap();
        let Some(last) = page.last() else { return ids };
        after = Some(last.key());
        ids.extend(page.into_iter().map(|stored| stored.plan.id));
    }
}

async fn owed(store: &Store) -> Vec<String> {
    let rows = store.aftercare(Want::Look, None, None, 10).await.unwrap();
    rows.into_iter()
        .map(|row| format!("{} {}", row.due, row.about))
        .collect()
}

pub async fn a_plan_is_to_be_done_until_it_is_called_off_or_carried_out(place: &Place) {
    let store = place.store().await;
    for (id, on) in [("l2", "2026-12-09"), ("l1", "2026-12-02"), ("l3", "2026-12-09")] {
        assert_eq!(store.add_plan(plan(id, on)).await, Ok(true));
        assert_eq!(store.add_plan(plan(id, on)).await, Ok(false));
    }
    assert_eq!(ids(&store, false).await, ["l1", "l2", "l3"]);
    assert_eq!(owed(&store).await, ["2026-12-02 l1", "2026-12-09 l2", "2026-12-09 l3"]);
    store.cancel_plan("l1").await.unwrap();
    assert_eq!(store.cancel_plan("l1").await, Err(StoreError::Conflict));
    assert_eq!(store.cancel_plan("none").await, Err(StoreError::Conflict));
    let first = || inspected("demo-1", Day::parse("2026-12-01").unwrap(), false);
    for plan in ["l2", "l1"] {
        let id = format!("of-{plan}");
        let added = store.add_inspection(&id, first(), None, Some(plan.to_owned())).await;
        assert_eq!(added, Ok(true), "what was found is kept, whatever becomes of the plan");
    }
    assert_eq!(
        store.plan("l2").await.unwrap().unwrap().inspection.as_deref(),
        Some("of-l2")
    );
    assert_eq!(
        store.plan("l1").await.unwrap().unwrap().inspection,
        None,
        "it was called off"
    );
    assert_eq!(owed(&store).await, ["2026-12-09 l3"]);
    assert_eq!(ids(&store, false).await, ["l3"]);
    assert_eq!(ids(&store, true).await, ["l2", "l1"]);
}

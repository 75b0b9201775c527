//! Inspections: each once, step by step, in lists by day, with words and pictures that go when their time is over.

use std::collections::BTreeMap;

use qingyu_domain::aftercare::Want;
use qingyu_domain::inspection::{
    InspectionDone, InspectionEnd, InspectionStage, InspectionStand, InspectionStep, Manner, Mark,
};
use qingyu_domain::person::PersonId;
use qingyu_domain::time::Day;
use qingyu_store::{InspectionsOf, Store, StoreError, StoredInspection};

use crate::place::Place;
use crate::rules::ratings::{day, today};

fn done(on: Day, step: InspectionStep) -> InspectionDone {
    InspectionDone::new(on, PersonId("p1".to_owned()), step)
}

/// The first step, with one thing poor.
pub fn inspected(unit: &str, on: Day, is_visit: bool) -> InspectionDone {
    let marks = [("clean", Mark::Poor), ("dress", Mark::Good), ("speech", Mark::Good)];
    done(
        on,
        InspectionStep::Inspected {
            unit: unit.to_owned(),
            window: None,
            checklist: "hall".to_owned(),
            manner: Manner::Covert,
            is_visit,
            marks: BTreeMap::from(marks.map(|(item, mark)| (item.to_owned(), mark))),
            mend: Some(day("2026-12-09")),
            reply: None,
        },
    )
}

pub fn rectified() -> InspectionDone {
    done(
        today(),
        InspectionStep::Rectified {
            look: day("2026-12-04"),
        },
    )
}

async fn read(store: &Store, id: &str) -> StoredInspection {
    store.inspection(id).await.unwrap().unwrap()
}

async fn owed(store: &Store, what: Want) -> Vec<String> {
    let rows = store.aftercare(what, None, None, 10).await.unwrap();
    rows.into_iter()
        .map(|row| format!("{} {} {}", row.due, row.about, row.unit))
        .collect()
}

pub async fn an_inspection_is_kept_once_and_goes_step_by_step(place: &Place) {
    let store = place.store().await;
    let new = || inspected("demo-1", today(), false);
    let note = || Some("地面湿滑".to_owned());
    assert_eq!(store.add_inspection("i1", new(), note(), None).await, Ok(true));
    assert_eq!(store.add_inspection("i1", new(), note(), None).await, Ok(false));
    assert!(store.inspection("i2").await.unwrap().is_none());
    let first = read(&store, "i1").await;
    assert_eq!((first.state.version, first.notes[&0].as_str()), (1, "地面湿滑"));
    assert_eq!(owed(&store, Want::Rectify).await, ["2026-12-09 i1 demo-1"]);
    assert_eq!(owed(&store, Want::Reinspect).await, ["2026-12-16 i1 demo-1"]);
    let acted = store
        .act_on_inspection(&first, rectified(), "已铺防滑垫".to_owned())
        .await;
    assert_eq!(acted, Ok(()));
    let late = store.act_on_inspection(&first, rectified(), "又一次".to_owned()).await;
    assert_eq!(late, Err(StoreError::Conflict), "somebody was quicker");
    assert!(owed(&store, Want::Rectify).await.is_empty());
    assert_eq!(
        owed(&store, Want::Reinspect).await,
        ["2026-12-04 i1 demo-1"],
        "no longer the day of before"
    );
    let again = InspectionStep::Reinspected {
        is_mended: true,
        clear: None,
    };
    let second = read(&store, "i1").await;
    store
        .act_on_inspection(&second, done(today(), again), "属实".to_owned())
        .await
        .unwrap();
    let after = read(&store, "i1").await;
    assert_eq!(after.state.stage, InspectionStage::Done(InspectionEnd::Mended));
    assert_eq!((after.steps.len(), after.notes.len()), (3, 3));
    assert!(owed(&store, Want::Reinspect).await.is_empty());
}

pub async fn inspections_are_listed_by_day_for_all_for_a_unit_and_in_a_stage(place: &Place) {
    let store = place.store().await;
    for (id, unit, on, is_visit) in [
        ("a", "demo-1", "2026-11-25", false),
        ("b", "demo-2", "2026-11-26", false),
        ("c", "demo-1", "2026-11-26", true),
        ("d", "demo-1", "2026-11-27", false),
    ] {
        store
            .add_inspection(id, inspected(unit, day(on), is_visit), None, None)
            .await
            .unwrap();
    }
    let last = read(&store, "d").await;
    store
        .act_on_inspection(&last, rectified(), "已改".to_owned())
        .await
        .unwrap();
    for (of, ids) in [
        (InspectionsOf::Everybody, "dcba"),
        (InspectionsOf::Unit("demo-1"), "dca"),
        (InspectionsOf::VisitsTo("demo-1"), "c"),
        (InspectionsOf::VisitsTo("demo-2"), ""),
        (InspectionsOf::VisitsToStage("demo-1", InspectionStand::Rectify), "c"),
        (InspectionsOf::VisitsToStage("demo-1", InspectionStand::Reinspect), ""),
        (InspectionsOf::UnitStage("demo-1", InspectionStand::Rectify), "ca"),
        (InspectionsOf::Stage(InspectionStand::Rectify), "cba"),
        (InspectionsOf::Stage(InspectionStand::Reinspect), "d"),
    ] {
        let mut paged = String::new();
        let mut after = None;
        loop {
            let page = store.inspections(of, after.as_ref(), 2).await.unwrap();
            paged.extend(page.iter().map(|one| one.id.as_str()));
            match page.last() {
                Some(last) => after = Some(last.key()),
                None => break,
            }
        }
        assert_eq!(paged, ids, "{of:?}");
    }
    let first = store
        .inspections(InspectionsOf::Everybody, None, 1)
        .await
        .unwrap()
        .remove(0);
    assert_eq!((first.good, first.looked_at, first.manner.as_str()), (2, 3, "covert"));
    assert_eq!(
        (first.stage, first.due),
        (InspectionStand::Reinspect, Some(day("2026-12-04")))
    );
}

pub async fn pictures_are_counted_and_go_with_the_words(place: &Place) {
    let store = place.store().await;
    let note = Some("canary-note-000001".to_owned());
    store
        .add_inspection("i1", inspected("demo-1", today(), false), note, None)
        .await
        .unwrap();
    let add = |side, body: &str| store.add_photo("i1", (today(), side), body.to_owned(), 2);
    for (at, side, body) in [
        (Some(0), "unit", "canary-photo-000001"),
        (Some(1), "unit", "canary-photo-000002"),
        (Some(0), "unit", "canary-photo-000001"),
        (None, "unit", "canary-photo-000003"),
        (Some(2), "oversight", "canary-photo-000003"),
    ] {
        assert_eq!(add(side, body).await, Ok(at), "{side} {body}");
    }
    let long = add("oversight", &"x".repeat(1 << 21)).await;
    assert!(long.is_err(), "it could not be erased");
    assert_eq!(
        store.photo("i1", 1).await.unwrap().as_deref(),
        Some("canary-photo-000002")
    );
    store.erase_inspection_texts(today()).await.unwrap();
    assert_eq!(store.photos("i1").await.unwrap().len(), 3, "its day is not over");
    store.erase_inspection_texts(today().next()).await.unwrap();
    assert!(store.photos("i1").await.unwrap().is_empty());
    assert_eq!(store.photo("i1", 0).await, Ok(None));
    let after = read(&store, "i1").await;
    assert_eq!((after.steps.len(), after.notes.len()), (1, 0), "what happened stands");
    let left: Vec<String> = place.dump().await.into_values().flatten().collect();
    assert!(!left.iter().any(|value| value.contains("canary-")));
}

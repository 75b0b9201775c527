//! Whistles: each once, passed up when nobody answers, with counters that a recount proves.

use qingyu_domain::clearing::ClearingCount;
use qingyu_domain::time::Timestamp;
use qingyu_domain::whistle::{PassedTo, WhistleAbout, WhistleDone, WhistleStand, WhistleStep};
use qingyu_store::StoreError;

use super::clearing::{counted, proves, these};
use super::people::who;
use crate::place::Place;

fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

pub fn raised(unit: &str) -> WhistleDone {
    let step = WhistleStep::Raised {
        about: WhistleAbout::Incident,
        reference: "e1".to_owned(),
        unit: unit.to_owned(),
        from: unit.to_owned(),
        is_urgent: true,
        due: at("2026-11-27T12:00:00+08:00"),
    };
    WhistleDone::new(at("2026-11-27T10:00:00+08:00"), Some(who("p-1")), step)
}

pub async fn a_whistle_goes_step_by_step_and_is_passed_up_when_nobody_answers(place: &Place) {
    let store = place.store().await;
    let text = || "请协助调取监控".to_owned();
    assert_eq!(store.add_whistle("w1", raised("demo-1"), text()).await, Ok(true));
    assert_eq!(store.add_whistle("w1", raised("demo-1"), text()).await, Ok(false));
    let expected = these([
        ("demo-1 whistle_open 2026-11-27", 1),
        ("demo-1 whistle_raised 2026-11-27", 1),
    ]);
    assert_eq!(counted(&store).await, expected);
    let due = at("2026-11-27T12:00:00+08:00");
    assert!(
        store.whistles_to_pass(due, 9).await.unwrap().is_empty(),
        "there is time"
    );
    let late = store.whistles_to_pass(due.plus_ms(1), 9).await.unwrap();
    assert_eq!(late.len(), 1);
    let to = PassedTo::Head;
    let passed = WhistleDone::new(due.plus_ms(1), None, WhistleStep::PassedUp { to });
    store.act_on_whistle(&late[0], passed.clone(), None).await.unwrap();
    assert_eq!(
        store.act_on_whistle(&late[0], passed, None).await,
        Err(StoreError::Conflict)
    );
    assert!(store.whistles_to_pass(due.plus_ms(2), 9).await.unwrap().is_empty());
    assert_eq!(
        store.whistles_to_pass(due.plus_ms(7_200_001), 9).await.unwrap().len(),
        1
    );
    let steps = [
        WhistleStep::Sent {
            to: "bigdata".to_owned(),
        },
        WhistleStep::Answered,
        WhistleStep::Accepted,
    ];
    for step in steps {
        let before = store.whistle("w1").await.unwrap().unwrap();
        let done = WhistleDone::new(due.plus_ms(9_000), Some(who("p-2")), step);
        store.act_on_whistle(&before, done, Some(text())).await.unwrap();
    }
    let expected = these([
        ("demo-1 whistle_late 2026-11-27", 1),
        ("demo-1 whistle_passed_up 2026-11-27", 1),
        ("demo-1 whistle_raised 2026-11-27", 1),
    ]);
    assert_eq!(counted(&store).await, expected);
    let over = store.whistles(WhistleStand::Accepted, None, 9).await.unwrap();
    assert_eq!(over.len(), 1);
    assert!(
        store
            .whistles(WhistleStand::Accepted, Some(&over[0].key()), 9)
            .await
            .unwrap()
            .is_empty()
    );
    assert_eq!(ClearingCount::ALL.len(), 14);
    proves(place, &store).await;
}

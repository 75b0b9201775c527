//! Units, days and clocks: changed on the version that was looked at, on the record.

use qingyu_domain::calendar::{Calendar, Exception, Year, years};
use qingyu_domain::deadlines::{Basis, Limit, Measure, Step};
use qingyu_domain::time::Day;
use qingyu_domain::unit::{Formerly, Unit, UnitKind, Units, Window};
use qingyu_store::{NewCase, Outcome, StoreError};

use crate::cases::{acceptance, anonymous, assignment, code, id, number};
use crate::place::Place;
use crate::rules::filing::filed;
use crate::rules::people::change;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn unit(code: &str, parent: Option<&str>) -> Unit {
    Unit {
        parent: parent.map(str::to_owned),
        windows: vec![Window {
            code: format!("{code}-hall"),
            name: "hall".to_owned(),
            closed: false,
        }],
        ..Unit::new(code, &format!("name of {code}"), UnitKind::Station)
    }
}

const LIMIT: Limit = Limit {
    amount: 3,
    measure: Measure::WorkingDays,
    basis: Basis::OwnChoice,
};

fn year() -> Year {
    Year {
        year: 2027,
        announced: true,
        source: "通知".to_owned(),
        verified: String::new(),
        off: vec![Exception::typed(day("2027-02-08"), "春节".to_owned())],
        work: Vec::new(),
    }
}

pub async fn a_unit_is_put_and_nothing_of_it_is_deleted(place: &Place) {
    let store = place.store().await;
    let seeded = Units(vec![unit("z", None), unit("a", Some("z"))]);
    store.seed_units(&seeded).await.unwrap();
    let mut moved = unit("a", Some("b"));
    "renamed".clone_into(&mut moved.name);
    moved.closed = true;
    moved.windows[0].closed = true;
    moved.formerly = vec![Formerly {
        above: "z".to_owned(),
        until: day("2026-11-27"),
    }];
    for (at, one) in [unit("b", Some("z")), moved.clone()].into_iter().enumerate() {
        let seen = store.org_version().await.unwrap();
        store
            .put_unit(one, seen, change(&format!("c-{at}"), "unit_changed"))
            .await
            .unwrap();
    }
    let expected = Units(vec![unit("z", None), moved.clone(), unit("b", Some("z"))]);
    assert_eq!(store.units().await.unwrap(), expected);
    // What is left out stays: windows and former places are never taken away.
    let mut later = moved.clone();
    later.windows.clear();
    later.formerly[0].until = day("2027-01-01");
    let seen = store.org_version().await.unwrap();
    store
        .put_unit(later, seen, change("c-9", "unit_changed"))
        .await
        .unwrap();
    let kept = store.units().await.unwrap().unit("a").cloned().unwrap();
    assert_eq!(kept.windows, moved.windows);
    assert_eq!(kept.formerly.len(), 1);
    assert_eq!(kept.formerly[0].until, day("2027-01-01"));
    store.seed_units(&seeded).await.unwrap();
    assert!(
        store.units().await.unwrap().unit("a").unwrap().closed,
        "a new start opens nothing again"
    );
}

pub async fn days_and_clocks_are_kept_and_cleared(place: &Place) {
    let store = place.store().await;
    assert_eq!(store.calendar().await, Ok(Vec::new()));
    let seen = || async { store.org_version().await.unwrap() };
    store
        .put_year(&year(), 1, seen().await, change("c-1", "calendar_changed"))
        .await
        .unwrap();
    store
        .put_year(&year(), 2, seen().await, change("c-2", "calendar_changed"))
        .await
        .unwrap();
    assert_eq!(store.calendar().await, Ok(vec![(year(), 2)]));
    let calendar = Calendar::of(&years(store.calendar().await.unwrap()).unwrap()).unwrap();
    assert_eq!(calendar.version(), "2026,2027.2");
    for limit in [Some(LIMIT), Some(Limit { amount: 4, ..LIMIT })] {
        let record = change(&format!("d-{limit:?}"), "deadline_changed");
        store
            .put_limit(Step::Accept, limit, seen().await, record)
            .await
            .unwrap();
        assert_eq!(store.deadlines().await.unwrap().limit(Step::Accept), limit.unwrap());
    }
    let cleared = store.put_limit(Step::Accept, None, seen().await, change("d-9", "deadline_changed"));
    cleared.await.unwrap();
    assert_eq!(
        store.deadlines().await,
        Ok(qingyu_domain::deadlines::Deadlines::default())
    );
}

pub async fn of_two_changes_on_one_version_one_is_refused_and_each_is_recorded(place: &Place) {
    let stores = [place.store().await, place.store().await];
    let seen = stores[0].org_version().await.unwrap();
    let put = |at: usize| {
        let record = change(&format!("c-{at}"), "deadline_changed");
        stores[at].put_limit(Step::Accept, Some(LIMIT), seen, record)
    };
    let (first, second) = tokio::join!(put(0), put(1));
    let mut results = [first, second];
    results.sort_by_key(Result::is_err);
    assert_eq!(results, [Ok(()), Err(StoreError::Conflict)]);
    let before = place.dump().await;
    let late = stores[0]
        .put_unit(unit("a", None), seen, change("c-3", "unit_added"))
        .await;
    let later = stores[0]
        .put_year(&year(), 1, seen, change("c-4", "calendar_changed"))
        .await;
    assert_eq!((late, later), (Err(StoreError::Conflict), Err(StoreError::Conflict)));
    assert_eq!(place.dump().await, before);
    assert_eq!(stores[1].org_version().await, Ok(seen + 1));
    assert_eq!(stores[1].changes(None, None, 9).await.unwrap().len(), 1);
}

pub async fn units_that_a_newer_program_brings_are_counted(place: &Place) {
    let store = place.store().await;
    let units = Units(vec![unit("z", None)]);
    store.seed_units(&units).await.unwrap();
    assert_eq!(store.org_version().await, Ok(1));
    store.seed_units(&units).await.unwrap();
    assert_eq!(store.org_version().await, Ok(1), "nothing new");
}

pub async fn what_was_decided_on_units_of_before_is_not_filed(place: &Place) {
    let store = place.store().await;
    let at = |seed: u64, house: i64| NewCase {
        house: Some(house),
        ..anonymous(seed)
    };
    let before = store.org_version().await.unwrap();
    store.file(at(1, before)).await.unwrap();
    store.seed_units(&Units(vec![unit("z", None)])).await.unwrap();
    let now = store.org_version().await.unwrap();
    assert_ne!(now, before);
    assert_eq!(store.file(at(2, before)).await, Ok(Outcome::Moved));
    assert_eq!(store.case_by_code(&code(2)).await, Ok(None), "nothing is stored");
    // The number that it did not take is the next one's.
    assert_eq!(number(&filed(store.file(at(2, now)).await.unwrap())).position, 2);
    assert_eq!(number(&filed(store.file(anonymous(3)).await.unwrap())).position, 3);
}

pub async fn cases_that_units_or_people_may_touch_are_those_worked_on_and_those_about_the_units(place: &Place) {
    let store = place.store().await;
    for seed in 0..3 {
        store.file(anonymous(seed)).await.unwrap();
    }
    assert_eq!(store.touched(&[]).await, Ok(Vec::new()));
    let stored = store.case_by_code(&code(1)).await.unwrap().unwrap();
    store.act(acceptance(&stored, "k1")).await.unwrap();
    let stored = store.case_by_code(&code(1)).await.unwrap().unwrap();
    store.act(assignment(&stored, "k2", "v-1")).await.unwrap();
    assert_eq!(store.touched(&[]).await, Ok(vec![id(1)]));
    let units = ["elsewhere".to_owned(), "demo-1".to_owned()];
    assert_eq!(store.touched(&units).await, Ok(vec![id(0), id(1), id(2)]));
    assert_eq!(store.followed().await, Ok(None));
    store.set_followed(4).await.unwrap();
    store.set_followed(5).await.unwrap();
    assert_eq!(store.followed().await, Ok(Some(5)));
}

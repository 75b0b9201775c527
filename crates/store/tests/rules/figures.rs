//! The counters of cases: true after whatever happens, put right where they are not, and what was published stays.

use std::collections::BTreeMap;

use qingyu_domain::case::fold;
use qingyu_domain::figures::{Figure, Month, Week, moves};
use qingyu_domain::time::Day;
use qingyu_store::{Act, Acted, BehindWanted, CaseCount, LAST, NewCase, Store, StoreError, StoredCase};

use crate::cases::{acceptance, anonymous, assignment, code, message, withdrawal};
use crate::place::Place;

fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

async fn all(store: &Store) -> Vec<CaseCount> {
    store.case_counts(month("2000-01"), month("2100-01")).await.unwrap()
}

/// What the events of these cases move, each life from its beginning.
async fn expected(store: &Store, seeds: impl Iterator<Item = u64>) -> BTreeMap<(Month, String, Figure, i64), i64> {
    let mut expected = BTreeMap::new();
    for seed in seeds {
        let stored = store.case_by_code(&code(seed)).await.unwrap().unwrap();
        let unit = fold(&stored.events).unwrap().unwrap().unit.unwrap_or_default();
        for one in moves(None, &stored.events).unwrap().1 {
            *expected
                .entry((one.month, unit.clone(), one.figure, one.bucket))
                .or_default() += one.by;
        }
    }
    expected.retain(|_, total| *total != 0);
    expected
}

fn counted(counts: Vec<CaseCount>) -> BTreeMap<(Month, String, Figure, i64), i64> {
    let row = |one: CaseCount| ((one.month, one.unit, one.figure, one.bucket), one.total);
    counts.into_iter().map(row).collect()
}

/// A case about one of three units, or of none.
fn about(seed: u64) -> NewCase {
    use qingyu_domain::case::Event;
    const UNITS: [Option<&str>; 4] = [Some("demo-1"), Some("demo-2"), Some("zhaoshan"), None];
    let mut case = anonymous(seed);
    let events = case.events;
    case.events = Box::new(move |number| {
        let mut events = events(number);
        if let Event::Filed(filed) = &mut events[0].event {
            filed.unit = UNITS[usize::try_from(seed % 4).unwrap()].map(str::to_owned);
        }
        events
    });
    case
}

async fn act(store: &Store, seed: u64, decide: impl Fn(&StoredCase) -> Act) {
    loop {
        let case = store.case_by_code(&code(seed)).await.unwrap().unwrap();
        match store.act(decide(&case)).await {
            Ok(Acted::Done | Acted::Replayed(_)) => return,
            Err(StoreError::Conflict) => {}
            Err(error) => panic!("{error}"),
        }
    }
}

/// A life by its seed, with every act sent twice.
async fn live(store: &Store, seed: u64) {
    store.file(about(seed)).await.unwrap();
    for is_again in [false, true] {
        if seed.is_multiple_of(2) {
            act(store, seed, |case| acceptance(case, "k1")).await;
        }
        match seed % 5 {
            0 => act(store, seed, |case| assignment(case, "k2", "v-1")).await,
            1 | 3 => act(store, seed, |case| message(case, "k3", "还在等")).await,
            // The rules refuse a second one.
            _ if is_again => {}
            _ => act(store, seed, |case| withdrawal(case, "k4", "算了")).await,
        }
    }
}

pub async fn counters_of_cases_are_what_their_events_say_on_two_stores_at_once(place: &Place) {
    let stores = [place.store().await, place.store().await];
    let lives: Vec<_> = (0..120)
        .map(|seed| {
            let store = stores[usize::try_from(seed % 2).unwrap()].clone();
            tokio::spawn(async move { live(&store, seed).await })
        })
        .collect();
    for life in lives {
        life.await.unwrap();
    }
    let expected = expected(&stores[0], 0..120).await;
    assert_eq!(counted(all(&stores[0]).await), expected);
    let of = |figure: Figure| -> i64 {
        let these = expected.iter().filter(|((_, _, what, _), _)| *what == figure);
        these.map(|(_, total)| total).sum()
    };
    assert_eq!((of(Figure::Complaint), of(Figure::Withdrawn)), (120, 48));
    assert_eq!(of(Figure::Waiting), 120 - 48);
    assert!(expected.keys().any(|(_, unit, ..)| unit.is_empty()), "no unit named");
    assert_eq!(stores[1].recount().await, Ok(0));
    let stocks = stores[0].case_stocks(month("2026-11")).await.unwrap();
    let waiting: i64 = stocks
        .iter()
        .filter(|(_, what, _)| *what == Figure::Waiting)
        .map(|one| one.2)
        .sum();
    assert_eq!(waiting, 72);
    let before = stores[0].case_stocks(month("2026-10")).await.unwrap();
    assert_eq!(before, [], "nothing was there");
    assert_eq!(stores[0].first_counted().await, Ok(Some(month("2026-11"))));
}

pub async fn wrong_counters_of_cases_are_counted_and_put_right(place: &Place) {
    let store = place.store().await;
    assert_eq!(store.first_counted().await, Ok(None));
    for seed in 0..40 {
        live(&store, seed).await;
        assert_eq!(store.recount().await, Ok(0), "after the life {seed}");
    }
    let right = all(&store).await;
    place
        .run(
            "UPDATE case_counts SET total = total + 1 WHERE figure = 'complaint' AND unit = 'demo-1';
            DELETE FROM case_counts WHERE figure = 'withdrawn' AND unit = 'demo-2';
            INSERT INTO case_counts VALUES ('2026-11', 'nowhere', 'late', 0, 3);
            INSERT INTO case_counts VALUES ('2026-11', 'nowhere', 'merged', 0, 0)",
        )
        .await;
    assert_eq!(store.recount().await, Ok(3), "a counter at nought is none");
    assert_eq!(all(&store).await, right);
}

/// What is behind the numbers of a week: by figure, how much and in which cases.
async fn of_week(store: &Store, week: &str) -> BTreeMap<Figure, i64> {
    let week = Week::parse(week).unwrap();
    let mut all = BTreeMap::new();
    for one in store.week_counts(week, week).await.unwrap() {
        assert_eq!(one.week, week);
        *all.entry(one.figure).or_default() += one.total;
    }
    all
}

pub async fn a_week_counts_what_happened_in_it_and_names_the_cases_behind(place: &Place) {
    let store = place.store().await;
    for seed in 0..40 {
        live(&store, seed).await;
    }
    let week = of_week(&store, "2026-11-23").await;
    assert_eq!(
        (week.get(&Figure::Complaint), week.get(&Figure::Withdrawn)),
        (Some(&40), Some(&16))
    );
    assert!(week.keys().all(|figure| figure.is_weekly()), "{week:?}");
    assert!(of_week(&store, "2026-11-16").await.is_empty() && of_week(&store, "2026-11-30").await.is_empty());
    let wanted = BehindWanted {
        figure: Figure::Withdrawn,
        bucket: None,
        unit: None,
        from: Day::parse("2026-11-23").unwrap(),
        to: Day::parse("2026-11-29").unwrap(),
        before: LAST.to_owned(),
    };
    let all = store.cases_behind(&wanted, 100).await.unwrap();
    assert_eq!(all.len(), 16);
    assert!(
        all.windows(2).all(|pair| pair[0].number > pair[1].number),
        "the newest first"
    );
    let rest = BehindWanted {
        before: all[9].number.clone(),
        ..wanted.clone()
    };
    assert_eq!(store.cases_behind(&rest, 100).await.unwrap(), all[10..]);
    let of_unit = BehindWanted {
        unit: Some("demo-1".to_owned()),
        ..wanted.clone()
    };
    assert_eq!(store.cases_behind(&of_unit, 100).await.unwrap().len(), 4);
    let other_day = BehindWanted {
        to: Day::parse("2026-11-26").unwrap(),
        ..wanted
    };
    assert_eq!(store.cases_behind(&other_day, 100).await.unwrap(), []);
}

pub async fn wrong_counters_of_weeks_and_cases_are_put_right(place: &Place) {
    let store = place.store().await;
    for seed in 0..20 {
        live(&store, seed).await;
    }
    assert_eq!(store.recount().await, Ok(0));
    let right = place.dump().await;
    place
        .run(
            "UPDATE week_counts SET total = total + 1 WHERE figure = 'complaint' AND unit = 'demo-1';
            INSERT INTO week_counts VALUES ('2026-11-23', 'nowhere', 'late', 0, 3);
            DELETE FROM case_moves WHERE figure = 'withdrawn' AND unit = 'demo-2';
            INSERT INTO case_moves VALUES ('late', '2026-11-27', '20261127-000001', 'zz', 0, 'demo-1', 1)",
        )
        .await;
    assert!(store.recount().await.unwrap() >= 4);
    assert_eq!(place.dump().await, right);
}

pub async fn a_database_that_was_never_counted_is_counted_when_it_is_opened(place: &Place) {
    let store = place.store().await;
    for seed in 0..12 {
        live(&store, seed).await;
    }
    let right = all(&store).await;
    store.close().await;
    place
        .run("DELETE FROM case_counts; DELETE FROM settings WHERE name = 'figures'")
        .await;
    let store = place.store().await;
    assert_eq!(all(&store).await, right);
}

pub async fn what_was_published_stays_as_it_was(place: &Place) {
    let stores = [place.store().await, place.store().await];
    assert_eq!(stores[0].publish("2026-10", "first").await, Ok(true));
    assert_eq!(stores[1].publish("2026-10", "second").await, Ok(false));
    assert_eq!(stores[1].publish("2026-12", "third").await, Ok(true));
    assert_eq!(stores[0].publish("2026", "the year").await, Ok(true));
    let own = |list: &[(&str, &str)]| -> Vec<(String, String)> {
        let own = list
            .iter()
            .map(|(period, body)| ((*period).to_owned(), (*body).to_owned()));
        own.collect()
    };
    assert_eq!(
        stores[1].published("2026-01", "2026-12").await.unwrap(),
        own(&[("2026-10", "first"), ("2026-12", "third")])
    );
    assert_eq!(
        stores[1].published("2026", "2026-09").await.unwrap(),
        own(&[("2026", "the year")])
    );
    assert_eq!(stores[0].published_before("9999").await, Ok(Some("2026-12".to_owned())));
    assert_eq!(
        stores[0].published_before("2026-12").await,
        Ok(Some("2026-10".to_owned()))
    );
    assert_eq!(stores[0].published_before("2026").await, Ok(None));
}

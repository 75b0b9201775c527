//! Ratings: one for a token, one for a key, counters that are true, and nothing that says which visit it was.

use std::collections::{BTreeMap, BTreeSet};

use qingyu_domain::rating::{Level, Levels, RatingReason, RatingSource};
use qingyu_domain::time::Day;
use qingyu_store::{KnownRating, NewRating, NewVisit, Rated, Store};

use crate::cases::{code, id};
use crate::place::{Place, hex};
use crate::rules::bad_ratings::came;

pub const WINDOW: &str = "demo-1-hall";

pub fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

pub fn today() -> Day {
    day("2026-11-27")
}

/// A seed's token, as the store knows it.
pub fn token(seed: u64) -> [u8; 32] {
    code(seed ^ 0x7000)
}

fn level(number: u64) -> Level {
    Level::new(u8::try_from(number % 5 + 1).unwrap()).unwrap()
}

/// An open rating.
pub fn open(seed: u64) -> NewRating {
    NewRating {
        id: id(seed),
        key: code(seed),
        content: code(seed ^ 0x8000),
        window: WINDOW.to_owned(),
        token: None,
        day: today(),
        levels: Levels {
            overall: level(seed),
            service: seed.is_multiple_of(2).then(|| level(seed / 2)),
            efficiency: seed.is_multiple_of(3).then(|| level(seed / 3)),
            conduct: seed.is_multiple_of(7).then(|| level(seed / 7)),
        },
        reasons: vec![RatingReason::Slow, RatingReason::Other],
        text: None,
        phone: None,
    }
}

/// A rating with the token of a visit.
pub fn verified(seed: u64, visit: u64) -> NewRating {
    NewRating {
        token: Some(token(visit)),
        ..open(seed)
    }
}

/// Reports a visit with its token.
pub async fn visit(store: &Store, seed: u64) -> bool {
    let visit = NewVisit {
        visit: code(seed ^ 0x9000),
        window: WINDOW,
        on: today(),
        token: Some((token(seed), day("2026-12-11"))),
    };
    store.add_visit(visit).await.unwrap()
}

pub async fn a_token_is_good_for_one_rating_of_its_window_until_its_day(place: &Place) {
    let store = place.store().await;
    assert!(visit(&store, 1).await);
    let other = NewRating {
        window: "demo-2-hukou".to_owned(),
        ..verified(1, 1)
    };
    let late = NewRating {
        day: day("2026-12-12"),
        ..verified(1, 1)
    };
    for refused in [other, late, verified(1, 2)] {
        assert_eq!(store.rate(refused).await, Ok(Rated::NoToken));
    }
    let dump = place.dump().await;
    assert!(
        dump[&("rating_keys".to_owned(), "key".to_owned())].is_empty(),
        "nothing is kept of what is refused"
    );
    assert_eq!(store.has_token(&token(1), WINDOW, today()).await, Ok(true));
    assert_eq!(store.rate(verified(1, 1)).await, Ok(Rated::Taken));
    assert_eq!(store.has_token(&token(1), WINDOW, today()).await, Ok(false));
    assert_eq!(store.rate(verified(2, 1)).await, Ok(Rated::NoToken));
    assert_eq!(store.recount().await, Ok(0));
}

pub async fn a_key_is_one_rating_whatever_comes_under_it_later(place: &Place) {
    let store = place.store().await;
    assert_eq!(store.rated(&code(1)).await, Ok(None));
    assert_eq!(store.rate(open(1)).await, Ok(Rated::Taken));
    visit(&store, 1).await;
    let known = KnownRating {
        content: code(1 ^ 0x8000),
        source: RatingSource::Open,
    };
    let again = NewRating {
        id: id(2),
        levels: open(4).levels,
        ..verified(1, 1)
    };
    assert_eq!(store.rate(again).await, Ok(Rated::Known(known)));
    assert_eq!(store.rated(&code(1)).await, Ok(Some(known)));
    assert_eq!(
        store.has_token(&token(1), WINDOW, today()).await,
        Ok(true),
        "and no token is used up by it"
    );
    assert_eq!(place.rows("SELECT id FROM ratings").await, [id(1)]);
}

pub async fn a_visit_that_is_reported_again_brings_no_second_token(place: &Place) {
    let store = place.store().await;
    assert!(visit(&store, 1).await);
    assert_eq!(store.rate(verified(1, 1)).await, Ok(Rated::Taken));
    assert!(!visit(&store, 1).await);
    assert_eq!(store.rate(verified(2, 1)).await, Ok(Rated::NoToken));
    let silent = NewVisit {
        visit: code(77),
        window: WINDOW,
        on: today(),
        token: None,
    };
    assert_eq!(store.add_visit(silent).await, Ok(true));
    let counts = store.visit_counts("2026-11", "2026-11").await.unwrap();
    assert_eq!((counts[0].visits, counts[0].offered), (2, 1));
    assert_eq!(store.recount().await, Ok(0));
}

/// Sends each of these at once and says how many came of what.
pub async fn at_once(stores: &[Store], ratings: Vec<NewRating>) -> BTreeMap<String, usize> {
    let rate = |(at, rating): (usize, NewRating)| {
        let store = stores[at % stores.len()].clone();
        tokio::spawn(async move { store.rate(rating).await })
    };
    let callers: Vec<_> = ratings.into_iter().enumerate().map(rate).collect();
    let mut came = BTreeMap::new();
    for caller in callers {
        let done = match caller.await.unwrap().unwrap() {
            Rated::Known(_) => "known".to_owned(),
            other => format!("{other:?}"),
        };
        *came.entry(done).or_default() += 1;
    }
    came
}

pub async fn of_many_ratings_with_one_token_on_two_stores_one_is_taken(place: &Place) {
    let stores = [place.store().await, place.store().await];
    visit(&stores[0], 1).await;
    let came = at_once(&stores, (0..200).map(|seed| verified(seed, 1)).collect()).await;
    assert_eq!(
        came,
        BTreeMap::from([("NoToken".to_owned(), 199), ("Taken".to_owned(), 1)])
    );
    // The same one over and over, token and all, is answered as what it is.
    visit(&stores[0], 2).await;
    let same = (0..200).map(|seed| NewRating {
        id: id(seed + 1000),
        ..verified(1000, 2)
    });
    let came = at_once(&stores, same.collect()).await;
    assert_eq!(
        came,
        BTreeMap::from([("Taken".to_owned(), 1), ("known".to_owned(), 199)])
    );
    assert_eq!(stores[0].recount().await, Ok(0));
    assert_eq!(place.rows("SELECT id FROM ratings").await.len(), 2);
}

/// By the values of all columns: no row of one table can be joined to a row of another, and what was used up is nowhere.
pub async fn nothing_stored_leads_from_a_rating_to_its_visit(place: &Place) {
    let store = place.store().await;
    for seed in 1..=3 {
        visit(&store, seed).await;
    }
    let told = NewRating {
        text: Some("谢谢".to_owned()),
        ..verified(2, 2)
    };
    let begun = came("demo-1", today(), false);
    assert_eq!(store.rate_and_begin(told, Some(begun)).await, Ok(Rated::Taken));
    let dump = place.dump().await;
    let used = hex(&token(2));
    assert!(
        !dump.values().flatten().any(|value| value.contains(&used)),
        "the token is in no table any more"
    );
    let of = |tables: &[&str]| -> BTreeSet<String> {
        let columns = dump.iter().filter(|((table, _), _)| tables.contains(&table.as_str()));
        columns.flat_map(|(_, values)| values.clone()).collect()
    };
    // What both sides may know: the window, the month, and numbers too small to name anything.
    let plain = |value: &String| !(value.is_empty() || value.len() < 3 || value == WINDOW || value == "2026-11");
    let rating = of(&["ratings", "rating_texts", "rating_keys", "rating_steps", "aftercare"]);
    let visit = of(&["visits", "rating_tokens", "visit_counts"]);
    let shared: Vec<_> = rating.intersection(&visit).filter(|value| plain(value)).collect();
    assert!(shared.is_empty(), "{shared:?}");
    let key = of(&["rating_keys"]);
    let rating = of(&["ratings", "rating_texts", "rating_steps", "aftercare"]);
    let shared: Vec<_> = rating.intersection(&key).filter(|value| plain(value)).collect();
    assert_eq!(shared, ["2026-11-27", "verified"]);
    for ((table, column), values) in &dump {
        let is_time = |value: &String| value.len() >= 12 && value.bytes().all(|byte| byte.is_ascii_digit());
        let is_of_ratings = ["rating", "visit", "aftercare"]
            .iter()
            .any(|name| table.starts_with(name));
        assert!(
            !(is_of_ratings && values.iter().any(is_time)),
            "{table}.{column} holds a moment"
        );
    }
}

//! Counters that are true, and what goes when its time is over.

use qingyu_domain::rating::{Dimension, RatingSource};
use qingyu_store::{NewRating, Rated};

use crate::cases::code;
use crate::place::Place;
use crate::rules::ratings::{WINDOW, at_once, day, open, today, token, verified, visit};

pub async fn counters_are_what_a_recount_finds_and_are_put_right_where_they_are_not(place: &Place) {
    let stores = [place.store().await, place.store().await];
    let store = &stores[0];
    for seed in 0..40 {
        visit(store, seed).await;
    }
    let months = ["2026-11-30", "2026-12-01"].map(day);
    let ratings = (0..120).map(|seed| NewRating {
        day: months[usize::try_from(seed % 2).unwrap()],
        ..if seed < 40 { verified(seed, seed) } else { open(seed) }
    });
    at_once(&stores, ratings.collect()).await;
    let counts = store.rating_counts("2026-11", "2026-12").await.unwrap();
    let sum = |of: RatingSource, what: Dimension| -> i64 {
        let these = counts.iter().filter(|one| (one.source, one.dimension) == (of, what));
        these.map(|one| one.ratings).sum()
    };
    assert_eq!(sum(RatingSource::Verified, Dimension::Overall), 40);
    assert_eq!(sum(RatingSource::Open, Dimension::Overall), 80);
    assert_eq!(sum(RatingSource::Verified, Dimension::Service), 20);
    assert!(store.rating_counts("2026-12", "2026-12").await.unwrap().len() < counts.len());
    let before = place.dump().await;
    assert_eq!(store.recount().await, Ok(0));
    assert_eq!(place.dump().await, before, "a recount of true counters changes nothing");
    place
        .run(
            "UPDATE rating_counts SET ratings = ratings + 1 WHERE source = 'open' AND dimension = 'overall' AND level = 5
                AND month = '2026-11';
            DELETE FROM rating_counts WHERE source = 'verified' AND dimension = 'overall' AND level = 1;
            INSERT INTO rating_counts VALUES ('nowhere', '2026-11', 'verified', 'overall', 5, 99);
            UPDATE visit_counts SET offered = 0",
        )
        .await;
    assert_eq!(store.recount().await, Ok(5));
    assert_eq!(place.dump().await, before);
}

pub async fn words_keys_and_tokens_go_when_their_time_is_over(place: &Place) {
    let store = place.store().await;
    visit(&store, 1).await;
    visit(&store, 2).await;
    let told = |seed: u64, on: &str| NewRating {
        text: Some(format!("canary-text-{seed:06}")),
        phone: Some(format!("canary-phone-{seed:06}")),
        day: day(on),
        ..open(seed)
    };
    for (seed, on) in [(1, "2026-11-26"), (2, "2026-11-27")] {
        assert_eq!(store.rate(told(seed, on)).await, Ok(Rated::Taken));
    }
    store.clear_ratings(day("2026-11-27"), day("2026-12-11")).await.unwrap();
    assert_eq!(store.rated(&code(1)).await, Ok(None));
    assert!(store.rated(&code(2)).await.unwrap().is_some());
    assert_eq!(
        store.has_token(&token(1), WINDOW, today()).await,
        Ok(true),
        "its last day is not over"
    );
    store.clear_ratings(day("2026-11-27"), day("2026-12-12")).await.unwrap();
    assert_eq!(store.has_token(&token(1), WINDOW, today()).await, Ok(false));
    store.erase_rating_texts(day("2026-11-27")).await.unwrap();
    let left: Vec<String> = place.dump().await.into_values().flatten().collect();
    let holds = |words: &str| left.iter().any(|value| value.contains(words));
    assert_eq!(
        ["text-000001", "phone-000001", "text-000002", "phone-000002"].map(holds),
        [false, false, true, true]
    );
    assert_eq!(store.recount().await, Ok(0), "the figures stand");
    store.erase_rating_texts(day("2026-11-27")).await.unwrap();
}

/// Many, so that pages are split and reused.
pub async fn erased_words_leave_no_byte_in_any_file(place: &Place) {
    let store = place.store().await;
    for seed in 0..300 {
        let told = NewRating {
            text: Some(format!(
                "canary-{}{}",
                if seed % 10 == 3 { "kept" } else { "gone" },
                "长".repeat(usize::try_from(seed % 89).unwrap())
            )),
            day: day(if seed % 10 == 3 { "2026-11-27" } else { "2026-11-26" }),
            ..open(seed)
        };
        assert_eq!(store.rate(told).await, Ok(Rated::Taken));
    }
    store.erase_rating_texts(today()).await.unwrap();
    let (mut kept, mut gone) = (0, 0);
    for entry in std::fs::read_dir(place.folder()).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        kept += bytes.windows(11).filter(|part| part == b"canary-kept").count();
        gone += bytes.windows(11).filter(|part| part == b"canary-gone").count();
    }
    assert_eq!((kept, gone), (30, 0));
}

//! Bad ratings: what follows from each is stored with it, step by step, and the figures stay true.

use qingyu_domain::aftercare::{RatingDone, RatingStep, Want};
use qingyu_domain::person::PersonId;
use qingyu_domain::rating::{Dimension, Level, Levels, RatingSource};
use qingyu_domain::time::Day;
use qingyu_store::{NewRating, Rated, RatingAct, Store, StoreError, StoredRating};

use crate::cases::id;
use crate::place::Place;
use crate::rules::encounters::{asked, called as called_at, encounter};
use crate::rules::ratings::{day, open, today, verified, visit};

/// A bad rating, with a number.
pub fn bad(seed: u64, visit: u64) -> NewRating {
    let levels = Levels {
        overall: Level::new(1).unwrap(),
        service: Level::new(2),
        efficiency: None,
        conduct: Level::new(5),
    };
    NewRating {
        levels,
        text: Some(format!("canary-text-{seed:06}")),
        phone: Some("13800138000".to_owned()),
        ..verified(seed, visit)
    }
}

/// Its first step, in November.
pub fn came(unit: &str, on: Day, has_number: bool) -> RatingDone {
    let step = RatingStep::Received {
        unit: unit.to_owned(),
        call: has_number.then(|| on.next()),
        hold: Day::from_ymd(2026, 11, 30).unwrap(),
    };
    RatingDone::new(on, None, step)
}

/// Stores one with its visit.
pub async fn begun(store: &Store, seed: u64) -> StoredRating {
    visit(store, seed).await;
    let first = came("demo-1", today(), true);
    let rated = store.rate_and_begin(bad(seed, seed), Some(first)).await;
    assert_eq!(rated, Ok(Rated::Taken));
    store.bad_rating(&id(seed)).await.unwrap().unwrap()
}

pub fn act(rating: &StoredRating, step: RatingStep, note: Option<&str>) -> RatingAct {
    let removes = matches!(step, RatingStep::Judged { upheld: true });
    RatingAct {
        id: rating.id.clone(),
        done: RatingDone::new(today(), Some(PersonId("p1".to_owned())), step),
        note: note.map(str::to_owned),
        removes,
    }
}

fn called() -> RatingStep {
    RatingStep::Called {
        reached: true,
        alone: Some(false),
    }
}

async fn owed(store: &Store, what: Want) -> Vec<(String, String)> {
    let rows = store.aftercare(what, None, None, 100).await.unwrap();
    rows.into_iter().map(|row| (row.due.to_string(), row.about)).collect()
}

pub async fn a_bad_rating_begins_with_its_rating_and_is_read_with_its_steps_and_words(place: &Place) {
    let store = place.store().await;
    store.rate(open(9)).await.unwrap();
    assert!(
        store.bad_rating(&id(9)).await.unwrap().is_none(),
        "nothing follows from this one"
    );
    let rating = begun(&store, 1).await;
    assert_eq!((rating.state.version, rating.steps.len()), (1, 1));
    assert_eq!(rating.words.as_deref(), Some("canary-text-000001"));
    assert_eq!((rating.levels, rating.reasons.len()), (bad(1, 1).levels, 2));
    assert_eq!(owed(&store, Want::Call).await, [("2026-11-28".to_owned(), id(1))]);
    assert_eq!(
        store.rating_phone(&id(1)).await.unwrap().as_deref(),
        Some("13800138000")
    );
    store
        .act_on_rating(&rating.state, act(&rating, called(), Some("等了两个小时")))
        .await
        .unwrap();
    let after = store.bad_rating(&id(1)).await.unwrap().unwrap();
    assert_eq!((after.steps.len(), after.state.version), (2, 2));
    assert_eq!(after.notes.get(&1).map(String::as_str), Some("等了两个小时"));
    assert!(owed(&store, Want::Call).await.is_empty());
    assert_eq!(owed(&store, Want::Hold).await, [("2026-11-30".to_owned(), id(1))]);
    let held = store.held_ratings().await.unwrap();
    assert_eq!(held.len(), 1);
    assert_eq!(
        (&held[0].0, held[0].1.as_str(), &held[0].2),
        (&id(1), "demo-1-hall", &after.state)
    );
    // What was answered before begins nothing again.
    let again = store
        .rate_and_begin(bad(1, 1), Some(came("demo-1", today(), true)))
        .await;
    assert!(matches!(again, Ok(Rated::Known(_))));
    assert_eq!(store.bad_rating(&id(1)).await.unwrap().unwrap().steps.len(), 2);
}

pub async fn of_two_steps_on_one_state_of_a_rating_one_is_stored(place: &Place) {
    let stores = [place.store().await, place.store().await];
    let rating = begun(&stores[0], 1).await;
    let acts = stores.clone().map(|store| {
        let (state, act) = (rating.state.clone(), act(&rating, called(), Some("记录")));
        tokio::spawn(async move { store.act_on_rating(&state, act).await })
    });
    let mut done = Vec::new();
    for act in acts {
        done.push(act.await.unwrap());
    }
    assert!(
        done.contains(&Ok(())) && done.contains(&Err(StoreError::Conflict)),
        "{done:?}"
    );
    let after = stores[1].bad_rating(&id(1)).await.unwrap().unwrap();
    assert_eq!(
        (after.steps.len(), after.notes.len()),
        (2, 1),
        "and no word of the other"
    );
}

pub async fn a_removed_rating_leaves_the_score_stays_among_all_and_a_recount_agrees(place: &Place) {
    let store = place.store().await;
    for seed in 1..=2 {
        begun(&store, seed).await;
    }
    let rating = store.bad_rating(&id(1)).await.unwrap().unwrap();
    let step = RatingStep::Judged { upheld: true };
    store
        .act_on_rating(&rating.state, act(&rating, step, Some("不是这个窗口的事")))
        .await
        .unwrap();
    let count = async |source: RatingSource, dimension: Dimension| -> i64 {
        let counts = store.rating_counts("2026-11", "2026-11").await.unwrap();
        let these = counts
            .iter()
            .filter(|one| (one.source, one.dimension) == (source, dimension));
        these.map(|one| one.ratings).sum()
    };
    for dimension in [Dimension::Overall, Dimension::Service, Dimension::Conduct] {
        assert_eq!(count(RatingSource::Verified, dimension).await, 1, "{dimension:?}");
        assert_eq!(count(RatingSource::Removed, dimension).await, 1, "{dimension:?}");
    }
    assert_eq!(store.recount().await, Ok(0));
    let other = store.bad_rating(&id(2)).await.unwrap().unwrap();
    let step = RatingStep::Judged { upheld: true };
    store
        .act_on_rating(&other.state, act(&other, step, Some("也不是")))
        .await
        .unwrap();
    assert_eq!(count(RatingSource::Verified, Dimension::Overall).await, 0);
    assert_eq!(store.recount().await, Ok(0), "a counter of nothing is no counter");
    place
        .run("UPDATE rating_counts SET ratings = 7 WHERE source = 'removed' AND dimension = 'overall'")
        .await;
    assert_eq!(store.recount().await, Ok(1));
    assert_eq!(count(RatingSource::Removed, Dimension::Overall).await, 2);
}

pub async fn what_is_to_be_done_is_paged_by_its_day_for_all_units_and_for_one(place: &Place) {
    let store = place.store().await;
    for seed in 1..=9_u64 {
        visit(&store, seed).await;
        let unit = if seed.is_multiple_of(3) { "demo-2" } else { "demo-1" };
        let on = today().plus(i64::try_from(seed % 2).unwrap());
        let first = came(unit, on, true);
        store.rate_and_begin(bad(seed, seed), Some(first)).await.unwrap();
    }
    let mut seen = Vec::new();
    let mut after = None;
    loop {
        let page = store.aftercare(Want::Call, None, after.as_ref(), 2).await.unwrap();
        let Some(last) = page.last() else { break };
        after = Some(last.key());
        seen.extend(page);
    }
    assert_eq!(seen.len(), 9);
    assert!(seen.is_sorted());
    let own = store.aftercare(Want::Call, Some("demo-2"), None, 100).await.unwrap();
    let expected: Vec<_> = seen.into_iter().filter(|row| row.unit == "demo-2").collect();
    assert_eq!((own.len(), own), (3, expected));
    assert!(store.aftercare(Want::Fix, None, None, 100).await.unwrap().is_empty());
}

pub async fn what_was_noted_of_a_rating_goes_when_its_time_is_over(place: &Place) {
    let store = place.store().await;
    let rating = begun(&store, 1).await;
    let noted = act(&rating, called(), Some("canary-note-000001"));
    store.act_on_rating(&rating.state, noted).await.unwrap();
    let incident = encounter(3, called_at("canary-number-000003", "canary-phone-000003"));
    store.add_encounter(incident.clone()).await.unwrap();
    let incident = store.encounter(&incident.id).await.unwrap().unwrap();
    let note = Some("canary-note-000003".to_owned());
    store
        .act_on_encounter(&incident, asked(None, false), note)
        .await
        .unwrap();
    store.erase_rating_texts(day("2026-11-27")).await.unwrap();
    assert!(
        store.bad_rating(&id(1)).await.unwrap().unwrap().words.is_some(),
        "its day is not over"
    );
    store.erase_rating_texts(day("2026-11-28")).await.unwrap();
    let after = store.bad_rating(&id(1)).await.unwrap().unwrap();
    assert_eq!((after.words, after.notes.len()), (None, 0));
    assert_eq!(store.rating_phone(&id(1)).await, Ok(None));
    assert_eq!(after.steps.len(), 2, "what happened stands");
    let left: Vec<String> = place.dump().await.into_values().flatten().collect();
    let incident = store.encounter(&incident.id).await.unwrap().unwrap();
    assert_eq!((incident.number, incident.notes.len()), (None, 0));
    assert_eq!(store.encounter_phone(&incident.id).await, Ok(None));
    assert!(!left.iter().any(|value| value.contains("canary-")));
}

//! Words that everybody may read: gone at the moment in which they are taken back, erased or taken out.

use qingyu_domain::aftercare::RatingStep;
use qingyu_domain::figures::Month;
use qingyu_store::{NewWords, Store, StoredCase};

use crate::cases::findings::approval;
use crate::cases::{allowance, code, conveyance, id, praise, publication};
use crate::place::Place;
use crate::rules::bad_ratings::{act, begun};
use crate::rules::ratings::day;

const WORDS: &str = "民警帮忙找回了老人的钱包";

fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

async fn case(store: &Store, seed: u64) -> StoredCase {
    store.case_by_code(&code(seed)).await.unwrap().unwrap()
}

/// Praise of a unit, conveyed so many days later and published.
async fn published(store: &Store, seed: u64, unit: &str, days: i64) {
    store.file(praise(seed, unit)).await.unwrap();
    for step in 0..4 {
        let now = case(store, seed).await;
        let act = match step {
            0 => conveyance(&now, "convey", days, true),
            1 => allowance(&now, "allow", true),
            2 => publication(&now, "write", &format!("{WORDS}{seed}")),
            _ => approval(&now, "agree"),
        };
        store.act(act).await.unwrap();
    }
}

async fn thanks(store: &Store, unit: Option<&str>, from: &str, to: &str) -> Vec<String> {
    let all = store.thanks(unit, month(from), month(to)).await.unwrap();
    let line = |one: qingyu_store::StoredThanks| format!("{} {} {}", one.month, one.unit, one.words);
    let mut lines: Vec<String> = all.into_iter().map(line).collect();
    lines.sort();
    lines
}

pub async fn a_thank_you_is_public_as_long_as_its_citizen_agrees(place: &Place) {
    let store = place.store().await;
    store.file(praise(9, "demo-1")).await.unwrap();
    let conveyed = conveyance(&case(&store, 9).await, "convey", 0, true);
    store.act(conveyed).await.unwrap();
    for (seed, unit, days) in [(1, "demo-1", 0), (2, "demo-2", 1), (3, "demo-1", 9)] {
        published(&store, seed, unit, days).await;
    }
    let all = [
        format!("2026-11 demo-1 {WORDS}1"),
        format!("2026-11 demo-2 {WORDS}2"),
        format!("2026-12 demo-1 {WORDS}3"),
    ];
    assert_eq!(thanks(&store, None, "2026-11", "2026-12").await, all);
    assert_eq!(thanks(&store, None, "2026-12", "2027-11").await, all[2..]);
    assert_eq!(thanks(&store, Some("demo-2"), "2026-01", "2026-12").await, all[1..2]);
    let before = place.dump().await;
    place.run("UPDATE honours SET published = 0").await;
    assert!(thanks(&store, None, "2026-11", "2026-12").await.is_empty());
    store.rebuild().await.unwrap();
    assert_eq!(place.dump().await, before);
    let back = allowance(&case(&store, 1).await, "back", false);
    store.act(back).await.unwrap();
    assert_eq!(thanks(&store, None, "2026-11", "2026-12").await, all[1..], "taken back");
    // Erased in the store alone, as when the event of it comes later.
    store.erase(&id(2), i64::MAX).await.unwrap();
    assert_eq!(thanks(&store, None, "2026-11", "2026-12").await, all[2..], "erased");
}

fn words(seed: u64, window: Option<&str>, reply: Option<&str>) -> NewWords {
    NewWords {
        rating: id(seed),
        unit: "demo-1".to_owned(),
        window: window.map(str::to_owned),
        words: format!("等候时间长{seed}"),
        reply: reply.map(str::to_owned),
    }
}

async fn read(store: &Store, unit: Option<&str>, from: &str, to: &str) -> Vec<String> {
    let all = store.rating_words(unit, month(from), month(to)).await.unwrap();
    let line = |one: qingyu_store::StoredWords| {
        let part = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
        format!(
            "{} {} {} {}",
            one.month,
            part(one.window),
            part(one.words),
            part(one.reply)
        )
    };
    all.into_iter().map(line).collect()
}

pub async fn words_of_bad_ratings_are_published_once_and_go_with_an_appeal_or_after_their_time(place: &Place) {
    let store = place.store().await;
    for seed in 1..=3 {
        let rating = begun(&store, seed).await;
        let note = Some("等候时间长");
        store
            .act_on_rating(&rating.state, act(&rating, RatingStep::Redacted, note))
            .await
            .unwrap();
    }
    assert_eq!(store.unpublished_ratings().await.unwrap(), [1, 2, 3].map(id));
    assert!(!store.has_rating_words(month("2026-11")).await.unwrap());
    let hall = Some("demo-1-hall");
    let all = vec![words(1, hall, Some("加开窗口")), words(2, hall, None)];
    assert_eq!(store.publish_rating_words(month("2026-11"), all).await, Ok(true));
    assert!(store.has_rating_words(month("2026-11")).await.unwrap());
    let again = vec![words(3, hall, None)];
    assert_eq!(
        store.publish_rating_words(month("2026-11"), again).await,
        Ok(false),
        "once"
    );
    assert_eq!(store.unpublished_ratings().await.unwrap(), [id(3)]);
    let last = vec![words(3, None, None)];
    assert_eq!(store.publish_rating_words(month("2026-12"), last).await, Ok(true));
    let lines = [
        "2026-12 - 等候时间长3 -",
        "2026-11 demo-1-hall 等候时间长1 加开窗口",
        "2026-11 demo-1-hall 等候时间长2 -",
    ];
    assert_eq!(read(&store, None, "2026-11", "2026-12").await, lines);
    assert_eq!(read(&store, Some("demo-1"), "2026-12", "2026-12").await, lines[..1]);
    assert!(read(&store, Some("demo-2"), "2026-01", "2026-12").await.is_empty());
    // Nobody takes them for figures.
    assert_eq!(store.published_before("9999").await, Ok(None));
    let rating = store.bad_rating(&id(1)).await.unwrap().unwrap();
    let granted = act(&rating, RatingStep::Judged { upheld: true }, Some("不是这个窗口"));
    store.act_on_rating(&rating.state, granted).await.unwrap();
    assert_eq!(
        read(&store, None, "2026-11", "2026-11").await[0],
        "2026-11 demo-1-hall - -"
    );
    store.erase_published_words(day("2026-12-15")).await.unwrap();
    let left = read(&store, None, "2026-11", "2026-12").await;
    assert_eq!(left, [lines[0], "2026-11 demo-1-hall - -", "2026-11 demo-1-hall - -"]);
    let kept: Vec<String> = place.dump().await.into_values().flatten().collect();
    assert!(
        !kept
            .iter()
            .any(|value| value.contains("加开窗口") || value == "等候时间长2")
    );
}

//! Personal data lies where `PERSONAL` says, and erasure leaves none of it.

use std::collections::BTreeSet;

use qingyu_domain::aftercare::RatingStep;
use qingyu_domain::case::Part;
use qingyu_domain::clearing::CheckResult;
use qingyu_domain::figures::Month;
use qingyu_store::{Acted, NewCase, NewContact, NewRating, NewWords, PERSONAL, Reply, Store};

use crate::cases::{NOW, anonymous, code, complaint, id, message};
use crate::place::{Place, hex};
use crate::rules::bad_ratings::{act, begun};
use crate::rules::call_backs::{ended, owed};
use crate::rules::care::passed_on;
use crate::rules::clearing::{found as put_down, ticked};
use crate::rules::compared::compared;
use crate::rules::encounters::{asked, called, encounter};
use crate::rules::filing::filed;
use crate::rules::imports::{bad_row, committing};
use crate::rules::inspections::inspected;
use crate::rules::ratings::{open, today};
use crate::rules::whistles::raised;

/// A hash that says whose it is in every half.
fn canary_hash(name: &str, seed: u64) -> [u8; 32] {
    let mut hash = [b'#'; 32];
    let text = format!("canary-{name}-{seed:06}");
    hash[..text.len()].copy_from_slice(text.as_bytes());
    hash
}

/// A case with something to be found again in every personal field.
fn canary(seed: u64) -> NewCase {
    let contact = NewContact {
        name: Some(format!("canary-name-{seed:06}")),
        phone: Some(format!("canary-phone-{seed:06}")),
        email: Some(format!("canary-email-{seed:06}")),
    };
    let mut case = complaint(
        seed,
        &format!(
            "canary-body-{seed:06} {}",
            "长".repeat(usize::try_from(seed % 97).unwrap() * 20)
        ),
    );
    case.content = canary_hash("content", seed);
    case.texts[0].salt = canary_hash("salt", seed);
    case.contact = Some(contact);
    case
}

async fn store_canary(store: &Store, seed: u64) {
    let case = filed(store.file(canary(seed)).await.unwrap());
    let mut act = message(&case, "k", &format!("canary-message-{seed:06}"));
    act.content = canary_hash("request", seed);
    act.texts[0].1.salt = canary_hash("salt2", seed);
    act.answer = format!("{{\"given\":\"canary-answer-{seed:06}\"}}");
    store.act(act).await.unwrap();
}

/// The columns in which a canary was found.
async fn found(place: &Place) -> BTreeSet<(String, String)> {
    let (plain, bytes) = ("canary-", hex(b"canary-"));
    let holds = |value: &String| value.contains(plain) || value.contains(&bytes);
    let dump = place.dump().await;
    let found = dump.into_iter().filter(|(_, values)| values.iter().any(holds));
    found.map(|(column, _)| column).collect()
}

pub async fn personal_data_lies_in_no_other_column(place: &Place) {
    let store = place.store().await;
    store_canary(&store, 1).await;
    let told = NewRating {
        text: Some("canary-text-000001".to_owned()),
        phone: Some("canary-phone-000001".to_owned()),
        ..open(1)
    };
    store.rate(told).await.unwrap();
    let bad = begun(&store, 2).await;
    let unanswered = RatingStep::Called {
        reached: false,
        alone: None,
    };
    let noted = act(&bad, unanswered, Some("canary-note-000002"));
    store.act_on_rating(&bad.state, noted).await.unwrap();
    let incident = encounter(3, called("canary-number-000003", "canary-phone-000003"));
    store.add_encounter(incident.clone()).await.unwrap();
    let incident = store.encounter(&incident.id).await.unwrap().unwrap();
    let note = Some("canary-note-000003".to_owned());
    store
        .act_on_encounter(&incident, asked(None, false), note)
        .await
        .unwrap();
    store_cleared(&store).await;
    let noted = Some("canary-note-000004".to_owned());
    store
        .add_inspection("i1", inspected("demo-1", today(), false), noted, None)
        .await
        .unwrap();
    let photo = "canary-photo-000004".to_owned();
    store.add_photo("i1", (today(), "unit"), photo, 9).await.unwrap();
    store
        .add_care(passed_on("c1", "canary-person-000005"), today())
        .await
        .unwrap();
    let silent = store
        .add_calls(vec![owed(7, "canary-number-000007", "canary-phone-000007")])
        .await;
    assert_eq!(silent, Ok(vec![true]));
    let silent = store.call_back(&owed(7, "", "").id).await.unwrap().unwrap();
    let note = Some("canary-note-000007".to_owned());
    store.act_on_call_back(&silent, ended(0), note).await.unwrap();
    let words = NewWords {
        rating: "r1".to_owned(),
        unit: "demo-1".to_owned(),
        window: None,
        words: "canary-words-000006".to_owned(),
        reply: Some("canary-reply-000006".to_owned()),
    };
    let month = Month::of(today());
    store.publish_rating_words(month, vec![words]).await.unwrap();
    let (import, _) = committing(&store, "m1", 3).await;
    let wrong = vec![bad_row(2, "canary-row-000006")];
    store.advance_import(&import, (50, 1), wrong, NOW).await.unwrap();
    let (list, rows) = compared("n1", "canary-theirs-000006");
    store.add_reconciliation(list, rows).await.unwrap();
    let listed: BTreeSet<_> = PERSONAL
        .iter()
        .map(|(table, column)| ((*table).to_owned(), (*column).to_owned()))
        .collect();
    assert_eq!(found(place).await, listed);
}

/// Words of a tick, of a problem and of a whistle.
async fn store_cleared(store: &Store) {
    let incident = store.incident(&encounter(3, called("", "")).id).await.unwrap().unwrap();
    let note = |text: &str| Some(text.to_owned());
    store
        .check_incident(
            &incident,
            ticked(CheckResult::Good, None),
            note("canary-note-000007"),
            None,
        )
        .await
        .unwrap();
    store
        .add_problem("q1", put_down("demo-1"), note("canary-note-000008"))
        .await
        .unwrap();
    store
        .add_whistle("w1", raised("demo-1"), "canary-note-000009".to_owned())
        .await
        .unwrap();
}

pub async fn after_erasure_nothing_personal_is_left_and_the_history_stands(place: &Place) {
    let store = place.store().await;
    store_canary(&store, 1).await;
    store.file(anonymous(2)).await.unwrap();
    let before = store.case_by_code(&code(1)).await.unwrap().unwrap();
    let other = store.case_by_code(&code(2)).await.unwrap();
    assert_eq!(before.content, Some(canary_hash("content", 1)));
    store.erase(&id(1), i64::MAX).await.unwrap();
    assert_eq!(found(place).await, BTreeSet::new());
    let after = store.case_by_code(&code(1)).await.unwrap().unwrap();
    assert_eq!((after.content, after.events), (None, before.events));
    assert!(store.texts(&id(1), Part::Account).await.unwrap().is_empty());
    assert_eq!(store.reply(&id(1), "k").await, Ok(Some(Reply::Erased)));
    let again = message(&store.case_by_code(&code(1)).await.unwrap().unwrap(), "k", "again");
    assert_eq!(store.act(again).await, Ok(Acted::Replayed(Reply::Erased)));
    assert_eq!(store.case_by_code(&code(2)).await.unwrap(), other);
    assert_eq!(store.texts(&id(2), Part::Account).await.unwrap().len(), 1);
    store.erase(&id(1), i64::MAX).await.unwrap();
}

pub async fn an_erased_contact_leaves_nothing_of_it_and_every_text(place: &Place) {
    let store = place.store().await;
    store_canary(&store, 1).await;
    store_canary(&store, 2).await;
    store.erase_contact(&id(1)).await.unwrap();
    assert_eq!(store.contact(&id(1)).await.unwrap(), None);
    assert!(store.contact(&id(2)).await.unwrap().is_some(), "another case's stays");
    let case = store.case_by_code(&code(1)).await.unwrap().unwrap();
    assert_eq!(case.content, None, "a hash over the contact goes with it");
    assert_eq!(store.all_texts(&id(1)).await.unwrap().len(), 2);
    assert!(matches!(store.reply(&id(1), "k").await, Ok(Some(Reply::Kept { .. }))));
    let left: Vec<String> = place.dump().await.into_values().flatten().collect();
    let gone = ["canary-name-000001", "canary-phone-000001", "canary-email-000001"];
    for secret in gone {
        assert!(!left.iter().any(|value| value.contains(secret)), "{secret}");
    }
}

/// Many cases, so that pages are split, merged and reused; every one but each tenth is erased.
/// An inspection with pictures as large as they get, each full of canaries of one case.
async fn store_pictures(store: &Store) {
    let new = inspected("demo-1", today(), false);
    store.add_inspection("i1", new, None, None).await.unwrap();
    for seed in [1, 2] {
        let body = format!("canary-{seed:06} ").repeat(57_000);
        store.add_photo("i1", (today(), "unit"), body, 9).await.unwrap();
    }
}

pub async fn after_erasure_no_byte_is_left_in_any_file(place: &Place) {
    let store = place.store().await;
    for seed in 0..400 {
        store_canary(&store, seed).await;
    }
    store_pictures(&store).await;
    let length = "SELECT CAST(SUM(octet_length(body)) AS TEXT) FROM texts";
    let before = place.rows(length).await;
    let stays = |seed: u64| seed % 10 == 3;
    let order = (0..400).map(|at| at * 149 % 400).filter(|&seed| !stays(seed));
    for seed in order {
        store.erase(&id(seed), i64::MAX).await.unwrap();
    }
    store.erase_inspection_texts(today().next()).await.unwrap();
    assert_eq!(
        place.rows(length).await,
        before,
        "a shorter text is not overwritten in place"
    );
    let mut left = BTreeSet::new();
    for entry in std::fs::read_dir(place.folder()).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        for at in 0..bytes.len() {
            if bytes[at..].starts_with(b"canary-") {
                let text: String = bytes[at + 7..].iter().take(20).map(|&byte| char::from(byte)).collect();
                let digits: String = text.chars().filter(char::is_ascii_digit).take(7).collect();
                let digits = digits
                    .strip_prefix('2')
                    .filter(|rest| rest.len() == 6)
                    .unwrap_or(&digits);
                let seed: u64 = digits[..digits.len().min(6)].parse().unwrap_or(u64::MAX);
                left.insert((seed, text));
            }
        }
    }
    let mut kept = BTreeSet::new();
    for (seed, text) in left {
        assert!(stays(seed), "canary-{text} of an erased case is in a file");
        kept.insert(seed);
    }
    assert_eq!(
        kept.len(),
        40,
        "what was not erased must be found, or this test sees nothing"
    );
}

//! Rebuild, migrations, outbox, settings, units.

use qingyu_domain::unit::{Unit, UnitKind, Units, Window};
use qingyu_store::{Errand, Store, StoreError};

use crate::cases::{NOW, anonymous, code, message, withdrawal};
use crate::place::Place;
use crate::rules::filing::filed;

pub async fn rebuild_makes_what_the_writer_wrote(place: &Place) {
    let store = place.store().await;
    let callers: Vec<_> = (0..600)
        .map(|seed| {
            let store = store.clone();
            tokio::spawn(async move {
                let case = filed(store.file(anonymous(seed)).await.unwrap());
                if seed % 3 == 0 {
                    store.act(message(&case, "k1", "还在等")).await.unwrap();
                    let case = store.case_by_code(&code(seed)).await.unwrap().unwrap();
                    store.act(withdrawal(&case, "k2", "算了")).await.unwrap();
                }
            })
        })
        .collect();
    for caller in callers {
        caller.await.unwrap();
    }
    let before = place.dump().await;
    place
        .run(
            "DELETE FROM numbers;
            DELETE FROM cases WHERE number LIKE '%-0005%';
            DELETE FROM cases WHERE number LIKE '%1';
            UPDATE cases SET stage = 'closed', step = NULL, due_at = 7, marks = '[]', version = 99
                WHERE number LIKE '%2';
            UPDATE cases SET number = '20261127-000001', received_at = 0, kind = 'praise', unit = NULL
                WHERE number = '20261127-000480'",
        )
        .await;
    assert_ne!(place.dump().await, before);
    assert_eq!(store.rebuild().await, Ok(600));
    assert_eq!(place.dump().await, before);
    assert_eq!(store.rebuild().await, Ok(600));
    assert_eq!(place.dump().await, before);
}

pub async fn migrations_run_twice_change_nothing(place: &Place) {
    let store = place.store().await;
    store.file(anonymous(1)).await.unwrap();
    let before = place.dump().await;
    let (first, second) = tokio::join!(place.store(), place.store());
    assert_eq!(place.dump().await, before);
    assert_eq!(
        before[&("migrations".to_owned(), "version".to_owned())],
        [
            "1", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "2", "20", "21", "22", "23", "24", "25",
            "26", "27", "28", "29", "3", "30", "31", "32", "4", "5", "6", "7", "8", "9"
        ]
    );
    for store in [first, second] {
        assert!(store.case_by_code(&code(1)).await.unwrap().is_some());
    }
}

pub async fn a_database_of_a_newer_version_is_refused(place: &Place) {
    place.store().await.close().await;
    place
        .run("INSERT INTO migrations (version, name) VALUES (1000, 'later')")
        .await;
    let refused = Store::open(&place.url()).await.unwrap_err();
    assert!(refused.to_string().contains("newer"), "{refused}");
}

pub async fn an_errand_is_claimed_by_one_of_two_claimers(place: &Place) {
    let stores = [place.store().await, place.store().await];
    for seed in 0..40 {
        let mut case = anonymous(seed);
        case.topics = vec!["emergency".to_owned()];
        stores[0].file(case).await.unwrap();
    }
    let until = NOW.plus_ms(60_000);
    let (first, second) = tokio::join!(
        stores[0].claim_outbox("emergency", NOW, until, 30),
        stores[1].claim_outbox("emergency", NOW, until, 30),
    );
    let mut errands = first.unwrap();
    errands.extend(second.unwrap());
    // Where both chose the same entries, the second one comes back with fewer; the rest is there to be claimed.
    errands.extend(stores[1].claim_outbox("emergency", NOW, until, 30).await.unwrap());
    errands.sort_by(|a, b| a.id.cmp(&b.id));
    errands.dedup();
    assert_eq!(errands.len(), 40);
    assert!(
        errands
            .iter()
            .all(|errand| errand.tries == 1 && errand.topic == "emergency")
    );
    assert!(
        stores[0]
            .claim_outbox("emergency", NOW, until, 30)
            .await
            .unwrap()
            .is_empty()
    );
}

pub async fn an_errand_comes_back_when_its_claim_has_run_out(place: &Place) {
    let store = place.store().await;
    store.file(anonymous(7)).await.unwrap();
    let (soon, later) = (NOW.plus_ms(1000), NOW.plus_ms(2000));
    let first = store.claim_outbox("emergency", NOW, soon, 10).await.unwrap().remove(0);
    assert!(
        store
            .claim_outbox("emergency", soon, later, 10)
            .await
            .unwrap()
            .is_empty()
    );
    let second = store
        .claim_outbox("emergency", soon.plus_ms(1), later, 10)
        .await
        .unwrap()
        .remove(0);
    assert_eq!((second.id.as_str(), second.tries), (first.id.as_str(), 2));
    assert_eq!(store.finish_outbox(&first).await, Ok(false));
    assert_eq!(store.postpone_outbox(&first, NOW).await, Ok(false));
    assert_eq!(store.postpone_outbox(&second, NOW).await, Ok(true));
    let third = store
        .claim_outbox("emergency", soon, later, 10)
        .await
        .unwrap()
        .remove(0);
    assert_eq!(store.finish_outbox(&third).await, Ok(true));
    assert!(place.rows("SELECT id FROM outbox").await.is_empty());
}

/// Cases with an errand each, and those errands.
async fn errands(store: &Store, seeds: std::ops::Range<u64>) -> Vec<Errand> {
    for seed in seeds {
        let mut case = anonymous(seed);
        case.topics = vec!["emergency".to_owned(), "due".to_owned()];
        store.file(case).await.unwrap();
    }
    store
        .claim_outbox("emergency", NOW, NOW.plus_ms(1000), 10)
        .await
        .unwrap()
}

pub async fn errands_about_a_case_are_dropped_but_those_that_are_held_longer(place: &Place) {
    let store = place.store().await;
    let held = errands(&store, 1..3).await;
    let (one, other) = (&held[0], &held[1]);
    let kept = || place.rows("SELECT id FROM outbox WHERE topic = 'emergency' ORDER BY id");
    store
        .drop_outbox("emergency", &one.case_id, one.claimed_until)
        .await
        .unwrap();
    assert_eq!(kept().await.len(), 2, "a claim that lasts until then holds it");
    let after = one.claimed_until.plus_ms(1);
    store.drop_outbox("emergency", &one.case_id, after).await.unwrap();
    assert_eq!(kept().await, std::slice::from_ref(&other.id), "that case's alone");
    assert_eq!(store.finish_outbox(one).await, Ok(false), "it is gone");
    let others = place.rows("SELECT id FROM outbox WHERE topic = 'due'").await;
    assert_eq!(others.len(), 2, "and that topic's alone");
}

pub async fn errands_whose_claims_end_in_a_span_are_given_up_and_counted(place: &Place) {
    let store = place.store().await;
    let held = errands(&store, 1..3).await;
    let ends = held[0].claimed_until;
    assert_eq!(store.postpone_outbox(&held[1], ends.plus_ms(500)).await, Ok(true));
    assert_eq!(store.abandon_outbox("emergency", NOW, ends).await, Ok(0), "not yet");
    let to = ends.plus_ms(1);
    assert_eq!(store.abandon_outbox("emergency", ends, to).await, Ok(1));
    let kept = place.rows("SELECT id FROM outbox WHERE topic = 'emergency'").await;
    assert_eq!(kept, std::slice::from_ref(&held[1].id));
    assert_eq!(store.abandon_outbox("emergency", ends, to).await, Ok(0), "once");
}

pub async fn a_setting_is_set_once(place: &Place) {
    let store = place.store().await;
    assert_eq!(store.setting("fingerprint").await, Ok(None));
    assert_eq!(store.set_setting_once("fingerprint", "a").await, Ok(true));
    assert_eq!(store.set_setting_once("fingerprint", "b").await, Ok(false));
    assert_eq!(store.setting("fingerprint").await, Ok(Some("a".to_owned())));
    let error = StoreError::Unavailable("closed".to_owned());
    store.clone().close().await;
    assert_eq!(store.set_setting_once("other", "c").await, Err(error));
}

pub async fn seeding_adds_the_units_that_are_missing_only(place: &Place) {
    let store = place.store().await;
    let unit = |code: &str, parent: Option<&str>, windows: &[&str]| Unit {
        parent: parent.map(str::to_owned),
        windows: windows
            .iter()
            .map(|&code| Window {
                code: code.to_owned(),
                name: format!("window {code}"),
                closed: false,
            })
            .collect(),
        ..Unit::new(code, &format!("name of {code}"), UnitKind::Station)
    };
    let units = Units(vec![unit("z", None, &["w2", "w1"]), unit("a", Some("z"), &[])]);
    store.seed_units(&units).await.unwrap();
    assert_eq!(store.units().await.unwrap(), units);
    place.run("UPDATE units SET name = 'renamed' WHERE code = 'z'").await;
    let more = Units([units.0.clone(), vec![unit("b", None, &["w3"])]].concat());
    store.seed_units(&more).await.unwrap();
    let mut expected = more;
    "renamed".clone_into(&mut expected.0[0].name);
    assert_eq!(store.units().await.unwrap(), expected);
}

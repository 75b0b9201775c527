//! Incidents: each once, followed up step by step, with counters that are true and no way from a token to its incident.

use qingyu_domain::aftercare::{EncounterCount, EncounterDone, EncounterKind, EncounterStep, Want};
use qingyu_domain::clearing::report;
use qingyu_domain::person::PersonId;
use qingyu_domain::time::Timestamp;
use qingyu_store::{Change, NewEncounter, NewWay, Rated, Store, StoreError, StoredEncounter};

use crate::cases::code;
use crate::place::{Place, hex};
use crate::rules::ratings::{day, today, token, verified};

pub fn encounter(seed: u64, way: NewWay) -> NewEncounter {
    NewEncounter {
        id: hex(&code(seed ^ 0xe000)),
        unit: "demo-1".to_owned(),
        on: today(),
        number: format!("canary-number-{seed:06}"),
        reported: report("demo-1", EncounterKind::Help, today(), today()),
        way,
    }
}

pub fn called(number: &str, phone: &str) -> NewWay {
    let step = EncounterStep::Imported {
        unit: "demo-1".to_owned(),
        kind: EncounterKind::Help,
        day: today(),
        ask: day("2026-12-01"),
    };
    NewWay::Call(done(step), number.to_owned(), phone.to_owned())
}

fn done(step: EncounterStep) -> EncounterDone {
    EncounterDone {
        v: 1,
        on: today(),
        by: Some(PersonId("p1".to_owned())),
        step,
    }
}

pub fn asked(content: Option<bool>, again: bool) -> EncounterDone {
    let again = again.then(|| day("2026-12-04"));
    done(EncounterStep::Asked { content, again })
}

async fn read(store: &Store, seed: u64) -> StoredEncounter {
    let id = hex(&code(seed ^ 0xe000));
    store.encounter(&id).await.unwrap().unwrap()
}

async fn counted(store: &Store, what: EncounterCount) -> i64 {
    let counts = store.encounter_counts("2026-11", "2026-11").await.unwrap();
    let these = counts.iter().filter(|(_, _, one, _)| *one == what);
    these.map(|(.., n)| n).sum()
}

pub async fn an_incident_is_kept_once_and_followed_up_with_its_counters(place: &Place) {
    use EncounterCount::{Answered, AnsweredAgain, Called, Imported, NotContent, NotContentAgain};
    let store = place.store().await;
    let new = || encounter(1, called("J001", "13800138000"));
    assert_eq!(store.add_encounter(new()).await, Ok(true));
    assert_eq!(store.add_encounter(new()).await, Ok(false));
    let first = read(&store, 1).await;
    assert_eq!(first.number.as_deref(), Some("J001"));
    let phone = store.encounter_phone(&first.id).await.unwrap();
    assert_eq!(phone.as_deref(), Some("13800138000"));
    let due = |what| store.aftercare(what, None, None, 10);
    assert_eq!(due(Want::Ask).await.unwrap().len(), 1);
    assert_eq!((counted(&store, Imported).await, counted(&store, Called).await), (1, 0));
    let step = asked(Some(false), true);
    store
        .act_on_encounter(&first, step.clone(), Some("来得慢".to_owned()))
        .await
        .unwrap();
    let late = store.act_on_encounter(&first, step, Some("x".to_owned())).await;
    assert_eq!(late, Err(StoreError::Conflict), "somebody was quicker");
    assert!(due(Want::Ask).await.unwrap().is_empty());
    assert_eq!(due(Want::AskAgain).await.unwrap().len(), 1);
    let second = read(&store, 1).await;
    assert_eq!(second.notes.get(&1).map(String::as_str), Some("来得慢"));
    store
        .act_on_encounter(&second, asked(Some(false), false), None)
        .await
        .unwrap();
    assert!(due(Want::AskAgain).await.unwrap().is_empty());
    for what in [Imported, Called, Answered, NotContent, AnsweredAgain, NotContentAgain] {
        assert_eq!(counted(&store, what).await, 1, "{what:?}");
    }
    store.add_encounter(encounter(2, NewWay::Nothing)).await.unwrap();
    assert_eq!(store.recount().await, Ok(0));
    place
        .run("UPDATE encounter_counts SET encounters = 9 WHERE what = 'answered'; DELETE FROM encounter_counts WHERE what = 'imported'")
        .await;
    assert_eq!(store.recount().await, Ok(2));
    assert_eq!(
        (counted(&store, Answered).await, counted(&store, Imported).await),
        (1, 2)
    );
}

pub async fn a_link_after_an_incident_rates_its_unit_once_and_no_row_leads_back_to_it(place: &Place) {
    let store = place.store().await;
    let new = || encounter(1, NewWay::Link(token(1), day("2026-12-11")));
    assert_eq!(store.add_encounter(new()).await, Ok(true));
    assert!(store.encounter(&new().id).await.unwrap().is_none(), "nobody is called");
    let dump = place.dump().await;
    let of = |table: &str| -> Vec<String> {
        let columns = dump.iter().filter(|((name, _), _)| name == table);
        columns.flat_map(|(_, values)| values.clone()).collect()
    };
    let (incident, tokens) = (of("encounters"), of("rating_tokens"));
    let shared: Vec<_> = incident.iter().filter(|value| tokens.contains(value)).collect();
    assert_eq!(shared, ["demo-1"], "the unit, and nothing else");
    let mut rating = verified(1, 1);
    "demo-1".clone_into(&mut rating.window);
    assert_eq!(store.rate(rating.clone()).await, Ok(Rated::Taken));
    // Reported again it brings no token.
    assert_eq!(store.add_encounter(new()).await, Ok(false));
    (rating.key, rating.id) = (code(9), "other".to_owned());
    assert_eq!(store.rate(rating).await, Ok(Rated::NoToken));
    assert_eq!(counted(&store, EncounterCount::Linked).await, 1);
    assert_eq!(store.recount().await, Ok(0));
}

pub async fn how_many_there_were_is_said_again_and_on_the_record(place: &Place) {
    let store = place.store().await;
    for (at, total) in [(1, 5), (2, 7)] {
        let change = Change {
            id: format!("c{at}"),
            at: Timestamp::from_ms(at),
            person: Some(PersonId("p1".to_owned())),
            what: "encounter_total".to_owned(),
            about: "demo-1".to_owned(),
            detail: "{}".to_owned(),
        };
        store
            .set_encounter_total("demo-1", "2026-11", total, change)
            .await
            .unwrap();
    }
    let totals = store.encounter_totals("2026-11", "2026-11").await.unwrap();
    assert_eq!(totals, [("demo-1".to_owned(), "2026-11".to_owned(), 7)]);
    assert_eq!(store.changes(None, None, 10).await.unwrap().len(), 2);
}

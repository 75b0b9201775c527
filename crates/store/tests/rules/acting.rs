//! Acts: one version, one key.

use qingyu_domain::case::{Event, Mark, Part, Recorded};
use qingyu_store::{Act, Acted, Reply, StoreError};

use crate::cases::{anonymous, code, id, marked_message, message, withdrawal};
use crate::place::Place;
use crate::rules::filing::filed;
use crate::rules::queue::{Stall, queued};

pub async fn an_act_is_stored_and_changes_where_the_case_stands(place: &Place) {
    let store = place.store().await;
    let case = filed(store.file(anonymous(1)).await.unwrap());
    assert_eq!(store.act(message(&case, "k1", "还在等")).await, Ok(Acted::Done));
    let case = store.case_by_code(&code(1)).await.unwrap().unwrap();
    assert_eq!((case.version, case.events.len()), (3, 3));
    let texts = store.texts(&id(1), Part::Message).await.unwrap();
    assert_eq!(
        texts
            .iter()
            .map(|text| (text.seq, text.body.as_str()))
            .collect::<Vec<_>>(),
        [(3, "还在等")]
    );
    assert_eq!(store.act(withdrawal(&case, "k2", "有人来电话")).await, Ok(Acted::Done));
    let row = "SELECT stage || ' ' || step || ' ' || marks || ' ' || CAST(version AS TEXT) FROM cases";
    assert_eq!(place.rows(row).await, ["withdrawn undo [\"pressed\"] 5"]);
    let topics = place.rows("SELECT id FROM outbox ORDER BY id").await;
    assert_eq!(topics, [format!("{}/3/changed", id(1)), format!("{}/5/changed", id(1))]);
}

pub async fn a_message_that_hints_at_danger_marks_the_case_and_rebuild_agrees(place: &Place) {
    let store = place.store().await;
    let marks = "SELECT marks || ' ' || CAST(version AS TEXT) FROM cases";
    let mut case = filed(store.file(anonymous(1)).await.unwrap());
    for key in ["k1", "k2"] {
        let act = marked_message(&case, key, "他又在楼下跟踪我", &[Mark::Emergency]);
        assert_eq!(store.act(act).await, Ok(Acted::Done));
        case = store.case_by_code(&code(1)).await.unwrap().unwrap();
    }
    store.act(withdrawal(&case, "k3", "有人来电话")).await.unwrap();
    assert_eq!(place.rows(marks).await, ["[\"emergency\",\"pressed\"] 7"]);
    let before = place.dump().await;
    place.run("UPDATE cases SET marks = '[]'").await;
    assert_eq!(store.rebuild().await, Ok(1));
    assert_eq!(place.dump().await, before);
}

pub async fn an_act_that_was_decided_with_another_case_is_stored_only_while_that_is_as_it_was(place: &Place) {
    let store = place.store().await;
    let case = filed(store.file(anonymous(1)).await.unwrap());
    let main = filed(store.file(anonymous(2)).await.unwrap());
    let beside = |key: &str, version| Act {
        beside: Some((main.id.clone(), version)),
        ..message(&case, key, "同一件事")
    };
    let before = place.dump().await;
    for version in [main.version - 1, main.version + 1] {
        assert_eq!(store.act(beside("k1", version)).await, Err(StoreError::Conflict));
        assert_eq!(place.dump().await, before, "nothing is written");
    }
    assert_eq!(store.act(beside("k1", main.version)).await, Ok(Acted::Done));
    let again = store.case_by_code(&code(2)).await.unwrap().unwrap();
    assert_eq!(again.version, main.version, "the other stays as it was");
}

pub async fn an_act_on_an_old_version_conflicts_and_writes_nothing(place: &Place) {
    let store = place.store().await;
    let case = filed(store.file(anonymous(1)).await.unwrap());
    store.act(message(&case, "k1", "一")).await.unwrap();
    let before = place.dump().await;
    assert_eq!(store.act(message(&case, "k2", "二")).await, Err(StoreError::Conflict));
    assert_eq!(place.dump().await, before);
    let mut stranger = message(&case, "k3", "三");
    stranger.case_id = id(2);
    assert_eq!(store.act(stranger).await, Err(StoreError::Conflict));
    assert_eq!(place.dump().await, before);
}

pub async fn of_two_acts_at_once_one_wins(place: &Place) {
    let store = place.store().await;
    let case = filed(store.file(anonymous(1)).await.unwrap());
    let stall = Stall::of(&store).await;
    let first = queued(store.act(message(&case, "k1", "一"))).await;
    let second = queued(store.act(withdrawal(&case, "k2", "二"))).await;
    stall.end().await;
    assert_eq!(first.await, Ok(Acted::Done));
    assert_eq!(second.await, Err(StoreError::Conflict));
    assert_eq!(store.case_by_code(&code(1)).await.unwrap().unwrap().version, 3);
}

pub async fn of_two_acts_on_two_stores_one_wins(place: &Place) {
    let stores = [place.store().await, place.store().await];
    for seed in 0..20 {
        let case = filed(stores[0].file(anonymous(seed)).await.unwrap());
        let (first, second) = tokio::join!(
            stores[0].act(message(&case, "k1", "一")),
            stores[1].act(withdrawal(&case, "k2", "二")),
        );
        let mut results = [first, second];
        results.sort_by_key(Result::is_err);
        assert_eq!(results, [Ok(Acted::Done), Err(StoreError::Conflict)]);
        // A withdrawal asks for a look, which is an event more.
        let kept = stores[1].case_by_code(&code(seed)).await.unwrap().unwrap();
        let said = |one: &&Recorded| matches!(one.event, Event::MessageAdded { .. } | Event::Withdrawn { .. });
        assert_eq!(kept.events.iter().filter(said).count(), 1);
    }
}

pub async fn a_key_that_comes_again_gets_the_answer_it_got(place: &Place) {
    let store = place.store().await;
    let case = filed(store.file(anonymous(1)).await.unwrap());
    assert_eq!(store.reply(&id(1), "k").await, Ok(None));
    let act = message(&case, "k", "一");
    let reply = Reply::Kept {
        content: act.content,
        answer: act.answer.clone(),
    };
    store.act(act).await.unwrap();
    let before = place.dump().await;
    assert_eq!(store.reply(&id(1), "k").await, Ok(Some(reply.clone())));
    let now = store.case_by_code(&code(1)).await.unwrap().unwrap();
    for version in [&case, &now] {
        let mut again = message(version, "k", "二");
        again.answer.push(' ');
        assert_eq!(store.act(again).await, Ok(Acted::Replayed(reply.clone())));
    }
    assert_eq!(place.dump().await, before);
    let other = filed(store.file(anonymous(2)).await.unwrap());
    assert_eq!(store.act(message(&other, "k", "一")).await, Ok(Acted::Done));
}

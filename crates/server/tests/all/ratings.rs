//! Ratings through the real router: once for a token, once for a key, apart where nobody knows who sent them.

use std::collections::BTreeMap;

use crate::support::ratings::{KEY, RATE, SOURCE, rating, start, token, visit, with_token};
use crate::support::{Answer, Server, key, request};
use qingyu_domain::rating::Coverage;
use serde_json::json;

#[tokio::test]
async fn a_token_is_good_for_one_rating_and_a_used_one_is_like_an_unknown_one() {
    let server = start().await;
    assert_eq!(server.report(KEY, &visit(1, Some(&token(1)))).await.status, 201);
    let first = with_token(5, &token(1));
    let taken = server.rate(&first).await;
    assert_eq!(
        (taken.status.as_u16(), taken.json()),
        (201, json!({"source": "verified"}))
    );
    let again = server.rate(&first).await;
    assert_eq!(
        (again.status.as_u16(), again.body),
        (200, taken.body),
        "the same, sent again"
    );
    let mut changed = first.clone();
    changed["level"] = json!(4);
    assert_eq!(server.rate(&changed).await.problem(), "409 conflict");
    let used = server.rate(&with_token(5, &token(1))).await;
    let unknown = server.rate(&with_token(5, &token(2))).await;
    assert_eq!(used.problem(), "404 not_found");
    let but_its_trace = |answer: &Answer| {
        let mut problem = answer.json();
        problem["trace_id"].take();
        (answer.status, answer.headers.clone(), problem)
    };
    assert_eq!(but_its_trace(&used), but_its_trace(&unknown));
    let (score, coverage, open) = server.figures().await;
    assert_eq!((score.unwrap().n, coverage.rated, open), (1, 1, 0));
}

#[tokio::test]
async fn a_token_is_for_its_window_and_ends_with_its_last_day() {
    let server = start().await;
    for number in 1..=2 {
        assert_eq!(
            server.report(KEY, &visit(number, Some(&token(number)))).await.status,
            201
        );
    }
    let mut elsewhere = with_token(5, &token(1));
    elsewhere["window"] = json!("demo-1-hukou");
    assert_eq!(server.rate(&elsewhere).await.problem(), "404 not_found");
    server.set_clock("2026-12-11T23:59:59+08:00");
    assert_eq!(server.rate(&with_token(5, &token(1))).await.status, 201);
    server.set_clock("2026-12-12T00:00:00+08:00");
    assert_eq!(server.rate(&with_token(5, &token(2))).await.problem(), "404 not_found");
}

#[tokio::test]
async fn a_token_that_is_sent_a_thousand_times_at_once_makes_one_rating() {
    let server = start().await;
    assert_eq!(server.report(KEY, &visit(1, Some(&token(1)))).await.status, 201);
    let calls = (0..1000).map(|_| async { server.rate(&with_token(1, &token(1))).await });
    let answers = futures_util::future::join_all(calls).await;
    let mut statuses: BTreeMap<u16, usize> = BTreeMap::new();
    for answer in answers {
        *statuses.entry(answer.status.as_u16()).or_default() += 1;
    }
    assert_eq!(statuses.get(&201), Some(&1), "{statuses:?}");
    let other: usize = statuses
        .iter()
        .filter(|(status, _)| **status != 201)
        .map(|(_, count)| count)
        .sum();
    assert_eq!(other, 999);
    assert!(
        statuses.keys().all(|status| [201, 404, 429].contains(status)),
        "{statuses:?}"
    );
    let (score, coverage, open) = server.figures().await;
    assert_eq!(
        (score.unwrap().n, coverage, open),
        (
            1,
            Coverage {
                visits: 1,
                offered: 1,
                rated: 1
            },
            0
        )
    );
    assert_eq!(server.app.store.recount().await, Ok(0));
}

#[tokio::test]
async fn five_hundred_open_ratings_from_one_prefix_move_no_score_and_are_limited() {
    let server = start().await;
    for number in 0..12 {
        assert_eq!(
            server.report(KEY, &visit(number, Some(&token(number)))).await.status,
            201
        );
        assert_eq!(
            server
                .rate(&with_token(if number < 9 { 5 } else { 1 }, &token(number)))
                .await
                .status,
            201
        );
    }
    let (score, coverage, open) = server.figures().await;
    assert_eq!((score.unwrap().n, open), (12, 0));
    let mut limited = 0;
    for number in 0..500 {
        let body = rating(1).to_string().into_bytes();
        let peer = format!("198.51.100.{}:4000", number % 250);
        let answer = server.send_from(&peer, request("POST", RATE, None, Some(body))).await;
        match answer.status.as_u16() {
            201 => {}
            429 => {
                assert_ne!(answer.header("retry-after"), "");
                limited += 1;
            }
            other => panic!("{other}"),
        }
    }
    assert_eq!(limited, 300, "a prefix has ten times what an address has");
    let (after, coverage_after, open) = server.figures().await;
    assert_eq!((after, coverage_after), (score, coverage), "no displayed score moves");
    assert_eq!(open, 200, "they are counted apart");
    // Whoever was there is not held up by them.
    assert_eq!(server.report(KEY, &visit(99, Some(&token(99)))).await.status, 201);
    let body = with_token(5, &token(99)).to_string().into_bytes();
    let there = server
        .send_from("198.51.100.1:4000", request("POST", RATE, None, Some(body)))
        .await;
    assert_eq!(there.status, 201);
    assert_eq!(server.app.store.recount().await, Ok(0));
}

#[tokio::test]
async fn guessing_at_tokens_is_counted_as_looking_up() {
    let server = Server::with(|settings| {
        settings.visit_sources = Some(vec![SOURCE.to_owned()]);
        settings.lookups_per_hour = Some(2);
    })
    .await;
    assert_eq!(server.report(KEY, &visit(1, Some(&token(1)))).await.status, 201);
    for _ in 0..2 {
        assert_eq!(server.rate(&with_token(5, &token(2))).await.problem(), "404 not_found");
    }
    assert_eq!(server.rate(&with_token(5, &token(2))).await.problem(), "429 too_many");
    assert_eq!(
        server.rate(&with_token(5, &token(1))).await.status,
        201,
        "a good token always answers"
    );
}

#[tokio::test]
async fn all_faults_of_a_rating_come_at_once_and_use_up_nothing() {
    let server = start().await;
    assert_eq!(server.report(KEY, &visit(1, Some(&token(1)))).await.status, 201);
    let mut wrong = with_token(2, &token(1));
    wrong["reasons"] = json!([]);
    wrong["conduct"] = json!(9);
    wrong["phone"] = json!("12");
    let faults = "422 invalid conduct:out_of_range reasons:required phone:malformed";
    assert_eq!(server.rate(&wrong).await.problem(), faults);
    wrong["reasons"] = json!(["slow"]);
    wrong["conduct"] = json!(2);
    wrong["phone"] = json!("138 0000 0000");
    assert_eq!(server.rate(&wrong).await.status, 201);
    let closed = json!({"key": key(), "window": "nowhere", "level": 5});
    assert_eq!(server.rate(&closed).await.problem(), "422 invalid window:unknown");
}

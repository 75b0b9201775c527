//! Bad ratings at the desk: called, told to the unit only where nobody can be made out, mended, followed up, appealed against.

use crate::support::aftercare::{HEARD, PHONE, REDACTED, SAID};
use crate::support::ratings::start;
use qingyu_domain::rating::RatingSource;
use qingyu_server::jobs;
use serde_json::{Value, json};

fn call(reached: bool, alone: Option<bool>) -> Value {
    json!({"type": "call", "reached": reached, "alone": alone})
}

fn fix() -> Value {
    json!({"type": "fix"})
}

fn asked(content: Option<bool>) -> Value {
    json!({"type": "follow_up", "content": content})
}

#[tokio::test]
async fn a_bad_rating_is_called_mended_and_followed_up() {
    let server = start().await;
    server.hire().await;
    let (intake, head) = (server.sign_in("intake").await, server.sign_in("head").await);
    let id = server.rated_badly(1, Some(PHONE)).await;
    assert_eq!(intake.aftercare().await, [("call".to_owned(), id.clone())]);
    let view = intake.bad_rating(&id).await;
    assert_eq!(
        (view["words"].as_str(), view["on"].as_str()),
        (Some(SAID), Some("2026-11-27"))
    );
    assert_eq!(
        (&view["level"], &view["service"], &view["stage"]),
        (&json!(1), &json!(2), &json!("call"))
    );
    assert_eq!(view["deeds"], json!(["look", "call"]));
    assert!(!view.to_string().contains(PHONE), "the number is looked at on its own");
    let looked = intake.rating_does(&id, json!({"type": "look"}), None).await;
    assert_eq!(looked["phone"], PHONE);
    intake.rating_does(&id, call(true, Some(true)), Some(HEARD)).await;
    assert!(intake.aftercare().await.is_empty() && head.aftercare().await.is_empty());
    jobs::aftercare::tell_units(&server.app).await.unwrap();
    assert_eq!(head.aftercare().await, [("fix".to_owned(), id.clone())]);
    head.rating_does(&id, fix(), Some("加开了一个窗口")).await;
    assert_eq!(head.bad_rating(&id).await["stage"], "mended");
    assert_eq!(intake.aftercare().await, [("follow_up".to_owned(), id.clone())]);
    intake.rating_does(&id, asked(Some(true)), Some("满意了")).await;
    let view = intake.bad_rating(&id).await;
    assert_eq!((&view["stage"], &view["end"]), (&json!("done"), &json!("content")));
    let steps: Vec<_> = view["history"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["step"].as_str().unwrap())
        .collect();
    assert_eq!(steps, ["received", "looked", "called", "told", "fixed", "followed_up"]);
    let seen = &view["history"][1];
    assert_eq!(
        seen["by"]["shown"], "人员intake",
        "who looked at the number is on record"
    );
}

#[tokio::test]
async fn the_unit_is_told_of_five_together_and_of_nothing_that_gives_anybody_away() {
    let server = start().await;
    server.hire().await;
    let (intake, head) = (server.sign_in("intake").await, server.sign_in("head").await);
    let mut ids = Vec::new();
    for number in 0..5 {
        let id = server.rated_badly(number, (number < 2).then_some(PHONE)).await;
        if number < 2 {
            intake.rating_does(&id, call(true, Some(false)), Some(HEARD)).await;
        }
        ids.push(id);
    }
    let oversight = server.sign_in("oversight-1").await;
    oversight
        .rating_does(&ids[0], json!({"type": "redact"}), Some(REDACTED))
        .await;
    assert_eq!(oversight.aftercare().await.len(), 5, "what waits is known to oversight");
    jobs::aftercare::tell_units(&server.app).await.unwrap();
    assert!(head.aftercare().await.is_empty(), "their week is not over");
    for id in &ids {
        assert_eq!(
            head.get(&format!("/api/v1/desk/ratings/{id}")).await.problem(),
            "404 not_found"
        );
        assert_eq!(
            head.rating_act(id, fix(), Some("改了")).await.problem(),
            "404 not_found"
        );
    }
    server.set_clock("2026-11-30T10:00:00+08:00");
    let (oversight, head) = (server.sign_in("oversight-1").await, server.sign_in("head").await);
    jobs::aftercare::tell_units(&server.app).await.unwrap();
    assert_eq!(head.aftercare().await.len(), 5);
    assert!(oversight.aftercare().await.is_empty());
    for (at, id) in ids.iter().enumerate() {
        let view = head.bad_rating(id).await;
        let text = view.to_string();
        for hidden in [
            SAID,
            PHONE,
            HEARD,
            "2026-11-27",
            "verified",
            "has_number",
            "version",
            "人员",
        ] {
            assert!(!text.contains(hidden), "{hidden}: {text}");
        }
        let shown = (
            view["month"].as_str(),
            view["level"].as_u64(),
            view["redacted"].as_str(),
        );
        assert_eq!(shown, (Some("2026-11"), Some(1), (at == 0).then_some(REDACTED)));
        assert_eq!(
            view["history"].as_array().unwrap().len(),
            1,
            "told, and nothing of before: {text}"
        );
        assert_eq!(view["deeds"], json!(["fix", "appeal"]));
    }
    // Whether somebody can be called is not learnt by mending it either.
    let mut after = Vec::new();
    for id in [&ids[0], &ids[4]] {
        head.rating_does(id, fix(), Some("加开了一个窗口")).await;
        let mut view = head.bad_rating(id).await;
        (view["rating"], view["redacted"]) = (json!(""), json!(""));
        after.push(view);
    }
    assert_eq!(after[0], after[1]);
}

#[tokio::test]
async fn four_together_wait_over_the_end_of_the_month() {
    let server = start().await;
    server.hire().await;
    for number in 0..4 {
        server.rated_badly(number, None).await;
    }
    server.set_clock("2027-01-04T10:00:00+08:00");
    jobs::aftercare::tell_units(&server.app).await.unwrap();
    assert!(server.sign_in("head").await.aftercare().await.is_empty());
    assert_eq!(server.sign_in("oversight-1").await.aftercare().await.len(), 4);
    server.rated_badly(4, None).await;
    jobs::aftercare::tell_units(&server.app).await.unwrap();
    assert!(
        server.sign_in("head").await.aftercare().await.is_empty(),
        "the fifth has its week, too"
    );
    server.set_clock("2027-01-11T10:00:00+08:00");
    jobs::aftercare::tell_units(&server.app).await.unwrap();
    assert_eq!(server.sign_in("head").await.aftercare().await.len(), 5);
}

#[tokio::test]
async fn a_rating_that_an_appeal_takes_out_leaves_the_score_and_stays_among_all() {
    let server = start().await;
    server.hire().await;
    let intake = server.sign_in("intake").await;
    let (head, oversight) = (server.sign_in("head").await, server.sign_in("oversight-1").await);
    let id = server.told(&intake, 1).await;
    let other = server.told(&intake, 2).await;
    for id in [&id, &other] {
        head.rating_does(id, json!({"type": "appeal"}), Some("那天本窗口没有开"))
            .await;
        let again = head.rating_act(id, json!({"type": "appeal"}), Some("再说一次")).await;
        assert_eq!(again.problem(), "409 rule");
    }
    assert_eq!(oversight.aftercare().await.len(), 2);
    let silent = oversight
        .rating_act(&id, json!({"type": "judge", "upheld": true}), None)
        .await;
    assert_eq!(silent.problem(), "422 invalid text:required");
    oversight
        .rating_does(&id, json!({"type": "judge", "upheld": true}), Some("查叫号记录属实"))
        .await;
    oversight
        .rating_does(&other, json!({"type": "judge", "upheld": false}), Some("当天开窗"))
        .await;
    let (score, coverage, _) = server.figures().await;
    assert_eq!((score.unwrap().n, coverage.rated, coverage.offered), (1, 1, 2));
    let all = server.app.store.rating_counts("2026-11", "2026-11").await.unwrap();
    let removed = all.iter().filter(|one| one.source == RatingSource::Removed);
    assert_eq!(
        removed.map(|one| one.ratings).sum::<i64>(),
        2,
        "the whole, and one dimension"
    );
    assert_eq!(server.app.store.recount().await, Ok(0));
    let view = head.bad_rating(&id).await;
    assert_eq!(
        (&view["stage"], &view["owed"], &view["deeds"]),
        (&json!("removed"), &json!([]), &json!([]))
    );
    assert_eq!(
        head.aftercare().await,
        [("fix".to_owned(), other)],
        "the clock of the other one ran on"
    );
}

#[tokio::test]
async fn whoever_is_not_content_is_asked_again_by_somebody_else() {
    let server = start().await;
    server.hire().await;
    server
        .hire_one("intake-2", qingyu_domain::person::Role::Intake, "command")
        .await;
    let (intake, second) = (server.sign_in("intake").await, server.sign_in("intake-2").await);
    let id = server.told(&intake, 1).await;
    server.sign_in("head").await.rating_does(&id, fix(), Some("改了")).await;
    intake.rating_does(&id, asked(Some(false)), Some("还是要等")).await;
    assert!(intake.aftercare().await.is_empty(), "it is somebody else's");
    assert_eq!(second.aftercare().await, [("second_follow_up".to_owned(), id.clone())]);
    let refused = intake.rating_act(&id, asked(Some(true)), Some("满意")).await;
    assert_eq!(
        (refused.problem().as_str(), refused.json()["rule"].as_str()),
        ("409 rule", Some("other_people"))
    );
    second.rating_does(&id, asked(Some(false)), Some("没有变化")).await;
    assert_eq!(second.bad_rating(&id).await["end"], "not_content");
}

#[tokio::test]
async fn an_act_on_what_has_changed_is_stale_and_faults_are_said_to_those_who_may_know() {
    let server = start().await;
    server.hire().await;
    let intake = server.sign_in("intake").await;
    let id = server.rated_badly(1, Some(PHONE)).await;
    let path = format!("/api/v1/desk/ratings/{id}/acts");
    let version = intake.bad_rating(&id).await["version"].clone();
    let look = json!({"version": version, "command": {"type": "look"}});
    assert_eq!(intake.post(&path, &look).await.status, 200);
    assert_eq!(intake.post(&path, &look).await.problem(), "409 stale");
    for (body, problem) in [
        (
            json!({"command": {"type": "look"}, "text": "为什么"}),
            "422 invalid text:unknown_field",
        ),
        (json!({"command": call(true, Some(true))}), "422 invalid text:required"),
        (
            json!({"command": call(true, Some(true)), "text": "a\u{202e}b"}),
            "422 invalid text:bidi_override",
        ),
        (json!({"command": call(true, None), "text": "x"}), "409 rule"),
        (json!({"command": fix(), "text": "x"}), "404 not_found"),
    ] {
        assert_eq!(intake.post(&path, &body).await.problem(), problem, "{body}");
    }
    let verifier = server.sign_in("verifier").await;
    let body = json!({"command": {"type": "look"}, "text": "为什么"});
    assert_eq!(verifier.post(&path, &body).await.problem(), "404 not_found");
    let nowhere = intake.post("/api/v1/desk/ratings/x/acts", &look).await;
    assert_eq!(nowhere.problem(), "404 not_found");
}

#[tokio::test]
async fn a_good_rating_begins_nothing_and_leaves_no_number() {
    let server = start().await;
    server.hire().await;
    let mut rating = crate::support::ratings::rating(3);
    rating["phone"] = json!(PHONE);
    assert_eq!(server.rate(&rating).await.status, 201);
    assert!(server.sign_in("intake").await.aftercare().await.is_empty());
    assert!(server.sign_in("oversight-1").await.aftercare().await.is_empty());
}

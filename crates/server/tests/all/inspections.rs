//! Inspections from what was noted on the spot to what became of it, and who sees what of them.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::support::Server;
use crate::support::crew::hired;
use crate::support::inspections::{INSPECTIONS, SEEN, noted};
use qingyu_domain::person::Role;

async fn house() -> Server {
    let server = Server::start().await;
    server.hire().await;
    server
}

fn steps(view: &Value) -> Vec<&str> {
    let history = view["history"].as_array().unwrap();
    history.iter().map(|entry| entry["step"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn what_was_found_poor_is_mended_looked_at_again_and_cleared_as_a_problem() {
    let server = house().await;
    let (oversight, head) = (server.sign_in("oversight-1").await, server.sign_in("head").await);
    let id = oversight.inspects(&noted("demo-1", "hall")).await;
    let view = oversight.inspection(&id).await;
    assert_eq!(
        (&view["good"], &view["looked_at"], &view["stage"]),
        (&json!(1), &json!(2), &json!("rectify"))
    );
    assert_eq!(
        view["owed"],
        json!([{"what": "rectify", "due": "2026-12-11", "is_overdue": false}])
    );
    assert_eq!(head.aftercare().await, [("rectify".to_owned(), id.clone())]);
    assert!(oversight.aftercare().await.is_empty(), "the unit has its days");
    let told = head.inspection(&id).await;
    assert_eq!(told["deeds"], json!(["rectify", "photo"]));
    assert_eq!(told["history"][0]["note"], SEEN);
    assert_eq!(
        told["history"][0]["by"],
        Value::Null,
        "who looked is no matter of the unit's"
    );
    let rectify = json!({"type": "rectify"});
    assert_eq!(
        head.inspection_act(&id, 1, rectify.clone()).await.status,
        StatusCode::OK
    );
    assert_eq!(
        head.inspection_act(&id, 1, rectify.clone()).await.problem(),
        "409 stale"
    );
    assert_eq!(head.inspection_act(&id, 2, rectify).await.problem(), "409 not_now");
    assert!(head.aftercare().await.is_empty());
    assert_eq!(oversight.aftercare().await, [("reinspect".to_owned(), id.clone())]);
    let again = json!({"type": "reinspect", "is_mended": false});
    assert_eq!(
        head.inspection_act(&id, 2, again.clone()).await.problem(),
        "404 not_found"
    );
    assert_eq!(oversight.inspection_act(&id, 2, again).await.status, StatusCode::OK);
    let owed = oversight.inspection(&id).await["owed"].clone();
    assert_eq!(
        owed,
        json!([{"what": "clear_problem", "due": "2026-12-31", "is_overdue": false}])
    );
    let empty = json!({"version": 3, "command": {"type": "clear"}, "text": " "});
    let refused = oversight.post(&format!("{INSPECTIONS}/{id}/acts"), &empty).await;
    assert_eq!(refused.problem(), "422 invalid text:required");
    assert_eq!(
        oversight.inspection_act(&id, 3, json!({"type": "clear"})).await.status,
        StatusCode::OK
    );
    let view = oversight.inspection(&id).await;
    assert_eq!(steps(&view), ["inspected", "rectified", "reinspected", "cleared"]);
    assert_eq!((&view["stage"], &view["end"]), (&json!("done"), &json!("cleared")));
    assert_eq!((&view["good"], &view["deeds"]), (&json!(1), &json!([])));
}

#[tokio::test]
async fn what_is_sent_again_is_recorded_once_and_a_key_of_somebody_else_tells_nothing() {
    let server = house().await;
    let (one, other) = (server.sign_in("oversight-1").await, server.sign_in("oversight-2").await);
    let new = noted("demo-1", "hall");
    let id = one.inspects(&new).await;
    let again = one.post(INSPECTIONS, &new).await;
    assert_eq!(
        (again.status, again.json()["inspection"].as_str()),
        (StatusCode::OK, Some(id.as_str()))
    );
    assert_eq!(other.post(INSPECTIONS, &new).await.problem(), "409 conflict");
    let mut changed = new.clone();
    changed["marks"]["dress"] = json!("poor");
    assert_eq!(
        one.post(INSPECTIONS, &changed).await.problem(),
        "409 conflict",
        "it is another one"
    );
    let (visitor, mut visit) = (server.sign_in("supervisor").await, noted("demo-1", "window"));
    visit["key"] = new["key"].clone();
    assert_eq!(visitor.post(INSPECTIONS, &visit).await.problem(), "409 conflict");
    assert_eq!(
        visitor.get(&format!("{INSPECTIONS}/{id}")).await.problem(),
        "404 not_found"
    );
    assert_eq!(one.inspections("").await, [id]);
    let wrong = one.post(INSPECTIONS, &json!({"marks": {}})).await;
    assert_eq!(
        wrong.problem(),
        "422 invalid key:required unit:required checklist:required manner:required marks:required"
    );
}

#[tokio::test]
async fn of_two_who_send_one_key_at_once_one_is_told_that_it_is_not_theirs() {
    let server = house().await;
    let (one, other) = (server.sign_in("oversight-1").await, server.sign_in("oversight-2").await);
    for _ in 0..10 {
        let new = noted("demo-1", "hall");
        let (first, second) = tokio::join!(one.post(INSPECTIONS, &new), other.post(INSPECTIONS, &new));
        let mut statuses = [first.status.as_u16(), second.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [201, 409]);
    }
}

#[tokio::test]
async fn lists_are_of_a_unit_or_a_stage_and_paged() {
    let server = house().await;
    let (oversight, head) = (server.sign_in("oversight-1").await, server.sign_in("head").await);
    let mut ids = Vec::new();
    for unit in ["demo-1", "demo-2", "demo-1"] {
        ids.push(oversight.inspects(&noted(unit, "hall")).await);
    }
    assert_eq!(
        head.inspection_act(&ids[0], 1, json!({"type": "rectify"})).await.status,
        StatusCode::OK
    );
    let sorted = |mut all: Vec<String>| {
        all.sort();
        all.reverse();
        all
    };
    assert_eq!(oversight.inspections("unit=demo-2").await, [ids[1].clone()]);
    assert_eq!(oversight.inspections("stage=reinspect").await, [ids[0].clone()]);
    assert_eq!(
        oversight.inspections("unit=demo-1&stage=rectify").await,
        [ids[2].clone()]
    );
    assert_eq!(head.inspections("").await, sorted(vec![ids[0].clone(), ids[2].clone()]));
    assert!(head.inspections("unit=demo-2").await.is_empty());
    let first = oversight.get(&format!("{INSPECTIONS}?limit=2")).await.json();
    let next = first["next"].as_str().unwrap();
    let mut paged: Vec<String> = Vec::new();
    for line in first["lines"].as_array().unwrap() {
        paged.push(line["inspection"].as_str().unwrap().to_owned());
    }
    paged.extend(oversight.inspections(&format!("limit=2&after={next}")).await);
    assert_eq!(paged, sorted(ids));
    for wrong in ["stage=x", "after=x", "limit=0", "x=1"] {
        let refused = oversight.get(&format!("{INSPECTIONS}?{wrong}")).await;
        assert_eq!(refused.problem(), "422 invalid filter:malformed", "{wrong}");
    }
}

#[tokio::test]
async fn what_a_unit_lets_pass_is_in_the_list_of_whoever_looks_again_on_the_day_after() {
    let server = Server::start().await;
    let staff = [
        ("oversight", Role::Oversight, "oversight"),
        ("supervisor", Role::Supervisor, "demo-1"),
    ];
    let hands = hired(&server, &staff).await;
    let looked = hands[0].desk().await.inspects(&noted("demo-1", "hall")).await;
    let visited = hands[1].desk().await.inspects(&noted("demo-1", "window")).await;
    let lists = async |now: &str| {
        server.set_clock(&format!("{now}T10:00:00+08:00"));
        let (oversight, supervisor) = (hands[0].desk().await, hands[1].desk().await);
        (oversight.aftercare().await, supervisor.aftercare().await)
    };
    let reinspect = |id: &String| ("reinspect".to_owned(), id.clone());
    let revisit = |id: &String| vec![("revisit".to_owned(), id.clone())];
    // A week after the unit did not answer the visit in words oversight does.
    let answer = || ("answer".to_owned(), visited.clone());
    assert_eq!(lists("2026-12-10").await, (vec![], vec![]));
    assert_eq!(lists("2026-12-11").await, (vec![answer()], vec![]));
    assert_eq!(lists("2026-12-12").await, (vec![answer(), reinspect(&looked)], vec![]));
    let (oversight, supervisor) = lists("2026-12-19").await;
    assert_eq!(oversight, [answer(), reinspect(&looked)]);
    assert_eq!(supervisor, revisit(&visited));
    let both = vec![answer(), reinspect(&looked), reinspect(&visited)];
    assert_eq!(lists("2026-12-25").await, (both, revisit(&visited)));
    let view = hands[1].desk().await.inspection(&visited).await;
    assert_eq!(
        view["history"][0]["by"]["shown"], "人员supervisor",
        "of themselves they know"
    );
}

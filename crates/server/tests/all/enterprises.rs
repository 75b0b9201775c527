//! 涉企: marked with a reason, in legal's own list, agreed to by two, and counted apart.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::support::desk::{Desk, NOTE, STAFF, Team, number};
use crate::support::{Server, code};

const LIST: &str = "/api/v1/desk/cases";
const WHY: &str = "企业办理变更登记时反映的。";

async fn listed(desk: &Desk<'_>, query: &str) -> Vec<String> {
    let answer = desk.get(&format!("{LIST}{query}")).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let page = answer.json();
    let cases = page["cases"].as_array().unwrap().iter();
    cases.map(|case| case["number"].as_str().unwrap().to_owned()).collect()
}

/// A complaint that names an enterprise; its number.
async fn of_enterprise(server: &Server) -> String {
    let code = code();
    let body = json!({"query_code": code, "kind": "complaint", "unit": "demo-1", "text": "昨天在窗口等了两个小时", "channel": "web",
        "enterprise": {"name": "某某商贸公司", "credit_code": "91350100M000100Y43"}});
    let filed = server.post("/api/v1/cases", None, &body).await;
    assert_eq!(filed.status, StatusCode::CREATED, "{}", filed.text());
    number(server, &code).await
}

async fn mark(desk: &Desk<'_>, case: &str) {
    desk.does(case, json!({"type": "mark_enterprise"}), Some(WHY)).await;
}

async fn propose(desk: &Desk<'_>, case: &str, proposal: Value) -> usize {
    desk.does(case, json!({"type": "propose", "proposal": proposal}), Some(NOTE))
        .await;
    let story = desk.story(case).await;
    story["proposals"].as_array().unwrap().len() - 1
}

async fn approve(desk: &Desk<'_>, case: &str, proposal: usize) -> StatusCode {
    desk.act(case, json!({"type": "approve", "proposal": proposal}), None)
        .await
        .status
}

#[tokio::test]
async fn legal_lists_what_is_marked_and_nothing_else_and_nobody_below_lists_at_all() {
    let server = Server::start().await;
    server.hire().await;
    let team = Team::of(&server).await;
    let legal = server.sign_in("legal").await;
    let named = of_enterprise(&server).await;
    let plain = number(&server, &server.filed().await).await;
    let own = number(&server, &server.file("complaint", Some("legal")).await).await;
    let watchers = number(&server, &server.file("complaint", Some("oversight")).await).await;
    mark(&team.intake, &own).await;
    let reviewer = server.sign_in("reviewer").await;
    mark(&reviewer, &watchers).await;
    assert_eq!(
        listed(&legal, "").await,
        [named.as_str()],
        "neither plain ones nor those about legal"
    );
    assert_eq!(listed(&legal, "?enterprise=false&order=due").await, [named.as_str()]);
    mark(&team.oversight, &plain).await;
    assert_eq!(listed(&legal, "?oldest=true").await, [named.as_str(), plain.as_str()]);
    let story = legal.story(&named).await.to_string();
    assert!(story.contains("某某商贸公司"), "legal reads which enterprise");
    assert_eq!(
        listed(&team.oversight, "?enterprise=true").await,
        [own.as_str(), plain.as_str(), named.as_str()]
    );
    assert_eq!(listed(&reviewer, "?enterprise=true").await, [watchers.as_str()]);
    assert_eq!(listed(&team.oversight, "").await.len(), 3);
    let csv = legal.get(&format!("{LIST}.csv")).await.text();
    assert!(csv.contains(&named) && !csv.contains(&own), "{csv}");
    for (who, ..) in STAFF
        .iter()
        .filter(|(who, ..)| ["handler", "head", "concerned", "command"].contains(who))
    {
        assert_eq!(
            server.sign_in(who).await.get(LIST).await.status,
            StatusCode::FORBIDDEN,
            "{who}"
        );
    }
    let story = team.oversight.story(&plain).await;
    let line = story["timeline"].as_array().unwrap().last().unwrap().clone();
    assert_eq!(
        (&line["event"], &line["fact"]["marks"]),
        (&json!("enterprise_marked"), &json!(["enterprise"]))
    );
    assert!(story["texts"].to_string().contains(WHY));
    let events = server.app.store.case_by_number(&named).await.unwrap().unwrap().events;
    let events = serde_json::to_string(&events).unwrap();
    assert!(!events.contains("商贸") && !events.contains("91350100"), "{events}");
}

#[tokio::test]
async fn what_is_found_waits_for_both_and_each_has_it_in_the_queue() {
    let server = Server::start().await;
    server.hire().await;
    let team = Team::of(&server).await;
    let legal = server.sign_in("legal").await;
    let case = of_enterprise(&server).await;
    let waits = async |desk: &Desk<'_>| {
        let queue = desk.get("/api/v1/desk/queue").await.text();
        queue.contains(&case) && queue.contains("\"approve\"")
    };
    team.begin(&case).await;
    team.look(&case, "no_person_concerned").await;
    let finding = json!({"what": "finding", "allegation": 0, "outcome": "upheld", "consequences": ["shortcoming"]});
    let at = propose(&team.verifier, &case, finding.clone()).await;
    assert!(waits(&team.oversight).await && waits(&legal).await);
    assert_eq!(approve(&team.verifier, &case, at).await, StatusCode::NOT_FOUND);
    let text = Some("依据不足。");
    legal
        .does(&case, json!({"type": "decline", "proposal": at}), text)
        .await;
    assert!(!waits(&team.oversight).await && !waits(&legal).await, "it went back");
    let at = propose(&team.verifier, &case, finding).await;
    assert_eq!(approve(&legal, &case, at).await, StatusCode::OK);
    let story = team.second.story(&case).await;
    let one = &story["proposals"][at];
    assert_eq!(
        (&one["standing"], &one["missing"]),
        (&json!("waiting"), &json!(["oversight"]))
    );
    assert_eq!(one["endorsed"]["id"], legal.id().await);
    assert_eq!(story["status"], "verifying", "nothing is found yet");
    assert!(waits(&team.second).await && !waits(&legal).await);
    assert_ne!(approve(&legal, &case, at).await, StatusCode::OK, "one person once");
    assert_eq!(approve(&team.second, &case, at).await, StatusCode::OK);
    let story = team.second.story(&case).await;
    assert_eq!(
        (&story["status"], &story["proposals"][at]["standing"]),
        (&json!("found"), &json!("approved"))
    );
    assert_eq!(server.app.store.recount().await, Ok(0));
}

#[tokio::test]
async fn the_mark_is_taken_off_by_two_and_both_are_counted_apart() {
    let server = Server::start().await;
    server.hire().await;
    let team = Team::of(&server).await;
    let legal = server.sign_in("legal").await;
    let kept = of_enterprise(&server).await;
    let case = of_enterprise(&server).await;
    let at = propose(&team.intake, &case, json!({"what": "unmark"})).await;
    assert_eq!(approve(&team.second, &case, at).await, StatusCode::NOT_FOUND);
    assert_eq!(approve(&legal, &case, at).await, StatusCode::OK);
    assert_eq!(legal.get(&format!("{LIST}/{case}")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(listed(&legal, "").await, [kept.as_str()]);
    let told = team.oversight.get("/api/v1/desk/causes").await.json();
    let lines = told["enterprises"].as_array().unwrap();
    let last = |of: Option<&str>| {
        let line = lines
            .iter()
            .find(|line| line.get("of").map(|of| of.as_str().unwrap()) == of)
            .unwrap();
        [&line["marked"], &line["unmarked"]].map(|counts| counts.as_array().unwrap().last().unwrap().clone())
    };
    assert_eq!(last(Some("demo-1")), [json!(2), json!(1)]);
    assert_eq!(last(None), [json!(2), json!(1)]);
    let page = team.oversight.get("/desk/causes").await.text();
    assert!(
        page.contains("涉企投诉：加标记") && page.contains("涉企投诉：取消标记"),
        "{page}"
    );
    server.app.store.rebuild().await.unwrap();
    assert_eq!(
        listed(&legal, "").await,
        [kept.as_str()],
        "a rebuild makes the same list"
    );
    assert_eq!(server.app.store.recount().await, Ok(0));
}

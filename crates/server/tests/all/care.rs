//! 心灵SPA: passed on, carried on by the service, and counted; never from how a case ended.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::support::desk::{Desk, Team, number};
use crate::support::{Server, key};

const CARE: &str = "/api/v1/desk/care";

async fn house() -> Server {
    let server = Server::start().await;
    server.hire().await;
    server
}

impl Desk<'_> {
    async fn passes_on(&self, person: Option<&str>, reason: &str) {
        let mut body = json!({"key": key(), "reason": reason});
        if let Some(person) = person {
            body["person"] = json!(person);
        }
        let answer = self.post(CARE, &body).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        assert_eq!(answer.json(), json!({"passed_on": true}));
    }

    async fn care_lines(&self, query: &str) -> Vec<Value> {
        let answer = self.get(&format!("{CARE}?{query}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        answer.json()["lines"].as_array().unwrap().clone()
    }
}

#[tokio::test]
async fn whoever_asks_or_is_passed_on_is_contacted_offered_a_talk_and_closed() {
    let server = house().await;
    let (service, concerned) = (server.sign_in("psychology").await, server.sign_in("concerned").await);
    concerned.passes_on(None, "unsaid").await;
    server
        .sign_in("head")
        .await
        .passes_on(Some(&concerned.id().await), "hard_incident")
        .await;
    let lines = service.care_lines("").await;
    assert_eq!(lines.len(), 2);
    let own = lines.iter().find(|line| line["from"] == "own").unwrap();
    assert_eq!(own["person"]["shown"], "人员concerned");
    assert_eq!(own["person"]["units"], json!(["demo-1"]));
    assert_eq!(
        (&own["reason"], &own["since"]),
        (&json!("unsaid"), &json!("2026-11-27"))
    );
    let passed = lines.iter().find(|line| line["from"] == "head").unwrap();
    assert_eq!(
        (&passed["reason"], &passed["stage"]),
        (&json!("hard_incident"), &json!("waiting"))
    );
    let path = format!("{CARE}/{}", own["care"].as_str().unwrap());
    let act = async |version: u32, command: &str| {
        let body = json!({"version": version, "command": command});
        service.post(&format!("{path}/acts"), &body).await
    };
    assert_eq!(act(0, "close").await.problem(), "409 not_now", "nobody was in touch");
    for (version, command) in [
        (0, "contact"),
        (1, "offer"),
        (2, "decline"),
        (3, "take_up"),
        (4, "close"),
    ] {
        let done = act(version, command).await;
        assert_eq!(done.status, StatusCode::OK, "{command}: {}", done.text());
        assert_eq!(act(version, "contact").await.problem(), "409 stale");
    }
    let view = service.get(&path).await.json();
    assert_eq!(
        (&view["stage"], &view["deeds"], &view["version"]),
        (&json!("closed"), &json!([]), &json!(5))
    );
    assert_eq!(
        view["history"][2],
        json!({"step": "decline", "on": "2026-11-27", "by": "人员psychology"})
    );
    assert_eq!(service.care_lines("").await.len(), 1);
    let closed = service.care_lines("closed=true").await;
    assert_eq!(closed.len(), 1);
    assert_eq!(closed[0]["care"], own["care"]);
    let first = service.get(&format!("{CARE}?limit=1")).await.json();
    assert_eq!(first["next"], Value::Null);
    for wrong in ["after=x", "limit=0", "x=1", "closed=maybe"] {
        let refused = service.get(&format!("{CARE}?{wrong}")).await;
        assert_eq!(refused.problem(), "422 invalid filter:malformed", "{wrong}");
    }
}

#[tokio::test]
async fn passing_on_is_the_same_whoever_is_on_the_list_and_once_under_its_key() {
    let server = house().await;
    let (head, service) = (server.sign_in("head").await, server.sign_in("psychology").await);
    let (concerned, handler) = (
        server.sign_in("concerned").await.id().await,
        server.sign_in("handler").await.id().await,
    );
    let body = json!({"key": key(), "person": concerned, "reason": "abuse"});
    let first = head.post(CARE, &body).await;
    let again = head.post(CARE, &body).await;
    assert_eq!((first.status, first.text()), (again.status, again.text()));
    assert_eq!(service.care_lines("").await.len(), 1);
    let mut other = body.clone();
    other["reason"] = json!("workload");
    assert_eq!(head.post(CARE, &other).await.problem(), "409 conflict");
    other["key"] = json!(key());
    let second = head.post(CARE, &other).await;
    assert_eq!((first.status, first.text()), (second.status, second.text()));
    // Who waits for it already waits once, and nobody learns that they do: not even by another thing under the same key.
    let mut twin = body.clone();
    twin["key"] = json!(key());
    let third = head.post(CARE, &twin).await;
    assert_eq!((first.status, first.text()), (third.status, third.text()));
    assert_eq!(service.care_lines("").await.len(), 2);
    twin["reason"] = json!("hard_incident");
    assert_eq!(head.post(CARE, &twin).await.problem(), "409 conflict");
    let nobody = json!({"key": key(), "person": "nobody", "reason": "abuse"});
    let of_another = json!({"key": key(), "person": handler, "reason": "abuse"});
    for refused in [nobody, of_another] {
        assert_eq!(head.post(CARE, &refused).await.problem(), "422 invalid person:unknown");
    }
    let wrong = head.post(CARE, &json!({"text": "很累"})).await;
    assert_eq!(wrong.problem(), "422 invalid text:unknown_field", "there are no words");
    let wrong = head.post(CARE, &json!({})).await;
    assert_eq!(wrong.problem(), "422 invalid key:required reason:required");
}

#[tokio::test]
async fn no_finding_and_least_of_all_one_without_fault_puts_anybody_on_the_list() {
    let server = house().await;
    let number = number(&server, &server.filed().await).await;
    let team = Team::of(&server).await;
    let concerned = server.sign_in("concerned").await;
    team.begin(&number).await;
    let name = json!({"type": "name_concerned", "people": [concerned.id().await]});
    team.verifier.does(&number, name, None).await;
    team.look(&number, "heard_concerned").await;
    team.find(&number, "not_upheld", &["no_fault"]).await;
    let clear =
        json!({"type": "clarify", "allegation": 0, "to": ["complainant", "officer", "unit"], "on": "2026-11-27"});
    team.verifier.does(&number, clear, Some("当面说明")).await;
    team.answer(&number).await;
    let service = server.sign_in("psychology").await;
    for closed in ["", "closed=true"] {
        assert!(service.care_lines(closed).await.is_empty());
    }
    let counts = server
        .app
        .store
        .care_counts(month("2026-01"), month("2027-01"))
        .await
        .unwrap();
    assert!(counts.is_empty());
    let reason = json!({"key": key(), "reason": "no_fault"});
    assert_eq!(
        concerned.post(CARE, &reason).await.problem(),
        "422 invalid reason:unknown"
    );
    concerned.passes_on(None, "unsaid").await;
    assert_eq!(service.care_lines("").await.len(), 1, "or this test sees nothing");
}

fn month(text: &str) -> qingyu_domain::figures::Month {
    qingyu_domain::figures::Month::parse(text).unwrap()
}

#[tokio::test]
async fn totals_are_of_months_that_are_over_and_hide_what_is_few() {
    let server = house().await;
    let path = "/api/v1/desk/care-totals";
    let command = server.sign_in("command").await;
    let people = command.get("/api/v1/desk/care-colleagues").await.json();
    let people: Vec<String> = people
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["id"].as_str().unwrap().to_owned())
        .collect();
    for (at, person) in people.iter().take(9).enumerate() {
        let reason = if at < 6 { "workload" } else { "abuse" };
        command.passes_on(Some(person), reason).await;
    }
    let totals = server.sign_in("oversight-1").await.get(path).await.json();
    assert_eq!(totals["months"].as_array().unwrap().len(), 12);
    assert_eq!(totals["months"][0]["month"], "2026-10");
    assert_eq!(totals["months"][0]["total"], "few", "the month that runs is not told");
    server.set_clock("2026-12-01T08:00:00+08:00");
    let text = server.sign_in("head").await.get(path).await;
    let month = text.json()["months"][0].clone();
    assert_eq!(month["month"], "2026-11");
    assert_eq!(month["reasons"][2], json!({"reason": "abuse", "times": "few"}));
    let shown = month["reasons"]
        .as_array()
        .unwrap()
        .iter()
        .chain([&json!({"times": month["total"]})])
        .filter(|cell| cell["times"]["shown"].is_u64())
        .count();
    assert!(shown < 4, "what is few is not reckoned from the rest: {month}");
    for person in people {
        assert!(!text.text().contains(&person), "no name");
    }
    assert!(!text.text().contains("demo-1"), "no unit");
}

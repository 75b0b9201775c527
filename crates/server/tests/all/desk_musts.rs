//! Improvements, clarifications and accountabilities: in lists of their own, as far as one may see them, and as a table.

use crate::support::Server;
use crate::support::desk::{Desk, NOTE, STAFF, Team, number};
use axum::http::StatusCode;
use serde_json::{Value, json};

const PATH: &str = "/api/v1/desk/musts";

async fn musts(desk: &Desk<'_>, query: &str) -> Vec<Value> {
    let page = desk.get(&format!("{PATH}{query}")).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    page.json()["musts"].as_array().unwrap().clone()
}

/// A complaint that was found so, with whom it is about.
async fn found(server: &Server, team: &Team<'_>, outcome: &str, consequences: &[&str]) -> String {
    let case = number(server, &server.filed().await).await;
    team.begin(&case).await;
    // Named once it is found: before, a fault would wait for the statement.
    team.look(&case, "no_person_concerned").await;
    team.find(&case, outcome, consequences).await;
    let concerned = server.sign_in("concerned").await.id().await;
    let named = json!({"type": "name_concerned", "people": [concerned]});
    team.oversight.does(&case, named, None).await;
    case
}

#[tokio::test]
async fn what_a_finding_asks_for_is_listed_until_it_is_done_with_owner_due_time_and_evidence() {
    let server = Server::start().await;
    server.hire().await;
    let team = Team::of(&server).await;
    let case = found(&server, &team, "upheld", &["fault", "shortcoming"]).await;
    let cleared = found(&server, &team, "not_upheld", &["no_fault"]).await;
    let of = async |what: &str, state: &str| musts(&team.oversight, &format!("?what={what}&state={state}")).await;
    for what in ["improvement", "clarification", "accountability"] {
        let open = of(what, "open").await;
        let expected = if what == "clarification" { &cleared } else { &case };
        assert_eq!((open.len(), &open[0]["number"]), (1, &json!(expected)), "{what}");
        assert_eq!(open[0]["due_at"], "2026-12-04T23:59:59+08:00", "with the answer");
        assert!(
            of(what, "done").await.is_empty() && of(what, "overdue").await.is_empty(),
            "{what}"
        );
    }
    let plan = json!({"type": "plan_improvement", "allegation": 0, "measure": "training", "owner": "demo-1", "due_on": "2026-12-20"});
    team.verifier.does(&case, plan, Some("每周一课。")).await;
    let planned = of("improvement", "open").await.remove(0);
    assert_eq!(
        (&planned["owner"], &planned["measure"]),
        (&json!("demo-1"), &json!("training"))
    );
    assert_eq!(planned["due_at"], "2026-12-20T23:59:59+08:00");
    let officer = server.sign_in("concerned").await.id().await;
    let account = json!({"type": "hold_accountable", "allegation": 0, "by_way_of": "criticism", "person": officer, "on": "2026-11-27"});
    team.oversight.does(&case, account, Some("谈话记录第3号。")).await;
    let done = of("accountability", "done").await.remove(0);
    assert_eq!(
        (&done["by_way_of"], &done["done_on"]),
        (&json!("criticism"), &json!("2026-11-27"))
    );
    assert_eq!(
        (&done["person"]["id"], &done["has_evidence"]),
        (&json!(officer), &json!(true))
    );
    let story = team.oversight.story(&case).await;
    assert!(
        story["texts"].to_string().contains("谈话记录第3号"),
        "the evidence is read in the case"
    );
    let clear =
        json!({"type": "clarify", "allegation": 0, "to": ["complainant", "officer", "unit"], "on": "2026-11-27"});
    team.verifier.does(&cleared, clear, Some("经核查没有过错。")).await;
    let said = of("clarification", "done").await.remove(0);
    assert_eq!(said["person"]["id"], team.verifier.id().await);
    server.set_clock("2026-12-21T08:00:00+08:00");
    let later = server.sign_in("oversight-1").await;
    let overdue = musts(&later, "?state=overdue").await;
    assert_eq!((overdue.len(), &overdue[0]["is_overdue"]), (1, &json!(true)));
    let proof = json!({"type": "prove_improvement", "improvement": 0});
    later.does(&case, proof, Some("培训签到表。")).await;
    let proved = musts(&later, "?state=done").await.remove(0);
    assert_eq!(
        (&proved["done_on"], &proved["has_evidence"]),
        (&json!("2026-12-21"), &json!(true))
    );
    assert!(musts(&later, "").await.is_empty());
    let before = later.get(PATH).await.text();
    server.app.store.rebuild().await.unwrap();
    assert_eq!(later.get(PATH).await.text(), before);
    assert_eq!(
        musts(&later, "?state=done").await.len(),
        1,
        "a rebuild makes the same lists"
    );
}

#[tokio::test]
async fn words_of_an_accountability_may_be_left_out_and_nobody_unnamed_answers_for_it() {
    let server = Server::start().await;
    server.hire().await;
    let team = Team::of(&server).await;
    let case = found(&server, &team, "upheld", &["fault"]).await;
    let account = |more: Value| {
        let mut command = json!({"type": "hold_accountable", "allegation": 0, "by_way_of": "reminder"});
        command
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        command
    };
    let stranger = json!({"person": team.verifier.id().await});
    for wrong in [stranger, json!({"on": "2026-11-28"})] {
        let answer = team.oversight.act(&case, account(wrong), None).await;
        assert_eq!(answer.problem(), "409 rule");
    }
    team.oversight.does(&case, account(json!({})), None).await;
    let done = musts(&team.oversight, "?what=accountability&state=done")
        .await
        .remove(0);
    assert_eq!((done.get("person"), &done["has_evidence"]), (None, &json!(false)));
}

#[tokio::test]
async fn a_unit_lists_its_own_improvements_by_notice_once_it_is_told_and_nobody_lists_what_is_hidden() {
    let server = Server::start().await;
    server.hire().await;
    let team = Team::of(&server).await;
    let case = found(&server, &team, "upheld", &["shortcoming"]).await;
    let plan = |owner: &str| json!({"type": "plan_improvement", "allegation": 0, "measure": "rules", "owner": owner, "due_on": "2026-12-20"});
    for owner in ["demo-1", "demo-2"] {
        team.verifier.does(&case, plan(owner), Some("写明材料清单。")).await;
    }
    let head = server.sign_in("head").await;
    assert!(
        musts(&head, "").await.is_empty(),
        "not before the citizen has the answer"
    );
    team.answer(&case).await;
    let own = musts(&head, "").await;
    assert_eq!(own.len(), 1, "of its own unit: {own:?}");
    assert_eq!((own[0].get("number"), own[0].get("cause")), (None, None));
    let notice = own[0]["notice"].as_str().unwrap();
    assert_eq!(
        head.get(&format!("/api/v1/desk/notices/{notice}")).await.status,
        StatusCode::OK
    );
    assert!(!own[0].to_string().contains(case.as_str()));
    assert_eq!(
        head.get(&format!("{PATH}?what=accountability")).await.problem(),
        "403 not_allowed"
    );
    for (who, ..) in STAFF {
        let desk = server.sign_in(who).await;
        let answer = desk.get(PATH).await;
        match *who {
            "oversight-1" | "oversight-2" => assert_eq!(answer.json()["musts"].as_array().unwrap().len(), 2, "{who}"),
            "reviewer" => assert_eq!(answer.json()["musts"], json!([]), "{who}: not the reviewer's"),
            "head" => {}
            _ => assert_eq!(answer.problem(), "403 not_allowed", "{who}"),
        }
        let table = desk.get(&format!("{PATH}.csv")).await;
        assert_eq!(table.status, answer.status, "{who}");
        assert_eq!(table.text().contains(&case), who.starts_with("oversight"), "{who}");
    }
    // Somebody of oversight who has served at the unit is in conflict, and lists nothing of it.
    let id = server.sign_in("oversight-2").await.id().await;
    let former = json!({"id": id, "served": [{"unit": "demo-1", "until": "2026-01-05"}]});
    let admin = server.sign_in("admin").await;
    assert_eq!(admin.post("/api/v1/desk/people", &former).await.status, StatusCode::OK);
    assert!(musts(&server.sign_in("oversight-2").await, "").await.is_empty());
}

#[tokio::test]
async fn musts_are_paged_by_their_key_and_the_table_holds_each_once_and_no_formula() {
    let server = Server::start().await;
    server.hire().await;
    let team = Team::of(&server).await;
    let mut cases = Vec::new();
    for _ in 0..5 {
        cases.push(found(&server, &team, "upheld", &["fault"]).await);
    }
    for case in &cases[..2] {
        let way = json!({"type": "hold_accountable", "allegation": 0, "by_way_of": "reminder"});
        team.oversight.does(case, way, None).await;
    }
    for (state, count) in [("open", 3), ("done", 2)] {
        let (mut listed, mut after) = (Vec::new(), String::new());
        loop {
            let path = format!("{PATH}?what=accountability&state={state}&limit=1{after}");
            let page = team.oversight.get(&path).await.json();
            listed.extend(
                page["musts"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|one| one["number"].clone()),
            );
            let Some(next) = page["next"].as_str() else { break };
            after = format!("&after={next}");
        }
        listed.sort_by_key(ToString::to_string);
        listed.dedup();
        assert_eq!(listed.len(), count, "{state}");
    }
    let answer = team
        .oversight
        .get(&format!("{PATH}.csv?what=accountability&state=open"))
        .await;
    assert_eq!(answer.header("content-type"), "text/csv; charset=utf-8");
    let table = answer.text();
    assert!(table.starts_with("\u{feff}\"受理编号或通报编号\","));
    assert_eq!(table.trim_end().split("\r\n").count(), 4);
    assert!(!table.contains(NOTE));
    let changes = server
        .app
        .store
        .changes(None, Some("opened_without_task"), 50)
        .await
        .unwrap();
    assert!(changes.iter().any(|change| change.what == "exported_musts"));
    for query in ["?what=x", "?state=x", "?after=x", "?limit=0", "?who=x"] {
        let answer = team.oversight.get(&format!("{PATH}{query}")).await;
        assert_eq!(answer.problem(), "422 invalid filter:malformed", "{query}");
    }
}

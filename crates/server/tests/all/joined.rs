//! 合并办理: what the citizen of a merged case sees, and what those who work on the main case read.

use crate::support::answered::{lite, view};
use crate::support::desk::{Desk, Team, number};
use crate::support::{Server, complaint, key};
use axum::http::StatusCode;
use serde_json::{Value, json};

/// Files a complaint with these words.
async fn filed(server: &Server, text: &str) -> String {
    let mut body = complaint();
    body["text"] = json!(text);
    server.post("/api/v1/cases", None, &body).await;
    body["query_code"].as_str().unwrap().to_owned()
}

async fn approve(desk: &Desk<'_>, case: &str) {
    let approve = json!({"type": "approve", "proposal": 0});
    desk.does(case, approve, None).await;
}

/// Two cases about one matter, the second merged into the first: their codes and numbers.
async fn pair(server: &Server) -> [(String, String); 2] {
    server.hire().await;
    let (main, other) = (filed(server, "主件的原文").await, filed(server, "并入件的原文").await);
    let numbers = [number(server, &main).await, number(server, &other).await];
    let intake = server.sign_in("intake").await;
    let merge = json!({"type": "propose", "proposal": {"what": "merge", "into": numbers[0]}});
    intake.does(&numbers[1], merge, Some("同一件事")).await;
    approve(&server.sign_in("oversight-1").await, &numbers[1]).await;
    let [one, two] = numbers;
    [(main, one), (other, two)]
}

async fn add(server: &Server, code: &str, text: &str) -> StatusCode {
    let message = json!({"key": key(), "text": text});
    let answer = server.post("/api/v1/case/messages", Some(code), &message).await;
    answer.status
}

fn joined(story: &Value) -> String {
    story["joined"].to_string()
}

#[tokio::test]
async fn a_merged_case_follows_the_main_one_and_nothing_of_either_citizen_reaches_the_other() {
    let server = Server::start().await;
    let [(main, one), (other, two)] = pair(&server).await;
    let team = Team::of(&server).await;
    team.begin(&one).await;
    let seen = view(&server, &other).await;
    assert_eq!((&seen["merged"], &seen["status"]), (&json!(true), &json!("verifying")));
    assert!(view(&server, &main).await.get("merged").is_none());
    assert_eq!(add(&server, &other, "我还拍了照片").await, StatusCode::CREATED);
    assert_eq!(add(&server, &main, "主件的补充").await, StatusCode::CREATED);
    let story = team.verifier.story(&one).await;
    let read = joined(&story);
    for words in ["并入件的原文", "我还拍了照片", &two] {
        assert!(read.contains(words), "{words} in {read}");
    }
    let news = story["timeline"].as_array().unwrap().iter();
    let news: Vec<&Value> = news
        .filter(|line| line["event"] == "joined")
        .map(|line| &line["fact"]["how"])
        .collect();
    assert_eq!(news, ["began", "added"]);
    team.verify(&one).await;
    team.answer(&one).await;
    let watched = server.sign_in("oversight-1").await.story(&two).await;
    let told = view(&server, &other).await;
    for name in ["status", "holder", "next"] {
        assert_eq!(watched[name], told[name], "both sides agree on {name}");
    }
    assert_eq!(told["status"], "answered");
    let pages = [
        lite(&server, "", &format!("query_code={other}")).await,
        lite(&server, "export", &format!("query_code={other}")).await,
        view(&server, &other).await.to_string(),
    ];
    for page in &pages {
        for secret in ["主件的原文", "主件的补充", &one] {
            assert!(!page.contains(secret), "{secret} in {page}");
        }
        assert!(page.contains("经核查，您反映的情况属实。"), "the answer in {page}");
    }
    assert!(
        pages[0].contains("已合并办理") && !pages[0].contains("请您评价"),
        "{}",
        pages[0]
    );
    let own = lite(&server, "export", &format!("query_code={main}")).await;
    for secret in ["并入件的原文", "我还拍了照片", &two] {
        assert!(!own.contains(secret), "{secret} in {own}");
    }
    assert_eq!(add(&server, &other, "还有新情况").await, StatusCode::CREATED);
    assert_eq!(
        view(&server, &main).await["status"],
        "verifying",
        "it is worked on again"
    );
}

#[tokio::test]
async fn whoever_is_named_in_the_main_case_finds_no_case_that_follows_it() {
    let server = Server::start().await;
    let [(_, one), (other, two)] = pair(&server).await;
    let team = Team::of(&server).await;
    let intake = team.intake.id().await;
    team.begin(&one).await;
    assert_eq!(team.intake.get(&path(&two)).await.status, StatusCode::OK);
    assert!(listed(&team.intake).await.contains(&two));
    let name = json!({"type": "name_concerned", "people": [intake]});
    team.oversight.does(&one, name, None).await;
    for (who, desk) in [("intake", &team.intake), ("oversight", &team.oversight)] {
        assert_eq!(desk.get(&path(&two)).await.problem(), "404 not_found", "{who}");
        let mark = desk.act(&two, json!({"type": "mark", "mark": "group"}), None).await;
        assert_eq!(mark.status, StatusCode::NOT_FOUND, "{who}");
        assert_eq!(listed(desk).await, "", "{who}");
    }
    let reviewer = server.sign_in("reviewer").await;
    for number in [&one, &two] {
        assert!(reviewer.get(&path(number)).await.status.is_success(), "{number}");
    }
    let report = json!({"key": key(), "text": "有人上门威胁我"});
    let reported = server.post("/api/v1/case/reprisal", Some(&other), &report).await;
    assert_eq!(reported.status, StatusCode::CREATED, "{}", reported.text());
    let queue = reviewer.get("/api/v1/desk/queue").await.text();
    assert!(queue.contains("reprisal") && queue.contains(&two), "{queue}");
    let handle = json!({"type": "handle_reprisal"});
    reviewer.does(&two, handle, Some("已约谈，保护好反映人")).await;
}

#[tokio::test]
async fn whoever_is_named_in_a_case_that_follows_takes_the_main_case_out_of_the_watchers_hands() {
    let server = Server::start().await;
    server.hire().await;
    let team = Team::of(&server).await;
    let (one, two) = (server.filed().await, server.filed().await);
    let (one, two) = (number(&server, &one).await, number(&server, &two).await);
    team.intake.does(&two, json!({"type": "accept"}), None).await;
    let merge = json!({"type": "propose", "proposal": {"what": "merge", "into": one}});
    team.intake.does(&two, merge, Some("同一件事")).await;
    approve(&team.oversight, &two).await;
    team.begin(&one).await;
    let named = team.second.id().await;
    let name = json!({"type": "name_concerned", "people": [named]});
    team.oversight.does(&two, name, None).await;
    for number in [&one, &two] {
        assert_eq!(team.oversight.get(&path(number)).await.problem(), "404 not_found");
    }
    let reviewer = server.sign_in("reviewer").await;
    let story = reviewer.story(&one).await;
    let team = story["team"].as_array().unwrap();
    assert!(team.iter().all(|one| one["is_current"] == false), "{team:?}");
}

/// The numbers that somebody's list and queue show.
async fn listed(desk: &Desk<'_>) -> String {
    let list = desk.get("/api/v1/desk/cases").await.json();
    let queue = desk.get("/api/v1/desk/queue").await.json();
    let rows = [&list["cases"], &queue["tasks"]].map(|rows| rows.as_array().cloned().unwrap_or_default());
    let numbers = rows
        .iter()
        .flatten()
        .map(|row| row["number"].as_str().unwrap().to_owned());
    numbers.collect()
}

fn path(number: &str) -> String {
    format!("/api/v1/desk/cases/{number}")
}

#[tokio::test]
async fn a_case_about_another_unit_follows_nothing_here_and_what_is_merged_leads_nothing() {
    let server = Server::start().await;
    let [_, (_, two)] = pair(&server).await;
    let mut own = complaint();
    own["unit"] = json!("traffic");
    server.post("/api/v1/cases", None, &own).await;
    let own = number(&server, own["query_code"].as_str().unwrap()).await;
    let team = Team::of(&server).await;
    let third = number(&server, &server.filed().await).await;
    team.begin(&third).await;
    for (into, rule) in [(&third, "does_not_fit"), (&two, "not_now")] {
        let merge = json!({"type": "propose", "proposal": {"what": "merge", "into": into}});
        let answer = team.intake.act(&own, merge, Some("同一件事")).await;
        let problem = answer.text();
        assert!(problem.contains(rule), "{problem}");
    }
}

#[tokio::test]
async fn a_main_case_that_ended_meanwhile_is_not_agreed_to() {
    let server = Server::start().await;
    server.hire().await;
    let (main, other) = (server.filed().await, server.filed().await);
    let (one, two) = (number(&server, &main).await, number(&server, &other).await);
    let team = Team::of(&server).await;
    let merge = json!({"type": "propose", "proposal": {"what": "merge", "into": one}});
    team.intake.does(&two, merge, Some("同一件事")).await;
    let withdraw = json!({"key": key(), "reason": "solved"});
    server.post("/api/v1/case/withdrawal", Some(&main), &withdraw).await;
    let approve = json!({"type": "approve", "proposal": 0});
    let answer = team.oversight.act(&two, approve, None).await;
    assert_eq!(answer.problem(), "409 not_now");
    assert_eq!(view(&server, &other).await["status"], "received");
}

//! The queue: each case once, the most urgent first, page by page.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

mod support;

use axum::http::StatusCode;
use serde_json::{Value, json};
use support::desk::number;
use support::{Server, complaint, key};

#[tokio::test]
async fn the_queue_holds_what_is_to_be_done_and_pages_without_losing_any() {
    let server = Server::start().await;
    server.hire().await;
    let mut numbers = Vec::new();
    for _ in 0..5 {
        numbers.push(number(&server, &server.filed().await).await);
    }
    let mut urgent = complaint();
    urgent["text"] = json!("有人正在打我，我被困在楼里，快来");
    server.post("/api/v1/cases", None, &urgent).await;
    let urgent = number(&server, urgent["query_code"].as_str().unwrap()).await;
    let intake = server.sign_in("intake").await;
    let mut listed = Vec::new();
    let mut path = "/api/v1/desk/queue?limit=2".to_owned();
    loop {
        let page = intake.get(&path).await.json();
        let tasks = page["tasks"].as_array().unwrap();
        assert!(tasks.len() <= 2);
        listed.extend(tasks.iter().map(|task| task["number"].as_str().unwrap().to_owned()));
        match page["next"].as_str() {
            Some(next) => path = format!("/api/v1/desk/queue?limit=2&after={next}"),
            None => break,
        }
    }
    assert_eq!(listed[0], urgent, "疑似危急 first");
    numbers.push(urgent);
    let mut sorted = listed.clone();
    sorted.sort();
    numbers.sort();
    assert_eq!(sorted, numbers, "each once");
    for bad in [
        "limit=0",
        "limit=101",
        "after=x",
        "role=boss",
        "urgency=never",
        "kind=x",
        "x=1",
    ] {
        assert_eq!(
            intake.get(&format!("/api/v1/desk/queue?{bad}")).await.problem(),
            "422 invalid filter:malformed",
            "{bad}"
        );
    }
    let verifier = server.sign_in("verifier").await;
    assert_eq!(verifier.get("/api/v1/desk/queue").await.json()["tasks"], json!([]));
}

/// The numbers and steps of a queue, page by page.
async fn listed(desk: &support::desk::Desk<'_>, query: &str) -> Vec<(String, Vec<String>)> {
    let mut listed = Vec::new();
    let mut after = String::new();
    loop {
        let page = desk
            .get(&format!("/api/v1/desk/queue?limit=2{query}{after}"))
            .await
            .json();
        let step = |task: &Value| task["step"].as_str().unwrap().to_owned();
        for task in page["tasks"].as_array().unwrap() {
            let others = task["others"].as_array().into_iter().flatten();
            let steps = std::iter::once(step(task)).chain(others.map(step)).collect();
            listed.push((task["number"].as_str().unwrap().to_owned(), steps));
        }
        match page["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => return listed,
        }
    }
}

#[tokio::test]
async fn the_queue_lists_a_case_once_with_its_most_urgent_task_and_names_the_others() {
    let server = Server::start().await;
    server.hire().await;
    let [intake, oversight, verifier] = [
        server.sign_in("intake").await,
        server.sign_in("oversight-1").await,
        server.sign_in("verifier").await,
    ];
    let mut numbers = Vec::new();
    for _ in 0..5 {
        let number = number(&server, &server.filed().await).await;
        intake.does(&number, json!({"type": "accept"}), None).await;
        let to = verifier.id().await;
        oversight.does(&number, json!({"type": "assign", "to": to}), None).await;
        verifier.does(&number, json!({"type": "take_on"}), None).await;
        let order = json!({"type": "order_preservation", "recordings": ["body_camera"]});
        verifier.does(&number, order, None).await;
        numbers.push(number);
    }
    numbers.sort();
    let steps = |steps: [&str; 3]| -> Vec<(String, Vec<String>)> {
        let steps = steps.map(str::to_owned).to_vec();
        numbers.iter().map(|number| (number.clone(), steps.clone())).collect()
    };
    let all = steps(["preserve", "contact", "answer_complaint"]);
    // What is asked for stands first.
    let later = steps(["contact", "preserve", "answer_complaint"]);
    for (query, wanted) in [
        ("", &all),
        ("&urgency=tomorrow", &all),
        ("&mine=true&kind=complaint&unit=demo-1", &all),
        ("&urgency=later", &later),
    ] {
        let mut listed = listed(&verifier, query).await;
        listed.sort();
        assert_eq!(&listed, wanted, "{query}");
    }
    for nothing in ["&urgency=overdue", "&kind=praise", "&unit=demo-2", "&role=intake"] {
        assert_eq!(listed(&verifier, nothing).await, [], "{nothing}");
    }
}

#[tokio::test]
async fn a_report_of_reprisal_stands_below_danger_and_above_everything_else() {
    let server = Server::start().await;
    server.hire().await;
    let intake = server.sign_in("intake").await;
    let mut codes = Vec::new();
    for _ in 0..3 {
        let code = server.filed().await;
        intake
            .does(&number(&server, &code).await, json!({"type": "accept"}), None)
            .await;
        codes.push(code);
    }
    let mut urgent = complaint();
    urgent["text"] = json!("有人正在打我，我被困在楼里，快来");
    server.post("/api/v1/cases", None, &urgent).await;
    let danger = number(&server, urgent["query_code"].as_str().unwrap()).await;
    intake.does(&danger, json!({"type": "accept"}), None).await;
    let report = json!({"key": key(), "text": "有人上门威胁我"});
    let reported = server.post("/api/v1/case/reprisal", Some(&codes[2]), &report).await;
    assert_eq!(reported.status, StatusCode::CREATED);
    let oversight = server.sign_in("oversight-1").await;
    let all = listed(&oversight, "").await;
    assert_eq!(all.len(), 4);
    assert_eq!(all[0].0, danger);
    let reprisal = number(&server, &codes[2]).await;
    assert_eq!((&all[1].0, all[1].1[0].as_str()), (&reprisal, "reprisal"));
    assert_eq!(all[1].1.len(), 3, "{all:?}");
}

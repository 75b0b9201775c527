//! The queue: each case once, the most urgent first, page by page.

use crate::support::desk::number;
use crate::support::{Server, complaint, key};
use axum::http::StatusCode;
use serde_json::{Value, json};

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
async fn listed(desk: &crate::support::desk::Desk<'_>, query: &str) -> Vec<(String, Vec<String>)> {
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
    let to_do = ["reprisal", "preserve", "contact", "answer_complaint"].map(str::to_owned);
    assert_eq!(all[1], (reprisal, to_do.to_vec()));
}

#[tokio::test]
async fn whoever_oversees_sees_what_lies_with_others_and_nobody_else_does() {
    let server = Server::start().await;
    server.hire().await;
    let case = number(&server, &server.filed().await).await;
    let oversight = server.sign_in("oversight-1").await;
    let others = "/api/v1/desk/queue?others=true";
    let listed = oversight.get(others).await.json();
    let row = &listed["tasks"][0];
    assert_eq!((&row["number"], &row["role"]), (&json!(case), &json!("intake")));
    assert_eq!(
        oversight.get("/api/v1/desk/queue").await.json()["tasks"],
        json!([]),
        "nothing of its own"
    );
    for name in ["intake", "verifier"] {
        let desk = server.sign_in(name).await;
        assert_eq!(
            desk.get(others).await.problem(),
            "422 invalid filter:malformed",
            "{name}"
        );
    }
}

#[tokio::test]
async fn what_lies_with_others_is_only_what_one_may_see() {
    let server = Server::start().await;
    server.hire().await;
    let mut about_oversight = complaint();
    about_oversight["unit"] = json!("oversight");
    let filed = server.post("/api/v1/cases", None, &about_oversight).await;
    assert_eq!(filed.status, StatusCode::CREATED);
    let oversight = server.sign_in("oversight-1").await;
    let listed = oversight.get("/api/v1/desk/queue?others=true").await.json();
    assert_eq!(
        listed["tasks"],
        json!([]),
        "a case about oversight exists for the reviewer alone"
    );
}

#[tokio::test]
async fn an_answer_that_is_long_overdue_is_oversights_as_well() {
    let server = Server::start().await;
    server.hire().await;
    let team = crate::support::desk::Team::of(&server).await;
    let number = number(&server, &server.filed().await).await;
    team.begin(&number).await;
    // Due five working days after Friday the 27th of November.
    for (now, is_theirs) in [
        ("2026-12-04T12:00:00+08:00", false),
        ("2026-12-07T12:00:00+08:00", false),
        ("2026-12-08T12:00:00+08:00", true),
    ] {
        server.set_clock(now);
        let [oversight, verifier] = [server.sign_in("oversight-1").await, server.sign_in("verifier").await];
        let steps =
            |rows: Vec<(String, Vec<String>)>| rows.into_iter().flat_map(|(_, steps)| steps).collect::<Vec<_>>();
        let seen = steps(listed(&oversight, "").await);
        assert_eq!(
            seen.contains(&"answer_complaint".to_owned()),
            is_theirs,
            "{now} {seen:?}"
        );
        assert!(!seen.contains(&"contact".to_owned()), "answers alone: {seen:?}");
        let own = steps(listed(&verifier, "").await);
        assert!(own.contains(&"answer_complaint".to_owned()), "and still the verifier's");
        if is_theirs {
            let row = oversight.get("/api/v1/desk/queue").await.json()["tasks"][0].clone();
            assert_eq!((&row["role"], &row["is_mine"]), (&json!("verifier"), &json!(false)));
            assert_eq!(listed(&oversight, "&mine=true").await, []);
        }
    }
}

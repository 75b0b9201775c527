//! Random lives of cases through the calls of the desk, with somebody of every role, forbidden moves included.
//!
//! Twelve in a test run; `QINGYU_LIVES=1000` makes it a thousand.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]
#![allow(clippy::print_stdout, reason = "a long run says how the lives ended")]

mod support;

use axum::http::StatusCode;
use serde_json::{Value, json};
use support::desk::{Desk, STAFF, number};
use support::lives::{Choices, command, has_words};
use support::{Answer, Server, code, key};

/// What the citizen does now and then.
async fn citizen(server: &Server, choices: &mut Choices, code: &str) -> Answer {
    let calls = [
        ("messages", json!({"key": key(), "text": "我想补充一句"})),
        ("evaluation", json!({"key": key(), "level": 1, "solved": "no"})),
        ("evaluation", json!({"key": key(), "level": 5, "solved": "yes"})),
        ("objection", json!({"key": key(), "text": "我不同意"})),
        ("review", json!({"key": key(), "text": "请再看看"})),
        ("withdrawal", json!({"key": key(), "reason": "solved"})),
        ("withdrawal/undo", json!({"key": key()})),
    ];
    // Few withdraw, or no case would get far.
    let few = if choices.below(6) == 0 { calls.len() } else { 5 };
    let (path, body) = choices.pick(&calls[..few]);
    server.post(&format!("/api/v1/case/{path}"), Some(code), body).await
}

/// A command that gets through moves the case on; a refused one changes nothing.
async fn staff(server: &Server, desk: &Desk<'_>, number: &str, command: Value) {
    let before = server.app.store.case_by_number(number).await.unwrap().unwrap();
    let text = has_words(&command).then_some("写下来的话");
    let answer = desk.act(number, command.clone(), text).await;
    let after = server.app.store.case_by_number(number).await.unwrap().unwrap();
    if answer.status == StatusCode::OK {
        assert!(after.version > before.version, "{command}");
        return;
    }
    let allowed = [StatusCode::FORBIDDEN, StatusCode::NOT_FOUND, StatusCode::CONFLICT];
    assert!(allowed.contains(&answer.status), "{command}: {}", answer.text());
    assert_eq!(
        after.version, before.version,
        "{command} was refused and changed something"
    );
}

/// What must be true of a case, whatever was tried.
fn holds(story: &Value, view: &Value) {
    let events: Vec<&str> = story["timeline"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| line["event"].as_str().unwrap())
        .collect();
    let has = |event: &str| events.contains(&event);
    assert_eq!(story["status"], view["status"], "both sides agree where it stands");
    let is_complaint = story["kind"] == "complaint";
    if is_complaint && has("closed") {
        assert!(has("verified") && has("answered"), "{events:?}");
        assert!(has("followed_up") || has("evaluated"), "nobody followed up: {events:?}");
        for allegation in story["allegations"].as_array().unwrap() {
            assert!(allegation["outcome"].is_string(), "an allegation without a finding");
        }
    }
    for status in ["refused", "referred", "sent_on"] {
        if view["status"] == status {
            assert!(has("proposed") && has("approved"), "a second person: {events:?}");
            let reason = view["messages"]
                .as_array()
                .unwrap()
                .iter()
                .any(|message| message["text"] == "写下来的话");
            assert!(reason, "told with its reason: {view}");
        }
    }
    let moments: Vec<&Value> = story["timeline"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| &line["at"])
        .collect();
    for line in view["timeline"].as_array().unwrap() {
        assert!(moments.contains(&&line["at"]), "{line} never happened");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_life_of_a_case_gets_round_a_rule_through_the_calls() {
    let lives: u64 = std::env::var("QINGYU_LIVES").map_or(12, |lives| lives.parse().unwrap());
    let mut ends = std::collections::BTreeMap::<String, u32>::new();
    let mut noticed = 0;
    for first in (0..lives).step_by(TOGETHER) {
        let last = lives.min(first + u64::try_from(TOGETHER).unwrap());
        noticed += live(first..last, &mut ends).await;
    }
    println!("{lives} lives ended as {ends:?}; {noticed} things were done by notices");
    assert!(ends.len() > 3, "lives differ: {ends:?}");
    assert!(noticed > 0, "nobody was told of anything");
}

/// Lives on one server: so few that the queues stay short and every one of them is looked through.
const TOGETHER: usize = 20;

/// Plays them; how many things were done by notices.
async fn live(lives: std::ops::Range<u64>, ends: &mut std::collections::BTreeMap<String, u32>) -> u32 {
    let server = Server::start().await;
    server.hire().await;
    let mut desks = Vec::new();
    let mut people = Vec::new();
    let mut noticed = 0;
    for (name, ..) in STAFF {
        let desk = server.sign_in(name).await;
        people.push(desk.id().await);
        desks.push(desk);
    }
    for life in lives {
        let mut choices = Choices(0x9E37_79B9_7F4A_7C15 ^ (life + 1));
        let code = code();
        let kind = *choices.pick(&["complaint", "complaint", "complaint", "praise", "enquiry", "suggestion"]);
        let body =
            json!({"query_code": code, "kind": kind, "unit": "demo-1", "text": "经过写在这里", "channel": "web"});
        assert_eq!(
            server.post("/api/v1/cases", None, &body).await.status,
            StatusCode::CREATED
        );
        let number = number(&server, &code).await;
        for _ in 0..15 {
            let desk = choices.pick(&desks);
            staff(&server, desk, &number, command(&mut choices, &people)).await;
        }
        for _ in 0..90 {
            push_on(&server, &desks, &number, &mut choices, &people).await;
            if choices.below(8) == 0 {
                let answer = citizen(&server, &mut choices, &code).await;
                assert!(!answer.status.is_server_error(), "{}", answer.text());
            }
            if choices.below(8) == 0 {
                noticed += by_notice(&desks, &mut choices).await;
            }
            let view = server.get("/api/v1/case", Some(&code)).await.json();
            let story = told(&desks, &number).await;
            holds(&story, &view);
            queued(&desks, &number, &story).await;
            if view["status"] == "closed" {
                break;
            }
        }
        let view = server.get("/api/v1/case", Some(&code)).await.json();
        *ends.entry(view["status"].as_str().unwrap().to_owned()).or_default() += 1;
    }
    noticed
}

/// Those who are told by notices do something, sense or nonsense; how many things were done.
async fn by_notice(desks: &[Desk<'_>], choices: &mut Choices) -> u32 {
    let desk = choices.pick(desks);
    let page = desk.get("/api/v1/desk/notices?limit=100").await.json();
    let notices = page["notices"].as_array().unwrap();
    if notices.is_empty() {
        return 0;
    }
    let number = choices.pick(notices)["number"].as_str().unwrap();
    let commands = [
        json!({"type": "acknowledge"}),
        json!({"type": "state"}),
        json!({"type": "object_to_fault", "allegation": 0}),
        json!({"type": "prove_improvement", "improvement": 0}),
    ];
    let command = choices.pick(&commands).clone();
    let path = format!("/api/v1/desk/notices/{number}");
    let notice = desk.get(&path).await.json();
    let mut deeds = notice["deeds"].as_array().unwrap().iter();
    let is_offered = deeds.any(|deed| deed["command"] == command["type"] && deed.get("blocked").is_none());
    let mut body = json!({"key": key(), "command": command});
    if has_words(&command) {
        body["text"] = json!("写下来的话");
    }
    let answer = desk.post(&format!("{path}/acts"), &body).await;
    let is_done = answer.status == StatusCode::OK;
    assert_eq!(is_done, is_offered, "{command}: {}", answer.text());
    let refused = [StatusCode::CONFLICT, StatusCode::NOT_FOUND];
    assert!(is_done || refused.contains(&answer.status), "{}", answer.text());
    u32::from(is_done)
}

/// What brings a case no further and could be done for ever.
const IDLE: [&str; 5] = ["mark", "look_at_identity", "ask_consent", "ask", "link_repeat"];

/// The story as anybody sees it who may: once somebody who watches is named, only the reviewer does.
async fn told(desks: &[Desk<'_>], number: &str) -> Value {
    for desk in desks {
        let answer = desk.get(&format!("/api/v1/desk/cases/{number}")).await;
        if answer.status == StatusCode::OK {
            return answer.json();
        }
    }
    panic!("nobody sees {number} any more");
}

/// What stands in the queues about a case is what is to be done in it, and nothing that was done before.
async fn queued(desks: &[Desk<'_>], number: &str, story: &Value) {
    let to_do = |task: &Value| {
        let mut tasks = story["tasks"].as_array().unwrap().iter();
        tasks.any(|one| one["step"] == task["step"] && one["due_at"] == task["due_at"] && one["role"] == task["role"])
    };
    for desk in desks {
        let page = desk.get("/api/v1/desk/queue?limit=100").await.json();
        let tasks = page["tasks"].as_array().unwrap().iter();
        for task in tasks.filter(|task| task["number"] == number) {
            assert!(
                to_do(task),
                "{task} is in the queue and not to be done: {}",
                story["tasks"]
            );
        }
    }
}

/// Does one of the things that are offered to somebody, as somebody who wants to finish would.
async fn push_on(server: &Server, desks: &[Desk<'_>], number: &str, choices: &mut Choices, people: &[String]) {
    let first = choices.below(desks.len());
    for offset in 0..desks.len() {
        let desk = &desks[(first + offset) % desks.len()];
        let answer = desk.get(&format!("/api/v1/desk/cases/{number}")).await;
        if answer.status != StatusCode::OK {
            continue;
        }
        let story = answer.json();
        // Only those who may have it are offered for it.
        let candidates: Vec<String> = story["candidates"]
            .as_array()
            .unwrap()
            .iter()
            .map(|person| person["id"].as_str().unwrap().to_owned())
            .collect();
        let people = if candidates.is_empty() { people } else { &candidates };
        for _ in 0..200 {
            let wish = command(choices, people);
            let proposal = &wish["proposal"]["what"];
            let mut deeds = story["deeds"].as_array().unwrap().iter();
            let is_offered = deeds.any(|deed| {
                deed["command"] == wish["type"]
                    && deed.get("blocked").is_none()
                    && (proposal.is_null() || deed["proposal"] == *proposal)
            });
            let is_back = ["return", "preserve", "name_concerned"].contains(&wish["type"].as_str().unwrap())
                && choices.below(4) > 0;
            let is_idle = is_back || IDLE.contains(&wish["type"].as_str().unwrap());
            if is_offered && !is_idle {
                return staff(server, desk, number, wish).await;
            }
        }
    }
}

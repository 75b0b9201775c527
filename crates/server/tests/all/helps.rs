//! 帮您办: help that was asked for, for those who may know of it, unanswered first; and its answers on the citizen's page.

use crate::support::desk::{Desk, STAFF, Team, number};
use crate::support::{Server, complaint};
use qingyu_domain::person::Role;
use serde_json::{Value, json};

const HELPS: &str = "/api/v1/desk/helps";
const WHY: &str = "今天下午三点打给您";

async fn wishing(server: &Server, kind: &str, help: Value) -> (String, String) {
    let mut body = complaint();
    body["kind"] = json!(kind);
    body["contact"] = json!({"phone": "13800138000", "reply_by": "phone"});
    body["help"] = help;
    let answer = server.post("/api/v1/cases", None, &body).await;
    assert_eq!(answer.status, 201, "{}", answer.text());
    let code = body["query_code"].as_str().unwrap().to_owned();
    (number(server, &code).await, code)
}

/// What is listed: the case, what for, where it stands, and whether its time is over.
async fn listed(desk: &Desk<'_>, limit: u32) -> Vec<(String, String, String, bool)> {
    let (mut all, mut after) = (Vec::new(), String::new());
    loop {
        let page = desk.get(&format!("{HELPS}?limit={limit}{after}")).await;
        assert_eq!(page.status, 200, "{}", page.text());
        let page = page.json();
        for line in page["lines"].as_array().unwrap() {
            let word = |name: &str| line[name].as_str().unwrap().to_owned();
            all.push((
                word("number"),
                word("help"),
                word("standing"),
                line["is_overdue"] == json!(true),
            ));
        }
        match page["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => return all,
        }
    }
}

fn line(number: &str, help: &str, standing: &str, is_overdue: bool) -> (String, String, String, bool) {
    (number.to_owned(), help.to_owned(), standing.to_owned(), is_overdue)
}

#[tokio::test]
async fn help_of_today_is_listed_with_what_is_unanswered_first_and_its_answer_is_told() {
    let server = Server::start().await;
    server.hire().await;
    let intake = server.sign_in("intake").await;
    assert_eq!(listed(&intake, 50).await, []);
    let (first, code) = wishing(&server, "complaint", json!({"call_back": true, "barrier_free": true})).await;
    server.set_clock("2026-11-27T11:00:00+08:00");
    let (second, _) = wishing(
        &server,
        "enquiry",
        json!({"urgent": {"reason": "明天要出门"}, "home_visit": true}),
    )
    .await;
    let (plain, _) = wishing(&server, "complaint", Value::Null).await;
    let intake = server.sign_in("intake").await;
    let command = json!({"type": "answer_help", "help": "call_back", "granted": true});
    intake.does(&first, command, Some(WHY)).await;
    let command = json!({"type": "answer_help", "help": "urgent", "granted": false});
    let silent = intake.act(&second, command.clone(), None).await;
    assert_eq!(
        silent.problem(),
        "422 invalid text:required",
        "yes and no have their reason"
    );
    intake.does(&second, command, Some("这件事没有加急的办法")).await;
    let mut all = listed(&intake, 50).await;
    assert_eq!(all, listed(&intake, 1).await, "page by page alike");
    assert!(all.iter().all(|(number, ..)| *number != plain));
    all[..2].sort();
    all[2..].sort();
    let mut open = [
        line(&first, "barrier_free", "open", false),
        line(&second, "home_visit", "open", false),
    ];
    let mut answered = [
        line(&first, "call_back", "yes", false),
        line(&second, "urgent", "no", false),
    ];
    open.sort();
    answered.sort();
    assert_eq!(all, [open, answered].concat());
    // Its citizen reads yes or no, and why.
    let view = server.get("/api/v1/case", Some(&code)).await.json();
    let message = &view["messages"].as_array().unwrap()[0];
    assert_eq!(
        (&message["help"], &message["text"]),
        (&json!({"help": "call_back", "granted": true}), &json!(WHY))
    );
    let form = format!("query_code={code}");
    let page = server.post_form("/lite/case", &form).await.text();
    assert!(page.contains(&format!("您要的“请回拨”：能办。{WHY}")), "{page}");
    // Tomorrow what was answered is gone, and the rest is late.
    server.set_clock("2026-11-28T09:00:00+08:00");
    let mut left = listed(&server.sign_in("intake").await, 50).await;
    left.sort();
    let mut late = [
        line(&first, "barrier_free", "open", true),
        line(&second, "home_visit", "open", true),
    ];
    late.sort();
    assert_eq!(left, late);
}

#[tokio::test]
async fn whoever_may_not_know_of_help_is_not_told_that_there_is_some() {
    let server = Server::start().await;
    server.hire().await;
    let (complained, _) = wishing(&server, "complaint", json!({"call_back": true})).await;
    let (enquired, _) = wishing(&server, "enquiry", json!({"accompany": true})).await;
    let mut own = complaint();
    own["unit"] = json!("oversight");
    own["contact"] = json!({"phone": "13800138000", "reply_by": "phone"});
    own["help"] = json!({"call_back": true});
    assert_eq!(server.post("/api/v1/cases", None, &own).await.status, 201);
    let watched = number(&server, own["query_code"].as_str().unwrap()).await;
    let team = Team::of(&server).await;
    team.begin(&complained).await;
    let handler = server.sign_in("handler").await;
    team.intake.does(&enquired, json!({"type": "accept"}), None).await;
    let to = handler.id().await;
    team.intake
        .does(&enquired, json!({"type": "assign", "to": to}), None)
        .await;
    for (who, role, _) in STAFF {
        let desk = server.sign_in(who).await;
        let answer = desk.get(HELPS).await;
        let expected: &[&String] = match role {
            Role::Intake | Role::Oversight => &[&complained, &enquired],
            Role::Reviewer => &[&watched],
            Role::Handler => &[&enquired],
            // Who verifies a complaint is not told what may say who asks.
            Role::Verifier => &[],
            _ => {
                assert_eq!(answer.problem(), "403 not_allowed", "{who}");
                continue;
            }
        };
        let mut seen: Vec<String> = listed(&desk, 50).await.into_iter().map(|(number, ..)| number).collect();
        seen.sort();
        assert_eq!(seen.iter().collect::<Vec<_>>(), expected, "{who}");
    }
}

#[tokio::test]
async fn an_address_that_is_none_is_refused() {
    let server = Server::start().await;
    server.hire().await;
    let intake = server.sign_in("intake").await;
    for query in [
        "after=x",
        "after=open.1.a",
        "after=today.x.a.call_back",
        "after=open.1.a.hug",
        "limit=0",
        "what=1",
    ] {
        let refused = intake.get(&format!("{HELPS}?{query}")).await;
        assert_eq!(refused.problem(), "422 invalid filter:malformed", "{query}");
    }
}

//! What cannot wait: whose queue it stands in, how it ends, and that nobody learns of pressure by it.

use crate::support::desk::{Desk, Team, number};
use crate::support::{Server, complaint, key};
use axum::http::StatusCode;
use serde_json::{Value, json};

const DANGER: &str = "有人正在打我，我被困在楼里，快来";

/// The code of a complaint with these words.
async fn cried(server: &Server, text: &str) -> String {
    let mut body = complaint();
    body["text"] = json!(text);
    let answer = server.post("/api/v1/cases", None, &body).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    body["query_code"].as_str().unwrap().to_owned()
}

/// Steps of a case in somebody's queue, and its marks there.
async fn queued(desk: &Desk<'_>, number: &str) -> (Vec<String>, Value) {
    let queue = desk.get("/api/v1/desk/queue").await.json();
    let rows = queue["tasks"].as_array().unwrap().iter();
    let Some(row) = rows.clone().find(|row| row["number"] == number) else {
        return (Vec::new(), json!([]));
    };
    let others = row["others"].as_array().into_iter().flatten();
    let steps = std::iter::once(row)
        .chain(others)
        .map(|task| task["step"].as_str().unwrap().to_owned());
    (steps.collect(), row["marks"].clone())
}

async fn what(server: &Server, code: &str) -> Vec<String> {
    let view = server.get("/api/v1/case", Some(code)).await.json();
    let lines = view["timeline"].as_array().unwrap().iter();
    lines.map(|line| line["what"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn danger_stands_in_two_queues_until_it_is_recorded_what_came_of_it() {
    let server = Server::start().await;
    server.hire().await;
    let code = cried(&server, DANGER).await;
    let number = number(&server, &code).await;
    let [command, oversight] = [server.sign_in("command").await, server.sign_in("oversight-1").await];
    for desk in [&command, &oversight] {
        assert_eq!(
            queued(desk, &number).await,
            (vec!["attend".to_owned()], json!(["emergency"]))
        );
    }
    let story = oversight.story(&number).await;
    let next = usize::try_from(story["next_deed"].as_u64().unwrap()).unwrap();
    assert_eq!(story["deeds"][next]["command"], "attend");
    let attend = json!({"type": "attend", "outcome": "safe"});
    let silent = command.act(&number, attend.clone(), None).await;
    assert_eq!(silent.problem(), "422 invalid text:required", "how is said in words");
    command.does(&number, attend, Some("打了电话，本人平安")).await;
    for desk in [&command, &oversight] {
        assert_eq!(queued(desk, &number).await.0, [""; 0]);
    }
    assert!(what(&server, &code).await.contains(&"attended".to_owned()));
    let line = oversight.story(&number).await["timeline"]
        .as_array()
        .unwrap()
        .last()
        .unwrap()
        .clone();
    assert_eq!(
        (&line["event"], &line["fact"]["outcome"]),
        (&json!("attended"), &json!("safe"))
    );
    let more = json!({"key": key(), "text": "他又来了，拿着刀"});
    server.post("/api/v1/case/messages", Some(&code), &more).await;
    assert_eq!(queued(&oversight, &number).await.0, ["attend"], "raised again");
}

#[tokio::test]
async fn danger_in_a_report_of_reprisal_is_seen_by_whoever_watches_and_by_nobody_else() {
    let server = Server::start().await;
    server.hire().await;
    let code = server.filed().await;
    let number = number(&server, &code).await;
    let team = Team::of(&server).await;
    team.begin(&number).await;
    let before = queued(&team.verifier, &number).await;
    let seen = team.verifier.story(&number).await;
    let report = json!({"key": key(), "text": "他们拿着刀来我家"});
    let reported = server.post("/api/v1/case/reprisal", Some(&code), &report).await;
    assert_eq!(reported.status, StatusCode::CREATED);
    assert_eq!(queued(&team.verifier, &number).await, before);
    let after = team.verifier.story(&number).await;
    for field in ["marks", "tasks", "timeline", "texts", "deeds"] {
        assert_eq!(after[field], seen[field], "{field}");
    }
    let command = server.sign_in("command").await;
    assert_eq!(
        command.get(&format!("/api/v1/desk/cases/{number}")).await.status,
        StatusCode::NOT_FOUND
    );
    let (steps, marks) = queued(&team.oversight, &number).await;
    assert_eq!((steps[0].as_str(), marks), ("reprisal", json!(["emergency"])));
    let text = Some("已联系，民警已到场");
    team.oversight
        .does(&number, json!({"type": "handle_reprisal"}), text)
        .await;
    assert_eq!(team.oversight.story(&number).await["marks"], json!([]));
}

/// What a case is to the others while somebody looks at it: the deed, its words, and the step in oversight's queue.
#[tokio::test]
async fn oversight_looks_at_withdrawals_and_at_what_is_grave() {
    let server = Server::start().await;
    server.hire().await;
    let code = server.filed().await;
    let number = number(&server, &code).await;
    let team = Team::of(&server).await;
    let accept = json!({"type": "accept", "marks": ["serious"]});
    team.intake.does(&number, accept, None).await;
    let (steps, _) = queued(&team.oversight, &number).await;
    for step in ["serious_look", "preserve"] {
        assert!(steps.contains(&step.to_owned()), "{steps:?}");
    }
    let look = json!({"type": "look_into", "care": "serious"});
    team.oversight.does(&number, look, Some("先保全，交市局核查")).await;
    let withdrawn = json!({"key": key(), "reason": "solved"});
    server.post("/api/v1/case/withdrawal", Some(&code), &withdrawn).await;
    assert!(
        queued(&team.oversight, &number)
            .await
            .0
            .contains(&"withdrawal_look".to_owned())
    );
    let look = json!({"type": "look_into_withdrawal", "found": "pressed"});
    team.oversight.does(&number, look, Some("有人上门劝")).await;
    let (steps, marks) = queued(&team.oversight, &number).await;
    assert_eq!(steps[0], "reprisal");
    assert_eq!(marks, json!(["serious", "pressed"]));
    let seen = team.intake.story(&number).await;
    assert_eq!(seen["marks"], json!(["serious"]), "intake does not learn of it");
    assert!(!seen.to_string().contains("有人上门劝"));
    let told = what(&server, &code).await;
    assert!(told.contains(&"looked_into".to_owned()) && told.contains(&"withdrawal_seen".to_owned()));
}

#[tokio::test]
async fn a_suspected_offence_is_told_to_the_citizen_unless_that_endangers_the_inquiry() {
    let server = Server::start().await;
    server.hire().await;
    let code = server.filed().await;
    let number = number(&server, &code).await;
    let team = Team::of(&server).await;
    let told = async || server.get("/api/v1/case", Some(&code)).await.json()["decisions"].clone();
    let words = Some("涉嫌收受财物");
    for (at, quiet) in [(0, true), (1, false)] {
        let over = json!({"what": "hand_over", "organ": "stationed", "quiet": quiet});
        let propose = json!({"type": "propose", "proposal": over});
        team.oversight.does(&number, propose, words).await;
        team.second
            .does(&number, json!({"type": "approve", "proposal": at}), None)
            .await;
        let decisions = told().await;
        assert_eq!(
            decisions.as_array().map_or(0, Vec::len),
            usize::from(!quiet),
            "{decisions}"
        );
    }
    let decision = told().await[0].clone();
    assert_eq!(
        (&decision["what"], &decision["organ"]),
        (&json!("hand_over"), &json!("stationed"))
    );
    let view = server.get("/api/v1/case", Some(&code)).await.text();
    assert!(!view.contains("涉嫌收受财物"), "what is suspected stays inside: {view}");
}

#[tokio::test]
async fn a_wish_for_help_is_answered_and_the_citizen_reads_how() {
    let server = Server::start().await;
    server.hire().await;
    let mut body = complaint();
    body["contact"] = json!({"phone": "13800000000", "reply_by": "phone"});
    body["help"] = json!({"call_back": true, "barrier_free": true});
    assert_eq!(
        server.post("/api/v1/cases", None, &body).await.status,
        StatusCode::CREATED
    );
    let code = body["query_code"].as_str().unwrap();
    let number = number(&server, code).await;
    let team = Team::of(&server).await;
    assert!(queued(&team.intake, &number).await.0.contains(&"help".to_owned()));
    team.begin(&number).await;
    let wishes = |story: &Value| story["help"].clone();
    let asked = json!([{"help": "call_back"}, {"help": "barrier_free"}]);
    assert_eq!(wishes(&team.intake.story(&number).await), asked);
    let told = team.verifier.story(&number).await;
    assert_eq!(wishes(&told), Value::Null, "it may say who asks");
    let asks = |story: &Value| {
        let tasks = story["tasks"].as_array().unwrap().iter();
        let lines = story["timeline"].as_array().unwrap().iter();
        // One line is of the recordings, the other of the wish.
        let wanted = lines.filter(|line| line["event"] == "care_wanted").count();
        (tasks.filter(|task| task["step"] == "help").count(), wanted)
    };
    assert_eq!(asks(&team.intake.story(&number).await), (1, 2));
    assert_eq!(asks(&told), (0, 1), "nor that anything was asked");
    for (help, granted, words) in [
        ("call_back", true, "下午三点打给您。"),
        ("barrier_free", false, "暂无手语人员。"),
    ] {
        let answer = json!({"type": "answer_help", "help": help, "granted": granted});
        team.intake.does(&number, answer, Some(words)).await;
    }
    assert_eq!(queued(&team.intake, &number).await.0, [""; 0]);
    let messages = server.get("/api/v1/case", Some(code)).await.json()["messages"].clone();
    assert_eq!(messages[0]["help"], json!({"help": "call_back", "granted": true}));
    assert_eq!(messages[1]["text"], "暂无手语人员。");
    let seen = team.verifier.story(&number).await;
    assert!(!seen.to_string().contains("手语"));
}

#[tokio::test]
async fn neither_a_version_nor_a_place_in_the_queue_tells_of_a_report_of_reprisal() {
    let server = Server::start().await;
    server.hire().await;
    let team = Team::of(&server).await;
    let mut codes = Vec::new();
    for _ in 0..2 {
        let code = server.filed().await;
        team.begin(&number(&server, &code).await).await;
        codes.push(code);
    }
    let page = || async { team.verifier.get("/api/v1/desk/queue?limit=1").await.json() };
    let place = page().await;
    // Filed in one moment: either may be the first.
    if place["tasks"][0]["number"] != json!(number(&server, &codes[0]).await) {
        codes.reverse();
    }
    let case = number(&server, &codes[0]).await;
    let seen = team.verifier.story(&case).await;
    assert_eq!(place["tasks"][0]["number"], json!(case));
    let known = team.oversight.story(&case).await["version"].as_i64().unwrap();
    let report = json!({"key": key(), "text": "有人上门威胁我"});
    let reported = server.post("/api/v1/case/reprisal", Some(&codes[0]), &report).await;
    assert_eq!(reported.status, StatusCode::CREATED, "{}", reported.text());
    assert_eq!(team.verifier.story(&case).await, seen);
    assert_eq!(page().await, place);
    let rest = format!("/api/v1/desk/queue?limit=1&after={}", place["next"].as_str().unwrap());
    let rest = team.verifier.get(&rest).await.json();
    assert_eq!(rest["tasks"][0]["number"], json!(number(&server, &codes[1]).await));
    let told = team.oversight.story(&case).await["version"].as_i64().unwrap();
    assert_eq!(told, known + 1, "whoever watches has more to see");
    // On the version of before, which is still what the verifier knows.
    let allege = json!({"type": "allege", "cause": "attitude"});
    let act = json!({"key": key(), "version": seen["version"], "command": allege});
    let path = format!("/api/v1/desk/cases/{case}/acts");
    let done = team.verifier.post(&path, &act).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text());
    assert_eq!(done.json()["version"], json!(seen["version"].as_i64().unwrap() + 1));
    let again = json!({"key": key(), "version": seen["version"], "command": {"type": "allege", "cause": "slowness"}});
    let stale = team.verifier.post(&path, &again).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert_eq!(stale.json()["code"], "stale", "what may be known has changed");
}

//! Incidents: reported by a source, followed up by people outside the unit or by a link, and their figures always together.

use crate::support::aftercare::LIST;
use crate::support::desk::Desk;
use crate::support::ratings::{KEY, token, with_token};
use crate::support::{Answer, Server, request};
use qingyu_domain::person::Role;
use serde_json::{Value, json};

/// As in `crate::support::ratings`, with a unit.
const SOURCE: &str = "cad:28373c51c0c46ee960774d26bdb6dd0f3bda9775fa5e3b17f1d6e3199a151522:demo-1+demo-2";
const FIGURES: &str = "/api/v1/desk/encounter-figures";
const PHONE: &str = "13900001234";
const SAID: &str = "民警来得很快，也很耐心";

async fn start() -> Server {
    let server = Server::with(|settings| settings.visit_sources = Some(vec![SOURCE.to_owned()])).await;
    server.hire().await;
    server.hire_one("intake-2", Role::Intake, "command").await;
    server
}

fn incident(number: usize) -> Value {
    json!({"key": format!("J{number:03}"), "on": "2026-11-26", "unit": "demo-1", "kind": "dispute"})
}

fn with_phone(number: usize) -> Value {
    let mut incident = incident(number);
    incident["phone"] = json!(PHONE);
    incident
}

async fn report(server: &Server, key: &str, incident: &Value) -> Answer {
    let body = Some(incident.to_string().into_bytes());
    let mut request = request("POST", "/api/v1/encounters", None, body);
    request.headers_mut().insert("visit-key", key.parse().unwrap());
    server.send(request).await
}

async fn act(desk: &Desk<'_>, id: &str, command: Value, text: Option<&str>) -> Answer {
    let path = format!("/api/v1/desk/encounters/{id}");
    let version = desk.get(&path).await.json()["version"].clone();
    let mut body = json!({"version": version, "command": command});
    if let Some(text) = text {
        body["text"] = json!(text);
    }
    desk.post(&format!("{path}/acts"), &body).await
}

fn asked(content: Option<bool>) -> Value {
    json!({"type": "follow_up", "content": content})
}

#[tokio::test]
async fn a_source_reports_incidents_of_its_units_under_its_key_and_each_once() {
    let server = start().await;
    for wrong in ["", "x", &KEY[1..]] {
        assert_eq!(
            report(&server, wrong, &incident(1)).await.problem(),
            "401 wrong_credentials"
        );
    }
    let mut linked = with_phone(1);
    linked["token"] = json!(token(1));
    let kept = report(&server, KEY, &linked).await;
    assert_eq!(
        (kept.status.as_u16(), kept.json()),
        (201, json!({"until": "2026-12-10"}))
    );
    let again = report(&server, KEY, &linked).await;
    assert_eq!((again.status.as_u16(), again.body), (200, kept.body));
    assert_eq!(report(&server, KEY, &incident(2)).await.json(), json!({"until": null}));
    let mut wrong = with_phone(3);
    (wrong["unit"], wrong["kind"], wrong["on"]) = (json!("zhaoshan"), json!("party"), json!("2026-11-28"));
    let faults = "422 invalid on:future unit:unknown kind:unknown";
    assert_eq!(report(&server, KEY, &wrong).await.problem(), faults);
    let oversight = server.sign_in("oversight-1").await;
    let list = oversight.get("/api/v1/desk/aftercare").await.json();
    assert_eq!(list["lines"], json!([]), "neither is called");
}

#[tokio::test]
async fn an_incident_is_followed_up_by_a_call_and_again_by_somebody_else() {
    let server = start().await;
    assert_eq!(report(&server, KEY, &with_phone(1)).await.status, 201);
    let (intake, second) = (server.sign_in("intake").await, server.sign_in("intake-2").await);
    let todo = intake.aftercare().await;
    let (what, id) = todo[0].clone();
    assert_eq!((what.as_str(), todo.len()), ("ask", 1));
    let path = format!("/api/v1/desk/encounters/{id}");
    let view = intake.get(&path).await.json();
    assert_eq!(
        (&view["number"], &view["kind"], &view["on"]),
        (&json!("J001"), &json!("dispute"), &json!("2026-11-26"))
    );
    assert!(!view.to_string().contains(PHONE));
    let looked = act(&intake, &id, json!({"type": "look"}), None).await;
    assert_eq!(looked.json()["phone"], PHONE);
    let silent = act(&intake, &id, asked(Some(false)), None).await;
    assert_eq!(silent.problem(), "422 invalid text:required");
    let stale = json!({"version": 1, "command": asked(Some(false)), "text": "x"});
    assert_eq!(
        intake.post(&format!("{path}/acts"), &stale).await.problem(),
        "409 stale"
    );
    assert_eq!(act(&intake, &id, asked(Some(false)), Some("来得慢")).await.status, 200);
    assert!(intake.aftercare().await.is_empty());
    assert_eq!(second.aftercare().await, [("ask_again".to_owned(), id.clone())]);
    let own = act(&intake, &id, asked(Some(true)), Some(SAID)).await;
    assert_eq!(
        (own.problem().as_str(), own.json()["rule"].as_str()),
        ("409 rule", Some("other_people"))
    );
    assert_eq!(act(&second, &id, asked(Some(false)), Some("还是慢")).await.status, 200);
    assert_eq!(intake.get(&path).await.json()["end"], "not_content");
    for (who, ..) in crate::support::desk::STAFF {
        let desk = server.sign_in(who).await;
        let seen = desk.get(&path).await;
        let is_central = who.starts_with("intake") || who.starts_with("oversight");
        assert_eq!(seen.status.as_u16(), if is_central { 200 } else { 404 }, "{who}");
        let acted = desk.post(&format!("{path}/acts"), &stale).await;
        assert_eq!(acted.status.as_u16(), if is_central { 409 } else { 404 }, "{who}");
        assert!(is_central || !desk.get(LIST).await.text().contains(&id));
    }
}

#[tokio::test]
async fn a_link_after_an_incident_rates_its_unit_and_moves_no_score_of_a_window() {
    let server = start().await;
    let mut linked = incident(1);
    linked["token"] = json!(token(1));
    assert_eq!(report(&server, KEY, &linked).await.status, 201);
    let page = server
        .get(&format!("/rate?window=demo-1&token={}", token(1)), None)
        .await;
    let text = page.text();
    assert!(
        page.status == 200 && text.contains("<strong>示例派出所一</strong>"),
        "{text}"
    );
    assert_eq!(
        server.get("/rate?window=demo-1", None).await.status,
        404,
        "a unit has no poster"
    );
    let mut rating = with_token(2, &token(1));
    rating["window"] = json!("demo-1");
    let mut open = rating.clone();
    open["token"].take();
    assert_eq!(server.rate(&open).await.problem(), "422 invalid window:unknown");
    rating["phone"] = json!(PHONE);
    assert_eq!(server.rate(&rating).await.json(), json!({"source": "verified"}));
    let used = format!("window=demo-1&token={}&key={}&level=5", token(1), crate::support::key());
    let given_back = server.post_form("/lite/rate", &used).await;
    assert_eq!(given_back.status, 404);
    assert!(
        given_back.text().contains("<option value=\"demo-1-hall\">"),
        "there is nothing else to rate there"
    );
    let (intake, command) = (server.sign_in("intake").await, server.sign_in("command").await);
    assert_eq!(
        intake.aftercare().await[0].0,
        "call",
        "it is a bad rating like any other"
    );
    let total = json!({"unit": "demo-1", "month": "2026-11", "total": 40});
    assert_eq!(
        command.post("/api/v1/desk/encounter-totals", &total).await.json(),
        total
    );
    let row = json!({"unit": "demo-1", "month": "2026-11", "total": 40, "imported": 1, "asked": 1, "linked": 1, "answered": 1,
        "not_content": 1, "answered_again": 0, "not_content_again": 0});
    assert_eq!(command.get(FIGURES).await.json(), json!({"rows": [row]}));
}

#[tokio::test]
async fn the_figures_of_incidents_come_together_for_those_who_follow_up_and_watch() {
    let server = start().await;
    for number in 1..=4 {
        assert_eq!(report(&server, KEY, &with_phone(number)).await.status, 201);
    }
    assert_eq!(report(&server, KEY, &incident(5)).await.status, 201);
    let (intake, second) = (server.sign_in("intake").await, server.sign_in("intake-2").await);
    let ids: Vec<String> = intake.aftercare().await.into_iter().map(|(_, id)| id).collect();
    for (id, content) in ids.iter().zip([Some(true), Some(false), None]) {
        let text = content.is_some().then_some(SAID);
        assert_eq!(act(&intake, id, asked(content), text).await.status, 200);
    }
    assert_eq!(
        act(&second, &ids[1], asked(Some(true)), Some("解决了")).await.status,
        200
    );
    let row = json!({"unit": "demo-1", "month": "2026-11", "total": null, "imported": 5, "asked": 3, "linked": 0, "answered": 2,
        "not_content": 1, "answered_again": 1, "not_content_again": 0});
    assert_eq!(intake.get(FIGURES).await.json(), json!({"rows": [row]}));
    assert_eq!(
        intake.get(&format!("{FIGURES}?from=2026-10")).await.json(),
        json!({"rows": []})
    );
    for query in ["?from=2026-13", "?from=x", "?what=1"] {
        assert_eq!(
            intake.get(&format!("{FIGURES}{query}")).await.problem(),
            "422 invalid filter:malformed"
        );
    }
    assert_eq!(server.app.store.recount().await, Ok(0));
    for (who, role, _) in crate::support::desk::STAFF {
        let desk = server.sign_in(who).await;
        let reads = [Role::Intake, Role::Oversight, Role::Reviewer, Role::Command].contains(role);
        assert_eq!(
            desk.get(FIGURES).await.status.as_u16(),
            if reads { 200 } else { 403 },
            "{who}"
        );
        let wrong = json!({"unit": "nowhere", "month": "2026-1", "total": 1});
        let said = desk.post("/api/v1/desk/encounter-totals", &wrong).await.problem();
        let is_command = *role == Role::Command;
        let expected = if is_command {
            "422 invalid unit:unknown on:malformed"
        } else {
            "403 not_allowed"
        };
        assert_eq!(said, expected, "{who}");
    }
}

#[tokio::test]
async fn incidents_come_by_file_too_each_once() {
    let folder = tempfile::tempdir().unwrap();
    let drop = folder.path().join("cad");
    std::fs::create_dir(&drop).unwrap();
    let server = Server::with(|settings| {
        settings.visit_sources = Some(vec![SOURCE.to_owned()]);
        settings.visits_dir = Some(folder.path().to_owned());
    })
    .await;
    server.hire().await;
    let file = format!(
        "key,on,unit,kind,phone,token\nJ1,2026-11-26,demo-1,help,{PHONE},\nJ2,2026-11-26,demo-2,crime,,{}\nJ3,2026-11-26,demo-1,party,,\nJ4\n",
        token(1)
    );
    for (taken, known) in [(2, 0), (0, 2)] {
        std::fs::write(drop.join("day.csv"), &file).unwrap();
        qingyu_server::jobs::ratings::take_files(&server.app).await;
        let report = std::fs::read_to_string(drop.join("day.csv.report")).unwrap();
        let expected = format!(
            "taken {taken}, known {known}, wrong 2\nline 4: kind:unknown\nline 5: on:required unit:required kind:required\n"
        );
        assert_eq!(report, expected);
    }
    let intake = server.sign_in("intake").await;
    assert_eq!(intake.aftercare().await.len(), 1);
    let figures = intake.get(FIGURES).await.json();
    assert_eq!(figures["rows"].as_array().unwrap().len(), 2);
}

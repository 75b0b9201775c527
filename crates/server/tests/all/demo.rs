//! The demonstration: a few months of a city's life, by the rules of today, in which everything happens at least once.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::{NOW, Server};
use axum::http::StatusCode;
use qingyu_domain::case::{
    Case, CaseStatus, Consequence, Ending, Event, Outcome, Party, Recorded, Status, VerifyingAct, fold,
};
use qingyu_domain::person::Role;
use qingyu_domain::time::Timestamp;
use qingyu_server::demo;
use serde_json::json;

/// A server on which the bundled letters were played until now, and what came of it.
async fn played() -> (Server, demo::Played, demo::life::Hired) {
    let server = Server::start().await;
    let hired = demo::life::hire(&server.app).await.unwrap();
    let played = demo::fill(&server.app, None).await.unwrap();
    (server, played, hired)
}

/// All cases with their events, by number.
async fn cases(server: &Server) -> BTreeMap<String, (Case, Vec<Recorded>)> {
    let mut cases = BTreeMap::new();
    let first = Timestamp::parse("2026-09-01T00:00:00+08:00").unwrap().day();
    let last = Timestamp::parse(NOW).unwrap().day();
    let mut day = first;
    while day <= last {
        for position in 1..9 {
            let number = qingyu_domain::case::Number { day, position }.to_string();
            if let Some(stored) = server.app.store.case_by_number(&number).await.unwrap() {
                let case = fold(&stored.events).unwrap().unwrap();
                cases.insert(number, (case, stored.events));
            }
        }
        day = day.next();
    }
    cases
}

#[tokio::test]
async fn its_figures_are_varied_and_no_move_is_against_a_rule() {
    let (server, played, _) = played().await;
    assert_eq!((played.filed, played.refused), (45, Vec::new()));
    assert!(played.moves > 400, "{} moves", played.moves);
    assert_eq!(
        server.app.clock.now(),
        Timestamp::parse(NOW).unwrap(),
        "the clock goes on"
    );
    let cases = cases(&server).await;
    assert_eq!(cases.len(), 45);
    let all: Vec<&Case> = cases.values().map(|(case, _)| case).collect();
    let now = server.app.clock.now();
    let statuses: BTreeSet<CaseStatus> = all.iter().map(|case| Status::told(case, now).0).collect();
    assert_eq!(statuses, CaseStatus::ALL.iter().copied().collect(), "every stage");
    assert!(
        all.iter().any(|case| case.overlay.merged_into.is_some()),
        "one is merged"
    );
    let findings = || {
        all.iter()
            .flat_map(|case| &case.work.allegations)
            .filter_map(|one| one.finding.as_ref())
    };
    let outcomes: BTreeSet<Outcome> = findings().map(|finding| finding.outcome).collect();
    assert_eq!(outcomes, Outcome::ALL.iter().copied().collect(), "every finding");
    let consequences: BTreeSet<Consequence> = findings().flat_map(|one| one.consequences.clone()).collect();
    assert_eq!(consequences, Consequence::ALL.iter().copied().collect());
    let happened = |name: &str| {
        let histories = cases
            .values()
            .filter(|(_, events)| events.iter().any(|one| one.event.name() == name));
        histories.count()
    };
    for name in [
        "message_added",
        "withdrawn",
        "withdrawal_undone",
        "evaluated",
        "objected",
        "review_asked",
        "reprisal_reported",
        "consent_given",
        "asked",
        "resumed",
        "summary_released",
        "notice_acknowledged",
        "stated",
        "fault_objected",
        "fault_objection_decided",
        "objection_decided",
        "improvement_planned",
        "improvement_proved",
        "clarified",
        "held_accountable",
        "conveyed",
        "publication_allowed",
        "followed_up",
        "looked_again",
        "went_up",
        "identity_seen",
        "reprisal_handled",
    ] {
        assert!(happened(name) > 0, "{name} never happened");
    }
    let events = cases.values().flat_map(|(_, events)| events);
    let endings: BTreeSet<Ending> = events
        .filter_map(|one| match &one.event {
            Event::Closed { ending, .. } => Some(*ending),
            _ => None,
        })
        .collect();
    assert!(
        [Ending::Content, Ending::Silence, Ending::Anonymous]
            .iter()
            .all(|one| endings.contains(one)),
        "{endings:?}"
    );
    let named = all.iter().filter(|case| !case.is_anonymous()).count();
    assert!((10..35).contains(&named), "{named} left a contact");
}

#[tokio::test]
async fn faults_are_found_after_hearing_and_praise_is_verified_by_others_than_the_praised() {
    let (server, ..) = played().await;
    let staff = server.app.staff.known();
    let (mut faults, mut verified) = (0, 0);
    for (number, (case, events)) in cases(&server).await {
        let is_fault = |one: &&qingyu_domain::case::Allegation| {
            let finding = one.finding.as_ref();
            finding.is_some_and(|finding| finding.consequences.contains(&Consequence::Fault))
        };
        if case.work.allegations.iter().any(|one| is_fault(&one)) {
            faults += 1;
            let heard = case
                .work
                .verifications
                .iter()
                .any(|one| one.acts.contains(&VerifyingAct::HeardConcerned));
            assert!(heard && !case.work.release.stated.is_empty(), "{number}");
        }
        for recorded in &events {
            if let Event::Conveyed { verified: true } = recorded.event {
                verified += 1;
                let person = staff.org.person(recorded.person.as_ref().unwrap()).unwrap();
                assert!(
                    person.posts.iter().all(|post| Some(post.unit.as_str()) != case.about()),
                    "{number}"
                );
            }
            if recorded.by == Party::You {
                assert!(recorded.person.is_none(), "{number}");
            }
        }
    }
    assert!(faults > 2 && verified > 3, "{faults} faults, {verified} praised");
}

#[tokio::test]
async fn everybody_of_every_role_signs_in_with_the_password_of_this_start_only() {
    let server = Server::with(|settings| settings.demo = true).await;
    let first = server.app.hired.get().unwrap();
    let mut roles = BTreeSet::new();
    for (name, _) in &first.people {
        let body = json!({"name": name, "password": first.password});
        let signed = server.try_sign_in(&body).await;
        assert_eq!(signed.status, StatusCode::CREATED, "{name}: {}", signed.text());
        let cookie = signed.header("set-cookie").split(';').next().unwrap().to_owned();
        let desk = crate::support::desk::Desk {
            server: &server,
            cookie,
        };
        let me = desk.get("/api/v1/desk/session").await.json();
        for post in me["posts"].as_array().unwrap() {
            roles.insert(post["role"].as_str().unwrap().to_owned());
        }
    }
    let every: BTreeSet<String> = Role::ALL.iter().map(|role| role.as_str().to_owned()).collect();
    assert_eq!(roles, every);
    let again = demo::life::hire(&server.app).await.unwrap();
    assert_ne!(again.password, first.password);
    let body = json!({"name": first.people[0].0, "password": first.password});
    assert_eq!(server.try_sign_in(&body).await.problem(), "401 wrong_credentials");
}

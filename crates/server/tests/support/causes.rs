//! A house in which cases are found, and a book of what was done there, kept without the program's own counting.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::Server;
use super::crew::{Hand, crew};
use super::desk::{Desk, number, words};

/// What was done.
#[derive(Default)]
pub struct Book {
    /// Numbers of cases by unit, cause and month.
    pub caused: BTreeMap<(String, String, String), BTreeSet<String>>,
    /// Numbers of cases by unit and month in which anything was found.
    pub found: BTreeMap<(String, String), BTreeSet<String>>,
}

/// A house in which cases are found.
pub struct House<'a> {
    pub server: &'a Server,
    pub hands: Vec<Hand<'a>>,
    pub book: Book,
}

impl<'a> House<'a> {
    pub async fn of(server: &'a Server) -> Self {
        let hands = crew(server).await;
        let book = Book::default();
        Self { server, hands, book }
    }

    pub async fn hand(&self, name: &str) -> &Desk<'a> {
        self.hands.iter().find(|hand| hand.name == name).unwrap().desk().await
    }

    pub async fn does(&self, who: &str, number: &str, command: Value) {
        let text = words(&command);
        self.hand(who).await.does(number, command, text).await;
    }

    /// A complaint on a day, given to the verifier, with its allegations made out and looked at.
    pub async fn begun(&self, day: &str, unit: &str, causes: &[&str]) -> String {
        self.server.set_clock(&format!("{day}T09:00:00+08:00"));
        let case = number(self.server, &self.server.file("complaint", Some(unit)).await).await;
        self.does("intake", &case, json!({"type": "accept"})).await;
        let to = self.hand("verifier").await.id().await;
        self.does("oversight-1", &case, json!({"type": "assign", "to": to}))
            .await;
        self.does("verifier", &case, json!({"type": "take_on"})).await;
        self.does("verifier", &case, json!({"type": "preserve"})).await;
        for about in causes {
            self.does("verifier", &case, json!({"type": "allege", "cause": about}))
                .await;
        }
        let acts = ["asked_complainant", "no_person_concerned"];
        self.does("verifier", &case, json!({"type": "verify", "acts": acts, "on": day}))
            .await;
        case
    }

    /// A finding of one allegation, agreed to by these.
    pub async fn finds(&mut self, case: &str, at: usize, outcome: &str, by: &[&str]) {
        let consequences: &[&str] = match outcome {
            "not_upheld" => &["no_fault"],
            "not_provable" => &[],
            _ => &["shortcoming"],
        };
        let finding = json!({"what": "finding", "allegation": at, "outcome": outcome, "consequences": consequences});
        self.does("verifier", case, json!({"type": "propose", "proposal": finding}))
            .await;
        let story = self.hand("oversight-1").await.story(case).await;
        let proposal = story["proposals"].as_array().unwrap().len() - 1;
        for who in by {
            self.does(who, case, json!({"type": "approve", "proposal": proposal}))
                .await;
        }
        let month = self.server.app.clock.now().day().to_string()[..7].to_owned();
        let unit = story["unit"].as_str().unwrap().to_owned();
        let about = story["allegations"][at]["cause"].as_str().unwrap().to_owned();
        let known = self
            .book
            .found
            .iter()
            .any(|((of, _), cases)| *of == unit && cases.contains(case));
        if !known {
            self.book
                .found
                .entry((unit.clone(), month.clone()))
                .or_default()
                .insert(case.to_owned());
        }
        let mut before = self.book.caused.iter();
        let known = before.any(|((_, what, _), cases)| *what == about && cases.contains(case));
        if matches!(outcome, "upheld" | "partly_upheld") && !known {
            self.book
                .caused
                .entry((unit, about, month))
                .or_default()
                .insert(case.to_owned());
        }
    }

    /// A complaint that is found at once.
    pub async fn found(&mut self, day: &str, unit: &str, about: &str, outcome: &str) -> String {
        let case = self.begun(day, unit, &[about]).await;
        self.finds(&case, 0, outcome, &["oversight-2"]).await;
        case
    }

    /// Its unit is told, with the batch of the evening.
    pub async fn told(&self, case: &str) {
        self.does(
            "oversight-1",
            case,
            json!({"type": "propose", "proposal": {"what": "summary"}}),
        )
        .await;
        let story = self.hand("oversight-2").await.story(case).await;
        let proposal = story["proposals"].as_array().unwrap().len() - 1;
        self.does("oversight-2", case, json!({"type": "approve", "proposal": proposal}))
            .await;
    }
}

/// What somebody is answered.
pub async fn read(desk: &Desk<'_>, path: &str) -> Value {
    let answer = desk.get(path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text());
    answer.json()
}

/// Values of a list.
pub fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

/// A year in which one cause of one station falls after an improvement.
pub async fn lived(house: &mut House<'_>) -> String {
    let mut last = String::new();
    for month in ["2026-12", "2027-01", "2027-02"] {
        for day in ["07", "08", "14", "15"] {
            let cause = if day < "10" { "attitude" } else { "evasion" };
            last = house.found(&format!("{month}-{day}"), "demo-1", cause, "upheld").await;
        }
    }
    house.found("2027-02-16", "demo-2", "attitude", "partly_upheld").await;
    house.found("2027-02-17", "demo-2", "attitude", "not_upheld").await;
    // Two allegations of one cause are one case; what nobody could prove is none.
    let case = house
        .begun("2027-02-18", "gulou", &["slowness", "slowness", "inaction"])
        .await;
    for (at, outcome) in [(0, "upheld"), (1, "partly_upheld"), (2, "not_provable")] {
        house.finds(&case, at, outcome, &["oversight-2"]).await;
    }
    for month in ["2027-04", "2027-05", "2027-06"] {
        for (day, outcome) in [
            ("07", "upheld"),
            ("08", "not_upheld"),
            ("14", "not_provable"),
            ("15", "not_upheld"),
        ] {
            house
                .found(&format!("{month}-{day}"), "demo-1", "evasion", outcome)
                .await;
        }
    }
    last
}

/// Every number that is not nought: unit, cause, month.
pub fn numbers(told: &Value) -> BTreeMap<(Option<String>, String, String), u64> {
    let mut numbers = BTreeMap::new();
    for line in list(&told["lines"]) {
        let of = line.get("of").map(|of| of.as_str().unwrap().to_owned());
        let cause = line["cause"].as_str().unwrap().to_owned();
        for (period, cell) in list(&told["periods"]).iter().zip(list(&line["cells"])) {
            let cases = cell["cases"].as_u64().unwrap();
            if cases > 0 {
                numbers.insert(
                    (of.clone(), cause.clone(), period["to"].as_str().unwrap().to_owned()),
                    cases,
                );
            }
        }
    }
    numbers
}

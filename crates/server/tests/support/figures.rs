//! A city's months with known answers: cases and ratings by a seed, and their figures counted past the program.

use std::collections::BTreeMap;

use qingyu_server::figures::publish::publish_due;
use serde_json::{Value, json};

use super::desk::{Team, number};
use super::ratings::{KEY, token, with_token};
use super::{Server, code, key};

/// Repeatable chance.
pub struct Chance(u64);

impl Chance {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound
    }
}

const UNITS: [Option<&str>; 6] = [
    Some("demo-1"),
    Some("demo-2"),
    Some("zhaoshan"),
    Some("oversight"),
    Some("eps"),
    None,
];
const KINDS: [&str; 4] = ["praise", "complaint", "enquiry", "suggestion"];

/// What was counted: month, table, column, line; the line is empty for all others.
pub type Truth = BTreeMap<(String, String, String, String), u32>;

/// The lines that are not all others.
pub const LISTED: [&str; 3] = ["demo-1", "demo-2", "zhaoshan"];

impl Server {
    /// Files a case and gives its code.
    pub async fn file(&self, kind: &str, unit: Option<&str>) -> String {
        let mut body = json!({"query_code": code(), "kind": kind, "text": "昨天在窗口等了两个小时", "channel": "web"});
        if let Some(unit) = unit {
            body["unit"] = json!(unit);
        }
        let answer = self.post("/api/v1/cases", None, &body).await;
        assert_eq!(answer.status, 201, "{}", answer.text());
        body["query_code"].as_str().unwrap().to_owned()
    }

    /// So many cases of all kinds and units, some of them taken back; their codes.
    pub async fn chance_cases(&self, chance: &mut Chance, count: usize) -> Vec<String> {
        let mut codes = Vec::new();
        for _ in 0..count {
            // The further down the list, the rarer.
            let unit = UNITS[chance.below(6).min(chance.below(6))];
            let case = self.file(KINDS[chance.below(4)], unit).await;
            if chance.below(4) == 0 {
                let reason = ["solved", "pressed", "other"][chance.below(3)];
                let body = json!({"key": key(), "reason": reason});
                let taken = self.post("/api/v1/case/withdrawal", Some(&case), &body).await;
                assert_eq!(taken.status, 200, "{}", taken.text());
            }
            codes.push(case);
        }
        codes
    }

    /// Complaints about the first unit, found upheld and answered; their codes.
    pub async fn answered_complaints(&self, team: &Team<'_>, count: usize) -> Vec<String> {
        let mut codes = Vec::new();
        for _ in 0..count {
            let case = self.file("complaint", Some("demo-1")).await;
            let number = number(self, &case).await;
            team.begin(&number).await;
            team.verify(&number).await;
            team.answer(&number).await;
            codes.push(case);
        }
        codes
    }

    pub async fn evaluate(&self, case: &str, is_solved: bool) {
        let body = json!({"key": key(), "level": 4, "solved": if is_solved { "yes" } else { "partly" }});
        let answer = self.post("/api/v1/case/evaluation", Some(case), &body).await;
        assert_eq!(answer.status, 201, "{}", answer.text());
    }

    /// Visits of two windows today, most with a token, most of those rated; and open ratings. Adds them to what is known.
    pub async fn chance_ratings(&self, chance: &mut Chance, day: &str, from: usize, count: usize, truth: &mut Truth) {
        let mut add = |table: &str, column: &str, window: &str| {
            let at = (
                day[..7].to_owned(),
                table.to_owned(),
                column.to_owned(),
                window.to_owned(),
            );
            *truth.entry(at).or_default() += 1;
        };
        for number in from..from + count {
            let window = ["demo-1-hall", "demo-1-hukou"][chance.below(5) / 4];
            let is_offered = chance.below(5) > 0;
            let visit = json!({"visit": format!("A{number:06}"), "on": day, "window": window});
            let mut visit = visit;
            if is_offered {
                visit["token"] = json!(token(number));
            }
            assert_eq!(self.report(KEY, &visit).await.status, 201);
            add("visits", if is_offered { "offered" } else { "not_offered" }, window);
            let level = [5, 5, 4, 3, 2, 1][chance.below(6)];
            let mut rating = with_token(level, &token(number));
            rating["window"] = json!(window);
            if !is_offered {
                rating.as_object_mut().unwrap().remove("token");
                add("open", "all", window);
            } else if chance.below(3) == 0 {
                continue;
            } else {
                add("verified", if level > 2 { "good" } else { "bad" }, window);
                for dimension in ["service", "efficiency", "conduct"] {
                    let answer = [0, 5, 4, 4, 3, 2, 1][chance.below(7)];
                    add(
                        dimension,
                        ["unanswered", "bad", "bad", "good", "good", "good"][answer],
                        window,
                    );
                    if answer > 0 {
                        rating[dimension] = json!(answer);
                    }
                }
            }
            let rated = self.rate(&rating).await;
            assert_eq!(rated.status, 201, "{}", rated.text());
        }
    }

    pub async fn publish_at(&self, at: &str) -> usize {
        self.set_clock(at);
        publish_due(&self.app).await.unwrap()
    }

    /// Counts the stored events of these cases as JSON, without the program's own counting.
    pub async fn counted(&self, codes: &[String], truth: &mut Truth) {
        for code in codes {
            let view = self.get("/api/v1/case", Some(code)).await.json();
            let number = view["number"].as_str().unwrap();
            let stored = self.app.store.case_by_number(number).await.unwrap().unwrap();
            let events: Vec<Value> = stored
                .events
                .iter()
                .map(|event| serde_json::to_value(event).unwrap())
                .collect();
            count(&events, truth);
        }
    }
}

/// `YYYY-MM` of a moment in +08:00, by days alone.
fn month(event: &Value) -> String {
    let at = qingyu_domain::time::Timestamp::from_ms(event["at"].as_i64().unwrap());
    at.to_string()[..7].to_owned()
}

fn count(events: &[Value], truth: &mut Truth) {
    let filed = &events[0]["event"];
    let unit = filed["unit"]
        .as_str()
        .filter(|unit| LISTED.contains(unit))
        .unwrap_or("");
    let mut add = |event: &Value, table: &str, column: &str| {
        let at = (month(event), table.to_owned(), column.to_owned(), unit.to_owned());
        *truth.entry(at).or_default() += 1;
    };
    let (mut answers, mut heard, mut proposals) = (0, true, Vec::new());
    for event in events {
        let happened = &event["event"];
        match happened["type"].as_str().unwrap() {
            "filed" => add(event, "filed", happened["kind"].as_str().unwrap()),
            "withdrawn" => add(event, "withdrawn", "all"),
            "proposed" => proposals.push(&happened["proposal"]),
            "approved" => {
                let proposal = proposals[usize::try_from(happened["proposal"].as_u64().unwrap()).unwrap()];
                if proposal["what"] == "finding" {
                    add(event, "found", proposal["outcome"].as_str().unwrap());
                }
            }
            "answered" => {
                // In these tests everything is answered on the day.
                if answers == 0 {
                    add(event, "answered", "in_time");
                }
                (answers, heard) = (answers + 1, false);
            }
            "evaluated" if !heard => {
                heard = true;
                add(
                    event,
                    "heard",
                    if happened["solved"] == "yes" {
                        "solved"
                    } else {
                        "unsolved"
                    },
                );
            }
            _ => {}
        }
    }
}

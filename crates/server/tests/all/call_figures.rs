//! Two months of an exchange, played with chance and counted by themselves: every number that is shown of them is compared.

use std::collections::BTreeMap;

use crate::support::Server;
use crate::support::call_taking::{EXCHANGE, PHONE, RINGS};
use crate::support::crew::{Hand, hired};
use qingyu_domain::person::Role;
use qingyu_domain::time::Timestamp;
use qingyu_server::figures::publish::publish_due;
use serde_json::{Value, json};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
/// Seconds of three rings where a ring lasts four.
const THREE_RINGS: u64 = 12;

struct Chance(u64);

impl Chance {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

fn month(at: Timestamp) -> String {
    at.to_string()[..7].to_owned()
}

/// A call as it was made, and when its call-back is to end.
#[derive(Clone)]
struct Made {
    key: String,
    at: Timestamp,
    rang: u64,
    answered: bool,
    kind: &'static str,
    ends: Option<Timestamp>,
}

fn made(chance: &mut Chance) -> Vec<Made> {
    let begin = at("2026-11-03T00:00:00+08:00").ms();
    let mut all: Vec<Made> = (0..260)
        .map(|number| {
            let minutes = i64::try_from(chance.below(56 * 24 * 60)).unwrap();
            let at = Timestamp::from_ms(begin + minutes * MINUTE);
            let kind = ["normal", "silent", "dropped", "call_back"][usize::try_from(chance.below(4)).unwrap()];
            let later = [2 * MINUTE, 9 * MINUTE, 25 * MINUTE, 5 * HOUR, 2 * DAY, 40 * DAY];
            let ends = later.get(usize::try_from(chance.below(8)).unwrap());
            Made {
                key: format!("C{number}"),
                at,
                rang: chance.below(25),
                answered: chance.below(10) > 0,
                kind,
                ends: ends.map(|later| at.plus_ms(*later)).filter(|_| kind != "normal"),
            }
        })
        .collect();
    all.sort_by_key(|one| one.at);
    all
}

/// Reports them and calls back as time goes by; who had a hand in something never looks at it again.
async fn played(server: &Server, hands: &[Hand<'_>], calls: &[Made], until: Timestamp) {
    let mut moments: Vec<(Timestamp, usize, bool)> = Vec::new();
    for (number, one) in calls.iter().enumerate() {
        moments.push((one.at, number, true));
        moments.extend(one.ends.filter(|ends| *ends < until).map(|ends| (ends, number, false)));
    }
    moments.sort();
    let mut ids: BTreeMap<usize, String> = BTreeMap::new();
    for (moment, number, is_call) in moments {
        server.app.clock.set(moment);
        let one = &calls[number];
        if is_call {
            let local = one.at.to_string()[..16].replace('T', " ");
            let mut report =
                json!({"key": one.key, "at": local, "rang": one.rang, "answered": one.answered, "kind": one.kind});
            report["phone"] = json!(PHONE);
            assert_eq!(server.rings(&report).await.status, 201);
            if one.kind != "normal" {
                let desk = hands[0].desk().await;
                let known: Vec<&String> = ids.values().collect();
                let mut after = String::new();
                let id = loop {
                    let page = desk
                        .get(&format!("/api/v1/desk/call-backs?limit=100{after}"))
                        .await
                        .json();
                    let lines = page["lines"].as_array().unwrap().clone();
                    let new = lines.iter().map(|line| line["call_back"].as_str().unwrap().to_owned());
                    if let Some(id) = new.into_iter().find(|id| !known.contains(&id)) {
                        break id;
                    }
                    after = format!("&after={}", page["next"].as_str().unwrap());
                };
                ids.insert(number, id);
            }
            continue;
        }
        let id = &ids[&number];
        let by = hands[number % 2].desk().await;
        by.calls_back(id, json!({"type": "call", "outcome": "not_reached"}), None)
            .await;
        by.calls_back(id, json!({"type": "call", "outcome": "settled"}), Some("接通"))
            .await;
        if by.call_back(id).await["is_check"] == json!(true) {
            let other = hands[2].desk().await;
            other
                .calls_back(id, json!({"type": "check", "right": true}), None)
                .await;
        }
    }
}

/// Calls, answered and within three rings, by hour, in each day or month.
type Hours = BTreeMap<String, BTreeMap<u64, [u64; 3]>>;

fn counted(calls: &[Made], name: fn(Timestamp) -> String) -> Hours {
    let mut hours = Hours::new();
    for one in calls {
        let hour = one.at.to_string()[11..13].parse().unwrap();
        let counts = hours.entry(name(one.at)).or_default().entry(hour).or_default();
        counts[0] += 1;
        counts[1] += u64::from(one.answered);
        counts[2] += u64::from(one.answered && one.rang <= THREE_RINGS);
    }
    hours
}

/// The line of a day or month as it is to be shown.
fn line(of: &str, hours: &BTreeMap<u64, [u64; 3]>) -> Value {
    let sum = |at: usize| hours.values().map(|counts| counts[at]).sum::<u64>();
    let tenths = |within: u64, calls: u64| within * 1000 / calls;
    let mut line =
        json!({"of": of, "calls": sum(0), "answered": sum(1), "within": sum(2), "tenths": tenths(sum(2), sum(0))});
    let enough = hours.iter().filter(|(_, [calls, ..])| *calls >= 5);
    // By the share as a fraction, so that no rounding decides.
    let worst = enough.reduce(|best, other| {
        let ([n, _, w], [m, _, v]) = (best.1, other.1);
        let (own, others) = (w * m, v * n);
        if others < own || (others == own && m > n) {
            other
        } else {
            best
        }
    });
    if let Some((hour, [calls, _, within])) = worst {
        line["worst"] = json!({"hour": hour, "calls": calls, "within": within, "tenths": tenths(*within, *calls)});
    }
    line
}

fn due(one: &Made) -> Timestamp {
    match one.kind {
        "call_back" => one.at.day().end(),
        _ => one.at.plus_ms(7 * MINUTE),
    }
}

/// Owed, in time, late, open, by the month of the call.
fn owed(calls: &[Made], until: Timestamp) -> BTreeMap<String, [u64; 4]> {
    let mut months: BTreeMap<String, [u64; 4]> = BTreeMap::new();
    for one in calls.iter().filter(|one| one.kind != "normal") {
        let counts = months.entry(month(one.at)).or_default();
        let ended = one.ends.filter(|ends| *ends < until);
        let place = match ended {
            Some(ended) if ended <= due(one) => 1,
            Some(ended) if month(ended) == month(one.at) => 2,
            _ => 3,
        };
        counts[0] += 1;
        counts[place] += 1;
    }
    months
}

/// Whether a published cell is what it says it is.
fn fits(cell: &Value, value: u64) -> bool {
    match cell {
        Value::Null => true,
        Value::String(word) if word == "few" => value < 5,
        Value::String(word) if word == "withheld" => value >= 5,
        cell => cell["shown"] == json!(value) && value >= 5,
    }
}

#[tokio::test]
async fn every_number_shown_of_calls_and_call_backs_is_the_one_that_was_made() {
    let server = Server::with(|settings| {
        settings.visit_sources = Some(vec![EXCHANGE.to_owned()]);
        settings.ring_seconds = Some(4);
        settings.call_back_minutes = Some(7);
    })
    .await;
    let staff = [
        ("command-1", Role::Command, "command"),
        ("command-2", Role::Command, "command"),
        ("oversight-1", Role::Oversight, "oversight"),
    ];
    let hands = hired(&server, &staff).await;
    let calls = made(&mut Chance(7));
    let until = at("2027-01-15T03:00:00+08:00");
    played(&server, &hands, &calls, until).await;
    server.app.clock.set(until);
    let desk = hands[2].desk().await;
    let shown = desk.get(&format!("{RINGS}?from=2026-11&to=2026-12")).await.json();
    let lines = |hours: &Hours| hours.iter().map(|(of, hours)| line(of, hours)).collect::<Vec<_>>();
    assert_eq!(shown["three_rings"], json!(THREE_RINGS));
    assert_eq!(shown["months"], json!(lines(&counted(&calls, month))));
    assert_eq!(shown["days"], json!(lines(&counted(&calls, |at| at.day().to_string()))));
    let months = owed(&calls, until);
    let told = |(month, [owed, in_time, late, open]): (&String, &[u64; 4])| json!({"month": month, "owed": owed, "in_time": in_time, "late": late, "open": open});
    assert_eq!(shown["call_backs"], json!(months.iter().map(told).collect::<Vec<_>>()));
    for query in [
        "?from=2026-12&to=2026-11",
        "?from=2025-01&to=2026-01",
        "?from=x",
        "?what=1",
    ] {
        let refused = desk.get(&format!("{RINGS}{query}")).await;
        assert_eq!(refused.problem(), "422 invalid filter:malformed", "{query}");
    }
    let table = desk.get(&format!("{RINGS}.csv?from=2026-11&to=2026-12")).await.text();
    assert_eq!(
        table.lines().count(),
        1 + 2 + counted(&calls, |at| at.day().to_string()).len() + 1 + 2
    );
    // Those that wait are those that never ended, and nothing else is shown as waiting.
    let still = calls
        .iter()
        .filter(|one| one.kind != "normal" && one.ends.is_none_or(|ends| ends >= until));
    assert_eq!(desk.call_backs().await.len(), still.count().min(100));
    assert_eq!(server.app.store.recount().await, Ok(0));
    is_published(&server, &months).await;
}

async fn is_published(server: &Server, months: &BTreeMap<String, [u64; 4]>) {
    assert_eq!(publish_due(&server.app).await.unwrap(), 2);
    let open = server.get("/api/v1/open", None).await.json();
    let csv = server.get("/api/v1/open.csv", None).await.text();
    let page = server.get("/open", None).await.text();
    let mut exact = 0;
    for month in open["months"].as_array().unwrap() {
        let name = month["month"].as_str().unwrap();
        let [owed, in_time, late, open] = months[name];
        let cells = &month["call_backs"];
        for (field, value) in [
            ("owed", owed),
            ("in_time", in_time),
            ("not_in_time", owed - in_time),
            ("late", late),
            ("open", open),
        ] {
            assert!(fits(&cells[field], value), "{name} {field}: {cells} is {value}");
            exact += usize::from(cells[field]["shown"].is_u64());
        }
        let said = format!("\"{name}\",\"全市\",\"\",\"全市\",\"110回拨\",\"应回拨\",\"{owed}\"");
        assert!(csv.contains(&said), "{said}");
    }
    assert!(exact >= 6, "most of it can be shown: {exact}");
    assert!(page.contains("<h2>110回拨</h2>"));
}

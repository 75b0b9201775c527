//! What both sides are told of a case is the same story.

use qingyu_domain::case::{Event, Recorded, What};
use qingyu_domain::time::Timestamp;
use serde_json::{Value, json};

use super::truths::{Told, list};

/// What the citizen of a merged case is told of the work on the main case.
const OF_THE_WORK: [&str; 8] = [
    "accepted",
    "assigned",
    "returned",
    "preserved",
    "verified",
    "answered",
    "reopened",
    "closed",
];

fn at(recorded: &Recorded) -> Value {
    json!(Timestamp::from_ms(recorded.at))
}

/// Whoever watches sees every event; the citizen sees of these what is told, in the same order, and no more.
pub fn both_sides_agree(told: &Told<'_>) {
    for name in ["status", "holder", "next", "number", "kind"] {
        assert_eq!(told.view[name], told.story[name], "both sides agree on {name}");
    }
    let stored: Vec<Value> = told
        .events
        .iter()
        .map(|one| json!([at(one), one.event.name(), one.by]))
        .collect();
    let lines = list(told.story, "timeline").iter();
    let lines: Vec<Value> = lines
        .map(|line| json!([line["at"], line["event"], line["by"]]))
        .collect();
    assert_eq!(lines, stored, "whoever watches sees all of it");
    let is_anonymous = matches!(&told.events[0].event, Event::Filed(filed) if filed.reply_by.is_none());
    let mut expected = told_of(told.story, is_anonymous);
    if let Some(main) = told.main {
        let since = told.case.merged_at().map(|at| json!(at)).unwrap();
        let is_told = |line: &Value| {
            OF_THE_WORK.contains(&line["what"].as_str().unwrap()) && line["at"].as_str() >= since.as_str()
        };
        expected.extend(told_of(main, true).into_iter().filter(is_told));
        expected.sort_by_key(|line| line["at"].as_str().unwrap().to_owned());
    }
    assert_eq!(list(told.view, "timeline"), expected, "the citizen sees what is told");
}

/// The lines of a story that a citizen is told.
fn told_of(story: &Value, is_anonymous: bool) -> Vec<Value> {
    let mut told: Vec<Value> = Vec::new();
    for line in list(story, "timeline") {
        let what = &line["event"];
        let is_told = What::from_code(what.as_str().unwrap()).is_some();
        let is_untrue = what == "contacted" && is_anonymous;
        let minute = |at: &Value| at.as_str().unwrap()[..16].to_owned();
        let looks_the_same = |known: &Value| {
            (&known["what"], &known["by"], minute(&known["at"])) == (what, &line["by"], minute(&line["at"]))
        };
        let is_repeated = what != "identity_seen" && told.iter().any(looks_the_same);
        if is_told && !is_untrue && !is_repeated {
            told.push(json!({"at": line["at"], "what": what, "by": line["by"]}));
        }
    }
    told
}

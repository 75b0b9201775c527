//! The table: which fields a proposal has.

use qingyu_domain::case::{Consequence, Discipline, LawfulWay, Outcome, RefusalGround, unproved};
use qingyu_domain::kind::Kind;
use qingyu_words::desk::{acts, codes, forms};
use qingyu_words::{Lang, statuses};
use serde_json::Value;

use super::field;
use super::fields::{Entry, Place, Shape, options};

/// The fields of each proposal, and its words.
pub fn fields(lang: Lang, what: &str) -> Vec<Entry> {
    if what == "finding" {
        return finding(lang);
    }
    let (own, label) = match what {
        "refuse" => {
            let grounds = options(lang, RefusalGround::ALL, RefusalGround::as_str, acts::ground);
            (
                vec![Entry::new("ground", forms::ground(lang), Shape::Select(grounds))],
                forms::reason(lang),
            )
        }
        "refer" => {
            let ways = options(lang, LawfulWay::ALL, LawfulWay::as_str, acts::way);
            let keeps = Entry::new("keeps_conduct", forms::keeps_conduct(lang), Shape::Flag);
            (
                vec![
                    Entry::new("way", forms::way(lang), Shape::Select(ways)).hint(forms::way_hint(lang)),
                    keeps,
                ],
                forms::reason(lang),
            )
        }
        "send_on" => (
            vec![Entry::new("receiver", forms::receiver(lang), Shape::Line).hint(forms::receiver_hint(lang))],
            forms::reason(lang),
        ),
        "merge" => (
            vec![Entry::new("into", forms::into(lang), Shape::Line)],
            forms::reason(lang),
        ),
        "retype" => {
            let kinds = options(lang, Kind::ALL, Kind::as_str, statuses::kind);
            (
                vec![Entry::new("kind", forms::kind(lang), Shape::Select(kinds))],
                forms::reason(lang),
            )
        }
        "hand_over" => {
            let organs = options(lang, Discipline::ALL, Discipline::as_str, acts::discipline);
            (
                vec![
                    Entry::new("organ", forms::discipline(lang), Shape::Select(organs)),
                    Entry::new("quiet", forms::quiet(lang), Shape::Flag),
                ],
                forms::record(lang),
            )
        }
        "summary" => (Vec::new(), forms::summary(lang)),
        "publication" => (Vec::new(), forms::publication(lang)),
        _ => (Vec::new(), forms::reason(lang)),
    };
    own.into_iter()
        .map(Entry::proposed)
        .chain([Entry::words(label)])
        .collect()
}

/// A finding; what cannot be proved says what was tried and why it failed instead of grounds.
fn finding(lang: Lang) -> Vec<Entry> {
    let outcomes = options(lang, Outcome::ALL, Outcome::as_str, codes::outcome);
    let follows = options(lang, Consequence::ALL, Consequence::as_str, codes::consequence);
    let part = |name, label| Entry {
        place: Place::Part,
        ..Entry::new(name, label, Shape::Text).optional()
    };
    vec![
        Entry::new("outcome", forms::outcome(lang), Shape::Select(outcomes)).proposed(),
        Entry::new("consequences", forms::consequences(lang), Shape::Checks(follows))
            .optional()
            .proposed(),
        Entry::words(forms::finding_record(lang)).optional(),
        part("tried", forms::tried(lang)),
        part("failed", forms::failed(lang)),
    ]
}

/// The words of a finding: both parts where nothing can be proved, otherwise the grounds.
pub fn record(form: &str, entries: &[Entry]) -> Option<Value> {
    let entry = |name: &str| entries.iter().find(|entry| entry.name == name);
    let said = |name: &str| field::value(form, entry(name)?);
    if said("outcome")?.as_str() != Some(Outcome::NotProvable.as_str()) {
        return said("text");
    }
    let (tried, failed) = (said("tried")?, said("failed")?);
    Some(Value::String(unproved(tried.as_str()?, failed.as_str()?)))
}

/// The fields of a finding that are empty and may not be.
pub fn lacking(form: &str, entries: &[Entry]) -> Vec<&'static str> {
    let outcome = entries.iter().find(|entry| entry.name == "outcome");
    let outcome = outcome.and_then(|entry| field::value(form, entry));
    let is_unproved = outcome.is_some_and(|outcome| outcome == Outcome::NotProvable.as_str());
    let needed: &[&str] = if is_unproved { &["tried", "failed"] } else { &["text"] };
    let lacking = entries.iter().filter(|entry| needed.contains(&entry.name));
    lacking
        .filter(|entry| field::value(form, entry).is_none())
        .map(|entry| entry.name)
        .collect()
}

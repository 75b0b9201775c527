//! The table: which fields a proposal has.

use qingyu_domain::case::{Consequence, LawfulWay, Outcome, RefusalGround};
use qingyu_domain::kind::Kind;
use qingyu_words::desk::{acts, codes, forms};
use qingyu_words::{Lang, statuses};

use super::fields::{Entry, Shape, options};

/// The fields of each proposal, and its words.
pub fn fields(lang: Lang, what: &str) -> Vec<Entry> {
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
                vec![Entry::new("way", forms::way(lang), Shape::Select(ways)), keeps],
                forms::reason(lang),
            )
        }
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
        "finding" => {
            let outcomes = options(lang, Outcome::ALL, Outcome::as_str, codes::outcome);
            let follows = options(lang, Consequence::ALL, Consequence::as_str, codes::consequence);
            let fields = vec![
                Entry::new("outcome", forms::outcome(lang), Shape::Select(outcomes)),
                Entry::new("consequences", forms::consequences(lang), Shape::Checks(follows)).optional(),
            ];
            (fields, forms::finding_record(lang))
        }
        "summary" => (Vec::new(), forms::summary(lang)),
        _ => (Vec::new(), forms::reason(lang)),
    };
    own.into_iter()
        .map(Entry::proposed)
        .chain([Entry::words(label)])
        .collect()
}

//! The table, second part: fields of deeds of those who decide, receive and follow up.

use qingyu_domain::case::{Accountability, LookReason, Reached, Solved};
use qingyu_words::Lang;
use qingyu_words::desk::{acts, forms};

use super::fields::{Entry, Shape, options};

/// Deeds of those who decide, receive and follow up; a deed that is not here needs no field.
pub(super) fn deciding(lang: Lang, command: &str) -> Vec<Entry> {
    match command {
        "decide_objection" | "decide_fault_objection" => vec![
            Entry::new(
                "upheld",
                forms::decision(lang),
                Shape::Truth(forms::upheld(lang), forms::not_upheld(lang)),
            ),
            Entry::words(forms::reason(lang)),
        ],
        "decline" => vec![Entry::words(forms::reason(lang))],
        "hold_accountable" => vec![Entry::new(
            "by_way_of",
            forms::by_way_of(lang),
            Shape::Select(options(
                lang,
                Accountability::ALL,
                Accountability::as_str,
                acts::accountability,
            )),
        )],
        "convey" => vec![Entry::new(
            "verified",
            forms::verified(lang),
            Shape::Truth(forms::verified_yes(lang), forms::verified_no(lang)),
        )],
        "follow_up" => vec![
            Entry::new(
                "reached",
                forms::reached(lang),
                Shape::Select(options(lang, Reached::ALL, Reached::as_str, acts::reached)),
            ),
            Entry::new("level", forms::level(lang), Shape::Number)
                .hint(forms::level_hint(lang))
                .optional(),
            Entry::new(
                "solved",
                forms::solved(lang),
                Shape::Select(options(lang, Solved::ALL, Solved::as_str, acts::solved)),
            )
            .hint(forms::level_hint(lang))
            .optional(),
        ],
        "handle_reprisal" => vec![Entry::words(forms::record(lang))],
        "look_at_identity" => vec![
            Entry::new(
                "reason",
                forms::look_reason(lang),
                Shape::Select(options(lang, LookReason::ALL, LookReason::as_str, acts::look)),
            ),
            Entry::words(forms::look_text(lang)),
        ],
        "check_sent_on" => vec![
            Entry::new(
                "settled",
                forms::settled(lang),
                Shape::Truth(forms::settled_yes(lang), forms::settled_no(lang)),
            ),
            Entry::words(forms::sent_on_says(lang)),
        ],
        "link_repeat" => vec![Entry::new("to", forms::repeat_of(lang), Shape::Line)],
        _ => Vec::new(),
    }
}

//! The table, second part: fields of deeds of those who decide, receive and follow up.

use qingyu_api::desk::case::Story;
use qingyu_domain::case::{Attended, LookReason, Mark, Reached, Solved, Withdrawing};
use qingyu_words::desk::{acts, directives, forms};
use qingyu_words::{Lang, answered};

use super::fields::{Entry, Options, Shape, options};

/// Deeds of those who decide, receive and follow up; a deed that is not here needs no field.
pub(super) fn deciding(lang: Lang, story: &Story, command: &str) -> Vec<Entry> {
    match command {
        "decide_objection" | "decide_fault_objection" => vec![
            Entry::new(
                "upheld",
                forms::decision(lang),
                Shape::Truth(forms::upheld(lang), forms::not_upheld(lang)),
            ),
            Entry::words(forms::reason(lang)),
        ],
        "decline" | "decline_look" => vec![Entry::words(forms::reason(lang))],
        "convey" => vec![
            Entry::new(
                "verified",
                forms::verified(lang),
                Shape::Truth(forms::verified_yes(lang), forms::verified_no(lang)),
            )
            .hint(forms::verified_hint(lang)),
        ],
        "follow_up" => follow_up(lang, story.is_anonymous),
        "attend" => vec![
            Entry::new(
                "outcome",
                forms::attended(lang),
                Shape::Select(options(lang, Attended::ALL, Attended::as_str, acts::attended)),
            ),
            Entry::words(forms::attended_text(lang)),
        ],
        "look_into_withdrawal" => look_into_withdrawal(lang, story.marks.contains(&Mark::Pressed)),
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
        "supervise" => vec![day(lang), Entry::words(directives::order(lang))],
        "instruct" => instruct(lang, story),
        "answer_directive" => vec![Entry::words(directives::answer(lang))],
        "link_repeat" => vec![Entry::new("to", forms::repeat_of(lang), Shape::Line)],
        _ => Vec::new(),
    }
}

/// By when an order is answered.
fn day(lang: Lang) -> Entry {
    Entry::new("due_on", directives::due_on(lang), Shape::Day).hint(directives::due_hint(lang))
}

/// Who instructs what.
fn instruct(lang: Lang, story: &Story) -> Vec<Entry> {
    let leaders = story.leaders.iter();
    let leaders = leaders.map(|one| (one.id.0.clone(), one.shown.clone())).collect();
    vec![
        Entry::new("leader", directives::leader(lang), Shape::Select(leaders)).hint(directives::leader_hint(lang)),
        day(lang),
        Entry::words(directives::instruction(lang)),
    ]
}

/// What was found about a withdrawal; what a citizen says was pressed does not rest.
fn look_into_withdrawal(lang: Lang, is_pressed: bool) -> Vec<Entry> {
    let is_possible = |found: &&Withdrawing| **found != Withdrawing::Free || !is_pressed;
    let found: Vec<Withdrawing> = Withdrawing::ALL.iter().filter(is_possible).copied().collect();
    let found = options(lang, &found, Withdrawing::as_str, acts::withdrawing);
    vec![
        Entry::new("found", forms::withdrawing(lang), Shape::Select(found)),
        Entry::words(forms::withdrawing_text(lang)),
    ]
}

/// How a call ended. Nobody can be called who left nothing to be reached by, and only those can say how satisfied they are
/// who were spoken to.
fn follow_up(lang: Lang, is_anonymous: bool) -> Vec<Entry> {
    let is_possible = |reached: &&Reached| (**reached == Reached::Anonymous) == is_anonymous;
    let ways: Vec<Reached> = Reached::ALL.iter().filter(is_possible).copied().collect();
    let ways = options(lang, &ways, Reached::as_str, acts::reached);
    let reached = Entry::new("reached", forms::reached(lang), Shape::Select(ways));
    if is_anonymous {
        return vec![reached];
    }
    vec![
        reached,
        Entry::new("level", forms::level(lang), Shape::Level(levels(lang)))
            .hint(forms::level_hint(lang))
            .optional(),
        Entry::new(
            "solved",
            forms::solved(lang),
            Shape::Select(options(lang, Solved::ALL, Solved::as_str, acts::solved)),
        )
        .hint(forms::level_hint(lang))
        .optional(),
    ]
}

/// How satisfied somebody is, the best first.
fn levels(lang: Lang) -> Options {
    let level = |level: u8| (level.to_string(), answered::level(lang, level).to_owned());
    (1..=5).rev().map(level).collect()
}

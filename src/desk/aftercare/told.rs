//! What a bad rating says, and what happened since.

use std::rc::Rc;

use qingyu_api::desk::bad_ratings::{BadRatingView, OwedLine, RatingEntry};
use qingyu_domain::rating::Dimension;
use qingyu_words::desk::{aftercare as words, pages};
use qingyu_words::{answered, dates, rate};

use crate::clock;
use crate::desk::app::Desk;
use crate::ui::el::{View, el};
use crate::ui::text;

/// Everything that it says.
pub fn told(desk: Desk, rating: &BadRatingView) -> Vec<View> {
    let lang = desk.lang;
    let mut pieces = vec![
        facts(desk, rating),
        text::h2(words::levels_h2(lang)),
        levels(desk, rating),
    ];
    // From within the unit there are no words at all: nothing is missing there.
    if rating.has_number.is_some() {
        pieces.push(text::h2(words::words_h2(lang)));
        pieces.push(match &rating.words {
            Some(words) => quote(words),
            None => text::p("hint", words::no_words(lang)),
        });
    }
    if let Some(redacted) = &rating.redacted {
        pieces.extend([text::h2(words::redacted_h2(lang)), quote(redacted)]);
    }
    pieces.extend(history(desk, &rating.history));
    if rating.has_number.is_none() {
        pieces.push(text::p("panel panel--note", words::no_asking(lang)));
    }
    pieces
}

fn facts(desk: Desk, rating: &BadRatingView) -> View {
    let lang = desk.lang;
    let (unit, window) = (rating.unit.clone(), rating.window.clone());
    // After an incident it is the unit itself that is rated.
    let place = move || desk.place(&unit, Some(&window));
    let stage = serde_json::to_value(rating.stage).unwrap_or_default();
    let stage = words::stand(lang, stage.as_str().unwrap_or_default());
    let mut facts = el("p", "facts")
        .child(el("strong", "").words(Rc::new(place)).view())
        .text(" ")
        .child(el("span", "tag").text(stage).view());
    if let Some(end) = rating.end {
        facts = facts.text(" ").text(words::end(lang, end));
    }
    let given = match rating.on {
        Some(on) => pages::of(lang, words::given_on(lang), &dates::day(lang, on, clock::today())),
        None => pages::of(lang, words::given_in(lang), &rating.month),
    };
    facts = facts.text(" ").text(&given);
    if let Some(source) = rating.source {
        facts = facts.text(" ").text(words::source_of(lang, source));
    }
    if let Some(has_number) = rating.has_number {
        let number = if has_number {
            words::has_number(lang)
        } else {
            words::no_number(lang)
        };
        facts = facts.text(" ").text(number);
    }
    facts.text(" ").all(owed(desk, &rating.owed)).view()
}

/// What is to be done, each with its last day.
pub fn owed(desk: Desk, owed: &[OwedLine]) -> Vec<View> {
    let lang = desk.lang;
    let tag = |one: &OwedLine| {
        let due = dates::day(lang, one.due, clock::today());
        let class = if one.is_overdue {
            "tag tag--danger"
        } else {
            "tag tag--sun"
        };
        let line = [words::want(lang, one.what), " · ", words::due(lang), " ", &due].concat();
        el("span", class).text(&line).view()
    };
    owed.iter().map(tag).collect()
}

fn levels(desk: Desk, rating: &BadRatingView) -> View {
    let lang = desk.lang;
    let given = [
        (Dimension::Overall, Some(rating.level)),
        (Dimension::Service, rating.service),
        (Dimension::Efficiency, rating.efficiency),
        (Dimension::Conduct, rating.conduct),
    ];
    let line = |(what, level): (Dimension, Option<u8>)| {
        let level = answered::level(lang, level?);
        Some(text::p("", &pages::of(lang, rate::dimension(lang, what), level)))
    };
    let mut lines: Vec<View> = given.into_iter().filter_map(line).collect();
    let reasons: Vec<&str> = rating.reasons.iter().map(|one| rate::reason(lang, *one)).collect();
    if !reasons.is_empty() {
        let reasons = reasons.join(pages::comma(lang));
        lines.push(text::p("", &pages::of(lang, words::reasons(lang), &reasons)));
    }
    el("div", "panel").all(lines).view()
}

fn quote(words: &str) -> View {
    el("div", "quote").child(text::p("written", words)).view()
}

/// What happened, in its order.
pub fn history(desk: Desk, history: &[RatingEntry]) -> [View; 2] {
    let entries = history.iter().map(|one| entry(desk, one)).collect();
    [
        text::h2(words::history_h2(desk.lang)),
        text::list("flow plain", entries),
    ]
}

fn entry(desk: Desk, one: &RatingEntry) -> View {
    let lang = desk.lang;
    let day = dates::day(lang, one.on, clock::today());
    let mut line = pages::of(lang, &day, words::step(lang, &one.step, one.yes));
    if let Some(by) = &one.by {
        line.push_str(" · ");
        line.push_str(&by.shown);
    }
    let around = el("div", "").child(text::p("hint", &line));
    match &one.note {
        Some(note) => around.child(quote(note)).view(),
        None => around.view(),
    }
}

//! What the citizen wrote, and the timeline with every text beside its line.

use qingyu_api::desk::case::{Story, StoryLine, StoryText};
use qingyu_domain::case::Party;
use qingyu_words::desk::{codes, events, pages as words};
use qingyu_words::{Lang, dates};

use super::facts::fact;
use crate::desk::app::Desk;
use crate::ui::el::{View, el};
use crate::ui::text;

/// What the citizen filed: the texts of the first line.
pub fn wrote(desk: Desk, story: &Story) -> Vec<View> {
    let lang = desk.lang;
    let mut pieces = vec![text::h2(words::wrote_h2(lang))];
    let own: Vec<View> = story
        .texts
        .iter()
        .filter(|text| text.line == 0)
        .map(|text| quote(lang, text))
        .collect();
    if own.is_empty() {
        pieces.push(text::p("hint", words::erased(lang)));
    }
    pieces.extend(own);
    pieces
}

fn quote(lang: Lang, written: &StoryText) -> View {
    words_of(codes::part(lang, written.part), &written.text)
}

fn words_of(what: &str, written: &str) -> View {
    el("div", "quote")
        .child(text::p("hint", what))
        .child(text::p("written", written))
        .view()
}

/// What the citizens of merged cases wrote: they are worked on here, and the answer is told to them, too.
pub fn joined(desk: Desk, story: &Story) -> Vec<View> {
    let lang = desk.lang;
    if story.joined.is_empty() {
        return Vec::new();
    }
    let mut pieces = vec![
        text::h2(words::joined_h2(lang)),
        text::p("hint", words::joined_hint(lang)),
    ];
    for one in &story.joined {
        pieces.push(text::p("number", &one.number));
        pieces.extend(one.texts.iter().map(|written| {
            let when = dates::moment(lang, written.at);
            words_of(&[codes::part(lang, written.part), " · ", &when].concat(), &written.text)
        }));
    }
    pieces
}

/// What somebody did, and what followed from it by rule at the same moment: one line of the page.
struct Step<'a> {
    /// The place of each in the timeline.
    lines: Vec<(usize, &'a StoryLine)>,
    /// The phrases of the first; more than one where the same was done again within the minute.
    facts: Vec<String>,
}

/// The timeline; what was filed stands above it.
pub fn timeline(desk: Desk, story: &Story) -> Vec<View> {
    let lang = desk.lang;
    let items = steps(lang, story).iter().map(|step| item(lang, story, step)).collect();
    vec![
        text::h2(words::timeline_h2(lang)),
        el("ol", "timeline").all(items).view(),
    ]
}

fn steps(lang: Lang, story: &Story) -> Vec<Step<'_>> {
    let has_text = |at: usize| story.texts.iter().any(|text| text.line == at);
    let mut steps: Vec<Step<'_>> = Vec::new();
    for (at, line) in story.timeline.iter().enumerate() {
        let fact = fact(lang, story, line.fact.as_ref());
        if let Some(last) = steps.last_mut()
            && let Some((first, before)) = last.lines.first().copied()
        {
            if line.by == Party::System && line.at == before.at {
                last.lines.push((at, line));
                continue;
            }
            let is_alone = last.lines.len() == 1;
            let is_same = is_alone && line.event == before.event && line.person == before.person;
            let is_soon = dates::moment(lang, line.at) == dates::moment(lang, before.at);
            if is_same && is_soon && !fact.is_empty() && !has_text(first) && !has_text(at) {
                last.facts.push(fact);
                continue;
            }
        }
        steps.push(Step {
            lines: vec![(at, line)],
            facts: vec![fact],
        });
    }
    steps
}

fn item(lang: Lang, story: &Story, step: &Step<'_>) -> View {
    let Some((_, first)) = step.lines.first() else {
        return crate::ui::el::nothing();
    };
    let mut facts = step.facts.clone();
    facts.retain(|fact| !fact.is_empty());
    let mut what = el("p", "")
        .child(el("strong", "").text(events::event(lang, &first.event)).view())
        .text(&after(lang, &facts.join(words::comma(lang))));
    for (_, line) in step.lines.iter().skip(1) {
        let said = fact(lang, story, line.fact.as_ref());
        what = what
            .text(" → ")
            .child(el("span", "").text(events::event(lang, &line.event)).view())
            .text(&after(lang, &said));
    }
    let who = match &first.person {
        Some(person) => [codes::party(lang, first.by), " ", &person.shown].concat(),
        None => codes::party(lang, first.by).to_owned(),
    };
    let when = [&dates::moment(lang, first.at), " · ", &who].concat();
    let texts = step.lines.iter().flat_map(|(at, _)| {
        let of = story.texts.iter().filter(move |text| text.line == *at && *at > 0);
        of.map(|text| quote(lang, text))
    });
    el("li", "")
        .child(el("small", "").text(&when).view())
        .child(what.view())
        .all(texts.collect())
        .view()
}

/// A phrase behind what it says more of.
fn after(lang: Lang, phrase: &str) -> String {
    if phrase.is_empty() {
        String::new()
    } else {
        words::of(lang, "", phrase)
    }
}

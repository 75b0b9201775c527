//! What the citizen wrote, and the timeline with every text beside its line.

use qingyu_api::desk::case::{Story, StoryText};
use qingyu_domain::case::Party;
use qingyu_words::desk::{codes, events, pages as words};
use qingyu_words::{Lang, dates};

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
    el("div", "quote")
        .child(text::p("hint", codes::part(lang, written.part)))
        .child(text::p("written", &written.text))
        .view()
}

/// The timeline; what was filed stands above it.
pub fn timeline(desk: Desk, story: &Story) -> Vec<View> {
    let lang = desk.lang;
    let line = |(at, line): (usize, &qingyu_api::desk::case::StoryLine)| {
        let who = match &line.person {
            Some(person) => [codes::party(lang, line.by), " ", &person.shown].concat(),
            None => codes::party(lang, line.by).to_owned(),
        };
        let when = dates::moment(lang, line.at);
        let what = el("p", "")
            .child(el("strong", "").text(events::event(lang, &line.event)).view())
            .text(if line.by == Party::System { "" } else { " · " })
            .text(if line.by == Party::System { "" } else { &who })
            .view();
        let texts = story.texts.iter().filter(|text| text.line == at && at > 0);
        el("li", "")
            .child(el("time", "").text(&when).view())
            .child(what)
            .all(texts.map(|text| quote(lang, text)).collect())
            .view()
    };
    let lines = story.timeline.iter().enumerate().map(line).collect();
    vec![
        text::h2(words::timeline_h2(lang)),
        el("ol", "timeline").all(lines).view(),
    ]
}

//! 好好说话: reads the answer while it is written, and says what could hurt or is missing. It never blocks.

use leptos::prelude::*;
use qingyu_domain::tone::{self, Piece, ToneRule};
use qingyu_words::Lang;
use qingyu_words::desk::{pages, tone as words};

use crate::ui::el::{View, el};
use crate::ui::{dom, text};

/// What was found: each marked place with its rule, and the pieces that are missing.
type Found = (Vec<(String, ToneRule)>, Vec<Piece>);

/// The helper below the control with this id.
pub fn helper(lang: Lang, control: &str) -> View {
    let found: RwSignal<Option<Found>> = RwSignal::new(None);
    let id = control.to_owned();
    dom::soon(move || {
        let Some(area) = dom::by_id(&id) else { return };
        let own = id.clone();
        let read = move |_| {
            let now = read(&dom::text_of(&own));
            // Words that have not changed are not read out again.
            if found.try_with_untracked(|before| *before != now) == Some(true) {
                found.set(now);
            }
        };
        dom::listen(&area, "input", read);
    });
    let list = el("div", "flow tone")
        .content(move || found.with(|found| found.as_ref().map(|found| show(lang, found)).unwrap_or_default()));
    el("section", "panel panel--note flow")
        .set("aria-label", words::heading(lang))
        .child(
            el("p", "")
                .child(el("strong", "").text(words::heading(lang)).view())
                .view(),
        )
        .child(text::p("hint", words::never(lang)))
        .child(el("div", "").set("aria-live", "polite").child(list.view()).view())
        .view()
}

fn read(written: &str) -> Option<Found> {
    if written.trim().is_empty() {
        return None;
    }
    let marked = tone::marks(written).into_iter();
    let marked = marked.map(|mark| {
        (
            written.get(mark.start..mark.end).unwrap_or_default().to_owned(),
            mark.rule,
        )
    });
    Some((marked.collect(), tone::missing(written)))
}

fn show(lang: Lang, (marks, missing): &Found) -> Vec<View> {
    let mut pieces = Vec::new();
    if marks.is_empty() {
        pieces.push(text::p("", words::fine(lang)));
    } else {
        let item = |(written, rule): &(String, ToneRule)| {
            el("div", "")
                .child(el("mark", "").text(written).view())
                .child(text::p("", words::why(lang, *rule)))
                .child(text::p("hint", words::kinder(lang, *rule)))
                .view()
        };
        pieces.push(text::list("", marks.iter().map(item).collect()));
    }
    if !missing.is_empty() {
        let names: Vec<&str> = missing.iter().map(|piece| words::piece(lang, *piece)).collect();
        pieces.push(text::p(
            "",
            &[words::missing(lang), &names.join(pages::comma(lang))].concat(),
        ));
    }
    pieces
}

//! The second person: agreeing and disagreeing side by side, right below what is proposed.

use leptos::prelude::*;
use qingyu_api::desk::case::{DeedView, Story};
use qingyu_words::desk::{deeds, forms, pages as words};

use super::form::bare;
use super::id;
use crate::desk::pages::case::Page;
use crate::desk::story::proposals;
use crate::ui::el::{View, el};
use crate::ui::{dom, text};

/// The deed that disagrees where this one agrees, when both can be done.
pub fn other<'a>(story: &'a Story, approve: &DeedView) -> Option<&'a DeedView> {
    let is_other = |deed: &&DeedView| deed.command == "decline" && deed.of == approve.of && deed.blocked.is_none();
    let is_pair = approve.command == "approve" && approve.blocked.is_none();
    story.deeds.iter().find(is_other).filter(|_| is_pair)
}

/// Whether a deed stands beside the one that agrees.
pub fn is_beside(story: &Story, deed: &DeedView) -> bool {
    let mut pairs = story.deeds.iter().filter_map(|approve| other(story, approve));
    pairs.any(|decline| decline == deed)
}

/// What is decided on, in one line.
pub fn title(page: Page, story: &Story, approve: &DeedView) -> String {
    let lang = page.desk.lang;
    let view = approve.of.and_then(|of| story.proposals.get(usize::from(of)));
    let about = view.map_or_else(String::new, |view| proposals::title(lang, story, view));
    words::of(lang, forms::second(lang), &about)
}

/// The proposal, and both answers to it; a reason is asked for once somebody disagrees.
pub fn view(page: Page, story: &Story, approve: &DeedView, decline: &DeedView) -> View {
    let lang = page.desk.lang;
    let about = proposals::about(page.desk, story, approve.of.unwrap_or_default().into());
    let is_open = RwSignal::new(false);
    let reason = [&id(decline), "-reason"].concat();
    let field = [&id(decline), "-text"].concat();
    let disagree = el("button", "button button--quiet")
        .set("type", "button")
        .set("aria-controls", &reason)
        .follow("aria-expanded", move || is_open.get().to_string())
        .text(forms::disagree(lang))
        .on("click", move |_| {
            is_open.update(|is_open| *is_open = !*is_open);
            if is_open.get_untracked() {
                let field = field.clone();
                dom::soon(move || dom::focus(dom::by_id(&field)));
            }
        });
    let form = bare(page, story, decline, Vec::new(), forms::disagree_send(lang));
    let reasons = el("div", "")
        .set("id", &reason)
        .hide_while(move || !is_open.get())
        // What was typed before is put back into it: then it has to be seen.
        .on("input", move |_| is_open.set(true))
        .child(form);
    el("div", "flow")
        .child(el("div", "quote").all(about).view())
        .child(text::p("hint", deeds::lead(lang, "approve", None)))
        .child(
            el("div", "second")
                .child(bare(page, story, approve, Vec::new(), forms::agree(lang)))
                .child(disagree.view())
                .view(),
        )
        .child(reasons.view())
        .view()
}

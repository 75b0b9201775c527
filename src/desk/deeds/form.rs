//! The form of a deed.

use leptos::prelude::*;
use qingyu_api::desk::case::{DeedView, Story};
use qingyu_words::desk::{deeds, forms, pages as words};

use super::fields::{Entry, Shape, fields};
use super::{Of, field, id, name, send, tone};
use crate::desk::pages::case::Page;
use crate::desk::story::proposals;
use crate::ui::el::{View, el};
use crate::ui::error_summary::error_summary;
use crate::ui::{button, text};

/// The form, with what it says first.
pub fn form(page: Page, story: &Story, deed: &DeedView) -> View {
    let lang = page.desk.lang;
    let mut first = Vec::new();
    let lead = deeds::lead(lang, &deed.command, deed.proposal.as_deref());
    if !lead.is_empty() {
        first.push(text::p("", lead));
    }
    if let (Of::Proposal, Some(of)) = (Of::by(&deed.command), deed.of) {
        let about = proposals::about(page.desk, story, of.into());
        first.push(el("div", "quote").all(about).view());
    }
    bare(page, story, deed, first, &name(lang, story, deed))
}

/// The form below something, with the words on its button.
pub fn bare(page: Page, story: &Story, deed: &DeedView, first: Vec<View>, button: &str) -> View {
    let desk = page.desk;
    let lang = desk.lang;
    let id = id(deed);
    let entries = fields(desk, story, deed);
    let mut content = first;
    content.push(summary(page, &id));
    for entry in &entries {
        content.push(field::view(desk, &id, entry, page.faults));
        if deed.command == "answer" && entry.shape == Shape::Text {
            content.push(tone::helper(lang, &[&id, "-", entry.name].concat()));
        }
    }
    content.push(refused(page, &id));
    content.push(button::submit(button));
    let own = id.clone();
    content.push(text::live("hint", move || {
        let is_mine = page.refused.with(|(form, _)| *form == own);
        if page.is_busy.get() && is_mine {
            words::submitting(lang).to_owned()
        } else {
            String::new()
        }
    }));
    let deed = deed.clone();
    let version = story.version;
    let title = name(lang, story, &deed);
    el("form", "flow")
        .set("id", &id)
        .set("data-deed", &deed.command)
        .set("aria-label", &title)
        .set("novalidate", "novalidate")
        .all(content)
        .on("submit", move |event| {
            event.prevent_default();
            send::submit(page, version, &deed, &entries, &title);
        })
        .view()
}

/// Everything that is wrong with this form.
fn summary(page: Page, id: &str) -> View {
    let start = [id, "-"].concat();
    error_summary(forms::fix(page.desk.lang), move || {
        let own = |(wrong, words): &(String, String)| {
            wrong
                .starts_with(&start)
                .then(|| (["#", wrong].concat(), words.clone()))
        };
        page.faults.with(|faults| faults.iter().filter_map(own).collect())
    })
}

/// What the server said to this form.
fn refused(page: Page, id: &str) -> View {
    let own = id.to_owned();
    let words = move || {
        let said = page.refused.with(|(form, words)| (*form == own).then(|| words.clone()));
        said.unwrap_or_default()
    };
    let error = el("p", "error").words(std::rc::Rc::new(words)).view();
    el("div", "").set("role", "alert").child(error).view()
}

/// What is missing, with the id of its control.
pub fn missing(lang: qingyu_words::Lang, id: &str, entries: &[Entry]) -> Vec<(String, String)> {
    let fault = |entry: &Entry| {
        let is_missing = entry.is_required && field::value(id, entry).is_none();
        let words = match entry.shape {
            Shape::Text | Shape::Line | Shape::Day | Shape::Number => forms::needs(lang),
            _ => forms::needs_choice(lang),
        };
        is_missing.then(|| ([id, "-", entry.name].concat(), [words, entry.label].concat()))
    };
    entries.iter().filter_map(fault).collect()
}

//! The form of a deed.

use leptos::prelude::*;
use qingyu_api::desk::case::{DeedView, Story};
use qingyu_words::Lang;
use qingyu_words::desk::{deeds, forms, pages as words};

use super::check::Check;
use super::fields::{Entry, Place, Shape, fields};
use super::{Of, field, id, name, proposed, send, tone};
use crate::desk::pages::case::Page;
use crate::desk::story::{directives, proposals};
use crate::ui::el::{View, el};
use crate::ui::error_summary::error_summary;
use crate::ui::{button, dom, text};

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
    if let (Of::Directive, Some(of)) = (Of::by(&deed.command), deed.of) {
        let about = directives::about(page.desk, story, of);
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
        if entry.shape == Shape::Text {
            let control = [&id, "-", entry.name].concat();
            if deed.command == "answer" {
                content.push(tone::helper(lang, &control));
            } else if matches!(deed.proposal.as_deref(), Some("summary" | "publication")) {
                content.push(traced(lang, &control));
            }
        }
    }
    content.push(button::submit(button));
    let check = Check::of(deed);
    let fields = el("div", "flow").hide_while(move || check.is_some_and(Check::is_shown));
    let mut whole = vec![fields.all(content).view()];
    whole.extend(check.map(|check| check.view(lang, story)));
    whole.push(refused(page, &id));
    let own = id.clone();
    whole.push(text::live("hint", move || {
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
        .all(whole)
        .on("submit", move |event| {
            event.prevent_default();
            match check.filter(|check| check.is_wanted()) {
                Some(check) => check.ask(page, &id, &entries),
                None => send::submit(page, version, &deed, &entries, &title),
            }
        })
        .view()
}

/// A word while a number that belongs to one person stands in a summary. Never a block.
fn traced(lang: Lang, control: &str) -> View {
    let said = RwSignal::new(String::new());
    let id = control.to_owned();
    dom::soon(move || {
        let Some(area) = dom::by_id(&id) else { return };
        let read = move |_| drop(said.try_set(forms::traced(lang, &dom::text_of(&id))));
        dom::listen(&area, "input", read);
    });
    text::live("panel panel--note", move || said.get())
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
pub fn missing(lang: Lang, id: &str, entries: &[Entry]) -> Vec<(String, String)> {
    let has_parts = entries.iter().any(|entry| entry.place == Place::Part);
    let lacking = if has_parts {
        proposed::lacking(id, entries)
    } else {
        Vec::new()
    };
    let fault = |entry: &Entry| {
        let is_empty = entry.is_required && field::value(id, entry).is_none();
        let is_missing = is_empty || lacking.contains(&entry.name);
        let words = match entry.shape {
            Shape::Text | Shape::Line | Shape::Day => forms::needs(lang),
            _ => forms::needs_choice(lang),
        };
        is_missing.then(|| ([id, "-", entry.name].concat(), [words, entry.label].concat()))
    };
    entries.iter().filter_map(fault).collect()
}

//! A look before what cannot be taken back: what is about to be told, and to whom.

use leptos::prelude::*;
use qingyu_api::desk::case::{DeedView, Story};
use qingyu_words::Lang;
use qingyu_words::desk::checks as words;

use super::fields::Entry;
use super::{field, send};
use crate::desk::pages::case::Page;
use crate::ui::el::{View, el};
use crate::ui::summary::{Row, summary};
use crate::ui::{button, dom, text};

/// What is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    /// An answer.
    Answer,
    /// Names of those concerned.
    Names,
}

/// The look at a form before it is sent.
#[derive(Clone, Copy, Debug)]
pub struct Check {
    what: What,
    /// Labels and what was filled in; empty until it is asked for.
    rows: RwSignal<Vec<(&'static str, String)>>,
}

impl What {
    /// The id of the heading, which takes the focus.
    const fn heading(self) -> &'static str {
        match self {
            Self::Answer => "check-answer",
            Self::Names => "check-names",
        }
    }
}

impl Check {
    /// For deeds that cannot be taken back and are told to somebody.
    pub fn of(deed: &DeedView) -> Option<Self> {
        let what = match deed.command.as_str() {
            "answer" => What::Answer,
            "name_concerned" => What::Names,
            _ => return None,
        };
        let rows = RwSignal::new(Vec::new());
        Some(Self { what, rows })
    }

    /// Whether it is shown in place of the fields.
    pub fn is_shown(self) -> bool {
        !self.rows.with(Vec::is_empty)
    }

    /// Whether what was filled in was not looked at yet.
    pub fn is_wanted(self) -> bool {
        self.rows.with_untracked(Vec::is_empty)
    }

    /// Shows what was filled in, if nothing is missing.
    pub fn ask(self, page: Page, form: &str, entries: &[Entry]) {
        if !send::is_complete(page, form, entries) {
            return;
        }
        let shown = |entry: &Entry| field::shown(page.desk, form, entry).map(|value| (entry.label, value));
        self.rows.set(entries.iter().filter_map(shown).collect());
        dom::soon(move || dom::focus(dom::by_id(self.what.heading())));
    }

    /// The look.
    pub fn view(self, lang: Lang, story: &Story) -> View {
        let told = match self.what {
            What::Answer => words::answer_told(lang, story.joined.len()),
            What::Names => words::names_told(lang).to_owned(),
        };
        let send = match self.what {
            What::Answer => words::answer_send(lang),
            What::Names => words::names_send(lang),
        };
        let content = move || {
            let row = |(name, value): &(&'static str, String)| Row {
                name,
                value: value.clone(),
                change: None,
            };
            let rows: Vec<Row> = self.rows.with(|rows| rows.iter().map(row).collect());
            if rows.is_empty() {
                return Vec::new();
            }
            let back = button::quiet(words::back(lang), move || self.rows.set(Vec::new()));
            vec![
                el("h3", "")
                    .set("id", self.what.heading())
                    .set("tabindex", "-1")
                    .text(words::heading(lang))
                    .view(),
                text::p("", &told),
                summary(rows),
                el("div", "actions")
                    .child(el("button", "button").text(send).view())
                    .child(back)
                    .view(),
            ]
        };
        el("div", "flow").content(content).view()
    }
}

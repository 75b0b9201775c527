//! Beside a case: what is next, and then the other deeds and what a rule forbids as yet.

use leptos::prelude::*;
use qingyu_api::desk::acts::Identity;
use qingyu_api::desk::case::{DeedView, Story};
use qingyu_domain::case::Refusal;
use qingyu_domain::query_code::QueryCode;
use qingyu_words::desk::{codes, forms, pages as words, rules};

use super::form::form;
use super::{id, name, second};
use crate::desk::pages::case::Page;
use crate::ui::disclosure::disclosure;
use crate::ui::el::{View, el};
use crate::ui::summary::{Row, summary};
use crate::ui::{button, dom, text};

/// What is next.
fn next_deed(story: &Story) -> Option<&DeedView> {
    story.next_deed.and_then(|at| story.deeds.get(at))
}

/// The name of a deed and its form; agreeing and disagreeing are one.
fn named(page: Page, story: &Story, deed: &DeedView) -> (String, View) {
    match second::other(story, deed) {
        Some(decline) => (
            second::title(page, story, deed),
            second::view(page, story, deed, decline),
        ),
        None => (name(page.desk.lang, story, deed), form(page, story, deed)),
    }
}

/// The one next deed, or for whom the case waits.
pub fn next(page: Page, story: &Story) -> Vec<View> {
    let lang = page.desk.lang;
    let Some(deed) = next_deed(story) else {
        return vec![identity(page), waiting(page, story)];
    };
    let (title, form) = match second::other(story, deed) {
        // What is proposed stands right below.
        Some(decline) => (forms::second(lang).to_owned(), second::view(page, story, deed, decline)),
        None => named(page, story, deed),
    };
    let title = words::of(lang, words::next_h2(lang), &title);
    let mut next = el("section", "next flow").child(el("h2", "").set("tabindex", "-1").text(&title).view());
    // A record is there, and it does not say that anybody was heard.
    let is_unheard = story.deeds.iter().any(|other| other.blocked == Some(Refusal::MustHear));
    if deed.command == "verify" && is_unheard {
        next = next.child(text::p("", rules::rule(lang, Refusal::MustHear)));
    }
    vec![identity(page), next.child(form).view()]
}

/// Nothing is this person's to do; where somebody else has something to do, it says what and who.
fn waiting(page: Page, story: &Story) -> View {
    let lang = page.desk.lang;
    let panel = el("section", "panel waits flow")
        .set("tabindex", "-1")
        .child(text::p("", words::nothing_to_do(lang)));
    let Some(task) = story.tasks.iter().find(|task| !task.is_mine) else {
        return panel.view();
    };
    let who = task
        .person
        .as_ref()
        .map_or(codes::role(lang, task.role), |person| &person.shown);
    let what = words::named(lang, codes::step(lang, task.step), who);
    let line = words::of(lang, words::waits_for(lang), &what);
    panel.child(text::p("", &line)).view()
}

/// The other deeds, and those that a rule forbids.
pub fn rest(page: Page, story: &Story) -> Vec<View> {
    let lang = page.desk.lang;
    let next = next_deed(story);
    let is_shown = |deed: &&DeedView| {
        let is_beside_next = next.is_some_and(|next| second::other(story, next) == Some(*deed));
        Some(*deed) != next && !is_beside_next
    };
    let rest = || story.deeds.iter().filter(is_shown);
    let open: Vec<View> = rest()
        .filter(|deed| deed.blocked.is_none() && !second::is_beside(story, deed))
        .map(|deed| {
            let (title, form) = named(page, story, deed);
            disclosure("disclosure", &title, vec![form])
        })
        .collect();
    let mut pieces = Vec::new();
    if !open.is_empty() {
        let title = words::counted(lang, words::others(lang), open.len());
        pieces.push(disclosure("disclosure", &title, open));
    }
    let mut blocked: Vec<(Refusal, Vec<&DeedView>)> = Vec::new();
    for deed in rest() {
        let Some(rule) = deed.blocked else { continue };
        match blocked.iter_mut().find(|(other, _)| *other == rule) {
            Some((_, deeds)) => deeds.push(deed),
            None => blocked.push((rule, vec![deed])),
        }
    }
    if !blocked.is_empty() {
        pieces.push(text::h2(words::blocked_h2(lang)));
        let group = |(rule, deeds): &(Refusal, Vec<&DeedView>)| forbidden(page, story, *rule, deeds);
        pieces.extend(blocked.iter().map(group));
    }
    pieces
}

/// Deeds that cannot be done yet because of one rule: they can be reached, and it says why.
fn forbidden(page: Page, story: &Story, rule: Refusal, deeds: &[&DeedView]) -> View {
    let lang = page.desk.lang;
    let why = deeds
        .first()
        .map_or_else(String::new, |deed| [&id(deed), "-why"].concat());
    let button = |deed: &&DeedView| {
        el("button", "button button--quiet")
            .set("type", "button")
            .set("aria-disabled", "true")
            .set("aria-describedby", &why)
            .text(&name(lang, story, deed))
            .view()
    };
    el("div", "blocked")
        .child(el("p", "hint").set("id", &why).text(rules::rule(lang, rule)).view())
        .child(el("div", "actions").all(deeds.iter().map(button).collect()).view())
        .view()
}

/// Who the citizen is, once, after a look.
fn identity(page: Page) -> View {
    let content = move || {
        let identity = page
            .identity
            .with(|identity| identity.as_ref().map(|one| shown(page, one)));
        let code = page.code.with(|code| code.as_deref().map(|code| slip(page, code)));
        [identity, code].into_iter().flatten().flatten().collect()
    };
    el("div", "").set("role", "status").content(content).view()
}

/// The other query code, to be printed. Until somebody says that it was handed over, leaving asks first.
fn slip(page: Page, code: &str) -> Vec<View> {
    let lang = page.desk.lang;
    let grouped = QueryCode::parse_strict(code).map_or_else(|| code.to_owned(), |code| code.grouped());
    let print = button::main(words::print(lang), || drop(window().print()));
    let given = el("input", "")
        .set("type", "checkbox")
        .set("id", SLIP_GIVEN)
        .flag("checked", page.is_given.get_untracked())
        .on("change", move |_| page.is_given.set(!is_slip_held()));
    let given = el("div", "choice no-print").child(given.view()).child(
        el("label", "")
            .set("for", SLIP_GIVEN)
            .text(words::slip_given(lang))
            .view(),
    );
    let slip = el("section", "panel panel--note flow")
        .child(text::h2(words::code_h2(lang)))
        .child(text::p("code", &grouped))
        .child(text::p("", words::code_slip(lang)))
        .child(print)
        .child(given.view());
    vec![slip.view()]
}

/// The box that says that the slip was handed over.
const SLIP_GIVEN: &str = "slip-given";

/// Whether a slip is shown that nobody has handed over yet.
pub fn is_slip_held() -> bool {
    dom::first(&["#", SLIP_GIVEN, ":not(:checked)"].concat()).is_some()
}

fn shown(page: Page, identity: &Identity) -> Vec<View> {
    let lang = page.desk.lang;
    let row = |(name, value): (&'static str, &Option<String>)| {
        value.clone().map(|value| Row {
            name,
            value,
            change: None,
        })
    };
    let rows: Vec<Row> = [
        (words::id_name(lang), &identity.name),
        (words::id_phone(lang), &identity.phone),
        (words::id_email(lang), &identity.email),
    ]
    .into_iter()
    .filter_map(row)
    .collect();
    let who = if rows.is_empty() {
        text::p("", words::identity_erased(lang))
    } else {
        summary(rows)
    };
    vec![
        el("section", "panel panel--note flow no-print")
            .child(text::h2(words::identity_h2(lang)))
            .child(who)
            .child(text::p("hint", words::identity_told(lang)))
            .view(),
    ]
}

//! The right side of a case: the next action, the others, and what a rule forbids as yet.

use leptos::prelude::*;
use qingyu_api::desk::acts::Identity;
use qingyu_api::desk::case::{DeedView, Story};
use qingyu_domain::case::Refusal;
use qingyu_words::desk::{pages as words, rules};

use super::form::form;
use super::{id, name, next};
use crate::desk::pages::case::Page;
use crate::ui::disclosure::disclosure;
use crate::ui::el::{View, el};
use crate::ui::summary::{Row, summary};
use crate::ui::text;

/// Everything on the right.
pub fn panel(page: Page, story: &Story) -> Vec<View> {
    let lang = page.desk.lang;
    let at = next::next(story);
    let mut pieces = vec![identity(page)];
    match at.and_then(|at| story.deeds.get(at)) {
        Some(deed) => {
            let title = words::of(lang, words::next_h2(lang), &name(lang, story, deed));
            let next = el("section", "next flow")
                .child(text::h2(&title))
                .child(form(page, story, deed));
            pieces.push(next.view());
        }
        None => pieces.push(text::p("panel", words::nothing_to_do(lang))),
    }
    let rest = || {
        story
            .deeds
            .iter()
            .enumerate()
            .filter(|(place, _)| Some(*place) != at)
            .map(|(_, deed)| deed)
    };
    // Whom a case is about is named among people whom only an administrator can list.
    let open: Vec<&DeedView> = rest()
        .filter(|deed| deed.blocked.is_none() && deed.command != "name_concerned")
        .collect();
    if !open.is_empty() {
        let item = |deed: &DeedView| disclosure("disclosure", &name(lang, story, deed), vec![form(page, story, deed)]);
        let list = open.iter().map(|deed| item(deed)).collect();
        pieces.push(disclosure(
            "disclosure",
            &words::counted(lang, words::others(lang), open.len()),
            list,
        ));
    }
    let blocked: Vec<(&DeedView, Refusal)> = rest().filter_map(|deed| Some((deed, deed.blocked?))).collect();
    if !blocked.is_empty() {
        pieces.push(text::h2(words::blocked_h2(lang)));
        pieces.extend(
            blocked
                .into_iter()
                .map(|(deed, rule)| forbidden(page, story, deed, rule)),
        );
    }
    pieces
}

/// A deed that cannot be done yet: it can be reached, and says why.
fn forbidden(page: Page, story: &Story, deed: &DeedView, rule: Refusal) -> View {
    let lang = page.desk.lang;
    let why = [&id(deed), "-why"].concat();
    let button = el("button", "button button--quiet")
        .set("type", "button")
        .set("aria-disabled", "true")
        .set("aria-describedby", &why)
        .text(&name(lang, story, deed));
    el("div", "blocked")
        .child(button.view())
        .child(el("p", "hint").set("id", &why).text(rules::rule(lang, rule)).view())
        .view()
}

/// Who the citizen is, once, after a look.
fn identity(page: Page) -> View {
    let content = move || {
        page.identity
            .with(|identity| identity.as_ref().map(|one| shown(page, one)).unwrap_or_default())
    };
    el("div", "").set("role", "status").content(content).view()
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
        el("section", "panel panel--note flow")
            .child(text::h2(words::identity_h2(lang)))
            .child(who)
            .child(text::p("hint", words::identity_told(lang)))
            .view(),
    ]
}

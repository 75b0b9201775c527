//! 最近的更改: who changed what, with what was and what is.

use qingyu_api::Endpoint;
use qingyu_api::desk::changes::{ChangeView, Changes, ReadChanges};
use qingyu_domain::deadlines::{Limit, Step};
use qingyu_domain::person::Role;
use qingyu_words::desk::{codes, house as words, pages};
use qingyu_words::{Lang, dates};
use serde_json::Value;

use crate::desk::app::Desk;
use crate::desk::route::{self, Route, with_lang};
use crate::desk::sheet::loaded;
use crate::ui::disclosure::disclosure;
use crate::ui::el::{View, el};
use crate::ui::text;

/// The page.
pub fn view(desk: Desk) -> Vec<View> {
    let lang = desk.lang;
    let after = route::parameter("after").unwrap_or_default();
    let path = with_lang(ReadChanges::PATH, &[("after", after.clone())], Lang::Zh);
    let mut content = vec![text::h1(words::changes_h1(lang))];
    content.extend(loaded::<Changes>(desk, path, move |page| {
        list(desk, page, !after.is_empty())
    }));
    vec![text::flow(content)]
}

fn list(desk: Desk, page: &Changes, is_later: bool) -> Vec<View> {
    let lang = desk.lang;
    if page.changes.is_empty() {
        return vec![text::p("panel", words::no_changes(lang))];
    }
    let shown = page.changes.iter().map(|change| line(desk, change)).collect();
    let mut links = Vec::new();
    let path = Route::Changes.path();
    if let Some(next) = &page.next {
        links.push((
            with_lang(&path, &[("after", next.clone())], lang),
            pages::next_page(lang),
        ));
    }
    if is_later {
        links.push((with_lang(&path, &[], lang), pages::first_page(lang)));
    }
    vec![text::list("changes", shown), text::links(&links)]
}

fn line(desk: Desk, change: &ChangeView) -> View {
    let lang = desk.lang;
    let who = change
        .person
        .as_ref()
        .map_or(words::at_command_line(lang), |one| &one.shown);
    let head = el("p", "")
        .child(el("small", "").text(&dates::moment(lang, change.at)).view())
        .text(" ")
        .child(el("span", "").text(who).view())
        .text(" · ")
        .child(el("strong", "").text(words::what(lang, &change.what)).view())
        .text(" ")
        .child(about(desk, change));
    let mut content = vec![head.view()];
    content.extend(detail(desk, change));
    el("div", "").all(content).view()
}

fn about(desk: Desk, change: &ChangeView) -> View {
    let lang = desk.lang;
    let about = change.about.clone();
    match change.what.as_str() {
        "opened_without_task" => text::a("", &Route::Case(about.clone()).href(lang), &about),
        "unit_added" | "unit_changed" => {
            let name = move || desk.unit(Some(&about));
            el("span", "").words(std::rc::Rc::new(name)).view()
        }
        "deadline_changed" => {
            let name = Step::from_code(&about).map_or(about.as_str(), |step| codes::step(lang, step));
            el("span", "").text(name).view()
        }
        _ => {
            let name = change.shown.as_ref().unwrap_or(&change.about);
            el("span", "").text(name).view()
        }
    }
}

/// Which fields of somebody, or what was and what is.
fn detail(desk: Desk, change: &ChangeView) -> Vec<View> {
    let lang = desk.lang;
    if let Some(fields) = change.detail.as_array() {
        let names = fields
            .iter()
            .filter_map(Value::as_str)
            .map(|code| words::field(lang, code));
        let names: Vec<&str> = names.collect();
        return vec![text::p("hint", &names.join(pages::comma(lang)))];
    }
    let (old, new) = (&change.detail["old"], &change.detail["new"]);
    if change.what == "deadline_changed" {
        let said = [
            limit(lang, new),
            pages::comma(lang).to_owned(),
            words::from(lang).to_owned(),
            limit(lang, old),
        ];
        return vec![text::p("hint", &said.join(" "))];
    }
    let Some(fields) = new.as_object() else {
        return Vec::new();
    };
    let changed = fields
        .iter()
        .filter(|(code, value)| *code != "revision" && **value != old[*code]);
    let rows: Vec<View> = changed
        .map(|(code, value)| {
            let (was, is) = (shown(desk, &old[code]), shown(desk, value));
            let row = el("p", "hint").child(el("strong", "").text(words::field(lang, code)).view());
            let row = row.text(": ").text(&only(&is, &was));
            if was.is_empty() {
                return row.view();
            }
            row.text(" ← ").child(el("s", "").text(&only(&was, &is)).view()).view()
        })
        .collect();
    if rows.len() < 3 {
        return rows;
    }
    vec![disclosure(
        "disclosure",
        &pages::counted(lang, words::change(lang), rows.len()),
        rows,
    )]
}

/// Of two lists what only the first has; of anything else all.
fn only(one: &[String], other: &[String]) -> String {
    let own: Vec<&str> = one
        .iter()
        .filter(|line| !other.contains(line))
        .map(String::as_str)
        .collect();
    if own.is_empty() {
        "–".to_owned()
    } else {
        own.join("; ")
    }
}

fn limit(lang: Lang, value: &Value) -> String {
    serde_json::from_value::<Limit>(value.clone())
        .map(|limit| words::length(lang, limit.amount, limit.measure))
        .unwrap_or_default()
}

/// A value as lines that can be read.
fn shown(desk: Desk, value: &Value) -> Vec<String> {
    let lang = desk.lang;
    match value {
        Value::Null => Vec::new(),
        Value::Bool(true) => vec![words::yes(lang).to_owned()],
        Value::Bool(false) => vec![words::no(lang).to_owned()],
        Value::String(text) => vec![text.clone()],
        Value::Array(all) => all.iter().map(|one| shown(desk, one).join(" ")).collect(),
        Value::Object(fields) => fields.iter().flat_map(|(field, one)| part(desk, field, one)).collect(),
        Value::Number(number) => vec![number.to_string()],
    }
}

/// A part of a post or a service: roles and units by their names.
fn part(desk: Desk, field: &str, value: &Value) -> Vec<String> {
    let code = value.as_str().unwrap_or_default();
    match (field, Role::from_code(code)) {
        ("role", Some(role)) => vec![codes::role(desk.lang, role).to_owned()],
        ("unit", _) => vec![desk.unit(Some(code))],
        _ => shown(desk, value),
    }
}

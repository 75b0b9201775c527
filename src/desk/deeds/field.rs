//! One field of a form: label, hint, control and error, all tied together; and what is in it.

use leptos::prelude::*;
use qingyu_words::Lang;
use qingyu_words::desk::forms;
use serde_json::{Value, json};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};

use super::fields::{Entry, Options, Place, Shape};
use super::people;
use crate::clock;
use crate::desk::app::Desk;
use crate::ui::dom;
use crate::ui::el::{El, View, el};

/// What is wrong now: the id of a control, and words.
pub type Faults = RwSignal<Vec<(String, String)>>;

/// The codes of [`Shape::Truth`].
const TRUTH: [&str; 2] = ["true", "false"];

/// The field in the form with this id.
pub fn view(desk: Desk, form: &str, entry: &Entry, faults: Faults) -> View {
    let lang = desk.lang;
    let id = [form, "-", entry.name].concat();
    match &entry.shape {
        Shape::Checks(options) => checks(&id, entry, options, faults),
        Shape::Level(options) => radios(lang, &id, entry, options, faults),
        Shape::People(find, find_id) => {
            let field = group(&id, entry, faults, people::picker(desk, &id, find, find_id));
            field.on("focusin", move |_| people::load(desk)).view()
        }
        Shape::Flag => el("div", "").child(check(&id, entry.name, entry.label)).view(),
        _ => single(lang, &id, entry, faults),
    }
}

fn single(lang: Lang, id: &str, entry: &Entry, faults: Faults) -> View {
    let control = match &entry.shape {
        Shape::Text => el("textarea", "input").set("rows", "5"),
        Shape::Select(options) => select(lang, entry, options),
        Shape::Truth(yes, no) => {
            let options: Options = TRUTH
                .into_iter()
                .zip([yes, no])
                .map(|(code, name)| (code.to_owned(), (*name).to_owned()))
                .collect();
            select(lang, entry, &options)
        }
        Shape::Day => {
            let today = clock::today().to_string();
            let latest = if entry.name == "on" {
                today.clone()
            } else {
                String::new()
            };
            el("input", "input")
                .set("type", "date")
                .set("max", &latest)
                .set("value", &today)
        }
        Shape::Count => el("input", "input").set("type", "number").set("min", "1"),
        _ => el("input", "input").set("type", "text").set("autocomplete", "off"),
    };
    let invalid = id.to_owned();
    let control = control
        .set("id", id)
        .set("name", id)
        .set("aria-required", if entry.is_required { "true" } else { "" })
        .set("aria-describedby", &described(id, entry))
        .follow("aria-invalid", move || {
            let is_wrong = faults.with(|faults| faults.iter().any(|(wrong, _)| *wrong == invalid));
            if is_wrong { "true".to_owned() } else { String::new() }
        })
        .view();
    let mut label = entry.label.to_owned();
    // Words that are wanted in some cases say so themselves.
    let is_plain = !matches!(entry.place, Place::Words | Place::Part);
    if !entry.is_required && is_plain {
        label.push_str(forms::optional(lang));
    }
    el("div", "field")
        .child(el("label", "label").set("for", id).text(&label).view())
        .all(around(id, entry, faults))
        .child(control)
        .view()
}

fn select(lang: Lang, entry: &Entry, options: &Options) -> El {
    let nothing = match (entry.is_required, entry.name) {
        (true, _) => forms::choose(lang),
        (false, "about") => forms::as_filed(lang),
        (false, _) => forms::none(lang),
    };
    let first = (String::new(), nothing.to_owned());
    let option = |(code, name): &(String, String)| el("option", "").set("value", code).text(name).view();
    let all = std::iter::once(&first).chain(options).map(option).collect();
    el("select", "input").all(all)
}

fn checks(id: &str, entry: &Entry, options: &Options, faults: Faults) -> View {
    let boxes = options
        .iter()
        .map(|(code, name)| check(&[id, "-", code].concat(), id, name))
        .collect();
    group(id, entry, faults, vec![el("div", "checks").all(boxes).view()]).view()
}

fn radios(lang: Lang, id: &str, entry: &Entry, options: &Options, faults: Faults) -> View {
    // What may be left out can be taken back again.
    let none = (String::new(), forms::none(lang).to_owned());
    let first = (!entry.is_required).then_some(&none);
    let radio = |(code, name): &(String, String)| {
        let own = [id, "-", code].concat();
        let input = el("input", "")
            .set("type", "radio")
            .set("id", &own)
            .set("name", id)
            .set("value", code)
            .flag("checked", code.is_empty());
        el("div", "choice")
            .child(input.view())
            .child(el("label", "").set("for", &own).text(name).view())
            .view()
    };
    let all = first.into_iter().chain(options).map(radio).collect();
    group(id, entry, faults, vec![el("div", "checks").all(all).view()]).view()
}

/// Several controls that are one field.
fn group(id: &str, entry: &Entry, faults: Faults, content: Vec<View>) -> El {
    el("fieldset", "field")
        .set("id", id)
        .set("tabindex", "-1")
        .set("aria-describedby", &described(id, entry))
        .child(el("legend", "label").text(entry.label).view())
        .all(around(id, entry, faults))
        .all(content)
}

fn check(id: &str, name: &str, label: &str) -> View {
    el("div", "choice")
        .child(
            el("input", "")
                .set("type", "checkbox")
                .set("id", id)
                .set("name", name)
                .view(),
        )
        .child(el("label", "").set("for", id).text(label).view())
        .view()
}

/// Hint and error.
fn around(id: &str, entry: &Entry, faults: Faults) -> Vec<View> {
    let own = id.to_owned();
    let words = move || {
        let words = faults.with(|faults| {
            faults
                .iter()
                .find(|(wrong, _)| *wrong == own)
                .map(|(_, words)| words.clone())
        });
        words.unwrap_or_default()
    };
    let error = el("p", "error")
        .set("id", &[id, "-error"].concat())
        .words(std::rc::Rc::new(words))
        .view();
    if entry.hint.is_empty() {
        return vec![error];
    }
    vec![
        el("p", "hint")
            .set("id", &[id, "-hint"].concat())
            .text(entry.hint)
            .view(),
        error,
    ]
}

fn described(id: &str, entry: &Entry) -> String {
    let error = [id, "-error"].concat();
    if entry.hint.is_empty() {
        error
    } else {
        [id, "-hint ", &error].concat()
    }
}

/// What is in the field; `None` when it is empty.
pub fn value(form: &str, entry: &Entry) -> Option<Value> {
    let id = [form, "-", entry.name].concat();
    let typed = || Some(dom::text_of(&id).trim().to_owned()).filter(|text| !text.is_empty());
    let is_checked = |id: &str| {
        let input = dom::by_id(id).and_then(|element| element.dyn_into::<HtmlInputElement>().ok());
        input.is_some_and(|input| input.checked())
    };
    let chosen = || {
        let select: HtmlSelectElement = dom::by_id(&id)?.dyn_into().ok()?;
        Some(select.value()).filter(|code| !code.is_empty())
    };
    match &entry.shape {
        Shape::Text | Shape::Line | Shape::Day => typed().map(Value::String),
        Shape::Count => typed()?.parse::<u32>().ok().map(Value::from),
        Shape::Level(options) => {
            let chosen = options.iter().find(|(code, _)| is_checked(&[&id, "-", code].concat()));
            chosen.and_then(|(code, _)| code.parse::<u8>().ok()).map(Value::from)
        }
        Shape::Select(_) => chosen().map(Value::String),
        Shape::Truth(..) => chosen().map(|code| json!(code == TRUTH[0])),
        Shape::People(..) => {
            let ids = people::chosen(&id);
            (!ids.is_empty() || !entry.is_required).then(|| json!(ids))
        }
        Shape::Flag => Some(json!(is_checked(&id))),
        Shape::Checks(options) => {
            let codes = options.iter().map(|(code, _)| code);
            let codes: Vec<&String> = codes
                .filter(|code| is_checked(&[&id, "-", code.as_str()].concat()))
                .collect();
            (!codes.is_empty() || !entry.is_required).then(|| json!(codes))
        }
    }
}

/// What is in the field, as people read it; `None` when it is empty.
pub fn shown(desk: Desk, form: &str, entry: &Entry) -> Option<String> {
    let id = [form, "-", entry.name].concat();
    let value = value(form, entry)?;
    match (&entry.shape, &value) {
        (Shape::People(..), _) => Some(people::names(desk, &id)).filter(|names| !names.is_empty()),
        (Shape::Select(options), Value::String(code)) => {
            let option = options.iter().find(|(one, _)| one == code);
            option.map(|(_, name)| name.clone())
        }
        (_, Value::String(text)) => Some(text.clone()),
        _ => None,
    }
}

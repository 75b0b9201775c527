//! 已收到: number, query code, ways to keep it, and what happens next by when.

use leptos::prelude::*;
use qingyu_words::{dates, promises, receipt as words, shell};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::receipt_keep as keep;
use crate::citizen::app::App;
use crate::citizen::kept::Kept;
use crate::citizen::navigate;
use crate::citizen::route::Route;
use crate::citizen::sending;
use crate::clock;
use crate::ui::choice::{Choice, choice};
use crate::ui::code::code;
use crate::ui::el::{View, el};
use crate::ui::timeline::timeline;
use crate::ui::{button, dom, panel, text};

/// The box that says it is kept elsewhere.
const KEPT: &str = "kept";

/// The page.
pub fn view(app: App) -> Vec<View> {
    match app.sending.peek(|sending| sending.kept().cloned()) {
        Some(kept) => shown(app, &kept),
        None => gone(app),
    }
}

/// Nothing to show on this device, or not any more.
fn gone(app: App) -> Vec<View> {
    let lang = app.lang;
    let links = vec![
        (app.href(Route::Track), words::gone_track(lang)),
        (app.href(Route::Start), words::gone_again(lang)),
    ];
    text::page(
        vec![
            text::h1(words::gone_h1(lang)),
            text::p("", words::gone(lang)),
            text::links(&links),
        ],
        None,
    )
}

fn shown(app: App, kept: &Kept) -> Vec<View> {
    let lang = app.lang;
    let number = kept.receipt.number.to_string();
    let grouped = sending::parse(&kept.code)
        .map(|code| code.grouped())
        .unwrap_or_default();
    let today = clock::today();
    let due = &kept.receipt.next;
    let by = dates::day(lang, due.due_at.day(), today);
    let photograph = if kept.is_anonymous {
        [shell::gap(lang), &words::come_back(lang, &by)].concat()
    } else {
        String::new()
    };
    let saved = choice(Choice {
        kind: "checkbox",
        name: KEPT,
        value: "1",
        label: words::kept(lang),
        hint: "",
        chosen: false,
    });
    let promise = [
        &promises::promise(lang, due, today),
        shell::gap(lang),
        &promises::reason(lang, due),
    ]
    .concat();
    let about_number = vec![
        text::h2(words::number(lang)),
        el("p", "number").set("id", "number").text(&number).view(),
        text::p("", words::number_note(lang)),
    ];
    let about_code = vec![
        text::h2(words::code(lang)),
        text::p("hint", words::code_note(lang)),
        code(&grouped),
    ];
    let card = el("section", "receipt flow")
        .set("aria-label", words::label(lang))
        .child(panel::panel("", about_number))
        .child(panel::panel("", about_code));
    let main = vec![
        text::h1(words::h1(lang)),
        card.view(),
        keep::ways(app, number, kept.code.clone()),
        panel::sentence("panel panel--note", words::photograph(lang), &photograph),
        panel::panel("no-print", vec![saved]),
        text::h2(words::next_h2(lang)),
        timeline(vec![
            (String::new(), promise),
            (String::new(), words::next_handle(lang).to_owned()),
            (String::new(), words::next_rate(lang).to_owned()),
        ]),
        button::row(vec![
            button::quiet(words::to_case(lang), move || to_case(app)),
            button::quiet(words::clear(lang), move || clear(app)),
        ]),
    ];
    text::page(main, Some(aside(app)))
}

/// Where else to turn.
fn aside(app: App) -> View {
    let lang = app.lang;
    panel::aside(shell::safe_h2(lang), vec![text::p("hint", shell::safe_computer(lang))])
}

fn to_case(app: App) {
    let code = app
        .sending
        .peek(|sending| sending.kept().and_then(|kept| sending::parse(&kept.code)));
    if let Some(code) = code {
        app.keep_case_code(&code);
        app.found.replace(None);
        navigate::go(app, Route::Case);
    }
}

/// Clears, asking first while nobody has said that the code is kept.
fn clear(app: App) {
    let saved = dom::by_id(KEPT).and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
    let saved = saved.is_some_and(|input| input.checked());
    if saved
        || window()
            .confirm_with_message(words::clear_first(app.lang))
            .unwrap_or(true)
    {
        app.leave();
    }
}

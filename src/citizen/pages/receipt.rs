//! 已收到: number, query code, ways to keep it, and what happens next by when.

use std::rc::Rc;

use leptos::prelude::*;
use qingyu_domain::kind::Kind;
use qingyu_words::{dates, promises, receipt as words, shell};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::{check, receipt_keep as keep};
use crate::citizen::app::App;
use crate::citizen::kept::Kept;
use crate::citizen::route::Route;
use crate::citizen::{expiry, navigate, place, sending};
use crate::clock;
use crate::ui::choice::{Choice, choice};
use crate::ui::code::code;
use crate::ui::el::{View, el};
use crate::ui::timeline::timeline;
use crate::ui::{button, dom, panel, text};

/// The box that says it is kept elsewhere.
const KEPT: &str = "kept";
/// So long before the receipt goes, it is said.
const ENDING_MS: u32 = 5 * 60_000;

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
    app.is_unseen.set(false);
    let lang = app.lang;
    let number = kept.receipt.number.to_string();
    let grouped = sending::grouped(&kept.code);
    let today = clock::today();
    let due = &kept.receipt.next;
    let by = dates::day(lang, due.due_at.day(), today);
    let photograph = if kept.is_anonymous {
        [shell::gap(lang), &words::come_back(lang, &by)].concat()
    } else {
        String::new()
    };
    let handled = if kept.watched.is_empty() {
        words::next_handle(lang)
    } else {
        place::of_watchers_rest(lang, &kept.watched)
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
        text::p("", &words::number_note(lang, due)),
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
        keep::ways(app, number, kept.code.clone(), tick),
        ending(app),
        panel::sentence(
            "panel panel--note",
            vec![(words::photograph(lang), None)],
            vec![(&photograph, None)],
        ),
        panel::panel("no-print", vec![saved]),
        text::h2(words::next_h2(lang)),
        timeline(vec![
            (String::new(), promise),
            (String::new(), handled.to_owned()),
            (String::new(), words::next_rate(lang).to_owned()),
        ]),
        check::remedy(lang, kept.receipt.kind == Kind::Complaint),
        button::row(vec![
            button::quiet(words::to_case(lang), move || to_case(app)),
            button::quiet(words::clear(lang), move || clear(app)),
        ]),
    ];
    text::page(main, aside(app))
}

/// Where else to turn.
fn aside(app: App) -> Option<View> {
    let lang = app.lang;
    // In a hall there is no other computer.
    if app.is_kiosk {
        return None;
    }
    Some(panel::aside(
        shell::safe_h2(lang),
        vec![text::p("hint", shell::safe_computer(lang))],
    ))
}

fn to_case(app: App) {
    let code = app
        .sending
        .peek(|sending| sending.kept().and_then(|kept| sending::parse(&kept.code)));
    if let Some(code) = code {
        expiry::keep_case_code(&code);
        app.found.replace(None);
        // In its place: after leaving at once, Back finds no page that tells of a receipt.
        navigate::replace(app, Route::Case);
    }
}

/// The box that says it is kept.
fn kept_box() -> Option<HtmlInputElement> {
    dom::by_id(KEPT)?.dyn_into().ok()
}

/// Printed or saved is kept; who knows better takes the tick away.
fn tick() {
    if let Some(kept) = kept_box() {
        kept.set_checked(true);
    }
}

/// Clears, asking first while nobody has said that the code is kept.
fn clear(app: App) {
    if kept_box().is_some_and(|kept| kept.checked()) || dom::confirm(words::clear_first(app.lang)) {
        app.leave();
    }
}

/// Says in good time that the receipt will go from this device, and lets it stay.
fn ending(app: App) -> View {
    let lang = app.lang;
    let said = RwSignal::new(String::new());
    warn_in_time(app, said);
    let stay = button::quiet(words::stay(lang), move || {
        expiry::keep_receipt(app);
        said.set(String::new());
        warn_in_time(app, said);
        dom::focus(dom::first("#app h1"));
    });
    let note = el("div", "panel panel--note flow")
        .hide_while(move || said.with(String::is_empty))
        .child(el("p", "").words(Rc::new(move || said.get())).view())
        .child(button::row(vec![stay]));
    el("div", "no-print").set("role", "status").child(note.view()).view()
}

fn warn_in_time(app: App, said: RwSignal<String>) {
    let Some(left) = app.sending.peek(|sending| sending.kept().map(Kept::left_ms)) else {
        return;
    };
    clock::alarm(left.saturating_sub(ENDING_MS), move || {
        // The page may have been left.
        said.try_set(words::ending(app.lang).to_owned());
    });
}

//! Shortcuts of the queue: j and k move, Enter opens (as for every link), r reloads, ? shows them.

use leptos::prelude::*;
use qingyu_words::desk::pages as words;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDialogElement, HtmlElement, KeyboardEvent};

use super::app::Desk;
use super::navigate;
use super::route::Route;
use crate::ui::el::{View, el};
use crate::ui::{button as buttons, dom, text};

/// The id of the sheet.
const SHEET: &str = "keys";

/// Adds the sheet to the page and listens.
pub fn start(desk: Desk) {
    if let Some(body) = document().body() {
        drop(body.append_child(&sheet(desk)));
    }
    dom::listen(&document(), "keydown", move |event| on_key(desk, &event));
}

/// The button that shows the sheet.
pub fn button(desk: Desk) -> View {
    buttons::quiet(words::keys(desk.lang), open)
}

fn sheet(desk: Desk) -> View {
    let lang = desk.lang;
    let keys = [
        ("j", words::key_down(lang)),
        ("k", words::key_up(lang)),
        ("Enter", words::key_open(lang)),
        ("r", words::key_reload(lang)),
        ("?", words::key_help(lang)),
        ("Esc", words::key_escape(lang)),
    ];
    let mut list = el("dl", "");
    for (key, what) in keys {
        let name = el("dt", "").child(el("kbd", "").text(key).view()).view();
        list = list.child(name).child(el("dd", "").text(what).view());
    }
    let title = el("h2", "").set("id", "keys-title").text(words::keys(lang)).view();
    el("dialog", "help")
        .set("id", SHEET)
        .set("aria-labelledby", "keys-title")
        .child(text::flow(vec![
            title,
            list.view(),
            buttons::quiet(words::keys_close(lang), close),
        ]))
        .view()
}

fn dialog() -> Option<HtmlDialogElement> {
    dom::by_id(SHEET)?.dyn_into().ok()
}

fn open() {
    if let Some(dialog) = dialog().filter(|dialog| !dialog.open()) {
        // A dialog that cannot be shown modally is not shown.
        drop(dialog.show_modal());
    }
}

fn close() {
    if let Some(dialog) = dialog() {
        dialog.close();
    }
}

/// Letters mean something on the queue only, and never where one types.
fn on_key(desk: Desk, event: &Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
        return;
    };
    let is_typing = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|target| {
            target
                .matches("input, textarea, select, [contenteditable]")
                .unwrap_or(false)
        });
    let is_plain = !(key.ctrl_key() || key.meta_key() || key.alt_key() || key.is_composing());
    let is_open = dialog().is_some_and(|dialog| dialog.open());
    let is_queue = Route::here() == Route::Queue && desk.me.with_untracked(Option::is_some);
    if is_typing || !is_plain || is_open || !is_queue {
        return;
    }
    match key.key().as_str() {
        "j" => step(1),
        "k" => step(-1),
        "r" => navigate::again(desk),
        "?" => open(),
        _ => return,
    }
    event.prevent_default();
}

/// Moves the focus from row to row.
fn step(by: i64) {
    let Ok(list) = document().query_selector_all("#app a.row") else {
        return;
    };
    let count = i64::from(list.length());
    let row = |at: i64| -> Option<HtmlElement> { list.item(u32::try_from(at).ok()?)?.dyn_into().ok() };
    let focused = document().active_element();
    let now = (0..count).find(|at| row(*at).map(Element::from) == focused);
    let to = now.map_or(if by > 0 { 0 } else { count - 1 }, |now| (now + by).clamp(0, count - 1));
    dom::focus(row(to));
}

//! Shortcuts: single keys that move in the queue and between pages. They can be switched off, and mean nothing where
//! somebody types (WCAG 2.1.4).

use std::cell::Cell;

use leptos::prelude::*;
use qingyu_words::desk::keys as words;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDialogElement, HtmlElement, HtmlInputElement, KeyboardEvent, Storage};

use super::app::Desk;
use super::navigate;
use super::pages::search;
use super::route::Route;
use crate::ui::el::{View, el};
use crate::ui::{button as buttons, dom, text};

/// The id of the sheet.
const SHEET: &str = "keys";
/// Where the device remembers that they are off.
const OFF: &str = "qingyu-desk-keys-off";

thread_local! {
    /// Whether they are off.
    static IS_OFF: Cell<bool> = const { Cell::new(false) };
    /// Whether the key before was `g`, which waits for a second one.
    static IS_GOING: Cell<bool> = const { Cell::new(false) };
}

fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}

/// Listens for the whole life of the page.
pub fn start(desk: Desk) {
    let is_off = storage().and_then(|device| device.get_item(OFF).ok().flatten());
    IS_OFF.set(is_off.is_some());
    dom::listen(&document(), "keydown", move |event| {
        on_key(Desk::now().unwrap_or(desk), &event);
    });
}

/// The button that shows the sheet.
pub fn button(desk: Desk) -> View {
    buttons::quiet(words::keys(desk.lang), open)
}

/// The sheet: what each key does, and the switch.
pub fn sheet(desk: Desk) -> View {
    let lang = desk.lang;
    let keys: [(&[&str], &str); 9] = [
        (&["j", "↓"], words::down(lang)),
        (&["k", "↑"], words::up(lang)),
        (&["Enter"], words::open(lang)),
        (&["n"], words::next(lang)),
        (&["g", "q"], words::queue(lang)),
        (&["/"], words::search(lang)),
        (&["r"], words::reload(lang)),
        (&["?"], words::help(lang)),
        (&["Esc"], words::escape(lang)),
    ];
    let mut list = el("dl", "");
    for (keys, what) in keys {
        let names = keys.iter().map(|key| el("kbd", "").text(key).view()).collect();
        let what = el("dd", "").text(what).view();
        list = list.child(el("dt", "").all(names).view()).child(what);
    }
    let input = el("input", "")
        .set("type", "checkbox")
        .set("id", "keys-on")
        .set("aria-describedby", "keys-hint")
        .flag("checked", !IS_OFF.get())
        .on("change", |event| switch(&event));
    let on = el("div", "choice")
        .child(input.view())
        .child(el("label", "").set("for", "keys-on").text(words::on(lang)).view())
        .view();
    let hint = el("p", "hint").set("id", "keys-hint").text(words::hint(lang)).view();
    let title = el("h2", "").set("id", "keys-title").text(words::keys(lang)).view();
    let close = buttons::quiet(words::close(lang), close);
    el("dialog", "help")
        .set("id", SHEET)
        .set("aria-labelledby", "keys-title")
        .child(text::flow(vec![title, list.view(), on, hint, close]))
        .view()
}

/// Switches them on or off, on this device from now on.
fn switch(event: &Event) {
    let input = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let is_off = input.is_some_and(|input| !input.checked());
    IS_OFF.set(is_off);
    if let Some(device) = storage() {
        // A device that keeps nothing asks again after the next start.
        drop(if is_off {
            device.set_item(OFF, "1")
        } else {
            device.remove_item(OFF)
        });
    }
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

/// Whether the key belongs to the page: plain, nowhere where one types, and no sheet in front of it.
fn is_ours(event: &Event, key: &KeyboardEvent) -> bool {
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
    !(IS_OFF.get() || is_typing || is_open) && is_plain
}

fn on_key(desk: Desk, event: &Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
        return;
    };
    let is_signed_in = desk.me.with_untracked(Option::is_some);
    if !is_ours(event, key) || event.default_prevented() {
        IS_GOING.set(false);
        return;
    }
    let is_queue = is_signed_in && Route::here() == Route::Queue;
    let is_going = IS_GOING.replace(false);
    match key.key().as_str() {
        "?" => open(),
        _ if !is_signed_in => return,
        "q" if is_going => navigate::go(desk, &Route::Queue.href(desk.lang)),
        "g" => IS_GOING.set(true),
        "n" => next(),
        "/" if may_search(desk) => search::to_field(desk, desk.lang),
        "r" => navigate::again(desk),
        "j" if is_queue => step(1),
        "k" if is_queue => step(-1),
        // The arrows scroll, unless somebody is in the list already.
        "ArrowDown" if is_queue && is_in_row() => step(1),
        "ArrowUp" if is_queue && is_in_row() => step(-1),
        _ => return,
    }
    event.prevent_default();
}

fn may_search(desk: Desk) -> bool {
    desk.roles().iter().any(|role| search::SEARCHING.contains(role))
}

fn is_in_row() -> bool {
    let focused = document().active_element();
    focused.is_some_and(|focused| focused.matches("a.row").unwrap_or(false))
}

/// To what is next: the action of a case, or the first row of the queue.
fn next() {
    dom::focus(dom::first("#app .next h2, #app .waits").or_else(|| dom::first("#app a.row")));
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

//! The start page and the query-code form are adopted, never replaced.
//!
//! They are the server's own nodes for the page's whole life: live values are read from them by `FormData`,
//! listeners are attached, and nothing is rendered again, moved or focused, so that text, selection
//! and a composition of an input method survive.

use leptos::prelude::*;
use qingyu_domain::kind::Kind;
use qingyu_domain::query_code::QueryCode;
use qingyu_words::{case, shell};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlFormElement, KeyboardEvent};

use super::app::App;
use super::lookup;
use super::navigate;
use super::route::Route;
use crate::ui::dom;

const START: &str = "start-form";
const START_TRACK: &str = "start-track-form";
const TRACK: &str = "track-form";

/// Takes over, and goes on from a form that was sent before the app was there.
pub fn start(app: App) {
    let boot = dom::boot();
    if boot.is_object() {
        drop(js_sys::Reflect::set(&boot, &"app".into(), &JsValue::TRUE));
    }
    // The browser's own bubbles would stand in the way of our words.
    for id in [START, START_TRACK, TRACK] {
        if let Some(form) = form(id) {
            form.set_no_validate(true);
        }
    }
    check_kind(app);
    dom::listen(&document(), "submit", move |event| {
        let sent = event.target().and_then(|target| target.dyn_into().ok());
        if sent.is_some_and(|form: HtmlFormElement| submit(app, &form)) {
            event.prevent_default();
        }
    });
    dom::listen(&document(), "keydown", |event| never_submit_while_composing(&event));
    let early = dom::property(&boot, "early").dyn_into::<HtmlFormElement>();
    if let Ok(form) = early {
        restore_button(&boot);
        submit(app, &form);
    }
}

/// Chooses nothing on the start page, which lives as long as the page.
pub fn reset_start() {
    if let Some(form) = form(START) {
        form.reset();
        say(&form, "start-error", "");
    }
}

/// Empties the forms for a query code, which live as long.
pub fn reset_codes(app: App) {
    for form in [START_TRACK, TRACK].into_iter().filter_map(form) {
        form.reset();
    }
    track_error(app, "");
}

/// Puts away the way without the app: only when the page changes, since nothing may move under a finger.
pub fn hide_fallback() {
    if let Some(fallback) = dom::by_id("start-fallback") {
        fallback.set_hidden(true);
    }
}

fn form(id: &str) -> Option<HtmlFormElement> {
    dom::by_id(id)?.dyn_into().ok()
}

/// Gives the pressed button its own word back.
fn restore_button(boot: &JsValue) {
    let (button, label) = (dom::property(boot, "button"), dom::property(boot, "label"));
    if let (Ok(button), Some(label)) = (button.dyn_into::<web_sys::Node>(), label.as_string()) {
        button.set_text_content(Some(&label));
    }
}

/// A kind from the address or the draft is chosen, unless the citizen was faster.
fn check_kind(app: App) {
    let Some(form) = form(START) else { return };
    let chosen = dom::value(&form, "kind");
    let drafted = app.value("kind");
    if chosen.is_none() && !drafted.is_empty() {
        let radio = dom::first(&["#start-form input[value=", &drafted, "]"].concat());
        if let Some(radio) = radio.and_then(|radio| radio.dyn_into::<web_sys::HtmlInputElement>().ok()) {
            radio.set_checked(true);
        }
    }
}

/// Handles one of the adopted forms; false for any other.
fn submit(app: App, form: &HtmlFormElement) -> bool {
    match form.id().as_str() {
        START => choose_kind(app, form),
        START_TRACK | TRACK => track(app, form),
        _ => return false,
    }
    true
}

fn choose_kind(app: App, form: &HtmlFormElement) {
    let kind = dom::value(form, "kind").and_then(|code| Kind::from_code(&code));
    let Some(kind) = kind else {
        say(form, "start-error", shell::start_choose(app.lang));
        dom::focus(dom::first("#start-form input"));
        navigate::retitle(app, true);
        return;
    };
    say(form, "start-error", "");
    app.write(|draft| draft.put("kind", kind.as_str()));
    navigate::go(app, Route::About);
}

/// Looks a code up; what is wrong is said on the track page, beside what was typed.
fn track(app: App, form: &HtmlFormElement) {
    let typed = dom::value(form, "query_code").unwrap_or_default();
    if app.route.peek(|route| *route) != Route::Track {
        dom::put_text("track-code", &typed);
    }
    match QueryCode::parse(&typed) {
        Ok(code) => look_up(app, code),
        Err(error) => refuse(app, &case::code_error(app.lang, error)),
    }
}

/// Looks a code up that stands in the field of the track page.
fn look_up(app: App, code: QueryCode) {
    track_error(app, case::looking(app.lang));
    lookup::look_up(app, code);
}

/// Goes to the track page and looks a code up there.
pub fn go_and_look_up(app: App, code: QueryCode) {
    dom::put_text("track-code", &code.grouped());
    navigate::go(app, Route::Track);
    look_up(app, code);
}

/// Says on the track page why there is nothing to show.
pub fn refuse(app: App, why: &str) {
    if app.route.peek(|route| *route) != Route::Track {
        navigate::go(app, Route::Track);
    }
    track_error(app, why);
    if let Some(input) = dom::by_id("track-code") {
        drop(input.set_attribute("aria-invalid", "true"));
        dom::focus(Some(input));
    }
    navigate::retitle(app, true);
}

/// What stands beside the field of the track page.
pub fn track_error(app: App, text: &str) {
    let id = "track-error";
    if let Some(place) = dom::by_id(id) {
        place.set_text_content(Some(text));
    }
    if let Some(input) = dom::by_id("track-code") {
        drop(input.remove_attribute("aria-invalid"));
    }
    navigate::retitle(app, false);
}

/// Puts a sentence before a form's first field, as an alert; no words take it away.
fn say(form: &HtmlFormElement, id: &str, text: &str) {
    let place = dom::by_id(id).or_else(|| {
        let place = document().create_element("p").ok()?;
        place.set_id(id);
        place.set_class_name("error");
        drop(place.set_attribute("role", "alert"));
        let before = form.query_selector(".choices").ok()??;
        before.parent_node()?.insert_before(&place, Some(&before)).ok()?;
        place.dyn_into().ok()
    });
    if let Some(place) = place {
        place.set_hidden(text.is_empty());
        place.set_text_content(Some(text));
    }
}

/// Enter that ends a composition belongs to the input method.
fn never_submit_while_composing(event: &Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
        return;
    };
    let in_line = event
        .target()
        .is_some_and(|target| target.is_instance_of::<web_sys::HtmlInputElement>());
    if in_line && key.key() == "Enter" && (key.is_composing() || key.key_code() == 229) {
        event.prevent_default();
    }
}

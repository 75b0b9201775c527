//! Going from page to page: in one task the one is hidden, the other shown, and its heading focused.

use std::cell::RefCell;

use leptos::prelude::*;
use qingyu_words::{more, sending, shell};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlAnchorElement};

use super::app::{App, search};
use super::route::{self, Route};
use super::sending::Sending;
use super::{carry, expiry, pages, switches};
use crate::ui::dom;

thread_local! {
    /// What the page in #app owns: its signals, its effects and its reading calls.
    static PAGE: RefCell<Option<Owner>> = const { RefCell::new(None) };
}

/// Shows the page of the address and follows the browser from now on.
pub fn start(app: App) {
    let route = Route::at(&window().location().pathname().unwrap_or_default());
    take_code(app);
    show(app, route);
    dom::listen(&window(), "popstate", move |_| {
        let route = Route::at(&window().location().pathname().unwrap_or_default());
        take_code(app);
        show(app, route);
        focus_heading();
    });
    // A code in the fragment of an address that is typed or scanned while the case page is open.
    dom::listen(&document(), "click", move |event| on_click(app, &event));
}

/// Goes to a page; the one before stays behind it.
pub fn go(app: App, to: Route) {
    let allowed = pages::allowed(app, to);
    if allowed != to && app.route.peek(|here| *here == allowed) {
        // Where one is already: another entry of the same page would only make Back seem dead.
        return explain(app, to);
    }
    let url = app.href(to);
    // Without a history the page still changes.
    drop(history().push_state_with_url(&JsValue::NULL, "", Some(&url)));
    show(app, to);
    window().scroll_to_with_x_and_y(0.0, 0.0);
    focus_heading();
}

/// Goes to a page that takes the place of this one.
pub fn replace(app: App, to: Route) {
    replace_address(&app.href(to));
    show(app, to);
    focus_heading();
}

/// Changes the address of this page and nothing else.
pub fn replace_address(url: &str) {
    drop(history().replace_state_with_url(&JsValue::NULL, "", Some(url)));
}

fn history() -> web_sys::History {
    window().history().unwrap_or_else(|_| JsValue::NULL.unchecked_into())
}

/// Takes the code out of `/case#…`, and out of what `boot.js` took before.
fn take_code(app: App) {
    let hash = window().location().hash().unwrap_or_default();
    let is_case = Route::at(&window().location().pathname().unwrap_or_default()) == Route::Case;
    let boot = dom::boot();
    let early = dom::property(&boot, "code").as_string();
    let text = early.unwrap_or(hash);
    if !is_case || text.is_empty() {
        return;
    }
    replace_address(&app.href(Route::Case));
    drop(js_sys::Reflect::set(&boot, &"code".into(), &JsValue::UNDEFINED));
    if let Ok(code) = qingyu_domain::query_code::QueryCode::parse(&text) {
        expiry::keep_case_code(&code);
        app.found.replace(None);
    }
}

fn show(app: App, asked: Route) {
    let to = pages::allowed(app, asked);
    if to != asked {
        replace_address(&app.href(to));
        explain(app, asked);
    }
    app.route.set(to);
    let (start, track, main) = (dom::by_id("start"), dom::by_id("track"), dom::by_id("app"));
    let is_adopted = matches!(to, Route::Start | Route::Track);
    if let Some(owner) = PAGE.take() {
        owner.cleanup();
    }
    if let Some(main) = main {
        main.set_text_content(None);
        if !is_adopted {
            let owner = Owner::new();
            for piece in owner.with(|| pages::view(app, to)) {
                drop(main.append_child(&piece));
            }
            PAGE.replace(Some(owner));
        }
        main.set_hidden(is_adopted);
    }
    for (section, here) in [(start, to == Route::Start), (track, to == Route::Track)] {
        if let Some(section) = section {
            section.set_hidden(!here);
        }
    }
    super::adopt::hide_fallback();
    retitle(app, false);
    switches::readdress(app);
}

/// Says why a step cannot be gone back to while something is on its way, by the button that is there.
fn explain(app: App, asked: Route) {
    let why = app.sending.peek(|now| match now {
        Sending::Sending(_) => sending::first_wait(app.lang),
        Sending::Waiting(request, _) if request.is_out => sending::first_stop(app.lang),
        Sending::Waiting(..) => sending::first_take_back(app.lang),
        _ => "",
    });
    if asked.is_step() && !why.is_empty() {
        app.say_briefly(why);
    }
}

/// The heading that is shown.
fn heading() -> Option<web_sys::HtmlElement> {
    ["#start:not([hidden]) h1", "#track:not([hidden]) h1", "#app h1"]
        .into_iter()
        .find_map(dom::first)
}

fn focus_heading() {
    dom::focus(heading());
}

/// Names the tab after the heading; with 错误： in front when something is wrong.
pub fn retitle(app: App, is_wrong: bool) {
    let heading = heading().and_then(|heading| heading.text_content()).unwrap_or_default();
    let mut title = String::new();
    if is_wrong {
        title.push_str(shell::error_prefix(app.lang));
    }
    title.push_str(&shell::title(app.lang, heading.trim()));
    document().set_title(&title);
}

/// Follows links to pages of this app without loading; links to fields focus them.
fn on_click(app: App, event: &Event) {
    let Some(link) = dom::followed(event) else { return };
    let hash = link.hash();
    let id = hash.trim_start_matches('#').to_owned();
    if link.get_attribute("href").is_some_and(|href| href.starts_with('#')) {
        if link.class_list().contains("skip") {
            event.prevent_default();
            focus_heading();
        } else if let Some(field) = dom::by_id(&id) {
            event.prevent_default();
            dom::focus(Some(field));
        }
        return;
    }
    let is_ours = Ok(link.origin()) == window().location().origin();
    let to = Route::at(&link.pathname());
    if !is_ours {
        return;
    }
    if to == Route::NotFound || asks_for_other_mode(&link) {
        if carry::must_stay(app) {
            event.prevent_default();
            app.say_briefly(more::kiosk_busy(app.lang));
        }
        return;
    }
    event.prevent_default();
    go(app, to);
    if !id.is_empty() {
        dom::focus(dom::by_id(&id));
    }
}

/// Whether a link changes language or mode, which the server writes into the page.
fn asks_for_other_mode(link: &HtmlAnchorElement) -> bool {
    let (here, there) = (search(), link.search());
    let differs =
        |name: &&str| route::parameter(&there, name).is_some_and(|value| route::parameter(&here, name) != Some(value));
    ["lang", "embed", "kiosk", "unit", "window", "kind"].iter().any(differs)
}

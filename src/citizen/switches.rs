//! The header's switches and the banner: language, larger text, the network.

use std::rc::Rc;

use leptos::prelude::*;
use qingyu_words::{sending as words, shell};
use web_sys::Event;

use super::app::{App, search};
use super::navigate::replace_address;
use super::route::{self, Route};
use super::sending::Sending;
use crate::ui::el::{View, el};
use crate::ui::{dom, text};

/// Takes over the header and the banner that the server has written.
pub fn start(app: App) {
    if let Some(link) = dom::by_id("elder-link") {
        dom::listen(&link, "click", move |event| toggle_elder(app, &event));
    }
    mount_banner(app);
    dom::listen(&window(), "offline", move |_| app.hush());
    dom::listen(&window(), "online", move |_| {
        app.say_briefly(shell::banner_online(app.lang));
    });
}

/// The banner reads itself out when it changes.
fn mount_banner(app: App) {
    let Some(place) = dom::by_id("banner") else { return };
    drop(place.set_attribute("role", "status"));
    let words = Rc::new(move || app.banner.with(String::clone));
    app.hush();
    drop(place.append_child(&el("p", "banner banner--offline").words(words).view()));
    drop(place.append_child(&under_way(app)));
}

/// Beside pages that say nothing of a submission of this device: that there is one, and where.
fn under_way(app: App) -> View {
    let lang = app.lang;
    let line = move |sending: &Sending| {
        if !app.route.with(|route| matches!(route, Route::Start | Route::Track)) {
            return Vec::new();
        }
        let (says, to, shows) = if app.is_unseen.with(|unseen| *unseen) && sending.kept().is_some() {
            (words::arrived(lang), Route::Receipt, words::arrived_show(lang))
        } else if sending.request().or(sending.stopped()).is_some() {
            (words::unsent(lang), Route::Check, words::unsent_show(lang))
        } else {
            return Vec::new();
        };
        let says = [says, shell::gap(lang)].concat();
        let line = vec![(says.as_str(), None), (shows, Some(app.href(to)))];
        vec![text::pieces(el("p", "banner"), line)]
    };
    el("div", "no-print").content(move || app.sending.with(line)).view()
}

fn is_elder() -> bool {
    route::parameter(&search(), "elder") == Some("1")
}

/// Changes text and targets in place: nothing is loaded, nothing typed is lost.
fn toggle_elder(app: App, event: &Event) {
    event.prevent_default();
    let elder = !is_elder();
    let root = document().document_element();
    if let Some(root) = root {
        // Writing an attribute of one's own page does not fail.
        drop(if elder {
            root.set_attribute("data-elder", "")
        } else {
            root.remove_attribute("data-elder")
        });
    }
    let value = if elder { "1" } else { "" };
    let path = window().location().pathname().unwrap_or_default();
    replace_address(&[path.as_str(), &route::kept(&search(), Some(("elder", value)))].concat());
    readdress(app);
}

/// Brings the links outside the app up to date: they keep the page and its mode.
pub fn readdress(app: App) {
    let to = app.route.peek(|route| *route);
    let path = if to == Route::NotFound { "/" } else { to.path() };
    let elder = is_elder();
    let point = |id: &str, change| {
        if let Some(link) = dom::by_id(id) {
            let href = [path, &route::kept(&search(), Some(change))].concat();
            drop(link.set_attribute("href", &href));
        }
    };
    point("lang-link", ("lang", app.lang.other().tag()));
    point("elder-link", ("elder", if elder { "" } else { "1" }));
    if let Some(link) = dom::by_id("elder-link") {
        let text = if elder {
            shell::elder_off(app.lang)
        } else {
            shell::elder_on(app.lang)
        };
        link.set_text_content(Some(text));
    }
}

//! What stands around every page: brand, who is signed in, the way out, the other language.

use std::cell::RefCell;

use leptos::prelude::*;
use qingyu_api::Endpoint;
use qingyu_api::desk::session::{Me, SignOut};
use qingyu_words::desk::{codes, pages as words};
use qingyu_words::shell;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::app::Desk;
use super::route::Route;
use super::{keys, menu, navigate, unsent};
use crate::client;
use crate::ui::el::{View, el};
use crate::ui::{button, dom, text};

thread_local! {
    /// What this put into the page, and what it owns.
    static FRAME: RefCell<(Vec<View>, Option<Owner>)> = const { RefCell::new((Vec::new(), None)) };
}

/// Puts header, notice and main into the page, in place of what it put there before.
pub fn start(desk: Desk) {
    let owner = Owner::new();
    let pieces = owner.with(|| pieces(desk));
    let Some(body) = document().body() else { return };
    if let Some(root) = document().document_element() {
        drop(root.set_attribute("lang", desk.lang.tag()));
    }
    for piece in &pieces {
        drop(body.append_child(piece));
    }
    let (old, before) = FRAME.replace((pieces, Some(owner)));
    for piece in old {
        drop(body.remove_child(&piece));
    }
    if let Some(before) = before {
        before.cleanup();
    }
}

fn pieces(desk: Desk) -> Vec<View> {
    let notice = el("p", "notice").words(std::rc::Rc::new(move || desk.notice.get()));
    vec![
        text::a("skip visually-hidden", "#app", shell::skip(desk.lang)),
        header(desk),
        el("div", "").set("role", "status").child(notice.view()).view(),
        el("main", "page").set("id", "app").set("tabindex", "-1").view(),
        el("footer", "site-footer no-print")
            .child(el("div", "wrap").child(keys::button(desk)).view())
            .view(),
        keys::sheet(desk),
    ]
}

fn header(desk: Desk) -> View {
    let brand = el("a", "brand").set("href", &Route::Queue.href(desk.lang)).child(
        el("span", "")
            .child(el("strong", "").text(shell::brand(desk.lang)).view())
            .text(" ")
            .child(el("small", "").text(words::desk(desk.lang)).view())
            .view(),
    );
    let other = desk.lang.other();
    let language = el("a", "")
        .set("lang", other.tag())
        .set("hreflang", other.tag())
        .set("href", &["?lang=", other.tag()].concat())
        .text(shell::other_language(desk.lang))
        .on("click", move |event| {
            if dom::followed(&event).is_some() {
                event.prevent_default();
                navigate::speak(desk, other);
            }
        })
        .view();
    let out = button::quiet(words::sign_out(desk.lang), move || sign_out(desk));
    let person = el("span", "who").words(std::rc::Rc::new(move || {
        desk.me
            .with(|me| me.as_ref().map(|me| who(desk, me)).unwrap_or_default())
    }));
    let leave = el("span", "")
        .hide_while(move || desk.me.with(Option::is_none))
        .child(out);
    let links = text::list("links", vec![person.view(), language, leave.view()]);
    let wrap = el("div", "wrap")
        .child(brand.view())
        .child(links)
        .child(menu::menu(desk))
        .view();
    el("header", "site-header").child(wrap).view()
}

/// The name and the roles, each once.
fn who(desk: Desk, me: &Me) -> String {
    let mut roles: Vec<&str> = Vec::new();
    for post in &me.posts {
        let role = codes::role(desk.lang, post.role);
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    let roles = roles.join(words::comma(desk.lang));
    words::of(desk.lang, &me.shown, &roles)
}

fn sign_out(desk: Desk) {
    if !unsent::may_leave(desk) {
        return;
    }
    client::spawn(async move {
        // Whether the server heard it or not, this page forgets.
        drop(client::staff::delete(SignOut::PATH).await);
        desk.typed.update_value(Vec::clear);
        desk.say("");
        navigate::forget(desk);
    });
}

/// The place of the pages.
pub fn main() -> Option<HtmlElement> {
    document().get_element_by_id("app")?.dyn_into().ok()
}

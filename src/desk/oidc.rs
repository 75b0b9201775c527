//! The way to 统一身份认证 and back: it leaves the page, so that the tab remembers where it began.

use leptos::prelude::{document, window};
use qingyu_api::desk::oidc::{BEGIN_PATH, Outcome, PARAMETER};
use qingyu_words::desk::oidc as words;
use wasm_bindgen::JsValue;

use super::app::Desk;
use super::route::{self, Route};
use crate::ui::el::{View, el};
use crate::ui::text;

/// The address where it began.
const FROM: &str = "qingyu-desk-from";

/// Whether there is a provider: the page says so.
pub fn is_there() -> bool {
    document()
        .document_element()
        .is_some_and(|root| root.has_attribute("data-oidc"))
}

/// The link that begins it, below the form of name and password.
pub fn link(desk: Desk) -> Option<View> {
    is_there().then(|| {
        let link = el("a", "button button--quiet")
            .set("href", BEGIN_PATH)
            .text(words::sign_in(desk.lang))
            .on("click", |_| remember());
        el("div", "otherwise")
            .child(text::p("hint", words::or(desk.lang)))
            .child(link.view())
            .view()
    })
}

fn remember() {
    let location = window().location();
    let [path, search] = [location.pathname(), location.search()].map(Result::unwrap_or_default);
    if let Ok(Some(tab)) = window().session_storage() {
        drop(tab.set_item(FROM, &[path, search].concat()));
    }
}

/// How a way that led here ended; the address becomes the one where it began. Comes before the address is read.
pub fn back() -> Option<Outcome> {
    let outcome = route::parameter(PARAMETER)?;
    let tab = window().session_storage().ok().flatten();
    let from = tab.as_ref().and_then(|tab| tab.get_item(FROM).ok().flatten());
    if let Some(tab) = tab {
        drop(tab.remove_item(FROM));
    }
    let from = from.filter(|from| from.starts_with("/desk/") && !from.contains(PARAMETER));
    let from = from.unwrap_or_else(|| Route::Queue.path());
    if let Ok(history) = window().history() {
        drop(history.replace_state_with_url(&JsValue::NULL, "", Some(&from)));
    }
    Outcome::from_code(&outcome)
}

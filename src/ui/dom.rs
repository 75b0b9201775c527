//! The few things asked of the document itself.

use std::time::Duration;

use leptos::prelude::{document, set_timeout, window};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, Event, EventTarget, FormData, HtmlAnchorElement, HtmlElement, HtmlFormElement, HtmlInputElement,
    HtmlTextAreaElement, MouseEvent,
};

/// The element with this id.
pub fn by_id(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// The first element that fits a selector.
pub fn first(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok()??.dyn_into().ok()
}

/// Focuses an element; a heading is made focusable first.
pub fn focus(element: Option<HtmlElement>) {
    let Some(element) = element else { return };
    if element.tag_name() == "H1" {
        element.set_tab_index(-1);
    }
    // An element that cannot be focused leaves the focus where it is.
    drop(element.focus());
}

/// The link that a click follows, when it is an ordinary click that nobody else has taken: not one for a new tab.
pub fn followed(event: &Event) -> Option<HtmlAnchorElement> {
    let mouse = event.dyn_ref::<MouseEvent>()?;
    let is_plain =
        mouse.button() == 0 && !(mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key() || mouse.alt_key());
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let link = target.closest("a[href]").ok()??.dyn_into::<HtmlAnchorElement>().ok()?;
    let is_here = link.target().is_empty() && !link.has_attribute("download");
    (is_plain && is_here && !event.default_prevented()).then_some(link)
}

/// Runs something after the page has been brought up to date.
pub fn soon(then: impl FnOnce() + 'static) {
    after(0, then);
}

/// Runs something after some milliseconds.
pub fn after(ms: u32, then: impl FnOnce() + 'static) {
    let then: Box<dyn FnOnce()> = Box::new(then);
    set_timeout(then, Duration::from_millis(u64::from(ms)));
}

/// Listens for the rest of the page's life.
pub fn listen(target: &EventTarget, name: &str, then: impl FnMut(Event) + 'static) {
    let closure = Closure::wrap(Box::new(then) as Box<dyn FnMut(Event)>);
    // A listener that cannot be added means an engine without events: nothing would work there.
    drop(target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref()));
    closure.forget();
}

/// The form an event belongs to.
pub fn form_of(event: &Event) -> Option<HtmlFormElement> {
    event.current_target().or_else(|| event.target())?.dyn_into().ok()
}

/// The live value of a form's field, tabs as spaces; `None` when unchecked or absent.
pub fn value(form: &HtmlFormElement, name: &str) -> Option<String> {
    let text = FormData::new_with_form(form).ok()?.get(name).as_string()?;
    Some(text.replace('\t', " "))
}

/// The live text of an input or text area, tabs as spaces.
pub fn text_of(id: &str) -> String {
    let Some(element) = by_id(id) else {
        return String::new();
    };
    let text = match element.dyn_ref::<HtmlTextAreaElement>() {
        Some(area) => area.value(),
        None => element.unchecked_ref::<HtmlInputElement>().value(),
    };
    text.replace('\t', " ")
}

/// Puts a text into an input or text area.
pub fn put_text(id: &str, text: &str) {
    let Some(element) = by_id(id) else { return };
    match element.dyn_ref::<HtmlTextAreaElement>() {
        Some(area) => area.set_value(text),
        None => element.unchecked_ref::<HtmlInputElement>().set_value(text),
    }
}

/// Asks a question that is answered by yes or no; where no question can be asked the answer is no.
pub fn confirm(question: &str) -> bool {
    window().confirm_with_message(question).unwrap_or(false)
}

/// A data attribute of the root element.
pub fn root_data(name: &str) -> Option<String> {
    document().document_element()?.get_attribute(name)
}

/// A property of an object from JavaScript.
pub fn property(of: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(of, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

/// What `boot.js` left for the app: `window.qingyu`.
pub fn boot() -> JsValue {
    property(&window(), "qingyu")
}

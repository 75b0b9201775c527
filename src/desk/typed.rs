//! What somebody typed and has not submitted: it survives a reload of the case, a new sign-in and going elsewhere.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, NodeList};

use super::app::Desk;
use super::deeds::panel;
use super::route::Route;
use crate::ui::dom;

/// The page, the id of a control, and what is in it.
pub type Typed = Vec<(String, String, String)>;

/// What marks a checked box.
const CHECKED: &str = "on";

fn controls() -> Vec<Element> {
    let list: Option<NodeList> = document()
        .query_selector_all("#app form[data-deed] :is(input, select, textarea)")
        .ok();
    let item = |list: &NodeList, at| list.item(at)?.dyn_into::<Element>().ok();
    list.map(|list| (0..list.length()).filter_map(|at| item(&list, at)).collect())
        .unwrap_or_default()
}

/// What is in a control, when it is not what it was made with.
fn content(control: &Element) -> Option<String> {
    if let Some(area) = control.dyn_ref::<HtmlTextAreaElement>() {
        return Some(area.value()).filter(|text| !text.is_empty());
    }
    if let Some(select) = control.dyn_ref::<HtmlSelectElement>() {
        return Some(select.value()).filter(|text| !text.is_empty());
    }
    let input = control.dyn_ref::<HtmlInputElement>()?;
    if matches!(input.type_().as_str(), "checkbox" | "radio") {
        return input.checked().then(|| CHECKED.to_owned());
    }
    Some(input.value()).filter(|text| *text != input.default_value())
}

fn put(control: &Element, text: &str) {
    if let Some(area) = control.dyn_ref::<HtmlTextAreaElement>() {
        area.set_value(text);
        if let Ok(event) = Event::new("input") {
            drop(area.dispatch_event(&event));
        }
    } else if let Some(select) = control.dyn_ref::<HtmlSelectElement>() {
        select.set_value(text);
    } else if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
        if matches!(input.type_().as_str(), "checkbox" | "radio") {
            input.set_checked(text == CHECKED);
        } else {
            input.set_value(text);
        }
    }
}

/// Whether something was typed into the page that is shown.
pub fn is_any() -> bool {
    controls().iter().any(|control| content(control).is_some())
}

/// Keeps what stands in the page; what was kept of it before is forgotten.
pub fn keep(desk: Desk, page: &Route) {
    let page = page.path();
    let found: Typed = controls()
        .iter()
        .filter_map(|control| Some((page.clone(), control.id(), content(control)?)))
        .collect();
    desk.typed.update_value(|typed| {
        typed.retain(|(other, _, _)| *other != page);
        typed.extend(found);
    });
}

/// A form is done: what was typed into it is no longer kept, what was typed into the others is.
pub fn done(desk: Desk, form: &str) {
    if let Some(element) = dom::by_id(form) {
        drop(element.remove_attribute("data-deed"));
    }
    forget(desk, form);
}

/// Forgets what was typed into one form.
fn forget(desk: Desk, form: &str) {
    let start = [form, "-"].concat();
    desk.typed
        .update_value(|typed| typed.retain(|(_, id, _)| !id.starts_with(&start)));
}

/// Puts back what was kept of a page, and opens what it lies in; says whether there was something.
pub fn restore(desk: Desk, page: &Route) -> bool {
    let page = page.path();
    let kept = desk.typed.with_value(|typed| {
        let own = typed.iter().filter(|(other, _, _)| *other == page);
        own.cloned().collect::<Typed>()
    });
    let mut is_any = false;
    for (_, id, text) in kept {
        let Some(control) = dom::by_id(&id) else { continue };
        put(&control, &text);
        is_any = true;
        let mut around = control.closest("details").ok().flatten();
        while let Some(details) = around {
            drop(details.set_attribute("open", ""));
            around = details
                .parent_element()
                .and_then(|up| up.closest("details").ok().flatten());
        }
    }
    is_any
}

/// Asks before the browser leaves while something typed was not submitted.
pub fn guard(desk: Desk) {
    dom::listen(&window(), "beforeunload", move |event| {
        if is_any() || panel::is_slip_held() || desk.typed.with_value(|typed| !typed.is_empty()) {
            event.prevent_default();
            // Older engines ask only when this is set.
            drop(js_sys::Reflect::set(
                &event,
                &JsValue::from_str("returnValue"),
                &JsValue::TRUE,
            ));
        }
    });
}

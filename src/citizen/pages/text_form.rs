//! A form of the case page with one text: a message, an objection, a report.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use qingyu_api::add_message::KeyedText;
use qingyu_domain::emergency;
use qingyu_domain::fault::{Fault, Field};
use qingyu_domain::text::{TEXT_LIMIT, check};
use qingyu_words::faults;
use web_sys::Event;

use super::calm::calm;
use super::case::Shown;
use super::case_act::{json, send};
use crate::citizen::opened;
use crate::ui::el::{View, el};
use crate::ui::field::{self, Form, field};
use crate::ui::{button, dom};

/// A form with one text that goes to one call.
pub struct TextForm {
    /// The id of its field.
    pub id: &'static str,
    /// The label of its field.
    pub label: &'static str,
    /// A hint, or nothing.
    pub hint: &'static str,
    /// The word on its button.
    pub button: &'static str,
    /// Where it goes.
    pub path: &'static str,
    /// What is said once it is received.
    pub done: &'static str,
}

/// Pressing twice sends once; a text that was changed is another message.
pub fn text_form(shown: Shown, form: TextForm) -> View {
    let lang = shown.app.lang;
    let wrong = RwSignal::new(String::new());
    let TextForm {
        id,
        label,
        hint,
        button,
        path,
        done,
    } = form;
    let on_submit = move |event: Event| {
        event.prevent_default();
        let written = dom::text_of(id);
        match check(&written, TEXT_LIMIT) {
            Ok(()) => {
                wrong.set(String::new());
                let body = json(&KeyedText {
                    key: opened::key(shown.app, id, &written),
                    text: Some(written.clone()),
                });
                let received = Box::new(move || opened::received(shown.app, id, &written));
                send(shown, path, body, done, wrong, received);
            }
            Err(code) => {
                // The label of a message is a question; its fault speaks of what is written there.
                let field = Field::Body;
                wrong.set(faults::fault(lang, Fault { field, code }, None));
                dom::focus(dom::by_id(id));
            }
        }
    };
    let content = field(field::Field {
        id,
        label: label.to_owned(),
        hint,
        value: opened::typed(shown.app, id),
        wrong: Rc::new(move || wrong.get()),
        form: Form::Area(None),
    });
    let typed = RwSignal::new(opened::typed(shown.app, id));
    let on_input = move |_| {
        let text = dom::text_of(id);
        opened::keep(shown.app, id, &text);
        typed.set(text);
    };
    el("form", "flow")
        .set("novalidate", "novalidate")
        .on("submit", on_submit)
        .on("input", on_input)
        .child(content)
        .child(in_danger(shown, id, typed))
        .child(button::submit(button))
        .view()
}

/// The calm panel while the text hints at danger, until it is put away.
pub fn in_danger(shown: Shown, id: &'static str, typed: RwSignal<String>) -> View {
    let is_seen = Rc::new(Cell::new(false));
    let seen = is_seen.clone();
    let in_danger = move || typed.with(|text| !seen.get() && emergency::hint(text).is_some());
    calm(shown.app, in_danger, move || {
        is_seen.set(true);
        typed.set(String::new());
        dom::focus(dom::by_id(id));
    })
}

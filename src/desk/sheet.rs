//! A form of the desk beside the deeds: what is wrong, what the server said, and whether it is being sent.

use std::rc::Rc;

use leptos::prelude::*;
use qingyu_api::ProblemCode;
use qingyu_words::desk::{forms, house};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};

use super::app::Desk;
pub use super::loading::loaded;
use super::navigate;
use crate::client::{self, Failure};
use crate::ui::el::{El, View, Words, el};
use crate::ui::error_summary::{self, error_summary};
use crate::ui::field::Around;
use crate::ui::{button, dom, text};

/// A code and its name.
pub type Options = Vec<(String, String)>;

/// A form.
#[derive(Clone, Copy)]
pub struct Sheet {
    /// The app.
    pub desk: Desk,
    /// What is wrong: the id of a control, and words.
    pub wrong: RwSignal<Vec<(&'static str, String)>>,
    /// What the server said.
    pub said: RwSignal<String>,
    /// It is being sent.
    is_busy: RwSignal<bool>,
}

impl Sheet {
    /// A form in which nothing is wrong yet.
    pub fn new(desk: Desk) -> Self {
        Self {
            desk,
            wrong: RwSignal::new(Vec::new()),
            said: RwSignal::new(String::new()),
            is_busy: RwSignal::new(false),
        }
    }

    /// The form: its fields, what is wrong above them, and its button below.
    pub fn view(self, label: &str, fields: Vec<View>, submit: &str, send: impl Fn() + 'static) -> View {
        let lang = self.desk.lang;
        let lines = move || {
            let wrong = self.wrong.get().into_iter();
            wrong.map(|(id, words)| (["#", id].concat(), words)).collect()
        };
        el("form", "flow")
            .set("aria-label", label)
            .set("novalidate", "novalidate")
            .child(error_summary(forms::fix(lang), lines))
            .all(fields)
            .child(self.answer())
            .child(button::submit(submit))
            .child(self.busy())
            .on("submit", move |event| {
                event.prevent_default();
                send();
            })
            .view()
    }

    /// What the server said, read out.
    pub fn answer(self) -> View {
        let error = el("p", "error").words(Rc::new(move || self.said.get())).view();
        el("div", "").set("role", "alert").child(error).view()
    }

    fn busy(self) -> View {
        let lang = self.desk.lang;
        text::live("hint", move || {
            if self.is_busy.get() {
                house::saving(lang).to_owned()
            } else {
                String::new()
            }
        })
    }

    /// What is wrong with a field.
    pub fn wrong_with(self, id: &'static str) -> Words {
        Rc::new(move || {
            let wrong = self.wrong.get();
            let own = wrong.into_iter().find(|(field, _)| *field == id);
            own.map(|(_, words)| words).unwrap_or_default()
        })
    }

    fn field(self, id: &'static str, label: &str, hint: &str, control: El) -> View {
        let wrong = self.wrong_with(id);
        let around = Around::new(id, label, hint, &wrong);
        let control = control
            .set("id", id)
            .set("name", id)
            .set("aria-describedby", &around.described(false))
            .follow("aria-invalid", move || {
                if wrong().is_empty() {
                    String::new()
                } else {
                    "true".to_owned()
                }
            });
        el("div", "field").all(around.pieces).child(control.view()).view()
    }

    /// One line: `type` and `autocomplete`.
    pub fn line(self, id: &'static str, label: &str, hint: &str, kind: (&str, &str), value: &str) -> View {
        let input = el("input", "input")
            .set("type", kind.0)
            .set("autocomplete", kind.1)
            .set("value", value);
        self.field(id, label, hint, input)
    }

    /// Six digits that nobody else shall read, with the keys for digits on a phone.
    pub fn pin(self, id: &'static str, label: &str, hint: &str) -> View {
        let input = el("input", "input")
            .set("type", "password")
            .set("inputmode", "numeric")
            .set("maxlength", "6")
            .set("autocomplete", "off");
        self.field(id, label, hint, input)
    }

    /// A file.
    pub fn file(self, id: &'static str, label: &str, accept: &str) -> View {
        let input = el("input", "input").set("type", "file").set("accept", accept);
        self.field(id, label, "", input)
    }

    /// Several lines.
    pub fn area(self, id: &'static str, label: &str, hint: &str, value: &str) -> View {
        let area = el("textarea", "input").set("rows", "10").text(value);
        self.field(id, label, hint, area)
    }

    /// One of several; the first is chosen when none fits.
    pub fn select(self, id: &'static str, label: &str, hint: &str, options: &Options, chosen: &str) -> View {
        let option = |(code, name): &(String, String)| {
            el("option", "")
                .set("value", code)
                .flag("selected", code == chosen)
                .text(name)
                .view()
        };
        let select = el("select", "input").all(options.iter().map(option).collect());
        self.field(id, label, hint, select)
    }

    /// Yes when checked.
    pub fn check(self, id: &'static str, label: &str, hint: &str, is_checked: bool) -> View {
        let hint_id = [id, "-hint"].concat();
        let input = el("input", "")
            .set("type", "checkbox")
            .set("id", id)
            .set("name", id)
            .set("aria-describedby", if hint.is_empty() { "" } else { &hint_id })
            .flag("checked", is_checked);
        let card = el("div", "choice")
            .child(input.view())
            .child(el("label", "").set("for", id).text(label).view());
        if hint.is_empty() {
            return card.view();
        }
        card.child(el("p", "hint").set("id", &hint_id).text(hint).view()).view()
    }

    /// Says what is wrong; whether nothing is.
    pub fn is_right(self, wrong: Vec<(&'static str, String)>) -> bool {
        let is_right = wrong.is_empty();
        self.said.set(String::new());
        self.wrong.set(wrong);
        if !is_right {
            error_summary::focus();
        }
        is_right
    }

    /// Sends a change, once at a time; `refused` may say more about a failure than the house does.
    pub fn post<T: DeserializeOwned + 'static>(
        self,
        path: &'static str,
        body: &impl Serialize,
        refused: impl Fn(&Failure) -> Option<String> + 'static,
        then: impl FnOnce(T) + 'static,
    ) {
        let Ok(body) = serde_json::to_string(body) else { return };
        self.run(async move { client::staff::post::<T>(path, body).await }, refused, then);
    }

    /// Runs something that asks the server, once at a time.
    pub fn run<T: 'static>(
        self,
        ask: impl Future<Output = Result<T, Failure>> + 'static,
        refused: impl Fn(&Failure) -> Option<String> + 'static,
        then: impl FnOnce(T) + 'static,
    ) {
        if self.is_busy.get_untracked() {
            return;
        }
        self.is_busy.set(true);
        self.said.set(String::new());
        client::spawn(async move {
            let answer = ask.await;
            self.is_busy.try_set(false);
            match answer {
                Ok(value) => then(value),
                Err(failure) if navigate::is_signed_out(&failure) => navigate::over(self.desk),
                Err(failure) => {
                    let words = refused(&failure).unwrap_or_else(|| self.in_words(&failure));
                    // The page may have been left meanwhile.
                    self.said.try_set(words);
                }
            }
        });
    }

    fn in_words(self, failure: &Failure) -> String {
        let lang = self.desk.lang;
        let words = match failure.code() {
            Some(ProblemCode::Stale) => house::stale(lang),
            Some(ProblemCode::Conflict) => house::taken(lang),
            Some(ProblemCode::Invalid) => house::invalid(lang),
            _ => return self.desk.failure(failure),
        };
        words.to_owned()
    }
}

/// What is chosen in a select.
pub fn chosen(id: &str) -> String {
    let select = dom::by_id(id).and_then(|element| element.dyn_into::<HtmlSelectElement>().ok());
    select.map(|select| select.value()).unwrap_or_default()
}

/// Whether a box is checked.
pub fn is_checked(id: &str) -> bool {
    let input = dom::by_id(id).and_then(|element| element.dyn_into::<HtmlInputElement>().ok());
    input.is_some_and(|input| input.checked())
}

/// What is typed into a line, without blanks around it.
pub fn typed(id: &str) -> String {
    dom::text_of(id).trim().to_owned()
}

//! A text field with a list that narrows while one types (ARIA 1.2 combobox with a listbox popup).

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

use super::dom;
use super::el::{View, Words, el};
use super::field::Around;

/// At most so many options are shown; more are found by typing more.
const SHOWN: usize = 12;

/// A combobox and what stands around it.
pub struct Combobox {
    /// The id and name of the text field.
    pub id: &'static str,
    /// Its label.
    pub label: &'static str,
    /// Its hint.
    pub hint: &'static str,
    /// What the list is called.
    pub list_label: &'static str,
    /// What is said when nothing is found.
    pub none: &'static str,
    /// The text at first.
    pub value: String,
    /// What is wrong with it.
    pub wrong: Words,
    /// The names that fit a text, best first.
    pub find: Box<dyn Fn(&str) -> Vec<String>>,
    /// Hears the text that is taken or typed.
    pub chosen: Box<dyn Fn(&str)>,
}

/// What the handlers share.
struct Parts {
    id: &'static str,
    /// Whether the list is open; notified whenever anything here changes.
    open: RwSignal<bool>,
    names: RwSignal<Vec<String>>,
    /// Which one the arrow keys are on.
    at: RwSignal<Option<usize>>,
    find: Box<dyn Fn(&str) -> Vec<String>>,
    chosen: Box<dyn Fn(&str)>,
}

/// The combobox.
pub fn combobox(combobox: Combobox) -> View {
    let Combobox {
        id,
        label,
        hint,
        list_label,
        none,
        value,
        wrong,
        find,
        chosen,
    } = combobox;
    let parts = Rc::new(Parts {
        id,
        open: RwSignal::new(false),
        names: RwSignal::new(Vec::new()),
        at: RwSignal::new(None),
        find,
        chosen,
    });
    let around = Around::new(id, label, hint, &wrong);
    let list_id = [id, "-list"].concat();
    let input = el("input", "input")
        .set("id", id)
        .set("name", id)
        .set("role", "combobox")
        .set("autocomplete", "off")
        .set("aria-autocomplete", "list")
        .set("aria-controls", &list_id)
        .set("aria-describedby", &around.described(false))
        .set("value", &value)
        .follow("aria-invalid", move || {
            if wrong().is_empty() {
                String::new()
            } else {
                "true".to_owned()
            }
        })
        .follow("aria-expanded", parts.with(|parts| parts.is_open().to_string()))
        .follow(
            "aria-activedescendant",
            parts.with(|parts| match parts.at.get() {
                Some(at) if parts.is_open() => parts.option_id(at),
                _ => String::new(),
            }),
        )
        .on("input", parts.hear(|parts, _| parts.read()))
        .on("compositionend", parts.hear(|parts, _| parts.read()))
        .on("click", parts.hear(|parts, _| parts.search(&dom::text_of(parts.id))))
        .on("keydown", parts.hear(Parts::on_key))
        .on("blur", parts.hear(|parts, _| parts.open.set(false)));
    let options = parts.clone();
    let hidden = parts.clone();
    let list = el("ul", "")
        .set("id", &list_id)
        .set("role", "listbox")
        .set("aria-label", list_label)
        .hide_while(move || !hidden.is_open())
        // Pressing an option must not take the focus, or the list would close before the click.
        .on("mousedown", |event| event.prevent_default())
        .content(move || options.options());
    let nothing = parts.with(move |parts| {
        let is_empty = parts.open.get() && parts.names.with(Vec::is_empty);
        if is_empty { none.to_owned() } else { String::new() }
    });
    let both = el("div", "combobox").add(input.view()).add(list.view());
    el("div", "field")
        .all(around.pieces)
        .add(both.view())
        .add(el("p", "hint").set("role", "status").words(Rc::new(nothing)).view())
        .view()
}

impl Parts {
    /// A closure over the parts that gives words.
    fn with(self: &Rc<Self>, words: impl Fn(&Self) -> String + 'static) -> impl Fn() -> String + 'static {
        let parts = self.clone();
        move || words(&parts)
    }

    /// A closure over the parts that hears an event.
    fn hear(self: &Rc<Self>, then: fn(&Self, &Event)) -> impl Fn(Event) + 'static {
        let parts = self.clone();
        move |event| then(&parts, &event)
    }

    fn is_open(&self) -> bool {
        self.open.get() && !self.names.with(Vec::is_empty)
    }

    fn option_id(&self, at: usize) -> String {
        [self.id, "-", &at.to_string()].concat()
    }

    fn options(self: &Rc<Self>) -> Vec<View> {
        let option = |(at, name): (usize, String)| {
            let (taker, marker) = (self.clone(), self.clone());
            el("li", "")
                .set("id", &self.option_id(at))
                .set("role", "option")
                .follow("aria-selected", move || (marker.at.get() == Some(at)).to_string())
                .on("click", move |_| taker.take(at))
                .text(&name)
                .view()
        };
        self.names.get().into_iter().enumerate().map(option).collect()
    }

    fn read(&self) {
        let text = dom::text_of(self.id);
        (self.chosen)(&text);
        self.search(&text);
    }

    fn search(&self, text: &str) {
        let mut names = (self.find)(text);
        names.truncate(SHOWN);
        self.at.set(None);
        self.names.set(names);
        self.open.set(true);
    }

    fn take(&self, at: usize) {
        if let Some(name) = self.names.with_untracked(|names| names.get(at).cloned()) {
            dom::put_text(self.id, &name);
            (self.chosen)(&name);
        }
        self.open.set(false);
    }

    fn move_to(&self, to: usize) {
        self.at.set(Some(to));
        let id = self.option_id(to);
        dom::soon(move || {
            if let Some(option) = dom::by_id(&id) {
                option.scroll_into_view_with_bool(false);
            }
        });
    }

    /// Arrows move, Enter takes, Escape closes; while composing the keys belong to the input method.
    fn on_key(&self, event: &Event) {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        if key.is_composing() || key.key_code() == 229 {
            return;
        }
        let (open, at) = (self.open.get_untracked(), self.at.get_untracked());
        let end = self.names.with_untracked(Vec::len).saturating_sub(1);
        match (key.key().as_str(), at) {
            ("ArrowDown" | "ArrowUp", _) if !open => self.search(&dom::text_of(self.id)),
            ("ArrowDown", _) => self.move_to(at.map_or(0, |at| if at >= end { 0 } else { at + 1 })),
            ("ArrowUp", _) => self.move_to(at.map_or(end, |at| if at == 0 { end } else { at - 1 })),
            ("Enter", Some(at)) if open => self.take(at),
            ("Escape", _) if open => self.open.set(false),
            _ => return,
        }
        event.prevent_default();
    }
}

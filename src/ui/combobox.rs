//! A text field with a list that narrows while one types (ARIA 1.2 combobox with a listbox popup).

use std::cell::{Ref, RefCell};
use std::rc::Rc;

use leptos::prelude::{Notify, Track, Trigger, document};
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

use super::dom;
use super::el::{View, Words, el, follow};
use super::field::Around;

/// How long a finger may rest on what it presses.
const SLOW_PRESS_MS: u32 = 700;

/// At most so many options are shown; more are found by typing more.
const SHOWN: usize = 12;

/// Names what fits a text, best first; nothing while what it looks in is not there yet. What it looks
/// in is followed: a citizen may type before it has come.
pub type Find = Box<dyn Fn(&str) -> Option<Vec<String>>>;

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
    pub find: Find,
    /// Hears the text that is taken or typed.
    pub chosen: Box<dyn Fn(&str)>,
}

/// The list: whether it is open, its names, and which one the arrow keys are on.
#[derive(Default)]
struct List {
    open: bool,
    /// The names that fit, once they can be known.
    found: Option<Vec<String>>,
    at: Option<usize>,
}

impl List {
    fn names(&self) -> &[String] {
        self.found.as_deref().unwrap_or_default()
    }
}

/// What the handlers share.
struct Parts {
    id: &'static str,
    list: RefCell<List>,
    /// Notified when other names are shown, and when anything else changes.
    changed: [Trigger; 2],
    find: Find,
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
        list: RefCell::default(),
        changed: [Trigger::new(), Trigger::new()],
        find,
        chosen,
    });
    let around = Around::new(id, label, hint, &wrong);
    let leaving = parts.clone();
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
            parts.with(|parts| match parts.now().at {
                Some(at) if parts.is_open() => parts.option_id(at),
                _ => String::new(),
            }),
        )
        .on("input", parts.hear(|parts, _| parts.read()))
        .on("compositionend", parts.hear(|parts, _| parts.read()))
        .on("click", parts.hear(|parts, _| parts.search(&dom::text_of(parts.id))))
        .on("keydown", parts.hear(Parts::on_key))
        .on("blur", move |_| {
            let parts = leaving.clone();
            // Closed at once, what is pressed below would move away from under a slow finger.
            dom::after(SLOW_PRESS_MS, move || parts.close_if_left());
        });
    let late = parts.clone();
    follow(Box::new(move || late.search_again()));
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
        let list = parts.now();
        if list.open && list.found.as_ref().is_some_and(Vec::is_empty) {
            none.to_owned()
        } else {
            String::new()
        }
    });
    let both = el("div", "combobox").child(input.view()).child(list.view());
    el("div", "field")
        .all(around.pieces)
        .child(both.view())
        .child(el("p", "hint").set("role", "status").words(Rc::new(nothing)).view())
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
        let list = self.now();
        list.open && !list.names().is_empty()
    }

    /// The list as it is, followed.
    fn now(&self) -> Ref<'_, List> {
        self.changed[1].track();
        self.list.borrow()
    }

    /// Closes the list. What says that nothing is found stays: were it to go when a button below
    /// is pressed, the button would move away from under the pointer.
    fn close(&self) {
        if self.list.borrow().names().is_empty() {
            return;
        }
        self.list.borrow_mut().open = false;
        self.changed[1].notify();
    }

    /// Closes the list unless the field has the focus again.
    fn close_if_left(&self) {
        let focused = document().active_element().map(|element| element.id());
        if focused.as_deref() != Some(self.id) {
            self.close();
        }
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
                .follow("aria-selected", move || (marker.now().at == Some(at)).to_string())
                .on("click", move |_| taker.take(at))
                .text(&name)
                .view()
        };
        self.changed[0].track();
        let names = self.list.borrow().names().to_vec();
        names.into_iter().enumerate().map(option).collect()
    }

    fn read(&self) {
        let text = dom::text_of(self.id);
        (self.chosen)(&text);
        self.search(&text);
    }

    fn search(&self, text: &str) {
        let mut found = (self.find)(text);
        if let Some(names) = &mut found {
            names.truncate(SHOWN);
        }
        self.list.replace(List {
            open: true,
            found,
            at: None,
        });
        self.changed[0].notify();
        self.changed[1].notify();
    }

    /// Searches once more for what was typed too early.
    fn search_again(&self) {
        let text = dom::text_of(self.id);
        let is_waiting = {
            let list = self.list.borrow();
            list.open && list.found.is_none()
        };
        if (self.find)(&text).is_some() && is_waiting {
            self.search(&text);
        }
    }

    fn take(&self, at: usize) {
        let name = self.list.borrow().names().get(at).cloned();
        if let Some(name) = name {
            dom::put_text(self.id, &name);
            (self.chosen)(&name);
        }
        self.close();
    }

    fn move_to(&self, to: usize) {
        self.list.borrow_mut().at = Some(to);
        self.changed[1].notify();
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
        let (open, at, end) = {
            let list = self.list.borrow();
            (list.open, list.at, list.names().len().saturating_sub(1))
        };
        match (key.key().as_str(), at) {
            ("ArrowDown" | "ArrowUp", _) if !open => self.search(&dom::text_of(self.id)),
            ("ArrowDown", _) => self.move_to(at.map_or(0, |at| if at >= end { 0 } else { at + 1 })),
            ("ArrowUp", _) => self.move_to(at.map_or(end, |at| if at == 0 { end } else { at - 1 })),
            ("Enter", Some(at)) if open => self.take(at),
            ("Escape", _) if open => self.close(),
            _ => return,
        }
        event.prevent_default();
    }
}

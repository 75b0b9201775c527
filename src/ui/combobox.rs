//! A text field with a list that narrows while one types (ARIA 1.2 combobox with a listbox popup).

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::dom;
use super::field::Wrong;

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
    pub wrong: Wrong,
}

/// The open list: names, and which one the arrow keys are on.
#[derive(Clone, Default, PartialEq, Eq)]
struct List {
    open: bool,
    names: Vec<String>,
    at: Option<usize>,
}

/// The combobox; `find` names what fits a text, best first, and `chosen` hears the text that was taken or typed.
pub fn combobox(
    combobox: Combobox,
    find: impl Fn(&str) -> Vec<String> + Copy + Send + Sync + 'static,
    chosen: impl Fn(&str) + Copy + Send + Sync + 'static,
) -> AnyView {
    let Combobox {
        id,
        label,
        hint,
        list_label,
        none,
        value,
        wrong,
    } = combobox;
    let list = RwSignal::new(List::default());
    let [hint_id, error_id, list_id] = ["-hint", "-error", "-list"].map(|end| [id, end].concat());
    let search = move |text: &str| {
        let mut names = find(text);
        names.truncate(SHOWN);
        list.set(List {
            open: true,
            names,
            at: None,
        });
    };
    let take = move |at: usize| {
        let name = list.with(|list| list.names.get(at).cloned());
        if let Some(name) = name {
            dom::put_text(id, &name);
            chosen(&name);
        }
        list.update(|list| list.open = false);
    };
    let read = move || {
        let text = dom::text_of(id);
        chosen(&text);
        search(&text);
    };
    let key = move |event: KeyboardEvent| on_key(&event, list, take, search);
    let option_id = move |at: usize| [id, "-", &at.to_string()].concat();
    let active = move || list.with(|list| list.at.filter(|_| list.open)).map(option_id);
    let options = move || {
        list.with(|list| list.names.clone())
            .into_iter()
            .enumerate()
            .map(|(at, name)| {
                let selected = move || {
                    if list.with(|list| list.at == Some(at)) {
                        "true"
                    } else {
                        "false"
                    }
                };
                view! {
                    <li id=option_id(at) role="option" aria-selected=selected on:click=move |_| take(at)>
                        {name}
                    </li>
                }
            })
            .collect::<Vec<_>>()
    };
    let is_open = move || list.with(|list| list.open && !list.names.is_empty());
    let nothing = move || list.with(|list| list.open && list.names.is_empty());
    let described = [hint_id.as_str(), " ", &error_id].concat();
    view! {
        <div class="field">
            <label class="label" for=id>{label}</label>
            <p class="hint" id=hint_id>{hint}</p>
            <p class="error" id=error_id hidden=move || wrong.with(String::is_empty)>{move || wrong.get()}</p>
            <div class="combobox">
                <input
                    class="input"
                    id=id
                    name=id
                    role="combobox"
                    aria-autocomplete="list"
                    aria-controls=list_id.clone()
                    aria-expanded=move || if is_open() { "true" } else { "false" }
                    aria-activedescendant=active
                    aria-describedby=described
                    aria-invalid=move || (!wrong.with(String::is_empty)).then_some("true")
                    autocomplete="off"
                    value=value
                    on:input=move |_| read()
                    on:compositionend=move |_| read()
                    on:click=move |_| search(&dom::text_of(id))
                    on:keydown=key
                    on:blur=move |_| list.update(|list| list.open = false)
                />
                // Pressing an option must not take the focus, or the list would close before the click.
                <ul
                    id=list_id
                    role="listbox"
                    aria-label=list_label
                    hidden=move || !is_open()
                    on:mousedown=move |event| event.prevent_default()
                >
                    {options}
                </ul>
            </div>
            <p class="hint" role="status">{move || if nothing() { none } else { "" }}</p>
        </div>
    }
    .into_any()
}

/// Arrows move, Enter takes, Escape closes; while composing the keys belong to the input method.
fn on_key(event: &KeyboardEvent, list: RwSignal<List>, take: impl Fn(usize), search: impl Fn(&str)) {
    if event.is_composing() || event.key_code() == 229 {
        return;
    }
    let List { open, names, at } = list.get_untracked();
    let typed = || {
        let input = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        input.map(|input| input.value()).unwrap_or_default()
    };
    let move_to = |to: usize| {
        list.update(|list| list.at = Some(to));
        let id = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
            .map(|input| input.id());
        dom::soon(move || {
            let option = id.and_then(|id| dom::by_id(&[&id, "-", &to.to_string()].concat()));
            if let Some(option) = option {
                option.scroll_into_view_with_bool(false);
            }
        });
    };
    let last = names.len().saturating_sub(1);
    match event.key().as_str() {
        "ArrowDown" | "ArrowUp" if !open => search(&typed()),
        "ArrowDown" => move_to(at.map_or(0, |at| if at >= last { 0 } else { at + 1 })),
        "ArrowUp" => move_to(at.map_or(last, |at| if at == 0 { last } else { at - 1 })),
        "Enter" if open && at.is_some() => take(at.unwrap_or_default()),
        "Escape" if open => list.update(|list| list.open = false),
        _ => return,
    }
    event.prevent_default();
}

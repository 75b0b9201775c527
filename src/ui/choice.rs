//! Radios and checkboxes as cards.

use leptos::prelude::*;

/// A radio or checkbox with its label; uncontrolled.
pub struct Choice {
    /// `radio` or `checkbox`.
    pub kind: &'static str,
    /// The name in the form; with the value it makes the id.
    pub name: &'static str,
    /// The value when chosen.
    pub value: &'static str,
    /// Its label.
    pub label: &'static str,
    /// An explanation, or nothing.
    pub hint: &'static str,
    /// Whether it is chosen at first.
    pub chosen: bool,
}

/// One card.
pub fn choice(choice: Choice) -> AnyView {
    let id = if choice.kind == "radio" {
        [choice.name, "-", choice.value].concat()
    } else {
        choice.name.to_owned()
    };
    let hint_id = [&id, "-hint"].concat();
    let described = (!choice.hint.is_empty()).then(|| hint_id.clone());
    let hint = (!choice.hint.is_empty()).then(|| view! { <p class="hint" id=hint_id>{choice.hint}</p> });
    view! {
        <div class="choice">
            <input
                type=choice.kind
                id=id.clone()
                name=choice.name
                value=choice.value
                checked=choice.chosen
                aria-describedby=described
            />
            <label for=id>{choice.label}</label>
            {hint}
        </div>
    }
    .into_any()
}

/// A group of cards under a legend.
pub fn group(legend: &'static str, legend_class: &'static str, choices: Vec<AnyView>) -> AnyView {
    view! {
        <fieldset class="flow">
            <legend class=legend_class>{legend}</legend>
            <div class="choices">{choices}</div>
        </fieldset>
    }
    .into_any()
}

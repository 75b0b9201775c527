//! Radios and checkboxes as cards.

use super::el::{View, el};

/// A radio or checkbox with its label; uncontrolled.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    /// `radio` or `checkbox`.
    pub kind: &'static str,
    /// The name in the form; with the value of a radio it makes the id.
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
pub fn choice(choice: Choice) -> View {
    let id = if choice.kind == "radio" {
        [choice.name, "-", choice.value].concat()
    } else {
        choice.name.to_owned()
    };
    let hint_id = if choice.hint.is_empty() {
        String::new()
    } else {
        [&id, "-hint"].concat()
    };
    let input = el("input", "")
        .set("type", choice.kind)
        .set("id", &id)
        .set("name", choice.name)
        .set("value", choice.value)
        .set("aria-describedby", &hint_id)
        .flag("checked", choice.chosen);
    let card = el("div", "choice")
        .child(input.view())
        .child(el("label", "").set("for", &id).text(choice.label).view());
    if choice.hint.is_empty() {
        return card.view();
    }
    card.child(el("p", "hint").set("id", &hint_id).text(choice.hint).view())
        .view()
}

/// A group of cards under a legend.
pub fn group(legend: &str, legend_class: &str, choices: Vec<View>) -> View {
    el("fieldset", "flow")
        .child(el("legend", legend_class).text(legend).view())
        .child(el("div", "choices").all(choices).view())
        .view()
}

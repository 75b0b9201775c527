//! Where one is among a few steps.

use leptos::prelude::*;

/// The steps with their numbers; `current` counts from 0.
pub fn steps(label: &'static str, names: [&'static str; 4], current: usize) -> AnyView {
    let items: Vec<_> = names
        .into_iter()
        .enumerate()
        .map(|(at, name)| {
            let mut text = (at + 1).to_string();
            text.push(' ');
            text.push_str(name);
            view! { <li aria-current=(at == current).then_some("step")>{text}</li> }
        })
        .collect();
    view! { <ol class="steps" aria-label=label>{items}</ol> }.into_any()
}

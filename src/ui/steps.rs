//! Where one is among a few steps.

use super::el::{View, el};

/// The steps with their numbers; `current` counts from 0.
pub fn steps(label: &str, names: [&str; 4], current: usize) -> View {
    let item = |(at, name): (usize, &str)| {
        let text = [&(at + 1).to_string(), " ", name].concat();
        let now = if at == current { "step" } else { "" };
        el("li", "").set("aria-current", now).text(&text).view()
    };
    let items = names.into_iter().enumerate().map(item).collect();
    el("ol", "steps").set("aria-label", label).all(items).view()
}

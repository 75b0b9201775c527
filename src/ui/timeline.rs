//! Moments below each other.

use leptos::prelude::*;

/// Moments with what happened or will happen.
pub fn timeline(lines: Vec<(String, String)>) -> AnyView {
    let lines: Vec<_> = lines
        .into_iter()
        .map(|(when, what)| {
            view! {
                <li>
                    <time>{when}</time>
                    <p class="written">{what}</p>
                </li>
            }
        })
        .collect();
    view! { <ol class="timeline">{lines}</ol> }.into_any()
}

//! A long number in groups.

use leptos::prelude::*;

/// The groups, with spaces between, so that it is copied and read as groups.
pub fn code(groups: Vec<String>) -> AnyView {
    let groups: Vec<_> = groups
        .into_iter()
        .map(|group| view! { <span>{group}</span> " " })
        .collect();
    view! { <p class="code" id="code">{groups}</p> }.into_any()
}

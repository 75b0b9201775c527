//! Something that is shown only when asked for.

use leptos::prelude::*;

/// Content behind its summary; `opened` runs each time it opens or closes.
pub fn disclosure(class: &'static str, summary: &'static str, content: Vec<AnyView>) -> AnyView {
    view! {
        <details class=class>
            <summary>{summary}</summary>
            <div class="flow">{content}</div>
        </details>
    }
    .into_any()
}

/// As [`disclosure`], telling when it is first opened.
pub fn on_opening(summary: &'static str, opened: impl Fn() + 'static, content: Vec<AnyView>) -> AnyView {
    view! {
        <details class="disclosure" on:toggle=move |_| opened()>
            <summary>{summary}</summary>
            <div class="flow">{content}</div>
        </details>
    }
    .into_any()
}

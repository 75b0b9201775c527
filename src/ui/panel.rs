//! Panels: plain, a note in sun yellow, calm in rain blue.

use leptos::prelude::*;

/// Content set apart; the class says how.
pub fn panel(class: &'static str, content: Vec<AnyView>) -> AnyView {
    view! { <div class=class>{content}</div> }.into_any()
}

/// The column beside a page.
pub fn aside(label: &'static str, content: Vec<AnyView>) -> AnyView {
    view! { <aside class="flow" aria-label=label>{content}</aside> }.into_any()
}

/// The calm panel: a sentence with its most important part in front, and two ways on. Never a block.
pub fn calm(lead: &'static str, rest: &'static str, actions: Vec<AnyView>) -> AnyView {
    view! {
        <section class="panel panel--calm flow" role="status">
            <p class="lead">
                <strong>{lead}</strong>
                {rest}
            </p>
            <div class="actions">{actions}</div>
        </section>
    }
    .into_any()
}

/// A note: something important in front.
pub fn note(lead: &'static str, rest: String) -> AnyView {
    view! {
        <p class="panel panel--note">
            <strong>{lead}</strong>
            {rest}
        </p>
    }
    .into_any()
}

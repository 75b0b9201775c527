//! Everything that is wrong with a form, at its top, each with a link to its field.

use leptos::prelude::*;

use super::dom;

/// The id that takes the focus.
const ID: &str = "error-summary";

/// One line: where the link goes and what to do there.
pub type Line = (String, String);

/// The summary while there is something wrong.
pub fn error_summary(heading: &'static str, lines: Signal<Vec<Line>>) -> AnyView {
    let list = move || {
        lines
            .get()
            .into_iter()
            .map(|(href, text)| view! { <li><a href=href>{text}</a></li> })
            .collect::<Vec<_>>()
    };
    let shown = move || {
        (!lines.with(Vec::is_empty)).then(|| {
            view! {
                <div class="error-summary flow" id=ID role="alert" tabindex="-1">
                    <h2>{heading}</h2>
                    <ul>{list}</ul>
                </div>
            }
        })
    };
    view! { {shown} }.into_any()
}

/// Moves the focus to the summary once it is there.
pub fn focus() {
    dom::soon(|| dom::focus(dom::by_id(ID)));
}

//! The heading of a page: focused when it is shown, and the name of the tab.

use leptos::prelude::*;
use qingyu_words::{Lang, shell};

use crate::client;
use crate::ui::dom;

/// Moves the focus to the heading, with what is said above it in view.
pub fn focus_heading() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
    dom::focus(dom::first("#app h1"));
}

/// The same, and the name of the tab, once what was just changed is shown.
pub fn heading_soon() {
    client::spawn(async {
        leptos::task::tick().await;
        retitle();
        focus_heading();
    });
}

/// Names the tab after the heading.
pub fn retitle() {
    let heading = dom::first("#app h1").and_then(|heading| heading.text_content());
    let lang = document()
        .document_element()
        .and_then(|root| root.get_attribute("lang"))
        .map(|tag| Lang::from_tag(&tag))
        .unwrap_or_default();
    document().set_title(&shell::title(lang, heading.unwrap_or_default().trim()));
}

//! Headings, paragraphs and the columns of a page.

use leptos::prelude::*;

/// A page of one column, or of two when there is an aside.
pub fn page(main: Vec<AnyView>, aside: Option<AnyView>) -> AnyView {
    view! { <div class="flow">{main}</div> {aside} }.into_any()
}

/// Things below each other.
pub fn flow(content: Vec<AnyView>) -> AnyView {
    view! { <div class="flow">{content}</div> }.into_any()
}

/// The heading of a page, which takes the focus after navigation.
pub fn h1(text: &'static str) -> AnyView {
    view! { <h1 tabindex="-1">{text}</h1> }.into_any()
}

/// A heading within a page.
pub fn h2(text: &'static str) -> AnyView {
    view! { <h2>{text}</h2> }.into_any()
}

/// A paragraph.
pub fn p(class: &'static str, text: impl Into<String>) -> AnyView {
    paragraph(class, text.into())
}

fn paragraph(class: &'static str, text: String) -> AnyView {
    view! { <p class=class>{text}</p> }.into_any()
}

/// A paragraph whose words change and are read out when they do; empty words hide it.
pub fn live(class: &'static str, text: impl Fn() -> String + Copy + Send + Sync + 'static) -> AnyView {
    let text = Signal::derive(text);
    view! { <p class=class role="status" hidden=move || text.with(String::is_empty)>{move || text.get()}</p> }
        .into_any()
}

/// Links below or beside each other: where to, and what they say.
pub fn links(items: Vec<(String, &'static str)>) -> AnyView {
    let items: Vec<_> = items
        .into_iter()
        .map(|(href, text)| view! { <li><a href=href>{text}</a></li> })
        .collect();
    view! { <ul class="links">{items}</ul> }.into_any()
}

/// Points below each other.
pub fn points(items: Vec<&'static str>) -> AnyView {
    let items: Vec<_> = items.into_iter().map(|text| view! { <li>{text}</li> }).collect();
    view! { <ul>{items}</ul> }.into_any()
}

/// The link one step back.
pub fn back(href: String, text: &'static str) -> AnyView {
    view! { <a class="back" href=href>{text}</a> }.into_any()
}

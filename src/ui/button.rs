//! Buttons, and links that look like them.

use leptos::prelude::*;

/// The one main button of a form.
pub fn submit(text: &'static str) -> AnyView {
    view! { <div class="actions"><button class="button">{text}</button></div> }.into_any()
}

/// A button for something beside the main way.
pub fn quiet(text: &'static str, press: impl Fn() + 'static) -> AnyView {
    let press: Box<dyn Fn()> = Box::new(press);
    view! {
        <button class="button button--quiet" type="button" on:click=move |_| press()>
            {text}
        </button>
    }
    .into_any()
}

/// The main button where there is no form.
pub fn main(text: &'static str, press: impl Fn() + 'static) -> AnyView {
    let press: Box<dyn Fn()> = Box::new(press);
    view! { <button class="button" type="button" on:click=move |_| press()>{text}</button> }.into_any()
}

/// A link that looks like the main button.
pub fn link(href: &'static str, text: &'static str) -> AnyView {
    view! { <a class="button" href=href>{text}</a> }.into_any()
}

/// Buttons beside each other.
pub fn row(buttons: Vec<AnyView>) -> AnyView {
    view! { <div class="actions no-print">{buttons}</div> }.into_any()
}

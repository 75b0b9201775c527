//! Buttons, and links that look like them.

use super::el::{View, el};
use super::text;

const MAIN: &str = "button";
const QUIET: &str = "button button--quiet";

/// The one main button of a form.
pub fn submit(text: &str) -> View {
    el("div", "actions").child(el("button", MAIN).text(text).view()).view()
}

/// A button for something beside the main way.
pub fn quiet(text: &str, press: impl Fn() + 'static) -> View {
    pressed(QUIET, text, Box::new(press))
}

/// The main button where there is no form.
pub fn main(text: &str, press: impl Fn() + 'static) -> View {
    pressed(MAIN, text, Box::new(press))
}

/// A button with other classes.
pub fn pressed(class: &str, text: &str, press: Box<dyn Fn()>) -> View {
    el("button", class)
        .set("type", "button")
        .text(text)
        .on("click", move |_| press())
        .view()
}

/// A link that looks like the main button.
pub fn link(href: &str, text: &str) -> View {
    text::a(MAIN, href, text)
}

/// Buttons beside each other.
pub fn row(buttons: Vec<View>) -> View {
    el("div", "actions no-print").all(buttons).view()
}

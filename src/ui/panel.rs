//! Panels: plain, a note in sun yellow, calm in rain blue.

use super::el::{View, el};
use super::text::{self, Piece};

/// Content set apart; the class says how.
pub fn panel(class: &str, content: Vec<View>) -> View {
    el("div", class).all(content).view()
}

/// The column beside a page.
pub fn aside(label: &str, content: Vec<View>) -> View {
    el("aside", "flow").set("aria-label", label).all(content).view()
}

/// The calm panel: a sentence with its most important part in front, and two ways on. Never a block.
pub fn calm(lead: Vec<Piece<'_>>, rest: Vec<Piece<'_>>, actions: Vec<View>) -> View {
    el("section", "panel panel--calm flow")
        .child(sentence("lead", lead, rest))
        .child(el("div", "actions").all(actions).view())
        .view()
}

/// A sentence with its most important part in front.
pub fn sentence(class: &str, lead: Vec<Piece<'_>>, rest: Vec<Piece<'_>>) -> View {
    let lead = text::pieces(el("strong", ""), lead);
    text::pieces(el("p", class).child(lead), rest)
}

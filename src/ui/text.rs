//! Headings, paragraphs and the columns of a page.

use std::rc::Rc;

use super::el::{El, View, el};

/// A page of one column, and of two when there is an aside.
pub fn page(main: Vec<View>, aside: Option<View>) -> Vec<View> {
    std::iter::once(flow(main)).chain(aside).collect()
}

/// Things below each other.
pub fn flow(content: Vec<View>) -> View {
    el("div", "flow").all(content).view()
}

/// The heading of a page, which takes the focus after navigation.
pub fn h1(text: &str) -> View {
    el("h1", "").set("tabindex", "-1").text(text).view()
}

/// A heading within a page.
pub fn h2(text: &str) -> View {
    el("h2", "").text(text).view()
}

/// A paragraph.
pub fn p(class: &str, text: &str) -> View {
    el("p", class).text(text).view()
}

/// A paragraph whose words change and are read out when they do; without words it is hidden.
pub fn live(class: &str, words: impl Fn() -> String + 'static) -> View {
    el("p", class).set("role", "status").words(Rc::new(words)).view()
}

/// A link.
pub fn a(class: &str, href: &str, text: &str) -> View {
    el("a", class).set("href", href).text(text).view()
}

/// A piece of a sentence, perhaps with where it leads.
pub type Piece<'a> = (&'a str, Option<String>);

/// Words and links in one sentence.
pub fn pieces(around: El, pieces: Vec<Piece<'_>>) -> View {
    let add = |around: El, (piece, to): Piece<'_>| match to {
        Some(href) => around.child(a("", &href, piece)),
        None => around.text(piece),
    };
    pieces.into_iter().fold(around, add).view()
}

/// Points below or beside each other.
pub fn list(class: &str, items: Vec<View>) -> View {
    let items = items.into_iter().map(|item| el("li", "").child(item).view()).collect();
    el("ul", class).all(items).view()
}

/// Links beside each other: where to, and what they say.
pub fn links(items: &[(String, &str)]) -> View {
    list("links", items.iter().map(|(href, text)| a("", href, text)).collect())
}

/// The link one step back.
pub fn back(href: &str, text: &str) -> View {
    a("back", href, text)
}

//! 回传来源: what goes back to the systems that cases came from, and how their lists compare. For intake; those who watch read it.

mod compare;
pub mod differences;
pub mod list;
mod names;
pub mod one;

use qingyu_domain::person::Role;

use crate::desk::app::Desk;
use crate::ui::el::{View, el};
use crate::ui::text;

/// Those who read it.
pub const READING: [Role; 3] = [Role::Intake, Role::Oversight, Role::Reviewer];

/// A table whose rows begin with a cell of their own: names of the columns, and each row.
fn table(caption: &str, names: &[&str], rows: Vec<(View, Vec<String>)>) -> View {
    let head = |name: &&str| el("th", "").set("scope", "col").text(name).view();
    let head = el("tr", "").all(names.iter().map(head).collect()).view();
    let row = |(first, cells): (View, Vec<String>)| {
        let cell = |(name, value): (&&str, String)| el("td", "").set("data-name", name).text(&value).view();
        let cells = names.iter().skip(1).zip(cells).map(cell).collect();
        let first = el("th", "").set("scope", "row").child(first);
        el("tr", "").child(first.view()).all(cells).view()
    };
    el("table", "table")
        .child(el("caption", "").text(caption).view())
        .child(el("thead", "").child(head).view())
        .child(el("tbody", "").all(rows.into_iter().map(row).collect()).view())
        .view()
}

/// Words that stand alone in a cell.
fn plain(words: &str) -> View {
    el("span", "").text(words).view()
}

/// Something to be saved.
fn download(href: &str, name: &str, words: &str) -> View {
    el("a", "button button--quiet")
        .set("href", href)
        .set("download", name)
        .text(words)
        .view()
}

/// A moment, or that there was none.
fn moment(desk: Desk, at: Option<qingyu_domain::time::Timestamp>) -> String {
    let lang = desk.lang;
    at.map_or_else(
        || qingyu_words::desk::sources::never(lang).to_owned(),
        |at| qingyu_words::dates::moment(lang, at),
    )
}

/// A heading with things below it, in a panel.
fn panel(heading: &str, content: Vec<View>) -> View {
    el("section", "panel flow").child(text::h2(heading)).all(content).view()
}

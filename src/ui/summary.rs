//! Names and values below each other, each perhaps with a link that changes it.

use super::el::{View, el};

/// One line: name, value, and where it can be changed with the link's word.
#[derive(Debug)]
pub struct Row {
    /// What it is.
    pub name: &'static str,
    /// What was given.
    pub value: String,
    /// Where it can be changed.
    pub change: Option<(String, &'static str)>,
}

/// All lines.
pub fn summary(rows: Vec<Row>) -> View {
    el("dl", "summary").all(rows.into_iter().map(row).collect()).view()
}

fn row(row: Row) -> View {
    let line = el("div", "")
        .child(el("dt", "").text(row.name).view())
        .child(el("dd", "written").text(&row.value).view());
    let Some((href, word)) = row.change else {
        return line.view();
    };
    let of_what = el("span", "visually-hidden").text(row.name).view();
    let anchor = el("a", "").set("href", &href).text(word).child(of_what).view();
    line.child(el("dd", "summary__change").child(anchor).view()).view()
}

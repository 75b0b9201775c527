//! A long number in groups.

use super::el::{View, el};

/// The groups, with spaces between, so that it is copied and read as groups.
pub fn code(grouped: &str) -> View {
    let add = |line, group: &str| el_group(line, group);
    grouped.split(' ').fold(el("p", "code").set("id", "code"), add).view()
}

fn el_group(line: super::el::El, group: &str) -> super::el::El {
    line.child(el("span", "").text(group).view()).text(" ")
}

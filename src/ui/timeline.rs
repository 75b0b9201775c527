//! Moments below each other.

use super::el::{View, el};

/// Moments with what happened or will happen.
pub fn timeline(lines: Vec<(String, String)>) -> View {
    let line = |(when, what): (String, String)| {
        let li = el("li", "");
        let li = if when.is_empty() {
            li
        } else {
            li.child(el("time", "").text(&when).view())
        };
        li.child(el("p", "written").text(&what).view()).view()
    };
    el("ol", "timeline").all(lines.into_iter().map(line).collect()).view()
}

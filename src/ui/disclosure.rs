//! Something that is shown only when asked for.

use super::el::{El, View, el};

/// Content behind its summary.
pub fn disclosure(class: &str, summary: &str, content: Vec<View>) -> View {
    details(class, summary, content).view()
}

/// As [`disclosure`], telling each time it is opened or closed.
pub fn on_toggle(summary: &str, toggled: impl Fn() + 'static, content: Vec<View>) -> View {
    details("disclosure", summary, content)
        .on("toggle", move |_| toggled())
        .view()
}

fn details(class: &str, summary: &str, content: Vec<View>) -> El {
    el("details", class)
        .child(el("summary", "").text(summary).view())
        .child(el("div", "flow").all(content).view())
}

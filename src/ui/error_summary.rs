//! Everything that is wrong with a form, at its top, each with a link to its field.

use super::el::{View, el};
use super::{dom, text};

/// The id that takes the focus.
const ID: &str = "error-summary";

/// One line: where the link goes and what to do there.
pub type Line = (String, String);

/// The summary while there is something wrong.
pub fn error_summary(heading: &'static str, lines: impl Fn() -> Vec<Line> + 'static) -> View {
    let content = move || {
        let anchors: Vec<View> = lines().iter().map(|(href, text)| text::a("", href, text)).collect();
        if anchors.is_empty() {
            return Vec::new();
        }
        let summary = el("div", "error-summary flow")
            .set("id", ID)
            .set("role", "alert")
            .set("tabindex", "-1")
            .child(text::h2(heading))
            .child(text::list("", anchors));
        vec![summary.view()]
    };
    el("div", "").content(content).view()
}

/// Moves the focus to the summary once it is there.
pub fn focus() {
    dom::soon(|| dom::focus(dom::by_id(ID)));
}

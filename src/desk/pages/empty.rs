//! The empty queue: why it is empty for whoever looks, and what would stand in it.

use qingyu_domain::person::Role;
use qingyu_words::desk::{codes, empty as why, pages as words};

use super::filters::Filter;
use crate::desk::app::Desk;
use crate::desk::route::with_lang;
use crate::ui::el::{View, el};
use crate::ui::text;

/// Roles that find what is about them among the notices.
const NOTIFIED: [Role; 3] = [Role::UnitHead, Role::Handler, Role::Concerned];

/// In place of the list.
pub fn empty(desk: Desk, filter: &Filter) -> Vec<View> {
    let lang = desk.lang;
    if filter.is_any() {
        let all = (Filter::default().href(lang), words::filter_clear(lang));
        return vec![text::p("panel", words::empty_filtered(lang)), text::links(&[all])];
    }
    let mut roles = desk.roles();
    if roles.is_empty() {
        roles.push(Role::Admin);
    }
    let line = |role: &Role| {
        el("p", "")
            .child(
                el("strong", "")
                    .text(&words::of(lang, codes::role(lang, *role), ""))
                    .view(),
            )
            .text(why::expects(lang, *role))
            .view()
    };
    let mut panel = el("section", "panel flow")
        .child(text::p("", words::empty(lang)))
        .child(text::h2(why::why(lang)))
        .all(roles.iter().map(line).collect());
    if roles.iter().any(|role| NOTIFIED.contains(role)) {
        let notices = (with_lang("/desk/notices", &[], lang), why::notices(lang));
        panel = panel.child(text::links(&[notices]));
    }
    vec![panel.view()]
}

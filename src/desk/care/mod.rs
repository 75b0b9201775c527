//! 心灵SPA: asking for oneself, passing on a colleague, and for the psychological service the care list. Each sees what is theirs.

mod list;
mod one;
mod pass_on;
mod totals;

pub use one::view as one;

use qingyu_domain::care_list::{PASSING_ON, TOTALS_FOR};
use qingyu_domain::person::Role;
use qingyu_words::desk::care as words;

use crate::desk::app::Desk;
use crate::ui::el::View;
use crate::ui::text;

/// The page.
pub fn view(desk: Desk) -> Vec<View> {
    let lang = desk.lang;
    let roles = desk.roles();
    let holds = |those: &[Role]| roles.iter().any(|role| those.contains(role));
    let mut content = vec![
        text::h1(words::h1(lang)),
        text::p("hint", words::lead(lang)),
        text::p("panel panel--note", words::who(lang)),
    ];
    if holds(&[Role::Psychology]) {
        content.extend(list::view(desk));
    }
    content.push(pass_on::own(desk));
    if holds(&PASSING_ON) {
        content.push(pass_on::other(desk));
    }
    if holds(&TOTALS_FOR) {
        content.extend(totals::view(desk));
    }
    vec![text::flow(content)]
}

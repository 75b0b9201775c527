//! 吹哨: help that is asked for, by whose turn it is.

pub mod list;
pub mod one;
pub mod raise;

use qingyu_api::desk::whistles::WhistleLine;
use qingyu_domain::person::Role;
use qingyu_domain::whistle::WhistleAbout;
use qingyu_words::desk::whistles as words;

use super::app::Desk;
use crate::ui::el::{View, el};

/// Those who have to do with whistles.
pub const WHISTLING: [Role; 8] = [
    Role::UnitHead,
    Role::Handler,
    Role::Verifier,
    Role::Support,
    Role::Command,
    Role::Oversight,
    Role::Reviewer,
    Role::Legal,
];

/// With what help is asked for, as whoever looks may know it.
fn subject(desk: Desk, line: &WhistleLine) -> String {
    let lang = desk.lang;
    let which = line.number.as_deref().or(line.reference.as_deref());
    match (line.about, which) {
        (WhistleAbout::Complaint, None) => words::hidden(lang).to_owned(),
        (WhistleAbout::Case, None) => words::hidden_case(lang).to_owned(),
        (about, Some(which)) if about != WhistleAbout::Incident || line.number.is_some() => {
            [words::about(lang, about), " ", which].concat()
        }
        (about, _) => words::about(lang, about).to_owned(),
    }
}

/// Where it stands: its stage, whether it is urgent or overdue, and to whom it was passed up.
fn tags(desk: Desk, line: &WhistleLine) -> Vec<View> {
    let lang = desk.lang;
    let mut tags = vec![("tag", words::stand(lang, line.stage))];
    if line.is_urgent {
        tags.push(("tag tag--sun", words::urgent(lang)));
    }
    if line.is_overdue {
        tags.push(("tag tag--danger", words::overdue(lang)));
    }
    if let Some(to) = line.passed_to {
        tags.push(("tag tag--danger", words::passed_to(lang, to)));
    }
    tags.into_iter()
        .map(|(class, name)| el("span", class).text(name).view())
        .collect()
}

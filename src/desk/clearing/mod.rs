//! 日清零、月清仓、季清底: the board, and the lists behind its numbers.

pub mod board;
pub mod incidents;
pub mod law_cases;
pub mod law_file;
pub mod problem;
pub mod problems;
mod ticks;

use std::rc::Rc;

use leptos::prelude::With as _;
use qingyu_domain::person::Role;
use qingyu_words::desk::clearing as words;

use super::app::Desk;
use super::navigate;
use super::route::with_lang;
use super::sheet::{Options, Sheet, chosen};
use crate::ui::button;
use crate::ui::el::{View, el};

/// Those who read the board.
pub const BOARD: [Role; 4] = [Role::Command, Role::Oversight, Role::Reviewer, Role::UnitHead];
/// Those who tick incidents.
pub const CHECKING: [Role; 2] = [Role::Command, Role::Reviewer];
/// Those who read their unit's lists.
pub const OF_UNIT: [Role; 2] = [Role::UnitHead, Role::Handler];
/// Those who read law-enforcement cases.
pub const LAW: [Role; 5] = [
    Role::Command,
    Role::Oversight,
    Role::Reviewer,
    Role::UnitHead,
    Role::Handler,
];
/// Those who read problems.
pub const PROBLEMS: [Role; 6] = [
    Role::Command,
    Role::Oversight,
    Role::Reviewer,
    Role::Legal,
    Role::UnitHead,
    Role::Handler,
];

/// Whether whoever is signed in holds one of these roles.
pub fn holds(desk: Desk, those: &[Role]) -> bool {
    desk.roles().iter().any(|role| those.contains(role))
}

/// The form that narrows a list: by unit for who sees many, and by state; `kept` stays in the address.
fn narrowing(
    desk: Desk,
    path: &'static str,
    states: &Options,
    (unit, state): (&str, &str),
    kept: Vec<(&'static str, String)>,
) -> View {
    let lang = desk.lang;
    let sheet = Sheet::new(desk);
    let sees_many = !desk.roles().iter().all(|role| OF_UNIT.contains(role));
    let mut form = el("form", "search")
        .set("role", "search")
        .set("aria-label", words::apply(lang));
    if sees_many {
        let mut units: Options = vec![(String::new(), words::all_units(lang).to_owned())];
        desk.units.with(|all| {
            let open = all.iter().filter(|unit| !unit.closed);
            units.extend(open.map(|unit| (unit.code.clone(), unit.name.clone())));
        });
        form = form.child(sheet.select("unit", words::unit(lang), "", &units, unit));
    }
    form.child(sheet.select("state", words::state(lang), "", states, state))
        .child(button::submit(words::apply(lang)))
        .on("submit", move |event| {
            event.prevent_default();
            let unit = if sees_many { chosen("unit") } else { String::new() };
            let mut asked = vec![("unit", unit), ("state", chosen("state"))];
            asked.extend(kept.iter().cloned());
            navigate::go(desk, &with_lang(path, &asked, lang));
        })
        .view()
}

/// A unit by its name, once that is there.
fn place(desk: Desk, unit: &str) -> View {
    let unit = unit.to_owned();
    el("strong", "").words(Rc::new(move || desk.unit(Some(&unit)))).view()
}

/// A code and its name.
fn option(code: &str, name: &str) -> (String, String) {
    (code.to_owned(), name.to_owned())
}

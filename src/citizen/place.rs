//! The unit and window that a submission is about.

use qingyu_domain::kind::Kind;
use qingyu_domain::unit::Units;
use qingyu_words::{dial, shell, submit};

use super::app::{App, search};
use super::route::parameter;
use crate::ui::el::{View, el};
use crate::ui::panel;

/// Takes unit, window and kind from the address, once: a poster or a portal prefills them.
pub fn prefill(app: App) {
    let search = search();
    let given = |name| parameter(&search, name).filter(|value| !value.is_empty());
    if let Some(kind) = given("kind").and_then(Kind::from_code) {
        app.write(|draft| draft.put("kind", kind.as_str()));
    }
    let (unit, window) = (given("unit"), given("window"));
    if unit.is_none() && window.is_none() {
        return;
    }
    app.write(|draft| {
        for (name, value) in [
            ("unit", unit),
            ("window", window),
            ("unit_text", None),
            ("unsure", None),
        ] {
            draft.put(name, value.unwrap_or_default());
        }
        if window.is_some() {
            draft.put("from_poster", "1");
        }
    });
    app.load_units();
}

/// Keeps the codes of the draft as far as these units know them; a window names its unit.
pub fn settle(app: App, units: &Units) {
    let [unit, window] = ["unit", "window"].map(|name| app.value(name));
    let owner = units.window(&window).map_or("", |(owner, _)| &owner.code);
    let known = match units.unit(&unit) {
        Some(known) if known.code == owner => return,
        Some(_) if window.is_empty() => return,
        Some(known) => (known.code.as_str(), ""),
        None if unit.is_empty() && window.is_empty() => return,
        None if owner.is_empty() => ("", ""),
        None => (owner, window.as_str()),
    };
    app.write(|draft| {
        draft.put("unit", known.0);
        draft.put("window", known.1);
        draft.put("unit_text", "");
    });
}

/// The names of the unit and window chosen, for the eye.
pub fn name(app: App) -> String {
    let [unit, window, typed] = ["unit", "window", "unit_text"].map(|name| app.value(name));
    app.units.with(|units| match units {
        Some(units) => units.place(&unit, Some(&window)).unwrap_or_default(),
        None => typed,
    })
}

/// Whether oversight, which receives this, would be judging itself or its superiors; not known before the units are there.
pub fn is_of_watchers(app: App) -> bool {
    let chosen = app.value("unit");
    let watches = |units: &Units| units.unit(&chosen).is_some_and(|unit| unit.watches);
    app.units.with(|units| units.as_ref().is_some_and(watches))
}

/// Whether somebody independent is appointed who reads what is about them.
fn is_reviewed(app: App) -> bool {
    app.units.with(|units| {
        units
            .as_ref()
            .is_some_and(|units| units.0.iter().any(|unit| unit.reviewed))
    })
}

/// Where a matter about the watchers belongs, while this is one.
pub fn of_watchers(app: App, is_one: impl Fn() -> bool + 'static) -> View {
    let lang = app.lang;
    let note = move || {
        if !is_one() {
            return Vec::new();
        }
        let rest = if is_reviewed(app) {
            submit::watchers_reviewed(lang)
        } else {
            submit::watchers_rest(lang)
        };
        let rest = [shell::gap(lang), rest].concat();
        let lead = dial::pieces(submit::watchers_lead(lang));
        vec![panel::sentence("panel panel--note", lead, dial::pieces(&rest))]
    };
    let shown = el("div", "").content(note);
    el("div", "").set("role", "status").child(shown.view()).view()
}

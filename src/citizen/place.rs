//! The unit and window that a submission is about.

use qingyu_domain::kind::Kind;
use qingyu_domain::unit::{Unit, Units};
use qingyu_words::{Lang, dial, shell, submit};

use super::app::{App, search};
use super::route::parameter;
use crate::ui::el::{View, el};
use crate::ui::panel;

/// The note of the draft that says who reads it, where it is not oversight.
pub const WATCHED: &str = "watched";
/// Somebody independent is appointed.
const REVIEWED: &str = "reviewed";

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
        Some(known) if known.code == owner || window.is_empty() => None,
        Some(known) => Some((known.code.as_str(), "")),
        None if unit.is_empty() && window.is_empty() => None,
        None if owner.is_empty() => Some(("", "")),
        None => Some((owner, window.as_str())),
    };
    app.write(|draft| {
        if let Some((unit, window)) = known {
            draft.put("unit", unit);
            draft.put("window", window);
            draft.put("unit_text", "");
        }
        let unit = units.unit(&draft.value("unit"));
        draft.put(WATCHED, watched(unit));
    });
}

/// Who reads a matter about this unit, where it is not oversight.
pub const fn watched(unit: Option<&Unit>) -> &'static str {
    match unit {
        Some(unit) if unit.watches && unit.reviewed => REVIEWED,
        Some(unit) if unit.watches => "alone",
        _ => "",
    }
}

/// The names of the unit and window chosen, for the eye.
pub fn name(app: App) -> String {
    let [unit, window, typed] = ["unit", "window", "unit_text"].map(|name| app.value(name));
    app.units.with(|units| match units {
        Some(units) => units.place(&unit, Some(&window)).unwrap_or_default(),
        None => typed,
    })
}

/// Whether oversight, which receives this, would be judging itself or its superiors: noted with the unit, so that a page
/// that is loaded anew knows it before the units are there.
pub fn is_of_watchers(app: App) -> bool {
    app.units.with(|_| ());
    app.draft
        .with(|draft| draft.has(WATCHED) && draft.kind() == Some(Kind::Complaint))
}

/// What is noted of that, to be kept with what is sent.
pub fn noted(app: App) -> String {
    let noted = app.value(WATCHED);
    if is_of_watchers(app) { noted } else { String::new() }
}

/// What becomes of a matter about the watchers, by what was noted.
pub fn of_watchers_rest(lang: Lang, noted: &str) -> &'static str {
    if noted == REVIEWED {
        submit::watchers_reviewed(lang)
    } else {
        submit::watchers_rest(lang)
    }
}

/// Where a matter about the watchers belongs, while this is one.
pub fn of_watchers(app: App, is_one: impl Fn() -> bool + 'static) -> View {
    let lang = app.lang;
    let note = move || {
        if !is_one() {
            return Vec::new();
        }
        let rest = [shell::gap(lang), of_watchers_rest(lang, &noted(app))].concat();
        let lead = dial::pieces(submit::watchers_lead(lang));
        vec![panel::sentence("panel panel--note", lead, dial::pieces(&rest))]
    };
    let shown = el("div", "").content(note);
    el("div", "").set("role", "status").child(shown.view()).view()
}

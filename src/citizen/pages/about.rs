//! 关于哪个单位？: unit and window by type-ahead; not knowing is allowed.

use qingyu_domain::fault::{Fault, FaultCode, Field};
use qingyu_domain::unit::Units;
use qingyu_words::{faults, submit};

use super::form::StepForm;
use crate::citizen::app::App;
use crate::citizen::route::Route;
use crate::citizen::{navigate, place};
use crate::ui::choice::{Choice, choice};
use crate::ui::combobox::{Combobox, combobox};
use crate::ui::dom;
use crate::ui::el::{View, follow};

const UNIT: &str = "unit";

/// The page.
pub fn view(app: App) -> Vec<View> {
    let lang = app.lang;
    let form = StepForm::new(app, &["unsure"]);
    fill_in(app);
    let unit = combobox(Combobox {
        id: UNIT,
        label: faults::field(lang, Field::Unit, None),
        hint: submit::about_hint(lang),
        list_label: submit::about_list(lang),
        none: submit::about_none(lang),
        value: app.value("unit_text"),
        wrong: form.wrong(Field::Unit),
        find: Box::new(move |typed| {
            app.load_units();
            app.units.with(|units| units.as_ref().map(|units| names(units, typed)))
        }),
        chosen: Box::new(move |typed| {
            take(app, typed);
            form.touch();
        }),
    });
    let unsure = choice(Choice {
        kind: "checkbox",
        name: "unsure",
        value: "1",
        label: submit::about_unsure(lang),
        hint: submit::about_unsure_hint(lang),
        chosen: app.draft.with(|draft| draft.has("unsure")),
    });
    form.view(
        Route::About,
        submit::about_h1(lang),
        vec![
            unit,
            place::of_watchers(app, form.depends(place::is_of_watchers)),
            unsure,
        ],
        unknown,
        move || {
            let to = if app.draft.with(|draft| draft.kind().is_some()) {
                Route::Details
            } else {
                Route::Start
            };
            navigate::go(app, to);
        },
    )
}

/// Writes the name of a unit that came with the address, once the units are there.
fn fill_in(app: App) {
    follow(Box::new(move || {
        let name = place::name(app);
        if !name.is_empty() && dom::text_of(UNIT).is_empty() && app.units.with(Option::is_some) {
            dom::put_text(UNIT, &name);
            app.write(|draft| draft.put("unit_text", &name));
        }
    }));
}

/// Keeps what is typed, and the codes when it names a unit or window.
fn take(app: App, typed: &str) {
    let found = app.units.peek(|units| {
        let units = units.as_ref()?;
        let (unit, window) = codes(units, typed.trim())?;
        let watched = place::watched(units.unit(&unit));
        Some((unit, window, watched))
    });
    let (unit, window, watched) = found.unwrap_or_default();
    app.write(|draft| {
        draft.put("unit_text", typed);
        draft.put("unit", &unit);
        draft.put("window", &window);
        draft.put(place::WATCHED, watched);
    });
}

/// What is typed but names no unit; a single match is taken.
fn unknown(app: App) -> Vec<Fault> {
    if app.draft.with(|draft| draft.has("unsure")) {
        app.write(|draft| {
            for name in ["unit_text", "unit", "window", place::WATCHED] {
                draft.put(name, "");
            }
        });
        return Vec::new();
    }
    let typed = app.value("unit_text");
    if typed.trim().is_empty() || app.draft.with(|draft| draft.has("unit")) {
        return Vec::new();
    }
    let found = app.units.peek(|units| units.as_ref().map(|units| names(units, &typed)));
    match found.as_deref() {
        // Without the list nothing can be judged; the citizen goes on.
        None => Vec::new(),
        Some([only]) => {
            take(app, only);
            Vec::new()
        }
        Some(_) => vec![Fault {
            field: Field::Unit,
            code: FaultCode::Unknown,
        }],
    }
}

/// The names of units and windows that fit: every word is in the name or in the superior's.
fn names(units: &Units, typed: &str) -> Vec<String> {
    let words: Vec<&str> = typed
        .split([' ', '·', '\u{3000}'])
        .filter(|word| !word.is_empty())
        .collect();
    let mut found = Vec::new();
    for unit in units.0.iter().filter(|unit| !unit.closed) {
        let above = unit
            .parent
            .as_deref()
            .and_then(|code| units.unit(code))
            .map_or("", |above| &above.name);
        let open = unit.windows.iter().filter(|window| !window.closed);
        let windows = open.map(|window| window.code.as_str());
        for window in std::iter::once("").chain(windows) {
            let Some(name) = units.place(&unit.code, Some(window)) else {
                continue;
            };
            if words.iter().all(|word| name.contains(word) || above.contains(word)) {
                found.push(name);
            }
        }
    }
    found
}

/// The codes of a unit or window by its full name.
fn codes(units: &Units, name: &str) -> Option<(String, String)> {
    units.0.iter().find_map(|unit| {
        if unit.name == name {
            return Some((unit.code.clone(), String::new()));
        }
        let is_it = |window: &&qingyu_domain::unit::Window| {
            units.place(&unit.code, Some(&window.code)).as_deref() == Some(name)
        };
        let window = unit.windows.iter().find(is_it)?;
        Some((unit.code.clone(), window.code.clone()))
    })
}

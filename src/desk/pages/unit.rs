//! One unit: its name, what it is under, whether it is closed, and its windows.

use leptos::prelude::*;
use qingyu_api::Endpoint;
use qingyu_api::desk::units::{EditUnit, ListTree, UnitEdit, UnitView, WindowEdit};
use qingyu_api::units::ListUnits;
use qingyu_domain::fault::Field;
use qingyu_domain::unit::{Unit, UnitKind, Window};
use qingyu_words::Lang;
use qingyu_words::desk::house as words;

use crate::client::{self, Failure};
use crate::desk::app::Desk;
use crate::desk::navigate;
use crate::desk::route::Route;
use crate::desk::sheet::{Options, Sheet, chosen, is_checked, loaded, typed};
use crate::ui::el::{View, el};
use crate::ui::{dom, text};

/// The page of a unit, or of a new one.
pub fn view(desk: Desk, code: &str) -> Vec<View> {
    let lang = desk.lang;
    let heading = RwSignal::new(words::add_unit(lang).to_owned());
    let h1 = el("h1", "")
        .set("tabindex", "-1")
        .words(std::rc::Rc::new(move || heading.get()));
    let mut content = vec![text::back(&Route::Units.href(lang), words::back_units(lang)), h1.view()];
    let code = code.to_owned();
    content.extend(loaded::<Vec<UnitView>>(desk, ListTree::PATH.to_owned(), move |units| {
        let unit = units.iter().find(|unit| unit.code == code);
        if code != "new" && unit.is_none() {
            return super::not_found(desk);
        }
        if let Some(unit) = unit {
            heading.set(unit.name.clone());
            dom::soon(navigate::retitle);
        }
        let mut pieces = vec![form(desk, units, unit)];
        if let Some(unit) = unit {
            pieces.push(windows(desk, unit));
        }
        pieces
    }));
    vec![text::flow(content)]
}

fn kinds(lang: Lang) -> Options {
    let kind = |kind: &UnitKind| (kind.as_str().to_owned(), words::unit_kind(lang, *kind).to_owned());
    UnitKind::ALL.iter().map(kind).collect()
}

/// The units that it can be under: not itself, and none that is closed unless it is under it already.
fn parents(lang: Lang, units: &[UnitView], unit: Option<&UnitView>) -> Options {
    let now = unit.and_then(|unit| unit.parent.as_deref());
    let mut options: Options = Vec::new();
    if now.is_none() {
        options.push((String::new(), words::no_parent(lang).to_owned()));
    }
    let is_other = |other: &&UnitView| unit.is_none_or(|unit| unit.code != other.code);
    let is_open = |other: &&UnitView| !other.closed || now == Some(&other.code);
    let others = units.iter().filter(is_other).filter(is_open);
    options.extend(others.map(|other| (other.code.clone(), other.name.clone())));
    options
}

fn form(desk: Desk, units: &[UnitView], unit: Option<&UnitView>) -> View {
    let (lang, sheet) = (desk.lang, Sheet::new(desk));
    let mut fields = Vec::new();
    if unit.is_none() {
        fields.push(sheet.line("code", words::code(lang), words::code_hint(lang), ("text", "off"), ""));
    }
    let kind = unit.map_or(UnitKind::Station, |unit| unit.kind).as_str();
    let name = unit.map_or("", |unit| &unit.name);
    let parent = unit.and_then(|unit| unit.parent.as_deref()).unwrap_or_default();
    fields.extend([
        sheet.line("name", words::unit_name(lang), "", ("text", "off"), name),
        sheet.select("kind", words::kind(lang), "", &kinds(lang), kind),
        sheet.select(
            "parent",
            words::parent(lang),
            words::parent_hint(lang),
            &parents(lang, units, unit),
            parent,
        ),
    ]);
    if let Some(unit) = unit.filter(|unit| !unit.formerly.is_empty()) {
        let name = |code: &str| {
            units
                .iter()
                .find(|other| other.code == code)
                .map_or(code.to_owned(), |one| one.name.clone())
        };
        let former = unit
            .formerly
            .iter()
            .map(|one| [&name(&one.above), " – ", &one.until.to_string()].concat());
        let former: Vec<String> = former.collect();
        fields.push(text::p(
            "hint",
            &[words::formerly(lang), ": ", &former.join("; ")].concat(),
        ));
    }
    let watches = unit.is_some_and(|unit| unit.watches);
    if watches {
        fields.push(text::p("panel", words::watches(lang)));
    } else {
        fields.push(sheet.check("watches", words::watches(lang), words::watches_hint(lang), false));
    }
    let was_closed = unit.is_some_and(|unit| unit.closed);
    if unit.is_some() {
        fields.push(sheet.check("closed", words::closed(lang), words::closed_hint(lang), was_closed));
    }
    let code = unit.map(|unit| unit.code.clone());
    let label = if unit.is_some() {
        words::save(lang)
    } else {
        words::add_unit(lang)
    };
    sheet.view(label, fields, label, move || send(sheet, code.clone(), was_closed))
}

fn send(sheet: Sheet, code: Option<String>, was_closed: bool) {
    let lang = sheet.desk.lang;
    let is_new = code.is_none();
    let name = typed("name");
    let unit = code.unwrap_or_else(|| typed("code"));
    let mut wrong = Vec::new();
    if unit.is_empty() {
        wrong.push(("code", words::needs_code(lang).to_owned()));
    }
    if name.is_empty() {
        wrong.push(("name", words::needs_unit_name(lang).to_owned()));
    }
    if !sheet.is_right(wrong) {
        return;
    }
    let closed = is_checked("closed");
    if closed && !was_closed && !dom::confirm(words::close_sure(lang)) {
        return;
    }
    let edit = UnitEdit {
        unit,
        is_new,
        name: Some(name),
        kind: UnitKind::from_code(&chosen("kind")),
        parent: Some(chosen("parent")).filter(|parent| !parent.is_empty()),
        watches: is_checked("watches").then_some(true),
        closed: (!is_new).then_some(closed),
        windows: Vec::new(),
    };
    post(sheet, &edit);
}

/// Sends a change, marks what is wrong with it, and shows the unit as it is then.
fn post(sheet: Sheet, edit: &UnitEdit) {
    let desk = sheet.desk;
    let refused = move |failure: &Failure| {
        let Failure::Problem(problem) = failure else {
            return None;
        };
        let lang = desk.lang;
        let wrong = problem.faults.iter().filter_map(|fault| match fault.field {
            Field::Unit => Some(("code", words::needs_code(lang).to_owned())),
            Field::Name => Some(("name", words::needs_unit_name(lang).to_owned())),
            Field::Parent => Some(("parent", words::needs_parent(lang).to_owned())),
            Field::Window => Some(("window-code", words::needs_window(lang).to_owned())),
            _ => None,
        });
        let wrong: Vec<_> = wrong.collect();
        let is_named = !wrong.is_empty() && !sheet.is_right(wrong);
        is_named.then(String::new)
    };
    sheet.post::<UnitView>(EditUnit::PATH, edit, refused, move |unit| {
        follow_names(desk);
        let route = Route::Unit(unit.code);
        if Route::here() == route {
            navigate::again(desk);
        } else {
            navigate::go(desk, &route.href(desk.lang));
        }
        desk.say(words::saved(desk.lang));
    });
}

/// Takes the new names for all pages; what the browser keeps of them is five minutes old at most.
fn follow_names(desk: Desk) {
    client::spawn(async move {
        let path = [ListUnits::PATH, "?", &crate::clock::now().ms().to_string()].concat();
        if let Ok(units) = client::staff::get::<Vec<Unit>>(&path).await {
            desk.units.set(units);
        }
    });
}

fn windows(desk: Desk, unit: &UnitView) -> View {
    let (lang, sheet) = (desk.lang, Sheet::new(desk));
    let code = StoredValue::new(unit.code.clone());
    let change = move |window: WindowEdit| {
        let edit = UnitEdit {
            unit: code.get_value(),
            windows: vec![window],
            ..UnitEdit::default()
        };
        post(sheet, &edit);
    };
    let rows = unit.windows.iter().map(|window| row(lang, window, change)).collect();
    let list = if unit.windows.is_empty() {
        text::p("hint", words::none_yet(lang))
    } else {
        text::list("plain", rows)
    };
    let fields = vec![
        sheet.line("window-name", words::window_name(lang), "", ("text", "off"), ""),
        sheet.line(
            "window-code",
            words::window_code(lang),
            words::code_hint(lang),
            ("text", "off"),
            "",
        ),
    ];
    let label = words::add_window(lang);
    let add = sheet.view(label, fields, label, move || {
        let (name, window) = (typed("window-name"), typed("window-code"));
        let wrong = if name.is_empty() || window.is_empty() {
            vec![("window-code", words::needs_window(lang).to_owned())]
        } else {
            Vec::new()
        };
        if sheet.is_right(wrong) {
            change(WindowEdit {
                window,
                name: Some(name),
                closed: None,
            });
        }
    });
    el("section", "flow")
        .child(text::h2(words::windows(lang)))
        .child(list)
        .child(add)
        .view()
}

fn row(lang: Lang, window: &Window, change: impl Fn(WindowEdit) + Copy + 'static) -> View {
    let code = StoredValue::new(window.code.clone());
    let id = ["rename-", &window.code].concat();
    let label = [words::window_name(lang), " ", &window.code].concat();
    let input = el("input", "input")
        .set("id", &id)
        .set("aria-label", &label)
        .set("autocomplete", "off")
        .set("value", &window.name);
    let rename = move || {
        change(WindowEdit {
            window: code.get_value(),
            name: Some(typed(&id)),
            closed: None,
        });
    };
    let is_closed = window.closed;
    let close = move || {
        if is_closed || dom::confirm(words::close_sure(lang)) {
            change(WindowEdit {
                window: code.get_value(),
                name: None,
                closed: Some(!is_closed),
            });
        }
    };
    let word = if is_closed {
        words::open_window(lang)
    } else {
        words::close_window(lang)
    };
    let mut pieces = vec![input.view()];
    if is_closed {
        pieces.push(el("span", "tag tag--danger").text(words::closed(lang)).view());
    }
    let named = |word: &str, press: Box<dyn Fn()>| {
        el("button", "button button--quiet")
            .set("type", "button")
            .set("aria-label", &[word, " ", &window.name].concat())
            .text(word)
            .on("click", move |_| press())
            .view()
    };
    pieces.extend([named(words::save(lang), Box::new(rename)), named(word, Box::new(close))]);
    el("div", "pair").all(pieces).view()
}

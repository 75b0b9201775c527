//! 督察检查和走访: the newest first; what is asked for stands in the address.

use std::rc::Rc;

use leptos::prelude::With as _;
use qingyu_api::Endpoint;
use qingyu_api::desk::inspections::{InspectionLine, Inspections, ListInspections};
use qingyu_domain::inspection::InspectionStand;
use qingyu_domain::person::Role;
use qingyu_words::desk::{inspections as words, plans};
use qingyu_words::{Lang, dates};

use crate::clock;
use crate::desk::app::Desk;
use crate::desk::navigate;
use crate::desk::route::{Route, parameter, with_lang};
use crate::desk::sheet::{Options, Sheet, chosen, loaded};
use crate::ui::el::{El, View, el};
use crate::ui::{button, text};

/// Those who make inspections.
pub const INSPECTING: [Role; 3] = [Role::Oversight, Role::Reviewer, Role::Supervisor];
/// Those who see their own unit's.
pub const INSPECTED: [Role; 2] = [Role::UnitHead, Role::Handler];

/// What is asked for.
type Asked = [(&'static str, String); 2];

/// The page.
pub fn view(desk: Desk) -> Vec<View> {
    let lang = desk.lang;
    let asked: Asked = ["unit", "stage"].map(|name| (name, parameter(name).unwrap_or_default()));
    let after = ("after", parameter("after").unwrap_or_default());
    let is_first = after.1.is_empty();
    let path = with_lang(
        ListInspections::PATH,
        &[asked[0].clone(), asked[1].clone(), after],
        Lang::Zh,
    );
    let roles = desk.roles();
    let holds = |those: &[Role]| roles.iter().any(|role| those.contains(role));
    let lead = if holds(&[Role::Oversight, Role::Reviewer]) {
        words::lead(lang)
    } else if holds(&INSPECTED) {
        words::lead_unit(lang)
    } else {
        words::lead_visits(lang)
    };
    let mut content = vec![text::h1(words::h1(lang)), text::p("hint", lead)];
    if holds(&INSPECTING) {
        let new = el("a", "button")
            .set("href", &Route::NewInspection.href(lang))
            .text(words::record(lang));
        content.push(el("p", "").child(new.view()).view());
    }
    let is_of_many = holds(&[Role::Oversight, Role::Reviewer]);
    if is_of_many {
        content.push(text::links(&[(Route::Plans.href(lang), plans::link(lang))]));
    }
    let again = asked.clone();
    // The names of the units may still be on their way.
    content.push(
        el("div", "")
            .content(move || vec![form(desk, &again, is_of_many)])
            .view(),
    );
    content.extend(loaded::<Inspections>(desk, path, move |page| {
        list(desk, &asked, is_first, page)
    }));
    vec![text::flow(content)]
}

fn form(desk: Desk, asked: &Asked, is_of_many: bool) -> View {
    let lang = desk.lang;
    let sheet = Sheet::new(desk);
    let mut stages: Options = vec![(String::new(), words::all_stages(lang).to_owned())];
    let all = InspectionStand::ALL.iter();
    stages.extend(all.map(|stage| (stage.as_str().to_owned(), words::stage_of(lang, *stage).to_owned())));
    let mut form = el("form", "search")
        .set("role", "search")
        .set("aria-label", words::apply(lang));
    if is_of_many {
        let mut units: Options = vec![(String::new(), words::all_units(lang).to_owned())];
        desk.units.with(|all| {
            let open = all.iter().filter(|unit| !unit.closed);
            units.extend(open.map(|unit| (unit.code.clone(), unit.name.clone())));
        });
        form = form.child(sheet.select("unit", words::unit(lang), "", &units, &asked[0].1));
    }
    form.child(sheet.select("stage", words::stage(lang), "", &stages, &asked[1].1))
        .child(button::submit(words::apply(lang)))
        .on("submit", move |event| {
            event.prevent_default();
            let unit = if is_of_many { chosen("unit") } else { String::new() };
            let asked = [("unit", unit), ("stage", chosen("stage"))];
            navigate::go(desk, &with_lang(&Route::Inspections.path(), &asked, lang));
        })
        .view()
}

fn list(desk: Desk, asked: &Asked, is_first: bool, page: &Inspections) -> Vec<View> {
    let lang = desk.lang;
    if page.lines.is_empty() {
        let is_all = is_first && asked.iter().all(|(_, value)| value.is_empty());
        let none = if is_all {
            words::none_yet(lang)
        } else {
            words::none(lang)
        };
        return vec![text::p("panel", none)];
    }
    let rows = page.lines.iter().map(|line| row(desk, line)).collect();
    let mut links = Vec::new();
    let here = Route::Inspections.path();
    if let Some(next) = &page.next {
        let all = [asked[0].clone(), asked[1].clone(), ("after", next.clone())];
        links.push((with_lang(&here, &all, lang), words::next(lang)));
    }
    if !is_first {
        links.push((with_lang(&here, asked, lang), words::first(lang)));
    }
    vec![text::list("queue", rows), text::links(&links)]
}

/// One of them: a single link, whose parts read as one sentence.
pub fn row(desk: Desk, line: &InspectionLine) -> View {
    let lang = desk.lang;
    let (unit, window) = (line.unit.clone(), line.window.clone());
    let place = el("strong", "").words(Rc::new(move || desk.place(&unit, window.as_deref())));
    let class = match (line.stage, line.is_overdue) {
        (InspectionStand::Done, _) => "tag",
        (_, true) | (InspectionStand::Problem, _) => "tag tag--danger",
        _ => "tag tag--sun",
    };
    let stage = el("span", class).text(words::stage_of(lang, line.stage));
    let first = el("span", "").child(place.view()).text(" ").child(stage.view());
    let mut second = el("span", "").text(&words::scored(lang, line.good, line.looked_at));
    if line.is_visit {
        second = second
            .text(" ")
            .child(el("span", "tag").text(words::visit(lang)).view());
    }
    let mut third = dates::day(lang, line.on, clock::today());
    if let Some(due) = line.due {
        let due = dates::day(lang, due, clock::today());
        let over = if line.is_overdue {
            words::overdue(lang)
        } else {
            words::due(lang)
        };
        third.push_str(&[" · ", over, " ", &due].concat());
    }
    let third = el("span", "").text(&third);
    el("a", "row")
        .set("href", &Route::Inspection(line.inspection.clone()).href(lang))
        .all([first, second, third].map(El::view).into())
        .view()
}

//! 检查计划: for those who look alone: what waits, what came of it, and the form that adds one.

use std::rc::Rc;

use leptos::prelude::With as _;
use qingyu_api::Endpoint;
use qingyu_api::desk::inspections::{Checklists, ReadChecklists};
use qingyu_api::desk::plans::{CancelPlan, ListPlans, MakePlan, PlanLine, PlanMade, Plans};
use qingyu_domain::inspection::{CheckKind, PlanAnswers};
use qingyu_domain::person::PersonId;
use qingyu_words::desk::{inspections, plans as words};
use qingyu_words::{Lang, dates};

use crate::client;
use crate::clock;
use crate::desk::app::Desk;
use crate::desk::inspection::named;
use crate::desk::navigate;
use crate::desk::route::{Route, parameter, with_lang};
use crate::desk::sheet::{Options, Sheet, chosen, loaded, typed};
use crate::random;
use crate::ui::el::{View, el};
use crate::ui::{button, dom, text};

const UNIT: &str = "plan-unit";
const WINDOW: &str = "plan-window";
const LIST: &str = "plan-list";
const ON: &str = "plan-on";
const TO: &str = "plan-to";

/// The page.
pub fn view(desk: Desk) -> Vec<View> {
    let lang = desk.lang;
    let over = parameter("over").unwrap_or_default();
    let after = parameter("after").unwrap_or_default();
    let asked = [("over", over.clone()), ("after", after)];
    let path = with_lang(ListPlans::PATH, &asked, Lang::Zh);
    let is_over = !over.is_empty();
    let other = if is_over {
        (Route::Plans.href(lang), words::waiting(lang))
    } else {
        let href = with_lang(&Route::Plans.path(), &[("over", "true".to_owned())], lang);
        (href, words::past(lang))
    };
    let mut all = vec![
        text::back(&Route::Inspections.href(lang), inspections::back(lang)),
        text::h1(words::h1(lang)),
        text::p("hint", words::lead(lang)),
        text::links(&[other]),
    ];
    all.extend(loaded::<Plans>(desk, path, move |page| {
        let mut pieces = list(desk, page, is_over);
        if !is_over {
            pieces.push(text::h2(words::new_h2(lang)));
            pieces.extend(adding(desk, page));
        }
        pieces
    }));
    vec![text::flow(all)]
}

fn list(desk: Desk, page: &Plans, is_over: bool) -> Vec<View> {
    let lang = desk.lang;
    if page.lines.is_empty() {
        return vec![text::p("panel", words::none(lang))];
    }
    let rows = page.lines.iter().map(|line| row(desk, line)).collect();
    let mut pieces = vec![text::list("openings", rows)];
    if let Some(next) = &page.next {
        let over = if is_over { "true" } else { "" };
        let asked = [("over", over.to_owned()), ("after", next.clone())];
        let href = with_lang(&Route::Plans.path(), &asked, lang);
        pieces.push(text::links(&[(href, inspections::next(lang))]));
    }
    pieces
}

fn row(desk: Desk, line: &PlanLine) -> View {
    let lang = desk.lang;
    let (unit, window) = (line.unit.clone(), line.window.clone());
    let place = el("strong", "").words(Rc::new(move || desk.place(&unit, window.as_deref())));
    let mut head = el("p", "pair").child(place.view());
    if line.is_overdue {
        head = head.child(el("span", "tag tag--danger").text(inspections::overdue(lang)).view());
    }
    let list = named(lang, &line.zh, &line.en);
    let on = dates::day(lang, line.on, clock::today());
    let facts = words::facts(lang, &on, list, &line.to.shown, &line.by.shown);
    let mut pieces = vec![head.view(), text::p("hint", &facts)];
    if let Some(inspection) = &line.inspection {
        let href = Route::Inspection(inspection.clone()).href(lang);
        pieces.push(text::links(&[(href, words::outcome(lang))]));
    } else if line.is_over {
        pieces.push(text::p("hint", words::called_off(lang)));
    } else {
        pieces.extend(ways(desk, line));
    }
    el("article", "flow").all(pieces).view()
}

/// To carry it out, and to call it off.
fn ways(desk: Desk, line: &PlanLine) -> Vec<View> {
    let lang = desk.lang;
    let sheet = Sheet::new(desk);
    let with = [
        ("plan", line.plan.clone()),
        ("unit", line.unit.clone()),
        ("window", line.window.clone().unwrap_or_default()),
        ("list", line.checklist.clone()),
    ];
    let href = with_lang(&Route::NewInspection.path(), &with, lang);
    let path = CancelPlan::PATH.replace("{plan}", &line.plan);
    let cancel = button::quiet(words::cancel(lang), move || {
        if !dom::confirm(words::cancel_sure(lang)) {
            return;
        }
        let path = path.clone();
        sheet.run(
            async move { client::staff::post::<PlanMade>(&path, "{}".to_owned()).await },
            |_| None,
            move |_: PlanMade| {
                navigate::again(desk);
                desk.say(words::cancelled(lang));
            },
        );
    });
    vec![
        button::row(vec![
            text::a("button button--quiet", &href, words::carry_out(lang)),
            cancel,
        ]),
        sheet.answer(),
    ]
}

/// The form, once the lists have come.
fn adding(desk: Desk, page: &Plans) -> Vec<View> {
    let people: Options = page
        .people
        .iter()
        .map(|one| (one.id.0.clone(), one.shown.clone()))
        .collect();
    loaded::<Checklists>(desk, ReadChecklists::PATH.to_owned(), move |lists| {
        vec![form(desk, lists, &people)]
    })
}

fn form(desk: Desk, lists: &Checklists, people: &Options) -> View {
    let lang = desk.lang;
    let sheet = Sheet::new(desk);
    let open = lists.lists.iter();
    let open = open.filter(|list| list.kind != CheckKind::Visit && !list.units.is_empty());
    let options: Options = open
        .clone()
        .map(|list| (list.code.clone(), named(lang, &list.zh, &list.en).to_owned()))
        .collect();
    let mut units: Vec<String> = open.flat_map(|list| list.units.clone()).collect();
    units.sort();
    units.dedup();
    let place = move || {
        let choose = (String::new(), inspections::choose(lang).to_owned());
        let named = units.iter().map(|code| (code.clone(), desk.unit(Some(code))));
        let options: Options = std::iter::once(choose).chain(named).collect();
        vec![sheet.select(UNIT, inspections::unit(lang), "", &options, "")]
    };
    let window = move || {
        let mut options: Options = vec![(String::new(), inspections::no_window(lang).to_owned())];
        desk.units.with(|units| {
            let windows = units
                .iter()
                .flat_map(|unit| unit.windows.iter().map(move |window| (unit, window)));
            let open = windows.filter(|(_, window)| !window.closed);
            options
                .extend(open.map(|(unit, window)| (window.code.clone(), [&unit.name, " · ", &window.name].concat())));
        });
        vec![sheet.select(WINDOW, inspections::window(lang), "", &options, "")]
    };
    let fields = vec![
        el("div", "").content(place).view(),
        el("div", "").content(window).view(),
        sheet.select(LIST, inspections::checklist(lang), "", &options, ""),
        sheet.line(ON, words::on(lang), "", ("date", "off"), ""),
        sheet.select(TO, words::to(lang), "", people, ""),
    ];
    let key = random::key();
    sheet.view(words::new_h2(lang), fields, words::add(lang), move || {
        send(sheet, key.clone());
    })
}

fn send(sheet: Sheet, key: Option<String>) {
    let (desk, lang) = (sheet.desk, sheet.desk.lang);
    let some = |text: String| Some(text).filter(|text| !text.is_empty());
    let answers = PlanAnswers {
        key,
        unit: some(chosen(UNIT)),
        window: some(chosen(WINDOW)),
        checklist: some(chosen(LIST)),
        on: some(typed(ON)),
        to: some(chosen(TO)).map(PersonId),
    };
    let mut wrong = Vec::new();
    if answers.unit.is_none() {
        wrong.push((UNIT, inspections::unit_needed(lang).to_owned()));
    }
    if answers.on.is_none() {
        wrong.push((ON, words::on_needed(lang).to_owned()));
    }
    if !sheet.is_right(wrong) {
        return;
    }
    sheet.post::<PlanMade>(
        MakePlan::PATH,
        &answers,
        move |failure| {
            let is_invalid = failure.code() == Some(qingyu_api::ProblemCode::Invalid);
            is_invalid.then(|| words::invalid(lang).to_owned())
        },
        move |_| {
            navigate::again(desk);
            desk.say(words::added(lang));
        },
    );
}

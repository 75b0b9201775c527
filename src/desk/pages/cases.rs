//! 全部案件: the cases that somebody may see, by number; what is filtered stands in the address.

use leptos::prelude::*;
use qingyu_api::Endpoint;
use qingyu_api::desk::list::{CSV_PATH, CaseLine, Cases, ListCases};
use qingyu_domain::case::CaseStatus;
use qingyu_domain::deadlines::Step;
use qingyu_domain::figures::Figure;
use qingyu_domain::kind::Kind;
use qingyu_domain::person::Role;
use qingyu_words::desk::{bulletins, codes, list as words, pages};
use qingyu_words::{Lang, dates, statuses};

use super::by_number;
use crate::client::{self, Failure};
use crate::clock;
use crate::desk::app::Desk;
use crate::desk::navigate;
use crate::desk::route::{Route, parameter, with_lang};
use crate::desk::story::tags;
use crate::ui::el::{View, el};
use crate::ui::{button, dom, text};

/// What the address can ask for, beside the page.
const ASKED: [&str; 11] = [
    "kind",
    "unit",
    "status",
    "from",
    "to",
    "enterprise",
    "order",
    COUNTED,
    "cause",
    "counted_from",
    "counted_to",
];
/// The counter whose cases are asked for, from a bulletin.
const COUNTED: &str = "counted";
/// Those who list every case that they may see.
const ALL: [Role; 3] = [Role::Intake, Role::Oversight, Role::Reviewer];

/// Whether somebody lists what is marked 涉企 and nothing else.
pub fn is_of_legal(desk: Desk) -> bool {
    !desk.roles().iter().any(|role| ALL.contains(role))
}

/// What the address asks for, without the page.
fn asked() -> Vec<(&'static str, String)> {
    let of = |name| (name, parameter(name).unwrap_or_default());
    ASKED.into_iter().map(of).collect()
}

/// The page.
pub fn view(desk: Desk) -> Vec<View> {
    let lang = desk.lang;
    let loaded: RwSignal<Option<Result<Cases, Failure>>> = RwSignal::new(None);
    let asked = asked();
    let mut all = asked.clone();
    all.push(("after", parameter("after").unwrap_or_default()));
    let is_first = parameter("after").is_none();
    let path = with_lang(ListCases::PATH, &all, Lang::Zh);
    client::spawn(async move {
        let answer = client::staff::get::<Cases>(&path).await;
        if answer.as_ref().is_err_and(navigate::is_signed_out) {
            return navigate::over(desk);
        }
        // The page may have been left meanwhile.
        loaded.try_set(Some(answer));
    });
    let status = move || {
        let is_there = loaded.with(Option::is_some);
        if is_there { "" } else { pages::loading(lang) }.to_owned()
    };
    let csv = with_lang(CSV_PATH, &asked, Lang::Zh);
    let filter = el("div", "").content({
        let asked = asked.clone();
        move || vec![form(desk, &asked)]
    });
    let (is_counted, asked_for) = (!given(&asked, COUNTED).is_empty(), asked.clone());
    let (h1, lead) = if is_of_legal(desk) {
        (words::h1_legal(lang), words::lead_legal(lang))
    } else {
        (words::h1(lang), words::lead(lang))
    };
    let list = move || loaded.with(|loaded| content(desk, &asked, is_first, loaded.as_ref()));
    vec![text::flow(vec![
        text::h1(h1),
        text::p("hint", lead),
        by_number::by_number(desk),
        if is_counted {
            counted(desk, &asked_for)
        } else {
            filter.view()
        },
        text::live("hint", status),
        el("p", "")
            .child(text::a("", &csv, words::csv(lang)))
            .text(" ")
            .child(el("small", "hint").text(words::csv_hint(lang)).view())
            .view(),
        el("div", "flow").content(list).view(),
    ])]
}

/// Fields that narrow cases down, as the address has them: kind, unit, status and the days between which they came.
pub(super) fn narrowing(desk: Desk, asked: &[(&'static str, String)]) -> Vec<View> {
    let lang = desk.lang;
    let value = |name: &str| given(asked, name);
    let kinds = Kind::ALL
        .iter()
        .map(|kind| (kind.as_str().to_owned(), statuses::kind(lang, *kind).to_owned()));
    let statuses = CaseStatus::ALL.iter();
    let statuses = statuses.map(|status| (status.as_str().to_owned(), codes::status(lang, *status).to_owned()));
    let units = desk.units.with(|units| {
        let names = units.iter().map(|unit| (unit.code.clone(), unit.name.clone()));
        names.collect::<Vec<_>>()
    });
    vec![
        select(
            "kind",
            pages::kind(lang),
            words::all_kinds(lang),
            kinds.collect(),
            &value("kind"),
        ),
        select("unit", pages::unit(lang), words::all_units(lang), units, &value("unit")),
        select(
            "status",
            pages::status(lang),
            words::all_statuses(lang),
            statuses.collect(),
            &value("status"),
        ),
        day("from", words::from(lang), &value("from")),
        day("to", words::to(lang), &value("to")),
    ]
}

/// Which number of a bulletin the cases are behind; its own filters go with it, and no others.
fn counted(desk: Desk, asked: &[(&'static str, String)]) -> View {
    let lang = desk.lang;
    let of = |name| given(asked, name);
    let days = [of("counted_from"), " – ".to_owned(), of("counted_to")].concat();
    let what = Figure::from_code(&of(COUNTED)).map_or("", |figure| bulletins::counted(lang, figure));
    el("div", "panel panel--note flow")
        .child(text::p(
            "",
            &pages::of(lang, words::behind(lang), &pages::of(lang, what, &days)),
        ))
        .child(text::links(&[(Route::Cases.href(lang), words::all(lang))]))
        .view()
}

/// What the address has under a name.
fn given(asked: &[(&'static str, String)], name: &str) -> String {
    let found = asked.iter().find(|(known, _)| *known == name);
    found.map(|(_, value)| value.clone()).unwrap_or_default()
}

/// The filter; made anew when the names of the units are there.
fn form(desk: Desk, asked: &[(&'static str, String)]) -> View {
    let lang = desk.lang;
    let mut fields = narrowing(desk, asked);
    if !is_of_legal(desk) {
        let only = vec![("true".to_owned(), words::only_enterprise(lang).to_owned())];
        let chosen = given(asked, "enterprise");
        fields.push(select(
            "enterprise",
            words::enterprise(lang),
            words::not_only(lang),
            only,
            &chosen,
        ));
    }
    fields.push(order(lang, &given(asked, "order")));
    fields.push(button::submit(words::apply(lang)));
    el("form", "search")
        .set("role", "search")
        .set("aria-label", words::filters(lang))
        .all(fields)
        .on("submit", move |event| {
            event.prevent_default();
            let Some(form) = dom::form_of(&event) else { return };
            let of = |name: &'static str| (name, dom::value(&form, name).unwrap_or_default());
            let all: Vec<_> = ASKED.into_iter().map(of).collect();
            navigate::go(desk, &with_lang(&Route::Cases.path(), &all, lang));
        })
        .view()
}

pub(super) fn select(name: &str, label: &str, nothing: &str, options: Vec<(String, String)>, chosen: &str) -> View {
    let id = ["f-", name].concat();
    let option = |(code, shown): (String, String)| {
        let is_chosen = code == chosen;
        let option = el("option", "").set("value", &code).text(&shown);
        let option = if is_chosen {
            option.set("selected", "selected")
        } else {
            option
        };
        option.view()
    };
    let first = (String::new(), nothing.to_owned());
    let all = std::iter::once(first).chain(options).map(option).collect();
    let control = el("select", "input").set("id", &id).set("name", name).all(all).view();
    labelled(&id, label, control)
}

pub(super) fn day(name: &str, label: &str, value: &str) -> View {
    let id = ["f-", name].concat();
    let control = el("input", "input")
        .set("id", &id)
        .set("name", name)
        .set("type", "date")
        .set("value", value);
    labelled(&id, label, control.view())
}

fn order(lang: Lang, value: &str) -> View {
    let options = [("oldest", words::oldest(lang)), ("due", words::by_due(lang))];
    let options = options.map(|(code, name)| (code.to_owned(), name.to_owned()));
    select("order", words::order(lang), words::newest(lang), options.into(), value)
}

fn labelled(id: &str, label: &str, control: View) -> View {
    let label = el("label", "label").set("for", id).text(label).view();
    el("div", "field").child(label).child(control).view()
}

fn content(
    desk: Desk,
    asked: &[(&'static str, String)],
    is_first: bool,
    loaded: Option<&Result<Cases, Failure>>,
) -> Vec<View> {
    let lang = desk.lang;
    let page = match loaded {
        None => return Vec::new(),
        Some(Err(failure)) => {
            let alert = el("p", "error").set("role", "alert").text(&desk.failure(failure));
            return vec![
                alert.view(),
                button::quiet(pages::retry(lang), move || navigate::again(desk)),
            ];
        }
        Some(Ok(page)) => page,
    };
    let mut pieces = Vec::new();
    if page.cases.is_empty() {
        pieces.push(text::p("panel", words::none(lang)));
    }
    pieces.push(text::list(
        "queue",
        page.cases.iter().map(|case| row(desk, case, None)).collect(),
    ));
    let mut links = Vec::new();
    if let Some(next) = &page.next {
        let after = [asked, &[("after", next.clone())]].concat();
        links.push((with_lang(&Route::Cases.path(), &after, lang), pages::next_page(lang)));
    }
    if !is_first {
        links.push((with_lang(&Route::Cases.path(), asked, lang), words::first(lang)));
    }
    pieces.push(text::links(&links));
    pieces
}

/// One case: a single link, whose parts read as one sentence; perhaps with what else is to be said of it.
pub fn row(desk: Desk, case: &CaseLine, more: Option<View>) -> View {
    let lang = desk.lang;
    let first = el("span", "")
        .child(el("span", "row__number").text(&case.number).view())
        .text(" ")
        .child(el("small", "").text(statuses::kind(lang, case.kind)).view());
    let second = el("span", "")
        .child(el("strong", "").text(codes::status(lang, case.status)).view())
        .text(" ")
        .child(tags(lang, &case.marks));
    let about = case.about.clone();
    let third = el("span", "").words(std::rc::Rc::new(move || desk.unit(about.as_deref())));
    let step = case.step.map(|step| codes::step(lang, step)).unwrap_or_default();
    let due = case.due_at.map(|due| dates::day(lang, due.day(), clock::today()));
    // What a citizen may still do is nobody's delay.
    let is_ours = !matches!(case.step, Some(Step::Undo | Step::Reply));
    let is_over = is_ours && case.due_at.is_some_and(|due| due < clock::now());
    let over = is_over.then(|| el("span", "tag tag--danger").text(pages::group_overdue(lang)).view());
    let fourth = el("span", "")
        .text(&due.unwrap_or_default())
        .text(" ")
        .all(over.into_iter().collect())
        .text(" ")
        .child(el("small", "").text(step).view());
    el("a", "row")
        .set("href", &Route::Case(case.number.clone()).href(lang))
        .all([first, second, third, fourth].map(crate::ui::el::El::view).into())
        .all(more.into_iter().collect())
        .view()
}

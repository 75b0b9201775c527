//! 查找案件: what is filtered stands in the address, what is looked for does not: it may be personal, and addresses are kept everywhere.

use leptos::prelude::*;
use qingyu_api::Endpoint;
use qingyu_api::desk::search::{Found, FoundCase, Search, SearchCases, SnippetView};
use qingyu_domain::case::CaseStatus;
use qingyu_domain::kind::Kind;
use qingyu_domain::person::Role;
use qingyu_domain::search::Query;
use qingyu_domain::time::Day;
use qingyu_words::Lang;
use qingyu_words::desk::{pages, search as words};

use super::cases::{narrowing, row};
use crate::client::{self, Failure};
use crate::desk::app::Desk;
use crate::desk::navigate;
use crate::desk::route::{Route, parameter, with_lang};
use crate::ui::el::{View, el};
use crate::ui::field::{Field, Form, field};
use crate::ui::{button, dom, text};

/// Those who may search.
pub const SEARCHING: [Role; 5] = [
    Role::Intake,
    Role::Oversight,
    Role::Reviewer,
    Role::Verifier,
    Role::Handler,
];

/// The field.
pub const FIELD: &str = "sought";

/// What the address can ask for, beside the page.
const ASKED: [&str; 5] = ["kind", "unit", "status", "from", "to"];

fn asked() -> Vec<(&'static str, String)> {
    let of = |name| (name, parameter(name).unwrap_or_default());
    ASKED.into_iter().map(of).collect()
}

/// What is sent: a filter that means nothing is left out.
fn wanted(sought: &str, asked: &[(&'static str, String)]) -> Search {
    let value = |name: &str| {
        let found = asked.iter().find(|(known, value)| *known == name && !value.is_empty());
        found.map(|(_, value)| value.clone())
    };
    let kind = |code: String| Kind::ALL.iter().copied().find(|kind| kind.as_str() == code);
    let status = |code: String| CaseStatus::ALL.iter().copied().find(|status| status.as_str() == code);
    Search {
        q: sought.to_owned(),
        kind: value("kind").and_then(kind),
        unit: value("unit"),
        status: value("status").and_then(status),
        from: value("from").and_then(|day| Day::parse(&day)),
        to: value("to").and_then(|day| Day::parse(&day)),
        after: parameter("after"),
        limit: None,
    }
}

/// The page.
pub fn view(desk: Desk) -> Vec<View> {
    let lang = desk.lang;
    let loaded: RwSignal<Option<Result<Found, Failure>>> = RwSignal::new(None);
    let sought = desk.sought.get_value();
    let is_asked = Query::parse(&sought).is_some();
    let asked = asked();
    if let (true, Ok(body)) = (is_asked, serde_json::to_string(&wanted(&sought, &asked))) {
        client::spawn(async move {
            let answer = client::staff::post::<Found>(SearchCases::PATH, body).await;
            if answer.as_ref().is_err_and(navigate::is_signed_out) {
                return navigate::over(desk);
            }
            // The page may have been left meanwhile.
            loaded.try_set(Some(answer));
        });
    }
    let status = move || {
        let is_waiting = is_asked && loaded.with(Option::is_none);
        if is_waiting { words::searching(lang) } else { "" }.to_owned()
    };
    let form = form(desk, asked.clone(), &sought);
    let list = move || loaded.with(|loaded| content(desk, &asked, loaded.as_ref()));
    vec![text::flow(vec![
        text::h1(words::h1(lang)),
        text::p("hint", words::lead(lang)),
        form,
        text::live("hint", status),
        el("div", "flow").content(list).view(),
    ])]
}

fn form(desk: Desk, asked: Vec<(&'static str, String)>, sought: &str) -> View {
    let lang = desk.lang;
    let wrong = RwSignal::new(String::new());
    let words = field(Field {
        id: FIELD,
        label: words::label(lang).to_owned(),
        hint: words::hint(lang),
        value: sought.to_owned(),
        wrong: std::rc::Rc::new(move || wrong.get()),
        form: Form::Line("text", "off"),
    });
    // Made anew when the names of the units are there; the field that somebody types into stays.
    let fields = move || {
        let mut fields = narrowing(desk, &asked);
        fields.push(button::submit(words::find(lang)));
        fields
    };
    el("form", "flow")
        .set("role", "search")
        .set("aria-label", words::h1(lang))
        .set("novalidate", "novalidate")
        .child(words)
        .child(el("div", "search").content(fields).view())
        .on("submit", move |event| {
            event.prevent_default();
            let typed = dom::text_of(FIELD).trim().to_owned();
            if Query::parse(&typed).is_none() {
                wrong.set(words::too_short(lang).to_owned());
                return dom::focus(dom::by_id(FIELD));
            }
            let Some(form) = dom::form_of(&event) else { return };
            let of = |name: &'static str| (name, dom::value(&form, name).unwrap_or_default());
            let all: Vec<_> = ASKED.into_iter().map(of).collect();
            desk.sought.set_value(typed);
            navigate::go(desk, &with_lang(&Route::Search.path(), &all, lang));
        })
        .view()
}

fn content(desk: Desk, asked: &[(&'static str, String)], loaded: Option<&Result<Found, Failure>>) -> Vec<View> {
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
        let is_all = page.next.is_none();
        let words = if is_all { words::nothing } else { words::nothing_yet };
        pieces.push(text::p("panel", words(lang)));
    }
    pieces.push(text::list(
        "queue",
        page.cases.iter().map(|one| found(desk, one)).collect(),
    ));
    let mut links = Vec::new();
    if let Some(next) = &page.next {
        let after = [asked, &[("after", next.clone())]].concat();
        links.push((with_lang(&Route::Search.path(), &after, lang), words::go_on(lang)));
    }
    if parameter("after").is_some() {
        links.push((with_lang(&Route::Search.path(), asked, lang), words::first(lang)));
    }
    pieces.push(text::links(&links));
    pieces
}

/// A case, with what it says where it was found.
fn found(desk: Desk, one: &FoundCase) -> View {
    let snippet = one.snippet.as_ref().map(snippet);
    row(desk, &one.case, snippet)
}

fn snippet(snippet: &SnippetView) -> View {
    el("span", "row__others")
        .text(&["…", &snippet.before].concat())
        .child(el("mark", "").text(&snippet.found).view())
        .text(&[&snippet.after, "…"].concat())
        .view()
}

/// To the field, on its page.
pub fn to_field(desk: Desk, lang: Lang) {
    if Route::here() != Route::Search {
        navigate::go(desk, &Route::Search.href(lang));
    }
    dom::focus(dom::by_id(FIELD));
}

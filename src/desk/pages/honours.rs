//! 表扬: how often, by month and unit, and each by its number; what is not verified apart.

use std::rc::Rc;

use leptos::prelude::With as _;
use qingyu_api::Endpoint;
use qingyu_api::desk::honours::{HonourLine, HonourMonth, Honours, ListHonours};
use qingyu_domain::person::Role;
use qingyu_words::Lang;
use qingyu_words::desk::{honours as words, pages};

use crate::desk::app::Desk;
use crate::desk::navigate;
use crate::desk::route::{Route, parameter, with_lang};
use crate::desk::sheet::{Options, Sheet, chosen, loaded};
use crate::ui::el::{El, View, el};
use crate::ui::{button, text};

/// The page.
pub fn view(desk: Desk) -> Vec<View> {
    let lang = desk.lang;
    let unit = ("unit", parameter("unit").unwrap_or_default());
    let after = ("after", parameter("after").unwrap_or_default());
    let is_first = after.1.is_empty();
    let path = with_lang(ListHonours::PATH, &[unit.clone(), after], Lang::Zh);
    let mut content = vec![
        text::h1(words::h1(lang)),
        text::p("hint", words::lead(lang)),
        text::p("hint", words::who(lang)),
    ];
    if desk.roles().contains(&Role::Oversight) {
        let asked = unit.1.clone();
        // The names of the units may still be on their way.
        content.push(el("div", "").content(move || vec![form(desk, &asked)]).view());
    }
    content.extend(loaded::<Honours>(desk, path, move |page| {
        let mut pieces = Vec::new();
        if !page.months.is_empty() {
            pieces.push(table(desk, &page.months));
        }
        pieces.extend(list(desk, &unit, is_first, page));
        pieces
    }));
    vec![text::flow(content)]
}

fn form(desk: Desk, asked: &str) -> View {
    let lang = desk.lang;
    let mut units: Options = vec![(String::new(), words::all_units(lang).to_owned())];
    desk.units.with(|all| {
        let open = all.iter().filter(|unit| !unit.closed);
        units.extend(open.map(|unit| (unit.code.clone(), unit.name.clone())));
    });
    el("form", "search")
        .set("role", "search")
        .set("aria-label", words::apply(lang))
        .child(Sheet::new(desk).select("unit", words::unit(lang), "", &units, asked))
        .child(button::submit(words::apply(lang)))
        .on("submit", move |event| {
            event.prevent_default();
            let asked = [("unit", chosen("unit"))];
            navigate::go(desk, &with_lang(&Route::Honours.path(), &asked, lang));
        })
        .view()
}

fn table(desk: Desk, months: &[HonourMonth]) -> View {
    let lang = desk.lang;
    let names = [
        words::month(lang),
        words::unit(lang),
        words::verified(lang),
        words::unverified(lang),
    ];
    let head = |name: &&str| el("th", "").set("scope", "col").text(name).view();
    let head = el("tr", "").all(names.iter().map(head).collect()).view();
    let row = |month: &HonourMonth| {
        let unit = month.unit.clone();
        let cell = |name: &str| el("td", "").set("data-name", name);
        let name = el("th", "").set("scope", "row").text(&month.month.to_string());
        let unit = cell(names[1]).words(Rc::new(move || desk.unit(unit.as_deref())));
        let verified = cell(names[2]).text(&month.verified.to_string());
        let unverified = cell(names[3]).text(&month.unverified.to_string());
        let cells = [name, unit, verified, unverified].map(El::view);
        el("tr", "").all(cells.into()).view()
    };
    el("table", "table")
        .child(el("caption", "").text(words::caption(lang)).view())
        .child(el("thead", "").child(head).view())
        .child(el("tbody", "").all(months.iter().map(row).collect()).view())
        .view()
}

fn list(desk: Desk, unit: &(&'static str, String), is_first: bool, page: &Honours) -> Vec<View> {
    let lang = desk.lang;
    if page.lines.is_empty() {
        let none = if is_first && unit.1.is_empty() {
            words::none_yet(lang)
        } else {
            words::none(lang)
        };
        return vec![text::p("panel", none)];
    }
    let rows = page.lines.iter().map(|line| row(desk, line)).collect();
    let (mut links, here) = (Vec::new(), Route::Honours.path());
    if let Some(next) = &page.next {
        let all = [unit.clone(), ("after", next.clone())];
        links.push((with_lang(&here, &all, lang), words::next(lang)));
    }
    if !is_first {
        links.push((with_lang(&here, std::slice::from_ref(unit), lang), words::first(lang)));
    }
    vec![
        text::h2(words::list_h2(lang)),
        text::list("queue", rows),
        text::links(&links),
    ]
}

/// One of them: a single link to the case, or to the notice where that is all that one sees.
fn row(desk: Desk, line: &HonourLine) -> View {
    let lang = desk.lang;
    let (to, name) = match (&line.number, &line.notice) {
        (Some(number), _) => (Route::Case(number.to_string()), number.to_string()),
        (None, notice) => {
            let notice = notice.clone().unwrap_or_default();
            let name = pages::of(lang, words::notice(lang), &notice);
            (Route::Notice(notice), name)
        }
    };
    let (class, is_verified) = if line.is_verified {
        ("tag", words::verified(lang))
    } else {
        ("tag tag--sun", words::unverified(lang))
    };
    let unit = line.unit.clone();
    let first = el("span", "")
        .child(el("strong", "").text(&name).view())
        .text(" ")
        .child(el("span", class).text(is_verified).view());
    let second = el("span", "").words(Rc::new(move || desk.unit(unit.as_deref())));
    let third = el("span", "").text(&line.month.to_string());
    el("a", "row")
        .set("href", &to.href(lang))
        .all([first, second, third].map(El::view).into())
        .view()
}

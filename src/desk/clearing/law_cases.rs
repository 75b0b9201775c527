//! 案件清仓: law-enforcement cases by when they are due.

use qingyu_api::Endpoint;
use qingyu_api::desk::law_cases::{LawCaseLine, LawCases, ListLawCases};
use qingyu_words::desk::clearing as words;
use qingyu_words::{Lang, dates};

use super::{law_file, narrowing, option};
use crate::clock;
use crate::desk::app::Desk;
use crate::desk::route::{Route, parameter, with_lang};
use crate::desk::sheet::{Options, loaded};
use crate::ui::el::{View, el};
use crate::ui::text;

/// What is asked for.
type Asked = [(&'static str, String); 2];

/// The page.
pub fn view(desk: Desk) -> Vec<View> {
    let lang = desk.lang;
    let asked: Asked = ["unit", "state"].map(|name| (name, parameter(name).unwrap_or_default()));
    let after = parameter("after").unwrap_or_default();
    let is_first = after.is_empty();
    let all = [asked[0].clone(), asked[1].clone(), ("after", after)];
    let path = with_lang(ListLawCases::PATH, &all, Lang::Zh);
    let mut content = vec![text::h1(words::law_h1(lang)), text::p("hint", words::law_lead(lang))];
    let again = asked.clone();
    // The names of the units may still be on their way.
    content.push(el("div", "").content(move || vec![form(desk, &again)]).view());
    content.extend(loaded::<LawCases>(desk, path, move |page| {
        let mut pieces = list(desk, &asked, is_first, page);
        if page.may_import {
            pieces.push(law_file::form(desk));
        }
        pieces
    }));
    vec![text::flow(content)]
}

fn form(desk: Desk, asked: &Asked) -> View {
    let lang = desk.lang;
    let states: Options = vec![
        option("open", words::state_open(lang)),
        option("month", words::state_month(lang)),
        option("overdue", words::state_overdue(lang)),
        option("cleared", words::state_cleared(lang)),
    ];
    narrowing(desk, "/desk/law-cases", &states, (&asked[0].1, &asked[1].1), Vec::new())
}

fn list(desk: Desk, asked: &Asked, is_first: bool, page: &LawCases) -> Vec<View> {
    let lang = desk.lang;
    if page.lines.is_empty() {
        return vec![text::p("panel", words::law_none(lang))];
    }
    let mut links = Vec::new();
    let here = Route::LawCases.path();
    if let Some(next) = &page.next {
        let all = [asked[0].clone(), asked[1].clone(), ("after", next.clone())];
        links.push((with_lang(&here, &all, lang), words::next(lang)));
    }
    if !is_first {
        links.push((with_lang(&here, asked, lang), words::first(lang)));
    }
    vec![table(desk, page), text::links(&links)]
}

fn table(desk: Desk, page: &LawCases) -> View {
    let lang = desk.lang;
    let names = [
        words::reference(lang),
        words::unit(lang),
        words::opened(lang),
        words::due(lang),
        words::status(lang),
    ];
    let head = |name: &&str| el("th", "").set("scope", "col").text(name).view();
    let head = el("tr", "").all(names.iter().map(head).collect()).view();
    let row = |line: &LawCaseLine| row(desk, &names, line);
    el("table", "table")
        .child(el("caption", "").text(words::law_caption(lang)).view())
        .child(el("thead", "").child(head).view())
        .child(el("tbody", "").all(page.lines.iter().map(row).collect()).view())
        .view()
}

fn row(desk: Desk, names: &[&str; 5], line: &LawCaseLine) -> View {
    let lang = desk.lang;
    let unit = line.unit.clone();
    let day = |day| text::p("", &dates::day(lang, day, clock::today()));
    let mut status = el("span", "").text(words::law_status(lang, line.status));
    if line.is_overdue {
        let tag = el("span", "tag tag--danger").text(words::overdue(lang));
        status = status.text(" ").child(tag.view());
    }
    let cells = [
        el("span", "")
            .words(std::rc::Rc::new(move || desk.unit(Some(&unit))))
            .view(),
        day(line.opened),
        day(line.due),
        status.view(),
    ];
    let cell = |(name, value): (&&str, View)| el("td", "").set("data-name", name).child(value).view();
    let cells = names.iter().skip(1).zip(cells).map(cell).collect();
    let mut name = el("th", "").set("scope", "row").text(&line.reference);
    if line.may_whistle {
        let asked = [("about", "law_case".to_owned()), ("reference", line.reference.clone())];
        let encoded = asked.map(|(name, value)| (name, String::from(js_sys::encode_uri_component(&value))));
        let href = with_lang(&Route::NewWhistle.path(), &encoded, lang);
        name = name.child(text::links(&[(href, words::to_whistle(lang))]));
    }
    el("tr", "").child(name.view()).all(cells).view()
}

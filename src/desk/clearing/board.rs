//! 清零情况: a line for each unit, and behind each number its list.

use std::rc::Rc;

use qingyu_api::Endpoint;
use qingyu_api::desk::clearing::{BOARD_CSV_PATH, Board, BoardRow, ReadBoard};
use qingyu_domain::clearing::month_begin;
use qingyu_domain::time::Day;
use qingyu_words::desk::clearing as words;
use qingyu_words::{dates, open};

use crate::clock;
use crate::desk::app::Desk;
use crate::desk::route::{Route, with_lang};
use crate::desk::sheet::loaded;
use crate::ui::el::{View, el};
use crate::ui::text;

/// The page.
pub fn view(desk: Desk) -> Vec<View> {
    let lang = desk.lang;
    let csv = with_lang(BOARD_CSV_PATH, &[], lang);
    let export = el("a", "")
        .set("href", &csv)
        .set("download", "board.csv")
        .text(words::export(lang));
    let mut content = vec![
        text::h1(words::board_h1(lang)),
        text::p("hint", words::board_lead(lang)),
    ];
    content.extend(loaded::<Board>(desk, ReadBoard::PATH.to_owned(), move |board| {
        if board.rows.is_empty() {
            return vec![text::p("panel", words::board_none(lang))];
        }
        vec![text::p("hint", &feedback(desk, board)), table(desk, board)]
    }));
    content.push(
        el("div", "no-print")
            .child(text::list("links", vec![export.view()]))
            .view(),
    );
    vec![text::flow(content)]
}

/// Which cases of feedback are counted.
fn feedback(desk: Desk, board: &Board) -> String {
    let lang = desk.lang;
    match &board.feedback_month {
        None => words::feedback_none(lang).to_owned(),
        Some(_) if board.is_feedback_exact => words::feedback_exact(lang).to_owned(),
        Some(month) => [
            words::feedback_published(lang),
            &words::feedback_of(lang, &month.to_string()),
        ]
        .concat(),
    }
}

fn table(desk: Desk, board: &Board) -> View {
    let lang = desk.lang;
    let names = [
        words::unit(lang),
        words::incidents(lang),
        words::law_cases(lang),
        words::problems(lang),
        words::feedback(lang),
        words::whistles(lang),
    ];
    let head = |name: &&str| el("th", "").set("scope", "col").text(name).view();
    let head = el("tr", "").all(names.iter().map(head).collect()).view();
    let row = |row: &BoardRow| {
        let unit = row.unit.clone();
        let cells = [
            incidents(desk, row, board.on),
            law_cases(desk, row),
            problems(desk, row),
            feedback_cells(desk, row, board.is_feedback_exact),
            whistles(desk, row),
        ];
        let cell = |(name, pieces): (&&str, Vec<View>)| {
            let list = text::list("plain", pieces);
            el("td", "").set("data-name", name).child(list).view()
        };
        let cells = names.iter().skip(1).zip(cells).map(cell).collect();
        let name = el("th", "")
            .set("scope", "row")
            .words(Rc::new(move || desk.unit(Some(&unit))));
        el("tr", "").child(name.view()).all(cells).view()
    };
    el("table", "table board")
        .child(el("caption", "").text(words::board_caption(lang)).view())
        .child(el("thead", "").child(head).view())
        .child(el("tbody", "").all(board.rows.iter().map(row).collect()).view())
        .view()
}

/// A number with what it is, which leads to its list.
fn number(desk: Desk, name: &str, value: &str, route: &Route, asked: &[(&str, String)]) -> View {
    let href = with_lang(&route.path(), asked, desk.lang);
    let line = el("a", "").set("href", &href).text(name);
    line.child(el("strong", "").text(value).view()).view()
}

fn oldest(desk: Desk, day: Option<Day>) -> Option<View> {
    let day = dates::day(desk.lang, day?, clock::today());
    Some(el("span", "hint").text(&words::oldest(desk.lang, &day)).view())
}

fn incidents(desk: Desk, row: &BoardRow, today: Day) -> Vec<View> {
    let lang = desk.lang;
    let these = |name: &str, value: i64, state: &str, from: Option<Day>, to: Option<Day>| {
        let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        let asked = [
            ("unit", row.unit.clone()),
            ("state", state.to_owned()),
            ("from", day(from)),
            ("to", day(to)),
        ];
        number(desk, name, &value.to_string(), &Route::Incidents, &asked)
    };
    let (month, one) = (Some(month_begin(today)), &row.incidents);
    let mut all = vec![
        these(words::today(lang), one.today, "waiting", Some(today), None),
        these(words::older(lang), one.older, "waiting", None, Some(today.plus(-1))),
    ];
    all.extend(oldest(desk, one.oldest));
    all.push(these(words::good(lang), one.good, "good", month, None));
    all.push(these(words::found(lang), one.problem, "problem", month, None));
    all
}

/// The numbers of a list that is asked for by unit and state.
fn states(desk: Desk, route: &Route, unit: &str, all: &[(&str, i64, &str)]) -> Vec<View> {
    let line = |(name, value, state): &(&str, i64, &str)| {
        let asked = [("unit", unit.to_owned()), ("state", (*state).to_owned())];
        number(desk, name, &value.to_string(), route, &asked)
    };
    all.iter().map(line).collect()
}

fn law_cases(desk: Desk, row: &BoardRow) -> Vec<View> {
    let (lang, one) = (desk.lang, &row.law_cases);
    let all = [
        (words::open(lang), one.open, "open"),
        (words::this_month(lang), one.this_month, "month"),
        (words::overdue(lang), one.overdue, "overdue"),
        (words::cleared_month(lang), one.cleared, "cleared"),
    ];
    let mut all = states(desk, &Route::LawCases, &row.unit, &all);
    all.extend(oldest(desk, one.oldest));
    all
}

fn problems(desk: Desk, row: &BoardRow) -> Vec<View> {
    let (lang, one) = (desk.lang, &row.problems);
    let all = [
        (words::open(lang), one.open, "open"),
        (words::past_quarter(lang), one.overdue, "overdue"),
        (words::cleared_quarter(lang), one.cleared, "cleared"),
    ];
    let mut all = states(desk, &Route::Problems, &row.unit, &all);
    all.extend(oldest(desk, one.oldest));
    all
}

/// Leads to the cases for who may list them, and else to what is published.
fn feedback_cells(desk: Desk, row: &BoardRow, is_exact: bool) -> Vec<View> {
    let lang = desk.lang;
    let Some(one) = &row.feedback else {
        return vec![el("span", "hint").text("–").view()];
    };
    let (route, asked) = if is_exact {
        let asked = vec![("unit", row.unit.clone()), ("order", "due".to_owned())];
        (Route::Cases, asked)
    } else {
        (Route::Figures, Vec::new())
    };
    [(words::waiting(lang), one.open), (words::overdue(lang), one.overdue)]
        .map(|(name, cell)| number(desk, name, &open::cell(lang, cell), &route, &asked))
        .into()
}

fn whistles(desk: Desk, row: &BoardRow) -> Vec<View> {
    let (lang, one) = (desk.lang, &row.whistles);
    let all = [
        (words::whistles_open(lang), one.open, "open"),
        (words::whistles_raised(lang), one.raised, "open"),
        (words::whistles_in_time(lang), one.in_time, "over"),
        (words::whistles_late(lang), one.late, "over"),
        (words::whistles_passed_up(lang), one.passed_up, "open"),
    ];
    let line = |(name, value, state): &(&str, i64, &str)| {
        let asked = [("from", row.unit.clone()), ("state", (*state).to_owned())];
        number(desk, name, &value.to_string(), &Route::Whistles, &asked)
    };
    all.iter().map(line).collect()
}

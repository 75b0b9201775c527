//! 110接警情况: how fast calls were answered in a month and on its days, the worst hour of each, and the call-backs.

use qingyu_api::Endpoint;
use qingyu_api::desk::rings::{CSV_PATH, CallBackMonth, ReadRingFigures, RingFigures, RingLine};
use qingyu_domain::figures::Month;
use qingyu_domain::person::Role;
use qingyu_words::Lang;
use qingyu_words::desk::rings as words;

use super::ring_file;
use crate::clock;
use crate::desk::app::Desk;
use crate::desk::navigate;
use crate::desk::route::{Route, parameter, with_lang};
use crate::desk::sheet::{Sheet, loaded, typed};
use crate::ui::el::{View, el};
use crate::ui::{button, text};

/// The page.
pub fn view(desk: Desk) -> Vec<View> {
    let lang = desk.lang;
    let month = parameter("from").unwrap_or_else(|| Month::of(clock::today()).to_string());
    let asked = [("from", month.clone())];
    let path = with_lang(ReadRingFigures::PATH, &asked, Lang::Zh);
    let csv = with_lang(CSV_PATH, &asked, Lang::Zh);
    let mut content = vec![text::h1(words::h1(lang)), form(desk, &month)];
    content.extend(loaded::<RingFigures>(desk, path, move |figures| {
        let mut pieces = vec![text::p("hint", &words::lead(lang, figures.three_rings))];
        if figures.months.is_empty() {
            pieces.push(text::p("panel", words::none(lang)));
            return pieces;
        }
        pieces.push(table(lang, words::months_caption(lang), &figures.months));
        if !figures.call_backs.is_empty() {
            pieces.push(call_backs(lang, &figures.call_backs));
        }
        pieces.push(table(lang, words::days_caption(lang), &figures.days));
        let export = text::a("", &csv, words::csv(lang));
        pieces.push(el("p", "no-print").child(export).view());
        pieces
    }));
    if desk.roles().contains(&Role::Command) {
        content.push(ring_file::upload(desk));
    }
    vec![text::flow(content)]
}

/// Which month.
fn form(desk: Desk, month: &str) -> View {
    let lang = desk.lang;
    let sheet = Sheet::new(desk);
    el("form", "search")
        .set("role", "search")
        .set("aria-label", words::apply(lang))
        .set("novalidate", "novalidate")
        .child(sheet.line("month", words::month(lang), "", ("text", "off"), month))
        .child(button::submit(words::apply(lang)))
        .on("submit", move |event| {
            event.prevent_default();
            let month = typed("month");
            let wrong = Month::parse(&month).is_none();
            let wrong = wrong.then(|| ("month", words::month_wrong(lang).to_owned()));
            if sheet.is_right(wrong.into_iter().collect()) {
                navigate::go(desk, &with_lang(&Route::Rings.path(), &[("from", month)], lang));
            }
        })
        .view()
}

/// A table: its caption, its heads, and the cells of each row, the first being the row's head.
pub fn plain(caption: &str, names: &[&str], rows: Vec<Vec<String>>) -> View {
    let head = |name: &&str| el("th", "").set("scope", "col").text(name).view();
    let head = el("tr", "").all(names.iter().map(head).collect()).view();
    let row = |cells: Vec<String>| {
        let piece = |(at, (name, value)): (usize, (&&str, String))| {
            if at == 0 {
                el("th", "").set("scope", "row").text(&value).view()
            } else {
                el("td", "").set("data-name", name).text(&value).view()
            }
        };
        let cells = names.iter().zip(cells).enumerate().map(piece).collect();
        el("tr", "").all(cells).view()
    };
    el("table", "table")
        .child(el("caption", "").text(caption).view())
        .child(el("thead", "").child(head).view())
        .child(el("tbody", "").all(rows.into_iter().map(row).collect()).view())
        .view()
}

fn table(lang: Lang, caption: &str, lines: &[RingLine]) -> View {
    let names = [
        words::of(lang),
        words::calls(lang),
        words::answered(lang),
        words::within(lang),
        words::share(lang),
        words::worst(lang),
    ];
    let row = |line: &RingLine| {
        let worst = line.worst.map_or_else(
            || words::no_worst(lang).to_owned(),
            |worst| words::worst_of(lang, worst.hour, &words::percent(worst.tenths), worst.calls),
        );
        vec![
            line.of.clone(),
            line.calls.to_string(),
            line.answered.to_string(),
            line.within.to_string(),
            words::percent(line.tenths),
            worst,
        ]
    };
    plain(caption, &names, lines.iter().map(row).collect())
}

fn call_backs(lang: Lang, months: &[CallBackMonth]) -> View {
    let names = [
        words::of(lang),
        words::owed(lang),
        words::in_time(lang),
        words::late(lang),
        words::open(lang),
    ];
    let row = |one: &CallBackMonth| {
        let counts = [one.owed, one.in_time, one.late, one.open];
        let counts = counts.iter().map(ToString::to_string);
        std::iter::once(one.month.to_string()).chain(counts).collect()
    };
    plain(
        words::call_backs_caption(lang),
        &names,
        months.iter().map(row).collect(),
    )
}

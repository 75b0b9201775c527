//! 警情回访情况: how many incidents there were, were reported, asked, answered and not content, always side by side; and how many there were
//! in all, as command says.

use std::rc::Rc;

use leptos::prelude::With as _;
use qingyu_api::Endpoint;
use qingyu_api::desk::encounters::{
    EncounterFigures, EncounterRow, EncounterTotal, ReadEncounterFigures, SetEncounterTotal,
};
use qingyu_domain::person::Role;
use qingyu_domain::time::Day;
use qingyu_words::Lang;
use qingyu_words::desk::encounters as words;

use crate::clock;
use crate::desk::app::Desk;
use crate::desk::navigate;
use crate::desk::route::{Route, parameter, with_lang};
use crate::desk::sheet::{Options, Sheet, chosen, loaded, typed};
use crate::ui::el::{View, el};
use crate::ui::{button, text};

/// The page.
pub fn view(desk: Desk) -> Vec<View> {
    let lang = desk.lang;
    let month = parameter("from").unwrap_or_else(this_month);
    let path = with_lang(ReadEncounterFigures::PATH, &[("from", month.clone())], Lang::Zh);
    let mut content = vec![
        text::h1(words::h1(lang)),
        text::p("hint", words::lead(lang)),
        form(desk, &month),
    ];
    content.extend(loaded::<EncounterFigures>(desk, path, move |figures| {
        if figures.rows.is_empty() {
            return vec![text::p("panel", words::none(lang))];
        }
        vec![table(desk, &figures.rows)]
    }));
    if desk.roles().contains(&Role::Command) {
        // The names of the units may still be on their way.
        content.push(el("div", "").content(move || vec![total(desk, &month)]).view());
    }
    vec![text::flow(content)]
}

fn this_month() -> String {
    let (year, month, _) = clock::today().ymd();
    format!("{year:04}-{month:02}")
}

fn is_month(text: &str) -> bool {
    Day::parse(&[text, "-01"].concat()).is_some()
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
            let wrong = (!is_month(&month)).then(|| ("month", words::month_wrong(lang).to_owned()));
            if sheet.is_right(wrong.into_iter().collect()) {
                navigate::go(desk, &with_lang(&Route::Encounters.path(), &[("from", month)], lang));
            }
        })
        .view()
}

fn table(desk: Desk, rows: &[EncounterRow]) -> View {
    let lang = desk.lang;
    let names = [
        words::unit(lang),
        words::total(lang),
        words::imported(lang),
        words::asked(lang),
        words::answered(lang),
        words::not_content(lang),
        words::answered_again(lang),
        words::not_content_again(lang),
    ];
    let head = |name: &&str| el("th", "").set("scope", "col").text(name).view();
    let head = el("tr", "").all(names.iter().map(head).collect()).view();
    let row = |row: &EncounterRow| {
        let unit = row.unit.clone();
        let total = row.total.map(|total| total.to_string());
        let total = total.unwrap_or_else(|| words::total_unknown(lang).to_owned());
        let numbers = [
            row.imported,
            row.asked,
            row.answered,
            row.not_content,
            row.answered_again,
            row.not_content_again,
        ];
        let numbers = numbers.map(|number| number.to_string());
        let cells = std::iter::once(total).chain(numbers);
        let cell = |(name, value): (&&str, String)| el("td", "").set("data-name", name).text(&value).view();
        let cells = names.iter().skip(1).zip(cells).map(cell).collect();
        let name = el("th", "")
            .set("scope", "row")
            .words(Rc::new(move || desk.unit(Some(&unit))));
        el("tr", "").child(name.view()).all(cells).view()
    };
    el("table", "table")
        .child(el("caption", "").text(words::caption(lang)).view())
        .child(el("thead", "").child(head).view())
        .child(el("tbody", "").all(rows.iter().map(row).collect()).view())
        .view()
}

/// How many there were in all.
fn total(desk: Desk, month: &str) -> View {
    let lang = desk.lang;
    let sheet = Sheet::new(desk);
    let options: Options = desk.units.with(|units| {
        let open = units.iter().filter(|unit| !unit.closed);
        open.map(|unit| (unit.code.clone(), unit.name.clone())).collect()
    });
    let fields = vec![
        text::p("hint", words::total_lead(lang)),
        sheet.select("total-unit", words::unit(lang), "", &options, ""),
        sheet.line("total-month", words::month(lang), "", ("text", "off"), month),
        sheet.line("total-number", words::total_number(lang), "", ("text", "off"), ""),
    ];
    let send = move || {
        let (month, number) = (typed("total-month"), typed("total-number").parse::<u32>());
        let mut wrong = Vec::new();
        if !is_month(&month) {
            wrong.push(("total-month", words::month_wrong(lang).to_owned()));
        }
        if number.is_err() {
            wrong.push(("total-number", words::total_wrong(lang).to_owned()));
        }
        let (true, Ok(total)) = (sheet.is_right(wrong), number) else {
            return;
        };
        let unit = chosen("total-unit");
        let body = EncounterTotal { unit, month, total };
        let then = move |_: EncounterTotal| {
            navigate::again(desk);
            desk.say(words::saved(lang));
        };
        sheet.post::<EncounterTotal>(SetEncounterTotal::PATH, &body, |_| None, then);
    };
    let form = sheet.view(words::total_h2(lang), fields, words::save(lang), send);
    el("section", "panel flow")
        .child(text::h2(words::total_h2(lang)))
        .child(form)
        .view()
}

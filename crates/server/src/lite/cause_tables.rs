//! The tables of causes: each number leads to its cases; wide ones scroll within themselves.

use maud::{Markup, html};
use qingyu_api::desk::causes::{CauseCell, CauseLineOf, Causes, Period};
use qingyu_words::desk::{causes as words, codes};
use qingyu_words::open;

use super::causes::in_lang;
use crate::accounts::Signed;
use crate::figures::causes_table::unit;
use crate::shell::Look;

/// Causes of one unit, or of all together, with what stands side by side.
pub fn table(look: Look, told: &Causes, name: &str, lines: &[&CauseLineOf]) -> Markup {
    let lang = look.lang;
    let rows = lines.iter().map(|line| {
        let cells = told.periods.iter().zip(&line.cells);
        let cells = cells.map(|(period, one)| cell(look, name, line, *period, *one));
        (
            codes::cause(lang, line.cause).to_owned(),
            cells.collect::<Vec<Markup>>(),
        )
    });
    framed(look, told, name, words::cause(lang), &rows.collect::<Vec<_>>())
}

/// 涉企, unit by unit: marked, and taken off again where that happened.
pub fn enterprises(signed: &Signed, look: Look, told: &Causes) -> Markup {
    let lang = look.lang;
    let counts = |counts: &[u32]| counts.iter().map(|count| html! { (count) }).collect::<Vec<Markup>>();
    let mut rows = Vec::new();
    for line in &told.enterprises {
        let name = unit(signed, lang, line.of.as_deref());
        rows.push(([&name, " · ", words::marked(lang)].concat(), counts(&line.marked)));
        if line.unmarked.iter().any(|count| *count > 0) {
            rows.push(([&name, " · ", words::unmarked(lang)].concat(), counts(&line.unmarked)));
        }
    }
    html! {
        @if !rows.is_empty() {
            section class="flow" {
                h2 { (words::enterprise_h2(lang)) }
                p class="hint" { (words::enterprise_note(lang)) }
                (framed(look, told, words::enterprise_h2(lang), words::unit(lang), &rows))
            }
        }
    }
}

/// A table that can be reached by keyboard, since it scrolls.
fn framed(look: Look, told: &Causes, caption: &str, first: &str, rows: &[(String, Vec<Markup>)]) -> Markup {
    let lang = look.lang;
    html! {
        div class="scroll" role="region" tabindex="0" aria-label=(open::table_of(lang, caption)) {
            table class="figures" {
                caption class="visually-hidden" { (caption) }
                thead { tr {
                    th scope="col" { (first) }
                    @for one in &told.periods { th scope="col" { (words::period(lang, one.from, one.to)) } }
                } }
                tbody {
                    @for (head, cells) in rows {
                        tr { th scope="row" { (head) } @for cell in cells { td { (cell) } } }
                    }
                }
            }
        }
    }
}

/// A number: nought leads nowhere, and what is not told neither.
fn cell(look: Look, name: &str, line: &CauseLineOf, period: Period, one: CauseCell) -> Markup {
    let lang = look.lang;
    let Some(cases) = one.cases else {
        return html! { (words::few(lang)) };
    };
    let unit = line.of.as_ref().map(|of| format!("&unit={of}")).unwrap_or_default();
    let address = format!(
        "/desk/causes/cases?cause={}&month={}{unit}",
        line.cause.as_str(),
        period.to
    );
    let month = words::period(lang, period.from, period.to);
    let said = words::cases_of(lang, name, codes::cause(lang, line.cause), &month, cases);
    let is_linked = cases > 0 && period.from == period.to;
    html! {
        @if is_linked { a href=(in_lang(&address, look)) aria-label=(said) { (cases) } } @else { (cases) }
        @if one.is_repeated { " " span class="tag" { (words::again(lang)) } }
    }
}

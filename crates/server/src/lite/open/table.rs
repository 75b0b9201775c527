//! Tables of figures: wide ones scroll within themselves, and can be reached by keyboard for that.

use maud::{Markup, html};
use qingyu_domain::figures::{Column, Line, MonthFigures, Topic};
use qingyu_domain::rating::Cell;
use qingyu_words::Lang;
use qingyu_words::open::{self as words, percent};

use super::Shown;
use crate::figures::shares::of_line;

/// A table with a head of its rows.
pub fn table(lang: Lang, caption: &str, first: &str, heads: &[&str], rows: &[(Markup, Vec<String>)]) -> Markup {
    html! {
        div class="scroll" role="region" tabindex="0" aria-label=(words::table_of(lang, caption)) {
            table class="figures" {
                caption class="visually-hidden" { (caption) }
                thead { tr { th scope="col" { (first) } @for head in heads { th scope="col" { (head) } } } }
                tbody {
                    @for (head, cells) in rows {
                        tr { th scope="row" { (head) } @for cell in cells { td { (cell) } } }
                    }
                }
            }
        }
    }
}

/// A table of the months, the last one first.
pub fn by_month(
    shown: &Shown<'_>,
    caption: &str,
    heads: &[&str],
    cells: impl Fn(&MonthFigures) -> Vec<String>,
) -> Markup {
    let lang = shown.look.lang;
    let row = |month: &MonthFigures| {
        (
            html! { span class="month" { (shown.month_name(month.month)) } },
            cells(month),
        )
    };
    let rows: Vec<_> = shown.told.months.iter().rev().map(row).collect();
    table(lang, caption, words::month(lang), heads, &rows)
}

/// A cell as it is read.
pub fn said(lang: Lang, cell: Option<Cell>) -> String {
    cell.map_or_else(|| words::not_known(lang).to_owned(), |cell| words::cell(lang, cell))
}

/// The columns of a topic in a line.
pub fn parts(lang: Lang, topic: Topic, line: Option<&Line>) -> Vec<String> {
    let cells = topic
        .parts()
        .iter()
        .map(|part| line.and_then(|line| line.part(topic, *part)));
    cells.map(|cell| said(lang, cell)).collect()
}

/// A share in a line, in words.
pub fn share(lang: Lang, topic: Topic, part: Column, line: Option<&Line>) -> String {
    let share = line.and_then(|line| of_line(topic, part, line));
    share.map_or_else(
        || words::not_known(lang).to_owned(),
        |share| percent(share.low, share.high),
    )
}

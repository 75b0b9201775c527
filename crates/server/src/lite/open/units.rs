//! Unit by unit, in the order of their list; and those about which no complaint came in a year, in words.

use maud::{Markup, html};
use qingyu_domain::figures::{Column, OTHERS, Topic};
use qingyu_words::open as words;

use super::Shown;
use super::table::{said, share, table};
use crate::figures::csv::name;

/// What is said of each unit beside the two shares.
const COLUMNS: [(Topic, Column); 6] = [
    (Topic::Filed, Column::Praise),
    (Topic::Filed, Column::Complaint),
    (Topic::Found, Column::Upheld),
    (Topic::Found, Column::PartlyUpheld),
    (Topic::Found, Column::NotProvable),
    (Topic::Waiting, Column::Overdue),
];

/// The last month of each unit.
pub fn units(shown: &Shown<'_>) -> Markup {
    let (lang, last) = (shown.look.lang, shown.last);
    let lines = last
        .block(Topic::Filed)
        .map(|block| block.lines.as_slice())
        .unwrap_or_default();
    let line = |topic: Topic, of: &str| last.block(topic).and_then(|block| block.line(Some(of)));
    let row = |of: &str| {
        let mut cells = vec![
            share(lang, Topic::Heard, Column::Solved, line(Topic::Heard, of)),
            share(lang, Topic::Answered, Column::InTime, line(Topic::Answered, of)),
        ];
        let rest = COLUMNS
            .iter()
            .map(|(topic, part)| line(*topic, of).and_then(|line| line.part(*topic, *part)));
        cells.extend(rest.map(|cell| said(lang, cell)));
        let called = name(shown.told, lang, Some(of), false);
        let head = html! {
            @if of == OTHERS { (called) } @else { a href=(shown.href(Some(of))) { (called) } }
        };
        (head, cells)
    };
    let rows: Vec<_> = lines.iter().map(|line| row(&line.of)).collect();
    let mut heads = vec![words::solved_share(lang), words::in_time_share(lang)];
    heads.extend(COLUMNS.iter().map(|(_, part)| words::part(lang, *part)));
    let caption = format!("{} · {}", words::units_h2(lang), shown.month_name(last.month));
    html! {
        h2 { (caption) }
        p class="hint" { (words::units_note(lang)) }
        (table(lang, &caption, words::unit(lang), &heads, &rows))
    }
}

/// Never a badge: a sentence with how many were asked.
pub fn years(shown: &Shown<'_>) -> Markup {
    let lang = shown.look.lang;
    let said = shown.told.years.iter().rev().flat_map(|year| {
        let all = year.without_complaints.iter();
        all.map(|one| {
            let unit = name(shown.told, lang, Some(&one.unit), false);
            words::without_complaints(lang, year.year, &unit, one.reached)
        })
    });
    let said: Vec<String> = said.collect();
    html! {
        @if !said.is_empty() {
            h2 { (words::years_h2(lang)) }
            p class="hint" { (words::years_note(lang)) }
            ul { @for one in said { li { (one) } } }
        }
    }
}

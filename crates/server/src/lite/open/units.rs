//! Unit by unit, in the order of their list; and those about which no complaint came in a year, in words.

use maud::{Markup, html};
use qingyu_domain::figures::{Column, Line, OTHERS, Topic};
use qingyu_words::{open as words, shell};

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

/// The last month of each unit: a table, and where that is too wide a list to be opened one by one.
pub fn units(shown: &Shown<'_>) -> Markup {
    let (lang, last) = (shown.look.lang, shown.last);
    let lines = last
        .block(Topic::Filed)
        .map(|block| block.lines.as_slice())
        .unwrap_or_default();
    let heads = heads(shown);
    let rows: Vec<_> = lines
        .iter()
        .map(|line| (head(shown, &line.of), cells(shown, &line.of)))
        .collect();
    let caption = format!("{} · {}", words::units_h2(lang), shown.month_name(last.month));
    html! {
        h2 { (caption) }
        p class="hint" { (words::units_note(lang)) }
        div class="wide" { (table(lang, &caption, words::unit(lang), &heads, &rows)) }
        div class="narrow" {
            @for (line, (_, cells)) in lines.iter().zip(&rows) { (folded(shown, line, &heads, cells)) }
        }
    }
}

/// A unit that is opened by a tap: how many came in, and the rest when it is open.
fn folded(shown: &Shown<'_>, line: &Line, heads: &[&str], cells: &[String]) -> Markup {
    let lang = shown.look.lang;
    let called = name(shown.told, lang, Some(&line.of), false);
    html! {
        details class="disclosure" {
            summary { strong { (called) } " " span class="hint" { (words::filed_label(lang)) " " (words::cell(lang, line.total)) } }
            dl class="folded" { @for (head, cell) in heads.iter().zip(cells) { div { dt { (head) } dd { (cell) } } } }
            @if line.of != OTHERS { p { a class="button button--quiet" href=(shown.href(Some(&line.of))) { (words::show(lang)) (shell::gap(lang)) (called) } } }
        }
    }
}

fn heads(shown: &Shown<'_>) -> Vec<&'static str> {
    let lang = shown.look.lang;
    let mut heads = vec![words::solved_share(lang), words::in_time_share(lang)];
    heads.extend(COLUMNS.iter().map(|(_, part)| words::part(lang, *part)));
    heads
}

fn head(shown: &Shown<'_>, of: &str) -> Markup {
    let called = name(shown.told, shown.look.lang, Some(of), false);
    html! { @if of == OTHERS { (called) } @else { a href=(shown.href(Some(of))) { (called) } } }
}

fn cells(shown: &Shown<'_>, of: &str) -> Vec<String> {
    let (lang, last) = (shown.look.lang, shown.last);
    let line = |topic: Topic| last.block(topic).and_then(|block| block.line(Some(of)));
    let mut cells = vec![
        share(lang, Topic::Heard, Column::Solved, line(Topic::Heard)),
        share(lang, Topic::Answered, Column::InTime, line(Topic::Answered)),
    ];
    let rest = COLUMNS
        .iter()
        .map(|(topic, part)| line(*topic).and_then(|line| line.part(*topic, *part)));
    cells.extend(rest.map(|cell| said(lang, cell)));
    cells
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

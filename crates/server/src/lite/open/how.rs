//! Everything to take along, and how it is counted.

use maud::{Markup, html};
use qingyu_api::Endpoint as _;
use qingyu_api::open::{CSV_PATH, ReadOpen};
use qingyu_words::open as words;

use super::Shown;
use crate::shell::Look;

/// All figures of these months, of every unit.
pub fn downloads(shown: &Shown<'_>) -> Markup {
    let lang = shown.look.lang;
    let month = shown.last.month;
    let csv = format!("{CSV_PATH}?month={month}&lang={}", lang.tag());
    let json = format!("{}?month={month}", ReadOpen::PATH);
    html! {
        h2 class="no-print" { (words::data_h2(lang)) }
        ul class="links no-print" {
            li { a href=(csv) download { (words::csv(lang)) } }
            li { a href=(json) { (words::json(lang)) } }
        }
    }
}

/// In sentences.
pub fn how(look: Look) -> Markup {
    let lang = look.lang;
    let points = [
        words::how_month(lang),
        words::how_solved(lang),
        words::how_found(lang),
        words::how_time(lang),
        words::how_waiting(lang),
        words::how_few(lang),
        words::how_range(lang),
        words::how_watchers(lang),
    ];
    html! {
        h2 { (words::how_h2(lang)) }
        ul class="how" { @for point in points { li { (point) } } }
    }
}

//! 110回拨: how many calls were to be called back in each month, in time, late, and open at its end; of the whole city.

use maud::{Markup, html};
use qingyu_words::open as words;

use super::Shown;
use super::table::{by_month, said};

/// The table; nothing where no month has a record of calls.
pub fn calls(shown: &Shown<'_>) -> Markup {
    let lang = shown.look.lang;
    if shown.told.months.iter().all(|month| month.call_backs.is_none()) {
        return html! {};
    }
    let heads = words::call_back_columns(lang);
    let table = by_month(shown, words::call_backs_h2(lang), &heads, |month| {
        let cells = month.call_backs.map(|cells| {
            let counted = [
                Some(cells.owed),
                cells.in_time,
                cells.not_in_time,
                cells.late,
                cells.open,
            ];
            counted.map(|cell| said(lang, cell))
        });
        cells.map_or_else(|| heads.iter().map(|_| said(lang, None)).collect(), Vec::from)
    });
    html! {
        section class="flow" {
            h2 { (words::call_backs_h2(lang)) }
            p { (words::call_backs_note(lang)) }
            (table)
        }
    }
}

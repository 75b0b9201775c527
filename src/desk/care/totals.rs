//! How often the service was asked, without names: a table.

use qingyu_api::Endpoint;
use qingyu_api::desk::care::{CareTotals, ReadCareTotals};
use qingyu_domain::care_list::{CareMonth, CareReason};
use qingyu_words::desk::care as words;

use crate::desk::app::Desk;
use crate::desk::sheet::loaded;
use crate::ui::el::{View, el};
use crate::ui::text;

/// The table, by month.
pub fn view(desk: Desk) -> Vec<View> {
    let lang = desk.lang;
    let mut content = vec![
        text::h2(words::totals_h2(lang)),
        text::p("hint", words::totals_lead(lang)),
    ];
    content.extend(loaded::<CareTotals>(
        desk,
        ReadCareTotals::PATH.to_owned(),
        move |totals| vec![table(desk, &totals.months)],
    ));
    content
}

fn table(desk: Desk, months: &[CareMonth]) -> View {
    let lang = desk.lang;
    let reasons = CareReason::ALL.iter().map(|reason| words::reason_of(lang, *reason));
    let names: Vec<&str> = std::iter::once(words::month(lang))
        .chain(reasons)
        .chain([words::all(lang)])
        .collect();
    let head = |name: &&str| el("th", "").set("scope", "col").text(name).view();
    let head = el("tr", "").all(names.iter().map(head).collect()).view();
    let row = |month: &CareMonth| {
        let cells = month.reasons.iter().map(|cell| cell.times).chain([month.total]);
        let cell = |(name, cell)| {
            let times = words::times(lang, cell);
            el("td", "").set("data-name", name).text(&times).view()
        };
        let cells = names.iter().copied().skip(1).zip(cells).map(cell).collect();
        let name = el("th", "").set("scope", "row").text(&month.month.to_string());
        el("tr", "").child(name.view()).all(cells).view()
    };
    el("table", "table")
        .child(el("caption", "").text(words::caption(lang)).view())
        .child(el("thead", "").child(head).view())
        .child(el("tbody", "").all(months.iter().map(row).collect()).view())
        .view()
}

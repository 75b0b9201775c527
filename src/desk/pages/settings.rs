//! 设置: where units, days and clocks are kept.

use qingyu_words::desk::house as words;

use crate::desk::app::Desk;
use crate::desk::route::Route;
use crate::ui::el::{View, el};
use crate::ui::text;

/// The page.
pub fn view(desk: Desk) -> Vec<View> {
    let lang = desk.lang;
    let part = |route: &Route, name: &str, lead: &str| {
        el("a", "row row--plain")
            .set("href", &route.href(lang))
            .child(el("span", "row__number").text(name).view())
            .child(el("span", "").text(lead).view())
            .view()
    };
    let parts = vec![
        part(&Route::Units, words::units_h1(lang), words::units_lead(lang)),
        part(&Route::Calendar, words::calendar_h1(lang), words::calendar_lead(lang)),
        part(
            &Route::Deadlines,
            words::deadlines_h1(lang),
            words::deadlines_lead(lang),
        ),
    ];
    vec![text::flow(vec![
        text::h1(words::settings_h1(lang)),
        text::list("queue", parts),
    ])]
}

/// The way back to here.
pub fn back(desk: Desk) -> View {
    text::back(&Route::Settings.href(desk.lang), words::back_settings(desk.lang))
}

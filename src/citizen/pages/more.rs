//! Pages that only say something: privacy, accessibility, not found.

use qingyu_words::{more as words, shell};

use crate::citizen::app::App;
use crate::citizen::route::Route;
use crate::ui::el::View;
use crate::ui::text;

fn back(app: App) -> View {
    text::back(&app.href(Route::Start), shell::back(app.lang))
}

fn points(items: &[&str]) -> View {
    text::list("", items.iter().map(|item| text::p("", item)).collect())
}

/// 隐私.
pub fn privacy(app: App) -> Vec<View> {
    let lang = app.lang;
    let content = vec![
        back(app),
        text::h1(words::privacy_h1(lang)),
        text::p("lead", words::privacy_lead(lang)),
        text::h2(words::privacy_who_h2(lang)),
        points(&[
            words::privacy_who_1(lang),
            words::privacy_who_2(lang),
            words::privacy_who_3(lang),
            words::privacy_who_4(lang),
        ]),
        text::h2(words::privacy_device_h2(lang)),
        text::p("", words::privacy_device(lang)),
        text::h2(words::privacy_code_h2(lang)),
        text::p("", words::privacy_code(lang)),
        text::h2(words::privacy_keep_h2(lang)),
        text::p("", words::privacy_keep(lang)),
        text::h2(words::privacy_network_h2(lang)),
        text::p("", words::privacy_network(lang)),
    ];
    text::page(content, None)
}

/// 无障碍.
pub fn accessibility(app: App) -> Vec<View> {
    let lang = app.lang;
    let content = vec![
        back(app),
        text::h1(words::accessibility_h1(lang)),
        text::p("lead", words::accessibility_lead(lang)),
        points(&[
            words::accessibility_1(lang),
            words::accessibility_2(lang),
            words::accessibility_3(lang),
            words::accessibility_4(lang),
            words::accessibility_5(lang),
        ]),
        text::p("panel", words::accessibility_call(lang)),
    ];
    text::page(content, None)
}

/// An address without a page.
pub fn not_found(app: App) -> Vec<View> {
    let lang = app.lang;
    let links = vec![
        (app.href(Route::Start), words::not_found_start(lang)),
        (app.href(Route::Track), words::go_track(lang)),
    ];
    let content = vec![
        text::h1(words::not_found_h1(lang)),
        text::p("", words::not_found(lang)),
        text::links(&links),
    ];
    text::page(content, None)
}

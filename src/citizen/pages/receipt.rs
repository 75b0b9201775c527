//! 已收到: number, query code, ways to keep it, and what happens next by when.

use leptos::prelude::*;
use qingyu_words::{dates, receipt as words, shell, statuses};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::receipt_keep as keep;
use crate::citizen::app::App;
use crate::citizen::navigate;
use crate::citizen::route::Route;
use crate::citizen::sending::{self, Kept};
use crate::clock;
use crate::ui::choice::{Choice, choice};
use crate::ui::code::code;
use crate::ui::timeline::timeline;
use crate::ui::{button, dom, panel, text};

/// The box that says it is kept elsewhere.
const KEPT: &str = "kept";

/// The page.
pub fn view(app: App) -> AnyView {
    match app.sending.with_untracked(|sending| sending.kept().cloned()) {
        Some(kept) => shown(app, &kept),
        None => gone(app),
    }
}

/// Nothing to show on this device, or not any more.
fn gone(app: App) -> AnyView {
    let lang = app.lang;
    let links = vec![
        (app.href(Route::Track), words::gone_track(lang)),
        (app.href(Route::Start), words::gone_again(lang)),
    ];
    text::page(
        vec![
            text::h1(words::gone_h1(lang)),
            text::p("", words::gone(lang)),
            text::links(links),
        ],
        None,
    )
}

fn shown(app: App, kept: &Kept) -> AnyView {
    let lang = app.lang;
    let number = kept.receipt.number.to_string();
    let groups: Vec<String> = sending::parse(&kept.code)
        .map(|code| code.groups().map(str::to_owned).collect())
        .unwrap_or_default();
    let today = clock::today();
    let due = &kept.receipt.next;
    let by = dates::day(lang, due.due_at.day(), today);
    let photograph = if kept.is_anonymous {
        words::come_back(lang, &by)
    } else {
        String::new()
    };
    let saved = choice(Choice {
        kind: "checkbox",
        name: KEPT,
        value: "1",
        label: words::kept(lang),
        hint: "",
        chosen: false,
    });
    let promise = [statuses::promise(lang, due, today), statuses::reason(lang, due)].concat();
    let card = view! {
        <section class="receipt flow" aria-label=words::label(lang)>
            <div>
                <h2>{words::number(lang)}</h2>
                <p class="number" id="number">{number.clone()}</p>
                <p>{words::number_note(lang)}</p>
            </div>
            <div>
                <h2>{words::code(lang)}</h2>
                <p class="hint">{words::code_note(lang)}</p>
                {code(groups)}
            </div>
        </section>
    };
    let main = vec![
        text::h1(words::h1(lang)),
        card.into_any(),
        keep::ways(app, number, kept.code.clone()),
        panel::note(words::photograph(lang), photograph),
        view! { <div class="no-print">{saved}</div> }.into_any(),
        text::h2(words::next_h2(lang)),
        timeline(vec![
            (by, promise),
            (String::new(), words::next_handle(lang).to_owned()),
            (String::new(), words::next_rate(lang).to_owned()),
        ]),
        button::row(vec![
            button::quiet(words::to_case(lang), move || to_case(app)),
            button::quiet(words::clear(lang), move || clear(app)),
        ]),
    ];
    text::page(main, Some(aside(app)))
}

/// Where else to turn.
fn aside(app: App) -> AnyView {
    let lang = app.lang;
    panel::aside(shell::safe_h2(lang), vec![text::p("hint", shell::safe_computer(lang))])
}

fn to_case(app: App) {
    let code = app
        .sending
        .with_untracked(|sending| sending.kept().and_then(|kept| sending::parse(&kept.code)));
    if let Some(code) = code {
        app.keep_case_code(&code);
        app.found.set_value(None);
        navigate::go(app, Route::Case);
    }
}

/// Clears, asking first while nobody has said that the code is kept.
fn clear(app: App) {
    let saved = dom::by_id(KEPT).and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
    let saved = saved.is_some_and(|input| input.checked());
    if saved
        || window()
            .confirm_with_message(words::clear_first(app.lang))
            .unwrap_or(true)
    {
        app.leave();
    }
}

//! What was noted and not sent, at the top of the page where a supervisor begins.

use qingyu_domain::inspection::{Noted, Unsent};
use qingyu_words::desk::unsent as words;

use super::kept::{change, of};
use super::send;
use crate::clock;
use crate::desk::app::Desk;
use crate::desk::navigate;
use crate::desk::route::Route;
use crate::random;
use crate::ui::el::{View, el};
use crate::ui::{button, dom, text};

/// The panel; nothing while nothing is kept.
pub fn panel(desk: Desk) -> View {
    let content = move || match of(desk).filter(|unsent| !unsent.is_empty()) {
        Some(unsent) => vec![shown(desk, &unsent)],
        None => Vec::new(),
    };
    el("div", "").content(content).view()
}

fn shown(desk: Desk, unsent: &Unsent) -> View {
    let lang = desk.lang;
    let mut rows = Vec::new();
    if let Some(draft) = &unsent.draft {
        let go = text::a("", &Route::NewInspection.href(lang), words::go_on(lang));
        rows.push(row(desk, draft, words::draft(lang), vec![go]));
    }
    rows.extend(unsent.waiting.iter().map(|noted| waiting(desk, noted)));
    let mut panel = el("section", "panel panel--note flow")
        .child(text::h2(words::h2(lang)))
        .child(text::p("", words::lead(lang)))
        .child(text::list("queue", rows));
    if unsent.to_send().next().is_some() {
        let now = button::quiet(words::now(lang), move || {
            desk.say("");
            send::resume(desk);
        });
        panel = panel.child(button::row(vec![now]));
    }
    panel.view()
}

fn row(desk: Desk, noted: &Noted, state: &str, ways: Vec<View>) -> View {
    let place = noted
        .answers
        .unit
        .as_ref()
        .map_or_else(String::new, |unit| desk.place(unit, noted.answers.window.as_deref()));
    let left = i64::from(clock::ms_until(noted.until)) / 3_600_000;
    el("div", "flow")
        .child(
            el("p", "")
                .child(el("strong", "").text(&place).view())
                .text(" ")
                .text(state)
                .text(" ")
                .child(el("span", "hint").text(&words::left(desk.lang, left)).view())
                .view(),
        )
        .child(button::row(ways))
        .view()
}

fn waiting(desk: Desk, noted: &Noted) -> View {
    let lang = desk.lang;
    let key = noted.answers.key.clone().unwrap_or_default();
    let (mut ways, state) = (
        Vec::new(),
        if noted.is_refused {
            words::refused(lang)
        } else {
            words::waits(lang)
        },
    );
    if noted.is_refused {
        let key = key.clone();
        ways.push(button::quiet(words::correct(lang), move || {
            let (_, is_back) = change(desk, |unsent, now| unsent.take_back(&key, random::key(), now));
            if is_back == Some(true) {
                navigate::go(desk, &Route::NewInspection.href(lang));
            } else {
                desk.say(words::other_first(lang));
            }
        }));
    }
    ways.push(button::quiet(words::delete(lang), move || {
        if dom::confirm(words::delete_sure(lang)) {
            change(desk, |unsent, _| unsent.forget(&key));
            desk.say(words::deleted(lang));
            navigate::focus_heading();
        }
    }));
    row(desk, noted, state, ways)
}

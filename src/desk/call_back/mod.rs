//! 110回拨: one call that is called back, what happened since, and a form for each thing that can be done.

mod forms;

use qingyu_api::Endpoint;
use qingyu_api::desk::call_backs::{ActOnCallBack, CallBackEntry, CallBackView, ReadCallBack};
use qingyu_words::dates;
use qingyu_words::desk::{call_backs as words, pages};

use crate::desk::app::Desk;
use crate::desk::route::Route;
use crate::desk::sheet::loaded;
use crate::ui::el::{View, el};
use crate::ui::text;

/// The page.
pub fn view(desk: Desk, id: &str) -> Vec<View> {
    let lang = desk.lang;
    let path = ReadCallBack::PATH.replace("{call_back}", id);
    let acts = ActOnCallBack::PATH.replace("{call_back}", id);
    let mut all = vec![
        text::back(&Route::CallBacks.href(lang), words::back(lang)),
        text::h1(words::one_h1(lang)),
    ];
    all.extend(loaded::<CallBackView>(desk, path, move |one| {
        let mut pieces = vec![facts(desk, one)];
        if !one.has_number {
            pieces.push(text::p("panel panel--note", words::no_number(lang)));
        }
        pieces.extend(history(desk, &one.history));
        pieces.extend(forms::forms(desk, acts.clone(), &one.deeds, one.version));
        pieces
    }));
    vec![text::flow(all)]
}

fn facts(desk: Desk, one: &CallBackView) -> View {
    let lang = desk.lang;
    let called = pages::of(lang, words::called_at(lang), &dates::moment(lang, one.called_at));
    let mut facts = el("p", "facts")
        .child(el("strong", "").text(words::kind(lang, one.kind)).view())
        .text(" ")
        .text(&called);
    if let Some(number) = &one.number {
        facts = facts.text(" ").text(&pages::of(lang, words::number(lang), number));
    }
    if one.is_check {
        facts = facts.text(" ").child(el("span", "tag").text(words::check(lang)).view());
    }
    if let Some(end) = one.end {
        facts = facts
            .text(" ")
            .child(el("span", "tag").text(words::end(lang, end)).view());
    }
    if let Some(due) = one.owed {
        let (class, over) = if one.is_overdue {
            ("tag tag--danger", words::overdue(lang))
        } else {
            ("tag tag--sun", "")
        };
        let due = [words::due(lang), " ", &dates::moment(lang, due), " ", over].concat();
        facts = facts.text(" ").child(el("span", class).text(due.trim_end()).view());
    }
    facts.view()
}

fn history(desk: Desk, history: &[CallBackEntry]) -> [View; 2] {
    let entries = history.iter().map(|one| entry(desk, one)).collect();
    [
        text::h2(words::history_h2(desk.lang)),
        text::list("flow plain", entries),
    ]
}

fn entry(desk: Desk, one: &CallBackEntry) -> View {
    let lang = desk.lang;
    let what = one
        .end
        .map_or_else(|| words::step(lang, &one.step, one.right), |end| words::end(lang, end));
    let mut line = pages::of(lang, &dates::moment(lang, one.at), what);
    if let Some(by) = &one.by {
        line.push_str(" · ");
        line.push_str(&by.shown);
    }
    let around = el("div", "").child(text::p("hint", &line));
    match &one.note {
        Some(note) => around
            .child(el("div", "quote").child(text::p("written", note)).view())
            .view(),
        None => around.view(),
    }
}

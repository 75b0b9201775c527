//! 110回拨: calls that are to be called back, the earliest due first, and those that were; which of them stands in the address.

use qingyu_api::Endpoint;
use qingyu_api::desk::call_backs::{CallBackLine, CallBacks, ListCallBacks};
use qingyu_words::desk::{call_backs as words, pages};
use qingyu_words::{Lang, dates};

use crate::desk::app::Desk;
use crate::desk::route::{Route, parameter, with_lang};
use crate::desk::sheet::loaded;
use crate::ui::el::{El, View, el};
use crate::ui::text;

/// The page.
pub fn view(desk: Desk) -> Vec<View> {
    let lang = desk.lang;
    let is_done = parameter("done").as_deref() == Some("true");
    let done = ("done", if is_done { "true".to_owned() } else { String::new() });
    let after = ("after", parameter("after").unwrap_or_default());
    let is_first = after.1.is_empty();
    let path = with_lang(ListCallBacks::PATH, &[done.clone(), after], Lang::Zh);
    let here = Route::CallBacks.path();
    let other = if is_done {
        (with_lang(&here, &[], lang), words::waiting(lang))
    } else {
        let done = [("done", "true".to_owned())];
        (with_lang(&here, &done, lang), words::done(lang))
    };
    let heading = if is_done {
        words::done(lang)
    } else {
        words::waiting(lang)
    };
    let mut content = vec![
        text::h1(words::h1(lang)),
        text::p("hint", words::lead(lang)),
        text::links(&[other]),
        text::h2(heading),
    ];
    content.extend(loaded::<CallBacks>(desk, path, move |page| {
        list(desk, &done, is_first, page)
    }));
    vec![text::flow(content)]
}

fn list(desk: Desk, done: &(&'static str, String), is_first: bool, page: &CallBacks) -> Vec<View> {
    let lang = desk.lang;
    let is_done = !done.1.is_empty();
    if page.lines.is_empty() {
        let none = if is_done {
            words::none_done(lang)
        } else {
            words::none(lang)
        };
        return vec![text::p("panel", none)];
    }
    let rows = page.lines.iter().map(|line| row(desk, line, is_done)).collect();
    let (mut links, here) = (Vec::new(), Route::CallBacks.path());
    if let Some(next) = &page.next {
        let all = [done.clone(), ("after", next.clone())];
        links.push((with_lang(&here, &all, lang), words::next_page(lang)));
    }
    if !is_first {
        links.push((with_lang(&here, std::slice::from_ref(done), lang), words::first(lang)));
    }
    vec![text::list("queue", rows), text::links(&links)]
}

/// One of them: a single link, whose parts read as one sentence.
fn row(desk: Desk, line: &CallBackLine, is_done: bool) -> View {
    let lang = desk.lang;
    let mut first = el("span", "").child(el("strong", "").text(words::kind(lang, line.kind)).view());
    if line.is_check {
        first = first.text(" ").child(el("span", "tag").text(words::check(lang)).view());
    }
    let called = pages::of(lang, words::called_at(lang), &dates::moment(lang, line.called_at));
    let second = el("span", "").text(&called);
    let label = if is_done {
        words::ended_at(lang)
    } else {
        words::due(lang)
    };
    let over = line
        .is_overdue
        .then(|| el("span", "tag tag--danger").text(words::overdue(lang)).view());
    let third = el("span", "")
        .text(&[label, " ", &dates::moment(lang, line.at)].concat())
        .text(" ")
        .all(over.into_iter().collect());
    el("a", "row")
        .set("href", &Route::CallBack(line.call_back.clone()).href(lang))
        .all([first, second, third].map(El::view).into())
        .view()
}
